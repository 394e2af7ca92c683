import Comparisons
import Modelling
import Results
import Testing

@Suite("The base as late as another scenario")
struct TimingControlTests {
    private let draws = 100

    private func entry(_ name: String, sumOf: String? = nil, worthNaming: Double = 1) -> IndicatorEntry {
        IndicatorEntry(
            name: name, theme: ThemeEntry.name(of: name), title: Text(nl: name, en: name),
            sentence: Text(nl: name, en: name), unit: "persons", better: .higher, worthNaming: worthNaming,
            isHeadline: sumOf == nil, sumOf: sumOf)
    }

    private func comparison() -> RegionComparison {
        RegionComparison(
            region: "NL111", years: [2_049, 2_050], seed: 1, delivered: entry("collaboration.delivered"),
            headlines: [entry("jobs.employed")], sums: [entry("period.person_years", sumOf: "jobs.employed")],
            reportedYears: [2_050])
    }

    private func budget(_ name: String) -> Findings.Budget {
        Findings.Budget(scenario: name, millions: 10, byMeasure: ["woods": 10])
    }

    private func scenario(_ name: String, jobs: Double, sum: Double, control: TimingControl? = nil)
        -> ScenarioDraws
    {
        var found = ScenarioDraws(
            scenario: name, budget: budget(name),
            delivered: [0.5, 0.6].map { [Double](repeating: $0, count: draws) })
        found.returns = [Double](repeating: 0.8, count: draws)
        found.headlines = [[values(jobs)]]
        found.sums = [values(sum)]
        found.control = control
        return found
    }

    /// A hundred draws around a number, the same luck for everybody.
    private func values(_ middle: Double) -> [Double] { (0..<draws).map { middle + Double($0 % 10) } }

    private func found(control jobs: Double, sum: Double) throws -> ScenarioFindings {
        let control = TimingControl(
            quarters: ["woods": 8], delivered: [Double](repeating: 0.6, count: draws),
            headlines: [[values(jobs)]],
            sums: [values(sum)])
        let findings = comparison().findings(
            [
                scenario("silo", jobs: 1_000, sum: 5_000),
                scenario("later", jobs: 1_050, sum: 4_000, control: control),
            ],
            base: 0, draws: draws, parameters: { _ in [] })
        return try #require(findings.scenarios.first)
    }

    @Test("explains a gain that is gone beside it; what the years add up to is told too")
    func explains() throws {
        let later = try found(control: 1_050, sum: 4_000)
        let jobs = try #require(later.regionWide.first)
        #expect(jobs.difference.p50 == 50 && jobs.shares.better == 1)
        #expect(
            jobs.remainder
                == .init(difference: nil, shares: Shares(better: 0, equal: 1, worse: 0), isNamed: false))
        let sum = try #require(later.sums.first)
        #expect(
            sum.indicator == "period.person_years" && sum.difference.p50 == -1_000 && sum.shares.worse == 1)
        #expect(sum.remainder?.isNamed == false)
        let timing = try #require(later.timing)
        #expect(timing.quarters == ["woods": 8])
        #expect(timing.delivered.shares.equal == 1 && !timing.delivered.isNamed)
    }

    @Test("leaves a gain that is there beside it as well")
    func leaves() throws {
        let later = try found(control: 1_010, sum: 4_000)
        let remainder = try #require(later.regionWide.first?.remainder)
        #expect(remainder.difference?.p50 == 40 && remainder.shares.better == 1 && remainder.isNamed)
    }

    @Test("moves a measure by the difference in start and the median of the extra time, in whole steps")
    func steps() {
        let later = TimingControl.stepsLater(
            startsLater: 2, years: [3, 4, 9], base: [2, 2.5, 1], perYear: 4)
        #expect(later == 2 + 6)
        #expect(TimingControl.stepsLater(startsLater: -1, years: [1], base: [2], perYear: 4) == -5)
        #expect(TimingControl.stepsLater(startsLater: 8, years: [], base: [], perYear: 4) == 8)
    }
}
