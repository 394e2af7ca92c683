import Modelling

/// What is kept of eight members that ran through all scenarios of a plan.
///
/// A value that can be written down and read back, so that an interrupted run continues from its last block.
/// Lanes beyond the plan's last member are computed and not counted: a larger ensemble uses the block as it is.
public struct BlockResult: Sendable {
    /// Number of the block; its first member is eight times that.
    public let index: Int
    /// Which plan and model it belongs to (`Ensemble.fingerprint`).
    public let fingerprint: UInt64
    /// Scenario by scenario, cell by cell.
    let values: [Lanes]

    init(index: Int, fingerprint: UInt64, values: [Lanes]) {
        self.index = index
        self.fingerprint = fingerprint
        self.values = values
    }

    /// The block as bytes: 5 numbers of 8 bytes (mark, fingerprint, index, count, check) and the values, all
    /// little-endian.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * (Self.headWords + 8 * values.count))
        func append(_ word: UInt64) {
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(Self.mark)
        append(fingerprint)
        append(UInt64(index))
        append(UInt64(values.count))
        append(check)
        #if _endian(little)
            values.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for lanes in values {
                for lane in 0..<8 { append(lanes[lane].bitPattern) }
            }
        #endif
        return bytes
    }

    /// Reads what `bytes` wrote. Nil if it is anything else, or damaged.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= 8 * Self.headWords else { return nil }
        func word(_ number: Int) -> UInt64 {
            bytes.withUnsafeBytes {
                UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8 * number, as: UInt64.self))
            }
        }
        let (lanes, left) = (bytes.count / 8 - Self.headWords).quotientAndRemainder(dividingBy: 8)
        guard word(0) == Self.mark, bytes.count % 8 == 0, left == 0, word(3) == UInt64(lanes),
            let index = Int(exactly: word(2))
        else { return nil }
        let values = (0..<lanes).map { number in
            var value = Lanes.zero
            for lane in 0..<8 { value[lane] = Double(bitPattern: word(Self.headWords + 8 * number + lane)) }
            return value
        }
        self.init(index: index, fingerprint: word(1), values: values)
        guard check == word(4) else { return nil }
    }

    private static let headWords = 5
    /// "POLDERB1", the least byte first.
    private static let mark: UInt64 = 0x3142_5245_444C_4F50

    /// Changes when any value, or the order of two, changes.
    private var check: UInt64 {
        var digest = Digest()
        digest.add(fingerprint)
        digest.add(UInt64(index))
        for lanes in values {
            for lane in 0..<8 { digest.add(lanes[lane].bitPattern) }
        }
        return digest.value
    }
}

/// A number that stands for a list of numbers and texts (FNV-1a over 64-bit words); no protection from malice.
struct Digest {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x100_0000_01b3
        value ^= value >> 32
    }

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(UInt64(byte)) }
        add(UInt64(text.utf8.count))
    }
}
