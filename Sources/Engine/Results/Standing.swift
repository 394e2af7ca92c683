public import Modelling

/// In how many members a scenario does better than the reference, given the same luck.
public struct Standing: Sendable, Hashable {
    /// Members in which the scenario is better.
    public private(set) var better = 0
    /// Members in which both are equal.
    public private(set) var equal = 0
    /// All members counted.
    public private(set) var members = 0

    public init() {}

    /// Counts one member by its paired difference, scenario less reference.
    public mutating func add(difference: Double, better direction: Indicator.Direction) {
        members += 1
        if difference == 0 {
            equal += 1
        } else if (difference > 0) == (direction == .higher) {
            better += 1
        }
    }

    /// Share of members better plus half the share equal, 0 to 1; nil where no direction is better.
    public func probabilityBetter(_ direction: Indicator.Direction) -> Double? {
        guard direction != .neither, members > 0 else { return nil }
        return (Double(better) + 0.5 * Double(equal)) / Double(members)
    }
}
