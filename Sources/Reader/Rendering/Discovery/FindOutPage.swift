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
        lines.append("• " + first(question))
        if !question.worths.isEmpty { lines += singles(question) }
        if let how = how(question) { lines.append("• " + how) }
        lines += together(question)
        if let luck = luck(question) { lines.append("• " + luck) }
        return lines.joined(separator: "\n")
    }

    /// What to find out first in each question, how, and what is luck: a sentence each.
    var inShort: [String] {
        document.questions.filter { $0.better + $0.worse > 0 }.flatMap { question in
            let asked = layout.asked(question, inCapitals: false).capitalised
            let parts = [first(question), how(question), luck(question)].compactMap(\.self)
            return ["\(asked): \(parts.joined(separator: " "))"]
        }
    }

    private func first(_ question: DiscoveryDocument.Question) -> String {
        guard let first = question.worths.first else {
            return voice("find-out.none", ["numbers": .count(document.candidates)])
        }
        return voice(
            "find-out.first",
            [
                "title": .text(layout.title(document.numbers[first.number])),
                "share": .text(voice.cell(first.choosesOtherwise)),
                "value": .text(layout.amount(first.value)),
            ])
    }

    private func how(_ question: DiscoveryDocument.Question) -> String? {
        question.worths.first.flatMap { document.numbers[$0.number].measuring }.map {
            voice("find-out.how", ["how": .text($0[voice.language].lowercasedFirst)])
        }
    }

    private func worth(_ value: Double, _ error: Double) -> String {
        voice(
            "find-out.worth",
            ["value": .text(layout.amount(value)), "error": .text(layout.amount(error))])
    }

    /// Single numbers, with other ranges where that was asked.
    private func singles(_ question: DiscoveryDocument.Question) -> [String] {
        let hasRanges = question.worths.contains { $0.halved != nil || $0.doubled != nil }
        var table = TextTable([.left, .right, .right] + (hasRanges ? [.right, .right] : []))
        table.add(
            ["", voice("find-out.column.worth"), voice("find-out.column.otherwise")]
                + (hasRanges ? ["find-out.column.halved", "find-out.column.doubled"].map { voice($0) } : []))
        for (position, worth) in question.worths.prefix(8).enumerated() {
            func other(_ value: Double?) -> String { value.map { $0 > 0 ? layout.amount($0) : "–" } ?? "" }
            table.add(
                "\(position + 1) \(layout.title(document.numbers[worth.number]))",
                [
                    self.worth(worth.value, worth.standardError),
                    voice("find-out.of-100", ["n": .text(voice.cell(worth.choosesOtherwise))]),
                ] + (hasRanges ? [other(worth.halved), other(worth.doubled)] : []),
                titleWidth: hasRanges ? 30 : 44)
        }
        var lines = table.lines.map { "  " + $0 }
        if hasRanges { lines.append("  " + voice("find-out.ranges.read")) }
        lines.append(
            "  " + voice("find-out.others", ["numbers": .count(document.candidates - question.worths.count)]))
        return lines
    }

    /// Pairs and subjects that are worth knowing together.
    private func together(_ question: DiscoveryDocument.Question) -> [String] {
        let pairs = question.pairs.prefix(3).map { pair in
            (
                voice.list([pair.first, pair.second].map { layout.title(document.numbers[$0]) }),
                pair.value, pair.standardError, pair.choosesOtherwise
            )
        }
        let groups = question.groups.prefix(5).map { group in
            (
                voice(
                    "find-out.group",
                    ["title": .text(group.title[voice.language]), "numbers": .count(group.numbers)]),
                group.value, group.standardError, group.choosesOtherwise
            )
        }
        guard !pairs.isEmpty || !groups.isEmpty else { return [] }
        var table = TextTable([.left, .right, .right])
        table.add(["", voice("find-out.column.worth"), voice("find-out.column.otherwise")])
        for (title, value, error, otherwise) in pairs + groups {
            table.add(
                title,
                [worth(value, error), voice("find-out.of-100", ["n": .text(voice.cell(otherwise))])],
                titleWidth: 44)
        }
        return ["• " + voice("find-out.together")] + table.lines.map { "  " + $0 }
    }

    /// What all numbers are worth, and what only luck decides.
    private func luck(_ question: DiscoveryDocument.Question) -> String? {
        guard question.worthOfEverything > 0 else { return nil }
        return voice(
            question.worthOfNumbers > 0 ? "find-out.luck" : "find-out.only-luck",
            [
                "numbers": .text(layout.amount(question.worthOfNumbers)),
                "everything": .text(layout.amount(question.worthOfEverything)),
            ])
    }
}

extension String {
    /// With a small first letter, to stand inside a sentence.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
