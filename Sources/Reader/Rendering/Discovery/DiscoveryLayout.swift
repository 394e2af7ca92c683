import Modelling
import Results
import Words

/// What the pages on conditions and on finding out share.
struct DiscoveryLayout {
    let document: DiscoveryDocument
    private let facts: PageFacts

    init(_ document: DiscoveryDocument, _ facts: PageFacts) {
        (self.document, self.facts) = (document, facts)
    }

    var voice: Voice { Voice(facts.language) }

    private var indicator: IndicatorEntry? { facts.indicators.first { $0.name == document.indicator } }

    /// `When does the answer flip?  network beside silos · Twente`
    func heading(_ key: String) -> String {
        voice(
            "discovery.heading",
            [
                "question": .text(voice(key)), "scenario": .text(facts.name(document.scenario).column),
                "reference": .text(facts.name(document.reference).column),
                "region": .text(
                    facts.regions.first { $0.code == document.region }?.title[facts.language]
                        ?? document.region),
            ])
    }

    /// `DELIVERED OF THE PROMISE IN 2050`
    func asked(_ question: DiscoveryDocument.Question, inCapitals: Bool = true) -> String {
        let title = indicator?.title[facts.language] ?? document.indicator
        let text =
            question.year.map { voice("discovery.in-year", ["title": .text(title), "year": .text("\($0)")]) }
            ?? voice(
                "discovery.over-years",
                [
                    "title": .text(title), "first": .text("\(question.firstYear)"),
                    "last": .text("\(question.lastYear)"),
                ])
        return inCapitals ? text.uppercased() : text
    }

    /// `network better in 83 of 100 draws (80 to 85); in 2 of 100 no difference`
    func base(_ question: DiscoveryDocument.Question) -> String {
        let differing = question.better + question.worse
        guard differing > 0 else { return voice("discovery.no-difference") }
        let text = voice(
            "discovery.base",
            [
                "scenario": .text(subject),
                "share": .text(share(question.better, of: differing, question.low, question.high)),
            ])
        guard question.tied > 0 else { return text }
        let tied = Double(question.tied) / Double(differing + question.tied)
        return text + voice("discovery.tied", ["n": .text(voice.cell(tied))])
    }

    /// `83 of 100 (80 to 85)`
    func share(_ better: Int, of draws: Int, _ low: Double, _ high: Double) -> String {
        voice(
            "discovery.share",
            [
                "n": .text(voice.cell(Double(better) / Double(max(draws, 1)))),
                "low": .text(voice.cell(max(0, low))), "high": .text(voice.cell(min(1, high))),
            ])
    }

    func title(_ number: DiscoveryDocument.Number) -> String { number.title[facts.language] }

    func value(_ value: Double, _ number: DiscoveryDocument.Number) -> String {
        let text = plain(value, unit: number.unit)
        return voice.known("discovery.unit.\(number.unit)", ["n": .text(text)]) ?? text
    }

    /// An amount of the indicator; of a share in points of a hundred.
    func amount(_ value: Double) -> String { plain(value, unit: indicator?.unit ?? "1") }

    /// A value without its unit, and the title that has it: `time to decide (years)`.
    func plain(_ value: Double, _ number: DiscoveryDocument.Number) -> String {
        plain(value, unit: number.unit)
    }

    func titled(_ number: DiscoveryDocument.Number) -> String {
        guard let unit = voice.known("discovery.unit.\(number.unit)", ["n": .text("")]) else {
            return title(number)
        }
        return "\(title(number)) (\(unit.split(whereSeparator: \.isWhitespace).joined(separator: " ")))"
    }

    /// The scenario as the subject of a sentence.
    var subject: String { facts.name(document.scenario).subject }

    /// Two digits that say something; no range here bears more.
    private func plain(_ value: Double, unit: String) -> String {
        voice.numbers.rounded(unit == "share" ? 100 * value : value, digits: 2)
    }

    /// What amounts are in: `percentage points`
    var unit: String {
        guard let unit = indicator?.unit else { return "" }
        return voice.known("discovery.amount.\(unit)") ?? unit
    }

    /// All lines within the width, with the foot.
    func page(_ blocks: [String]) -> String {
        AnswerPage(facts: facts).text(
            blocks,
            foot: voice(
                "discovery.foot",
                [
                    "run": .text(document.run), "draws": .count(document.draws),
                    "seed": .text("\(document.seed)"), "unseen": .text("\(document.unseenSeed)"),
                ]))
    }
}
