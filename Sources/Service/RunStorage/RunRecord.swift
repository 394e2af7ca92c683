public import Reading
public import Results

/// What is written down before a submission is answered.
public struct Submission: Sendable, Equatable {
    /// The client whose run it will be.
    public let owner: String
    /// The client's own key: the same key with the same digest is the same run.
    public let key: String
    /// Digest of everything that decides the result.
    public let digest: String
    /// What people call it; may be empty.
    public let name: String
    /// The request as it came, in the words of the wire.
    public let request: String
    public let files: [RunFile]
    /// Members that the ensemble will have.
    public let members: Int
    /// The queue that it waits in, by its name.
    public let queue: String
    /// Within its queue, a higher one goes first.
    public let priority: Int
    /// Codes of the regions that its scenarios are about.
    public let focus: [String]
    /// Names of its scenarios.
    public let scenarios: [String]
    /// The scenario that the others are compared with; empty for none.
    public let reference: String
    public let seed: UInt64

    public init(
        owner: String, key: String, digest: String, name: String, request: String, files: [RunFile],
        members: Int, queue: String, priority: Int = 0, focus: [String] = [], scenarios: [String] = [],
        reference: String = "", seed: UInt64 = 1
    ) {
        self.owner = owner
        self.key = key
        self.digest = digest
        self.name = name
        self.request = request
        self.files = files
        self.members = members
        self.queue = queue
        self.priority = priority
        self.focus = focus
        self.scenarios = scenarios
        self.reference = reference
        self.seed = seed
    }
}

/// A run as the store knows it.
public struct RunRecord: Sendable, Equatable {
    /// Counts runs in the order in which they came.
    public let number: Int
    public let id: String
    /// The client whose run it is.
    public let owner: String
    public let key: String
    public let digest: String
    public let name: String
    public let state: RunState
    /// Seconds since 1970.
    public let created: Double
    /// Seconds since 1970; nil until the state is final.
    public let ended: Double?
    public let members: Int
    /// Members whose results are in.
    public let done: Int
    /// Why it failed; empty if it did not.
    public let failure: String
    /// Digest of all the bodies of the log of a finished run; empty otherwise.
    public let checksum: String
    /// Names the log that holds the results.
    public let log: String
    /// The queue that it waits or waited in.
    public let queue: String
    public let priority: Int
    /// What somebody wrote beside it; may be empty.
    public let note: String
    /// Whether it is never pruned.
    public let isKept: Bool
    /// Codes of the regions that its scenarios are about; none for a run of a store that did not write them down.
    public let focus: [String]
    /// Names of its scenarios.
    public let scenarios: [String]
    /// The scenario that the others are compared with; empty for none.
    public let reference: String
    public let seed: UInt64

    /// About how many bytes a line takes that tells it.
    public var size: Int {
        let texts = scenarios + focus + [name, reference, failure, note]
        return texts.reduce(400) { $0 + $1.utf8.count + 3 }
    }
}

/// One numbered piece of a run's log.
public struct StoredChunk: Sendable, Equatable {
    public let sequence: Int
    /// In the words of the wire.
    public let header: String
    public let body: [UInt8]

    public init(sequence: Int, header: String, body: [UInt8]) {
        self.sequence = sequence
        self.header = header
        self.body = body
    }
}

/// What the store could not do.
public enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The same key came with another digest.
    case keyConflict(run: String)
    /// The disk or the quota is full.
    case full(String)
    /// The folder or the database cannot be read or written.
    case unavailable(String)
    /// The database at `path` is no database any more, or not a whole one.
    case damaged(String, path: String)
    /// The database at this path was written by a later version.
    case newer(String)

    /// The fact, in a few words.
    public var description: String {
        switch self {
        case .keyConflict(let run): "the key stands for run \(run), which has other content"
        case .full(let fact): "the store is full (\(fact))"
        case .unavailable(let fact): "the store cannot be used (\(fact))"
        case .newer(let path):
            "\(path): a newer version of Polder made this store; start that version, or name another folder with "
                + "--state-folder"
        case .damaged(let fact, let path): "\(path): the store is damaged (\(fact))"
        }
    }
}
