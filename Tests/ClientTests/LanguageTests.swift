import Foundation
import Messages
import Modelling
import Results
import Testing
import Words

@testable import Client

@Suite("The language of the program")
struct LanguageTests {
    private func chosen(_ words: [String], _ variables: [String: String]) -> LanguageChoice {
        LanguageChoice(
            arguments: ["polder"] + words,
            environment: ["XDG_CONFIG_HOME": "/nowhere"].merging(variables) { $1 })
    }

    @Test("the option goes before the variable, and that before the locale")
    func order() {
        #expect(chosen([], [:]).language == .english)
        #expect(chosen([], ["LANG": "nl_NL.UTF-8"]).language == .dutch)
        #expect(chosen([], ["LANG": "nl_NL.UTF-8", "LC_ALL": "C"]).language == .english)
        #expect(chosen([], ["LANG": "C", "LC_MESSAGES": "nl_BE"]).language == .dutch)
        #expect(chosen([], ["LANG": "nl_NL", "POLDER_LANGUAGE": "en"]).language == .english)
        #expect(chosen(["runs", "--language", "nl"], ["POLDER_LANGUAGE": "en"]).language == .dutch)
        #expect(chosen(["--language=nl", "runs"], [:]).language == .dutch)
        #expect(chosen(["--language", "qps"], [:]).language == .bracketed)
        #expect(chosen(["run", "--", "--language", "nl"], [:]).language == .english)
    }

    @Test("client.yaml says the language, and what it cannot say is told")
    func file() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "polder"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func choice(_ yaml: String) throws -> LanguageChoice {
            try yaml.write(
                to: folder.appending(path: "polder/client.yaml"), atomically: true, encoding: .utf8)
            return chosen([], ["XDG_CONFIG_HOME": folder.path])
        }
        #expect(try choice("# mine\nlanguage: \"nl\"\nendpoint: /tmp/x\n").language == .dutch)
        #expect(
            try choice("language: fr\n").fault?.text(.english)
                == "POLDER_LANGUAGE, client.yaml: there is no language 'fr'; use one of nl, en")
        _ = try choice("langauge: nl\n")
        #expect(
            Configuration(environment: ["XDG_CONFIG_HOME": folder.path]).fault?.text(.dutch)
                == "\(folder.path)/polder/client.yaml: er is geen sleutelwoord 'langauge'; bedoelt u 'language'?"
        )
    }

    @Test("the option may stand anywhere, and is taken away with its value")
    func stripped() {
        #expect(
            LanguageChoice.stripped(["--language", "nl", "runs", "--language=en", "--limit", "3"])
                == ["runs", "--limit", "3"])
        #expect(
            LanguageChoice.stripped(["run", "--", "--language", "x"]) == ["run", "--", "--language", "x"])
    }

    @Test("a list of runs stands under days, with local times, and all its words are of the catalogue")
    func runs() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        let noon = 1_795_950_000.0
        func run(_ id: String, _ created: Double) -> RunSummary {
            RunSummary(
                id: id, owner: "local", name: "raad", state: .finished, created: created,
                finished: created + 60, members: 256, done: 256,
                scenarios: ["silo", "a-name-that-is-rather-long", "and-another-one"], seed: 1,
                focus: ["NL213"],
                note: "nb", kept: id == "k3v9q2xa")
        }
        let runs = [
            run("k3v9q2xa", noon), run("q7mxk2vb", noon - 86_400), run("zzzz2222", noon - 40 * 86_400),
        ]
        let table = RunTable(
            runs: runs, regions: ["NL213": "Twente"], calendar: calendar,
            now: Date(timeIntervalSince1970: noon + 3_600), width: 60)
        let dutch = Speech.$language.withValue(.dutch) {
            table.text
        }
        let clock = "12.01"
        #expect(dutch.contains("Vandaag, 29 november\n"), "\(dutch)")
        #expect(dutch.contains("Gisteren, 28 november\n") && dutch.contains("\n20 oktober\n"), "\(dutch)")
        #expect(dutch.contains(clock), "\(dutch)")
        let english = Speech.$language.withValue(.english) {
            table.text
        }
        #expect(english.contains("Today, 29 November\n") && english.contains("12:01"), "\(english)")
        let bracketed = Speech.$language.withValue(.bracketed) {
            table.text
        }
        #expect(table.text.split(separator: "\n").allSatisfy { $0.count <= 60 }, "\(table.text)")
        #expect(dutch.contains("k3v9q2xa  Twente  silo, ") && dutch.contains("raad ★ (nb)\n"), "\(dutch)")
        let names = [
            "k3v9q2xa", "q7mxk2vb", "zzzz2222", "silo,", "a-nam…", "raad", "256", "Twente", "★", "(nb)",
        ]
        let stray = HelpTests.outside(bracketed).split { $0.isWhitespace }.filter {
            !names.contains(String($0))
        }
        #expect(stray.isEmpty, "\(stray)")
    }

    @Test("problems of a file are told with their lines, the causes underlined, and what to do")
    func problems() {
        let text =
            "title: x\nroadmap:\n  - measure: safe_neighborhoods   # a remark\n    budget: {fixed: 1,5}\n"
        let found = [
            Diagnostic(
                file: "mine.yaml", line: 3, column: 14, code: "x.measure", fact: "there is no such measure",
                fix: "did you mean 'safe_neighbourhoods'?"),
            Diagnostic(file: "mine.yaml", line: 4, column: 21, code: "x.number", fact: "a comma", fix: ""),
        ]
        let page = Speech.$language.withValue(.dutch) {
            DiagnosticPage(found, texts: ["mine.yaml": text]).text(ending: true)
        }
        #expect(
            page == """
                2 fouten in mine.yaml. Er is niets berekend.

                  regel 3, kolom 14
                    3 │   - measure: safe_neighborhoods   # a remark
                      │              ~~~~~~~~~~~~~~~~~~
                  There is no such measure.
                  Did you mean 'safe_neighbourhoods'?

                  regel 4, kolom 21
                    4 │     budget: {fixed: 1,5}
                      │                     ~
                  A comma.

                Verbeter deze 2 en probeer het opnieuw. Alleen nakijken: polder validate
                """)
    }
}
