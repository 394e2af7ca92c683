import Foundation
import Testing

@Suite("From a new scenario to a report, from outside", .serialized)
struct NewTests {
    @Test("two that were made in Dutch validate, are compared, and become a report")
    func whole() throws {
        let programs = try Programs()
        programs.environment["LANG"] = "nl_NL.UTF-8"
        var files: [String] = []
        for mode in ["verkokerd", "netwerk"] {
            let file = programs.folder.path + "/\(mode).yaml"
            let made = try programs.polder(
                "new", file, "--region", "Hengelo", "--challenge", "natuur", "--plan",
                "Regio Deal=economie,natuur", "--mode", mode)
            #expect(made.code == 0 && made.err.contains("polder compare \(file)"), "\(made.err)")
            #expect(try programs.text("\(mode).yaml").contains("manier_van_werken: \(mode)"))
            files.append(file)
        }
        let checked = try programs.polder(["validate"] + files)
        #expect(
            checked.code == 0 && checked.out.contains("(Twente, netwerk)"), "\(checked.out)\(checked.err)")
        let report = programs.folder.path + "/rapport.html"
        let compared = try programs.polder(["compare"] + files + ["--members", "64", "--report", report])
        #expect(compared.code == 0, "\(compared.err)")
        #expect(
            compared.out.hasPrefix("Twente: een netwerk vergeleken met verkokerd werken\n"), "\(compared.out)"
        )
        #expect(compared.out.contains("Gelijk: maatregelen, budget"), "\(compared.out)")
        #expect(try String(contentsOfFile: report, encoding: .utf8).contains("lang=\"nl\""))
    }

    @Test("one that builds on a shipped scenario validates, and a file that is there stays")
    func shipped() throws {
        let programs = try Programs()
        let file = programs.folder.path + "/mine.yaml"
        let made = try programs.polder("new", file, "--from", "polder:twente/network", "--mode", "bilateral")
        #expect(made.code == 0, "\(made.err)")
        #expect(try programs.polder("validate", file).code == 0)
        let text = try programs.text("mine.yaml")
        #expect(text.contains("extends: polder:twente/network") && text.contains("mode: bilateral"))
        let again = try programs.polder("new", file, "--region", "Twente", "--mode", "silo")
        #expect(again.code != 0 && again.err.contains("--force"), "\(again.err)")
        #expect(try programs.text("mine.yaml") == text)
    }

    @Test("all that cannot be is told at once, with names that are near, and nothing is written")
    func refused() throws {
        let programs = try Programs()
        let file = programs.folder.path + "/mine.yaml"
        let answer = try programs.polder(
            "new", file, "--region", "Twnte", "--challenge", "natur", "--mode", "netwrk")
        #expect(answer.code == 64, "\(answer.err)")
        for word in ["Twnte", "Twente", "natur", "netwrk"] {
            #expect(answer.err.contains(word), "\(answer.err)")
        }
        #expect(!FileManager.default.fileExists(atPath: file))
    }
}
