import Comparisons
import Modelling
import Results
import Testing

@Suite("Findings of a region, from hand-made draws")
struct RegionComparisonTests {
    private func entry(
        _ name: String, better: Indicator.Direction = .higher, worthNaming: Double = 0.01
    ) -> IndicatorEntry {
        IndicatorEntry(
            name: name, theme: "theme", title: Text(nl: name, en: name), sentence: Text(nl: "", en: ""),
            unit: "1", better: better, worthNaming: worthNaming, isHeadline: true)
    }

    private var comparison: RegionComparison {
        RegionComparison(
            region: "NL213", years: [2_029, 2_030], seed: 1, delivered: entry("delivered"),
            yields: [
                .init(measure: "farms", lever: "nature", unit: "ha", worthNaming: 10),
                .init(measure: "parks", lever: "business", unit: "ha", worthNaming: 1),
            ],
            headlines: [
                entry("jobs", worthNaming: 100), entry("nitrogen", better: .lower, worthNaming: 5),
            ], reportedYears: [2_029, 2_030])
    }

    /// Draws around these values: half of them a little above, half a little below, the same luck in every scenario.
    private func around(_ value: Double, _ draws: Int) -> [Double] {
        (0..<draws).map { value * (1 + 0.01 * (Double($0 % 10) - 4.5)) }
    }

    private func scenario(
        _ name: String, delivered: Double, half: Double = 2_029, money: Double = 100, draws: Int = 100,
        farms: Double = 500, jobs: Double = 300_000, nitrogen: Double = 1_000
    ) -> ScenarioDraws {
        ScenarioDraws(
            scenario: name,
            budget: .init(
                scenario: name, millions: money, byMeasure: ["farms": money / 2, "parks": money / 2]),
            delivered: [around(delivered / 2, draws), around(delivered, draws)],
            half: (0..<draws).map { half + 0.01 * Double($0 % 3) }, coordination: around(5, draws),
            returns: [Double](repeating: 1, count: draws),
            yields: [around(farms, draws), around(4, draws)],
            headlines: [
                [around(jobs, draws), around(jobs, draws)],
                [around(nitrogen, draws), nil],
            ])
    }

    private func yardstick(_ draws: Int = 100) -> ScenarioDraws {
        ScenarioDraws(
            scenario: "none", budget: .init(scenario: "none", millions: 0, byMeasure: [:]),
            yields: [around(0, draws), around(0, draws)],
            headlines: [
                [around(299_000, draws), around(299_000, draws)], [around(1_000, draws), nil],
            ])
    }

    private func findings(_ scenarios: [ScenarioDraws], base: Int = 0, draws: Int = 100) -> Findings {
        comparison.findings(scenarios, base: base, draws: draws) { _ in [] }
    }

    @Test("time, worth, coordination and yields are told of a way of working, headlines of all")
    func ways() throws {
        let found = findings([
            scenario("silo", delivered: 0.5), scenario("network", delivered: 0.6, half: 2_030, farms: 520),
            yardstick(),
        ])
        #expect(found.scenarios.map(\.scenario) == ["network", "none"])
        #expect(found.horizon == 2_030 && found.members == 100 && found.base == "silo")
        let network = found.scenarios[0]
        #expect(abs((network.time?.monthsLater?.p50 ?? 0) - 12) < 1e-9)
        #expect(network.time?.shares == Shares(better: 0, equal: 0, worse: 1))
        let delivery = try #require(network.delivery)
        #expect(abs(delivery.difference.p50 - 0.1) < 1e-9)
        // A fifth more, at constant returns: a fifth more money.
        #expect(abs((delivery.worth?.p50 ?? 0) - 20) < 1e-9)
        #expect(abs((delivery.catchingUp?.p50 ?? 0) + 100.0 / 6) < 1e-9)
        #expect(network.stretches?.stretches.map(\.isAhead) == [true])
        // 20 ha of at least 10, and parks are equal.
        #expect(network.measures.map(\.measure) == ["farms", "parks"])
        #expect(abs(network.measures[0].baseLevel - 500) < 1e-9 && network.measures[0].millions == 50)
        #expect(network.measures[1].difference == nil && network.measures[1].shares.equal == 1)
        #expect(network.regionWide.isEmpty)
        let none = found.scenarios[1]
        #expect(none.isYardstick && none.time == nil && none.delivery == nil && none.measures.isEmpty)
        #expect(none.regionWide.map(\.indicator) == ["jobs", "jobs"])
        #expect(found.unlike.map(\.kind) == [.noMeasures])
    }

    @Test("with other money there is no worth (R6)")
    func otherMoney() {
        let found = findings([
            scenario("silo", delivered: 0.5), scenario("rich", delivered: 0.6, money: 120),
        ])
        #expect(found.scenarios[0].delivery?.worth == nil && found.scenarios[0].delivery?.catchingUp == nil)
        #expect(found.unlike.map(\.kind) == [.money])
    }

    @Test("a headline is told where its median is worth naming and a thousandth of what is there (R18)")
    func headlines() {
        let found = findings([
            scenario("silo", delivered: 0.5),
            scenario("network", delivered: 0.6, jobs: 300_400, nitrogen: 1_010),
        ])
        // 400 jobs are .13 % of 300,000; 10 mol is 1 % and twice its least difference. Nitrogen has no 2030.
        #expect(found.scenarios[0].regionWide.map(\.indicator) == ["jobs", "jobs", "nitrogen"])
        let fewer = findings([
            scenario("silo", delivered: 0.5), scenario("network", delivered: 0.6, jobs: 300_290),
        ])
        #expect(fewer.scenarios[0].regionWide.isEmpty)
    }

    @Test("rows with ties in 5 of 100 draws or more tell the difference among the others (R17)")
    func tied() {
        var comparison = comparison
        comparison.rows = [entry("jobs"), entry("nitrogen", better: .lower)]
        let (base, own) = (around(1_000, 100), around(1_000, 100))
        func draws(_ name: String, apart: Int, in values: [Double]) -> ScenarioDraws {
            var found = scenario(name, delivered: 0.5)
            let moved = values.enumerated().map { $0 < apart ? $1 + 20 : $1 }
            found.yearly = [[values, moved], [values, nil]]
            return found
        }
        func tied(apart: Int) -> [ScenarioFindings.RegionWide]? {
            comparison.findings(
                [draws("silo", apart: 0, in: base), draws("network", apart: apart, in: own)], base: 0,
                draws: 100
            ) { _ in [] }.scenarios[0].tied
        }
        let found = tied(apart: 30)
        #expect(found?.map(\.year) == [2_030] && found?.map(\.indicator) == ["jobs"])
        #expect(abs((found?.first?.difference.p50 ?? 0) - 20) < 1e-9)
        #expect(found?.first?.shares == Shares(better: 0.3, equal: 0.7, worse: 0))
        #expect(tied(apart: 96)?.isEmpty == true && tied(apart: 95)?.count == 1)
    }

    @Test("a moment that half of the draws never reach has no row of its own, since its median has no end")
    func never() {
        var comparison = comparison
        comparison.rows = [entry("half", better: .lower)]
        func draws(_ name: String, moved: Double) -> ScenarioDraws {
            var found = scenario(name, delivered: 0.5)
            // Thirty of a hundred are the same under both; sixty never reach it.
            let moments = (0..<100).map { $0 < 60 ? Double.infinity : $0 < 90 ? 2_030 : 2_031 + moved }
            found.yearly = [[moments, moments]]
            return found
        }
        let found = comparison.findings(
            [draws("silo", moved: 0), draws("network", moved: 1)], base: 0, draws: 100
        ) { _ in [] }
        #expect(found.scenarios[0].tied?.isEmpty == true)
    }

    @Test(
        "with fewer than 64 draws there are counts, and neither words nor stretches, measures and regions (R15)"
    )
    func few() {
        let found = findings(
            [
                scenario("silo", delivered: 0.5, draws: 63),
                scenario("network", delivered: 0.6, draws: 63, farms: 600, jobs: 400_000),
            ], draws: 63)
        let network = found.scenarios[0]
        #expect(network.time != nil && network.delivery != nil)
        #expect(network.stretches == nil && network.measures.isEmpty && network.regionWide.isEmpty)
        #expect(found.deciding.isEmpty)
    }

    @Test("of an identical scenario nothing is told but that (S0)")
    func identical() {
        var same = scenario("same", delivered: 0.5)
        same.isIdentical = true
        let found = findings([scenario("silo", delivered: 0.5), same]).scenarios[0]
        #expect(found.isIdentical && found.time == nil && found.delivery == nil && found.stretches == nil)
    }
}

@Suite("Numbers that decide")
struct DecidingNumberTests {
    private let draws = 256

    /// What many parameters drew: independent numbers between 0 and 1, keyed by name.
    private func parameters(_ count: Int) -> [ParameterDraws] {
        (0..<count).map { number in
            let key = Key("parameter \(number)")
            let values = stride(from: 0, to: draws, by: 8).flatMap { first in
                let lanes = Draws(seed: 5, firstMember: first).uniform(key)
                return (0..<8).map { lanes[$0] }
            }
            return parameter("\(number)", values)
        }
    }

    private func parameter(_ name: String, _ values: [Double]) -> ParameterDraws {
        ParameterDraws(
            name: name, title: Text(nl: name, en: name), sentence: Text(nl: "", en: ""), unit: "1",
            central: 0.5, range: 0...1, evidence: .judged("Made up for the test."), values: values)
    }

    /// The same values in another order, one for each number of a permutation.
    private func permuted(_ values: [Double], _ number: Int) -> [Double] {
        let key = Key("permutation")
        let marks = stride(from: 0, to: values.count, by: 8).flatMap { first in
            let lanes = Draws(seed: 9, firstMember: first).uniform(key, step: number)
            return (0..<8).map { lanes[$0] }
        }
        return values.indices.sorted { marks[$0] < marks[$1] }.map { values[$0] }
    }

    @Test("two of three that decide are named, the strongest first, of 285 that could")
    func strongest() {
        let all = parameters(285)
        let differences = (0..<draws).map { draw in
            2 * all[7].values[draw] - 3 * all[20].values[draw] + all[100].values[draw]
        }
        let found = Findings.deciding(among: all, on: differences, scenario: "network")
        #expect(found.map(\.name) == ["20", "7"])
        #expect(found[0].correlation < -0.5 && found[1].correlation > 0.3)
        #expect(Findings.deciding(among: all, on: differences, scenario: "", most: 9).count == 3)
    }

    @Test("they vanish in at least 95 of 100 permutations of the draws' labels")
    func permutations() {
        let all = parameters(285)
        let differences = (0..<draws).map { 2 * all[7].values[$0] - 3 * all[20].values[$0] }
        let survived = (0..<100).count { number in
            !Findings.deciding(among: all, on: permuted(differences, number), scenario: "").isEmpty
        }
        #expect(survived <= 5)
    }

    @Test("what does not vary decides nothing, and nothing decides below 64 draws")
    func border() {
        let rising = (0..<64).map(Double.init)
        let fixed = parameter("fixed", [Double](repeating: 1, count: 64))
        func found(_ draws: Int) -> [String] {
            Findings.deciding(
                among: [fixed, parameter("own", Array(rising.prefix(draws)))],
                on: Array(rising.prefix(draws)),
                scenario: ""
            ).map(\.name)
        }
        #expect(found(64) == ["own"])
        #expect(found(63).isEmpty)
    }

    @Test("a correlation must pass 3/√n where there is one candidate")
    func one() throws {
        // Rank correlations with the order 0, 1, 2, …: moved blocks lower it step by step.
        let rising = (0..<draws).map(Double.init)
        var passed = Set<Bool>()
        for noise in stride(from: 0.0, through: 30, by: 0.5) {
            let values = zip(rising, permuted(rising, 1)).map { $0 + noise * $1 }
            let correlation = try #require(Ranks(rising).correlation(with: Ranks(values)))
            let isNamed =
                !Findings.deciding(among: [parameter("own", values)], on: rising, scenario: "").isEmpty
            #expect(isNamed == (abs(correlation) > 3.0 / 16))
            passed.insert(isNamed)
        }
        #expect(passed.count == 2)
    }
}
