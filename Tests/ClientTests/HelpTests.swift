import ArgumentParser
import Foundation
import Modelling
import Testing
import Words

@testable import Client

@Suite("Help")
struct HelpTests {
    /// What stands outside all brackets of the pseudo-language.
    static func outside(_ text: String) -> String {
        var (depth, rest) = (0, "")
        for letter in text {
            if letter == "⟦" { depth += 1 }
            if depth == 0 { rest.append(letter) }
            if letter == "⟧" { depth -= 1 }
        }
        return rest
    }

    @Test("no word of any help stands outside the catalogue, but for commands, options and examples")
    func bracketed() {
        Speech.$language.withValue(.bracketed) {
            let commands = Set(
                CommandTests.stacks.compactMap { $0.last?.configuration.commandName } + ["polder"])
            for stack in CommandTests.stacks {
                let text = HelpPage(of: stack).text(width: 80)
                let lines = Self.outside(text).split(separator: "\n").filter { !$0.hasPrefix("  polder ") }
                let words = lines.flatMap { $0.split { $0.isWhitespace || "[],…".contains($0) } }.map(
                    String.init)
                let stray = words.filter { !$0.hasPrefix("-") && !commands.contains($0) }
                #expect(stray.isEmpty, "\(stack): \(stray)")
            }
        }
    }

    @Test("help fits 80 columns with every example on one line, in both languages")
    func width() {
        for language in Language.spoken {
            Speech.$language.withValue(language) {
                for stack in CommandTests.stacks {
                    let lines = HelpPage(of: stack).text(width: 80).split(separator: "\n")
                    for line in lines { #expect(line.count <= 80, "\(line)") }
                    for example in stack.last.map(CommandTests.examples) ?? [] {
                        #expect(lines.contains("  \(example)"), "\(example)")
                    }
                }
            }
        }
    }

    @Test("help of the program groups its commands")
    func groups() {
        let text = Speech.$language.withValue(.dutch) { HelpPage(of: [Polder.self]).text(width: 80) }
        #expect(text.hasPrefix("Welke manier van samenwerken brengt een regio verder, en wanneer keert het"))
        for line in [
            "Gebruik: polder OPDRACHT [opties]", "Antwoorden:", "Eerdere berekeningen:", "De rekendienst:",
            "  validate                Kijk scenario's na en reken niets uit.",
        ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(text)") }
    }

    @Test("a format stands only in the help of a command that has it")
    func formats() {
        Speech.$language.withValue(.english) {
            #expect(!HelpPage(of: [Polder.self, Status.self]).text(width: 200).contains("csv"))
            #expect(!HelpPage(of: [Polder.self, Compare.self]).text(width: 200).contains("arrow"))
            #expect(HelpPage(of: [Polder.self, Show.self]).text(width: 200).contains("arrow"))
        }
    }

    @Test(
        "what the parser complains of is told in the language of the program",
        arguments: [
            ["compare", "--regoin", "x"], ["compare", "-x"], ["compare", "a.yaml", "--region"], ["compare"],
            ["compare", "a.yaml", "--central=3"], ["store", "prune"], ["cancel", "a", "b"],
            ["watch", "a", "2030", "2040"], ["runs", "--limit", "many"], ["run", "a.yaml", "-oo"],
        ])
    func parser(words: [String]) throws {
        let error = try #require(throws: (any Error).self) { try Polder.parseAsRoot(words) }
        Speech.$language.withValue(.bracketed) {
            let mistake = UsageMistake(Polder.fullMessage(for: error), words: words)
            #expect(!mistake.lines.isEmpty)
            #expect(Self.outside(mistake.text).allSatisfy { $0.isWhitespace }, "\(mistake.text)")
        }
    }

    @Test("a misspelt command or option is met with the nearest, a year too many with how to write years")
    func nearest() throws {
        try Speech.$language.withValue(.dutch) {
            #expect(
                UsageMistake.ofCommand(in: ["comapre", "a.yaml"])?.text
                    == "Er is geen opdracht 'comapre'. Bedoelt u 'compare'?\nHulp: polder --help")
            #expect(UsageMistake.ofCommand(in: ["queue", "mvoe", "x"])?.text.contains("'move'") == true)
            #expect(UsageMistake.ofCommand(in: ["compare", "comapre"]) == nil)
            func told(_ words: [String]) throws -> String {
                let error = try #require(throws: (any Error).self) { try Polder.parseAsRoot(words) }
                return UsageMistake(Polder.fullMessage(for: error), words: words).text
            }
            let option = try told(["compare", "a.yaml", "--years", "2030"])
            #expect(option == "Er is geen optie '--years'. Bedoelt u '--year'?\nHulp: polder compare --help")
            let years = try told(["show", "k3v", "--year", "2030", "2040"])
            #expect(years.contains("--year 2030,2040"), "\(years)")
        }
    }
}
