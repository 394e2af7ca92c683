import ArgumentParser
import Words

/// Which daemon to talk to, and in which language to the user.
struct DaemonOptions: ParsableArguments {
    @Option(help: .said(Phrase("option.endpoint"), Phrase("value.endpoint")))
    var endpoint: String?

    @Option(help: .said(Phrase("option.key"), Phrase("value.file")))
    var key: String?

    @Option(help: .said(Phrase("option.server_key"), Phrase("value.file")))
    var serverKey: String?

    @OptionGroup var language: LanguageOptions
}
