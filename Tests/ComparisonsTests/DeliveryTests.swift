import Modelling
import Results
import Testing

@testable import Comparisons

@Suite("Time and worth")
struct DeliveryTests {
    private let never = Double.infinity

    @Test("months are those between the moments, and a draw that never arrives is later than any")
    func time() throws {
        let time = ScenarioFindings.Time(
            scenario: [2_031, 2_032, 2_033, 2_034.5, never], base: [2_030, 2_030, 2_030, 2_035, 2_030],
            years: 27)
        // 12, 24, 36, −6 months, and one that is later than all: the median is 24.
        #expect(time.monthsLater?.p50 == 24)
        #expect(time.shares == Shares(better: 0.2, equal: 0, worse: 0.8))
        #expect(time.never == 0.2 && time.baseNever == 0)
    }

    @Test("two that never arrive are equal, and one that arrives alone is better")
    func neverEither() {
        let time = ScenarioFindings.Time(
            scenario: [never, 2_040, never, 2_031], base: [never, never, 2_030, 2_031], years: 27)
        #expect(time.shares == Shares(better: 0.25, equal: 0.5, worse: 0.25))
    }

    @Test("there is no median where half of the draws never arrive; below half there is one")
    func halfNever() {
        let base = [2_030, 2_030, 2_030, 2_030.0]
        let half = ScenarioFindings.Time(scenario: [2_031, 2_031, never, never], base: base, years: 27)
        #expect(half.monthsLater == nil && half.never == 0.5)
        let fewer = ScenarioFindings.Time(scenario: [2_031, 2_031, 2_031, never], base: base, years: 27)
        #expect(fewer.monthsLater?.p50 == 12)
        // The band's end is the whole period: at least that much later.
        #expect((fewer.monthsLater?.p95 ?? 0) > 12 && (fewer.monthsLater?.p95 ?? 0) <= 27 * 12)
    }

    @Test("worth is the money that the other would need more, worked by hand")
    func worth() throws {
        // 154 M€ × ((.75 / .67) ^ (1 / .75) − 1): 1.119403 ^ 1.333333 = 1.162306.
        let worth = Worth(wanted: [0.75], delivered: [0.67], returns: [0.75], budget: 154)
        #expect(abs((worth.band?.p50 ?? 0) - 24.995) < 0.01)
        // At constant returns, a fifth more needs a fifth more money.
        #expect(
            abs((Worth(wanted: [0.6], delivered: [0.5], returns: [1], budget: 100).band?.p50 ?? 0) - 20)
                < 1e-9)
        // The other way round it is less than nothing, and never below minus the budget.
        #expect((Worth(wanted: [0.5], delivered: [0.6], returns: [1], budget: 100).band?.p50 ?? 0) < 0)
        #expect(Worth(wanted: [0], delivered: [0.6], returns: [0.5], budget: 100).band?.p50 == -100)
    }

    @Test("worth is missing where the other delivers nothing, and the share of such draws is told")
    func missing() {
        let worth = Worth(
            wanted: [0.5, 0.5, 0, 0.4], delivered: [0, 0.5, 0, 0.2], returns: [1, 1, 1, 1], budget: 10)
        #expect(worth.missing == 0.5)
        // Of the two with a value one is a tie; twice as much needs twice the money.
        #expect(abs((worth.band?.p50 ?? 0) - 10) < 1e-9)
    }

    private func budget(_ name: String, _ measures: [String: Double]) -> Findings.Budget {
        Findings.Budget(
            scenario: name, millions: measures.values.reduce(0, +), byMeasure: measures)
    }

    @Test("budgets are alike below 1 M€ and 1 %, not from there on")
    func likeMoney() {
        func alike(_ own: Double, _ base: Double) -> Bool {
            Findings.hasEqualMoney(budget("a", ["m": own]), budget("b", ["m": base]))
        }
        #expect(alike(154, 154) && alike(154.9, 154) && !alike(155, 154) && !alike(153, 154))
        // Of 50 M€ 1 % is .5.
        #expect(alike(50.4, 50) && !alike(50.5, 50))
        #expect(alike(0, 0))
    }

    @Test("money is told by the measure that it goes to first, then measures that one of the two lacks (R5)")
    func unlike() {
        let base = budget("silo", ["farms": 50, "parks": 10, "streets": 5])
        let richer = Findings.unlikeMoney(
            budget("rich", ["farms": 53, "parks": 30, "roads": 4]), base: base)
        #expect(richer.map(\.kind) == [.money, .measures])
        #expect(richer[0].names == ["parks", "streets", "roads", "farms"])
        #expect(richer[0].value == 87 && richer[0].baseValue == 65)
        #expect(richer[1].names == ["roads", "streets"])
        #expect(Findings.unlikeMoney(budget("none", [:]), base: base).map(\.kind) == [.noMeasures])
        #expect(Findings.unlikeMoney(budget("same", base.byMeasure), base: base).isEmpty)
        // The same sum, spent on other measures.
        let other = Findings.unlikeMoney(budget("other", ["farms": 50, "parks": 15]), base: base)
        #expect(other.map(\.kind) == [.measures] && other[0].names == ["streets"])
    }
}
