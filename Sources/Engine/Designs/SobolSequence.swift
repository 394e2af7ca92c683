/// The sequence of Sobol (1967) with the direction numbers of Joe and Kuo (2008), point after point.
///
/// Scrambled by a random lower triangular matrix and a digital shift for each dimension (Matoušek 1998), which keeps how
/// evenly the points lie.
public struct SobolSequence: Sendable {
    /// Most dimensions that there are direction numbers for.
    public static let mostDimensions = JoeKuo.dimensions

    private static let bits = 32
    /// For each dimension a number for each bit.
    private let directions: [[UInt32]]
    private var current: [UInt32]
    private var index: UInt64 = 0

    /// - Parameters:
    ///   - dimensions: 1 to `mostDimensions`.
    ///   - seed: what the scrambling follows from; nil for the sequence as it is, which begins with zeros.
    public init(dimensions: Int, scrambledBy seed: UInt64? = nil) {
        precondition(
            (1...Self.mostDimensions).contains(dimensions), "No direction numbers for these dimensions")
        var plain = Self.plainDirections(dimensions)
        var shift = [UInt32](repeating: 0, count: dimensions)
        if let seed {
            var random = RandomNumbers(seed: seed)
            for dimension in 0..<dimensions {
                let matrix = Self.lowerTriangular(&random)
                plain[dimension] = plain[dimension].map { Self.product(matrix, $0) }
                shift[dimension] = UInt32(truncatingIfNeeded: random.next() >> 32)
            }
        }
        (directions, current) = (plain, shift)
    }

    /// The next point: a coordinate of at least 0 and below 1 for each dimension.
    public mutating func next() -> [Double] {
        let point = current.map { Double($0) * 0x1p-32 }
        let bit = (~index).trailingZeroBitCount
        index += 1
        if bit < Self.bits {
            for dimension in current.indices { current[dimension] ^= directions[dimension][bit] }
        }
        return point
    }

    private static func plainDirections(_ dimensions: Int) -> [[UInt32]] {
        var used = 0
        return (0..<dimensions).map { dimension in
            var numbers = [UInt32](repeating: 1, count: bits)
            if dimension > 0 {
                let polynomial = JoeKuo.polynomials[dimension]
                let degree = bits - 1 - polynomial.leadingZeroBitCount
                for place in 0..<degree { numbers[place] = JoeKuo.initials[used + place] }
                used += degree
                for place in degree..<bits {
                    var number = numbers[place - degree]
                    for back in 1...degree where (polynomial >> UInt32(degree - back)) & 1 == 1 {
                        number ^= numbers[place - back] << UInt32(back)
                    }
                    numbers[place] = number
                }
            }
            return numbers.enumerated().map { place, number in number << UInt32(bits - 1 - place) }
        }
    }

    /// Rows of bits, the first bit the highest: ones on the diagonal, chance before it.
    private static func lowerTriangular(_ random: inout RandomNumbers) -> [UInt32] {
        (0..<bits).map { row in
            let diagonal = UInt32(1) << UInt32(bits - 1 - row)
            let before = row == 0 ? 0 : ~UInt32(0) << UInt32(bits - row)
            return diagonal | (UInt32(truncatingIfNeeded: random.next() >> 32) & before)
        }
    }

    /// Matrix times vector over the bits.
    private static func product(_ matrix: [UInt32], _ vector: UInt32) -> UInt32 {
        matrix.enumerated().reduce(UInt32(0)) { sum, row in
            let bit = UInt32((row.element & vector).nonzeroBitCount & 1)
            return sum | (bit << UInt32(bits - 1 - row.offset))
        }
    }
}
