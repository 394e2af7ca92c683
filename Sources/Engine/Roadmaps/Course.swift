/// What one draw goes through with one step of a roadmap, in years since the base date; infinite for what never happens.
public struct Course: Hashable, Sendable {
    /// When all agree, so that objections are what is left of deciding; the model has no order of the two.
    public let agreed: Double
    /// When the decision is made for the first time.
    public let decided: Double
    /// When its works begin, and end.
    public let begun, done: Double
    /// Years in which each of the measures that it builds on keeps its works waiting.
    public let waiting: [Double]

    /// A step at every moment: the base date, and the end of every quarter.
    public struct Track: Sendable {
        /// The moment at which it starts.
        public var start: Int
        /// Share of the decision that is made.
        public var decided: [Double]
        /// Years that the decision has taken so far.
        public var decisionYears: [Double]
        /// Share of the time that deciding takes which goes to objections.
        public var objections: [Double]
        /// Share of the works that is done.
        public var progress: [Double]
        /// When the works end; 0 for not before the last moment.
        public var worksEnd: Double
        /// Measures that it builds on: the share of their works that is done, and the share that must be.
        public var before: [(progress: [Double], needed: Double)]

        public init(
            start: Int, decided: [Double], decisionYears: [Double], objections: [Double],
            progress: [Double], worksEnd: Double, before: [(progress: [Double], needed: Double)] = []
        ) {
            (self.start, self.decided, self.decisionYears) = (start, decided, decisionYears)
            (self.objections, self.progress, self.worksEnd) = (objections, progress, worksEnd)
            self.before = before
        }
    }

    /// - Parameter quarter: years between two moments.
    public init(_ track: Track, quarter: Double) {
        let moments = track.decided.indices
        let first = moments.first { $0 >= track.start && track.decided[$0] >= 1 }
        var decided = Double.infinity
        if let first {
            // Within the quarter: the part of it that deciding took.
            decided =
                first == track.start
                ? Double(first) * quarter
                : Double(first - 1) * quarter
                    + (track.decisionYears[first] - track.decisionYears[first - 1])
        }
        let spent = moments.dropFirst().filter { $0 <= first ?? -1 }.reduce(0.0) { years, moment in
            years + (track.decisionYears[moment] - track.decisionYears[moment - 1])
                * track.objections[moment]
        }
        agreed = decided - spent
        self.decided = decided
        let works = moments.first { track.progress[$0] > 0 }
        begun = works.map { max(decided, Double($0 - 1) * quarter) } ?? .infinity
        done = track.worksEnd > 0 ? track.worksEnd : .infinity
        waiting = track.before.map { before in
            Double(
                moments.count {
                    $0 > track.start && track.decided[$0] >= 1 && track.progress[$0] <= 0
                        && before.progress[$0] < before.needed - 1e-9
                }) * quarter
        }
    }
}
