import ArgumentParser
import Foundation
import Spelling
import Words

/// A command line that cannot be understood: what is wrong with it, and the help to look at.
struct UsageMistake: Error {
    let lines: [Complaint.Line]
    private let command: String

    /// The lines as they are told.
    var text: String {
        let help = Phrase("usage.help", ["command": .text(command)]).said
        return (lines.map(\.said) + [help]).joined(separator: "\n")
    }

    /// A word that stands where the name of a command should; nil where there is none.
    static func ofCommand(in words: [String]) -> UsageMistake? {
        let stack = HelpPage.commands(in: words)
        let given = words.first == "help" ? words.dropFirst() : words[...]
        let names = (stack.last?.configuration.subcommands ?? []).compactMap { $0.configuration.commandName }
        guard !names.isEmpty, let word = given.dropFirst(stack.count - 1).first, !word.hasPrefix("-") else {
            return nil
        }
        let command = name(of: stack)
        let phrase = Phrase(
            "usage.command",
            [
                "word": .text(word), "near": .optional(nearestName(to: word, among: names)),
                "names": .list(names),
            ])
        return UsageMistake(lines: [.phrase(phrase)], command: command)
    }

    private init(lines: [Complaint.Line], command: String) {
        self.lines = lines
        self.command = command
    }

    /// What the parser says of the words, in the language of the program.
    init(_ message: String, words: [String]) {
        let told = message.split(separator: "\n").map(String.init)
            .prefix { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") && !$0.hasPrefix("  See '") }
        let lines = told.map { line -> Complaint.Line in
            let plain = line.hasPrefix("Error: ") ? String(line.dropFirst(7)) : line
            return Self.phrase(plain).map { .phrase($0) } ?? .text(plain)
        }
        self.init(lines: lines, command: Self.name(of: HelpPage.commands(in: words)))
    }

    private static func name(of stack: [any ParsableCommand.Type]) -> String {
        stack.compactMap { $0.configuration.commandName }.joined(separator: " ")
    }

    /// A sentence of the parser as a phrase; nil for one that it did not have when this was written.
    static func phrase(_ line: String) -> Phrase? {
        if let found = line.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            return Phrase(
                "usage.option", ["word": .text(String(found.1)), "near": .optional(found.2.map(String.init))])
        }
        if let found = line.wholeMatch(of: /(?: *or: )?Missing value for '(.+?)(?: <(.+)>)?'(?: in '(.+)')?/)
        {
            return Phrase("usage.value", ["option": .text(label(found.1, found.2))])
        }
        if let found = line.wholeMatch(
            of: /The option '(.+)' does not take any value, but '(.*)' was specified\./)
        {
            return Phrase(
                "usage.flag", ["option": .text(String(found.1)), "word": .text(String(found.2))])
        }
        if let found = line.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return extra([String(found.1)])
        }
        if let found = line.wholeMatch(of: /\d+ unexpected arguments: '(.*)'/) {
            return extra(found.1.split(separator: "', '").map(String.init))
        }
        if let found = line.wholeMatch(of: /Missing expected argument '(.*)'/) {
            let name = found.1.filter { !"<>.".contains($0) }.trimmingCharacters(in: .whitespaces)
            return Phrase("usage.argument", ["name": .text(name)])
        }
        if let found = line.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)(?: <(.+)>)?'.*/) {
            return Phrase(
                "usage.invalid",
                ["word": .text(String(found.1)), "option": .text(label(found.2, found.3))])
        }
        if let found = line.wholeMatch(of: /Invalid option: (.*)/) {
            return Phrase("usage.option", ["word": .text(String(found.1)), "near": ""])
        }
        return nil
    }

    private static func label(_ option: Substring, _ value: Substring?) -> String {
        let name = option.filter { !"<>".contains($0) }
        return value.map { "\(name) \($0)" } ?? String(name)
    }

    /// Words too many; years are mostly meant to follow `--year`.
    private static func extra(_ words: [String]) -> Phrase {
        let years = words.allSatisfy { $0.count == 4 && Int($0) != nil }
        return Phrase(
            "usage.extra",
            [
                "words": .list(words.map { "'\($0)'" }), "count": .count(words.count),
                "years": .text(years ? words.joined(separator: ",") : ""),
            ])
    }
}
