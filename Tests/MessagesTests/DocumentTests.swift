import Endpoints
import Foundation
import Messages
import Reading
import Testing

/// The page that a writer of another client reads.
private enum Page {
    static let text: String = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "docs/protocol.md")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    /// The lines below a heading, to the next one.
    static func part(_ heading: String) -> [String] {
        let lines = text.components(separatedBy: "\n")
        guard let start = lines.firstIndex(of: heading) else { return [] }
        return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("#") })
    }

    /// The headers that the page shows.
    static let examples: [String] =
        text
        .components(separatedBy: "```json\n").dropFirst()
        .compactMap { $0.components(separatedBy: "```").first }
}

@Suite("docs/protocol.md says what the program does")
struct DocumentTests {
    @Test(
        "Every header that it shows is read, and written again with the same fields", arguments: Page.examples
    )
    func example(_ text: String) throws {
        let header = Array(text.utf8)
        let again: [UInt8]
        if text.contains(#""op""#), text.contains(#""id": ""#), !text.contains(#""re""#) {
            again = try RequestMessage(header: header).encoded()
        } else {
            switch try Incoming(header: header) {
            case .reply(let message): again = message.encoded()
            case .event(let event): again = try event.encoded()
            case .unknown(let type): throw Refusal(.protocolMalformed, "the event '\(type)' is not known")
            }
        }
        let shown = try JSONSerialization.jsonObject(with: Data(header)) as? NSDictionary
        let written = try JSONSerialization.jsonObject(with: Data(again)) as? NSDictionary
        #expect(shown == written, "\(String(decoding: again, as: UTF8.self))")
    }

    @Test("It shows at least one header of every kind")
    func examples() {
        #expect(Page.examples.count > 15)
    }

    @Test("It lists every operation", arguments: Wire.requests.map { $0.op })
    func operation(_ op: String) {
        #expect(Page.text.contains("\n| `\(op)` |"))
    }

    @Test(
        "It says how long each operation takes at most, and with what", arguments: Wire.requests.map { $0.op }
    )
    func work(_ op: String) {
        let rows = Page.part("### Work").filter { $0.hasPrefix("| `\(op)` |") }
        #expect(rows.count == 1 && rows.allSatisfy { $0.split(separator: "|").count == 3 })
    }

    @Test("It says the ends of every number that a request has", arguments: Examples.requests)
    func numbers(_ request: any Request) {
        let rows = Page.part("### Numbers")
        for field in Self.numbers(in: request) {
            let op = type(of: request).op
            #expect(
                rows.contains { $0.contains("`\(op)`") && $0.contains("| `\(field)` |") }, "\(op) \(field)")
        }
    }

    /// Names of fields that hold numbers, on the wire; `name[]` for a list of them.
    private static func numbers(in value: Any) -> [String] {
        Mirror(reflecting: value).children.flatMap { child -> [String] in
            // What is sent in a run's request is checked as if the request were its.
            guard let label = child.label else { return [] }
            let name = label.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" }
            switch type(of: child.value) {
            case is Int.Type, is Int?.Type, is Double.Type, is Double?.Type, is UInt64.Type, is UInt64?.Type:
                return [name]
            case is [Int].Type, is [Int]?.Type, is [Double].Type: return [name + "[]"]
            case is RunRequest.Type: return numbers(in: child.value)
            case is ImportOptions.Type: return numbers(in: child.value).map { "\(name).\($0)" }
            default: return []
            }
        }
    }

    @Test(
        "No part of a request holds a number that the test before does not see", arguments: Examples.requests)
    func hidden(_ request: any Request) throws {
        let written = try JSONDecoder().decode(Piece.self, from: Data(try Wire.encode(request)))
        let seen = Set(Self.numbers(in: request))
        for path in written.paths("") { #expect(seen.contains(path), "\(type(of: request).op) \(path)") }
    }

    @Test("It lists every code with its exit code", arguments: Refusal.Code.allCases)
    func code(_ code: Refusal.Code) {
        guard !code.rawValue.hasPrefix("transport.") else {
            #expect(Page.text.contains("`\(code.rawValue)`"))
            return
        }
        let line = Page.text.components(separatedBy: "\n").first { $0.hasPrefix("| `\(code.rawValue)` |") }
        let retry = code.isRetryable ? "yes" : "no"
        #expect(line?.hasSuffix("| \(retry) | \(code.exitCode.rawValue) |") == true)
    }

    @Test("It states the limits that are kept")
    func limits() {
        #expect(Page.text.contains("\"max_request\": \(Wire.maximumHeaderBytes)"))
        #expect(Page.text.contains("\"max_chunk_bytes\": \(Wire.maximumChunkBytes)"))
        #expect(Page.text.contains("\"max_credit\": \(Wire.maximumCredit)"))
        #expect(Page.text.contains("\"ping_ms\": \(Wire.pingInterval)"))
        #expect(Page.text.contains("| everything but streams | \(Wire.maximumHeaderBytes >> 20) MiB |"))
        #expect(Page.text.contains("chunks come back | \(Wire.maximumDataRequestBytes >> 10) KiB |"))
        #expect(Page.text.contains("more than \(Wire.maximumDepth) deep"))
        #expect(Page.text.contains("its path has at most \(RuntimeFolder.longestPath)"))
    }
}

/// JSON of which only the numbers count.
private indirect enum Piece: Decodable {
    case number, other
    case list([Piece])
    case object([String: Piece])

    init(from decoder: any Decoder) throws {
        if let object = try? [String: Piece](from: decoder) {
            self = .object(object)
        } else if let list = try? [Piece](from: decoder) {
            self = .list(list)
        } else {
            self = (try? Double(from: decoder)) == nil ? .other : .number
        }
    }

    /// Where the numbers stand.
    func paths(_ path: String) -> [String] {
        switch self {
        case .number: [path]
        case .other: []
        case .list(let pieces): pieces.flatMap { $0.paths(path + "[]") }
        case .object(let fields):
            fields.flatMap { $0.value.paths(path.isEmpty ? $0.key : "\(path).\($0.key)") }
        }
    }
}
