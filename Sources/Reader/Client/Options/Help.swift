import ArgumentParser
import Words

extension ArgumentHelp {
    /// The help of an option, in the language of the program.
    ///
    /// - Parameter value: what stands for its value, as `FILE`; nil for a flag.
    static func said(_ phrase: Phrase, _ value: Phrase? = nil) -> ArgumentHelp {
        ArgumentHelp(phrase.said, valueName: value?.said)
    }
}

extension CommandConfiguration {
    /// A command whose words are in the language of the program.
    ///
    /// - Parameters:
    ///   - name: as it is typed.
    ///   - abstract: what it does, in one sentence.
    ///   - more: what else there is to know; paragraphs apart by empty lines.
    ///   - examples: commands that can be copied, the same in every language.
    init(
        _ name: String, _ abstract: Phrase, more: Phrase? = nil, examples: [String], version: String = "",
        subcommands: [any ParsableCommand.Type] = [], groups: [CommandGroup] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        let shown = ([Phrase("help.examples").said] + examples.map { "  \($0)" }).joined(separator: "\n")
        self.init(
            commandName: name, abstract: abstract.said,
            discussion: [more?.said, shown].compactMap(\.self).joined(separator: "\n\n"),
            version: version, subcommands: subcommands, groupedSubcommands: groups,
            defaultSubcommand: defaultSubcommand)
    }
}
