import Testing

@testable import Reading

@Suite("Numbers as people write them")
struct NumberTests {
    private static let amounts = 0.0...100_000

    @Test(
        "a point or a comma before three digits is told with both readings",
        arguments: [
            ("1.500", "1500", "1.5"), ("60.000", "60000", "60"), ("90,000", "90000", "90"),
            ("1.125", "1125", "1.1250"), ("12.345", "12345", "12.3450"),
        ])
    func ambiguous(text: String, grouped: String, decimal: String) {
        #expect(
            number(from: text, within: Self.amounts)
                == .failure(.ambiguous(grouped: grouped, decimal: decimal)))
    }

    @Test(
        "marks between thousands are told with what to write",
        arguments: [
            ("1.500,5", "1500.5"), ("1,500.5", "1500.5"), ("1.500.000", "1500000"), ("1,500,000", "1500000"),
            ("1 500", "1500"), ("1\u{A0}500", "1500"), ("1\u{202F}500,25", "1500.25"), ("1'500", "1500"),
            ("1’500", "1500"), ("1_500", "1500"), ("-1.500,5", "-1500.5"),
        ])
    func grouped(text: String, written: String) {
        #expect(number(from: text, within: -1e9...1e9) == .failure(.grouped(written: written)))
        #expect(number(from: text) == .failure(.grouped(written: written)))
    }

    @Test(
        "what can be one number only is read as that",
        arguments: [
            ("0.125", 0.125), ("1500", 1500), ("1.5", 1.5), ("1.50", 1.5), ("1500.250", 1500.25),
            ("1.1250", 1.125),
            ("1e3", 1000),
        ])
    func plain(text: String, value: Double) {
        #expect(number(from: text, within: Self.amounts) == .success(value))
    }

    @Test(
        "a mark before three digits is told with both readings where thousands are not possible; a program means a decimal point"
    )
    func limits() {
        #expect(number(from: "1.500", within: 0...25) == .failure(.beyond(grouped: "1500", decimal: "1.5")))
        #expect(
            number(from: "120.000", within: Self.amounts)
                == .failure(.beyond(grouped: "120000", decimal: "120")))
        #expect(number(from: "1.500") == .success(1.5))
        #expect(number(from: "1,500", within: 0...25) == .failure(.beyond(grouped: "1500", decimal: "1.5")))
        #expect(
            number(from: "290,000", within: Self.amounts)
                == .failure(.beyond(grouped: "290000", decimal: "290")))
        #expect(
            number(from: "1,125", within: 0...25) == .failure(.beyond(grouped: "1125", decimal: "1.1250")))
        #expect(number(from: "0,125", within: Self.amounts) == .failure(.comma(written: "0.125")))
    }

    @Test("what is written by the program can be read again as the same number")
    func unmistakableNumbers() {
        for value in [0.125, 1.125, 12.345, 123.456, 1234.567, 1500, 0.5, -1.125] {
            #expect(number(from: unmistakable(value), within: -1e9...1e9) == .success(value))
        }
    }
}
