/// Random numbers that are looked up rather than drawn (Philox4x32-10, Salmon e.a. 2011).
///
/// A number depends on the seed, a name, a place, a step and the member alone. So member k meets the same
/// luck in every scenario, more members keep the first ones, and a new parameter changes no other number.
public struct Draws: Sendable {
    /// The seed of the ensemble.
    public let seed: UInt64
    /// Number of the member in the first lane; the others follow.
    public let firstMember: Int
    private let members: LaneBits

    /// Draws for the eight members from `firstMember` on.
    public init(seed: UInt64, firstMember: Int) {
        self.seed = seed
        self.firstMember = firstMember
        var members = LaneBits.zero
        for lane in 0..<8 { members[lane] = UInt64(firstMember + lane) }
        self.members = members
    }

    /// A number strictly between 0 and 1 for each member.
    public func uniform(_ name: Key, place: Key = .nowhere, step: Int = 0) -> Lanes {
        let drawn = random(name, place, step)
        // 52 random bits as a number between 1 and 2, less one, plus half of the last bit.
        return Lanes(bits: (drawn &>> 12) | 0x3ff0_0000_0000_0000) - (1.0 - 0x1p-53)
    }

    /// A standard normal number for each member.
    public func normal(_ name: Key, place: Key = .nowhere, step: Int = 0) -> Lanes {
        normalQuantile(uniform(name, place: place, step: step))
    }

    private func random(_ name: Key, _ place: Key, _ step: Int) -> LaneBits {
        let counter = (
            LaneBits(repeating: UInt64(truncatingIfNeeded: step) & 0xffff_ffff),
            LaneBits(repeating: place.hash & 0xffff_ffff), members & 0xffff_ffff,
            LaneBits(repeating: place.hash >> 32) ^ (members &>> 32)
        )
        let (low, high) = Self.philox(counter, key: Key.mix(seed ^ name.hash))
        return low | (high &<< 32)
    }

    /// Ten rounds over four 32-bit words, of which the first two come out.
    static func philox(
        _ counter: (LaneBits, LaneBits, LaneBits, LaneBits), key: UInt64
    ) -> (LaneBits, LaneBits) {
        var (first, second, third, fourth) = counter
        var (firstKey, secondKey) = (key & 0xffff_ffff, key >> 32)
        for _ in 0..<10 {
            let left = first &* 0xD251_1F53
            let right = third &* 0xCD9E_8D57
            (first, second) = (((right &>> 32) ^ second) ^ firstKey, right & 0xffff_ffff)
            (third, fourth) = (((left &>> 32) ^ fourth) ^ secondKey, left & 0xffff_ffff)
            firstKey = (firstKey &+ 0x9E37_79B9) & 0xffff_ffff
            secondKey = (secondKey &+ 0xBB67_AE85) & 0xffff_ffff
        }
        return (first, second)
    }
}

/// A name or the code of a place, hashed once, the same on every machine.
public struct Key: Hashable, Sendable {
    let hash: UInt64

    /// The place of what has none.
    public static let nowhere = Key("")

    /// FNV-1a of the text, mixed.
    public init(_ text: String) {
        hash = Self.mix(text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }

    /// The finalizer of SplitMix64 (Steele e.a. 2014).
    static func mix(_ x: UInt64) -> UInt64 {
        var z = x &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
