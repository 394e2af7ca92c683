import Results
import Testing

@Suite("What others wrote is shown, never obeyed")
struct ReadableTests {
    @Test(
        "escapes, bidirectional marks and ends of lines are codes",
        arguments: [
            ("\u{1B}]0;x\u{7}", "<U+1B>]0;x<U+7>"), ("a\nb", "a<U+A>b"), ("a\r\nb", "a<U+D><U+A>b"),
            ("\u{202E}cod", "<U+202E>cod"), ("\u{9B}31m", "<U+9B>31m"), ("\u{2028}", "<U+2028>"),
            ("Fryslân 👩‍🌾 שלום 網", "Fryslân 👩‍🌾 שלום 網"),
        ])
    func shown(written: String, expected: String) {
        #expect(written.shown() == expected)
    }

    @Test("a page keeps its lines, and nothing else")
    func pages() {
        #expect("a\r\nb\tc\n\u{1B}[2J\rfake".shown(isMultiline: true) == "a\r\nb\tc\n<U+1B>[2J<U+D>fake")
    }

    @Test("a cell of a spreadsheet is no formula")
    func sheet() {
        let table = ColumnTable(
            [ResultColumn("name", .text, "")],
            values: [.texts(["=cmd|' /C calc'!A0", "+1", "-1", "@x", "a\nb", "silo"])])
        #expect(
            table.commaSeparatedRows
                == "'=cmd|' /C calc'!A0\r\n'+1\r\n'-1\r\n'@x\r\na<U+A>b\r\nsilo\r\n")
    }
}
