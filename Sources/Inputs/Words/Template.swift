/// A sentence with slots to fill in.
///
/// * `{name}` stands for an argument;
/// * `{name?…}` is said only where the argument is there and not empty, `{name!…}` only where it is not;
/// * `{name#one|many}` says the first where the argument is the number 1.
///
/// What `…`, `one` and `many` stand for may hold slots again. `{{` stands for a brace.
struct Template: Sendable {
    private indirect enum Part: Sendable {
        case text(String)
        case slot(String)
        case present(String, [Part])
        case absent(String, [Part])
        case counted(String, one: [Part], many: [Part])
    }

    private let parts: [Part]

    /// The names of all slots.
    var names: Set<String> { Self.names(of: parts) }

    /// - Throws: `TemplateFault` where braces do not match or a slot has no name.
    init(_ text: String) throws(TemplateFault) {
        var rest = text[...]
        parts = try Self.parse(&rest, until: [])
        guard rest.isEmpty else { throw TemplateFault(text: text) }
    }

    /// The sentence, with `say` for what stands in a slot.
    func filled(_ arguments: [String: Phrase.Argument], say: (Phrase.Argument) -> String) -> String {
        Self.fill(parts, arguments, say)
    }

    private static func fill(
        _ parts: [Part], _ arguments: [String: Phrase.Argument], _ say: (Phrase.Argument) -> String
    ) -> String {
        parts.map { part in
            switch part {
            case .text(let text): return text
            case .slot(let name): return arguments[name].map(say) ?? "{\(name)}"
            case .present(let name, let inner):
                return isThere(arguments[name]) ? fill(inner, arguments, say) : ""
            case .absent(let name, let inner):
                return isThere(arguments[name]) ? "" : fill(inner, arguments, say)
            case .counted(let name, let one, let many):
                return fill(arguments[name] == .number(1) ? one : many, arguments, say)
            }
        }.joined()
    }

    private static func isThere(_ argument: Phrase.Argument?) -> Bool {
        switch argument {
        case nil, .text("")?, .list([])?: false
        default: true
        }
    }

    private static func parse(_ rest: inout Substring, until ends: Set<Character>) throws(TemplateFault)
        -> [Part]
    {
        var (parts, text): ([Part], String) = ([], "")
        while let next = rest.first, !ends.contains(next) {
            if rest.hasPrefix("{{") {
                text.append("{")
                rest.removeFirst(2)
            } else if next == "{" {
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                rest.removeFirst()
                parts.append(try slot(&rest))
            } else {
                text.append(rest.removeFirst())
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        return parts
    }

    private static func slot(_ rest: inout Substring) throws(TemplateFault) -> Part {
        let whole = rest
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        rest.removeFirst(name.count)
        guard !name.isEmpty, let sign = rest.popFirst() else { throw TemplateFault(text: String(whole)) }
        let part: Part
        switch sign {
        case "}": return .slot(name)
        case "?": part = .present(name, try parse(&rest, until: ["}"]))
        case "!": part = .absent(name, try parse(&rest, until: ["}"]))
        case "#":
            let one = try parse(&rest, until: ["|"])
            guard rest.popFirst() == "|" else { throw TemplateFault(text: String(whole)) }
            part = .counted(name, one: one, many: try parse(&rest, until: ["}"]))
        default: throw TemplateFault(text: String(whole))
        }
        guard rest.popFirst() == "}" else { throw TemplateFault(text: String(whole)) }
        return part
    }

    private static func names(of parts: [Part]) -> Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .text: break
            case .slot(let name): names.insert(name)
            case .present(let name, let inner), .absent(let name, let inner):
                names.formUnion(Self.names(of: inner).union([name]))
            case .counted(let name, let one, let many):
                names.formUnion(Self.names(of: one + many).union([name]))
            }
        }
    }
}

/// A text of the catalogue whose braces cannot be read.
struct TemplateFault: Error, Equatable { let text: String }
