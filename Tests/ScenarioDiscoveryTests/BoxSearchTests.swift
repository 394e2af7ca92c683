import Modelling
import Testing

@testable import ScenarioDiscovery

/// Boxes that are planted, and ensembles in which there is none.
@Suite struct BoxSearchTests {
    /// Independent numbers between 0 and 1.
    private static func columns(_ numbers: Int, draws: Int, seed: UInt64) -> [[Double]] {
        (0..<numbers).map { number in
            let key = Key("number \(number)")
            return stride(from: 0, to: draws, by: 8).flatMap { first -> [Double] in
                let lanes = Draws(seed: seed, firstMember: first).uniform(key)
                return (0..<8).map { lanes[$0] }
            }
        }
    }

    /// Cases with a share inside the planted box, and another outside it.
    private static func cases(
        _ columns: [[Double]], seed: UInt64, inside: Double, outside: Double, _ isInside: (Int) -> Bool
    ) -> [Bool] {
        let luck = Self.columns(1, draws: columns[0].count, seed: seed &+ 1_000)[0]
        return luck.indices.map { luck[$0] < (isInside($0) ? inside : outside) }
    }

    @Test("a border by hand: the first peel takes the values at one end, whole values at a time")
    func byHand() throws {
        let values = (0..<40).map { Double($0 / 4) }
        let space = DrawSpace([values])
        let box = try #require(BoxSearch(space, cases: values.map { $0 >= 5 }).best())
        #expect(box.conditions == [Condition(number: 0, isAbove: true, limit: 5)])
        #expect(box.draws == 20 && box.cases == 20 && box.density == 1)
    }

    @Test("nothing is found where all are cases, none is, or nothing varies")
    func nothing() {
        let space = DrawSpace([(0..<100).map(Double.init)])
        #expect(BoxSearch(space, cases: Array(repeating: true, count: 100)).best() == nil)
        #expect(BoxSearch(space, cases: Array(repeating: false, count: 100)).best() == nil)
        let constant = DrawSpace([Array(repeating: 1.0, count: 100)])
        #expect(BoxSearch(constant, cases: (0..<100).map { $0 % 2 == 0 }).best() == nil)
    }

    @Test(
        "planted boxes of one, two and three conditions are found in at least nine of ten", arguments: 1...3)
    func planted(conditions: Int) {
        // Each condition holds for a share of the draws such that the box has a fifth of them.
        let share = [0.2, 0.447, 0.585][conditions - 1]
        let found = (0..<10).count { trial in
            let columns = Self.columns(12, draws: 1_000, seed: UInt64(trial))
            let isCase = Self.cases(columns, seed: UInt64(trial), inside: 0.9, outside: 0.2) { draw in
                (0..<conditions).allSatisfy { columns[$0][draw] > 1 - share }
            }
            guard let box = BoxSearch(DrawSpace(columns), cases: isCase).best(most: conditions) else {
                return false
            }
            return (0..<conditions).allSatisfy { number in
                box.conditions.contains {
                    $0.number == number && $0.isAbove && abs($0.limit - (1 - share)) <= 0.1
                }
            }
        }
        #expect(found >= 9, "\(found) of 10")
    }

    @Test("in noise a condition is reported in at most one of twenty ensembles")
    func noise() {
        var tests = ScenarioDiscovery.Tests()
        (tests.permutations, tests.resamples) = (40, 10)
        let reported = (0..<20).count { trial in
            let columns = Self.columns(10, draws: 256, seed: UInt64(100 + trial))
            let unseen = Self.columns(10, draws: 256, seed: UInt64(500 + trial))
            let isCase = Self.cases(columns, seed: UInt64(trial), inside: 0.8, outside: 0.8) { _ in true }
            let later = Self.cases(unseen, seed: UInt64(900 + trial), inside: 0.8, outside: 0.8) { _ in true }
            return !ScenarioDiscovery(DrawSpace(columns), cases: isCase, seed: 1, tests: tests)
                .findings(judgedOn: DrawSpace(unseen), cases: later).isEmpty
        }
        #expect(reported <= 1, "\(reported) of 20")
    }

    @Test("a planted condition passes all tests, with the share of unseen draws")
    func finding() throws {
        var tests = ScenarioDiscovery.Tests()
        (tests.permutations, tests.resamples) = (40, 20)
        let columns = Self.columns(8, draws: 512, seed: 3)
        let unseen = Self.columns(8, draws: 512, seed: 4)
        let isCase = Self.cases(columns, seed: 3, inside: 0.9, outside: 0.3) { columns[5][$0] < 0.4 }
        let later = Self.cases(unseen, seed: 4, inside: 0.9, outside: 0.3) { unseen[5][$0] < 0.4 }
        let discovery = ScenarioDiscovery(DrawSpace(columns), cases: isCase, seed: 1, tests: tests)
        let findings = discovery.findings(judgedOn: DrawSpace(unseen), cases: later)
        let best = try #require(findings.first { $0.raises && $0.conditions.count == 1 })
        #expect(best.conditions[0].number == 5 && !best.conditions[0].isAbove)
        #expect(abs(best.conditions[0].limit - 0.4) < 0.1 && best.chance == 0 && best.stability >= 0.5)
        let inside = unseen[5].indices.filter { unseen[5][$0] <= best.conditions[0].limit }
        #expect(best.draws == inside.count && best.cases == inside.count { later[$0] })
        #expect(best.low < Double(best.cases) / Double(best.draws))
        #expect(findings.contains { !$0.raises }, "the rest has fewer cases")
        for workers in [1, 3] {
            let again = ScenarioDiscovery(
                DrawSpace(columns), cases: isCase, seed: 1, tests: tests, workers: workers)
            #expect(findings == again.findings(judgedOn: DrawSpace(unseen), cases: later))
        }
    }

    @Test("the interval of a share is Wilson's")
    func interval() {
        let (low, high) = ScenarioDiscovery.interval(cases: 8, draws: 10)
        #expect(abs(low - 0.541) < 0.001 && abs(high - 0.931) < 0.001)
        #expect(ScenarioDiscovery.interval(cases: 0, draws: 0) == (0, 1))
    }
}
