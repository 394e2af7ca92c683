import Foundation
import Messages
import Testing
import Words

@Suite("Headers are written as a JSONEncoder writes them")
struct HeaderEncoderTests {
    /// As the daemon wrote it before.
    private func reference(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .custom(SnakeCase.key)
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func written(_ value: some Encodable) throws -> String {
        String(decoding: try Wire.encode(value), as: UTF8.self)
    }

    @Test("every reply", arguments: Examples.replies)
    func reply(_ message: ReplyMessage) throws {
        #expect(try written(message) == reference(message))
    }

    @Test("every request", arguments: Examples.requests)
    func request(_ request: any Request) throws {
        #expect(try written(request) == reference(request))
    }

    @Test("every event", arguments: Examples.events)
    func event(_ event: Event) throws {
        #expect(try written(event) == reference(event))
    }

    private struct Odd: Encodable {
        var none: Int?
        var texts = ["", "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}é€\u{1F600}\u{2028}", "=cmd|x"]
        var numbers = [0, -0.0, 1, 1.5, -2e-7, 1e300, 5e-300, 123_456_789_012_345_680, 0.1 + 0.2]
        var small: Float = 0.1
        var wholes: [Int64] = [.min, .max]
        var largest = UInt64.max
        var lists: [[Int]] = [[], [1], [1, 2]]
        var maybe: [Int?] = [nil, 1]
        var given = ["camelCase": 1, "snake_case": 2, "Ünïcode": 3, "": 4]
        var nested = ["a": ["bC": [true, false]]]
        var nothing: [String: String] = [:]
    }

    @Test("odd values, and keys that are nobody's words")
    func odd() throws {
        #expect(try written(Odd()) == reference(Odd()))
    }

    @Test("a phrase in a phrase")
    func phrase() throws {
        let phrase = Phrase(
            "refusal.members",
            [
                "most_of_all": .count(3),
                "innerOne": .phrase(Phrase("fix.next_page", ["a_b": .text("\u{202E}")])),
            ])
        #expect(try written(phrase) == reference(phrase))
    }
}

private struct SnakeCase: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    static func key(_ path: [any CodingKey]) -> any CodingKey {
        let words = (path.last?.stringValue ?? "").replacing("UID", with: "_uid").replacing("ID", with: "_id")
        return Self(words.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" })
    }
}
