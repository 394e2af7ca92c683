internal import Modelling
internal import RegionModel

/// What `collaboration:` says; the mode holds for every step that names none.
struct Collaboration {
    var settings = CollaborationSettings()
    var mode: Mode?
    var modeField: Field?
}

extension ScenarioDraft {
    /// `collaboration:`, the same for all regions with a roadmap.
    func readCollaboration() -> Collaboration {
        var collaboration = Collaboration()
        let keys = ["mode", "initial_trust", "link_density", "network_manager", "capacity"]
        guard let field = root["collaboration"],
            findings.hasKeys(keys, in: field, called: "'collaboration'")
        else { return collaboration }
        if let mode = field["mode"] {
            collaboration.mode = readMode(mode)
            collaboration.modeField = mode
        }
        for assumption in CollaborationAssumption.allCases {
            guard let entry = field[assumption.rawValue],
                let uncertain = vocabulary.uncertain[assumption.uncertainty]
            else { continue }
            set(uncertain, from: entry)
        }
        let manager = field["network_manager"]
        collaboration.settings.networkManager = manager.flatMap { findings.decision($0) } ?? false
        record(
            "collaboration.network_manager", collaboration.settings.networkManager ? "yes" : "no",
            from: manager)
        if let capacity = field["capacity"] { collaboration.settings.capacity = readCapacity(capacity) }
        return collaboration
    }

    func readMode(_ field: Field) -> Mode? {
        let modes = Mode.allCases.map { ($0.label, $0) } + [("ppp", Mode.publicPrivate)]
        return findings.choice(field, called: "mode", of: modes)
    }

    /// What capacities are multiplied by: one number for all actors, or one for each that is named.
    private func readCapacity(_ field: Field) -> [Actor: Double] {
        let kind = NumberKind(name: "capacity", unit: .one, allowed: 0...10)
        guard field.isMapping else {
            guard let factor = findings.number(field, kind) else { return [:] }
            record("collaboration.capacity", written(factor), from: field)
            return Dictionary(uniqueKeysWithValues: Actor.allCases.map { ($0, factor) })
        }
        var capacity: [Actor: Double] = [:]
        guard findings.hasKeys(Actor.allCases.map(\.label), in: field, called: "'capacity'") else {
            return [:]
        }
        for actor in Actor.allCases {
            guard let entry = field[actor.label], let factor = findings.number(entry, kind) else { continue }
            capacity[actor] = factor
            record("collaboration.capacity.\(actor.label)", written(factor), from: entry)
        }
        return capacity
    }
}
