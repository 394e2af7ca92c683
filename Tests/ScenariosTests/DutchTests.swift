import Baselines
import Modelling
import Reading
import RegionModel
import Spelling
import Testing
import Words

@testable import Scenarios

@Suite("A file that is written in Dutch reads as one in English")
struct DutchTests {
    @Test("Every shipped scenario with Dutch keys, measures, modes and actors has the same inputs")
    func shipped() throws {
        let requests = ShippedScenarios.names.map {
            ScenarioReader.Request(name: $0, file: "polder:\($0)")
        }
        let reader = ScenarioReader(try ShippedTests.vocabulary())
        let english = reader.read(requests, files: [])
        let translated = try ShippedScenarios.files.filter { $0.name.hasSuffix(".yaml") }.map { file in
            let root = try #require(YamlParser.read(file, as: .scenario).root)
            return SourceFile(name: file.name, text: try Self.dutch(root, .scenario))
        }
        #expect(translated.allSatisfy { $0.text.contains("\"titel\"") })
        let dutch = reader.read(requests, files: translated, isStored: true)
        #expect(dutch.problems.map(\.description) == [])
        #expect(dutch.scenarios.count == english.scenarios.count)
        for (ours, theirs) in zip(dutch.scenarios, english.scenarios) {
            #expect(ours.canonicalText == theirs.canonicalText)
            #expect(ours.title == theirs.title)
            #expect(ours.short == theirs.short)
            #expect(ours.changedInputs(from: theirs) == [])
        }
    }

    @Test("the keys that a new file is written with are those that are read")
    func keysOfNewFiles() {
        var written: Set<String> = []
        for entry in Self.all(KeyWords.scenario) {
            let key = "scenario.key.\(entry.key)"
            guard Wording.shared.has(key) else { continue }
            written.insert(key)
            #expect(Phrase(key).text(.english) == entry.key)
            #expect(([entry.key] + entry.others).contains(Phrase(key).text(.dutch)), "\(key)")
        }
        #expect(written.count == 15)
    }

    private static func all(_ words: KeyWords) -> [KeyWords.Entry] {
        words.entries.flatMap { [$0] + ($0.below.map(all) ?? []) }
    }

    /// A tree as YAML of one line, with Dutch words for its keys and values.
    private static func dutch(_ node: YamlNode, _ words: KeyWords, key: String = "") throws -> String {
        switch node.content {
        case .text(let text, _): return quoted(try value(text, of: key))
        case .list(let items):
            return "[\(try items.map { try dutch($0, words, key: key) }.joined(separator: ", "))]"
        case .mapping(let entries):
            let lines = try entries.map { entry in
                let word = words.entries.first { $0.key == entry.key }?.others.first ?? entry.key
                return "\(quoted(word)): \(try dutch(entry.value, words[entry.key], key: entry.key))"
            }
            return "{\(lines.joined(separator: ", "))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private static func value(_ text: String, of key: String) throws -> String {
        switch key {
        case "measure":
            try #require(try ShippedTests.vocabulary().measures.first { $0.id == text }).title.dutch
        case "mode": try #require(Mode.allCases.first { $0.label == text }?.otherNames.first)
        case "network_manager": text == "yes" ? "ja" : "nee"
        case "partners" where text == "all": "iedereen"
        case "partners", "lead": Actor.allCases.first { $0.label == text }?.otherNames.first ?? text
        case "start": text.replacing("Q", with: "K")
        case "focus": try #require(try ShippedTests.vocabulary().regions.first { $0.code == text }).name
        default: text
        }
    }

    @Test("Every word for a key means one key, and is written as keys are")
    func words() {
        func check(_ words: KeyWords) {
            let all = words.keys + words.others
            #expect(Set(all).count == all.count, "\(all)")
            #expect(all.allSatisfy { folded($0) == $0 }, "\(all)")
            for entry in words.entries { if let below = entry.below { check(below) } }
        }
        check(.scenario)
    }

    @Test("Every name of a mode, an actor, a department, a level and a payer means one of them")
    func names() {
        func check(_ names: [(names: [String], thing: some Any)]) {
            let all = names.flatMap { Set($0.names.map { spelling(of: $0) }) }
            #expect(Set(all).count == all.count, "\(all)")
        }
        check(named(Mode.allCases))
        check(named(Actor.allCases))
        check(named(Department.allCases))
        check(named(Level.allCases))
        check(named(Payer.allCases))
    }

    @Test("Every name of a measure means one measure")
    func measures() throws {
        let all = try ShippedTests.vocabulary().namedMeasures.flatMap {
            Set($0.names.map { spelling(of: $0) })
        }
        #expect(Set(all).count == all.count)
    }

    @Test("A key in both languages is told as one that stands twice")
    func twice() {
        #expect(
            Words.problems(in: "focus: NL225\ntitle: a\ntitel: b\n") == [
                "a.yaml:3:1: 'titel' stands here for the second time, after line 2; keep one of the two"
            ])
    }

    @Test("A base in one language and a file on top of it in the other are one scenario")
    func mixed() throws {
        let reading = Words.reading(
            ("top.yaml", "basis: base.yaml\nsamenwerking: {manier_van_werken: netwerk}\n"),
            ("base.yaml", "focus: NL225\ncollaboration: {mode: silo, initial_trust: {vast: 0.4}}\n"))
        #expect(reading.problems.map(\.description) == [])
        let inputs = try #require(reading.scenarios.first).inputs
        #expect(inputs.contains { $0.path == "collaboration.initial_trust" && $0.value == "fixed at 0.4" })
    }

    @Test(
        "A region is known by its names, its codes of every edition, and the municipalities in it",
        arguments: [
            ("Twente", "NL213"), ("twente", "NL213"), ("NL213", "NL213"), ("nl213", "NL213"),
            ("CR12", "NL213"), ("Enschede", "NL213"), ("Hengelo", "NL213"), ("Hengelo (O.)", "NL213"),
            ("GM0153", "NL213"), ("Groot Rijnmond", "NL33C"), ("groot-rijnmond", "NL33C"),
            ("Groot\u{A0}Rijnmond", "NL33C"), ("Rotterdam", "NL33C"), ("NL366", "NL33C"),
            ("Den Haag", "NL332"), ("'s-Gravenhage", "NL332"), ("CR26", "NL332"), ("NL361", "NL332"),
            ("Agglomeratie Den Haag", "NL332"), ("Den Bosch", "NL413"), ("Noord-Fryslân", "NL124"),
            ("Utrecht", "NL310"), ("Groningen", "NL113"), ("Arnhem/Nijmegen", "NL226"), ("Arnhem", "NL226"),
        ])
    func regions(text: String, code: String) throws {
        #expect(try Catalogue().region(text)?.code == code)
        let vocabulary = try ShippedTests.vocabulary()
        #expect(vocabulary.region(text).map { vocabulary.regions[$0].code } == code)
    }

    @Test(
        "A province is told with its regions, and the country as the whole that it is",
        arguments: [
            (
                "Overijssel",
                "'Overijssel' is a province; choose one or more of Noord-Overijssel, Zuidwest-Overijssel, Twente"
            ),
            (
                "NL",
                "'NL' is the whole country; name one region or more; 'polder describe regions' lists them"
            ),
            (
                "Nederland",
                "'Nederland' is the whole country; name one region or more; 'polder describe regions' lists them"
            ),
        ])
    func widerPlaces(focus: String, sentence: String) throws {
        let file = SourceFile(name: "a.yaml", text: "title: x\nfocus: \(focus)\n")
        let read = ScenarioReader(try ShippedTests.vocabulary()).read(
            [ScenarioReader.Request(name: "a", file: "a.yaml")], files: [file])
        #expect(read.problems.map(\.description) == ["a.yaml:2:8: \(sentence)"])
    }

    @Test(
        "A province, a country and a name of two municipalities are no region",
        arguments: ["NL22", "Nederland", "Bergen", "Atlantis", ""])
    func noRegion(text: String) throws {
        #expect(try Catalogue().region(text) == nil)
    }
}
