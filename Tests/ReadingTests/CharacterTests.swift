import Modelling
import Testing

@testable import Reading

@Suite("Characters of word processors are named, with their place, and the rest is read all the same")
struct CharacterTests {
    private func problems(_ text: String) -> [String] {
        let reading = YamlParser.read(SourceFile(name: "a.yaml", text: text), as: .scenario)
        return reading.problems.map(\.description)
    }

    @Test(
        "each is told with what to write",
        arguments: [
            ("a:\n \u{A0}b: c\n", "2:2: there is a no-break space here (U+00A0); write a plain space"),
            ("a:\u{A0}b\n", "1:3: there is a no-break space here (U+00A0); write a plain space"),
            ("a:\n  – b\n", "2:3: there is a long dash here (U+2013); write '-'"),
            ("a:\n  — b\n", "2:3: there is a long dash here (U+2014); write '-'"),
            ("a:\n  • b\n", "2:3: there is a bullet here (U+2022); write '-'"),
            ("a： b\n", "1:2: there is a full-width character, '：' here (U+FF1A); write ':'"),
            ("a: ２\n", "1:4: there is a full-width character, '２' here (U+FF12); write '2'"),
            (
                "a: b\u{200B}\n",
                "1:5: there is a character that cannot be seen here (U+200B); write nothing in its place"
            ),
        ])
    func told(text: String, expected: String) { #expect(problems(text) == ["a.yaml:\(expected)"]) }

    @Test("what is meant is read on")
    func mended() throws {
        let file = SourceFile(name: "a.yaml", text: "a:\n\u{A0} – b： c\n")
        let root = try #require(YamlParser.read(file, as: .scenario).root)
        let item = try #require(Field(root: root)["a"]?.items?.first)
        #expect(item["b"]?.text == "c")
        #expect(item["b"]?.node.position.description == "a.yaml:2:8")
    }

    @Test(
        "titles and comments may hold them",
        arguments: [
            "a: Twente – met € 1\u{A0}000\n", "a: \"１ — 2\"\n", "# – no-break\u{A0}space\na: b\n", "a: 'x'\n",
        ])
    func allowed(text: String) { #expect(problems(text) == []) }

    @Test(
        "a colon without a space is told at its key",
        arguments: [
            ("a: b\nc:d\ne: f\n", "2:1: there is no space behind the ':' in 'c:d'; write 'c: d'"),
            ("a:\n  b:c\n  d: e\n", "2:3: there is no space behind the ':' in 'b:c'; write 'b: c'"),
            ("a:b\nc: d\n", "1:1: there is no space behind the ':' in 'a:b'; write 'a: b'"),
        ])
    func tight(text: String, expected: String) { #expect(problems(text) == ["a.yaml:\(expected)"]) }

    @Test("a comma inside braces is read as part of the number that it parts")
    func commaInBraces() throws {
        let file = SourceFile(name: "a.yaml", text: "a: {fixed: 0,2}\nb: {x: 1,5, y: 2}\n")
        let root = Field(root: try #require(YamlParser.read(file, as: .scenario).root))
        #expect(root["a"]?["fixed"]?.text == "0,2")
        #expect(root["b"]?["x"]?.text == "1,5")
        #expect(root["b"]?["y"]?.text == "2")
    }
}
