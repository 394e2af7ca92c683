import Modelling
import Testing

@testable import ValueOfInformation

/// Numbers that say something only together, subjects, and functions whose values are known.
@Suite struct JointValueTests {
    private static func columns(_ numbers: Int, draws: Int, seed: UInt64) -> [[Double]] {
        (0..<numbers).map { number in
            let key = Key("number \(number)")
            return stride(from: 0, to: draws, by: 8).flatMap { first -> [Double] in
                let lanes = Draws(seed: seed, firstMember: first).uniform(key)
                return (0..<8).map { lanes[$0] }
            }
        }
    }

    private static func luck(draws: Int, seed: UInt64) -> [Double] {
        columns(1, draws: draws, seed: seed &+ 7_000)[0].map { 1.2 * ($0 - 0.5) }
    }

    /// 0.9 (a − ½) + 0.18 sign(b − 0.6) + 2.4 (c − ½)(d − 0.3) + 1.6 (e − ½)² − 0.13, and luck.
    private static func difference(_ x: [[Double]], _ luck: [Double]) -> [Double] {
        luck.indices.map { draw in
            let step = x[1][draw] > 0.6 ? 0.18 : -0.18
            let product = 2.4 * (x[2][draw] - 0.5) * (x[3][draw] - 0.3)
            let parabola = 1.6 * (x[4][draw] - 0.5) * (x[4][draw] - 0.5)
            return 0.9 * (x[0][draw] - 0.5) + step + product + parabola - 0.13 + luck[draw]
        }
    }

    /// mean(max(0, f)) − max(0, mean f) of the means given numbers 0 to 4, by integration.
    private static var known: [Double] {
        let steps = (0..<2_000).map { (Double($0) + 0.5) / 2_000 }
        // What is left of the others in the mean: step −0.036, product 0, parabola 1.6 / 12.
        let (step, parabola, constant) = (-0.036, 1.6 / 12, -0.13)
        func worth(_ mean: (Double) -> Double) -> Double {
            let means = steps.map(mean)
            return ValueOfInformation.worth(means)
        }
        return [
            worth { 0.9 * ($0 - 0.5) + step + parabola + constant },
            worth { ($0 > 0.6 ? 0.18 : -0.18) + parabola + constant },
            worth { 2.4 * ($0 - 0.5) * 0.2 + step + parabola + constant },
            worth { _ in step + parabola + constant },
            worth { 1.6 * ($0 - 0.5) * ($0 - 0.5) + step + constant },
        ]
    }

    @Test("values of a function that are known, and irrelevant numbers below the threshold in 95 of 100")
    func knownValues() {
        let known = Self.known
        var (sums, above, ensembles) = ([Double](repeating: 0, count: 5), 0, 0)
        for trial in 0..<12 {
            let x = Self.columns(25, draws: 1_000, seed: UInt64(40 + trial))
            let differences = Self.difference(x, Self.luck(draws: 1_000, seed: UInt64(40 + trial)))
            let information = ValueOfInformation(of: differences, given: x, seed: 1)
            let border = information.valueByChance()
            let all = information.findings(above: -1)
            for number in 0..<5 {
                sums[number] += (all.first { $0.number == number }?.value ?? 0) / 12
            }
            let found = information.findings(above: border)
            ensembles += 1
            if found.contains(where: { $0.number >= 5 }) { above += 1 }
            #expect(found.contains { $0.number == 0 })
        }
        for (own, wanted) in zip(sums, known) { #expect(abs(own - wanted) < 0.012, "\(own), \(wanted)") }
        #expect(above <= 1, "\(above) of \(ensembles)")
    }

    @Test("a pair that says something only together is found, and no pair with a number that says nothing")
    func pairs() throws {
        let x = Self.columns(12, draws: 2_048, seed: 3)
        let luck = Self.luck(draws: 2_048, seed: 3)
        // The sign of the product decides, and each alone says nothing.
        let differences = luck.indices.map { 4 * (x[2][$0] - 0.5) * (x[7][$0] - 0.5) + 0.5 * luck[$0] }
        let information = ValueOfInformation(of: differences, given: x, seed: 1)
        let border = information.valueByChance()
        let findings = information.findings(above: border)
        #expect(!findings.contains { $0.number == 2 || $0.number == 7 })
        // E|4 uv| of two uniform numbers on ±½ is ¼, and half of it is gained.
        let joint = information.jointByChance([[2, 7], [0, 1, 3]])
        let both = try #require(information.group([2, 7], above: joint.groups))
        #expect(Set(both.numbers) == [2, 7] && abs(both.value - 0.125) < 0.015)
        #expect(information.group([0, 1, 3], above: joint.groups) == nil)
        for pair in information.pairs(beside: findings, above: joint.pairs) {
            #expect(Set(pair.numbers) == [2, 7])
        }
    }

    @Test("a second number that says nothing makes no pair; one that adds to the first does")
    func pairBesideSingle() {
        let x = Self.columns(12, draws: 2_048, seed: 5)
        let luck = Self.luck(draws: 2_048, seed: 5)
        let single = luck.indices.map { x[4][$0] - 0.5 + luck[$0] }
        let one = ValueOfInformation(of: single, given: x, seed: 1)
        let byChance = one.valueByChance()
        let borders = one.jointByChance([])
        #expect(one.pairs(beside: one.findings(above: byChance), above: borders.pairs).isEmpty)
        let two = luck.indices.map { x[4][$0] + x[9][$0] - 1 + luck[$0] }
        let information = ValueOfInformation(of: two, given: x, seed: 1)
        let border = information.valueByChance()
        let pairs = information.pairs(
            beside: information.findings(above: border), above: information.jointByChance([]).pairs)
        #expect(pairs.map { Set($0.numbers) } == [[4, 9]])
        // E max(0, u + v) of two uniform numbers on ±½ is 1/6.
        #expect(abs(pairs[0].value - 1.0 / 6) < 0.012)
    }

    @Test("what all numbers are worth leaves luck out")
    func luckApart() {
        let x = Self.columns(10, draws: 2_048, seed: 9)
        let luck = Self.luck(draws: 2_048, seed: 9)
        let differences = luck.indices.map { x[4][$0] - 0.5 + luck[$0] }
        let information = ValueOfInformation(of: differences, given: x, seed: 1)
        let numbers = information.ofNumbers(above: information.jointByChance([]).numbers)
        #expect(abs(numbers - 0.125) < 0.02 && information.ofEverything > numbers + 0.03)
        let onlyLuck = ValueOfInformation(of: luck, given: x, seed: 1)
        let byChance = onlyLuck.jointByChance([]).numbers
        #expect(onlyLuck.ofNumbers(above: byChance) == 0 && onlyLuck.ofEverything > 0)
    }

    @Test("of differences that hang on nothing no pair and no group is reported, but in one of eight")
    func nothing() {
        let reported = (0..<8).map { trial -> [Bool] in
            let x = Self.columns(20, draws: 1_000, seed: UInt64(300 + trial))
            let information = ValueOfInformation(
                of: Self.luck(draws: 1_000, seed: UInt64(300 + trial)), given: x, seed: UInt64(trial))
            let findings = information.findings(above: information.valueByChance())
            let borders = information.jointByChance([[0, 1, 2, 3], Array(4..<16)])
            return [
                !information.pairs(beside: findings, above: borders.pairs).isEmpty,
                information.group([0, 1, 2, 3], above: borders.groups) != nil
                    || information.group(Array(4..<16), above: borders.groups) != nil,
            ]
        }
        for part in [0, 1] {
            let count = reported.count { $0[part] }
            #expect(count <= 1, "\(count) of 8")
        }
    }

    @Test("a turn has a band that holds it; where there is none there is no band")
    func turnBands() throws {
        let x = Self.columns(4, draws: 2_048, seed: 11)
        let luck = Self.luck(draws: 2_048, seed: 11)
        let information = ValueOfInformation(
            of: luck.indices.map { x[1][$0] - 0.6 + 0.5 * luck[$0] }, given: x, seed: 1)
        let finding = try #require(information.findings(above: information.valueByChance()).first)
        let band = try #require(finding.turnBand)
        #expect(band.contains(finding.turns[0]) && band.contains(0.6))
        #expect(band.upperBound - band.lowerBound < 0.1)
    }
}
