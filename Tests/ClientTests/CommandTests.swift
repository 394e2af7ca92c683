import ArgumentParser
import Foundation
import Testing

@testable import Client

@Suite("Commands")
struct CommandTests {
    /// Every command there is, with the subcommands of each.
    static let commands = all(below: Polder.self)

    private static func all(below command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        [command] + command.configuration.subcommands.flatMap { all(below: $0) }
    }

    /// The lines of a help text that show how a command is called.
    static func examples(of command: any ParsableCommand.Type) -> [String] {
        command.configuration.discussion.split(separator: "\n").map { $0.trimmingCharacters(in: [" "]) }
            .filter { $0.hasPrefix("polder ") }
    }

    @Test("every command's help shows examples, and each can be parsed")
    func examples() throws {
        for command in Self.commands {
            let examples = Self.examples(of: command)
            #expect(!examples.isEmpty, "\(command) shows no example")
            for example in examples {
                let words = example.split(separator: " ").dropFirst().map(String.init)
                #expect(throws: Never.self, "\(example)") { try Polder.parseAsRoot(words) }
            }
        }
    }

    @Test("options are repeated or written with commas, and never swallow a file")
    func selection() throws {
        let command = try #require(
            try Compare.parse([
                "a.yaml", "--region", "NL,Twente", "--year", "2050", "b.yaml", "--year", "2030",
            ]) as Compare?)
        #expect(command.files == ["a.yaml", "b.yaml"])
        #expect(command.selection.regions == ["NL", "Twente"])
        #expect(try command.selection.years() == [2030, 2050])
    }

    @Test("scenarios are called by their file, and by folder and file where two are called the same")
    func names() {
        #expect(
            Submission.names(of: ["scenarios/a/silo.yaml", "polder:b/network"]) == ["silo", "network"])
        #expect(
            Submission.names(of: ["scenarios/a/silo.yaml", "polder:b/silo"]) == ["a/silo", "b/silo"])
    }
}
