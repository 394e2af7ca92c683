import Testing

@testable import Designs

@Suite("Designs of experiments")
struct DesignTests {
    private let three: [FactorShape] = [.list(3), .range(levels: 2), .list(2)]

    private func isSpread(_ points: [[Double]], over layers: Int) -> Bool {
        (points.first ?? []).indices.allSatisfy { factor in
            Set(points.map { Int($0[factor] * Double(layers)) }).count == layers
        }
    }

    @Test("a full factorial has every combination once")
    func fullFactorial() {
        let design = SamplingDesign(.fullFactorial, factors: three)
        #expect(design.count == 12 && design.points.count == 12)
        #expect(Set(design.points).count == 12)
        #expect(Set(design.points.map { three[0].place(at: $0[0]) }) == [0, 1, 2])
        #expect(Set(design.points.map { $0[1] }) == [0, 1])
    }

    @Test("a Latin hypercube has one point in each layer of each factor, and the same ones for a seed")
    func latinHypercube() {
        let design = SamplingDesign(
            .latinHypercube(points: 50), factors: Array(repeating: .range(), count: 6), seed: 3)
        #expect(isSpread(design.points, over: 50))
        #expect(design.points == design.points)
        #expect(
            design.points != SamplingDesign(design.kind, factors: design.factors, seed: 4).points)
    }

    @Test(
        "scrambled Sobol points lie one in each layer of every dimension, and in each cell of any two first ones"
    )
    func sobol() {
        let design = SamplingDesign(
            .sobol(points: 256), factors: Array(repeating: .range(), count: 20), seed: 9)
        let points = design.points
        #expect(isSpread(points, over: 256))
        let cells = Set(points.map { [Int($0[0] * 16), Int($0[1] * 16)] })
        #expect(cells.count == 256)
        #expect(points.joined().allSatisfy { $0 >= 0 && $0 < 1 })
    }

    @Test("one at a time changes one factor from a base point")
    func oneAtATime() {
        let design = SamplingDesign(.oneAtATime, factors: [.list(3, usual: 1), .range(levels: 2), .list(2)])
        #expect(design.count == 6 && design.points.count == 6)
        #expect(design.points[0] == [0.5, 0.5, 0.25])
        for point in design.points.dropFirst() {
            #expect(zip(point, design.points[0]).count { $0 != $1 } == 1)
        }
    }

    @Test("trajectories of Morris change each factor once, by two of three steps of a grid of four levels")
    func morris() {
        let design = SamplingDesign(
            .morris(trajectories: 7, levels: 4), factors: Array(repeating: .range(), count: 5))
        let points = design.points
        #expect(points.count == 42 && design.count == 42 && design.groupSize == 6)
        for start in stride(from: 0, to: 42, by: 6) {
            var changed: Set<Int> = []
            for place in start..<start + 5 {
                let steps = zip(points[place], points[place + 1]).map { Int(((($1 - $0) * 3)).rounded()) }
                #expect(steps.count { $0 != 0 } == 1 && steps.allSatisfy { [-2, 0, 2].contains($0) })
                changed.insert(steps.firstIndex { $0 != 0 } ?? -1)
            }
            #expect(changed == [0, 1, 2, 3, 4])
        }
        #expect(points.joined().allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    @Test("a group of Saltelli is A, A with each factor from B, and B")
    func saltelli() {
        let design = SamplingDesign(.saltelli(base: 8), factors: three, seed: 2)
        #expect(design.count == 40 && design.points.count == 40)
        let group = Array(design.points[5..<10])
        for factor in 0..<3 {
            for other in 0..<3 {
                #expect(group[factor + 1][other] == group[factor == other ? 4 : 0][other])
            }
        }
    }

    @Test("a list is met evenly, its first and last value at the ends")
    func list() {
        let list = FactorShape.list(3)
        #expect([0, 0.33, 0.34, 0.66, 0.67, 1].map { list.place(at: $0) } == [0, 0, 1, 1, 2, 2])
        // A grid of four levels meets two values twice each.
        #expect([0, 1, 2, 3].map { FactorShape.list(2).place(at: Double($0) / 3) } == [0, 0, 1, 1])
        #expect(FactorShape.list(4, usual: 2).usual == 0.625)
    }

    @Test("the count of a design that nobody could lay out is told without laying it out")
    func huge() {
        let design = SamplingDesign(.fullFactorial, factors: Array(repeating: .list(100), count: 40))
        #expect(design.count == .max)
    }
}
