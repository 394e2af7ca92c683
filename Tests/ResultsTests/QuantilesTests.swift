import Results
import Testing

@Suite("Quantiles")
struct QuantilesTests {
    @Test("quantiles of 1 to 10, as R and numpy give them")
    func oneToTen() throws {
        let quantiles = try #require(Quantiles(of: (1...10).map(Double.init)))
        // quantile(1:10, c(.05, .25, .5, .75, .95)) in R
        for (found, known) in zip(quantiles.values, [1.45, 3.25, 5.5, 7.75, 9.55]) {
            #expect(abs(found - known) < 1e-12)
        }
    }

    @Test("the order of the members does not matter, and the ranks are those of a full sort")
    func order() throws {
        for count in [2, 3, 17, 100, 1_000, 4_096] {
            var numbers = Numbers(seed: UInt64(count))
            var members = (0..<count).map { _ in numbers.next() }
            // Equal values, runs and both signs.
            for position in stride(from: 0, to: count, by: 3) {
                members[position] = (members[position] * 4).rounded()
            }
            let sorted = members.sorted()
            let found = try #require(Quantiles(of: members))
            #expect(found == Quantiles(of: sorted))
            #expect(found == Quantiles(of: sorted.reversed()))
            for (value, share) in zip(found.values, Quantiles.shares) {
                let exact = Double(count - 1) * share
                let rank = Int(exact)
                let next = min(rank + 1, count - 1)
                let known = sorted[rank] + (exact - Double(rank)) * (sorted[next] - sorted[rank])
                #expect(abs(value - known) <= 1e-12)
            }
        }
    }

    @Test("one member is every quantile, and no member is none")
    func few() {
        #expect(Quantiles(of: [3])?.values == [3, 3, 3, 3, 3])
        #expect(Quantiles(of: []) == nil)
    }

    @Test("a zero has no sign, so that equal results are written alike")
    func zero() {
        #expect(Quantiles(of: [-0.0, -0.0, 0.0])?.values.map(\.sign) == Array(repeating: .plus, count: 5))
    }

    @Test("values that defeat the choice of a pivot cost a sort and are right")
    func hardOrder() {
        let organ = (0..<2_000).map { Double(min($0, 1_999 - $0)) }
        #expect(Quantiles(of: organ) == Quantiles(of: organ.sorted()))
    }
}

@Suite("Counted values")
struct BucketsTests {
    @Test("every value is within half a per cent of what its bucket stands for", arguments: [1.0, -1.0])
    func relativeError(sign: Double) throws {
        #expect(Buckets.relativeError < 0.005)
        var value = 1.5e-12
        while value < 1e15 {
            var buckets = Buckets()
            buckets.add(sign * value)
            let found = try #require(buckets.quantiles?.p50)
            #expect(abs(found - sign * value) <= Buckets.relativeError * value * (1 + 1e-12))
            value *= 1.0037
        }
    }

    @Test("quantiles of 20,000 values of both signs are within half a per cent of the exact ones")
    func quantiles() throws {
        var numbers = Numbers(seed: 7)
        // Spread over six powers of ten, a quarter of them negative.
        let members = (0..<20_000).map { _ in
            let size = 1 / (numbers.next() * numbers.next() * numbers.next() + 1e-6)
            return numbers.next() < 0.25 ? -size : size
        }
        var buckets = Buckets()
        for member in members { buckets.add(member) }
        let exact = try #require(Quantiles(of: members))
        let counted = try #require(buckets.quantiles)
        for (found, known) in zip(counted.values, exact.values) {
            #expect(abs(found - known) <= Buckets.relativeError * abs(known) * (1 + 1e-9))
        }
    }

    @Test("counts add up to the same bits in any order")
    func order() {
        var numbers = Numbers(seed: 3)
        let members = (0..<999).map { _ in (numbers.next() - 0.5) * 1_000 }
        var forward = Buckets()
        for member in members { forward.add(member) }
        var backward = Buckets()
        for member in members.reversed() { backward.add(member) }
        var parts = [Buckets](repeating: Buckets(), count: 7)
        for (position, member) in members.enumerated() { parts[position % 7].add(member) }
        var together = Buckets()
        for part in parts.reversed() { together.add(part) }
        #expect(forward == backward)
        #expect(forward == together)
        #expect(forward.count == 999)
    }

    @Test("zero, and what is nearer to it than a millionth of a millionth, counts as zero")
    func zero() {
        var buckets = Buckets()
        for value in [0, -0.0, 1e-13, -1e-13] { buckets.add(value) }
        #expect(buckets.quantiles?.values == [0, 0, 0, 0, 0])
        #expect(Buckets().quantiles == nil)
    }
}

/// Numbers between 0 and 1 that are the same on every machine (SplitMix64).
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
