public import Results
import Words

/// What a comparison says of places that its scenarios are not about: a neighbour, the nation.
///
/// There are no measures there, so that nothing is delivered: what is measured of the whole place is all that there is.
public struct ElsewherePage {
    private let facts: PageFacts
    private let table: ResultTable
    private let layout: PageLayout

    private var voice: Voice { facts.voice }

    /// - Parameters:
    ///   - table: rows of the places, of all indicators.
    ///   - width: columns of the terminal.
    public init(_ facts: PageFacts, table: ResultTable, width: Int = 80) {
        self.facts = facts
        self.table = table
        layout = PageLayout(width: width)
    }

    /// The page of one place, ended by a line feed.
    public func text(of region: String) -> String {
        guard let focus = facts.findings.first else { return "" }
        let findings = Findings(
            region: region, base: focus.base, horizon: focus.horizon, members: focus.members,
            scenarios: focus.scenarios.filter { !$0.isIdentical }
                .map { ScenarioFindings(scenario: $0.scenario, isYardstick: $0.isYardstick) })
        let differences = DifferenceTable(
            facts: facts, findings: findings, table: table.filtered { $0.region == region }, layout: layout)
        let title = voice(
            "page.title",
            [
                "region": .text(facts.title(of: region)),
                "a": .text(voice.list(focus.scenarios.map { facts.name($0.scenario).with })),
                "base": .text(facts.name(focus.base).with),
            ])
        let place = voice(
            "page.elsewhere.place",
            [
                "focus": .text(voice.list(facts.focus.map(facts.title(of:)))),
                "region": .text(facts.title(of: region)),
            ])
        let like = LikeForLike(facts: facts, findings: focus).lines
        let blocks = [
            [title, place].flatMap(wrapped) + (facts.isCentral ? [] : like.flatMap(wrapped)),
            [voice("page.answer.head")] + sentences(findings, differences).flatMap(bullet),
            differences.lines, PageFoot(facts: facts, share: nil, width: layout.foot).lines,
        ]
        return blocks.filter { !$0.isEmpty }.joined(separator: [""]).joined(separator: "\n") + "\n"
    }

    private func sentences(_ findings: Findings, _ differences: DifferenceTable) -> [String] {
        if facts.isCentral { return [voice("page.central")] }
        guard findings.members >= SamplingError.fewestDraws else {
            return [voice("page.few-draws", ["n": .count(findings.members)])]
        }
        if findings.scenarios.isEmpty { return [voice("page.nothing.alike")] }
        return findings.scenarios.flatMap { sentences(of: $0.scenario, differences) }
    }

    /// In what it is ahead and in what behind in the last year; else whether it ever is.
    private func sentences(of scenario: String, _ differences: DifferenceTable) -> [String] {
        let year = differences.years.last ?? 0
        let name: [String: Phrase.Argument] = [
            "a": .text(facts.name(scenario).subject), "year": .text("\(year)"),
        ]
        let told = [Judgement.ahead, .behind].compactMap { verdict -> String? in
            let parts = differences.named.compactMap { entry -> String? in
                guard let difference = differences.difference(scenario, entry.name, year),
                    difference.verdict == verdict, let share = difference.share
                else { return nil }
                let count = voice.count(verdict == .ahead ? share : 1 - share)
                return voice(
                    "page.elsewhere.part",
                    ["title": .text(facts.words(entry.name)), "count": .text(count)])
            }
            guard !parts.isEmpty else { return nil }
            let key = verdict == .ahead ? "page.elsewhere.ahead" : "page.elsewhere.behind"
            return voice(key, name.merging(["parts": .text(voice.list(parts, ofParts: true))]) { $1 })
        }
        guard told.isEmpty else { return told.map(\.capitalised) }
        let isNamed = differences.named.contains { entry in
            differences.years.contains {
                differences.difference(scenario, entry.name, $0).map { $0.verdict != .tooSmall } ?? false
            }
        }
        return [voice(isNamed ? "page.elsewhere.other" : "page.elsewhere.none", name).capitalised]
    }

    private func wrapped(_ text: String) -> [String] {
        text.wrapped(to: layout.text).split(separator: "\n").map(String.init)
    }

    private func bullet(_ text: String) -> [String] {
        "• \(text)".wrapped(to: layout.text, indent: "  ").split(separator: "\n").map(String.init)
    }
}
