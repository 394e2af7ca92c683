public import Modelling

/// In how many members a scenario does better than the reference, given the same luck.
public struct Standing: Sendable, Hashable {
    /// Members in which the scenario is better by more than rounding.
    public private(set) var better = 0
    /// Members in which the two differ by no more than rounding.
    public private(set) var equal = 0
    /// All members counted.
    public private(set) var members = 0
    /// Twice the members in which the scenario is better in any bit, plus those in which both are equal to the bit.
    private var bits = 0

    /// A difference of at most this share of the larger of the two values is rounding.
    public static let rounding = 1e-12

    public init() {}

    /// Counts one member by its paired difference, scenario less reference.
    ///
    /// - Parameter size: the larger magnitude of the two values; 0 where only equal values are equal.
    public mutating func add(difference: Double, ofSize size: Double, better direction: Indicator.Direction) {
        members += 1
        let isBetter = (difference > 0) == (direction == .higher)
        if difference == 0 { bits += 1 } else if isBetter { bits += 2 }
        if difference.magnitude <= Self.rounding * size {
            equal += 1
        } else if isBetter {
            better += 1
        }
    }

    /// Share of members better plus half the share equal to the bit, 0 to 1; nil where no direction is better.
    public func probabilityBetter(_ direction: Indicator.Direction) -> Double? {
        guard direction != .neither, members > 0 else { return nil }
        return 0.5 * Double(bits) / Double(members)
    }

    /// The shares better, equal and worse; nil where no direction is better.
    public func shares(_ direction: Indicator.Direction) -> Shares? {
        guard direction != .neither, members > 0 else { return nil }
        let all = Double(members)
        return Shares(
            better: Double(better) / all, equal: Double(equal) / all,
            worse: Double(members - better - equal) / all)
    }

    /// The sampling error of the share better among the members that differ; nil where none does.
    public func standardError(_ direction: Indicator.Direction) -> Double? {
        let differing = members - equal
        guard direction != .neither, differing > 0 else { return nil }
        let share = Double(better) / Double(differing)
        return (share * (1 - share) / Double(differing)).squareRoot()
    }
}
