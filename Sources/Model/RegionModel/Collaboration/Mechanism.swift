public import Modelling

/// A way in which working together makes a difference to what measures bring.
///
/// Each can be taken from another scenario, so that a difference between two ways of working can be told apart.
public enum Mechanism: Int, CaseIterable, Sendable, Named {
    /// (8.6, 8.14) What is brought in by those at the table, and which firms come.
    case coverage
    /// (8.7) Whether the level of government is the right one, or sits along.
    case levelFit
    /// (8.8) What measures of one department do to those of another.
    case sideEffects
    /// (8.9) What is lost by compromise at the table.
    case compromise
    /// (8.4, 8.5, 8.16) How long deciding takes, where it stalls or begins anew, and works under a contract.
    case decisionTime
    /// (8.3) Whether those who do the work have time for it, meetings included.
    case capacity
    /// (8.2, 8.10) What meetings and contracts cost, and what private parties add.
    case money
    /// (8.12, 8.13) How trust between partners grows and is lost.
    case trust

    /// The word of files: `side_effects`.
    public var label: String {
        [
            "coverage", "level_fit", "side_effects", "compromise", "decision_time", "capacity", "money",
            "trust",
        ][rawValue]
    }

    /// What people call it.
    public var title: Text {
        switch self {
        case .coverage: Text(nl: "wat partners inbrengen", en: "what partners bring in")
        case .levelFit: Text(nl: "het goede bestuursniveau", en: "the right level of government")
        case .sideEffects: Text(nl: "neveneffecten", en: "side effects")
        case .compromise: Text(nl: "verwatering door compromis", en: "dilution by compromise")
        case .decisionTime: Text(nl: "tijd om te besluiten", en: "time to decide")
        case .capacity: Text(nl: "mensen die er zijn", en: "staff that is there")
        case .money: Text(nl: "geld en kosten van overleg", en: "money and cost of meetings")
        case .trust: Text(nl: "vertrouwen dat groeit of slijt", en: "trust that grows or wears")
        }
    }
}

/// Ways of working of another scenario, and the mechanisms that go by them.
public struct BorrowedWays: Sendable, Equatable {
    /// The same measures in the same order, with who sits at which table as in the other scenario.
    public var roadmap: Roadmap
    public var mechanisms: Set<Mechanism>

    /// - Parameter roadmap: as `Roadmap.withWays(of:)` makes it.
    public init(_ roadmap: Roadmap, _ mechanisms: Set<Mechanism>) {
        (self.roadmap, self.mechanisms) = (roadmap, mechanisms)
    }
}

extension Roadmap {
    /// The same measures, carried out as in another roadmap: lead, partners, level and way of working, and in each
    /// region that both have, manager and capacity. What the other does not plan stays as it is.
    public func withWays(of other: Roadmap) -> Roadmap {
        var taken = self
        var used = Set<Int>()
        for number in measures.indices {
            let own = measures[number]
            let match = other.measures.indices.first { candidate in
                let theirs = other.measures[candidate]
                return !used.contains(candidate) && theirs.measure.id == own.measure.id
                    && theirs.region == own.region
            }
            guard let match else { continue }
            used.insert(match)
            let theirs = other.measures[match]
            taken.measures[number].lead = theirs.lead
            taken.measures[number].partners = theirs.partners
            taken.measures[number].level = theirs.level
            taken.measures[number].mode = theirs.mode
            taken.measures[number].changes = theirs.changes
        }
        let theirs = Set(other.measures.map(\.region))
        for region in Set(measures.map(\.region)) where theirs.contains(region) {
            taken.settings[region] = other.settings[region]
        }
        return taken
    }
}
