/// What is published about working together, beside what the model does: plain data that a daemon makes and a client shows.
public struct PatternDocument: Codable, Hashable, Sendable {
    /// One published pattern.
    public struct Pattern: Codable, Hashable, Sendable {
        /// What the model's numbers have to do with what is published.
        public enum Use: String, Codable, Sendable, CaseIterable {
            /// No number was set by it.
            case independent
            /// Its direction was known when numbers were set.
            case direction
            /// Numbers were set by it, so that meeting it proves nothing.
            case tuned
            /// The equations cannot give anything else.
            case built
            /// The model has nothing of the kind.
            case notModelled = "not_modelled"
        }

        /// What it is called in documents: `network_time_to_agree`.
        public var name: String
        public var use: Use
        /// Unit of the range and the quantiles; nil where there is only a direction.
        public var unit: String?
        /// The published range; nil where only a direction is published.
        public var low: Double?
        public var high: Double?
        /// Quantiles over members; of a correlation its interval of 90 %.
        public var p05: Double?
        public var median: Double?
        public var p95: Double?
        /// In how many members the model lies in the range, or has the direction; nil where all give one number.
        public var held: Int?
        /// Members that have a value.
        public var members: Int
        /// Whether it is met; nil where nothing is modelled.
        public var isMet: Bool?

        public init(
            name: String, use: Use, unit: String? = nil, low: Double? = nil, high: Double? = nil,
            p05: Double? = nil, median: Double? = nil, p95: Double? = nil, held: Int? = nil,
            members: Int = 0, isMet: Bool? = nil
        ) {
            (self.name, self.use, self.unit, self.low, self.high) = (name, use, unit, low, high)
            (self.p05, self.median, self.p95) = (p05, median, p95)
            (self.held, self.members, self.isMet) = (held, members, isMet)
        }
    }

    public var members: Int
    public var seed: Int
    /// Codes of the regions whose roadmaps are run.
    public var regions: [String]
    /// How many measures they have together.
    public var measures: Int
    /// In the order of their numbers.
    public var patterns: [Pattern]

    public init(members: Int, seed: Int, regions: [String], measures: Int, patterns: [Pattern]) {
        (self.members, self.seed, self.regions) = (members, seed, regions)
        (self.measures, self.patterns) = (measures, patterns)
    }
}
