/// Reads one file into a tree, or says everything that keeps it from being one.
///
/// A thin walk over the parser's events, because only the events show every duplicate key, anchor, alias and tag
/// with its own position. After an error of syntax the rest of the file cannot be read.
public struct YamlParser {
    private let area: Problem.Area
    private let file: String
    private var events: YamlEvents
    private var problems: [Problem] = []

    /// The tree is nil where the file has nothing that could be read on.
    public static func read(
        _ file: SourceFile, as area: Problem.Area
    ) -> (root: YamlNode?, problems: [Problem]) {
        let plain = PlainText(file, area)
        guard plain.isReadable else { return (nil, plain.problems) }
        let mended = SourceFile(name: file.name, text: plain.text)
        var parser = YamlParser(area: area, file: file.name, events: YamlEvents(mended, area))
        do throws(Problem) {
            let root = try parser.document()
            return (parser.isWhole ? root : nil, plain.problems + parser.problems)
        } catch {
            return (nil, plain.problems + parser.problems + [TightColon.cause(of: error, in: mended)])
        }
    }

    private init(area: Problem.Area, file: String, events: YamlEvents) {
        self.area = area
        self.file = file
        self.events = events
    }

    /// Whether every value is known, so that the rest can be checked too; what stands twice is known by its first.
    private var isWhole: Bool {
        let mild: [TextCode] = [.duplicateKey, .keyIsNoText, .tag, .directive]
        return problems.allSatisfy { problem in mild.contains { $0.rawValue == problem.fact.code } }
    }

    private mutating func document() throws(Problem) -> YamlNode {
        let start = try events.next()
        guard start.kind == .documentStart else {
            throw Problem(area, at: SourcePosition(file: file, line: 1, column: 1), .fileEmpty)
        }
        if start.hasDirective { problems.append(Problem(area, at: start.position, .directive)) }
        let root = try node(from: events.next(), depth: 0)
        guard !root.isMissing else {
            throw Problem(area, at: SourcePosition(file: file, line: 1, column: 1), .fileEmpty)
        }
        _ = try events.next()
        let end = try events.next()
        if end.kind == .documentStart { throw Problem(area, at: end.position, .severalDocuments) }
        guard case .mapping = root.content else {
            throw Problem(area, at: root.position, .rootIsNoMapping(root.kind))
        }
        return root
    }

    private mutating func node(from event: YamlEvent, depth: Int) throws(Problem) -> YamlNode {
        guard depth <= YamlLimits.depth else {
            throw Problem(area, at: event.position, .tooDeep(levels: YamlLimits.depth))
        }
        refuseReferences(of: event)
        switch event.kind {
        case .listStart:
            return YamlNode(position: event.position, content: .list(try list(depth: depth)))
        case .mappingStart:
            return YamlNode(position: event.position, content: .mapping(try mapping(depth: depth)))
        case .text(let text, let isQuoted):
            return YamlNode(position: event.position, content: .text(text, isQuoted: isQuoted))
        default:
            return YamlNode(position: event.position, content: .text("", isQuoted: false))
        }
    }

    private mutating func refuseReferences(of event: YamlEvent) {
        if let anchor = event.anchor { problems.append(Problem(area, at: event.position, .anchor(anchor))) }
        if let tag = event.tag { problems.append(Problem(area, at: event.position, .tag(tag))) }
        if case .alias(let name) = event.kind {
            problems.append(Problem(area, at: event.position, .alias(name)))
        }
    }

    private mutating func list(depth: Int) throws(Problem) -> [YamlNode] {
        var items: [YamlNode] = []
        var event = try events.next()
        while event.kind != .end {
            items.append(try node(from: event, depth: depth + 1))
            event = try events.next()
        }
        return items
    }

    private mutating func mapping(depth: Int) throws(Problem) -> [YamlEntry] {
        var entries: [YamlEntry] = []
        var firstPositions: [String: SourcePosition] = [:]
        var event = try events.next()
        while event.kind != .end {
            let key = try node(from: event, depth: depth + 1)
            let value = try node(from: events.next(), depth: depth + 1)
            event = try events.next()
            guard case .text(let name, let isQuoted) = key.content else {
                problems.append(Problem(area, at: key.position, .keyIsNoText(key.kind)))
                continue
            }
            if name == "<<" && !isQuoted {
                problems.append(Problem(area, at: key.position, .mergeKey))
            } else if let first = firstPositions[name] {
                problems.append(
                    Problem(area, at: key.position, .duplicateKey(name, firstLine: first.line)))
            } else {
                firstPositions[name] = key.position
                if let number = entries.last?.value.continued(by: name, value) {
                    entries[entries.count - 1].value = number
                } else {
                    entries.append(YamlEntry(key: name, keyPosition: key.position, value: value))
                }
            }
        }
        return entries
    }
}
