public import Results

extension Scenario {
    /// What this scenario says otherwise than the reference, in the order of its own inputs.
    public func changedInputs(from reference: Scenario) -> [ChangedInput] {
        let before = Dictionary(reference.inputs.map { ($0.path, $0) }) { first, _ in first }
        let after = Dictionary(inputs.map { ($0.path, $0) }) { first, _ in first }
        let removed = reference.inputs.filter { after[$0.path] == nil }.map(\.path)
        var changes: [ChangedInput] = []
        for path in inputs.map(\.path) + removed where before[path]?.value != after[path]?.value {
            let change = change(from: before[path], to: after[path], reference: reference)
            if !changes.contains(where: { $0.path == change.path }) { changes.append(change) }
        }
        return changes
    }

    private func change(
        from old: ResolvedInput?, to new: ResolvedInput?, reference: Scenario
    ) -> ChangedInput {
        let path = (new ?? old)?.path ?? ""
        if let measure = measurePath(of: path) {
            let (was, isNow) = (reference.hasMeasure(measure), hasMeasure(measure))
            if was != isNow {
                let start = (isNow ? inputs : reference.inputs).first { $0.path == "\(measure).start" }
                let value = start.map { "from \($0.value)" }
                return ChangedInput(
                    scenario: name, path: measure, referenceValue: was ? value : nil,
                    value: isNow ? value : nil)
            }
        }
        let key = if let old, let new, old.writtenAs == new.writtenAs { old.writtenAs } else { path }
        return ChangedInput(scenario: name, path: key, referenceValue: old?.value, value: new?.value)
    }

    /// `roadmap.safe_neighbourhoods` of `roadmap.safe_neighbourhoods.mode`.
    private func measurePath(of path: String) -> String? {
        let parts = path.split(separator: ".")
        guard parts.count > 2, parts[0] == "roadmap" else { return nil }
        return parts[0..<2].joined(separator: ".")
    }

    private func hasMeasure(_ measure: String) -> Bool { inputs.contains { $0.path == "\(measure).start" } }
}
