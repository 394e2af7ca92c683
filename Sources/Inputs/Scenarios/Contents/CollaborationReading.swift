internal import Modelling
internal import Reading
internal import RegionModel

/// What `collaboration:` says; the mode holds for every measure that names none.
struct Collaboration {
    var settings = CollaborationSettings()
    var mode: Mode?
    var modeField: Field?
    /// Changes of every measure that names none.
    var changes: [ChangeDraft] = []
    var changesField: Field?
    /// Whether its keys could be read; if not, nothing is said of what they lack.
    var isReadable = true
}

extension ScenarioDraft {
    /// `collaboration:`, the same for all regions with a roadmap.
    func readCollaboration() -> Collaboration {
        var collaboration = Collaboration()
        guard let field = root["collaboration"] else { return collaboration }
        guard hasKeys(.collaboration, in: field) else {
            collaboration.isReadable = false
            return collaboration
        }
        if let mode = field["mode"] {
            collaboration.mode = readMode(mode)
            collaboration.modeField = mode
        }
        if let changes = field["changes"] {
            collaboration.changes = readChanges(changes)
            collaboration.changesField = changes
        }
        for assumption in CollaborationAssumption.allCases {
            guard let entry = field[assumption.rawValue],
                let uncertain = vocabulary.uncertain[assumption.uncertainty]
            else { continue }
            set(uncertain, from: entry)
        }
        let manager = field["network_manager"]
        collaboration.settings.networkManager = manager.flatMap { reader.decision($0) } ?? false
        record(
            "collaboration.network_manager", collaboration.settings.networkManager ? "yes" : "no",
            from: manager)
        if let capacity = field["capacity"] { collaboration.settings.capacity = readCapacity(capacity) }
        return collaboration
    }

    func readMode(_ field: Field) -> Mode? {
        reader.choice(field, called: .mode, of: named(Mode.allCases))
    }

    /// What capacities are multiplied by: one number for all actors, or one for each that is named.
    private func readCapacity(_ field: Field) -> [Actor: Double] {
        let kind = NumberKind("capacity", .one, allowed: 0...10)
        guard field.isMapping else {
            guard let factor = number(field, kind) else { return [:] }
            record("collaboration.capacity", written(factor), from: field)
            return Dictionary(uniqueKeysWithValues: Actor.allCases.map { ($0, factor) })
        }
        var capacity: [Actor: Double] = [:]
        guard hasKeys(.actors, in: field) else { return [:] }
        for actor in Actor.allCases {
            guard let entry = field[actor.label], let factor = number(entry, kind) else { continue }
            capacity[actor] = factor
            record("collaboration.capacity.\(actor.label)", written(factor), from: entry)
        }
        return capacity
    }
}
