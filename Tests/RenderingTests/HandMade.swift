import Modelling
import Rendering
import Results

/// A band around a middle.
func around(_ middle: Double, _ half: Double) -> Quantiles {
    Quantiles(
        p05: middle - half, p25: middle - half / 2, p50: middle, p75: middle + half / 2,
        p95: middle + half)
}

/// A row in a small table.
func row(
    _ scenario: String, _ indicator: String, _ unit: String, _ year: Int,
    better: Indicator.Direction = .higher,
    value: Quantiles?, less: Quantiles? = nil, probability: Double? = nil, share: Double? = nil,
    years: Double? = nil
) -> ResultRow {
    let comparison = less.map {
        ResultRow.Comparison(
            difference: $0, probabilityBetter: probability, shareOfEffect: share.map { around($0, 0.1) },
            yearsGained: years.map { around($0, 0.2) })
    }
    return ResultRow(
        scenario: scenario, region: "NL33C", indicator: indicator, unit: unit, year: year,
        better: better,
        value: value, comparison: comparison, members: 256)
}

/// Two scenarios in one region, in two years.
enum Small {
    static let table = ResultTable(
        [
            row("silo", "jobs.employed", "persons", 2030, value: around(730_120, 9_000)),
            row("silo", "jobs.employed", "persons", 2050, value: around(741_480, 20_000)),
            row("silo", "biodiversity.species_abundance", "share", 2030, value: around(0.2312, 0.02)),
            row("silo", "biodiversity.species_abundance", "share", 2050, value: around(0.2406, 0.03)),
            row("silo", "safety.road_deaths", "deaths/yr", 2050, better: .lower, value: nil),
            row("silo", "prosperity.index", "points", 2030, value: around(53.31, 1)),
            row("silo", "prosperity.index", "points", 2050, value: around(55.02, 2)),
            row(
                "network", "jobs.employed", "persons", 2030, value: around(730_000, 9_000),
                less: around(-1_234, 900), probability: 0.02, share: -0.2),
            row(
                "network", "jobs.employed", "persons", 2050, value: around(742_000, 20_000),
                less: around(1_620, 2_400), probability: 0.85, share: 0.12, years: 1.24),
            row(
                "network", "biodiversity.species_abundance", "share", 2030, value: around(0.231, 0.02),
                less: around(0.00012, 0.0001), probability: 0.97),
            row(
                "network", "biodiversity.species_abundance", "share", 2050, value: around(0.241, 0.03),
                less: around(0.0002, 0.0001), probability: 0.999),
            row("network", "safety.road_deaths", "deaths/yr", 2050, better: .lower, value: nil),
            row(
                "network", "prosperity.index", "points", 2030, value: around(53, 1),
                less: around(-0.3, 0.4),
                probability: 0.13),
            row(
                "network", "prosperity.index", "points", 2050, value: around(56, 1), less: around(0.8, 0.6),
                probability: 0.984, share: 0.31),
        ], isComparison: true)

    static var facts: PageFacts {
        var facts = PageFacts()
        facts.scenarios = [
            .init(name: "silo", title: "Alone"), .init(name: "network", title: "Together"),
        ]
        facts.reference = "silo"
        facts.regions = [.init(name: "NL33C", title: "Groot-Rijnmond")]
        facts.members = 1_024
        facts.years = [2030, 2050]
        facts.worthNaming = [
            "jobs.employed": 100, "biodiversity.species_abundance": 0.0005, "prosperity.index": 0.1,
        ]
        facts.turns = [
            .init(
                scenario: "network", region: "NL33C", indicator: "jobs.employed",
                sentence: Sentences.turn(isAheadAfter: true, from: 2030.6, middle: 2033.2, to: 2036.4))
        ]
        facts.assumptions = [
            .init(
                name: "collaboration.initial_trust", sentence: "Trust at the start.",
                range: "0.5 (0.35 to 0.65)", influence: Sentences.influence(0.483))
        ]
        facts.changes = [
            .init(scenario: "network", path: "collaboration.mode", before: "silo", after: "network")
        ]
        return facts
    }
}
