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
    static func ask(_ request: StoreRequest, over connection: Connection) throws -> StoreReply {
        try connection.ask(request, within: 600)
    }

    /// Bytes in millions, with one decimal.
    static func megabytes(_ bytes: Int) -> Phrase.Argument { .number((Double(bytes) / 1e5).rounded() / 10) }
}
