public import Results

/// What the daemon is doing.
public struct StatusRequest: Codable, Equatable, Sendable {
    /// One run; nil for everything queued and running.
    public var run: String?

    public init(run: String? = nil) {
        self.run = run
    }
}

extension StatusRequest: Request {
    public typealias Answer = StatusReply
    public static let op = "status"
}

/// What a daemon is about.
public enum DaemonState: String, Word {
    case running
    /// No new submissions; the daemon ends soon.
    case draining
}

/// What the daemon is doing.
public struct StatusReply: Codable, Equatable, Sendable {
    public var state: DaemonState
    public var instance: String
    /// Seconds since the start.
    public var uptime: Double
    /// How many runs wait.
    public var queued: Int
    /// How many runs are being computed.
    public var running: Int
    /// Threads that compute.
    public var workers: Int
    /// The run that was asked for, or what is queued and running, as much of it as an answer holds.
    public var runs: [RunSummary]
    /// How many more there are than `runs` holds; nil for none.
    public var more: Int?
    /// Changes whenever the list of runs does.
    public var runsUID: String
    /// Whether nothing that waits may begin.
    public var paused: Bool
    /// What an operator watches.
    public var load: Load

    /// Counts since the start, or as they are now.
    public struct Load: Codable, Equatable, Sendable {
        /// Runs in the store that ended well, failed, or were cancelled.
        public var finished = 0
        public var failed = 0
        public var cancelled = 0
        /// Members computed since the start, over all scenarios.
        public var members = 0
        /// Members per second of what is being computed.
        public var rate = 0.0
        /// Connections heard of in the last 30 seconds.
        public var clients = 0
        /// Streams that are open.
        public var streams = 0
        /// Bytes of the store on disk.
        public var storeBytes = 0
        /// Refusals since the start, by their code.
        public var refusals: [Refused] = []

        /// How often one code was answered.
        public struct Refused: Codable, Equatable, Sendable {
            public var code: String
            public var count: Int

            public init(code: String, count: Int) {
                self.code = code
                self.count = count
            }
        }

        public init() {}
    }

    public init(
        state: DaemonState, instance: String, uptime: Double, queued: Int, running: Int, workers: Int,
        runs: [RunSummary], more: Int? = nil, runsUID: String, paused: Bool = false,
        load: Load = Load()
    ) {
        self.state = state
        self.instance = instance
        self.uptime = uptime
        self.queued = queued
        self.running = running
        self.workers = workers
        self.runs = runs
        self.more = more
        self.runsUID = runsUID
        self.paused = paused
        self.load = load
    }
}
