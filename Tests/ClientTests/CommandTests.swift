import ArgumentParser
import Foundation
import Messages
import Modelling
import Results
import Testing

@testable import Client

@Suite("Commands")
struct CommandTests {
    /// Every command there is, with those that it belongs to.
    static let stacks = all(below: [Polder.self])

    static func all(below stack: [any ParsableCommand.Type]) -> [[any ParsableCommand.Type]] {
        [stack] + (stack.last?.configuration.subcommands ?? []).flatMap { all(below: stack + [$0]) }
    }

    /// The lines of a help text that show how a command is called.
    static func examples(of command: any ParsableCommand.Type) -> [String] {
        command.configuration.discussion.split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("  polder ") }.map { $0.trimmingCharacters(in: [" "]) }
    }

    @Test("every command's help shows examples, and each can be parsed")
    func examples() throws {
        #expect(Self.stacks.count > 25)
        for command in Self.stacks.compactMap(\.last) {
            let examples = Self.examples(of: command)
            #expect(!examples.isEmpty, "\(command) shows no example")
            for example in examples {
                let words = Self.words(of: example)
                #expect(throws: Never.self, "\(example)") {
                    try Polder.parseAsRoot(NegativeNumbers.protected(words))
                }
            }
        }
    }

    /// The words of a command line, with those in quotes as one.
    static func words(of line: String) -> [String] {
        line.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .flatMap { number, part in
                number % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
            }
            .dropFirst().map(\.self)
    }

    @Test("options are repeated or written with commas, and never swallow a file")
    func selection() throws {
        let command = try #require(
            try Compare.parse([
                "a.yaml", "--region", "NL,Twente", "--year", "2050", "b.yaml", "--year", "2030",
            ]) as Compare?)
        #expect(command.files == ["a.yaml", "b.yaml"])
        #expect(command.selection.regions == ["NL", "Twente"])
        #expect(try command.selection.years(within: Period(first: 2024, last: 2050)) == [2030, 2050])
    }

    @Test("a negative number is a value, behind an option and where an argument stands")
    func negative() throws {
        let run = try #require(
            try Polder.parseAsRoot(["run", "a.yaml", "--priority", "-5", "--detach"]) as? Run)
        #expect(try run.ensemble.checked().priority == -5)
        #expect(run.ensemble.detach && run.files == ["a.yaml"])
        let words = NegativeNumbers.protected(["queue", "prioritize", "k3v", "-5", "--format", "json"])
        let command = try #require(try Polder.parseAsRoot(words) as? QueueCommand.Prioritize)
        #expect(command.priority == -5 && command.run == "k3v")
    }

    @Test("scenarios are called by their file, and by folder and file where two are called the same")
    func names() {
        #expect(
            Submission.names(of: ["scenarios/a/silo.yaml", "polder:b/network"]) == ["silo", "network"])
        #expect(
            Submission.names(of: ["scenarios/a/silo.yaml", "polder:b/silo"]) == ["a/silo", "b/silo"])
    }

    @Test("all values that are wrong are told at once")
    func together() throws {
        let options = try EnsembleOptions.parse([
            "--members", "many", "--seed", "-1", "--keep", "focsu", "--priority", "500",
        ])
        let complaint = try #require(throws: Complaint.self) {
            try Client.together({ try options.checked() }, { throw Complaint(texts: ["more"], .input) })
        }
        Speech.$language.withValue(.english) {
            #expect(
                complaint.lines.map(\.said) == [
                    "--members: 'many' is no whole number from 1 to 1000000; give one",
                    "--seed: '-1' is no whole number from 0 to 2^53 - 1; give one",
                    "--keep: there is no way to keep members 'focsu'; did you mean 'focus'?",
                    "--priority: '500' is no whole number from -100 to 100; give one", "more",
                ])
        }
    }
}
