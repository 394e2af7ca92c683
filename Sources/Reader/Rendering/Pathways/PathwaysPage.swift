import Modelling
public import Results
import Words

/// When to switch: from when on targets are missed, what switching brings in each year, and by what one can tell.
public struct PathwaysPage {
    let document: PathwaysDocument
    let layout: OutlookLayout

    private var voice: Voice { layout.voice }

    /// - Parameter facts: of the run that the document is about.
    public init(_ document: PathwaysDocument, of facts: PageFacts) {
        self.document = document
        layout = OutlookLayout(facts: facts, scenarios: document.scenarios, region: document.region)
    }

    public var text: String {
        var blocks = [
            layout.heading("pathways.title"), voice("pathways.read", ["draws": .count(document.draws)]),
        ]
        for (target, expiries) in zip(document.targets, document.expiries) {
            blocks.append(block(target, expiries))
        }
        if !document.switches.isEmpty {
            blocks.append(
                voice(
                    "pathways.switching",
                    [
                        "title": .text(
                            layout.title(
                                document.indicator, year: nil, from: document.firstYear,
                                to: document.lastYear)),
                        "unit": .text(layout.unit(of: document.indicator)),
                    ]))
        }
        for change in document.switches { blocks.append(block(change)) }
        if document.switches.contains(where: { $0.trigger?.isBetter == true }) {
            blocks.append(signposts)
        }
        return layout.page(blocks, run: document.run, draws: document.draws, seed: document.seed)
    }

    private func share(_ draws: Int) -> Double { Double(draws) / Double(max(document.draws, 1)) }

    // MARK: - Targets that end

    private func block(_ target: RobustDocument.Target, _ expiries: [PathwaysDocument.Expiry]) -> String {
        var lines = [layout.target(target, from: "pathways.target").uppercased()]
        for (scenario, expiry) in expiries.enumerated() {
            lines.append("• " + sentence(layout.subject(scenario), expiry, from: target.year).capitalised)
        }
        lines.append(scale(from: target.year))
        for (scenario, expiry) in expiries.enumerated() {
            lines.append(row(layout.facts.column(document.scenarios[scenario], width: 20), expiry, target))
        }
        lines.append("  " + voice("pathways.row.read"))
        return lines.joined(separator: "\n")
    }

    /// `in 40 of 100 draws silos still meet it in 2050; else no longer from 2041 on (2036 to never)`
    private func sentence(_ subject: String, _ expiry: PathwaysDocument.Expiry, from start: Int) -> String {
        let year = { (year: Int?) -> Phrase.Argument in
            .text(year.map(String.init) ?? voice("pathways.never"))
        }
        let places: [String: Phrase.Argument] = [
            "scenario": .text(subject), "last": .text("\(document.lastYear)"),
            "lasting": .text(voice.count(share(expiry.lasting))), "low": year(expiry.low),
            "middle": year(expiry.middle), "high": year(expiry.high),
        ]
        guard expiry.neverMet < document.draws else { return voice("pathways.expiry.none", places) }
        guard expiry.lasting < document.draws else { return voice("pathways.expiry.all", places) }
        // All others never meet it, so that there is no year in which it ends.
        if expiry.lasting + expiry.neverMet == document.draws {
            return voice("pathways.expiry.holds", places)
        }
        let hasEnd = expiry.low.map { $0 > start } ?? false
        let key =
            expiry.middle != nil
            ? "pathways.expiry.ends" : hasEnd ? "pathways.expiry.lasts" : "pathways.expiry.holds"
        guard expiry.neverMet > 0 else { return voice(key, places) }
        return voice(key, places) + " "
            + voice(
                "pathways.expiry.never-met", ["count": .text(voice.count(share(expiry.neverMet)))]
            ).capitalised
    }

    /// Columns of a row's years: two for each of at most 27.
    private static let label = 22

    private func scale(from start: Int) -> String {
        let years = document.firstYear...document.lastYear
        var line = String(repeating: " ", count: Self.label)
        for year in years where year.isMultiple(of: 5) {
            let place = Self.label + 2 * (year - document.firstYear)
            guard line.count <= place else { continue }
            line = line.filled(to: place) + "\(year)"
        }
        return line
    }

    /// `━` while most draws meet it, `╌` while some do, blank where nearly none does; `·` before its year.
    private func row(
        _ label: String, _ expiry: PathwaysDocument.Expiry, _ target: RobustDocument.Target
    ) -> String {
        let marks = (document.firstYear...document.lastYear).map { year -> String in
            guard year >= target.year else { return "··" }
            let middle = expiry.middle ?? .max
            let high = expiry.high ?? .max
            return year < middle ? "━━" : year < high ? "╌╌" : "  "
        }
        return ("  " + label).filled(to: Self.label) + marks.joined().trimmedAtEnd
    }

    // MARK: - Switching

    private func block(_ change: PathwaysDocument.Switch) -> String {
        let places: [String: Phrase.Argument] = [
            "from": .text(layout.facts.name(document.scenarios[change.from]).with),
            "to": .text(layout.facts.name(document.scenarios[change.to]).with),
        ]
        var lines = [voice("pathways.switch", places).uppercased()]
        guard change.moments.contains(where: { $0.better + $0.worse > 0 }) else {
            return (lines + ["• " + voice("pathways.switch.nothing")]).joined(separator: "\n")
        }
        lines.append("• " + verdict(change))
        var table = TextTable([.left] + change.moments.map { _ in .right })
        table.add([voice("pathways.row.year")] + change.moments.map { "\($0.year)" })
        table.add([voice("pathways.row.better")] + change.moments.map { voice.cell(share($0.better)) })
        table.add(
            [voice("pathways.row.gain")]
                + change.moments.map { moment in
                    let text = layout.amount(moment.gain.magnitude, of: document.indicator)
                    return text == "0" ? text : (moment.gain < 0 ? "−" : "+") + text
                })
        return (lines + table.lines.map { "  " + $0 }).joined(separator: "\n")
    }

    /// The trigger with how it does, or why there is none.
    private func verdict(_ change: PathwaysDocument.Switch) -> String {
        let always =
            change.alwaysYear.map { voice("pathways.always", ["year": .text("\($0)")]) }
            ?? voice("pathways.stay")
        guard let trigger = change.trigger, trigger.isBetter else {
            return voice("pathways.no-trigger", ["always": .text(always)])
        }
        return voice(
            "pathways.trigger",
            [
                "condition": .text(condition(trigger)), "year": .text("\(trigger.year)"),
                "gain": .text(layout.amount(trigger.gain, of: document.indicator)),
                "always": .text(always),
                "rival": .text(layout.amount(max(0, trigger.gainOfAlways), of: document.indicator)),
                "unit": .text(layout.unit(of: document.indicator)),
                "fires": .text(voice.count(share(trigger.fires))),
                "rightly": .text(voice.cell(share(trigger.rightly))),
                "wrongly": .text(voice.cell(share(trigger.wrongly))),
                "late": .text(voice.cell(share(trigger.tooLate))),
                "missed": .text(voice.cell(share(trigger.missed))),
            ])
    }

    /// `trust between partners is below 0.41`
    func condition(_ trigger: PathwaysDocument.Trigger) -> String {
        let entry = layout.indicator(trigger.signpost)
        let unit = entry?.unit ?? "1"
        let number = voice.numbers.rounded(unit == "share" ? 100 * trigger.limit : trigger.limit, digits: 2)
        return voice(
            trigger.isBelow ? "pathways.below" : "pathways.above",
            [
                "title": .text(entry?.title[voice.language] ?? trigger.signpost),
                "value": .text(voice.known("discovery.unit.\(unit)", ["n": .text(number)]) ?? number),
            ])
    }

    // MARK: - Signposts

    /// What to watch, where that is published, and at which value to act.
    private var signposts: String {
        var lines = [voice("pathways.signposts").uppercased()]
        for change in document.switches {
            guard let trigger = change.trigger, trigger.isBetter else { continue }
            lines.append(
                "• "
                    + voice(
                        "pathways.signpost",
                        [
                            "condition": .text(condition(trigger)), "year": .text("\(trigger.year)"),
                            "to": .text(layout.facts.name(document.scenarios[change.to]).with),
                            "source": .text(voice("pathways.source.\(trigger.signpost)")),
                        ]
                    ).capitalised)
        }
        return lines.joined(separator: "\n")
    }
}
