/// When to switch: from when on scenarios no longer meet targets, what switching brings, and by what one can tell.
public struct PathwaysDocument: Codable, Hashable, Sendable {
    /// From when on a scenario no longer meets a target; never counts as later than any year.
    public struct Expiry: Codable, Hashable, Sendable {
        /// Draws that meet it in the last year, and draws that meet it in none.
        public var lasting: Int
        public var neverMet: Int
        /// The 5th, the 50th and the 95th of 100 draws in the order of their years; nil for never.
        public var low: Int?
        public var middle: Int?
        public var high: Int?

        public init(lasting: Int, neverMet: Int, low: Int?, middle: Int?, high: Int?) {
            (self.lasting, self.neverMet) = (lasting, neverMet)
            (self.low, self.middle, self.high) = (low, middle, high)
        }
    }

    /// What switching in a year brings beside never switching, in unseen draws.
    public struct Moment: Codable, Hashable, Sendable {
        public var year: Int
        /// Draws in which it is better, and worse.
        public var better: Int
        public var worse: Int
        /// Mean over the draws, in the unit of the indicator; more is better.
        public var gain: Double

        public init(year: Int, better: Int, worse: Int, gain: Double) {
            (self.year, self.better, self.worse, self.gain) = (year, better, worse, gain)
        }
    }

    /// Switch in a year if what one can see then is below a limit, or at least it; counted in unseen draws.
    public struct Trigger: Codable, Hashable, Sendable {
        public var year: Int
        /// Public name of the indicator that one looks at.
        public var signpost: String
        public var isBelow: Bool
        public var limit: Double
        public var draws: Int
        /// Draws in which it fires; of those in which switching is better, worse, and in which the first year would have
        /// been better by more than is worth naming.
        public var fires: Int
        public var rightly: Int
        public var wrongly: Int
        public var tooLate: Int
        /// Draws in which it does not fire although switching would have been better.
        public var missed: Int
        /// Mean gain beside never switching: of the trigger, and of switching always in the best year for that.
        public var gain: Double
        public var gainOfAlways: Double
        /// What the trigger gains beside the better of the two, and its standard error.
        public var advantage: Double
        public var standardError: Double
        /// Whether that is beyond two standard errors.
        public var isBetter: Bool

        public init(
            year: Int, signpost: String, isBelow: Bool, limit: Double, draws: Int, fires: Int, rightly: Int,
            wrongly: Int, tooLate: Int, missed: Int, gain: Double, gainOfAlways: Double, advantage: Double,
            standardError: Double, isBetter: Bool
        ) {
            (self.year, self.signpost, self.isBelow, self.limit) = (year, signpost, isBelow, limit)
            (self.draws, self.fires, self.rightly, self.wrongly) = (draws, fires, rightly, wrongly)
            (self.tooLate, self.missed, self.gain) = (tooLate, missed, gain)
            (self.gainOfAlways, self.advantage) = (gainOfAlways, advantage)
            (self.standardError, self.isBetter) = (standardError, isBetter)
        }
    }

    /// Going over from one scenario's way of working to another's.
    public struct Switch: Codable, Hashable, Sendable {
        /// Positions in the document's scenarios.
        public var from: Int
        public var to: Int
        public var moments: [Moment]
        /// The year in which switching always brings most; nil where it brings nothing.
        public var alwaysYear: Int?
        /// Nil where no rule gains more than never and always switching, in the draws that were searched.
        public var trigger: Trigger?

        public init(from: Int, to: Int, moments: [Moment], alwaysYear: Int?, trigger: Trigger?) {
            (self.from, self.to, self.moments) = (from, to, moments)
            (self.alwaysYear, self.trigger) = (alwaysYear, trigger)
        }
    }

    public var run: String
    public var scenarios: [String]
    public var region: String
    /// What switching is judged by, in the mean over all years.
    public var indicator: String
    /// Draws to search in, and as many new ones to judge by.
    public var draws: Int
    public var seed: Int
    public var unseenSeed: Int
    public var firstYear: Int
    public var lastYear: Int
    /// A target holds from its year on.
    public var targets: [RobustDocument.Target]
    /// By target, by scenario.
    public var expiries: [[Expiry]]
    /// Years in which one could switch.
    public var years: [Int]
    public var switches: [Switch]

    public init(
        run: String, scenarios: [String], region: String, indicator: String, draws: Int, seed: Int,
        unseenSeed: Int, firstYear: Int, lastYear: Int, targets: [RobustDocument.Target],
        expiries: [[Expiry]], years: [Int], switches: [Switch]
    ) {
        (self.run, self.scenarios, self.region) = (run, scenarios, region)
        (self.indicator, self.draws, self.seed) = (indicator, draws, seed)
        (self.unseenSeed, self.firstYear, self.lastYear) = (unseenSeed, firstYear, lastYear)
        (self.targets, self.expiries, self.years) = (targets, expiries, years)
        self.switches = switches
    }
}
