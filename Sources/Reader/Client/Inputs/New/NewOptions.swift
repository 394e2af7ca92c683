import ArgumentParser
import Words

/// What somebody says of a new scenario in options.
struct NewOptions: ParsableArguments {
    @Option(help: .said(Phrase("option.new.region"), Phrase("value.region"))) var region: String?
    @Option(
        parsing: .singleValue, help: .said(Phrase("option.new.challenge"), Phrase("value.name")))
    var challenge: [String] = []
    @Option(parsing: .singleValue, help: .said(Phrase("option.new.measure"), Phrase("value.name")))
    var measure: [String] = []
    @Option(parsing: .singleValue, help: .said(Phrase("option.new.plan"), Phrase("value.text")))
    var plan: [String] = []
    @Option(help: .said(Phrase("option.new.mode"), Phrase("value.name"))) var mode: String?
    @Option(help: .said(Phrase("option.new.from"), Phrase("value.scenario"))) var from: String?
    @Option(help: .said(Phrase("option.new.title"), Phrase("value.text"))) var title: String?

    /// What was said, to be understood.
    var wishes: NewWishes {
        NewWishes(
            region: region, challenges: challenge, measures: measure, plans: plan, mode: mode, from: from,
            title: title)
    }
}
