internal import CYaml

/// Reads one file into a tree, or says everything that keeps it from being one.
///
/// A thin walk over the parser's events, because only the events show every duplicate key, anchor, alias and tag
/// with its own place. After an error of syntax the rest of the file cannot be read.
struct YamlParser {
    private let file: String
    private var events: YamlEvents
    private var problems: [ScenarioProblem] = []

    /// The tree is nil where the file has nothing that could be read on.
    static func read(_ file: SourceFile) -> (root: YamlNode?, problems: [ScenarioProblem]) {
        let problems = textProblems(of: file)
        guard problems.isEmpty else { return (nil, problems) }
        var parser = YamlParser(file: file.name, events: YamlEvents(file))
        do throws(ScenarioProblem) {
            let root = try parser.document()
            return (parser.problems.isEmpty ? root : nil, parser.problems)
        } catch {
            return (nil, parser.problems + [error])
        }
    }

    private init(file: String, events: YamlEvents) {
        self.file = file
        self.events = events
    }

    private mutating func document() throws(ScenarioProblem) -> YamlNode {
        let start = try events.next()
        guard start.kind == .documentStart else {
            throw ScenarioProblem(at: SourcePlace(file: file, line: 1, column: 1), .fileEmpty)
        }
        if start.hasDirective { problems.append(ScenarioProblem(at: start.place, .directive)) }
        let root = try node(from: events.next(), depth: 0)
        guard !root.isMissing else {
            throw ScenarioProblem(at: SourcePlace(file: file, line: 1, column: 1), .fileEmpty)
        }
        _ = try events.next()
        let end = try events.next()
        if end.kind == .documentStart { throw ScenarioProblem(at: end.place, .severalDocuments) }
        guard case .mapping = root.content else {
            throw ScenarioProblem(at: root.place, .rootIsNoMapping(kind: root.kind))
        }
        return root
    }

    private mutating func node(from event: YamlEvent, depth: Int) throws(ScenarioProblem) -> YamlNode {
        guard depth <= YamlLimits.depth else {
            throw ScenarioProblem(at: event.place, .tooDeep(levels: YamlLimits.depth))
        }
        refuseReferences(of: event)
        switch event.kind {
        case .listStart:
            return YamlNode(place: event.place, content: .list(try list(depth: depth)))
        case .mappingStart:
            return YamlNode(place: event.place, content: .mapping(try mapping(depth: depth)))
        case .text(let text, let isQuoted):
            return YamlNode(place: event.place, content: .text(text, isQuoted: isQuoted))
        default:
            return YamlNode(place: event.place, content: .text("", isQuoted: false))
        }
    }

    private mutating func refuseReferences(of event: YamlEvent) {
        if let anchor = event.anchor { problems.append(ScenarioProblem(at: event.place, .anchor(anchor))) }
        if let tag = event.tag { problems.append(ScenarioProblem(at: event.place, .tag(tag))) }
        if case .alias(let name) = event.kind {
            problems.append(ScenarioProblem(at: event.place, .alias(name)))
        }
    }

    private mutating func list(depth: Int) throws(ScenarioProblem) -> [YamlNode] {
        var items: [YamlNode] = []
        var event = try events.next()
        while event.kind != .end {
            items.append(try node(from: event, depth: depth + 1))
            event = try events.next()
        }
        return items
    }

    private mutating func mapping(depth: Int) throws(ScenarioProblem) -> [YamlEntry] {
        var entries: [YamlEntry] = []
        var firstPlaces: [String: SourcePlace] = [:]
        var event = try events.next()
        while event.kind != .end {
            let key = try node(from: event, depth: depth + 1)
            let value = try node(from: events.next(), depth: depth + 1)
            event = try events.next()
            guard case .text(let name, let isQuoted) = key.content else {
                problems.append(ScenarioProblem(at: key.place, .keyIsNoText(kind: key.kind)))
                continue
            }
            if name == "<<" && !isQuoted {
                problems.append(ScenarioProblem(at: key.place, .mergeKey))
            } else if let first = firstPlaces[name] {
                problems.append(
                    ScenarioProblem(at: key.place, .duplicateKey(name, firstLine: first.line)))
            } else {
                firstPlaces[name] = key.place
                entries.append(YamlEntry(key: name, keyPlace: key.place, value: value))
            }
        }
        return entries
    }
}
