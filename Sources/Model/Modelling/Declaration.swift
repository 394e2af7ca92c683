/// What a theme says about one of its quantities, once, beside the equation that uses it.
public final class Declaration: Sendable {
    /// What kind of quantity it is.
    public enum Role: String, Sendable {
        /// Differs between members, stays put over time.
        case parameter
        /// The same for every member: a conversion, a reference, a convention.
        case constant
        /// A figure of the baseline.
        case given
        /// Carries over to the next step; only flows change it.
        case stock
        /// Computed in every step for other equations.
        case auxiliary
        /// Luck: the same for a member in every scenario.
        case shock
        /// Computed for people to read.
        case outcome
    }

    public let role: Role
    /// What it is, in one sentence.
    public let sentence: Text
    /// What people call it: its own, else the sentence without its full stop.
    public let title: Text
    public let unit: Unit
    public let axis: Axis
    /// Central values: one, or one for each place of the axis; empty where the baseline gives them.
    public let central: [Double]
    /// The ends of the triangle that the ensemble samples, like `central`; for a stock what is possible at all.
    public let ranges: [ClosedRange<Double>]
    /// What a user may set at all; outside `ranges` but inside this is a warning.
    public let allowed: ClosedRange<Double>?
    public let evidence: Evidence?
    /// How a shock moves.
    public let process: Process?
    /// What makes an outcome an indicator.
    public let indicator: Indicator?

    init(
        _ role: Role, _ sentence: Text, title: Text? = nil, unit: Unit, over axis: Axis = .whole,
        central: [Double] = [],
        ranges: [ClosedRange<Double>] = [], allowed: ClosedRange<Double>? = nil, evidence: Evidence? = nil,
        process: Process? = nil, indicator: Indicator? = nil
    ) {
        let words = sentence.english
        precondition(words.hasSuffix("."), "'\(words)' is not a sentence")
        precondition(evidence?.source.english != "", "\(words) Its evidence has no source")
        precondition(central.isEmpty || central.count == axis.count, "\(words) Values miss the axis")
        precondition(ranges.count <= 1 || ranges.count == axis.count, "\(words) Ranges miss the axis")
        for (value, range) in zip(central, ranges) where role == .parameter {
            precondition(range.contains(value), "\(words) Its value \(value) is outside \(range)")
            precondition(
                allowed.map { $0.contains(range.lowerBound) && $0.contains(range.upperBound) } ?? true,
                "\(words) Its range \(range) is not allowed")
        }
        self.role = role
        self.sentence = sentence
        self.title = title ?? sentence.asTitle
        self.unit = unit
        self.axis = axis
        self.central = central
        self.ranges = ranges
        self.allowed = allowed
        self.evidence = evidence
        self.process = process
        self.indicator = indicator
    }
}

/// How a shock moves: a first-order autoregression that starts at zero.
public struct Process: Hashable, Sendable {
    public enum Cadence: Sendable { case quarter, year }

    public let every: Cadence
    /// Share of a deviation that is left one cadence later.
    public let persistence: Double
    /// Standard deviation of the level in the long run.
    public let deviation: Double

    public init(every: Cadence, persistence: Double, deviation: Double) {
        self.every = every
        self.persistence = persistence
        self.deviation = deviation
    }
}

/// What makes an outcome an indicator that people can read.
public struct Indicator: Hashable, Sendable {
    /// Which way is better for the region.
    public enum Direction: String, Codable, Sendable { case higher, lower, neither }
    /// What the value of a year is.
    public enum Timing: String, Codable, Sendable {
        /// The value on 1 January, as statistics publish stocks.
        case january
        /// The mean over the calendar year; of a flow per year that is the year's total.
        case average
    }
    /// How the regions' values become the nation's.
    public enum Aggregation: Hashable, Sendable {
        case none, sum
        /// Weighted with another quantity, by its public name.
        case mean(weightedBy: String)
    }

    public let better: Direction
    public let timing: Timing
    public let whole: Aggregation
    /// What of it can be read.
    public enum Reading: String, Codable, Sendable {
        /// Its level, as statistics have it.
        case level
        /// Its level, on a scale of our own.
        case index
        /// Its difference between scenarios alone.
        case difference
    }

    /// The least difference that is worth naming, in the indicator's unit.
    public let worthNaming: Double
    /// How it is computed, as one line.
    public let formulas: Text
    /// The same in English.
    public var formula: String { formulas.english }
    /// Whether a page shows it without being asked.
    public let isHeadline: Bool
    public let reading: Reading
    /// Whether it is a moment that a member may never reach.
    ///
    /// A member that has not reached it has no value, which counts as later than any moment.
    public let isMoment: Bool
    /// Whether single members may have no value, which are then left out: of what is due, before anything is.
    public let isPartial: Bool
    /// Public name of the indicator that it adds up over the years; nil for one that is no such sum.
    public let sumOf: String?

    public init(
        better: Direction, timing: Timing, whole: Aggregation, worthNaming: Double, formula: Text,
        isHeadline: Bool = false, reading: Reading = .level, isMoment: Bool = false,
        isPartial: Bool = false, sumOf: String? = nil
    ) {
        self.better = better
        self.timing = timing
        self.whole = whole
        self.worthNaming = worthNaming
        formulas = formula
        self.isHeadline = isHeadline
        self.reading = reading
        self.isMoment = isMoment
        self.isPartial = isPartial
        self.sumOf = sumOf
    }
}
