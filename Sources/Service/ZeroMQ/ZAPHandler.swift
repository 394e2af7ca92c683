/// Decides whose key is let in: libzmq asks here at every CURVE handshake of the process (ZAP, ZeroMQ RFC 27).
///
/// There has to be one before any socket listens with keys: libzmq 4.3.4 lets everybody in where nobody can be asked.
/// It has no thread of its own. The thread that made it waits for it in a `Poller`, and answers; so a process that lives
/// has a handler that does.
public final class ZAPHandler {
    private let socket: Socket

    /// Most handshakes that are answered in a row.
    private static let turn = 256

    /// - Throws: `endpointTaken` where the process has a handler already.
    public init(in context: Context) throws(ZeroMQError) {
        socket = try Socket(.router, in: context, options: [.linger(0)])
        try socket.bind("inproc://zeromq.zap.01")
    }

    /// Lets a poller wait for questions.
    public func watch(in poller: inout Poller) -> Poller.Watched { poller.watch(socket) }

    /// Answers what has been asked so far.
    ///
    /// Who is let in has the key's text as `User-Id` on every frame.
    ///
    /// - Parameter isListed: whether the holder of a public key may come in.
    /// - Returns: the keys that were turned away; nil where there was none, or another mechanism.
    public func answer(_ isListed: (CurveKey) -> Bool) throws(ZeroMQError) -> [CurveKey?] {
        var refused: [CurveKey?] = []
        for _ in 0..<Self.turn {
            guard let message = try socket.receive(most: 16) else { break }
            // Address, empty, version, id, domain, peer's address, routing id, mechanism, credentials.
            let frames = message.frames.map(\.bytes)
            guard frames.count >= 8, frames[2].elementsEqual("1.0".utf8) else { continue }
            let isCurve = frames[7].elementsEqual("CURVE".utf8) && frames.count == 9
            let key = isCurve ? CurveKey(bytes: frames[8]) : nil
            let isIn = key.map(isListed) ?? false
            if !isIn { refused.append(key) }
            let verdict = isIn ? ["200", "", key?.text ?? "", ""] : ["400", "the key is not listed", "", ""]
            let reply = frames[0...3].map(Part.bytes) + verdict.map { Part.bytes(Array($0.utf8)) }
            do throws(ZeroMQError) {
                try socket.send(reply)
            } catch .peerGone {
                // Who asked has hung up meanwhile.
            }
        }
        return refused
    }
}
