import Modelling
import Results

extension Twente {
    /// The mock of two scenarios.
    static let two = Findings(
        region: "NL213", base: "silo", horizon: 2050, members: 256,
        budgets: [
            .init(scenario: "silo", millions: 154.4, byMeasure: measures),
            .init(scenario: "network", millions: 154.4, byMeasure: measures),
        ],
        scenarios: [network], deciding: deciding)

    /// With the scenario that carries out nothing.
    static let three: Findings = {
        var findings = two
        findings.budgets.append(.init(scenario: "autonomous", millions: 0, byMeasure: [:]))
        findings.unlike = [.init(.noMeasures, scenario: "autonomous", value: 0, baseValue: 154.4)]
        findings.scenarios.append(
            ScenarioFindings(
                scenario: "autonomous", isYardstick: true,
                regionWide: [
                    .init(
                        indicator: "jobs.employed", year: 2040, difference: around(-490, 90),
                        shares: counts(0.01), baseLevel: 338_000),
                    .init(
                        indicator: "biodiversity.nitrogen_deposition", year: 2040,
                        difference: around(23.5, 6), shares: counts(0), baseLevel: 1_112),
                ]))
        return findings
    }()

    /// The mock of a network that spends more.
    static let unlike: Findings = {
        var findings = two
        var more = measures
        more["farm_transition"] = 120
        findings.budgets[1] = .init(scenario: "network", millions: 188.6, byMeasure: more)
        findings.unlike = [
            .init(
                .money, scenario: "network", names: ["farm_transition"], value: 188.6, baseValue: 154.4)
        ]
        findings.scenarios[0].time?.monthsLater = around(13, 30)
        findings.scenarios[0].time?.shares = counts(0.22)
        findings.scenarios[0].delivery?.shares = counts(0.88)
        findings.scenarios[0].delivery?.worth = nil
        findings.scenarios[0].delivery?.budget = 188.6
        findings.scenarios[0].stretches?.stretches = [
            .init(isAhead: false, first: 2027, last: 2033, isFirstExact: true, isLastExact: true),
            .init(isAhead: true, first: 2034, last: 2050, isFirstExact: true, isLastExact: true),
        ]
        findings.scenarios[0].measures = [
            .init(
                measure: "farm_transition", lever: "nature_inclusive_area", unit: "ha", millions: 85.8,
                baseLevel: 3_780, difference: around(1_730, 600), shares: counts(1), worthNaming: 10)
        ]
        return findings
    }()

    /// The mock in which nothing differs.
    static let nothing = Findings(
        region: "NL213", base: "silo", horizon: 2050, members: 256,
        budgets: [
            .init(scenario: "silo", millions: 154.4, byMeasure: measures),
            .init(scenario: "network", millions: 154.4, byMeasure: measures),
        ], scenarios: [ScenarioFindings(scenario: "network", isIdentical: true)])

    /// What the catalogue calls them.
    static let measureTitles = [
        "farm_transition": Text(nl: "landbouwtransitie", en: "farm transition"),
        "human_capital_agreement": Text(nl: "human-capital-akkoord", en: "human capital agreement"),
        "safe_neighbourhoods": Text(nl: "veilige wijken", en: "safe neighbourhoods"),
        "industry_nitrogen": Text(nl: "stikstof industrie", en: "nitrogen in industry"),
        "hidden_champions_programme": Text(
            nl: "hidden-champions-programma", en: "hidden champions programme"),
    ]

    private static let measures = [
        "farm_transition": 85.8, "human_capital_agreement": 17.2, "safe_neighbourhoods": 11.4,
        "industry_nitrogen": 28.6, "hidden_champions_programme": 11.4,
    ]

    private static let network = ScenarioFindings(
        scenario: "network",
        time: .init(
            monthsLater: Quantiles(p05: -14, p25: 5, p50: 15, p75: 26, p95: 47), shares: counts(0.18),
            never: 0, baseNever: 0.01),
        delivery: .init(
            difference: Quantiles(p05: -0.02, p25: 0.03, p50: 0.08, p75: 0.13, p95: 0.24),
            shares: counts(0.84), worth: Quantiles(p05: -7, p25: 8, p50: 24, p75: 42, p95: 83),
            worthMissing: 0, coordination: Quantiles(p05: 2.5, p25: 3.6, p50: 4.7, p75: 6.2, p95: 9.7),
            budget: 154.4),
        stretches: .init(
            indicator: "collaboration.delivered",
            stretches: [
                .init(isAhead: false, first: 2027, last: 2034, isFirstExact: true, isLastExact: false),
                .init(isAhead: true, first: 2035, last: 2050, isFirstExact: true, isLastExact: true),
            ]),
        measures: [
            .init(
                measure: "farm_transition", lever: "nature_inclusive_area", unit: "ha", millions: 85.8,
                baseLevel: 3_780, difference: around(440, 700), shares: counts(0.82), worthNaming: 10),
            .init(
                measure: "human_capital_agreement", lever: "labour_force", unit: "persons", millions: 17.2,
                baseLevel: 1_040, difference: around(160, 300), shares: counts(0.80), worthNaming: 10),
            .init(
                measure: "industry_nitrogen", lever: "other_deposition", unit: "share", millions: 28.6,
                baseLevel: 0.049, difference: around(0.008, 0.008), shares: counts(0.95), worthNaming: 0.001),
            .init(
                measure: "safe_neighbourhoods", lever: "police", unit: "FTE·yr", millions: 11.4,
                baseLevel: 98, difference: around(-0.4, 6), shares: counts(0.41), worthNaming: 1),
        ],
        regionWide: [
            .init(
                indicator: "biodiversity.nitrogen_deposition", year: 2030, difference: around(6.2, 5),
                shares: counts(0.02), baseLevel: 1_238)
        ])

    private static let deciding: [Findings.DecidingNumber] = [
        .init(
            name: "collaboration.initial_trust",
            title: Text(nl: "vertrouwen aan het begin", en: "trust at the start"), central: 0.5, low: 0.15,
            high: 0.85, grade: "judged", correlation: 0.55, scenario: "network"),
        .init(
            name: "collaboration.replaceable",
            title: Text(nl: "wat te koop is zonder delen", en: "what can be bought unshared"), central: 0.6,
            low: 0.3, high: 0.95, grade: "judged", correlation: -0.5, scenario: "network"),
        .init(
            name: "collaboration.planning_realism",
            title: Text(nl: "hoe eerlijk plannen zijn", en: "how honest plans are"), central: 0.4, low: 0,
            high: 1, grade: "judged", correlation: 0.1, scenario: "network"),
    ]
}

extension Twente {
    /// With eight draws, which are too few for words.
    static let few: Findings = {
        var findings = two
        findings.members = 8
        findings.deciding = []
        findings.delivered = "collaboration.delivered"
        findings.scenarios[0].stretches = nil
        findings.scenarios[0].time?.shares = counts(0.25)
        findings.scenarios[0].delivery?.shares = counts(1)
        return findings
    }()

    /// Two ways of working beside the base, and the scenario without measures.
    static let four: Findings = {
        var findings = three
        var contract = findings.scenarios[0]
        contract.scenario = "contract"
        contract.delivery?.difference = around(0.12, 0.15)
        contract.delivery?.shares = counts(0.9)
        contract.delivery?.coordination = around(17, 5)
        contract.time?.monthsLater = around(26, 30)
        contract.regionWide = []
        findings.scenarios.insert(contract, at: 1)
        findings.budgets.insert(.init(scenario: "contract", millions: 154.4, byMeasure: measures), at: 2)
        return findings
    }()

    /// Five ways of working beside the base: one later, one earlier, one as soon, one open, one that never gets there.
    static let six: Findings = {
        var findings = two
        func way(
            _ name: String, months: Double, sooner: Double, points: Double, more: Double, ties: Double = 0
        ) -> ScenarioFindings {
            var way = network
            way.scenario = name
            way.time?.monthsLater = around(months, 20)
            way.time?.shares = counts(sooner, equal: ties)
            way.delivery?.difference = around(points, 0.1)
            way.delivery?.shares = counts(more, equal: ties)
            way.delivery?.catchingUp = Quantiles(p05: -3, p25: 8, p50: 31, p75: 50, p95: 96)
            return way
        }
        findings.scenarios += [
            way("contract", months: -26, sooner: 0.91, points: 0.12, more: 0.93),
            way("pairs", months: 1, sooner: 0.45, points: 0.004, more: 0.61, ties: 0.31),
            way("mix", months: 7, sooner: 0.49, points: 0.02, more: 0.52),
            way("all", months: 0, sooner: 0.01, points: -0.07, more: 0.04),
        ]
        findings.scenarios[3].stretches?.stretches = []
        findings.scenarios[4].time?.monthsLater = nil
        findings.scenarios[4].time?.never = 0.62
        findings.scenarios[4].stretches?.stretches = [
            .init(isAhead: false, first: 2027, last: 2050, isFirstExact: true, isLastExact: true)
        ]
        findings.budgets += ["contract", "pairs", "mix", "all"].map {
            .init(scenario: $0, millions: 154.4, byMeasure: measures)
        }
        return findings
    }()

    /// Silos of another region beside silos of this one, which carry out nothing here.
    static let elsewhere: Findings = {
        var findings = three
        findings.scenarios.removeFirst()
        findings.scenarios[0].scenario = "rijnmond/silo"
        findings.budgets = [
            findings.budgets[0], .init(scenario: "rijnmond/silo", millions: 0, byMeasure: [:]),
        ]
        findings.unlike = [
            .init(.noMeasures, scenario: "rijnmond/silo", value: 0, baseValue: 154.4),
            .init(.region, scenario: "rijnmond/silo", names: ["NL33C"]),
            .init(.measures, scenario: "rijnmond/silo", names: ["industry_nitrogen"]),
        ]
        findings.deciding = []
        return findings
    }()

    /// Silos and a network beside a base that carries out nothing, which somebody asked for.
    static let againstNothing: Findings = {
        var findings = three
        findings.base = "autonomous"
        let facts = findings.scenarios[1].regionWide
        findings.scenarios = ["silo", "network"].map { name in
            ScenarioFindings(
                scenario: name,
                regionWide: facts.map { fact in
                    .init(
                        indicator: fact.indicator, year: fact.year,
                        difference: around(-fact.difference.p50, 80), shares: counts(0.98),
                        baseLevel: fact.baseLevel)
                })
        }
        findings.unlike = ["silo", "network"].map {
            .init(.money, scenario: $0, names: ["farm_transition"], value: 154.4, baseValue: 0)
        }
        findings.deciding = []
        return findings
    }()

    /// Two that cannot be told apart, with ties.
    static let close: Findings = {
        var findings = two
        findings.scenarios[0].time?.monthsLater = around(1.2, 20)
        findings.scenarios[0].time?.shares = counts(0.47, equal: 0.12)
        findings.scenarios[0].delivery?.difference = around(0.02, 0.2)
        findings.scenarios[0].delivery?.shares = counts(0.53, equal: 0.06)
        findings.scenarios[0].stretches?.stretches = []
        findings.scenarios[0].regionWide = []
        findings.scenarios[0].measures[0].shares = counts(0.82, equal: 0.5)
        findings.scenarios[0].measures = [findings.scenarios[0].measures[0]]
        findings.deciding = []
        return findings
    }()
}
