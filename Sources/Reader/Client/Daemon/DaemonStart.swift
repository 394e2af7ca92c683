import ArgumentParser
import Messages
import Words

extension DaemonCommand {
    /// `polder daemon start`
    struct Start: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "start", Phrase("command.daemon.start"), examples: ["polder daemon start"])
        }

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let (_, hello) = try DaemonLaunch(daemon).connect()
            try Terminal.answer(
                Phrase(
                    "client.daemon.answers",
                    ["version": .text(hello.version), "process": .text("\(hello.pid)")]))
        }
    }
}
