import Messages
import Words

/// A yes to what cannot be undone.
enum Consent {
    /// Lists runs that are to go, and asks somebody at a terminal.
    ///
    /// - Throws: `Complaint` where nobody says yes.
    static func asked(for runs: [RunSummary], isGiven: Bool, over connection: Connection) throws {
        guard !isGiven else { return }
        Terminal.say(line: try RunTable(runs, over: connection).text)
        guard Terminal.canAsk else { throw Complaint(Phrase("client.consent.needed"), .usage) }
        guard Terminal.agrees(Phrase("client.consent", ["count": .count(runs.count)])) else {
            throw Complaint(Phrase("client.consent.refused"), .unfulfilled)
        }
    }
}
