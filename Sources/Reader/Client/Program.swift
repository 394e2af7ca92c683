import ArgumentParser
import Foundation
import Messages
import Words

extension Polder {
    /// Does what the command line says, tells what goes wrong, and exits.
    public static func start() async {
        let words = LanguageChoice.stripped(Array(CommandLine.arguments.dropFirst()))
        // A write beyond `ulimit -f` is to be an error that is told.
        signal(SIGXFSZ, SIG_IGN)
        do {
            if let fault = Speech.choice.fault { throw Complaint(fault, .input) }
            try await carryOut(words)
        } catch {
            Foundation.exit(code(after: error, words: words))
        }
    }

    private static func carryOut(_ words: [String]) async throws {
        if let mistake = UsageMistake.ofCommand(in: words) { throw mistake }
        var command = try parseAsRoot(NegativeNumbers.protected(words))
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
    }

    /// Tells what went wrong, or shows the help that was asked for.
    private static func code(after error: any Error, words: [String]) -> Int32 {
        Terminal.wipe()
        switch error {
        case let complaint as Complaint:
            complaint.lines.forEach { Terminal.say(line: $0.said) }
            return complaint.code.rawValue
        case let refusal as Refusal:
            return code(after: Complaint(refusal), words: words)
        case let mistake as UsageMistake:
            Terminal.say(line: mistake.text)
            return Messages.ExitCode.usage.rawValue
        case let code as ArgumentParser.ExitCode:
            return code.rawValue
        default:
            break
        }
        guard exitCode(for: error) == .success else {
            return code(after: UsageMistake(fullMessage(for: error), words: words), words: words)
        }
        let text =
            error is CleanExit || HelpPage.isAskedFor(in: words)
            ? HelpPage(of: HelpPage.commands(in: words)).text(width: Terminal.window ?? 80)
            : fullMessage(for: error)
        do {
            try Terminal.answer(line: text)
            return Messages.ExitCode.success.rawValue
        } catch {
            return code(after: error, words: words)
        }
    }
}

/// Negative numbers that stand where an argument can: the parser would take them for options.
enum NegativeNumbers {
    /// The words with such numbers behind `--`, which ends the options.
    static func protected(_ words: [String]) -> [String] {
        guard words.prefix(2) == ["queue", "prioritize"], !words.contains("--") else { return words }
        let numbers = words.filter { $0.hasPrefix("-") && Int($0) != nil }
        guard !numbers.isEmpty else { return words }
        return words.filter { !numbers.contains($0) } + ["--"] + numbers
    }
}
