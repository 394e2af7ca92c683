public import Results
import Words

/// Under which conditions the answer flips: the base rate first, then conditions that are more than luck, or that there are none.
public struct FlipsPage {
    private let layout: DiscoveryLayout

    private var voice: Voice { layout.voice }
    private var document: DiscoveryDocument { layout.document }

    /// - Parameter facts: of the run that the document is about.
    public init(_ document: DiscoveryDocument, of facts: PageFacts) {
        layout = DiscoveryLayout(document, facts)
    }

    public var text: String {
        var blocks = [
            layout.heading("flips.title"),
            voice("flips.read", ["draws": .count(document.draws)])
                + (document.levers == true ? " " + voice("flips.levers") : ""),
        ]
        for question in document.questions { blocks.append(block(question)) }
        return layout.page(blocks)
    }

    /// A sentence for each question: the condition that flips its answer and is met most often, or that none stands out.
    var inShort: [String] {
        document.questions.filter { $0.better + $0.worse > 0 }.map { question in
            let box = question.boxes.filter { flips($0, question) }.max { $0.reach < $1.reach }
            return voice(
                "flips.short",
                [
                    "asked": .text(layout.asked(question, inCapitals: false).capitalised),
                    "answer": .text(
                        box.map { sentence($0, question) }
                            ?? voice(question.boxes.isEmpty ? "flips.none" : "flips.none-flips")),
                ])
        }
    }

    private func flips(_ box: DiscoveryDocument.Box, _ question: DiscoveryDocument.Question) -> Bool {
        let differing = Double(question.better + question.worse)
        let base = differing > 0 ? Double(question.better) / differing : 0.5
        return base >= 0.5 ? box.high < 0.5 : box.low > 0.5
    }

    private func block(_ question: DiscoveryDocument.Question) -> String {
        var lines = [layout.asked(question), "  " + layout.base(question)]
        let boxes = question.boxes.sorted { $0.reach * ($0.raises ? 1 : 2) > $1.reach * ($1.raises ? 1 : 2) }
        guard question.better + question.worse > 0 else { return lines.joined(separator: "\n") }
        if boxes.isEmpty { lines.append("• " + voice("flips.none")) }
        for box in boxes { lines.append("• " + sentence(box, question)) }
        let turns = question.worths.filter { $0.turns.count == 1 }.prefix(3).map(turn)
        if !turns.isEmpty { lines.append("• " + voice("flips.turns", ["list": .text(voice.list(turns))])) }
        if let table = question.table { lines += FlipsTable(layout: layout, table: table).lines }
        return lines.joined(separator: "\n")
    }

    /// `trust 0.47 (0.45 to 0.49)`
    private func turn(_ worth: DiscoveryDocument.Worth) -> String {
        let number = document.numbers[worth.number]
        func value(_ value: Double?) -> Phrase.Argument {
            .optional(value.map { layout.value($0, number) })
        }
        return voice(
            "flips.turn",
            [
                "title": .text(layout.title(number)), "value": value(worth.turns[0]),
                "low": value(worth.turnLow), "high": value(worth.turnHigh),
            ])
    }

    /// `The answer flips where trust is at most 0.42: better in 31 of 100 (25 to 38). So it is in 20 of 100 draws.`
    private func sentence(_ box: DiscoveryDocument.Box, _ question: DiscoveryDocument.Question) -> String {
        let key = flips(box, question) ? "flips.box.flips" : box.raises ? "flips.box.more" : "flips.box.less"
        return voice(
            key,
            [
                "conditions": .text(voice.list(box.conditions.map(condition))),
                "share": .text(layout.share(box.better, of: box.draws, box.low, box.high)),
                "reach": .text(voice.cell(box.reach)),
            ])
    }

    private func condition(_ condition: DiscoveryDocument.Condition) -> String {
        let number = document.numbers[condition.number]
        return voice(
            condition.isAbove ? "flips.at-least" : "flips.at-most",
            ["title": .text(layout.title(number)), "value": .text(layout.value(condition.limit, number))])
    }
}
