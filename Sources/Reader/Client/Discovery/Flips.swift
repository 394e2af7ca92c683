import ArgumentParser
import Rendering
import Words

/// `polder flips`
struct Flips: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "flips", Phrase("command.flips"), more: Phrase("command.flips.more"),
            examples: [
                "polder flips polder:twente/network --against polder:twente/silo",
                "polder flips k3v9q2xa --year 2040",
                "polder flips k3v9q2xa --levers",
                "polder flips k3v --indicator housing.dwellings -o flips.json",
            ])
    }

    @OptionGroup var asked: DiscoverOptions
    @Flag(help: .said(Phrase("option.flips_levers"))) var levers = false

    func run() async throws { try asked.answer(levers: levers) { FlipsPage($0, of: $1).text } }
}

/// `polder find-out`
struct FindOut: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "find-out", Phrase("command.find_out"), more: Phrase("command.find_out.more"),
            examples: [
                "polder find-out polder:twente/network --against polder:twente/silo",
                "polder find-out k3v9q2xa --members 2048",
            ])
    }

    @OptionGroup var asked: DiscoverOptions

    func run() async throws { try asked.answer(ranges: true) { FindOutPage($0, of: $1).text } }
}
