/// What a comparison ends with: what it does and does not say, what is assumed, what was changed.
struct Closing {
    private let facts: PageFacts
    private let shown: Set<String>
    private let width: Int

    init(_ facts: PageFacts, shown: Set<String>, width: Int) {
        self.facts = facts
        self.shown = shown
        self.width = width
    }

    var lines: [String] {
        var lines: [String] = []
        if shown.contains(where: { $0.hasPrefix("jobs.") }) {
            lines.append(Sentences.jobsShiftForAWhile)
        }
        if shown.contains("jobs.value_added") { lines.append(Sentences.valueAddedAsDifference) }
        lines.append(Sentences.whatAComparisonSays)
        lines = lines.map { $0.wrapped(to: width) }
        lines += assumptions + changes + Self.goals(facts, width: width) + Self.warnings(facts, width: width)
        if facts.isHeadline { lines += ["", Sentences.more.wrapped(to: width)] }
        return lines
    }

    private var assumptions: [String] {
        guard !facts.assumptions.isEmpty else { return [] }
        let items = facts.assumptions.prefix(5).map { assumed in
            let influence = assumed.influence.isEmpty ? "" : "; \(assumed.influence)"
            return "\(assumed.name): \(assumed.sentence) \(assumed.range)\(influence)"
        }
        return ["", Sentences.assumedHead] + items.map { item($0) }
            + ["  \(Sentences.howToFix)".wrapped(to: width, indent: "  ")]
    }

    private var changes: [String] {
        guard facts.compared.count > 0 else { return [] }
        let most = 20
        let items = facts.changes.prefix(most).map {
            Sentences.change($0.path, before: $0.before, after: $0.after, scenario: $0.scenario)
        }
        let rest = facts.changes.count - items.count
        return ["", Sentences.changedHead]
            + (items.isEmpty ? ["  \(Sentences.noDifferences)"] : items.map { item($0) })
            + (rest > 0 ? ["  \(Sentences.andMore(rest))"] : [])
    }

    static func goals(_ facts: PageFacts, width: Int) -> [String] {
        guard !facts.goals.isEmpty else { return [] }
        return ["", Sentences.goalsHead] + facts.goals.map { "  - \($0)".wrapped(to: width, indent: "    ") }
    }

    static func warnings(_ facts: PageFacts, width: Int) -> [String] {
        guard !facts.warnings.isEmpty else { return [] }
        return ["", Sentences.warningsHead]
            + facts.warnings.map { "  - \($0)".wrapped(to: width, indent: "    ") }
    }

    private func item(_ text: String) -> String { "  - \(text)".wrapped(to: width, indent: "    ") }
}
