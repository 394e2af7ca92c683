internal import Modelling
internal import Reading
internal import Words

extension ScenarioDraft {
    /// `context:`, the paths of the nation by their short names, and `assumptions` by the model's own names.
    func readContext() {
        guard let field = root["context"] else { return }
        let paths = NationalPath.allCases.filter { vocabulary.uncertain[$0.uncertainty] != nil }
        let known = KeyWords(
            KeyWords.context.entries.filter { entry in
                entry.key == "assumptions" || paths.contains { $0.rawValue == entry.key }
            })
        guard hasKeys(known, in: field) else { return }
        for path in paths {
            guard let entry = field[path.rawValue], let uncertain = vocabulary.uncertain[path.uncertainty]
            else {
                continue
            }
            set(uncertain, from: entry)
        }
        guard let assumptions = field["assumptions"] else { return }
        guard assumptions.isMapping else {
            return reader.note(
                .wrongKind(
                    found: assumptions.node.kind, expected: .other(Phrase("kind.numbers_by_name"))),
                at: assumptions)
        }
        for entry in assumptions.entries {
            guard let uncertain = uncertain(entry.key, at: entry.keyPosition, path: entry.value.path) else {
                continue
            }
            set(uncertain, from: inEnglish(entry.value, by: .spread))
        }
    }

    /// Fixes or narrows an uncertainty.
    ///
    /// Under two names in one file it is told so; in two files the one that extends the other decides.
    func set(_ uncertain: Vocabulary.Uncertain, from field: Field) {
        let assumption = CollaborationAssumption(uncertainty: uncertain.name)
        guard let spread = readSpread(field, of: uncertain, reach: assumption?.reach) else { return }
        let path = assumption?.uncertainty ?? "assumptions.\(uncertain.name)"
        if let other = spreadFields[uncertain.name] {
            let (ours, theirs) = (distance(of: field), distance(of: other))
            if ours == theirs {
                reader.note(
                    .givenUnderTwoNames(uncertain.name, firstLine: other.node.position.line), at: field)
            }
            guard ours < theirs else { return }
            inputs.removeAll { $0.path == path }
        }
        spreadFields[uncertain.name] = field
        spreads[uncertain.name] = spread
        record(path, spread.inWords, from: field)
    }

    /// How many files away from the scenario's own a value is written.
    private func distance(of field: Field) -> Int {
        files.firstIndex(of: field.node.position.file) ?? files.count
    }

    private func uncertain(_ name: String, at position: SourcePosition, path: String) -> Vocabulary.Uncertain?
    {
        if let uncertain = vocabulary.uncertain[name] { return uncertain }
        let fact: Fact =
            if let retired = RetiredAssumption(uncertainty: name) {
                .retired(name, successor: retired.successor, reason: retired.reason)
            } else if let example = vocabulary.namesOfMany[name]?.first {
                .nameOfMany(name, example: example)
            } else if let role = vocabulary.otherNames[name] {
                .notUncertain(name, role: role)
            } else {
                .unknownName(
                    name, what: .parameter,
                    suggestion: reader.nearest(to: name, among: vocabulary.uncertain.keys),
                    list: "parameters")
            }
        reader.note(fact, atKey: position, path: path)
        return nil
    }
}
