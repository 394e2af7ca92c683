internal import Results

/// Numbers of one member of a run.
public struct MemberReply: Codable, Equatable, Sendable {
    /// The run's whole id.
    public var run: String
    public var scenario: String
    public var member: Int
    public var what: MemberRequest.What
    /// The model's first year, whose first quarter is quarter 0.
    public var firstYear: Int
    /// The quarter of the first value of what has one for each quarter.
    public var firstQuarter: Int
    public var entries: [Entry]

    public init(
        run: String, scenario: String, member: Int, what: MemberRequest.What, firstYear: Int,
        firstQuarter: Int = 0, entries: [Entry]
    ) {
        self.run = run
        self.scenario = scenario
        self.member = member
        self.what = what
        self.firstYear = firstYear
        self.firstQuarter = firstQuarter
        self.entries = entries
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            run: try fields.decode(String.self, forKey: .run),
            scenario: try fields.decode(String.self, forKey: .scenario),
            member: try fields.decode(Int.self, forKey: .member),
            what: try fields.decode(MemberRequest.What.self, forKey: .what),
            firstYear: try fields.decodeIfPresent(Int.self, forKey: .firstYear) ?? Period.ofProtocol10.first,
            firstQuarter: try fields.decodeIfPresent(Int.self, forKey: .firstQuarter) ?? 0,
            entries: try fields.decode([Entry].self, forKey: .entries))
    }

    /// One element of one name.
    public struct Entry: Codable, Equatable, Sendable {
        /// Public name: `safety.crime`.
        public var name: String
        public var unit: String
        /// Which of several: `NL33C`, or `industry,NL33C`; empty where there is one only.
        public var element: String
        /// One number, or one for each quarter or year; nil where it does not exist.
        public var values: [Double?]

        public init(name: String, unit: String, element: String, values: [Double?]) {
            self.name = name
            self.unit = unit
            self.element = element
            self.values = values
        }
    }

    /// What a reply can hold at most, so that it is smaller than the largest header: each number counts as one, and
    /// each entry as `entryWeight` beside.
    public static let most = 160_000
    public static let entryWeight = 6
}
