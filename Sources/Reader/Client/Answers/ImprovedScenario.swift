import Foundation
import Messages
import Modelling
import Reading
import Rendering
import Results
import Words

/// A better roadmap as a scenario file: what it builds on, the whole roadmap, and a remark at everything that changed.
///
/// Keys and words are those of the reference, which files in either language may hold; remarks are in the user's.
struct ImprovedScenario {
    let document: ImprovementDocument
    let facts: PageFacts
    /// The scenario that it builds on, as the file is to name it.
    let base: String
    /// What that scenario is called.
    let title, short: Text

    private var language: Language { facts.language }

    var text: String {
        let head = remark(
            "improve.file.head",
            [
                "base": .text(base), "run": .text(document.run), "seed": .text("\(document.search.seed)"),
                "kept": .optional(document.kept.isEmpty ? nil : document.kept.joined(separator: ", ")),
                "criterion": .text(Phrase("improve.criterion.\(document.criterion.rawValue)").text(language)),
            ])
        let gain = document.gains.of(document.criterion)
        let found = remark(
            "improve.file.gain",
            [
                "gain": .text(amount(gain.value)), "low": .text(amount(gain.low)),
                "high": .text(amount(gain.high)), "draws": .count(document.draws),
            ])
        var lines = head + found + ["", "extends: \(YAMLText.quoted(base))", ""]
        for (key, name) in [("title", title), ("short", short)] {
            lines += [
                "\(key):",
                "  nl: \(YAMLText.quoted(Phrase("improve.file.\(key)", ["name": .text(name.dutch)]).text(.dutch)))",
                "  en: \(YAMLText.quoted(Phrase("improve.file.\(key)", ["name": .text(name.english)]).text(.english)))",
            ]
        }
        return (lines + [""] + remark("improve.file.roadmap") + ["roadmap:"] + document.steps.flatMap(step))
            .joined(separator: "\n") + "\n"
    }

    private func remark(_ key: String, _ arguments: [String: Phrase.Argument] = [:]) -> [String] {
        Phrase(key, arguments).text(language).wrapped(to: 110).split(separator: "\n").map { "# \($0)" }
    }

    // MARK: - Steps

    private func step(_ step: ImprovementDocument.Step) -> [String] {
        let hasRegions = Set(document.steps.map(\.region)).count > 1
        var lines = ["  - measure: \(step.measure)"]
        func add(_ key: String, _ value: String?, _ aspect: ImprovementDocument.Aspect? = nil) {
            guard let value else { return }
            lines.append("    \(key): \(value)" + (aspect.map { changed(step, $0) } ?? ""))
        }
        add("region", hasRegions ? step.region : nil)
        add("lead", step.lead)
        add("partners", step.partners.map(list) ?? kept(step, .partners), .partners)
        add("mode", step.mode, .way)
        add("level", step.level ?? kept(step, .level), .level)
        add("start", step.start, .start)
        add("decided", step.decided.map(number))
        add("preparation", step.preparation.map(number))
        add("agreement", step.agreement.map(number))
        add("years", step.years.map(number))
        add("budget", step.budget.map(amounts))
        add("upkeep", step.upkeep.map(amounts))
        if let requires = step.requires {
            add(
                "requires",
                list(requires.map { "{measure: \($0.measure), progress: \(number($0.progress))}" }))
        }
        if let changes = step.changes { add("changes", list(changes.map(change))) }
        return lines
    }

    /// What stands there where a change leads back to what the catalogue says.
    private func kept(_ step: ImprovementDocument.Step, _ aspect: ImprovementDocument.Aspect) -> String? {
        change(of: step, aspect).map { aspect == .partners ? list($0.to) : $0.to.joined() }
    }

    private func change(
        of step: ImprovementDocument.Step, _ aspect: ImprovementDocument.Aspect
    ) -> ImprovementDocument.Change? {
        guard step.region == document.region else { return nil }
        return document.changes.first { $0.measure == step.measure && $0.aspect == aspect }
    }

    /// `  # was 2025Q1; this alone: +0.4`
    private func changed(_ step: ImprovementDocument.Step, _ aspect: ImprovementDocument.Aspect) -> String {
        guard let change = change(of: step, aspect) else { return "" }
        return "  # "
            + Phrase(
                "improve.file.was",
                [
                    "before": .text(change.from.joined(separator: ", ")),
                    "effect": .optional(change.effect.map { amount($0.value) }),
                ]
            ).text(language)
    }

    private func change(_ change: ImprovementDocument.PlannedChange) -> String {
        let condition =
            change.trustAbove.map { "trust_above: \(number($0))" }
            ?? change.trustBelow.map { "trust_below: \(number($0))" }
            ?? change.from.map { "from: \($0)" }
            ?? (change.stalled == true ? "stalled: yes" : "decided: yes")
        return "{to: \(change.to), \(condition)}"
    }

    // MARK: - Values

    private func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

    private func amounts(_ money: [String: Double]) -> String {
        "{"
            + money.sorted { $0.key < $1.key }.map { "\($0.key): \(number($0.value))" }.joined(
                separator: ", ")
            + "}"
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// A gain with its sign, in the unit of pages.
    private func amount(_ value: Double) -> String {
        ImprovementPage.signed(value, of: document.indicator, facts)
    }
}
