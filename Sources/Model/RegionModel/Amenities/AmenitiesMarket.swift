import Modelling

// (6.2) depends on customers per facility alone, and on numbers that a member keeps. So its curve is drawn once
// for each member and read off every quarter: that takes a fraction of the time, for an error below
// 3e-7 a year, and of 2e-8 with central numbers (1.9e-8 was found).

extension Axis {
    /// Value and slope at 65 points of the curve, 1/32 apart, for ln x from −1 to 1.
    static let marketCurve = Axis("market curve", count: 2 * 65)
}

extension Amenities {
    private static let pointsPerUnit = 32.0
    private static let lowest = -1.0

    /// Draws the curve of every amenity for the eight members.
    func drawMarket() {
        let spread = spreadOfPlaces
        for amenity in 0..<Axis.amenities.count {
            logClosesBelow[amenity] = log(closesBelow[amenity])
            logOpensAbove[amenity] = log(opensAbove[amenity])
            firstShortage[amenity] = shortage(of: amenity, Lanes(repeating: 1), logOfEach: .zero)
            firstSurplus[amenity] = surplus(of: amenity, Lanes(repeating: 1), logOfEach: .zero)
            for point in 0..<Axis.marketCurve.count / 2 {
                let logOfEach = Lanes(repeating: Self.lowest + Double(point) / Self.pointsPerUnit)
                let each = exp(logOfEach)
                let below = (logClosesBelow[amenity] - logOfEach) / spread - spread / 2
                let above = (logOfEach - logOpensAbove[amenity]) / spread + spread / 2
                let opened = opening[amenity] * normalShare(below: above)
                let spared = closing[amenity] * normalShare(below: below)
                market[amenity, 2 * point] = computedChange(of: amenity, each, logOfEach: logOfEach)
                market[amenity, 2 * point + 1] = each * (opened + spared)
            }
        }
    }

    /// (6.2) The share by which facilities change in a year, read off the curve; beyond its ends computed.
    @inline(__always) func change(of amenity: Int, logOfEach: Lanes) -> Lanes {
        let position = (clamp(logOfEach, Self.lowest, -Self.lowest) - Self.lowest) * Self.pointsPerUnit
        // Adding 1.5 × 2^52 rounds, and leaves the number of the point in the low bits.
        let rounded = clamp(position - 0.5, 0, 63) + 6_755_399_441_055_744.0
        let points = unsafeBitCast(rounded, to: SIMD8<UInt64>.self) & 63
        let beyond = position - (rounded - 6_755_399_441_055_744.0)
        let start = market.row(amenity).lowerBound
        let (first, slope) = (read(start, points), read(start + 1, points))
        let (next, nextSlope) = (read(start + 2, points), read(start + 3, points))
        // The cubic that has these values and slopes at its ends (Hermite).
        let rise = next - first
        let (bend, twist) = (slope / Self.pointsPerUnit - rise, rise - nextSlope / Self.pointsPerUnit)
        let rest = 1.0 - beyond
        var change = first * rest + next * beyond + beyond * rest * (bend * rest + twist * beyond)
        let outside = (logOfEach .< Self.lowest) .| (logOfEach .> -Self.lowest)
        if any(outside) {
            let logOfEach = clamp(logOfEach, -600, 600)
            let computed = computedChange(of: amenity, exp(logOfEach), logOfEach: logOfEach)
            change.replace(with: computed, where: outside)
        }
        return change
    }

    /// What each member's curve holds at its own point.
    @inline(__always) private func read(_ start: Int, _ points: SIMD8<UInt64>) -> Lanes {
        @inline(__always) func at(_ member: Int) -> Double {
            market[start &+ 2 &* Int(truncatingIfNeeded: points[member])][member]
        }
        return Lanes(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7))
    }

    /// (6.2) The share by which facilities change in a year.
    func computedChange(of amenity: Int, _ each: Lanes, logOfEach: Lanes) -> Lanes {
        opening[amenity] * (surplus(of: amenity, each, logOfEach: logOfEach) - firstSurplus[amenity])
            - closing[amenity] * (shortage(of: amenity, each, logOfEach: logOfEach) - firstShortage[amenity])
    }

    /// (6.2) How far customers per facility are below the number that closes one, on average over places.
    func shortage(of amenity: Int, _ each: Lanes, logOfEach: Lanes) -> Lanes {
        meanExcess(
            of: closesBelow[amenity], over: each, logRatio: logClosesBelow[amenity] - logOfEach,
            spread: spreadOfPlaces)
    }

    /// (6.2) How far customers per facility are above the number that opens one, on average over places.
    func surplus(of amenity: Int, _ each: Lanes, logOfEach: Lanes) -> Lanes {
        meanExcess(
            of: each, over: opensAbove[amenity], logRatio: logOfEach - logOpensAbove[amenity],
            spread: spreadOfPlaces)
    }
}
