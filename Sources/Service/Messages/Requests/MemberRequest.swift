/// What one member of a finished run was given, drew and went through, computed anew.
public struct MemberRequest: Codable, Equatable, Sendable {
    public var run: String
    /// One of the run's scenarios; nil for the first.
    public var scenario: String?
    /// Number of the member, from 0.
    public var member: Int
    public var what: What
    /// Whole public names, or themes for all that they declare; nil for everything.
    public var names: [String]?
    /// The first quarter that is wanted of shocks and quantities; nil for 0, the base date.
    public var firstQuarter: Int?
    /// How many quarters; nil for all that follow.
    public var quarters: Int?

    /// What there is to know of a member.
    public enum What: String, Word {
        /// Figures that the scenario starts from.
        case given
        /// What stays put: sampled numbers, and constants of the model.
        case parameters
        /// Luck, quarter by quarter.
        case shocks
        /// Stocks, auxiliaries and outcomes, quarter by quarter.
        case quantities
        /// What results are made of, year by year.
        case indicators

        /// Whether there is a value for each quarter.
        public var isQuarterly: Bool { self == .shocks || self == .quantities }
    }

    /// Most names of a request.
    public static let mostNames = 1_000

    public init(
        run: String, scenario: String? = nil, member: Int, what: What, names: [String]? = nil,
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
        guard member >= 0 else { throw .field("member", "is \(member)", fix: "members are numbered from 0") }
        if let names {
            guard (1...Self.mostNames).contains(names.count) else {
                throw .field(
                    "names", "has \(names.count)", fix: "give 1 to \(Self.mostNames), or leave it out")
            }
        }
        for (path, value, least) in [("first_quarter", firstQuarter, 0), ("quarters", quarters, 1)] {
            guard let value else { continue }
            guard what.isQuarterly else {
                throw .field(
                    path, "stands beside '\(what.rawValue)', which have no quarters", fix: "leave it out")
            }
            guard value >= least else { throw .field(path, "is \(value)", fix: "give \(least) or more") }
        }
    }
}
