import Baselines
import Modelling
import Reading
import Testing

@testable import Scenarios

@Suite("A scenario extends another file")
struct ExtendsTests {
    private static let absolute = "is a path from the root of the disk; name the file as seen from this one"
    private static let base = """
        focus: NL225
        title: {nl: basis, en: base}
        collaboration: {mode: silo, initial_trust: 0.6}
        roadmap:
          - {measure: new_nature, start: 2025Q1}
          - {measure: village_hubs, start: 2026Q1}
        """

    @Test("Keys are laid over each other one by one, lists and texts are replaced")
    func overlay() throws {
        let reading = Words.reading(
            (
                "top.yaml",
                """
                extends: middle.yaml
                collaboration: {mode: network}
                roadmap: [{measure: new_nature, start: 2027Q1}]
                """
            ),
            ("middle.yaml", "extends: base.yaml\ntitle: {en: middle}\n"), ("base.yaml", Self.base))
        #expect(reading.problems.map(\.description) == [])
        let scenario = try #require(reading.scenarios.first)
        #expect(scenario.title == Text(nl: "basis", en: "middle"))
        #expect(scenario.sources.map(\.name) == ["top.yaml", "base.yaml", "middle.yaml"])
        let inputs = Dictionary(uniqueKeysWithValues: scenario.inputs.map { ($0.path, $0) })
        #expect(inputs["roadmap.new_nature.start"]?.value == "2027Q1")
        #expect(inputs["roadmap.village_hubs.start"] == nil)
        #expect(inputs["roadmap.new_nature.mode"]?.value == "network")
        #expect(inputs["roadmap.new_nature.mode"]?.position?.description == "top.yaml:2:23")
        #expect(inputs["collaboration.initial_trust"]?.value == "0.6 (0.45 to 0.75)")
        #expect(inputs["collaboration.initial_trust"]?.position?.description == "base.yaml:3:44")
    }

    @Test("A number with its spread is replaced as a whole")
    func spread() {
        let reading = Words.reading(
            ("top.yaml", "extends: base.yaml\ncollaboration: {initial_trust: {fixed: 0.4}}\n"),
            (
                "base.yaml",
                "focus: NL225\ncollaboration: {initial_trust: {low: 0.2, central: 0.5, high: 0.6}}\n"
            ))
        #expect(reading.problems.map(\.description) == [])
        let trust = reading.scenarios.first?.inputs.first { $0.path == "collaboration.initial_trust" }
        #expect(trust?.value == "fixed at 0.4")
    }

    @Test("Under two names in two files, the file that extends the other decides")
    func twoNames() {
        let name = "collaboration.initial_trust"
        let short = "collaboration: {initial_trust: 0.6}\n"
        let long = "context: {assumptions: {\(name): {fixed: 0.8}}}\n"
        for (top, base, expected) in [
            (long, short, Uncertainty.Spread.fixed(0.8)),
            (short, long, .triangle(central: 0.6, range: 0.45...0.75)),
        ] {
            let reading = Words.reading(
                ("top.yaml", "extends: base.yaml\n" + top), ("base.yaml", "focus: NL225\n" + base))
            #expect(reading.problems.map(\.description) == [])
            #expect(reading.scenarios.first?.uncertainty.spreads == [name: expected])
            #expect(reading.scenarios.first?.inputs.filter { $0.path == name }.count == 1)
        }
    }

    @Test("Files that were not given are asked for, under the name seen from the user's folder")
    func needs() {
        let top = (name: "scenarios/rijnmond/top.yaml", text: "extends: ../shared.yaml\ndata: roads.csv\n")
        let reading = Words.reading(top)
        #expect(reading.needs.map(\.name) == ["scenarios/shared.yaml", "scenarios/rijnmond/roads.csv"])
        let next = Words.reading(top, ("scenarios/shared.yaml", "focus: NL225\n"))
        #expect(next.needs.map(\.name) == ["scenarios/rijnmond/roads.csv"])
        #expect(next.needs.map(\.role) == [.data])
        #expect(!next.isAccepted)
        let table = (name: "scenarios/rijnmond/roads.csv", text: "region,value\n")
        let all = Words.reading(top, ("scenarios/shared.yaml", "focus: NL225\n"), table)
        #expect(all.isAccepted)
        #expect(all.tables.map(\.name) == [table.name])
        #expect(all.scenarios.first?.overlays.map(\.text) == [table.text])
    }

    @Test("A mistake in a base is told in the base, with the files that extend it")
    func extended() {
        let reader = ScenarioReader(Words.vocabulary)
        let reading = reader.read(
            [.init(name: "a", file: "a.yaml"), .init(name: "b", file: "b.yaml")],
            files: [
                SourceFile(name: "a.yaml", text: "extends: base.yaml\n"),
                SourceFile(name: "b.yaml", text: "extends: base.yaml\n"),
                SourceFile(name: "base.yaml", text: "focus: NL226\n"),
            ])
        #expect(
            reading.problems.map(\.description) == [
                "base.yaml:1:8: there is no region 'NL226' (extended by a.yaml and 1 other); did you mean 'NL225'?"
            ])
    }

    @Test("A base that cannot be read is told with the file that extends it")
    func unreadable() {
        let reading = Words.reading(("a.yaml", "extends: base.yaml\n"), ("base.yaml", "focus: @x\n"))
        #expect(
            reading.problems.map(\.description) == [
                "base.yaml:1:8: a text cannot begin with this character (extended by a.yaml); put the text in quotes"
            ])
    }

    @Test("A misspelt `extends` is told alone: what its base may have is not missing")
    func misspelt() {
        let reading = Words.reading(("a.yaml", "extendz: polder:twente/base\nroadmap: []\n"))
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.description.contains("did you mean 'extends'?") == true)
    }

    @Test("A file with Dutch keys is told the Dutch ones, another the English ones")
    func listed() {
        let dutch = Words.reading(
            ("a.yaml", "basis: polder:twente/base\nsamenwerking: {qqqqqq: 1, manier: silo}\n"))
        let english = Words.reading(
            ("a.yaml", "extends: polder:twente/base\ncollaboration: {qqqqqq: 1, mode: silo}\n"))
        #expect(dutch.problems.first?.description.contains("manier_van_werken") == true)
        #expect(english.problems.first?.description.contains("manier_van_werken") == false)
        #expect(english.problems.first?.description.contains("mode") == true)
    }

    @Test(
        "What is extended must be a file of the folder",
        arguments: [
            (
                "../other.yaml",
                "'../other.yaml' leads out of the folder 'mine'; copy that file into the folder and name it here"
            ),
            ("/etc/x.yaml", "'/etc/x.yaml' \(absolute)"), ("~/x.yaml", "'~/x.yaml' \(absolute)"),
            ("notes.txt", "'notes.txt' is no .yaml file; name a file that ends in .yaml"),
            (
                "polder:groot-rijnmond/sillo",
                "there is no shipped scenario 'groot-rijnmond/sillo'; did you mean 'groot-rijnmond/silo'?"
            ),
            ("[a, b]", "here is a list; write the name of a file"),
        ])
    func refused(base: String, expected: String) {
        let reading = Words.reading(("mine/a.yaml", "extends: \(base)\n"))
        #expect(reading.problems.map(\.description) == ["mine/a.yaml:1:10: \(expected)"])
        #expect(reading.needs.isEmpty)
    }

    @Test("Files that extend each other are refused")
    func circle() {
        let reading = Words.reading(
            ("a.yaml", "extends: b.yaml\n"), ("b.yaml", "extends: c.yaml\n"), ("c.yaml", "extends: b.yaml\n"))
        #expect(
            reading.problems.map(\.description) == [
                "c.yaml:1:10: these files extend each other: b.yaml → c.yaml → b.yaml (extended by a.yaml); take out one 'extends:'"
            ])
    }

    @Test("A chain may be long, but not without end")
    func longChain() {
        let files = (0..<12).map { SourceFile(name: "f\($0).yaml", text: "extends: f\($0 + 1).yaml\n") }
        let reading = ScenarioReader(Words.vocabulary).read([.init(name: "a", file: "f0.yaml")], files: files)
        #expect(
            reading.problems.map(\.description) == [
                "f7.yaml:1:10: more than 8 files extend one another (extended by f0.yaml); put the shared part in one file"
            ])
    }

    @Test(
        "A file that is not there is told where it is named, with a shipped one that fits, and hides nothing else"
    )
    func missing() throws {
        let network = try #require(ShippedScenarios.files.first { $0.name == "polder:twente/network.yaml" })
        let copy = network.text.replacing("polder:twente/base", with: "base.yaml") + "fokus: x\n"
        let lines = copy.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex(of: "extends: base.yaml"))
        let reader = ScenarioReader(Words.vocabulary)
        let files = [
            SourceFile(name: "mine.yaml", text: copy),
            SourceFile(name: "other.yaml", text: "focus: NL225\ncolaboration: {mode: silo}\n"),
        ]
        let requests = [
            ScenarioReader.Request(name: "mine", file: "mine.yaml"), .init(name: "other", file: "other.yaml"),
        ]
        #expect(reader.read(requests, files: files).needs.map(\.name) == ["base.yaml"])
        let reading = reader.read(requests, files: files, missing: ["base.yaml"])
        #expect(reading.needs.isEmpty)
        #expect(
            reading.problems.map(\.description) == [
                "mine.yaml:\(line + 1):10: there is no file 'base.yaml'; write 'polder:twente/base', which is shipped, or check its name",
                "mine.yaml:\(lines.count - 1):1: there is no key 'fokus' in a scenario; did you mean 'focus'?",
                "other.yaml:2:1: there is no key 'colaboration' in a scenario; did you mean 'collaboration'?",
            ])
    }

    @Test("A copy of a shipped scenario reads wherever it lies", arguments: ShippedScenarios.names)
    func copied(name: String) throws {
        let file = try #require(ShippedScenarios.files.first { $0.name == "polder:\(name).yaml" })
        let reader = ScenarioReader(try ShippedTests.vocabulary())
        let copy = reader.read(
            [.init(name: "a", file: "mine.yaml")], files: [SourceFile(name: "mine.yaml", text: file.text)])
        let own = reader.read([.init(name: "a", file: "polder:\(name)")], files: [])
        #expect(copy.isAccepted)
        #expect(copy.scenarios.first?.canonicalText == own.scenarios.first?.canonicalText)
    }

    @Test("A short name is that of its own file, and not of what is laid over it")
    func short() throws {
        let reader = ScenarioReader(try ShippedTests.vocabulary())
        let reading = reader.read(
            [.init(name: "a", file: "a.yaml"), .init(name: "b", file: "polder:twente/silo")],
            files: [SourceFile(name: "a.yaml", text: "extends: polder:twente/silo\n")])
        #expect(
            reading.scenarios.map(\.short) == [nil, Text(nl: "verkokerd", en: "silos")])
    }
}
