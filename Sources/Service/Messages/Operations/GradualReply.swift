/// How far the daemon is with what was asked, and the answer once it is there.
///
/// A request goes on for less than a second; whoever wants the answer asks again until there is one. Who stops asking has
/// cancelled: nothing goes on, and what was computed stays for a while.
public struct GradualReply<Document: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
    /// Draws that are computed, of those that are needed.
    public var done: Int
    public var total: Int
    /// Nil until all draws are computed. Stored with the run, so that it is there at once the next time.
    public var document: Document?
    /// What the first draws say, where the question has such an answer; nil with the document.
    public var early: Document?

    public init(done: Int, total: Int, document: Document? = nil, early: Document? = nil) {
        (self.done, self.total, self.document, self.early) = (done, total, document, early)
    }
}
