import Foundation
import Modelling
import Rendering
import Results

/// A band around a middle; half of the draws lie within half of it.
func around(_ middle: Double, _ half: Double) -> Quantiles {
    Quantiles(
        p05: middle - half, p25: middle - half / 2, p50: middle, p75: middle + half / 2,
        p95: middle + half)
}

/// The counts of draws with no ties.
func counts(_ better: Double, equal: Double = 0) -> Shares {
    Shares(better: better * (1 - equal), equal: equal, worse: (1 - better) * (1 - equal))
}

/// The comparison of the mocks: Twente in silos, as a network, and on its own course.
///
/// Values are those of a run of version 0.1 with 256 draws, seed 1, of 29 November 2026.
enum Twente {
    static let indicators: [IndicatorEntry] = [
        entry(
            "population.total", "inwoners", "inhabitants", "persons", .neither, 100, isHeadline: false),
        entry("jobs.employed", "mensen aan het werk", "people at work", "persons", .higher, 100),
        entry(
            "jobs.value_added", "toegevoegde waarde", "value added", "M€/yr", .higher, 10, isHeadline: false,
            reading: .difference),
        entry(
            "hidden_champions.reached_share", "hidden champions bereikt", "hidden champions reached", "share",
            .higher, 0.01),
        entry("housing.dwellings", "woningen", "homes", "dwellings", .higher, 50),
        entry(
            "biodiversity.nitrogen_deposition", "stikstof op natuur", "nitrogen on nature", "mol/ha/yr",
            .lower, 5),
        entry(
            "biodiversity.species_abundance", "soorten (% van ongestoord)", "species (% of undisturbed)",
            "share", .higher, 0.0005),
        entry(
            "safety.recorded_crime", "misdrijven per 1.000 inwoners", "recorded crime per 1,000",
            "per 1,000 inhabitants per yr", .lower, 0.1),
        entry("amenities.index", "voorzieningen (0–100)", "amenities (0–100)", "points", .higher, 0.1),
        entry(
            "collaboration.delivered", "geleverd van de belofte", "delivered of the promise", "share",
            .higher, 0.01),
    ]

    static let themes = [
        ThemeEntry(name: "population", title: Text(nl: "mensen", en: "people")),
        ThemeEntry(name: "jobs", title: Text(nl: "werk", en: "work")),
        ThemeEntry(
            name: "hidden_champions", title: Text(nl: "hidden champions", en: "hidden champions")),
        ThemeEntry(name: "housing", title: Text(nl: "wonen", en: "housing")),
        ThemeEntry(name: "biodiversity", title: Text(nl: "natuur", en: "nature")),
        ThemeEntry(name: "safety", title: Text(nl: "veiligheid", en: "safety")),
        ThemeEntry(name: "amenities", title: Text(nl: "voorzieningen", en: "amenities")),
        ThemeEntry(name: "collaboration", title: Text(nl: "samenwerken", en: "working together")),
    ]

    private static func entry(
        _ name: String, _ dutch: String, _ english: String, _ unit: String, _ better: Indicator.Direction,
        _ least: Double, isHeadline: Bool = true, reading: Indicator.Reading = .level
    ) -> IndicatorEntry {
        IndicatorEntry(
            name: name, theme: ThemeEntry.name(of: name), title: Text(nl: dutch, en: english),
            sentence: Text(nl: dutch, en: english), unit: unit, better: better, worthNaming: least,
            isHeadline: isHeadline, reading: reading)
    }

    static let years = [2030, 2035, 2040, 2050]

    /// A level in the base, and differences of the others from it, for each of `years`.
    private static func rows(
        _ indicator: String, _ levels: [Double?],
        _ differences: [(scenario: String, bands: [Quantiles], better: [Double])]
    ) -> [ResultRow] {
        guard let entry = indicators.first(where: { $0.name == indicator }) else { return [] }
        func row(
            _ scenario: String, _ year: Int, _ value: Quantiles?, _ difference: Quantiles?, _ share: Double
        )
            -> ResultRow
        {
            ResultRow(
                scenario: scenario, region: "NL213", indicator: indicator, unit: entry.unit, year: year,
                better: entry.better, value: value,
                comparison: difference.map {
                    ResultRow.Comparison(
                        difference: $0, probabilityBetter: entry.better == .neither ? nil : share)
                }, members: 256)
        }
        let base = zip(years, levels).map { row("silo", $0, $1.map { around($0, $0 / 10) }, nil, 0) }
        return base
            + differences.flatMap { name, bands, better in
                zip(years, zip(levels, zip(bands, better))).map { year, cells in
                    let value = (cells.0 ?? 0) + cells.1.0.p50
                    return row(name, year, around(value, value / 10), cells.1.0, cells.1.1)
                }
            }
    }

    private static let network = [
        rows(
            "collaboration.delivered", [0.34, 0.64, 0.67, 0.67],
            [
                (
                    "network",
                    [
                        Quantiles(p05: -0.34, p25: -0.23, p50: -0.17, p75: -0.10, p95: 0.01),
                        Quantiles(p05: -0.22, p25: -0.03, p50: 0.03, p75: 0.09, p95: 0.20),
                        Quantiles(p05: -0.03, p25: 0.03, p50: 0.08, p75: 0.13, p95: 0.24),
                        Quantiles(p05: -0.02, p25: 0.03, p50: 0.08, p75: 0.13, p95: 0.24),
                    ], [0.06, 0.58, 0.82, 0.84]
                )
            ]),
        rows(
            "hidden_champions.reached_share", [0.20, 0.09, 0.02, 0.001],
            [
                (
                    "network",
                    [around(-0.05, 0.04), around(0.05, 0.06), around(0.02, 0.02), around(0.001, 0.002)],
                    [0.03, 0.88, 0.90, 0.70]
                )
            ]),
        rows(
            "biodiversity.nitrogen_deposition", [1_238, 1_168, 1_112, 1_003],
            [
                (
                    "network", [around(6.2, 5), around(1, 4), around(-2, 4), around(-2, 4)],
                    [0.02, 0.4, 0.8, 0.8]
                )
            ]),
        rows(
            "jobs.employed", [333_900, 336_700, 338_000, 341_000],
            [
                (
                    "network", [around(-60, 80), around(-108, 90), around(20, 80), around(40, 80)],
                    [0.12, 0.03, 0.6, 0.7]
                )
            ]),
        rows(
            "housing.dwellings", [281_000, 290_000, 298_000, 310_000],
            [("network", [around(3, 9), around(4, 9), around(4, 9), around(4, 9)], [0.6, 0.6, 0.6, 0.6])]),
        rows(
            "biodiversity.species_abundance", [0.149, 0.150, 0.151, 0.152],
            [
                (
                    "network",
                    [
                        around(-0.00002, 0.0001), around(0.0001, 0.0001), around(0.0002, 0.0001),
                        around(0.0003, 0.0001),
                    ], [0.4, 0.9, 0.99, 0.999]
                )
            ]),
        rows(
            "safety.recorded_crime", [31.2, 30.1, 29.0, 27.4],
            [
                (
                    "network", [around(0, 0.02), around(0, 0.02), around(0, 0.02), around(0, 0.02)],
                    [0.5, 0.5, 0.5, 0.5]
                )
            ]),
        rows(
            "amenities.index", [71.3, 71.0, 70.8, 70.1],
            [
                (
                    "network", [around(0, 0.02), around(0, 0.02), around(0, 0.02), around(0, 0.02)],
                    [0.5, 0.5, 0.5, 0.5]
                )
            ]),
    ].joined()

    private static let autonomous = [
        rows(
            "biodiversity.nitrogen_deposition", [1_238, 1_168, 1_112, 1_003],
            [
                (
                    "autonomous", [around(15, 4), around(24, 6), around(23.5, 6), around(22, 6)],
                    [0, 0, 0, 0]
                )
            ]),
        rows(
            "jobs.employed", [333_900, 336_700, 338_000, 341_000],
            [
                (
                    "autonomous", [around(-200, 90), around(-400, 90), around(-490, 90), around(-450, 90)],
                    [0.01, 0.01, 0.01, 0.01]
                )
            ]),
    ].joined().filter { $0.scenario == "autonomous" }

    /// The rows of the scenarios that findings are about.
    /// The rows of a place that nothing is carried out in.
    static func table(in region: String) -> ResultTable {
        let rows = table().rows.filter { !$0.indicator.hasPrefix("collaboration.") }
        return ResultTable(
            rows.map { row in
                var row = row
                row.region = region
                return row
            }, isComparison: true)
    }

    static func table(for findings: Findings = two) -> ResultTable {
        let own = ["network", "autonomous"]
        let names = findings.scenarios.map(\.scenario)
        let others = names.filter { !own.contains($0) }.flatMap { name in
            network.filter { $0.scenario == "network" }.map { row in
                var row = row
                row.scenario = name
                return row
            }
        }
        return ResultTable(
            Array(network) + others + (names.contains("autonomous") ? autonomous : []), isComparison: true)
    }

    static func facts(_ language: Language, _ findings: Findings, members: Int = 256) -> PageFacts {
        var facts = PageFacts(in: language)
        facts.scenarios = [
            .init(
                name: "silo", title: Text(nl: "Twente verkokerd", en: "Twente in silos"),
                short: Text(nl: "verkokerd", en: "silos"), file: "polder:twente/silo"),
            .init(
                name: "network",
                title: Text(
                    nl: "Twente als opgavegericht netwerk met regisseur",
                    en: "Twente as a network around the challenge"),
                short: Text(nl: "netwerk", en: "network"),
                file: "polder:twente/network"),
        ]
        if findings.scenarios.contains(where: { $0.scenario == "contract" }) {
            facts.scenarios.append(
                .init(
                    name: "contract", title: Text(nl: "Contract Twente", en: "Contract Twente"),
                    file: "contract.yaml"))
        }
        let others = [
            ("pairs", Text(nl: "bilateraal", en: "bilateral")), ("mix", Text(nl: "de mix", en: "the mix")),
            ("all", Text(nl: "iedereen aan tafel", en: "everyone at the table")),
        ]
        for (name, short) in others where findings.scenarios.contains(where: { $0.scenario == name }) {
            facts.scenarios.append(.init(name: name, title: short, short: short, file: "\(name).yaml"))
        }
        if findings.scenarios.contains(where: \.isYardstick) {
            facts.scenarios.append(
                .init(
                    name: "autonomous",
                    title: Text(nl: "Twente autonoom", en: "Twente on its own course"),
                    short: Text(nl: "autonoom", en: "autonomous"), file: "polder:twente/autonomous"))
        }
        facts.reference = "silo"
        facts.regions = [.init(code: "NL213", title: Text(nl: "Twente", en: "Twente"))]
        facts.focus = ["NL213"]
        facts.members = members
        facts.years = years
        facts.indicators = indicators
        facts.themes = themes
        facts.findings = [findings]
        facts.findings[0].measures = measureTitles
        facts.assumptions = [
            .init(
                name: "collaboration.initial_trust",
                title: Text(nl: "vertrouwen aan het begin", en: "trust at the start"), unit: "share",
                central: 0.5, low: 0.15, high: 0.85, correlation: 0.483,
                indicator: "collaboration.delivered")
        ]
        facts.changes = [
            .init(scenario: "network", path: "collaboration.mode", before: "silo", after: "network")
        ]
        facts.provenance = .init(
            run: "34hc4s2z", created: 1_795_973_640, timeZone: amsterdam, seed: 1, version: "0.1.0",
            model: "5de8bdab8c1f", data: "b07979b70d2e")
        return facts
    }

    private static let amsterdam = TimeZone(secondsFromGMT: 3_600) ?? .gmt
}
