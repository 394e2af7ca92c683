import Modelling
import Results
import Words

/// What a page of details ends with: what it does and does not say, what is assumed, what was changed.
struct Closing {
    private let facts: PageFacts
    private let shown: Set<String>
    private let width: Int

    private var voice: Voice { facts.voice }

    init(_ facts: PageFacts, shown: Set<String>, width: Int) {
        self.facts = facts
        self.shown = shown
        self.width = width
    }

    /// Below a comparison.
    var ofComparison: [String] {
        wrapped(themes + differencesOnly("details.difference-only") + [voice("details.says")]) + assumptions
            + changes + goals + warnings + more + foot
    }

    /// Below a run that is compared with nothing.
    var ofRun: [String] {
        wrapped(differencesOnly("details.difference-only-run") + [voice("details.run-says")]) + goals
            + warnings
            + more + foot
    }

    /// What must be said where indicators of a theme are shown.
    private var themes: [String] {
        var seen: [String] = []
        for indicator in facts.indicators
        where shown.contains(indicator.name) && !seen.contains(indicator.theme) {
            seen.append(indicator.theme)
        }
        return seen.compactMap { voice.known("theme.\($0).note") }
    }

    /// The indicators of which the level cannot be read.
    private func differencesOnly(_ key: String) -> [String] {
        let titles = facts.indicators.filter { shown.contains($0.name) && $0.reading == .difference }
            .map { $0.title[facts.language] }
        return titles.isEmpty ? [] : [voice(key, ["titles": .text(voice.list(titles))]).capitalised]
    }

    private var assumptions: [String] {
        guard !facts.assumptions.isEmpty else { return [] }
        let numbers = voice.numbers
        let items = facts.assumptions.prefix(5).map { assumed in
            voice(
                "details.assumed",
                [
                    "name": .text(assumed.name), "title": .text(assumed.title[facts.language]),
                    "central": .text(numbers.input(assumed.central)),
                    "low": .text(numbers.input(assumed.low)),
                    "high": .text(numbers.input(assumed.high)),
                    "unit": .optional(assumed.unit == "share" ? nil : facts.unitText(assumed.unit)),
                    "weight": .optional(assumed.correlation.map { numbers.fixed($0.magnitude, decimals: 2) }),
                    "side": .text(
                        voice((assumed.correlation ?? 0) < 0 ? "details.lower" : "details.higher")),
                    "indicator": .optional(assumed.indicator.map(facts.words)),
                ])
        }
        return ["", voice("details.assumed-head")] + items.map(item)
            + ["  \(voice("details.how-to-fix"))".wrapped(to: width, indent: "  ")]
    }

    private var changes: [String] {
        guard !facts.compared.isEmpty else { return [] }
        let items = facts.changes.prefix(20).map { change in
            voice(
                "details.change",
                [
                    "path": .text(change.path), "title": .optional(change.title?[facts.language]),
                    "before": .text(value(change.beforeText, change.before)),
                    "after": .text(value(change.afterText, change.after)),
                    "scenario": .text(facts.name(change.scenario).column),
                ])
        }
        let rest = facts.changes.count - items.count
        return ["", voice("details.changed-head")]
            + (items.isEmpty ? ["  \(voice("details.no-changes"))"] : items.map(item))
            + (rest > 0 ? ["  \(voice("details.more-changes", ["n": .count(rest)]))"] : [])
    }

    private func value(_ text: Text?, _ written: String?) -> String {
        text?[facts.language] ?? written ?? voice("page.value.nothing")
    }

    private var goals: [String] {
        guard !facts.goals.isEmpty else { return [] }
        return ["", voice("details.goals-head")]
            + facts.goals.map { goals in
                item(
                    voice(
                        "details.goals",
                        [
                            "scenario": .text(goals.scenario), "n": .count(goals.plans),
                            "left": .list(goals.leftByPlans.map(goal)),
                            "uncovered": .list(goals.uncovered.map(goal)),
                        ]))
            }
    }

    private func goal(_ name: String) -> String { voice.known("goal.\(name)") ?? name }

    private var warnings: [String] {
        guard !facts.warnings.isEmpty else { return [] }
        return ["", voice("details.warnings-head")] + facts.warnings.map(item)
    }

    private var more: [String] { facts.isHeadline ? [""] + wrapped([voice("details.more")]) : [] }

    private var foot: [String] {
        let foot = PageFoot(facts: facts, share: nil, width: min(width, 96)).lines
        return foot.isEmpty ? [] : [""] + foot
    }

    private func wrapped(_ sentences: [String]) -> [String] { sentences.map { $0.wrapped(to: width) } }

    private func item(_ text: String) -> String { "  - \(text)".wrapped(to: width, indent: "    ") }
}
