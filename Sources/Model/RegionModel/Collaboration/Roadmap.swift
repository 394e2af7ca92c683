/// Who does what, when and how, in the regions that carry out a programme.
///
/// Regions without a measure have no governance.
public struct Roadmap: Sendable, Equatable {
    /// In the order of the scenario; prerequisites point into this list.
    public var measures: [PlannedMeasure]
    /// How each region works together, by its number; a region that is not named has `CollaborationSettings()`.
    public var settings: [Int: CollaborationSettings]

    /// The same measures of a region, moved by quarters: those of a measure by what stands under its name.
    ///
    /// None begins before the base date.
    public func moved(in region: Int, by quarters: [String: Int]) -> Roadmap {
        var moved = self
        for number in measures.indices where measures[number].region == region {
            let later = quarters[measures[number].measure.id] ?? 0
            moved.measures[number].start = max(0, measures[number].start + later)
        }
        return moved
    }

    /// No measures at all.
    public static let empty = Roadmap()

    public init(measures: [PlannedMeasure] = [], settings: [Int: CollaborationSettings] = [:]) {
        self.measures = measures
        self.settings = settings
    }

    /// The most that one scenario can hold; whoever validates a scenario refuses what exceeds it.
    public enum Limit {
        /// Measures of all regions together.
        public static let measures = 96
        /// Regions that have a measure.
        public static let regions = 8
        /// Effects of all measures together.
        public static let effects = 256
        /// Changes of the way of working of one measure.
        public static let changes = 4
        /// The longest lag of an effect, years.
        public static let delay = 25.0
    }
}

/// How the parties of a region work together.
public struct CollaborationSettings: Sendable, Equatable {
    /// Whether somebody manages the network.
    public var networkManager: Bool
    /// What an actor's capacity is multiplied by; 1 where not named.
    public var capacity: [Actor: Double]

    public init(networkManager: Bool = false, capacity: [Actor: Double] = [:]) {
        self.networkManager = networkManager
        self.capacity = capacity
    }
}
