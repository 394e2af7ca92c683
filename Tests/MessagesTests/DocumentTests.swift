import Endpoints
import Foundation
import Messages
import Testing

/// The page that a writer of another client reads.
private enum Page {
    static let text: String = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "docs/protocol.md")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

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
