/// Stands in for swift-crypto, whose C sources take longer to build than everything else here: nothing that is
/// fuzzed depends on what a digest is.
public enum SHA256 {
    /// 32 bytes that tell texts apart.
    public static func hash(data: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in data { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (0..<32).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 % 8 * 8)) }
    }
}
