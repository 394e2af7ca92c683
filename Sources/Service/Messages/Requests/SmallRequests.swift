/// The first thing that a client says.
public struct HelloRequest: Codable, Equatable, Sendable {
    /// Major and minor version that the client speaks.
    public var proto: [Int]
    /// What the client calls itself.
    public var client: String
    /// The client's version.
    public var version: String

    public init(client: String, version: String, proto: [Int] = Wire.version) {
        self.proto = proto
        self.client = client
        self.version = version
    }
}

/// What there is to know about the model, the data and the catalogue.
public struct DescribeRequest: Codable, Equatable, Sendable {
    public var topic: Topic
    /// One entry of the topic; nil for all of them.
    public var name: String?

    /// What can be described.
    public enum Topic: String, Word {
        case indicators, levers, measures, parameters, quantities, regions, actors, modes, scenarios
    }

    public init(topic: Topic, name: String? = nil) {
        self.topic = topic
        self.name = name
    }
}

/// What the daemon is doing.
public struct StatusRequest: Codable, Equatable, Sendable {
    /// One run; nil for everything queued and running.
    public var run: String?

    public init(run: String? = nil) {
        self.run = run
    }
}

/// The runs that there are, the newest first.
public struct ListRequest: Codable, Equatable, Sendable {
    /// Most runs to answer with; nil for 100.
    public var limit: Int?
    /// `next_page` of the answer before; nil for the first page.
    public var page: String?
    /// Only runs in this state; nil for all.
    public var state: RunSummary.State?

    public init(limit: Int? = nil, page: String? = nil, state: RunSummary.State? = nil) {
        self.limit = limit
        self.page = page
        self.state = state
    }
}

/// Stops a run. One that has ended stays as it is.
public struct CancelRequest: Codable, Equatable, Sendable {
    public var run: String

    public init(run: String) {
        self.run = run
    }
}

/// What is known of a run besides its rows.
public struct ResultRequest: Codable, Equatable, Sendable {
    public var run: String

    public init(run: String) {
        self.run = run
    }
}

/// Ends the daemon: no new submissions; what is queued stays in the store.
public struct DrainRequest: Codable, Equatable, Sendable {
    /// Seconds that running ensembles get to end; nil for the daemon's own setting.
    public var deadline: Double?
    /// Why, for the log; nil for no reason.
    public var reason: String?

    public init(deadline: Double? = nil, reason: String? = nil) {
        self.deadline = deadline
        self.reason = reason
    }
}
