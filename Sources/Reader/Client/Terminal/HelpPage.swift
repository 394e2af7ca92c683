import ArgumentParser
import Foundation
import Rendering
import Words

/// The help of a command, in the language of the program, no wider than the window; examples are never broken.
struct HelpPage {
    private let stack: [any ParsableCommand.Type]
    private let arguments: [Argument]

    /// An argument or option, as the parser tells it of itself.
    private struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            var written: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: String
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let abstract: String?

        var isPositional: Bool { kind == "positional" }
        var isFlag: Bool { kind == "flag" }
        var value: String { valueName ?? "" }

        /// As it stands at the left: `-o, --output FILE`.
        var label: String {
            guard !isPositional else { return isRepeating ? "\(value) …" : value }
            let written = (names ?? []).sorted { $0.kind == "short" && $1.kind != "short" }.map(\.written)
            return written.joined(separator: ", ") + (isFlag ? "" : " \(value)")
        }
    }

    private struct Tool: Decodable {
        struct Command: Decodable { let arguments: [Argument]? }
        let command: Command
    }

    /// - Parameter stack: the command and those that it belongs to, `polder` first.
    init(of stack: [any ParsableCommand.Type]) {
        self.stack = stack
        let told = stack.last.map { $0._dumpHelp() } ?? ""
        let tool = try? JSONDecoder().decode(Tool.self, from: Data(told.utf8))
        arguments = (tool?.command.arguments ?? []).filter(\.shouldDisplay)
    }

    /// Whether the words ask for help.
    static func isAskedFor(in words: [String]) -> Bool {
        words.first == "help" || words.contains { ["-h", "--help", "-help"].contains($0) }
    }

    /// The command that words name, and those that it belongs to.
    static func commands(in words: [String]) -> [any ParsableCommand.Type] {
        var stack: [any ParsableCommand.Type] = [Polder.self]
        for word in words.first == "help" ? words.dropFirst() : words[...] {
            let next = stack.last?.configuration.subcommands.first { $0.configuration.commandName == word }
            guard let next else { break }
            stack.append(next)
        }
        return stack
    }

    func text(width: Int) -> String {
        guard let configuration = stack.last?.configuration else { return "" }
        var parts = [configuration.abstract.wrapped(to: width), usage(width)]
        let groups =
            configuration.groupedSubcommands.map { (title: $0.name, commands: $0.subcommands) }
            + [(title: Phrase("help.commands").said, commands: configuration.ungroupedSubcommands)]
        for group in groups where !group.commands.isEmpty {
            let rows = group.commands.map {
                ($0.configuration.commandName ?? "", $0.configuration.abstract)
            }
            parts.append(Self.list(group.title, rows, width))
        }
        if !configuration.subcommands.isEmpty {
            let name = (stack.map { $0.configuration.commandName ?? "" }).joined(separator: " ")
            parts.append(Phrase("help.of_command", ["command": .text(name)]).said.wrapped(to: width))
        }
        parts.append(
            Self.list(Phrase("help.arguments").said, rows(arguments.filter(\.isPositional)), width))
        parts.append(
            Self.list(Phrase("help.options").said, rows(arguments.filter { !$0.isPositional }), width))
        parts.append(Self.prose(configuration.discussion, width))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// How the command is typed; options in a word, since they follow below.
    private func usage(_ width: Int) -> String {
        var words = stack.map { $0.configuration.commandName ?? "" }
        if stack.last?.configuration.subcommands.isEmpty == false {
            words.append(Phrase("value.command").said)
        }
        words += arguments.filter(\.isPositional).map { $0.isOptional ? "[\($0.label)]" : $0.label }
        words.append("[\(Phrase("value.options").said)]")
        return "\(Phrase("help.usage").said) \(words.joined(separator: " "))".wrapped(to: width, indent: "  ")
    }

    private func rows(_ arguments: [Argument]) -> [(label: String, text: String)] {
        arguments.map { argument in
            // The parser's own two are the only ones that it says something of itself.
            let own = ["--help": Phrase("option.help"), "--version": Phrase("option.version")]
            let names = (argument.names ?? []).map(\.written)
            let said = names.lazy.compactMap { own[$0] }.first?.said
            return (argument.label, said ?? argument.abstract ?? "")
        }
    }

    private static let column = 26

    private static func list(
        _ title: String, _ rows: [(label: String, text: String)], _ width: Int
    ) -> String {
        guard !rows.isEmpty else { return "" }
        let indent = String(repeating: " ", count: column)
        let lines = rows.flatMap { row in
            let label = "  \(row.label)"
            let text = row.text.wrapped(to: max(20, width - column)).split(separator: "\n").map(String.init)
            guard label.count < column - 1, let first = text.first else {
                return [label] + text.map { indent + $0 }
            }
            let gap = String(repeating: " ", count: column - label.count)
            return [label + gap + first] + text.dropFirst().map { indent + $0 }
        }
        return ([title] + lines).joined(separator: "\n")
    }

    /// Paragraphs fit the window; a line that begins with spaces is to be copied, and stays whole.
    private static func prose(_ text: String, _ width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("  ") ? String(line) : String(line).wrapped(to: width)
        }.joined(separator: "\n")
    }
}
