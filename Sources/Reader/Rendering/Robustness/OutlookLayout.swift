import Modelling
import Results
import Words

/// What the pages on how scenarios hold, and on when to switch, share.
struct OutlookLayout {
    let facts: PageFacts
    let scenarios: [String]
    let region: String
    static let width = AnswerPage.width

    var voice: Voice { facts.voice }

    func indicator(_ name: String) -> IndicatorEntry? { facts.indicator(name) }

    /// `What holds?  silos, network · Twente`
    func heading(_ key: String) -> String {
        voice(
            "robust.heading",
            [
                "question": .text(voice(key)),
                "scenarios": .text(voice.list(scenarios.map { facts.name($0).column })),
                "region": .text(facts.title(of: region)),
            ]
        ).wrapped(to: Self.width, indent: "  ")
    }

    /// What a scenario is called as the subject of a sentence.
    func subject(_ scenario: Int) -> String { facts.name(scenarios[scenario]).subject }

    func column(_ scenario: Int) -> String { facts.column(scenarios[scenario], width: 22) }

    /// `DELIVERED OF THE PROMISE IN 2050`
    func asked(_ indicator: String, year: Int?, from first: Int, to last: Int) -> String {
        title(indicator, year: year, from: first, to: last).uppercased()
    }

    func title(_ indicator: String, year: Int?, from first: Int, to last: Int) -> String {
        let title = self.indicator(indicator)?.title[facts.language] ?? indicator
        return year.map { voice("discovery.in-year", ["title": .text(title), "year": .text("\($0)")]) }
            ?? voice(
                "discovery.over-years",
                ["title": .text(title), "first": .text("\(first)"), "last": .text("\(last)")])
    }

    /// An amount of an indicator, two digits; of a share in points of a hundred.
    func amount(_ value: Double, of indicator: String) -> String {
        let entry = self.indicator(indicator)
        return voice.numbers.mean(value, unit: entry?.unit ?? "1", worthNaming: entry?.worthNaming ?? 0)
    }

    /// What amounts of an indicator are in.
    func unit(of indicator: String) -> String {
        guard let unit = self.indicator(indicator)?.unit else { return "" }
        return voice.known("discovery.amount.\(unit)") ?? voice.known("describe.unit.\(unit)") ?? unit
    }

    /// `homes in 2040 at least 750,000`
    func target(_ target: RobustDocument.Target, from key: String = "robust.target") -> String {
        let entry = indicator(target.indicator)
        let unit = entry?.unit ?? "1"
        let value =
            unit == "share"
            ? written(100 * target.value) + voice("unit.share.sign") : written(target.value)
        return voice(
            target.isAtLeast ? "\(key).least" : "\(key).most",
            [
                "title": .text(entry?.title[facts.language] ?? target.indicator),
                "year": .text("\(target.year)"), "value": .text(value),
            ])
    }

    /// As somebody wrote it: at most three decimals, and none that says nothing.
    private func written(_ value: Double) -> String {
        let decimals = (0..<3).first { decimals in
            let scaled = (0..<decimals).reduce(value) { scaled, _ in 10 * scaled }
            return (scaled - scaled.rounded()).magnitude < 1e-6
        }
        return voice.numbers.fixed(value, decimals: decimals ?? 3)
    }

    /// All lines within the width, with the foot.
    func page(_ blocks: [String], run: String, draws: Int, seed: Int) -> String {
        AnswerPage(facts: facts).text(
            blocks,
            foot: voice(
                "robust.foot", ["run": .text(run), "draws": .count(draws), "seed": .text("\(seed)")]))
    }
}
