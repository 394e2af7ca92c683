import Modelling
import Results
import Words

/// (S0) What a page says where every outcome of every draw is the same.
struct NothingDiffers {
    let facts: PageFacts
    let findings: Findings
    let found: ScenarioFindings

    private var voice: Voice { facts.voice }

    private var changes: [PageFacts.Change] { facts.changes.filter { $0.scenario == found.scenario } }

    var sentences: [String] {
        let first = voice("page.nothing", ["n": .text(voice.numbers.count(findings.members))])
        guard !changes.isEmpty else { return [first, voice("page.nothing.alike")] }
        let shown = changes.prefix(3).map { change in
            voice(
                "page.change",
                [
                    "path": .text(path(change)),
                    "before": .text(change.beforeText?[facts.language] ?? value(change.before)),
                    "after": .text(change.afterText?[facts.language] ?? value(change.after)),
                ])
        }
        return [first, voice("page.nothing.only", ["changes": .text(shown.joined(separator: "; "))]) + more]
            + reason
    }

    private var more: String {
        changes.count > 3 ? voice("page.nothing.more", ["n": .count(changes.count - 3)]) : ""
    }

    /// Why it does nothing, where the key that differs says when it counts.
    private var reason: [String] {
        guard changes.count == 1, let change = changes.first,
            let key = change.path.split(separator: ".").last,
            let text = voice.known("input.\(key).counts")
        else { return [] }
        return [text]
    }

    private func path(_ change: PageFacts.Change) -> String {
        change.path.split(separator: ".").last.flatMap { voice.known("input.\($0)") }
            ?? change.title?[facts.language] ?? change.path
    }

    private func value(_ text: String?) -> String {
        switch text {
        case nil: voice("page.value.nothing")
        case "yes"?, "true"?: voice("page.value.yes")
        case "no"?, "false"?: voice("page.value.no")
        case let text?: voice.known("mode.\(text).column") ?? text
        }
    }

    /// What to do about it.
    var advice: [String] {
        let file = facts.scenario(found.scenario)?.file ?? ""
        return [
            voice("page.advice.head"), voice("page.advice", ["file": .optional(file.isEmpty ? nil : file)]),
        ]
    }
}
