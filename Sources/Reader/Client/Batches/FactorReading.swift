import Messages
import Reading
import Spelling
import Words

/// The factors of a design file.
extension DesignReader {
    func factors(_ field: Field?) -> [DesignFactor] {
        guard let field else { return [] }
        guard let items = field.items, !items.isEmpty else {
            reader.note(
                field.node.isMissing || field.items != nil
                    ? .missingValue(field.key) : .wrongKind(found: field.node.kind, expected: .list),
                at: field)
            return []
        }
        var factors: [DesignFactor] = []
        for item in items {
            let read = item.with(Self.english(item.node, DesignWords.factor))
            guard hasKeys(DesignWords.factor, in: read), let factor = factor(read) else { continue }
            let other = factors.first { other in
                other.name == factor.name || other.path == factor.path
                    || Self.isWithin(other.path, factor.path) || Self.isWithin(factor.path, other.path)
            }
            if let other {
                reader.note(
                    Fact(
                        DesignCode.twice,
                        ["name": .text(factor.name), "line": .count(other.field.node.position.line)]),
                    at: item)
            } else {
                factors.append(factor)
            }
        }
        return factors
    }

    /// Whether a path leads through the value of another one; a step of a roadmap may be there or not and be changed.
    private static func isWithin(_ path: [String], _ other: [String]) -> Bool {
        let isStep = other.count == 2 && other[0] == "roadmap"
        return !isStep && path.count > other.count && path.prefix(other.count).elementsEqual(other)
    }

    private func factor(_ field: Field) -> DesignFactor? {
        let addresses = ["key", "number", "measure"].compactMap { field[$0] }
        guard addresses.count == 1, let text = reader.text(addresses[0]) else {
            if addresses.count != 1 { reader.note(Fact(DesignCode.ambiguous), at: field) }
            return nil
        }
        guard let path = path(text, of: addresses[0], field) else { return nil }
        let name = field["name"].flatMap { reader.text($0) } ?? text
        guard let values = values(field, name: name, path: path) else { return nil }
        return DesignFactor(name: name, path: path, values: values, field: field)
    }

    private func path(_ text: String, of address: Field, _ factor: Field) -> [String]? {
        if factor["number"] != nil {
            guard knowledge.numbers[text] != nil else {
                reader.note(
                    Fact(
                        DesignCode.number,
                        [
                            "name": .text(text),
                            "near": .optional(
                                reader.nearest(to: text, among: knowledge.numbers.keys.sorted())),
                        ]), at: address)
                return nil
            }
            return ["context", "assumptions", text, "fixed"]
        }
        if factor["measure"] != nil { return ["roadmap", measure(text) ?? folded(text)] }
        let words = text.split(separator: ".").map(String.init)
        guard let first = words.first.map({ DesignWords.scenarioKey($0, isFirst: true) }) else { return nil }
        guard Self.tops.contains(first) else {
            let numbers = knowledge.numbers.keys.sorted()
            reader.note(
                Fact(
                    DesignCode.misspelt,
                    [
                        "key": .text(text), "names": .list(Self.tops),
                        "near": .optional(
                            reader.nearest(to: words[0], among: Self.tops)
                                ?? reader.nearest(to: text, among: numbers)),
                        "number": .optional(knowledge.numbers[text] == nil ? nil : text),
                    ]), at: address)
            return nil
        }
        var rest = Array(words.dropFirst())
        if first == "context", let next = rest.first,
            DesignWords.scenarioKey(next, isFirst: false) == "assumptions", rest.count > 1
        {
            // Names of uncertain numbers have dots themselves.
            let ends = ["fixed", "low", "central", "high"]
            let last = DesignWords.scenarioKey(rest[rest.count - 1], isFirst: false)
            let hasEnd = ends.contains(last)
            let name = rest.dropFirst().dropLast(hasEnd ? 1 : 0).joined(separator: ".")
            return [first, "assumptions", name] + (hasEnd ? [last] : [])
        }
        if first == "roadmap", let step = rest.first {
            rest =
                [measure(step) ?? folded(step)]
                + rest.dropFirst().map { DesignWords.scenarioKey($0, isFirst: false) }
            return [first] + rest
        }
        return [first] + rest.map { DesignWords.scenarioKey($0, isFirst: false) }
    }

    /// The public name of a measure, for any word for it.
    func measure(_ word: String) -> String? {
        let wanted = spelling(of: word)
        return knowledge.measures.first { names in names.contains { spelling(of: $0) == wanted } }?.first
    }

    private func values(_ field: Field, name: String, path: [String]) -> DesignFactor.Values? {
        func refuse(_ code: DesignCode, at place: Field? = nil) -> DesignFactor.Values? {
            reader.note(Fact(code, ["name": .text(name)]), at: place ?? field)
            return nil
        }
        if let list = field["values"] {
            if field["low"] != nil || field["high"] != nil { return refuse(.ambiguousValues, at: list) }
            return listed(list, field, name: name)
        }
        let own = field["number"]?.text.flatMap { knowledge.numbers[$0] }
        guard field["low"] != nil || field["high"] != nil || own != nil else {
            let isStep = path.count == 2 && path[0] == "roadmap"
            guard isStep else { return refuse(.empty) }
            let nodes = ["yes", "no"].map {
                YamlNode(position: field.node.position, content: .text($0, isQuoted: false))
            }
            return .list(nodes, usual: 0)
        }
        let kind = NumberKind(name: name, unit: "1", isShare: false, allowed: -1e15...1e15)
        func number(_ key: String) -> Double? {
            guard let field = field[key], let found = reader.measured(field, kind) else { return nil }
            if case .number(let number) = found { return number }
            reader.note(.notANumber(field.text ?? ""), at: field)
            return nil
        }
        let low = field["low"] == nil ? own?.lowerBound : number("low")
        let high = field["high"] == nil ? own?.upperBound : number("high")
        let levels = field["levels"].map { whole($0, from: 2, to: 1_000) } ?? 2
        let isWhole = field["whole"].map { reader.decision($0) ?? false } ?? false
        guard let low, let high, let levels else {
            return field["low"] == nil || field["high"] == nil ? refuse(.order) : nil
        }
        guard low < high else { return refuse(.order) }
        let usual = field["usual"] == nil ? (low + high) / 2 : number("usual")
        guard let usual else { return nil }
        guard (low...high).contains(usual) else { return refuse(.usual, at: field["usual"]) }
        return .range(low: low, high: high, levels: levels, usual: usual, isWhole: isWhole)
    }

    private func listed(_ list: Field, _ field: Field, name: String) -> DesignFactor.Values? {
        let nodes: [YamlNode]
        if let text = list.text, ["each_region", "elke_regio"].contains(folded(text)) {
            nodes = knowledge.regions.map {
                YamlNode(position: list.node.position, content: .text($0, isQuoted: false))
            }
        } else if let items = list.items {
            nodes = items.map(\.node)
        } else if list.text != nil, !list.node.isMissing {
            nodes = [list.node]
        } else {
            nodes = []
        }
        guard !nodes.isEmpty, !nodes.contains(where: \.isMissing) else {
            reader.note(Fact(DesignCode.empty, ["name": .text(name)]), at: list)
            return nil
        }
        let labels = nodes.map(\.label)
        if let twice = labels.enumerated().first(where: { labels.prefix($0.offset).contains($0.element) }) {
            reader.note(
                Fact(DesignCode.valueTwice, ["name": .text(name), "value": .text(twice.element)]), at: list)
            return nil
        }
        guard let usual = field["usual"] else { return .list(nodes, usual: 0) }
        guard let place = usual.text.flatMap({ labels.firstIndex(of: $0) }) else {
            reader.note(Fact(DesignCode.usual, ["name": .text(name)]), at: usual)
            return nil
        }
        return .list(nodes, usual: place)
    }
}
