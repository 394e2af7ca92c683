/// Tries whether a stranger is turned away, before a listener is opened to others.
public enum ZAPSelfTest {
    /// What became of a client with a key that nobody has.
    public enum Outcome: Sendable, Equatable {
        /// Turned away, and told so.
        case refused
        /// Let in: never open the listener.
        case admitted
        /// Nothing was decided in time.
        case undecided
    }

    /// Opens a listener at `endpoint` for a moment and connect with a new key.
    ///
    /// - Parameters:
    ///   - endpoint: where nobody listens yet, best an `ipc://` path of the user's own.
    ///   - handler: who decides; it answers that nobody is listed. Nil shows what libzmq does without one.
    ///   - milliseconds: how long is waited for a decision.
    public static func outcome(
        at endpoint: String, server: CurvePair, in context: Context, handler: ZAPHandler?,
        milliseconds: Int = 5_000
    ) throws(ZeroMQError) -> Outcome {
        let listener = try Socket(
            .router, in: context, options: [.linger(0)] + .listed(secret: server.secretKey))
        try listener.bind(endpoint)
        let stranger = try Socket(
            .dealer, in: context,
            options: .dealer + .keyed(try CurvePair.new(), server: server.publicKey))
        let monitor = try Monitor(stranger, in: context)
        var poller = Poller()
        _ = monitor.watch(in: &poller)
        _ = handler?.watch(in: &poller)
        try stranger.connect(endpoint)
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < deadline {
            _ = try poller.wait(milliseconds: 100)
            _ = try handler?.answer { _ in false }
            while let event = try monitor.next() {
                if case .refused = event { return .refused }
                if event == .ready { return .admitted }
            }
        }
        return .undecided
    }
}
