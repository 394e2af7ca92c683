import Messages
import Results
import Words

/// What is asked again and again until it is answered, with a line that says how far it is.
struct Moments {
    /// Key of what is said meanwhile.
    let progress: String

    /// Seconds that a moment of computing, or the search at its end, may take on a busy machine.
    private static let longest = 60.0

    /// Asks until there is an answer, over a daemon that is killed too: another begins anew. Ctrl-C stops asking, and the
    /// daemon computing.
    ///
    /// - Parameter early: lines that show what the first draws say, above the line on progress.
    func answer<Asked: Request, Document>(
        to request: Asked, over connection: Connection, of launch: DaemonLaunch,
        early: (Document) -> [String] = { _ in [] }
    ) throws -> Document where Asked.Answer == GradualReply<Document> {
        let interrupt = Interrupt()
        var connection = connection
        while true {
            let reply = try launch.ask(request, within: Self.longest, over: &connection)
            if let document = reply.document {
                Terminal.wipe()
                return document
            }
            let counts: [String: Phrase.Argument] = [
                "done": .count(reply.done), "total": .count(reply.total),
            ]
            if interrupt.isAsked {
                Terminal.wipe()
                throw Complaint(Phrase("client.discover.stopped", counts), .interrupted)
            }
            Terminal.draw((reply.early.map(early) ?? []) + [Phrase(progress, counts).said])
        }
    }
}
