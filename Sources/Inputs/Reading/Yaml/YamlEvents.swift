// Yams has no public way to the position of every duplicate key, alias and tag: its nodes hold none of them. So its parser is used from
// below, in this one file; Package.swift cannot name the C target, which Yams does not offer as a product.
internal import CYaml

/// One event of the YAML parser, with what Polder looks at.
struct YamlEvent {
    enum Kind: Equatable {
        case documentStart
        case listStart
        case mappingStart
        case text(String, isQuoted: Bool)
        case alias(String)
        /// The end of a list, a mapping, a document or the file.
        case end
    }

    let kind: Kind
    let position: SourcePosition
    var anchor: String?
    var tag: String?
    var hasDirective = false
}

/// The events of one file, in order.
final class YamlEvents {
    private let area: Problem.Area
    private let file: String
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)

    init(_ file: SourceFile, _ area: Problem.Area) {
        self.file = file.name
        self.area = area
        let scalars = file.text.unicodeScalars
        let text = String(scalars.first == byteOrderMark ? scalars.dropFirst() : scalars[...])
        bytes = .allocate(capacity: text.utf8.count)
        _ = bytes.initialize(from: text.utf8)
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// The next event; throws what is wrong with the syntax.
    func next() throws(Problem) -> YamlEvent {
        var event = yaml_event_t()
        defer { yaml_event_delete(&event) }
        repeat {
            yaml_event_delete(&event)
            guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxProblem() }
        } while event.type == YAML_STREAM_START_EVENT
        return understood(event)
    }

    private func understood(_ event: yaml_event_t) -> YamlEvent {
        let position = position(of: event.start_mark)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            let document = event.data.document_start
            return YamlEvent(
                kind: .documentStart, position: position,
                hasDirective: document.version_directive != nil
                    || document.tag_directives.start != document.tag_directives.end)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return YamlEvent(
                kind: .listStart, position: position, anchor: text(start.anchor), tag: text(start.tag))
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return YamlEvent(
                kind: .mappingStart, position: position, anchor: text(start.anchor), tag: text(start.tag))
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let value = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return YamlEvent(
                kind: .text(value, isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE), position: position,
                anchor: text(scalar.anchor), tag: text(scalar.tag))
        case YAML_ALIAS_EVENT:
            return YamlEvent(kind: .alias(text(event.data.alias.anchor) ?? ""), position: position)
        default:
            return YamlEvent(kind: .end, position: position)
        }
    }

    private func syntaxProblem() -> Problem {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
        let context = parser.pointee.context.map { String(cString: $0) } ?? ""
        let slip = SyntaxSlip(problem: problem, context: context)
        let mark = slip.isAtItsBeginning ? parser.pointee.context_mark : parser.pointee.problem_mark
        return Problem(area, at: position(of: mark), .syntax(slip))
    }

    private func position(of mark: yaml_mark_t) -> SourcePosition {
        SourcePosition(file: file, line: mark.line + 1, column: mark.column + 1)
    }

    private func text(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
        bytes.map { String(cString: $0) }
    }
}
