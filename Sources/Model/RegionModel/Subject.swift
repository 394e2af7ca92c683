public import Modelling

/// What uncertain numbers are about that one study can find out together: a chapter, and of working together a part of it.
public struct Subject: Hashable, Sendable {
    /// `trust`, `biodiversity`.
    public let name: String
    public let title: Text

    /// The subject of a number by its public name; nil for a name of no chapter.
    public init?(of number: String) {
        guard let chapter = Chapter(of: number) else { return nil }
        guard chapter == .collaboration else {
            (name, title) = (chapter.rawValue, chapter.title)
            return
        }
        let rest = number.split(separator: ".").dropFirst().first.map(String.init) ?? ""
        let part = Part.allCases.first { $0.numbers.contains(rest) } ?? .works
        (name, title) = (part.rawValue, part.title)
    }

    /// A part of working together.
    private enum Part: String, CaseIterable {
        case trust, decisions, partners, staff, money
        case sideEffects = "side_effects"
        case works

        var title: Text {
            switch self {
            case .trust: Text(nl: "vertrouwen", en: "trust")
            case .decisions: Text(nl: "tijd om te besluiten", en: "time to decide")
            case .partners: Text(nl: "wat partners inbrengen", en: "what partners bring in")
            case .staff: Text(nl: "mensen en overleg", en: "staff and meetings")
            case .money: Text(nl: "geld", en: "money")
            case .sideEffects: Text(nl: "neveneffecten en compromis", en: "side effects and compromise")
            case .works: Text(nl: "uitvoering en opbrengst", en: "works and what they yield")
            }
        }

        /// Public names behind `collaboration.`, those of many numbers once.
        var numbers: Set<String> {
            switch self {
            case .trust:
                [
                    "initial_trust", "planned_share", "usual_performance", "trust_won", "trust_lost",
                    "trust_managed", "trust_fading", "stall_trust",
                ]
            case .decisions:
                [
                    "mode_factor", "delay_of_links", "delay_of_distrust", "early_involvement", "objections",
                    "inclusion_share", "reopening",
                ]
            case .partners:
                ["replaceable", "level_misfit", "attendance_otherwise", "attendance_alone"]
            case .staff:
                [
                    "capacity", "link_density", "effort_per_link", "distrust_effort", "coordination_scale",
                    "weakest_link",
                ]
            case .money:
                ["cost_of_staff", "private_funding", "private_return", "transaction_cost", "wage_share"]
            case .sideEffects: ["side_effect", "integration", "organising", "exposure", "dilution"]
            case .works:
                ["overrun", "contract_works", "returns", "additional_share", "brought_forward"]
            }
        }
    }
}
