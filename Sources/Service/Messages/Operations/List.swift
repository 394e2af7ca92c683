public import Results

/// The runs that there are, the newest first.
public struct ListRequest: Codable, Equatable, Sendable {
    /// Most runs to answer with; nil for 100.
    public var limit: Int?
    /// `next_page` of the answer before; nil for the first page.
    public var page: String?
    /// Only runs in this state; nil for all.
    public var state: RunState?

    public init(limit: Int? = nil, page: String? = nil, state: RunState? = nil) {
        self.limit = limit
        self.page = page
        self.state = state
    }
}

extension ListRequest: Request {
    public typealias Answer = ListReply
    public static let op = "list"
}

/// The runs that there are, the newest first.
public struct ListReply: Codable, Equatable, Sendable {
    public var runs: [RunSummary]
    /// Changes whenever the list of runs does.
    public var runsUID: String
    /// To ask for what follows; nil on the last page.
    public var nextPage: String?

    public init(runs: [RunSummary], runsUID: String, nextPage: String? = nil) {
        self.runs = runs
        self.runsUID = runsUID
        self.nextPage = nextPage
    }
}
