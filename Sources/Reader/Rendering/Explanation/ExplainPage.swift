import Modelling
public import Results
import Words

/// What makes the difference: a waterfall of measures and one of mechanisms, who helps whom, and what it cost (R36).
public struct ExplainPage {
    private let document: ExplanationDocument
    private let facts: PageFacts
    /// Most rows of a waterfall beside the rest and the whole.
    private static let mostRows = 7
    private static let mostPairs = 5
    /// Fewest draws of which more than counts is told (R15).
    static let fewestDraws = 64

    /// - Parameter facts: of the run that the document is about.
    public init(_ document: ExplanationDocument, of facts: PageFacts) {
        (self.document, self.facts) = (document, facts)
    }

    private var voice: Voice { Voice(facts.language) }
    private var indicator: IndicatorEntry? { facts.indicator(document.indicator) }
    /// What amounts are multiplied by to be read.
    var scale: Double { NumberText.scale(indicator?.unit ?? "1") }
    private var title: String { indicator?.title[facts.language] ?? document.indicator }

    var unit: String {
        guard let unit = indicator?.unit else { return "" }
        return voice.known("discovery.amount.\(unit)") ?? unit
    }

    private var decimals: Int {
        let means = document.games.flatMap(\.players).map(\.share.mean) + [document.difference.mean]
        return Waterfall.decimals(for: means.map { $0 * scale })
    }

    /// What is too small to be told of: a twentieth of the largest share.
    private func border(_ game: ExplanationDocument.Game) -> Double {
        0.05 * (game.players.map(\.share.mean.magnitude).max() ?? 0)
    }

    public var text: String {
        var blocks = [heading + "\n" + lead]
        let differs = document.difference.better + document.difference.worse > 0
        if differs, document.draws >= Self.fewestDraws {
            let told = document.games.map(sentences).filter { !$0.isEmpty }
            let sentences = divided(told.count) + told.flatMap(\.self) + unlike
            if !sentences.isEmpty {
                blocks.append(
                    ([voice("explain.sentences")] + sentences.map { "• " + $0 }).joined(separator: "\n"))
            }
            blocks += document.games.filter { !$0.players.isEmpty }.map(waterfall)
            blocks += document.games.compactMap(pairs)
            blocks += document.games.compactMap(without)
        } else if differs {
            blocks.append(voice("explain.few", ["draws": .count(document.draws)]))
        }
        if !document.costs.isEmpty { blocks.append(costs) }
        // The picture of a waterfall is left as it stands.
        return AnswerPage(facts: facts).text(blocks, foot: foot) { $0.contains("●") }
    }

    /// The difference, and what makes most of it: sentences alone.
    var inShort: [String] {
        let differs = document.difference.better + document.difference.worse > 0
        guard differs, document.draws >= Self.fewestDraws else { return [lead] }
        return [lead] + document.games.flatMap(sentences) + unlike
    }

    /// What the first draws say, in a few lines: the difference and the first waterfall.
    public var early: [String] {
        guard let game = document.games.first(where: { !$0.players.isEmpty }) else { return [] }
        let page = AnswerPage(facts: facts)
        return [lead, waterfall(game)].flatMap { block in
            page.wrapped(block) { $0.contains("●") }.split(separator: "\n").map(String.init)
        }
    }

    private var heading: String {
        voice(
            "discovery.heading",
            [
                "question": .text(voice("explain.title")),
                "scenario": .text(facts.name(document.scenario).column),
                "reference": .text(facts.name(document.reference).column),
                "region": .text(facts.title(of: document.region)),
            ])
    }

    private var lead: String {
        guard document.draws > 0 else {
            return voice("explain.no-value", ["title": .text(title), "year": .text("\(document.year)")])
        }
        let own = document.difference
        guard own.better + own.worse > 0 else {
            return voice("explain.same", ["title": .text(title), "year": .text("\(document.year)")])
        }
        let sentence = voice(
            indicator?.better == .neither ? "explain.lead.more" : "explain.lead",
            [
                "title": .text(title.capitalised), "year": .text("\(document.year)"),
                "count": .text(count(own)), "scenario": .text(facts.name(document.scenario).subject),
                "amount": .text(signed(own.mean)), "unit": .text(unit),
            ])
        guard document.withoutValue > 0 else { return sentence }
        return sentence + " " + voice("explain.without-value", ["n": .count(document.withoutValue)])
    }

    /// `in 84 van de 100 trekkingen`, of all draws.
    private func count(_ amount: ExplanationDocument.Amount) -> String {
        voice.count(Double(amount.better) / Double(max(document.draws, 1)))
    }

    private func sentences(_ game: ExplanationDocument.Game) -> [String] {
        let sorted = sorted(game)
        guard let first = sorted.first, first.share.mean != 0 else { return [] }
        func told(_ key: String, _ player: ExplanationDocument.Player, _ draws: Int) -> String {
            voice(
                key,
                [
                    "of": .text(voice("explain.of.\(game.kind.rawValue)")),
                    "title": .text(name(player)),
                    "amount": .text(signed(player.share.mean)),
                    "whole": .text(signed(game.whole.mean)),
                    "count": .text(voice.count(Double(draws) / Double(max(document.draws, 1)))),
                ])
        }
        var sentences = [told("explain.most", first, helps(first))]
        let against = sorted.dropFirst().first { player in
            player.share.mean.sign != document.difference.mean.sign
                && player.share.mean.magnitude >= border(game)
        }
        if let against {
            sentences.append(
                told("explain.against", against, against.share.better + against.share.worse - helps(against)))
        }
        let small = sorted.filter { $0.share.mean.magnitude < border(game) }.map(name)
        if !small.isEmpty {
            sentences.append(voice("explain.small", ["list": .text(voice.list(small))]))
        }
        return sentences
    }

    /// That what follows are ways to divide one difference, where there are several.
    private func divided(_ ways: Int) -> [String] {
        ways > 1 ? [voice("explain.divided", ["ways": .count(ways)])] : []
    }

    /// Draws in which a share has the sign of the whole difference.
    private func helps(_ player: ExplanationDocument.Player) -> Int {
        let isBetter = (document.difference.mean > 0) != (indicator?.better == .lower)
        return isBetter ? player.share.better : player.share.worse
    }

    /// What else differs than ways of working or measures.
    private var unlike: [String] {
        document.games.contains { $0.players.contains { $0.kind == .others } }
            ? [voice("explain.unlike")] : []
    }

    private func sorted(_ game: ExplanationDocument.Game) -> [ExplanationDocument.Player] {
        game.players.enumerated().sorted {
            ($1.element.share.mean.magnitude, $0.offset) < ($0.element.share.mean.magnitude, $1.offset)
        }.map(\.element)
    }

    /// Names of mechanisms in rows are shorter than those of the document.
    func name(_ player: ExplanationDocument.Player) -> String {
        voice.known("explain.player.\(player.name)") ?? player.title[facts.language]
    }

    private func waterfall(_ game: ExplanationDocument.Game) -> String {
        let sorted = sorted(game)
        // One that is left takes no more room than "others".
        let most = sorted.count == Self.mostRows + 1 ? sorted.count : Self.mostRows
        var rows = sorted.prefix(most).map { row(name($0), $0.share) }
        let rest = sorted.dropFirst(most)
        if !rest.isEmpty {
            rows.append(
                Waterfall.Row(
                    label: voice("explain.rest", ["n": .count(rest.count)]),
                    mean: rest.reduce(0) { $0 + $1.share.mean } * scale, band: "", helps: ""))
        }
        let lines = Waterfall(
            rows, whole: row(voice("explain.whole"), game.whole), decimals: decimals,
            numbers: voice.numbers
        ).lines(columns: (voice("explain.column.band"), voice("explain.column.helps")))
        let title = voice(
            "explain.\(game.kind.rawValue)",
            ["unit": .text(unit), "group": .text(game.group?[facts.language].uppercased() ?? "")])
        return ([title] + lines).joined(separator: "\n")
    }

    private func row(_ label: String, _ amount: ExplanationDocument.Amount) -> Waterfall.Row {
        Waterfall.Row(
            label: label, mean: amount.mean * scale, band: band(amount),
            helps: voice.cell(Double(amount.better) / Double(max(document.draws, 1))))
    }

    private func pairs(_ game: ExplanationDocument.Game) -> String? {
        let told = game.pairs.filter { $0.together.mean.magnitude >= border(game) }
            .sorted {
                ($1.together.mean.magnitude, $0.first, $0.second)
                    < ($0.together.mean.magnitude, $1.first, $1.second)
            }.prefix(Self.mostPairs)
        guard let least = told.last, game.players.count > 2 else { return nil }
        var table = TextTable([.left, .right, .right])
        for pair in told {
            table.add(
                voice.list([name(game.players[pair.first]), name(game.players[pair.second])]),
                [
                    signed(pair.together.mean),
                    voice(
                        "explain.pair.count",
                        ["n": .text(voice.cell(Double(pair.together.better) / Double(document.draws)))]),
                ], titleWidth: 46)
        }
        var lines = [voice("explain.pairs.\(game.kind.rawValue)", ["unit": .text(unit)])]
        lines += table.lines.map { "  " + $0 }
        if told.count < game.pairs.count {
            let most = told.count < Self.mostPairs ? border(game) : least.together.mean.magnitude
            lines.append(
                "  "
                    + voice(
                        "explain.pairs.others",
                        ["amount": .text(voice.numbers.fixed(most * scale, decimals: decimals))]))
        }
        return lines.joined(separator: "\n")
    }

    private func without(_ game: ExplanationDocument.Game) -> String? {
        let lost = game.players.filter { $0.without.mean.magnitude >= border(game) }
            .sorted { $0.without.mean.magnitude > $1.without.mean.magnitude }
        guard !lost.isEmpty, game.players.count > 1 else { return nil }
        let heading = voice(
            "explain.without.\(game.kind.rawValue)",
            ["reference": .text(facts.name(document.reference).column)])
        let parts = lost.map { "\(name($0))\u{00A0}\(signed(-$0.without.mean))" }
        return heading + "\n  " + parts.joined(separator: " · ")
    }

    private var costs: String {
        let parts = document.costs.map { cost -> String in
            let entry = facts.indicator(cost.indicator)
            let unit = entry.map { voice.known("explain.unit.\($0.unit)") ?? $0.unit } ?? ""
            let title = entry?.title[facts.language] ?? cost.indicator
            func text(_ value: Double) -> String {
                voice.numbers.difference(value, unit: entry?.unit ?? "1")
            }
            let amount = text(cost.amount.p50) + (unit.isEmpty ? "" : "\u{00A0}" + unit)
            return voice(
                "explain.cost",
                [
                    "title": .text(title), "amount": .text(amount),
                    "low": .text(text(cost.amount.p05)), "high": .text(text(cost.amount.p95)),
                ])
        }
        let heading = voice("explain.costs", ["reference": .text(facts.name(document.reference).column)])
        return heading + "\n  " + parts.joined(separator: " · ")
    }

    private var foot: String {
        var text = ""
        let combinations = document.games.map(\.combinations).reduce(0, +)
        if document.difference.better + document.difference.worse > 0 {
            text =
                voice(
                    "explain.means",
                    [
                        "middle": .text(signed(document.difference.p50)),
                        "combinations": .count(combinations),
                    ]) + "\n"
        }
        return text
            + voice(
                "explain.foot",
                [
                    "run": .text(document.run), "draws": .count(document.draws),
                    "seed": .text("\(document.seed)"),
                ])
    }

    /// `−2,1 tot +13,2`
    private func band(_ amount: ExplanationDocument.Amount) -> String {
        voice("explain.band", ["low": .text(signed(amount.p05)), "high": .text(signed(amount.p95))])
    }

    /// With a sign and as many decimals as all others; `0` for what rounds to nothing.
    func signed(_ value: Double) -> String {
        let text = voice.numbers.fixed((value * scale).magnitude, decimals: decimals)
        guard text.contains(where: { $0.isNumber && $0 != "0" }) else { return "0" }
        return (value < 0 ? "−" : "+") + text
    }
}
