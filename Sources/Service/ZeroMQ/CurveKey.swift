internal import CZeroMQ

/// A key of CURVE, public or secret: 32 bytes, written as 40 characters of Z85.
public struct CurveKey: Hashable, Sendable {
    /// The 40 characters.
    public let text: String

    /// Characters that a key is written with.
    static let length = 40
    private static let alphabet = Set(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#")

    /// Nil where the text is no key.
    public init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 32)
        guard text.utf8.count == Self.length, text.allSatisfy(Self.alphabet.contains),
            zmq_z85_decode(&bytes, text) != nil
        else { return nil }
        self.text = text
    }

    /// Nil where there are not 32 bytes.
    init?(bytes: [UInt8]) {
        var written = [CChar](repeating: 0, count: Self.length + 1)
        guard bytes.count == 32, zmq_z85_encode(&written, bytes, bytes.count) != nil else { return nil }
        text = Self.text(written)
    }

    fileprivate init(written: [CChar]) { text = Self.text(written) }

    private static func text(_ written: [CChar]) -> String {
        String(decoding: written.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// A public key and the secret one that belongs to it.
public struct CurvePair: Sendable, Equatable {
    public let publicKey: CurveKey
    public let secretKey: CurveKey

    /// A pair that nobody has.
    public static func new() throws(ZeroMQError) -> CurvePair {
        var (open, secret) = ([CChar](repeating: 0, count: 41), [CChar](repeating: 0, count: 41))
        guard zmq_curve_keypair(&open, &secret) == 0 else { throw .last("zmq_curve_keypair") }
        return CurvePair(publicKey: CurveKey(written: open), secretKey: CurveKey(written: secret))
    }

    /// The pair that a secret key belongs to.
    public init(secretKey: CurveKey) throws(ZeroMQError) {
        var open = [CChar](repeating: 0, count: 41)
        guard zmq_curve_public(&open, secretKey.text) == 0 else { throw .last("zmq_curve_public") }
        self.init(publicKey: CurveKey(written: open), secretKey: secretKey)
    }

    private init(publicKey: CurveKey, secretKey: CurveKey) {
        self.publicKey = publicKey
        self.secretKey = secretKey
    }
}

extension CurvePair: CustomStringConvertible {
    /// The public key alone, so that no secret ends in a log.
    public var description: String { publicKey.text }
}
