/// Who sent a message, and how an answer reaches him.
struct Peer: Hashable, Sendable {
    let listener: Listener.Kind
    /// What the listener's router puts before a message. It names a connection, never a client.
    let address: [UInt8]
    /// The client, as the daemon calls it; empty for one that is no longer let in.
    let client: String
}
