import ArgumentParser
import Messages
import Results
import Words

/// What is computed.
struct EnsembleOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: .said(Phrase("option.members"), Phrase("value.number")))
    var members: String?

    @Option(parsing: .unconditional, help: .said(Phrase("option.seed"), Phrase("value.number")))
    var seed: String?

    @Option(parsing: .singleValue, help: .said(Phrase("option.data"), Phrase("value.file")))
    var data: [String] = []

    @Flag(help: .said(Phrase("option.central")))
    var central = false

    @Option(help: .said(Phrase("option.keep"), Phrase("value.word")))
    var keep: String?

    @Option(help: .said(Phrase("option.name"), Phrase("value.text")))
    var name: String?

    @Option(help: .said(Phrase("option.queue"), Phrase("value.word")))
    var queue: String?

    @Option(parsing: .unconditional, help: .said(Phrase("option.priority"), Phrase("value.number")))
    var priority: String?

    @Flag(help: .said(Phrase("option.detach")))
    var detach = false

    /// What the options say, each in its own type.
    struct Checked {
        var name: String?
        var members: Int?
        var seed: UInt64?
        var keep = Retention.focus
        var queue: Queue?
        var priority: Int?
        var isCentral = false
    }

    /// - Throws: `Complaint` for everything that cannot be what it should.
    func checked() throws -> Checked {
        var problems: [Phrase] = []
        func number<N: FixedWidthInteger>(
            _ text: String?, _ option: String, from least: N, to most: N, shown: String? = nil
        ) -> N? {
            guard let text else { return nil }
            if let number = N(text), number >= least, number <= most { return number }
            problems.append(
                Phrase(
                    "client.option.number",
                    [
                        "option": .text(option), "text": .text(text), "least": .text("\(least)"),
                        "most": .text(shown ?? "\(most)"),
                    ]))
            return nil
        }
        func word<W: Word>(_ text: String?, _ option: String, _ kind: Phrase) -> W? {
            guard let text else { return nil }
            if let word = W(rawValue: text) { return word }
            problems.append(
                Misspelt.unknown(text, kind: kind, among: W.allCases.map(\.rawValue), place: option))
            return nil
        }
        let checked = Checked(
            name: name,
            members: number(members, "--members", from: 1, to: RunRequest.Limits.members),
            seed: number(seed, "--seed", from: 0, to: RunRequest.Limits.seed - 1, shown: "2^53 - 1"),
            keep: word(keep, "--keep", Phrase("kind.keep")) ?? .focus,
            queue: word(queue, "--queue", Phrase("kind.queue")),
            priority: number(
                priority, "--priority", from: QueueRequest.priorities.lowerBound,
                to: QueueRequest.priorities.upperBound),
            isCentral: central)
        guard problems.isEmpty else { throw Complaint(problems, .input) }
        return checked
    }
}
