/// The share of a standard normal distribution that lies below `x`.
///
/// The rational form of Hart 1968 as given by West 2005 (Wilmott), good to 15 digits for |x| ≤ 7.
@inlinable public func normalShare(below x: Lanes) -> Lanes {
    let z = least(greatest(x, -x), Lanes(repeating: 7))
    let (above, below) = tailOverBell(z)
    let tail = exp(-0.5 * (z * z)) * above / below
    return (1.0 - tail).replacing(with: tail, where: x .< 0)
}

/// By how much `a` exceeds `b` on average, counted as 0 where it does not, when the logarithm of a / b differs
/// normally with this `spread` around `logRatio` less half the spread's square.
///
/// That is a Φ(d) − b Φ(d − spread) with d = (ln(a / b) + spread² / 2) / spread. Both terms share one
/// exponential, because a e^(−d² / 2) = b e^(−(d − spread)² / 2).
@inlinable @inline(__always)
public func meanExcess(of a: Lanes, over b: Lanes, logRatio: Lanes, spread: Lanes) -> Lanes {
    let (apart, half) = (logRatio / spread, 0.5 * spread)
    let (x, y) = (apart + half, apart - half)
    let (aboveX, belowX) = tailOverBell(least(greatest(x, -x), Lanes(repeating: 7)))
    let (aboveY, belowY) = tailOverBell(least(greatest(y, -y), Lanes(repeating: 7)))
    let bell = a * exp(-0.5 * least(x * x, Lanes(repeating: 1_400)))
    let tailX = aboveX.replacing(with: -aboveX, where: x .< 0) * belowY
    let tailY = aboveY.replacing(with: -aboveY, where: y .< 0) * belowX
    let certain = a.replacing(with: 0, where: x .< 0) - b.replacing(with: 0, where: y .< 0)
    return certain + bell * (tailY - tailX) / (belowX * belowY)
}

/// The normal tail beyond `z` ≥ 0 over e^(−z² / 2), as a fraction.
@inlinable @inline(__always) func tailOverBell(_ z: Lanes) -> (above: Lanes, below: Lanes) {
    var above = z * 3.52624965998911e-02 + 0.700383064443688
    above = above * z + 6.37396220353165
    above = above * z + 33.912866078383
    above = above * z + 112.079291497871
    above = above * z + 221.213596169931
    above = above * z + 220.206867912376
    var below = z * 8.83883476483184e-02 + 1.75566716318264
    below = below * z + 16.064177579207
    below = below * z + 86.7807322029461
    below = below * z + 296.564248779674
    below = below * z + 637.333633378831
    below = below * z + 793.826512519948
    below = below * z + 440.413735824752
    return (above, below)
}

/// The standard normal value below which the share `u` lies, for 0 < u < 1.
///
/// Wichura 1988, algorithm AS 241 (Applied Statistics 37:477), good to 15 digits.
public func normalQuantile(_ u: Lanes) -> Lanes {
    let q = u - 0.5
    let middle = q * middleFraction(0.180625 - q * q)
    let isTail = greatest(q, -q) .> 0.425
    guard any(isTail) else { return middle }
    let t = squareRoot(-log(least(u, 1.0 - u)))
    let isFar = t .> 5.0
    var size = nearFraction(t - 1.6)
    if any(isFar) { size.replace(with: farFraction(t - 5.0), where: isFar) }
    return middle.replacing(with: size.replacing(with: -size, where: q .< 0), where: isTail)
}

/// How many events happen when `mean` are expected: the inverse of Poisson's distribution at `uniform`.
///
/// Inverting one uniform keeps members coupled: a higher mean never gives fewer events.
public func poisson(mean: Lanes, uniform: Lanes) -> Lanes {
    var chance = exp(-greatest(least(mean, Lanes(repeating: 600)), .zero))
    var reached = chance
    var count = Lanes.zero
    var tried = 0.0
    while tried < 1_000 {
        let more = uniform .> reached
        guard any(more) else { break }
        tried += 1
        count.replace(with: tried, where: more)
        chance = chance * mean / tried
        reached += chance
    }
    return count
}

/// The value below which a share `u` of a triangle between `low` and `high` with its top at `central` lies.
public func triangle(_ u: Lanes, low: Double, central: Double, high: Double) -> Lanes {
    guard low < high else { return Lanes(repeating: central) }
    let width = high - low
    let rising = low + squareRoot(u * (width * (central - low)))
    let falling = high - squareRoot((1.0 - u) * (width * (high - central)))
    return falling.replacing(with: rising, where: u .< (central - low) / width)
}

/// Wichura's fraction for the middle of the distribution.
@inline(__always) private func middleFraction(_ x: Lanes) -> Lanes {
    var above = x * 2.5090809287301226727e3 + 3.3430575583588128105e4
    above = above * x + 6.7265770927008700853e4
    above = above * x + 4.5921953931549871457e4
    above = above * x + 1.3731693765509461125e4
    above = above * x + 1.9715909503065514427e3
    above = above * x + 1.3314166789178437745e2
    above = above * x + 3.3871328727963666080e0
    var below = x * 5.2264952788528545610e3 + 2.8729085735721942674e4
    below = below * x + 3.9307895800092710610e4
    below = below * x + 2.1213794301586595867e4
    below = below * x + 5.3941960214247511077e3
    below = below * x + 6.8718700749205790830e2
    below = below * x + 4.2313330701600911252e1
    below = below * x + 1.0
    return above / below
}

/// The same for the tails.
@inline(__always) private func nearFraction(_ x: Lanes) -> Lanes {
    var above = x * 7.74545014278341407640e-4 + 2.27238449892691845833e-2
    above = above * x + 2.41780725177450611770e-1
    above = above * x + 1.27045825245236838258e0
    above = above * x + 3.64784832476320460504e0
    above = above * x + 5.76949722146069140550e0
    above = above * x + 4.63033784615654529590e0
    above = above * x + 1.42343711074968357734e0
    var below = x * 1.05075007164441684324e-9 + 5.47593808499534494600e-4
    below = below * x + 1.51986665636164571966e-2
    below = below * x + 1.48103976427480074590e-1
    below = below * x + 6.89767334985100004550e-1
    below = below * x + 1.67638483018380384940e0
    below = below * x + 2.05319162663775882187e0
    below = below * x + 1.0
    return above / below
}

/// The same for what is rarer than e⁻²⁵.
@inline(__always) private func farFraction(_ x: Lanes) -> Lanes {
    var above = x * 2.01033439929228813265e-7 + 2.71155556874348757815e-5
    above = above * x + 1.24266094738807843860e-3
    above = above * x + 2.65321895265761230930e-2
    above = above * x + 2.96560571828504891230e-1
    above = above * x + 1.78482653991729133580e0
    above = above * x + 5.46378491116411436990e0
    above = above * x + 6.65790464350110377720e0
    var below = x * 2.04426310338993978564e-15 + 1.42151175831644588870e-7
    below = below * x + 1.84631831751005468180e-5
    below = below * x + 7.86869131145613259100e-4
    below = below * x + 1.48753612908506148525e-2
    below = below * x + 1.36929880922735805310e-1
    below = below * x + 5.99832206555887937690e-1
    below = below * x + 1.0
    return above / below
}
