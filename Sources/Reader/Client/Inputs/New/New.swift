import ArgumentParser
import Foundation
import Messages
import Reading
import Words

/// `polder new`
struct New: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "new", Phrase("command.new"), more: Phrase("command.new.more"),
            examples: [
                "polder new", "polder new mine.yaml --from polder:twente/network",
                "polder new mine.yaml --region Twente --challenge nature --mode network",
                "polder new --region Hengelo --measure farm_transition@2027Q1 --mode silo",
            ])
    }

    @Argument(help: .said(Phrase("option.new.file"), Phrase("value.file"))) var file: String?
    @OptionGroup var options: NewOptions
    @Flag(help: .said(Phrase("option.force"))) var force = false
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let asks = options.wishes.isEmpty && Terminal.canAsk
        let target = OutputTarget(name: file, isForced: force)
        try target.check()
        let connection = try DaemonLaunch(daemon).connect().connection
        let choices = try NewChoices(connection)
        let said = asks ? try Questions.atTerminal.wishes(of: choices) : options.wishes
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let scenario = try said.scenario(of: choices, after: year)
        let text = scenario.text(in: Speech.language)
        let place = try asks && file == nil ? Self.askedFile() : target
        try Self.check(text, name: place.name ?? "new.yaml", over: connection)
        try place.deliver(text)
        guard let name = place.name else { return }
        Terminal.say(Phrase("client.new.written", ["file": .text(name)]))
    }

    /// Where the scenario of somebody who was asked is to go.
    private static func askedFile() throws -> OutputTarget {
        let usual = Phrase("new.usual_file").said
        let answer = Questions.atTerminal.ask(Phrase("new.ask.file", ["file": .text(usual)]).said) ?? ""
        let name = answer.trimmingCharacters(in: .whitespaces)
        let target = OutputTarget(name: name.isEmpty ? usual : name, isForced: false)
        try target.check()
        return target
    }

    /// Has the daemon read the scenario before anything is written: what comes out of this validates.
    ///
    /// - Throws: `Complaint` with what is the matter.
    private static func check(_ text: String, name: String, over connection: Connection) throws {
        let file = RunFile(name: name, role: .scenario, text: text)
        let submission = try Submission(SentFiles(text: file))
        let reply = try submission.send(ValidateRequest.init, over: connection)
        submission.tell(reply.diagnostics)
        guard !reply.diagnostics.contains(where: { $0.severity == .error }) else {
            throw ArgumentParser.ExitCode(Messages.ExitCode.input.rawValue)
        }
    }
}
