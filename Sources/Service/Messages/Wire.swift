/// The frames of a message: a magic that carries the major version, a JSON header, at most one body.
public enum Wire {
    /// The first frame of every message. Its digit is the major version.
    public static let magic = Array("PLD1".utf8)
    /// Major and minor version that this build speaks.
    public static let version = [1, 1]
    /// Largest header, in bytes; also the largest request, since requests have no body.
    public static let maximumHeaderBytes = 4 << 20
    /// Largest request on the data socket, in bytes: only `open`, `credit` and `close` arrive there.
    public static let maximumDataRequestBytes = 16 << 10
    /// Largest body of one chunk, in bytes.
    public static let maximumChunkBytes = 1 << 20
    /// Most chunks that a reader may have asked for and not yet received.
    public static let maximumCredit = 8
    /// Milliseconds between two pings of a client that waits.
    public static let pingInterval = 2_000
    /// How deep objects and lists may lie in each other in a header.
    public static let maximumDepth = 32
    /// Most frames that a message can have, the address of a router not counted.
    public static let maximumFrames = 3

    /// Takes a message apart, the address of a router not counted.
    ///
    /// - Parameters:
    ///   - frames: the frames as they came.
    ///   - bodies: 0 for what a daemon receives; 1 for what a client receives.
    /// - Throws: `protocol.version_unsupported`, `protocol.too_large` or `protocol.malformed`.
    public static func split<Piece: Collection<UInt8>>(
        _ frames: [Piece], bodies: Int = 0
    ) throws(Refusal) -> (header: Piece, body: Piece?) {
        guard let first = frames.first else { throw .noFrames }
        guard first.elementsEqual(magic) else {
            if first.count == magic.count, first.starts(with: magic.dropLast()) {
                throw .versionUnsupported(String(decoding: first, as: UTF8.self))
            }
            throw .noMagic
        }
        guard frames.count >= 2, frames.count <= 2 + bodies else {
            throw .frameCount(frames.count, most: 2 + bodies)
        }
        let header = frames[1]
        guard header.count <= maximumHeaderBytes else {
            throw .tooLarge(header.count, most: maximumHeaderBytes)
        }
        return (header, frames.count == 3 ? frames[2] : nil)
    }

    /// The frames of a message: magic, header and, where there is one, the body.
    public static func frames(_ header: [UInt8], body: [UInt8]? = nil) -> [[UInt8]] {
        [magic, header] + (body.map { [$0] } ?? [])
    }
}
