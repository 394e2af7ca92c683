import Modelling
import RegionModel
import Results

/// One way to take the difference of two scenarios apart: players, and the scenario of each coalition of them.
struct ExplanationGame: Sendable {
    /// What is as in the scenario where it is in a coalition, and else as in the reference.
    struct Player: Sendable {
        let kind: ExplanationDocument.Player.Kind
        let name: String
        let title: Text
        var presence = ExplanationDocument.Player.Presence.both

        static let others = Player(
            kind: .others, name: "others", title: Text(nl: "andere invoer", en: "other inputs"))
        static let ways = Player(
            kind: .ways, name: "ways",
            title: Text(nl: "manier van werken en al het andere", en: "way of working and all else"))
    }

    let kind: ExplanationDocument.Game.Kind
    let players: [Player]
    /// Departments and others that come as one beside the players, where these are measures of one department.
    var groups = 0
    /// What the department is called.
    var group: Text?
    private let scenarios: @Sendable (_ coalition: Int) -> RegionalScenario

    /// Coalitions: every one that there is.
    var combinations: Int { 1 << (players.count + groups) }

    /// Most players whose coalitions are all computed, and with groups of others beside them.
    static let most = 9
    static let mostWithGroups = 10

    init(
        kind: ExplanationDocument.Game.Kind, players: [Player], groups: Int = 0, group: Text? = nil,
        scenarios: @escaping @Sendable (_ coalition: Int) -> RegionalScenario
    ) {
        (self.kind, self.players, self.groups, self.group) = (kind, players, groups, group)
        self.scenarios = scenarios
    }

    /// The scenario in which the players of a coalition are as in the scenario, all others as in the reference.
    func scenario(of coalition: Int) -> RegionalScenario { scenarios(coalition) }

    /// The mechanisms of working together; nil where the two work alike.
    ///
    /// Measures and money that differ too are one player more, so that the ends are the two scenarios to the bit.
    static func mechanisms(of scenario: RegionalScenario, against base: RegionalScenario) -> ExplanationGame?
    {
        let taken = scenario.roadmap.withWays(of: base.roadmap)
        guard taken != scenario.roadmap else { return nil }
        let given = base.roadmap.withWays(of: scenario.roadmap)
        let hasOthers =
            taken != base.roadmap || scenario.baseline != base.baseline
            || scenario.uncertainty != base.uncertainty
        let mechanisms = Mechanism.allCases
        let players = mechanisms.map { Player(kind: .mechanism, name: $0.label, title: $0.title) }
        return ExplanationGame(
            kind: .mechanisms, players: players + (hasOthers ? [.others] : [])
        ) { coalition in
            let own = Set(mechanisms.filter { coalition & 1 << $0.rawValue != 0 })
            guard hasOthers, coalition & 1 << mechanisms.count == 0 else {
                let borrowed = Set(mechanisms).subtracting(own)
                return scenario.borrowing(BorrowedWays(taken, borrowed))
            }
            return base.borrowing(BorrowedWays(given, own))
        }
    }

    /// The measures of a region that are not the same in both, its settings, and all else that differs.
    ///
    /// Where they are too many, those of a department are one player, and in a second game the measures of the department
    /// with the most money are players beside the other departments.
    static func measures(
        of scenario: RegionalScenario, against base: RegionalScenario, in region: Int,
        title: (String) -> Text?
    ) -> [ExplanationGame] {
        let pair = MeasurePair(scenario, base, region)
        let single = pair.differing.map { name in
            Player(
                kind: .measure, name: name, title: title(name) ?? Text(nl: name, en: name),
                presence: pair.presence(of: name))
        }
        let rest = (pair.hasSettings ? [pair.settingsPlayer] : []) + (pair.hasOthers ? [.others] : [])
        guard single.count + rest.count > most else {
            let groups = pair.differing.map { [$0] }
            return [game(.measures, single + rest, pair, groups)]
        }
        let departments = pair.departments
        let players = departments.map { names in
            let department = pair.department(of: names[0])
            return Player(kind: .department, name: department.label, title: department.title)
        }
        var games = [game(.departments, players + rest, pair, departments)]
        let possible = departments.indices.filter { number in
            let size = departments[number].count
            return size > 1 && size + players.count - 1 + rest.count <= mostWithGroups
        }
        if let largest = possible.max(by: { pair.money(departments[$0]) < pair.money(departments[$1]) }) {
            let own = departments[largest]
            let others = departments.indices.filter { $0 != largest }.map { departments[$0] }
            games.append(
                game(
                    .within, own.compactMap { name in single.first { $0.name == name } }, pair,
                    own.map { [$0] } + others, groups: others.count + rest.count,
                    group: players[largest].title))
        }
        return games
    }

    /// A game in which groups of measures, then settings and all else, are as in the scenario or not.
    private static func game(
        _ kind: ExplanationDocument.Game.Kind, _ players: [Player], _ pair: MeasurePair,
        _ measures: [[String]], groups: Int = 0, group: Text? = nil
    ) -> ExplanationGame {
        let last = players.count + groups - 1
        return ExplanationGame(kind: kind, players: players, groups: groups, group: group) { coalition in
            func has(_ player: Int) -> Bool { coalition & 1 << player != 0 }
            guard coalition != (1 << (last + 1)) - 1 else { return pair.scenario }
            guard coalition != 0 else { return pair.base }
            let own = Set(measures.indices.filter(has).flatMap { measures[$0] })
            return pair.mixed(
                own, settings: pair.hasSettings ? has(measures.count) : true,
                others: pair.hasOthers ? has(last) : true)
        }
    }
}
