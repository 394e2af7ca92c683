import Foundation
import Messages
import Modelling
import Rendering
import Spelling
import Words

/// A scenario that somebody begins with: what stands in its file, with comments that say what may be changed.
struct NewScenario {
    /// A measure with the quarter that it begins in.
    struct Step {
        let measure: DescribeReply.Entry
        /// `2026Q1`
        let start: String
    }

    /// A plan that the region has already.
    struct Plan: Equatable {
        let name: String
        /// What it works on, by the words of files: `economie`, `economy`.
        let goals: [Text]
    }

    /// What it starts from.
    enum Ground {
        /// A region and its measures.
        case region(DescribeReply.Entry, [Step])
        /// Another scenario, as `extends` names it, and what people call that.
        case scenario(String, DescribeReply.Entry)
    }

    let ground: Ground
    /// nil: as in the other scenario.
    let mode: DescribeReply.Entry?
    let plans: [Plan]
    /// What the user calls it; nil: after the region and the way of working.
    let title: String?

    /// The file in a language: comments, keys and names; `polder` reads either, whatever language its user has.
    func text(in language: Language) -> String {
        func key(_ name: String) -> String { Self.key(name, in: language) }
        func remark(_ key: String, _ arguments: [String: Phrase.Argument] = [:]) -> [String] {
            Phrase(key, arguments).text(language).wrapped(to: 110).split(separator: "\n").map {
                "# \($0)"
            }
        }
        var lines = remark("new.head") + remark("new.head.check")
        if case .scenario(let name, _) = ground {
            lines += [""] + remark("new.extends") + ["\(key("extends")): \(name)"]
        }
        lines += [
            "", "\(key("title")):", "  nl: \(YAMLText.quoted(called(in: .dutch)))",
            "  en: \(YAMLText.quoted(called(in: .english)))",
        ]
        lines += [
            "\(key("short")):", "  nl: \(YAMLText.quoted(short(in: .dutch)))",
            "  en: \(YAMLText.quoted(short(in: .english)))",
        ]
        if case .region(let region, _) = ground {
            lines +=
                [""] + remark("new.focus", ["region": .text(region.title(in: language))]) + [
                    "\(key("focus")): \(region.name)"
                ]
        }
        lines += [""] + remark("new.mode") + remark("new.trust")
        if let mode {
            lines += [
                "\(key("collaboration")):", "  \(key("mode")): \(mode.word(in: language))",
                "  # \(key("initial_trust")): 0.5",
            ]
        } else {
            lines += ["# \(key("collaboration")):", "#   \(key("initial_trust")): 0.5"]
        }
        lines += [""] + roadmap(in: language, remark("new.roadmap"), remark("new.roadmap.replaced"))
        if !plans.isEmpty {
            lines += [""] + remark("new.plans") + ["\(key("existing_plans")):"]
            for plan in plans {
                lines += [
                    "  - \(key("plan")): \(YAMLText.quoted(plan.name))",
                    "    \(key("goals")): [\(plan.goals.map { $0[language] }.joined(separator: ", "))]",
                ]
            }
        }
        lines += [""] + remark("new.ensemble") + ["# \(key("ensemble")):", "#   \(key("members")): 256"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func roadmap(in language: Language, _ intro: [String], _ replaced: [String]) -> [String] {
        let (roadmap, measure, start) = (
            Self.key("roadmap", in: language), Self.key("measure", in: language),
            Self.key("start", in: language)
        )
        guard case .region(_, let steps) = ground else {
            return replaced + [
                "# \(roadmap):", "#   - \(measure): \(Phrase("new.example_measure").text(language))",
                "#     \(start): 2026Q1",
            ]
        }
        return intro + ["\(roadmap):"]
            + steps.flatMap { step in
                [
                    "  # \(step.measure.title(in: language))",
                    "  - \(measure): \(step.measure.word(in: language))", "    \(start): \(step.start)",
                ]
            }
    }

    /// A key of scenario files, as somebody writes it in a language.
    private static func key(_ name: String, in language: Language) -> String {
        Phrase("scenario.key.\(name)").text(language)
    }

    private func called(in language: Language) -> String {
        if let title { return title }
        let place =
            switch ground {
            case .region(let region, _): region.title(in: language)
            case .scenario(_, let other): other.title(in: language)
            }
        return "\(place), \(short(in: language))"
    }

    /// What it is called in tables: the way of working.
    private func short(in language: Language) -> String {
        mode.map { $0.title(in: language) } ?? Phrase("new.changed").text(language)
    }
}

extension DescribeReply.Entry {
    /// What a file in a language calls it: its title in one word in Dutch, the word of the reference in English.
    fileprivate func word(in language: Language) -> String {
        language == .dutch ? folded(title(in: language)) : name
    }
}
