import Messages
import Results
import Words

/// A reply that says how far the daemon is, and once it is there the answer.
protocol MomentaryReply {
    associatedtype Document
    var done: Int { get }
    var total: Int { get }
    var document: Document? { get }
}

extension DiscoverReply: MomentaryReply {}
extension ExplainReply: MomentaryReply {}
extension RobustReply: MomentaryReply {}
extension PathwaysReply: MomentaryReply {}

/// What is asked again and again until it is answered, with a line that says how far it is.
struct Moments {
    /// Key of what is said meanwhile.
    let progress: String

    /// Seconds that a moment of computing, or the search at its end, may take on a busy machine.
    private static let longest = 60.0

    /// Asks until there is an answer, over a daemon that is killed too: another begins anew. Ctrl-C stops asking, and the
    /// daemon computing.
    func answer<Asked: Request>(
        to request: Asked, over connection: Connection, of launch: DaemonLaunch
    ) throws -> (Asked.Answer).Document where Asked.Answer: MomentaryReply {
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
            Terminal.draw([Phrase(progress, counts).said])
        }
    }
}
