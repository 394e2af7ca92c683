internal import Words

/// An uncertainty that the model had once, and that files may still name.
///
/// Its numbers meant something else than those of the one that came after it, so none can be carried over.
enum RetiredAssumption: String, CaseIterable {
    case baseDecisionTime = "base_decision_time"
    case delayPerLink = "delay_per_link"
    case planningRealism = "planning_realism"

    /// The one that has this public name, also with the place of one of many: `collaboration.base_decision_time.network`.
    init?(uncertainty name: String) {
        guard
            let known = Self.allCases.first(where: {
                name == "collaboration.\($0.rawValue)" || name.hasPrefix("collaboration.\($0.rawValue).")
            })
        else { return nil }
        self = known
    }

    /// The public name of what came after it.
    var successor: String {
        switch self {
        case .baseDecisionTime: "collaboration.mode_factor"
        case .delayPerLink: "collaboration.delay_of_links"
        case .planningRealism: "collaboration.planned_share"
        }
    }

    /// Why its number cannot be carried over.
    var reason: Phrase { Phrase("retired.\(rawValue)") }
}
