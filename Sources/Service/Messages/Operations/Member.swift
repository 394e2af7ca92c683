public import Results
internal import Words

/// What one member of a finished run was given, drew and went through, computed anew.
public struct MemberRequest: Codable, Equatable, Sendable {
    public var run: String
    /// One of the run's scenarios; nil for the first.
    public var scenario: String?
    /// Number of the member, from 0.
    public var member: Int
    public var what: MemberSubject
    /// Whole public names, or themes for all that they declare; nil for everything.
    public var names: [String]?
    /// The first quarter that is wanted of shocks and quantities; nil for 0, the base date.
    public var firstQuarter: Int?
    /// How many quarters; nil for all that follow.
    public var quarters: Int?

    /// Most names of a request.
    public static let mostNames = 1_000

    public init(
        run: String, scenario: String? = nil, member: Int, what: MemberSubject, names: [String]? = nil,
        firstQuarter: Int? = nil, quarters: Int? = nil
    ) {
        self.run = run
        self.scenario = scenario
        self.member = member
        self.what = what
        self.names = names
        self.firstQuarter = firstQuarter
        self.quarters = quarters
    }

    /// - Throws: `request.invalid` for what no run could answer.
    public func check() throws(Refusal) {
        guard member >= 0 else {
            throw .field("member", .isValue(.count(member)), Phrase("fix.from_zero"))
        }
        if let names {
            guard (1...Self.mostNames).contains(names.count) else {
                throw .field(
                    "names", .has(names.count),
                    Phrase("fix.between_or_none", ["least": 1, "most": .count(Self.mostNames)]))
            }
        }
        for (path, value, least) in [("first_quarter", firstQuarter, 0), ("quarters", quarters, 1)] {
            guard let value else { continue }
            guard what.isQuarterly else {
                throw .field(
                    path, Phrase("field.no_quarters", ["what": .text(what.rawValue)]), Phrase("fix.leave_out")
                )
            }
            guard value >= least else { throw .field(path, .isValue(.count(value)), .give(atLeast: least)) }
        }
    }
}

extension MemberRequest: Request {
    public typealias Answer = MemberReply
    public static let op = "member"
}

/// Numbers of one member of a run.
public struct MemberReply: Codable, Equatable, Sendable {
    /// The run's whole id.
    public var run: String
    public var scenario: String
    public var member: Int
    public var what: MemberSubject
    /// The model's first year, whose first quarter is quarter 0.
    public var firstYear: Int
    /// The quarter of the first value of what has one for each quarter.
    public var firstQuarter: Int
    public var entries: [Entry]

    public init(
        run: String, scenario: String, member: Int, what: MemberSubject, firstYear: Int,
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
            what: try fields.decode(MemberSubject.self, forKey: .what),
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
