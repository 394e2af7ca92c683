/// Eight members of an ensemble side by side: one written equation moves all eight at once.
///
/// `a * b + c` is never fused into one rounding, so every processor and every build gives the same bits.
public typealias Lanes = SIMD8<Double>

@usableFromInline typealias LaneBits = SIMD8<UInt64>

extension SIMD8<Double> {
    @inlinable @inline(__always) var bits: LaneBits { unsafeBitCast(self, to: LaneBits.self) }
    @inlinable @inline(__always) init(bits: LaneBits) {
        self = unsafeBitCast(bits, to: SIMD8<Double>.self)
    }

    /// The sum of all eight members.
    @inlinable public var total: Double { (0..<8).reduce(0) { $0 + self[$1] } }
}

/// The smaller of two values, member by member.
@inlinable @inline(__always) public func least(_ a: Lanes, _ b: Lanes) -> Lanes {
    a.replacing(with: b, where: b .< a)
}

/// The larger of two values, member by member.
@inlinable @inline(__always) public func greatest(_ a: Lanes, _ b: Lanes) -> Lanes {
    a.replacing(with: b, where: b .> a)
}

/// `x`, but at least `low` and at most `high`.
@inlinable @inline(__always) public func clamp(_ x: Lanes, _ low: Double, _ high: Double) -> Lanes {
    least(greatest(x, Lanes(repeating: low)), Lanes(repeating: high))
}

/// `x`, but no further from 0 than `most`, to either side.
@inlinable @inline(__always) public func clamp(_ x: Lanes, within most: Lanes) -> Lanes {
    least(greatest(x, -most), most)
}

/// The square root of a normal number of 0 or more, within 2 units of the last place.
///
/// Four steps of Newton from a guess by bits, for all lanes at once; the processor's own would go lane by lane.
@inlinable @inline(__always) public func squareRoot(_ x: Lanes) -> Lanes {
    let half = 0.5 * x
    var inverse = Lanes(bits: 0x5fe6_eb50_c7b5_37a9 &- (x.bits &>> 1))
    for _ in 0..<4 { inverse *= 1.5 - (half * inverse) * inverse }
    let root = x * inverse
    let better = root + (0.5 * inverse) * (x - root * root)
    return better.replacing(with: x, where: (x .== 0) .| (x .== .infinity))
}

/// e to the power `x`, within 2 units of the last place for |x| ≤ 700.
@inlinable @inline(__always) public func exp(_ x: Lanes) -> Lanes {
    // x = k ln 2 + r with |r| ≤ ln 2 / 2; adding 1.5 × 2^52 leaves k in the low bits of the sum.
    let shifted = x * 1.4426950408889634 + 6_755_399_441_055_744.0
    let k = shifted - 6_755_399_441_055_744.0
    let r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
    // The series of e^r in groups of four terms, so that the processor works on all of them at once.
    let r2 = r * r
    let r4 = r2 * r2
    var low = r * (1 / 120) + (1 / 24)
    low = low * r2 + (r * (1 / 6) + 0.5)
    var middle = r * (1 / 362_880) + (1 / 40_320)
    middle = middle * r2 + (r * (1 / 5_040) + (1 / 720))
    var high = r * (1 / 6_227_020_800) + (1 / 479_001_600)
    high = high * r2 + (r * (1 / 39_916_800) + (1 / 3_628_800))
    let rest = (high * r4 + middle) * r4 + low
    let value = (rest * r2 + r) + 1.0
    return Lanes(bits: value.bits &+ (shifted.bits &<< 52))
}

/// The natural logarithm of a normal number above 0, within 2 units of the last place.
///
/// The polynomial is the one of fdlibm's `log`.
@inlinable @inline(__always) public func log(_ x: Lanes) -> Lanes {
    let bits = x.bits
    let k = LaneBits(
        truncatingIfNeeded: SIMD8<Int64>(truncatingIfNeeded: bits &- 0x3fe6_a09e_0000_0000) &>> 52)
    let f = Lanes(bits: bits &- (k &<< 52)) - 1.0
    let exponent = Lanes(bits: k &+ 0x4338_0000_0000_0000) - 6_755_399_441_055_744.0
    let s = f / (2.0 + f)
    let z = s * s
    let w = z * z
    let even =
        w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
        2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860510658591e-01)
    let series = even + z * (6.666666666666735130e-01 + w * odd)
    let half = 0.5 * f * f
    return exponent * 6.93147180369123816490e-01
        - ((half - (s * (half + series) + exponent * 1.90821492927058770002e-10)) - f)
}

/// The logarithm to base ten.
@inlinable @inline(__always) public func log10(_ x: Lanes) -> Lanes { log(x) * 0.4342944819032518 }

/// `x` to the power `y`, for `x` above 0.
@inlinable @inline(__always) public func power(_ x: Lanes, _ y: Lanes) -> Lanes { exp(y * log(x)) }

/// A share between 0 and 1 that grows with `x`: 1 / (1 + e⁻ˣ).
@inlinable @inline(__always) public func logistic(_ x: Lanes) -> Lanes { 1.0 / (1.0 + exp(-x)) }

/// The inverse of `logistic`, for shares strictly between 0 and 1.
@inlinable @inline(__always) public func logit(_ share: Lanes) -> Lanes { log(share / (1.0 - share)) }
