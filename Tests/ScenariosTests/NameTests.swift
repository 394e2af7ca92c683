import Testing

@testable import Scenarios

@Suite("Names of files")
struct NameTests {
    @Test(
        "A file is known under its shortest name",
        arguments: [
            ("./a.yaml", "a.yaml"), ("mine/../a.yaml", "a.yaml"), ("../a.yaml", "../a.yaml"),
            ("mine//a.yaml", "mine/a.yaml"), ("/mine/./a.yaml", "/mine/a.yaml"),
            ("../../x/../a.yaml", "../../a.yaml"), ("polder:twente/silo.yaml", "polder:twente/silo.yaml"),
        ])
    func shortest(name: String, expected: String) {
        #expect(FileName(name).text == expected)
    }

    @Test(
        "A file may name others below its folder, or below the scenarios folder that it is in",
        arguments: [
            ("a.yaml", "b.yaml", true), ("a.yaml", "../b.yaml", false), ("../a.yaml", "b.yaml", true),
            ("../a.yaml", "../b.yaml", false), ("../a.yaml", "x/../../b.yaml", false),
            ("mine/a.yaml", "more/b.yaml", true), ("scenarios/twente/a.yaml", "../shared/b.yaml", true),
            ("scenarios/twente/a.yaml", "../../b.yaml", false), ("/home/x/scenarios/a.yaml", "b.yaml", true),
            ("/home/x/a.yaml", "../y/b.yaml", false),
        ])
    func folders(name: String, other: String, isAllowed: Bool) {
        let file = FileName(name)
        #expect(file.sibling(other).isBelow(file.root) == isAllowed)
    }

    @Test("Quarters are written as year and number, and counted from the first")
    func quarters() {
        #expect(Quarter("2024Q1", firstYear: 2024)?.number == 0)
        #expect(Quarter("2027Q3", firstYear: 2024)?.number == 14)
        #expect(Quarter("2023Q4", firstYear: 2024)?.number == -1)
        for text in ["2027", "2027Q5", "2027Q0", "27Q3", "2027 Q3", "Q3 2027", ""] {
            #expect(Quarter(text, firstYear: 2024) == nil)
        }
        for number in -5...120 {
            let quarter = Quarter(number: number, firstYear: 2024)
            #expect(Quarter(quarter.text, firstYear: 2024) == quarter)
        }
    }
}
