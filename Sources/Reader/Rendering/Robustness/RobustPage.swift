import Modelling
public import Results
import Words

/// How scenarios hold: how often each is best, what one misses by it, targets, and whether that depends on how one ranks.
public struct RobustPage {
    private let document: RobustDocument
    private let layout: OutlookLayout

    private var voice: Voice { layout.voice }

    /// - Parameter facts: of the run that the document is about.
    public init(_ document: RobustDocument, of facts: PageFacts) {
        self.document = document
        layout = OutlookLayout(facts: facts, scenarios: document.scenarios, region: document.region)
    }

    public var text: String {
        var blocks = [
            layout.heading("robust.title"),
            voice(
                "robust.read",
                ["draws": .count(document.draws), "unit": .text(layout.unit(of: document.indicator))]),
        ]
        for question in document.verdict.questions { blocks.append(block(question, document.verdict)) }
        if !document.targets.isEmpty { blocks.append(targets(document.verdict)) }
        if let sceptic = document.sceptic { blocks += self.sceptic(sceptic) }
        return layout.page(blocks, run: document.run, draws: document.draws, seed: document.seed)
    }

    // MARK: - One question

    private func title(_ question: RobustDocument.Question) -> String {
        layout.title(
            document.indicator, year: question.year, from: question.firstYear, to: question.lastYear)
    }

    private func block(_ question: RobustDocument.Question, _ verdict: RobustDocument.Verdict) -> String {
        var lines = [title(question).uppercased()]
        guard question.draws > 0 else {
            return (lines + ["• " + voice("robust.no-value")]).joined(separator: "\n")
        }
        if let absent = question.absent {
            lines.append(
                "• "
                    + voice("robust.absent", ["scenarios": .text(voice.list(absent.map(layout.subject)))]))
        }
        guard question.tied < question.draws else {
            return (lines + ["• " + voice("robust.no-difference")]).joined(separator: "\n")
        }
        if let first = question.rankings.first?.order.first {
            lines.append(
                "• "
                    + voice(
                        "robust.best",
                        [
                            "scenario": .text(layout.subject(first)),
                            "count": .text(
                                voice.count(share(question.standings[first].best, question.draws))),
                        ]
                    ).capitalised + shared(question))
        }
        lines.append("• " + ranking(question, verdict).capitalised)
        var table = TextTable([.left, .right, .right, .right])
        table.add(
            [""] + ["robust.column.best", "robust.column.mean", "robust.column.high"].map { voice($0) })
        for scenario in question.rankings.first?.order ?? [] {
            let standing = question.standings[scenario]
            table.add([
                layout.column(scenario),
                voice("find-out.of-100", ["n": .text(voice.cell(share(standing.best, question.draws)))]),
                layout.amount(standing.meanRegret, of: document.indicator),
                layout.amount(standing.highRegret, of: document.indicator),
            ])
        }
        return (lines + table.lines.map { "  " + $0 }).joined(separator: "\n")
    }

    private func shared(_ question: RobustDocument.Question) -> String {
        let alone = question.standings.reduce(0) { $0 + $1.best }
        guard alone < question.draws else { return "" }
        return " "
            + voice(
                "robust.shared",
                ["count": .text(voice.count(share(question.draws - alone, question.draws)))]
            ).capitalised
    }

    private func share(_ draws: Int, _ all: Int) -> Double { Double(draws) / Double(max(all, 1)) }

    // MARK: - Whether the ranking depends on the measure

    /// Whom resampled draws put first in 9 of 10 cases, by measure; nil where that is nobody.
    private func leaders(
        _ question: RobustDocument.Question, _ verdict: RobustDocument.Verdict
    ) -> [(measure: RobustDocument.Measure, leader: Int?)] {
        question.rankings.filter { ranking in
            // Targets that all meet as often say nothing about who comes first.
            ranking.measure != .targets || Set(verdict.metAll).count > 1
        }.map { ($0.measure, $0.firmness >= 0.9 ? $0.order.first : nil) }
    }

    private func ranking(_ question: RobustDocument.Question, _ verdict: RobustDocument.Verdict) -> String {
        let leaders = leaders(question, verdict)
        func measures(_ leader: Int?) -> String {
            let own = leaders.filter { $0.leader == leader }
            return voice.list(own.map { voice("robust.by.\($0.measure.rawValue)") })
        }
        let known = Set(leaders.compactMap(\.leader)).sorted()
        let isOpen = leaders.contains { $0.leader == nil }
        guard let first = known.first else { return voice("robust.ranking.open") }
        guard known.count == 1 else {
            let parts = known.map { leader in
                voice(
                    "robust.ranking.part",
                    ["scenario": .text(layout.subject(leader)), "measures": .text(measures(leader))])
            }
            return voice("robust.ranking.depends", ["parts": .text(voice.list(parts, ofParts: true))])
                + (isOpen ? " " + voice("robust.ranking.unknown", ["measures": .text(measures(nil))]) : "")
        }
        let scenario: [String: Phrase.Argument] = ["scenario": .text(layout.subject(first))]
        guard isOpen else { return voice("robust.ranking.same", scenario) }
        return voice(
            "robust.ranking.part",
            scenario.merging(["measures": .text(measures(first))]) { own, _ in own }) + ". "
            + voice("robust.ranking.unknown", ["measures": .text(measures(nil))])
    }

    // MARK: - Targets

    private func targets(_ verdict: RobustDocument.Verdict) -> String {
        func counts(_ met: [Int]) -> String {
            voice.list(
                met.enumerated().map { scenario, draws in
                    voice(
                        "robust.met",
                        [
                            "scenario": .text(layout.subject(scenario)),
                            "count": .text(voice.count(share(draws, document.draws))),
                        ])
                })
        }
        var lines = [voice("robust.targets").uppercased()]
        for (target, met) in zip(document.targets, verdict.met) {
            lines.append("• \(layout.target(target).capitalised): \(counts(met)).")
        }
        if document.targets.count > 1 {
            lines.append("• " + voice("robust.targets.all", ["counts": .text(counts(verdict.metAll))]))
        }
        return lines.joined(separator: "\n")
    }

    // MARK: - A sceptic

    private func sceptic(_ sceptic: RobustDocument.Sceptic) -> [String] {
        var lines = [voice("robust.sceptic.title").uppercased()]
        guard !sceptic.held.isEmpty else {
            lines.append(
                "• " + voice("robust.sceptic.nothing", ["candidates": .count(sceptic.candidates)]))
            return [lines.joined(separator: "\n")]
        }
        lines.append(
            "• "
                + voice(
                    "robust.sceptic.read",
                    ["candidates": .count(sceptic.candidates), "held": .count(sceptic.held.count)]))
        for (drawn, held) in zip(document.verdict.questions, sceptic.verdict.questions) {
            lines.append("• " + turned(drawn, held, sceptic))
        }
        if !document.targets.isEmpty {
            for (target, met) in zip(document.targets, sceptic.verdict.met) {
                let counts = met.enumerated().map { scenario, draws in
                    voice(
                        "robust.met",
                        [
                            "scenario": .text(layout.subject(scenario)),
                            "count": .text(voice.count(share(draws, document.draws))),
                        ])
                }
                lines.append("• \(layout.target(target).capitalised): \(voice.list(counts)).")
            }
        }
        return [lines.joined(separator: "\n"), held(sceptic)]
    }

    /// What is held, and within what range it was drawn.
    private func held(_ sceptic: RobustDocument.Sceptic) -> String {
        var lines = [voice("robust.sceptic.held").uppercased()]
        var table = TextTable([.left, .right, .right])
        for held in sceptic.held.prefix(8) {
            let title = held.number.title[voice.language]
            table.add([
                title.count > 46 ? "\(title.prefix(45))…" : title, value(held.value, held.number),
                voice(
                    "robust.sceptic.range",
                    [
                        "low": .text(value(held.number.low, held.number)),
                        "high": .text(value(held.number.high, held.number)),
                    ]),
            ])
        }
        lines += table.lines.map { "  " + $0 }
        if sceptic.held.count > 8 {
            lines.append("  " + voice("robust.sceptic.more", ["count": .count(sceptic.held.count - 8)]))
        }
        return lines.joined(separator: "\n")
    }

    /// What a question's answer becomes: `In 2050: the network is best in 31 of 100 draws, not in 83. …`
    private func turned(
        _ drawn: RobustDocument.Question, _ held: RobustDocument.Question, _ sceptic: RobustDocument.Sceptic
    ) -> String {
        let most = sceptic.together.max { drawn.standings[$0].best < drawn.standings[$1].best }
        guard held.tied < held.draws, drawn.draws > 0, let together = most else {
            return title(drawn).capitalised + ": " + voice("robust.no-difference")
        }
        let leader = { (question: RobustDocument.Question) -> Int? in
            question.rankings.first.flatMap { $0.firmness >= 0.9 ? $0.order.first : nil }
        }
        let (before, after) = (leader(drawn), leader(held))
        let key =
            after == nil
            ? "robust.sceptic.open" : before == after ? "robust.sceptic.stays" : "robust.sceptic.turns"
        return voice(
            key,
            [
                "title": .text(title(drawn).capitalised),
                "scenario": .text(layout.subject(together)),
                "after": .text(voice.count(share(held.standings[together].best, held.draws))),
                "before": .text(voice.cell(share(drawn.standings[together].best, drawn.draws))),
                "leader": .text(after.map(layout.subject) ?? ""),
            ])
    }

    private func value(_ value: Double, _ number: DiscoveryDocument.Number) -> String {
        let text = voice.numbers.rounded(number.unit == "share" ? 100 * value : value, digits: 2)
        return voice.known("discovery.unit.\(number.unit)", ["n": .text(text)]) ?? text
    }
}
