public import Results
internal import Words

/// Changes what people have written about a run, whether it is kept, or takes it away.
public struct EditRequest: Codable, Equatable, Sendable {
    public var action: Action
    /// The run, by any word that means it.
    public var run: String
    /// For `rename` and `note`: the new text; an empty one takes the old away.
    public var text: String?

    public enum Action: String, Word {
        case rename
        case note
        /// Never prunes it.
        case keep
        /// Lets it be pruned again.
        case release
        /// Takes a run that has ended away, with its results and texts.
        case delete
    }

    /// Most characters of a name and of a note.
    public static let longest = 1_000

    public init(_ action: Action, run: String, text: String? = nil) {
        self.action = action
        self.run = run
        self.text = text
    }

    /// - Throws: `request.invalid` for a text that is missing or too long.
    public func check() throws(Refusal) {
        guard action == .rename || action == .note else { return }
        guard let text else { throw .fieldMissing("text") }
        let isName = action == .rename
        // A letter may carry any number of accents; a note may have lines.
        try (isName ? text : text.filter { $0 != "\n" && $0 != "\t" && $0 != "\r\n" })
            .check("text", most: isName ? RunRequest.Limits.runName : 4 * Self.longest)
        guard text.count <= Self.longest else {
            throw .field(
                "text", Phrase("field.has_characters", ["count": .count(text.count)]),
                Phrase("fix.at_most", ["most": .count(Self.longest)]))
        }
    }
}

extension EditRequest: Request {
    public typealias Answer = EditReply
    public static let op = "edit"
}

/// The run as it is now; one that was deleted, as it was.
public struct EditReply: Codable, Equatable, Sendable {
    public var run: RunSummary

    public init(run: RunSummary) {
        self.run = run
    }
}
