import Messages

/// A request that the request handler answers; those of streams are the event loop's own.
protocol AnsweredRequest: Request {
    /// Where it is answered.
    static var lane: Lane { get }

    /// - Parameters:
    ///   - handler: holds the store, the model and the runs.
    ///   - client: who asks, as the daemon calls it.
    /// - Throws: `Refusal`, or what is wrong with the store.
    func answer(by handler: RequestHandler, for client: String) throws -> Answer
}

/// Which thread answers: what reads files, copies the store or computes must not hold up what is answered at once.
enum Lane: CaseIterable {
    /// The event loop itself: it needs neither store nor model.
    case loop
    /// A look into the store, or a word to it.
    case quick
    /// Looks up a document or what there is to know.
    case reading
    /// Writes a run down, or changes one.
    case writing
    /// Reads the files of a request and checks them.
    case files
    /// Copies, prunes or checks the store.
    case store
    /// Computes single members.
    case members

    /// What may wait here of one client, all its connections together.
    var limits: Desk.Limits { Desk.Limits(requests: self == .quick ? 256 : 64) }

    /// Whether an answer that nobody can receive any more is not worked out: what takes long, and what is asked again
    /// with the same key.
    var isForListeners: Bool { self != .quick }
}
