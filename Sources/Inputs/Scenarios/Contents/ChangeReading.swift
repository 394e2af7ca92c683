internal import Modelling
internal import Reading
internal import RegionModel
import Results
internal import Words

/// One change of the way of working, and where it is written.
struct ChangeDraft {
    let change: ModeChange
    let field: Field
}

extension ScenarioDraft {
    private static let conditions = ["trust_above", "trust_below", "stalled", "decided", "from"]

    /// `changes:` of a measure, or of `collaboration:` for every measure that names none.
    func readChanges(_ field: Field) -> [ChangeDraft] {
        let items = reader.list(field) ?? []
        guard items.count <= Roadmap.Limit.changes else {
            reader.note(
                .tooMuch(.changes, limit: Roadmap.Limit.changes), at: items[Roadmap.Limit.changes])
            return []
        }
        return items.compactMap { readChange($0) }
    }

    private func readChange(_ field: Field) -> ChangeDraft? {
        guard hasKeys(.change, in: field, called: .word("owner.change")) else { return nil }
        let mode = field["to"].flatMap { readMode($0) }
        if field["to"] == nil { reader.note(.missingKey("to", of: .word("owner.change")), at: field) }
        let given = Self.conditions.filter { field[$0] != nil }
        guard given.count == 1, let condition = field[given[0]] else {
            // A misspelt condition is told as such already.
            if field.entries.allSatisfy({ KeyWords.change.keys.contains($0.key) }) {
                reader.note(.notOneCondition(given, among: Self.conditions), at: field)
            }
            return nil
        }
        guard let read = readCondition(condition, called: given[0]), let mode else { return nil }
        return ChangeDraft(change: ModeChange(to: mode, read), field: field)
    }

    private func readCondition(_ field: Field, called key: String) -> ModeChange.Condition? {
        let trust = NumberKind(field.key, .one, allowed: 0...1)
        switch key {
        case "trust_above": return number(field, trust).map { .trustAbove($0) }
        case "trust_below": return number(field, trust).map { .trustBelow($0) }
        case "from":
            let period = Period(first: vocabulary.period.first, last: period.last)
            return reader.quarter(field, within: period).map { .from($0.number) }
        default:
            guard let isMeant = reader.decision(field) else { return nil }
            guard isMeant else {
                reader.note(.conditionThatIsNone(field.key), at: field)
                return nil
            }
            return key == "stalled" ? .stalled : .decided
        }
    }

    /// What is wrong or strange about the changes of a measure; `isOwn`: the measure names them itself.
    func check(_ changes: [ChangeDraft], of planned: PlannedMeasure, startsAt start: Int?, isOwn: Bool) {
        if isOwn, let first = changes.first, first.change.mode == planned.mode {
            reader.note(
                .changesToItself(planned.mode.label), at: first.field["to"] ?? first.field)
        }
        for (index, draft) in changes.enumerated() {
            let earlier = changes[..<index].map(\.change)
            switch draft.change.condition {
            case .from(let quarter):
                guard isOwn, let start, quarter < start else { break }
                let texts = [quarter, start].map {
                    Quarter(number: $0, firstYear: vocabulary.period.first).text
                }
                reader.note(
                    .changesBeforeStart(texts[0], start: texts[1]), at: draft.field["from"] ?? draft.field)
            case .trustBelow(let below):
                if let above = earlier.compactMap(\.trustAbove).first(where: { below >= $0 }) {
                    reader.note(
                        .swingsBack(below: written(below), above: written(above)),
                        at: draft.field["trust_below"] ?? draft.field)
                }
            case .decided:
                if earlier.contains(ModeChange(to: .silo, .stalled)) {
                    reader.note(.decidedAfterStalled, at: draft.field["decided"] ?? draft.field)
                }
            case .trustAbove, .stalled: break
            }
            if planned.effectively(draft.change.mode) != draft.change.mode {
                reader.note(
                    .nobodyToWorkWith(mode: draft.change.mode.label), at: draft.field["to"] ?? draft.field)
            }
        }
    }
}

extension ModeChange {
    fileprivate var trustAbove: Double? {
        if case .trustAbove(let trust) = condition { trust } else { nil }
    }

    /// `silo where trust is below 0.45`; `firstYear` is that of the base date.
    func inWords(firstYear: Int) -> String {
        switch condition {
        case .trustAbove(let trust): "\(mode.label) where trust is above \(written(trust))"
        case .trustBelow(let trust): "\(mode.label) where trust is below \(written(trust))"
        case .stalled: "\(mode.label) where stalled"
        case .decided: "\(mode.label) once decided"
        case .from(let quarter): "\(mode.label) from \(Quarter(number: quarter, firstYear: firstYear).text)"
        }
    }
}
