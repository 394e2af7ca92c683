import ArgumentParser
import Words

/// In which language the program speaks; what stands here was read before the help was built (`LanguageChoice`).
struct LanguageOptions: ParsableArguments {
    @Option(help: .said(Phrase("option.language"), Phrase("value.language")))
    var language: String?
}
