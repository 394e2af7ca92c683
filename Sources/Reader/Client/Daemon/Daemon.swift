import ArgumentParser
import Messages
import Words

/// `polder daemon`
struct DaemonCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "daemon", Phrase("command.daemon"),
            examples: ["polder daemon start", "polder daemon status", "polder daemon stop"],
            subcommands: [Start.self, Stop.self, Status.self])
    }

    @OptionGroup var language: LanguageOptions
}
