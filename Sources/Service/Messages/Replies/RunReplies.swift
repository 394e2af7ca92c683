public import Modelling

/// One run in a line.
public struct RunSummary: Codable, Equatable, Sendable {
    public var id: String
    /// The client that submitted it; `local` for all without a key.
    public var owner: String
    /// What people call it; nil for nothing.
    public var name: String?
    public var state: State
    /// Seconds since 1970.
    public var created: Double
    /// Seconds since 1970; nil until the run has ended.
    public var finished: Double?
    /// Members that the ensemble has.
    public var members: Int
    /// Members whose results are in.
    public var done: Int
    /// Members per second; nil where none is being computed.
    public var rate: Double?
    /// Names of the scenarios.
    public var scenarios: [String]
    /// The scenario that the others are compared with; nil for none.
    public var reference: String?
    public var seed: UInt64
    /// Why it failed; nil where it did not.
    public var failure: String?
    /// What it waits for although it is being computed, such as room in the store; nil for nothing.
    public var waiting: String?
    /// The line that it waits or waited in.
    public var queue: Queue
    /// Within its queue a higher one goes first.
    public var priority: Int
    /// Codes of the regions that its scenarios are about; nil where that was not written down.
    public var focus: [String]?
    /// What somebody wrote beside it; nil for nothing.
    public var note: String?
    /// Whether it is never pruned; nil from a daemon that cannot keep.
    public var kept: Bool?

    /// Where a run stands. The last three are final.
    public enum State: String, Word {
        case queued, running, finished, failed, cancelled

        /// Whether it will change no more.
        public var isFinal: Bool { self != .queued && self != .running }
    }

    public init(
        id: String, owner: String, name: String? = nil, state: State, created: Double,
        finished: Double? = nil, members: Int, done: Int, rate: Double? = nil, scenarios: [String],
        reference: String? = nil, seed: UInt64, failure: String? = nil, waiting: String? = nil,
        queue: Queue = .interactive,
        priority: Int = 0, focus: [String]? = nil, note: String? = nil, kept: Bool? = nil
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.state = state
        self.created = created
        self.finished = finished
        self.members = members
        self.done = done
        self.rate = rate
        self.scenarios = scenarios
        self.reference = reference
        self.seed = seed
        self.failure = failure
        self.waiting = waiting
        self.queue = queue
        self.priority = priority
        self.focus = focus
        self.note = note
        self.kept = kept
    }
}

/// The run is written down and queued.
public struct SubmitReply: Codable, Equatable, Sendable {
    public var run: String
    /// False where the same key and content had been submitted before.
    public var created: Bool
    /// What is odd about the files, but no reason to refuse them.
    public var warnings: [Diagnostic]

    public init(run: String, created: Bool, warnings: [Diagnostic] = []) {
        self.run = run
        self.created = created
        self.warnings = warnings
    }
}

/// Every problem of every file; none of severity `error` where the request could be submitted.
public struct ValidateReply: Codable, Equatable, Sendable {
    public var diagnostics: [Diagnostic]
    /// The scenarios that could be read.
    public var scenarios: [ScenarioTitle]

    public init(diagnostics: [Diagnostic], scenarios: [ScenarioTitle]) {
        self.diagnostics = diagnostics
        self.scenarios = scenarios
    }
}

/// A scenario as results name it.
public struct ScenarioTitle: Codable, Equatable, Hashable, Sendable {
    /// The name in rows.
    public var name: String
    /// The title that its file gives it, in English.
    public var title: String
    /// The title in each language.
    public var titles: Text
    /// A few words for headings of tables; nil where the file gives none.
    public var short: Text?
    /// The file that holds it; empty for one that is run along.
    public var file: String
    /// How its measures are carried out where the roadmap says nothing else; nil without a roadmap.
    public var mode: String?

    public init(name: String, titles: Text, short: Text? = nil, file: String, mode: String? = nil) {
        self.name = name
        title = titles.english
        self.titles = titles
        self.short = short
        self.file = file
        self.mode = mode
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let title = try fields.decode(String.self, forKey: .title)
        self.init(
            name: try fields.decode(String.self, forKey: .name),
            titles: try fields.decodeIfPresent(Text.self, forKey: .titles) ?? Text(nl: title, en: title),
            short: try fields.decodeIfPresent(Text.self, forKey: .short),
            file: try fields.decode(String.self, forKey: .file),
            mode: try fields.decodeIfPresent(String.self, forKey: .mode))
        self.title = title
    }
}

/// What became of a run that was to stop.
public struct CancelReply: Codable, Equatable, Sendable {
    public var run: String
    public var state: RunSummary.State

    public init(run: String, state: RunSummary.State) {
        self.run = run
        self.state = state
    }
}
