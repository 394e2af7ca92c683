import Foundation
import Modelling
import Words

/// The language in which the program speaks.
enum Speech {
    /// Chosen once, before the first help text is built; tests choose another for a while.
    @TaskLocal static var language = choice.language

    /// What the command line, the environment and `client.yaml` say.
    static let choice = LanguageChoice(arguments: CommandLine.arguments)
}

extension Phrase {
    /// The phrase as a sentence in the language of the program.
    var said: String { text(Speech.language) }
}

/// Which language is spoken: `--language`, `POLDER_LANGUAGE`, `language` in `client.yaml`, else the locale.
struct LanguageChoice {
    let language: Language
    /// What is wrong with the word that was given; nil for nothing.
    let fault: Phrase?

    /// - Parameter arguments: words of the command line.
    init(
        arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let locale = Self.language(ofLocale: environment)
        let option = Self.option(in: arguments)
        guard let word = Configuration(environment: environment).value("language", given: option) else {
            (language, fault) = (locale, nil)
            return
        }
        let chosen = Language(rawValue: word.lowercased())
        language = chosen ?? locale
        fault =
            chosen == nil
            ? Misspelt.unknown(
                word, kind: Phrase("kind.language"), among: Language.spoken.map(\.rawValue),
                place: option == nil ? "POLDER_LANGUAGE, client.yaml" : "--language") : nil
    }

    /// The words without the option and its value, which may stand anywhere.
    static func stripped(_ words: [String]) -> [String] {
        var (rest, isValue) = ([String](), false)
        for (number, word) in words.enumerated() {
            if isValue {
                isValue = false
            } else if word == "--", number < words.count {
                return rest + words[number...]
            } else if word == "--language", number + 1 < words.count {
                isValue = true
            } else if !word.hasPrefix("--language=") {
                rest.append(word)
            }
        }
        return rest
    }

    private static func option(in words: [String]) -> String? {
        for (word, next) in zip(words, words.dropFirst() + [""]) {
            if word == "--" { return nil }
            if word == "--language", !next.isEmpty { return next }
            if word.hasPrefix("--language=") { return String(word.dropFirst(11)) }
        }
        return nil
    }

    /// The first of the three variables that says anything decides, as POSIX has it.
    private static func language(ofLocale environment: [String: String]) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty }
        return locale?.lowercased().hasPrefix("nl") == true ? .dutch : .english
    }
}
