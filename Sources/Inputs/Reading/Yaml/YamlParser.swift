/// Reads one file into a tree, or says everything that keeps it from being one.
///
/// A thin walk over the parser's events, because only the events show every duplicate key, anchor, alias and tag
/// with its own place. After an error of syntax the rest of the file cannot be read.
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
            return (parser.problems.isEmpty ? root : nil, plain.problems + parser.problems)
        } catch {
            return (nil, plain.problems + parser.problems + [TightColon.cause(of: error, in: mended)])
        }
    }

    private init(area: Problem.Area, file: String, events: YamlEvents) {
        self.area = area
        self.file = file
        self.events = events
    }

    private mutating func document() throws(Problem) -> YamlNode {
        let start = try events.next()
        guard start.kind == .documentStart else {
            throw Problem(area, at: SourcePlace(file: file, line: 1, column: 1), .fileEmpty)
        }
        if start.hasDirective { problems.append(Problem(area, at: start.place, .directive)) }
        let root = try node(from: events.next(), depth: 0)
        guard !root.isMissing else {
            throw Problem(area, at: SourcePlace(file: file, line: 1, column: 1), .fileEmpty)
        }
        _ = try events.next()
        let end = try events.next()
        if end.kind == .documentStart { throw Problem(area, at: end.place, .severalDocuments) }
        guard case .mapping = root.content else {
            throw Problem(area, at: root.place, .rootIsNoMapping(root.kind))
        }
        return root
    }

    private mutating func node(from event: YamlEvent, depth: Int) throws(Problem) -> YamlNode {
        guard depth <= YamlLimits.depth else {
            throw Problem(area, at: event.place, .tooDeep(levels: YamlLimits.depth))
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
        if let anchor = event.anchor { problems.append(Problem(area, at: event.place, .anchor(anchor))) }
        if let tag = event.tag { problems.append(Problem(area, at: event.place, .tag(tag))) }
        if case .alias(let name) = event.kind {
            problems.append(Problem(area, at: event.place, .alias(name)))
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
        var firstPlaces: [String: SourcePlace] = [:]
        var event = try events.next()
        while event.kind != .end {
            let key = try node(from: event, depth: depth + 1)
            let value = try node(from: events.next(), depth: depth + 1)
            event = try events.next()
            guard case .text(let name, let isQuoted) = key.content else {
                problems.append(Problem(area, at: key.place, .keyIsNoText(key.kind)))
                continue
            }
            if name == "<<" && !isQuoted {
                problems.append(Problem(area, at: key.place, .mergeKey))
            } else if let first = firstPlaces[name] {
                problems.append(
                    Problem(area, at: key.place, .duplicateKey(name, firstLine: first.line)))
            } else {
                firstPlaces[name] = key.place
                if let number = entries.last?.value.continued(by: name, value) {
                    entries[entries.count - 1].value = number
                } else {
                    entries.append(YamlEntry(key: name, keyPlace: key.place, value: value))
                }
            }
        }
        return entries
    }
}
