import Modelling
import RegionModel
import Results

extension ExplanationGame {
    /// Most partners that are players of their own; more come by kind.
    private static let mostPartners = 8

    /// Who sits at the tables of a region: each partner at the tables as in the scenario or as in the reference. Nil where the
    /// same partners sit at the same tables.
    ///
    /// Where more differs than who sits there, that is one player more, so that the ends are the two scenarios to the bit.
    static func partners(
        of scenario: RegionalScenario, against base: RegionalScenario, in region: Int
    ) -> ExplanationGame? {
        let seats = PartnerSeats(scenario, base, region)
        guard !seats.differing.isEmpty else { return nil }
        let hasRest = seats.hasRest
        let single = seats.differing.count + (hasRest ? 1 : 0) <= mostPartners
        let groups = single ? seats.differing.map { [$0] } : PartnerKind.groups(of: seats.differing)
        let players = groups.map { group in
            let kind = PartnerKind(of: group[0])
            return single
                ? Player(kind: .partner, name: group[0].label, title: group[0].title)
                : Player(kind: .partners, name: kind.rawValue, title: kind.title)
        }
        return ExplanationGame(kind: .partners, players: players + (hasRest ? [.ways] : [])) { coalition in
            guard coalition != 0 else { return base }
            let hasWays = !hasRest || coalition & 1 << groups.count != 0
            let seated = groups.indices.filter { coalition & 1 << $0 != 0 }.flatMap { groups[$0] }
            guard !hasWays || seated.count < seats.differing.count else { return scenario }
            return seats.mixed(Set(seated), ways: hasWays)
        }
    }
}

/// Partners that are told as one where there are too many.
private enum PartnerKind: String, CaseIterable {
    case governments, firms, knowledge, society

    init(of actor: Actor) {
        self =
            switch actor {
            case .municipality, .province, .waterBoard: .governments
            case .economicBoard, .smallFirms, .largeFirms: .firms
            case .knowledge: .knowledge
            case .civilSociety, .residents: .society
            }
    }

    var title: Text {
        switch self {
        case .governments: Text(nl: "overheden", en: "governments")
        case .firms: Text(nl: "bedrijven", en: "firms")
        case .knowledge: Actor.knowledge.title
        case .society: Text(nl: "bewoners en organisaties", en: "residents and civil society")
        }
    }

    static func groups(of actors: [Actor]) -> [[Actor]] {
        allCases.map { kind in actors.filter { PartnerKind(of: $0) == kind } }.filter { !$0.isEmpty }
    }
}

/// Who sits at the tables of a region in two scenarios.
struct PartnerSeats: Sendable {
    private let scenario, base: RegionalScenario
    private let region: Int
    /// Partners that sit at a table of the one and not at that of the other, in the order in which actors are declared.
    let differing: [Actor]

    init(_ scenario: RegionalScenario, _ base: RegionalScenario, _ region: Int) {
        (self.scenario, self.base, self.region) = (scenario, base, region)
        let (ours, theirs) = (Self.seats(scenario, region), Self.seats(base, region))
        let shared = Set(ours.keys).intersection(theirs.keys)
        differing = Actor.allCases.filter { actor in
            shared.contains { name in
                ours[name]?.contains(actor) != theirs[name]?.contains(actor)
            }
        }
    }

    /// By measure of the region: who sits at its table beside the lead, at first or after a change.
    private static func seats(_ side: RegionalScenario, _ region: Int) -> [String: Set<Actor>] {
        var seats: [String: Set<Actor>] = [:]
        for planned in side.roadmap.measures where planned.region == region {
            let tables = [planned.table] + planned.changes.map { planned.table(in: $0.mode) }
            seats[planned.measure.id, default: []].formUnion(tables.joined().filter { $0 != planned.lead })
        }
        return seats
    }

    /// Whether more differs than who sits at the tables.
    var hasRest: Bool {
        let alone = mixed([], ways: true)
        return alone.baseline != base.baseline || alone.uncertainty != base.uncertainty
            || bare(alone.roadmap) != bare(base.roadmap)
    }

    /// Measures at whose tables nobody sits are alike however they are called, and so are managers whom nobody could notice.
    private func bare(_ roadmap: Roadmap) -> Roadmap {
        var bare = roadmap
        for number in bare.measures.indices where bare.measures[number].region == region {
            let own = bare.measures[number]
            let tables = [own.table] + own.changes.map { own.table(in: $0.mode) }
            guard tables.allSatisfy({ $0.count == 1 }) else { continue }
            (bare.measures[number].mode, bare.measures[number].partners) = (.silo, [])
            bare.measures[number].changes = []
        }
        if bare.measures.allSatisfy({ $0.region != region || $0.partners.isEmpty }) {
            bare.settings[region]?.networkManager = false
        }
        return bare
    }

    /// Some partners at the tables as in the scenario and the others as in the reference.
    ///
    /// - Parameter isOwn: whether all else is as in the scenario.
    func mixed(_ seated: Set<Actor>, ways isOwn: Bool) -> RegionalScenario {
        var mixed = isOwn ? scenario : base
        let (ours, theirs) = (Self.seats(scenario, region), Self.seats(base, region))
        for number in mixed.roadmap.measures.indices
        where mixed.roadmap.measures[number].region == region {
            let planned = mixed.roadmap.measures[number]
            let name = planned.measure.id
            guard let own = ours[name], let other = theirs[name] else { continue }
            func sits(_ actor: Actor) -> Bool { (seated.contains(actor) ? own : other).contains(actor) }
            let moving = differing.filter { own.contains($0) != other.contains($0) && $0 != planned.lead }
            let staying = planned.partners.filter { !moving.contains($0) || sits($0) }
            mixed.roadmap.measures[number].partners =
                staying + moving.filter { sits($0) && !staying.contains($0) }
        }
        return mixed
    }
}
