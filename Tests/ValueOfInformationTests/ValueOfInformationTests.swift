import Modelling
import Testing

@testable import ValueOfInformation

/// Values that can be worked out by hand: of a difference that is a line of one number, and of numbers that say nothing.
@Suite struct ValueOfInformationTests {
    private static func columns(_ numbers: Int, draws: Int, seed: UInt64) -> [[Double]] {
        (0..<numbers).map { number in
            let key = Key("number \(number)")
            return stride(from: 0, to: draws, by: 8).flatMap { first -> [Double] in
                let lanes = Draws(seed: seed, firstMember: first).uniform(key)
                return (0..<8).map { lanes[$0] }
            }
        }
    }

    private static func findings(
        of differences: [Double], given columns: [[Double]], seed: UInt64
    ) -> [ValueOfInformation.Finding] {
        let information = ValueOfInformation(of: differences, given: columns, seed: seed)
        return information.findings(above: information.valueByChance())
    }

    @Test("a line through zero in the middle is worth an eighth, and turns there")
    func line() throws {
        let columns = Self.columns(6, draws: 2_048, seed: 1)
        let luck = Self.columns(1, draws: 2_048, seed: 2)[0]
        // u − ½ with luck: ∫ max(0, u − ½) du = 1/8, and the mean is 0.
        let differences = luck.indices.map { columns[2][$0] - 0.5 + 0.6 * (luck[$0] - 0.5) }
        let findings = Self.findings(of: differences, given: columns, seed: 1)
        let best = try #require(findings.first)
        #expect(best.number == 2 && findings.count == 1)
        #expect(abs(best.value - 0.125) < 0.01 && best.standardError < 0.01)
        #expect(abs(best.choosesOtherwise - 0.5) < 0.03)
        #expect(best.turns.count == 1 && abs(best.turns[0] - 0.5) < 0.03)
    }

    @Test("numbers that say nothing are worth nothing beyond chance, in 19 of 20 ensembles")
    func nothing() {
        let reported = (0..<20).count { trial in
            let columns = Self.columns(10, draws: 1_000, seed: UInt64(50 + trial))
            let differences = Self.columns(1, draws: 1_000, seed: UInt64(200 + trial))[0].map { $0 - 0.45 }
            return !Self.findings(of: differences, given: columns, seed: 1).isEmpty
        }
        #expect(reported <= 2, "\(reported) of 20")
    }

    @Test("where one way is better whatever a number is, knowing it changes no choice and is worth nothing")
    func noChoice() {
        let columns = Self.columns(3, draws: 1_000, seed: 5)
        let information = ValueOfInformation(of: columns[0].map { $0 + 1 }, given: columns, seed: 1)
        #expect(
            information.findings(above: information.valueByChance()).isEmpty && information.ofEverything == 0)
    }

    @Test("a number of a few whole values has one mean for each")
    func categories() throws {
        let columns = Self.columns(2, draws: 2_000, seed: 7)
        let category = columns[0].map { ($0 * 3).rounded(.down) }
        // −1, 0 or 2 by category: mean 1/3; knowing it, one stays at home in the first and gains 1/3.
        let differences = category.indices.map {
            [-1.0, 0, 2][Int(category[$0])] + 0.2 * (columns[1][$0] - 0.5)
        }
        let finding = try #require(
            Self.findings(of: differences, given: [category], seed: 1).first)
        #expect(abs(finding.value - 1.0 / 3) < 0.05)
    }

    @Test("the smooth of a parabola is the parabola, but for what the smallest ridge takes")
    func parabola() throws {
        let basis = SmoothBasis(draws: 400)
        let outcomes = (0..<400).map { number -> Double in
            let u = (Double(number) + 0.5) / 400
            return 3 * u * u - u
        }
        let fit = try #require(basis.fit(outcomes))
        for (own, wanted) in zip(basis.values(fit.weights), outcomes) { #expect(abs(own - wanted) < 2e-3) }
    }

    @Test("an inverse and a root by hand")
    func matrices() throws {
        var matrix = Matrix(2)
        (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]) = (4, 2, 2, 3)
        let inverse = try #require(matrix.inverse)
        #expect(abs(inverse[0, 0] - 0.375) < 1e-12 && abs(inverse[0, 1] + 0.25) < 1e-12)
        let root = try #require(matrix.root)
        #expect(root[0, 0] == 2 && root[1, 0] == 1 && abs(root[1, 1] - 2.0.squareRoot()) < 1e-12)
        #expect(Matrix(2).inverse == nil && Matrix(2).root == nil)
    }
}
