import Modelling
public import Results
import Words

/// What to find out first: numbers whose knowledge would change the choice, and what that is worth.
public struct FindOutPage {
    private let layout: DiscoveryLayout

    private var voice: Voice { layout.voice }
    private var document: DiscoveryDocument { layout.document }

    /// - Parameter facts: of the run that the document is about.
    public init(_ document: DiscoveryDocument, of facts: PageFacts) {
        layout = DiscoveryLayout(document, facts)
    }

    public var text: String {
        var blocks = [
            layout.heading("find-out.title"),
            voice("find-out.read", ["draws": .count(document.draws), "unit": .text(layout.unit)]),
        ]
        for question in document.questions { blocks.append(block(question)) }
        blocks.append(voice("find-out.ranges"))
        return layout.page(blocks)
    }

    private func block(_ question: DiscoveryDocument.Question) -> String {
        var lines = [layout.asked(question), "  " + layout.base(question)]
        guard question.better + question.worse > 0 else { return lines.joined(separator: "\n") }
        guard let first = question.worths.first else {
            lines.append("• " + voice("find-out.none", ["numbers": .count(document.candidates)]))
            return lines.joined(separator: "\n")
        }
        lines.append(
            "• "
                + voice(
                    "find-out.first",
                    [
                        "title": .text(layout.title(document.numbers[first.number])),
                        "share": .text(voice.cell(first.choosesOtherwise)),
                        "value": .text(layout.amount(first.value)),
                        "everything": .text(layout.amount(question.worthOfEverything)),
                    ]))
        var table = TextTable([.left, .right, .right])
        table.add(["", voice("find-out.column.worth"), voice("find-out.column.otherwise")])
        for (position, worth) in question.worths.prefix(8).enumerated() {
            let title = "\(position + 1) \(layout.title(document.numbers[worth.number]))"
            table.add([
                title.count > 46 ? "\(title.prefix(45))…" : title,
                voice(
                    "find-out.worth",
                    [
                        "value": .text(layout.amount(worth.value)),
                        "error": .text(layout.amount(worth.standardError)),
                    ]),
                voice("find-out.of-100", ["n": .text(voice.cell(worth.choosesOtherwise))]),
            ])
        }
        lines += table.lines.map { "  " + $0 }
        lines.append(
            "  "
                + voice(
                    "find-out.others", ["numbers": .count(document.candidates - question.worths.count)]))
        if let measuring = document.numbers[first.number].measuring {
            lines.append(
                "• " + voice("find-out.how", ["how": .text(measuring[voice.language].lowercasedFirst)]))
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    /// With a small first letter, to stand inside a sentence.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
