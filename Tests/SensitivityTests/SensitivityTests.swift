import Foundation
import Sensitivity
import Testing

@testable import Designs

@Suite("Sensitivity, beside SALib")
struct SensitivityTests {
    let references: References

    init() throws { references = try References.read() }

    @Test("points without scrambling are those of SciPy, in 128 dimensions")
    func sobolPoints() {
        var sequence = SobolSequence(dimensions: 128)
        let points = (0..<64).map { _ in sequence.next() }
        #expect([1, 2, 3, 5, 21, 42, 63].map { points[$0] } == references.sobolPoints)
    }

    private func check(
        _ expected: References.Indices, of function: ([Double]) -> Double, factors: Int
    ) throws {
        let points = SamplingDesign.saltelli(expected.base, factors: factors, scrambledBy: nil)
        let size = factors + 2
        #expect(Array(points[5 * size..<6 * size]) == expected.rows)
        let found = try #require(SobolIndices(points.map(function), factors: factors))
        #expect(found.groups == expected.base && found.groupsLeftOut == 0)
        for (factor, index) in found.indices.enumerated() {
            #expect(abs(index.first.value - expected.first[factor]) < 1e-9)
            #expect(abs(index.total.value - expected.total[factor]) < 1e-9)
            // Both draw 1,000 times, from other random numbers.
            #expect(abs(index.first.margin / expected.firstMargin[factor] - 1) < 0.15)
            #expect(abs(index.total.margin / expected.totalMargin[factor] - 1) < 0.15)
        }
    }

    @Test(
        "indices of Ishigami's function are those of SALib to the ninth digit, and their margins within 15 %")
    func ishigamiIndices() throws { try check(references.ishigami, of: ishigami, factors: 3) }

    @Test("so are those of Sobol's G with eight factors")
    func sobolGIndices() throws { try check(references.sobolG, of: sobolG, factors: 8) }

    @Test("scrambled points find the indices of Ishigami's function that are known exactly")
    func exact() throws {
        let design = SamplingDesign(
            .saltelli(base: 4_096), factors: Array(repeating: .range(), count: 3), seed: 5)
        let found = try #require(SobolIndices(design.points.map(ishigami), factors: 3))
        for (index, (first, total)) in zip(found.indices, [(0.3139, 0.5576), (0.4424, 0.4424), (0, 0.2437)]) {
            #expect(abs(index.first.value - first) < 0.01)
            #expect(abs(index.total.value - total) < 0.01)
            #expect(index.total.low < total + 0.005 && index.total.high > total - 0.005)
        }
    }

    @Test("a group of which a point has no outcome is left out and counted")
    func missing() throws {
        let points = SamplingDesign.saltelli(256, factors: 3, scrambledBy: 1)
        var outcomes = points.map { Optional(ishigami($0)) }
        outcomes[7] = nil
        let found = try #require(SobolIndices(outcomes, factors: 3, resamples: 10))
        #expect(found.groups == 255 && found.groupsLeftOut == 1)
        let others = outcomes.prefix(5) + outcomes.dropFirst(10)
        #expect(SobolIndices(Array(others), factors: 3, resamples: 10)?.indices == found.indices)
        #expect(SobolIndices(points.map { _ in 1 }, factors: 3) == nil)
        #expect(SobolIndices([nil, 1, 2, 3, 4], factors: 3) == nil)
    }

    private func check(
        _ expected: References.Effects, of function: ([Double]) -> Double, factors: Int
    ) throws {
        let points = expected.levels.map { $0.map { Double($0) / 3 } }
        let found = ElementaryEffects(points, outcomes: points.map(function), factors: factors)
        #expect(found.stepsLeftOut == 0)
        for factor in 0..<factors {
            let effect = try #require(found.effects[factor])
            #expect(effect.count == expected.levels.count / (factors + 1))
            #expect(abs(effect.mean - expected.mean[factor]) < 1e-9)
            #expect(abs(effect.meanSize.value - expected.meanSize[factor]) < 1e-9)
            #expect(abs(effect.deviation - expected.deviation[factor]) < 1e-9)
            #expect(
                abs(effect.meanSize.margin - expected.meanSizeMargin[factor])
                    <= 0.2 * expected.meanSizeMargin[factor] + 1e-9)
        }
    }

    @Test("elementary effects of Ishigami's function and Sobol's G are those of SALib")
    func effects() throws {
        try check(references.ishigamiEffects, of: ishigami, factors: 3)
        try check(references.sobolGEffects, of: sobolG, factors: 8)
    }

    @Test("steps to and from a point without outcome are left out and counted")
    func missingStep() {
        let design = SamplingDesign(
            .morris(trajectories: 4, levels: 4), factors: Array(repeating: .range(), count: 3))
        var outcomes = design.points.map { Optional(ishigami($0)) }
        outcomes[1] = nil
        let found = ElementaryEffects(design.points, outcomes: outcomes, factors: 3)
        #expect(found.stepsLeftOut == 2)
        #expect(found.effects.compactMap { $0?.count }.reduce(0, +) == 10)
    }

    @Test(
        "rank correlations are those of SciPy to the third digit: values that are equal but for rounding rank otherwise there"
    )
    func ranks() throws {
        var sequence = SobolSequence(dimensions: 3)
        let points = (0..<256).map { _ in sequence.next() }.dropFirst()
        let outcomes = points.map { Optional(ishigami($0)) }
        for factor in 0..<3 {
            let found = try #require(
                RankSensitivity.correlation(of: points.map { $0[factor] }, with: outcomes))
            #expect(abs(found.value - references.ishigamiRanks[factor]) < 5e-4)
            #expect(found.margin > 0.08 && found.margin < 0.14)
        }
        #expect(RankSensitivity.correlation(of: [1, 2, 3, 4], with: [1, 2, 3, 4]) == nil)
    }
}
