import ArgumentParser
import Messages
import Words

/// `polder store`
struct StoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "store", Phrase("command.store"),
            examples: [
                "polder store backup", "polder store prune --older-than 90 --dry-run",
                "polder store check",
            ],
            subcommands: [Backup.self, Prune.self, Check.self])
    }

    @OptionGroup var language: LanguageOptions

    /// Copying or reading a large store takes its time.
    static func ask(_ request: StoreRequest, _ daemon: DaemonOptions) throws -> StoreReply {
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(request, within: 600)
        return reply
    }

    /// Bytes in millions, with one decimal.
    static func megabytes(_ bytes: Int) -> Phrase.Argument { .number((Double(bytes) / 1e5).rounded() / 10) }
}
