public import Reading
public import Results
internal import Words

/// What `submit` and `validate` carry: one to sixteen scenarios, run together on the same members.
///
/// It is accepted or refused as a whole. Of a request to run a stored run once more (`rerunOf`), only `key`, `name`,
/// `queue`, `priority` and `rerunOf` count; everything else is what the stored run has.
public struct RunRequest: Equatable, Sendable {
    /// Chosen by the client (a UUID): the same key with the same content is the same run.
    public var key: String
    /// What people call the run; nil for none.
    public var name: String?
    /// 1 to 16, the names unique; none with `rerunOf`.
    public var scenarios: [RequestedScenario]
    /// The scenario that the others are compared with; nil for none.
    public var reference: String?
    /// Whether nobody asked for `reference`: where it carries out no measures, the first scenario that does takes its
    /// place. Nil for no.
    public var isReferenceUsual: Bool?
    /// Every text that the scenarios need, as far as the client knows.
    public var files: [RunFile]
    /// Files that the daemon asked for and that are not there; nil for none. Each is a problem at the place that names it.
    public var missing: [String]?
    /// Members of the ensemble, 1 to 1,000,000; nil for what the scenarios ask for, else 256.
    public var members: Int?
    /// Below 2^53, so that every language's numbers hold it; nil for what the scenarios ask for, else 1.
    public var seed: UInt64?
    /// What is kept of every member.
    public var keep: Retention
    /// The years that results are reported for; empty for the usual ones.
    public var years: [Int]
    /// Codes or names of places to keep beside the scenarios' focus.
    public var regions: [String]
    /// One member, every number at its central value, shocks off.
    public var central: Bool
    /// The line that it waits in; nil for the one that its size suggests.
    public var queue: Queue?
    /// Within its queue a higher one goes first, −100 to 100; nil for 0.
    public var priority: Int?
    /// The stored run to run once more.
    public var rerunOf: String?

    /// What a run has where neither the request nor a scenario says otherwise.
    public enum Defaults {
        public static let members = 256
        public static let seed: UInt64 = 1
    }

    /// Limits of a request.
    public enum Limits {
        public static let scenarios = 16
        public static let files = 256
        public static let members = 1_000_000
        public static let seed: UInt64 = 1 << 53
        /// Bytes of the name of a run, of a scenario or a region, and of a file.
        public static let runName = 1_000
        public static let word = 200
        public static let fileName = 1_024
        public static let years = 100
        public static let regions = 256
    }

    public init(
        key: String, name: String? = nil, scenarios: [RequestedScenario], reference: String? = nil,
        isReferenceUsual: Bool? = nil, files: [RunFile], missing: [String]? = nil, members: Int? = nil,
        seed: UInt64? = nil,
        keep: Retention = .focus,
        years: [Int] = [],
        regions: [String] = [], central: Bool = false, queue: Queue? = nil, priority: Int? = nil,
        rerunOf: String? = nil
    ) {
        self.key = key
        self.name = name
        self.scenarios = scenarios
        self.reference = reference
        self.isReferenceUsual = isReferenceUsual
        self.files = files
        self.missing = missing
        self.members = members
        self.seed = seed
        self.keep = keep
        self.years = years
        self.regions = regions
        self.central = central
        self.queue = queue
        self.priority = priority
        self.rerunOf = rerunOf
    }

    /// - Throws: `request.invalid` for what no daemon could run, whatever the files hold, and for what it would have to
    ///   store and show that is too long, or not for reading.
    public func check() throws(Refusal) {
        try checkContents()
        if let name { try name.check("name", most: Limits.runName) }
        guard years.count <= Limits.years else {
            throw .field("years", .has(years.count), Phrase("fix.at_most", ["most": .count(Limits.years)]))
        }
        guard regions.count <= Limits.regions else {
            throw .field(
                "regions", .has(regions.count), Phrase("fix.at_most", ["most": .count(Limits.regions)]))
        }
        for region in regions { try region.check("regions", most: Limits.word) }
        let missing = missing ?? []
        guard missing.count <= Limits.files else {
            throw .field(
                "missing", .has(missing.count), Phrase("fix.at_most", ["most": .count(Limits.files)]))
        }
        for name in missing { try name.check("missing", most: Limits.fileName) }
        for (index, scenario) in scenarios.enumerated() {
            try scenario.name.check("scenarios[\(index)].name", most: Limits.word)
            try scenario.file.check("scenarios[\(index)].file", most: Limits.fileName)
        }
        for (index, file) in files.enumerated() {
            try file.name.check("files[\(index)].name", most: Limits.fileName)
        }
    }

    /// The same for a request that was accepted before, when less was refused.
    ///
    /// - Throws: `request.invalid` for what no daemon could run.
    public func checkContents() throws(Refusal) {
        guard !key.isEmpty, key.utf8.count <= 64 else {
            throw .field("key", .hasBytes(key.utf8.count), .giveIdentity)
        }
        if let priority, !QueueRequest.priorities.contains(priority) { throw .priority(priority) }
        if let rerunOf {
            guard scenarios.isEmpty, !rerunOf.isEmpty else {
                throw .field("rerun_of", Phrase("field.beside_scenarios"), Phrase("fix.one_of_two"))
            }
            return
        }
        guard (1...Limits.scenarios).contains(scenarios.count) else {
            throw .field("scenarios", .has(scenarios.count), .give(1, to: Limits.scenarios))
        }
        if let members, !(1...Limits.members).contains(members) {
            throw .field("members", .isValue(.count(members)), .give(1, to: Limits.members))
        }
        if let seed, seed >= Limits.seed {
            throw .field(
                "seed", .isValue(.text("\(seed)")), Phrase("fix.below", ["limit": .text("\(Limits.seed)")]))
        }
        guard files.count <= Limits.files else {
            throw .field("files", .has(files.count), Phrase("fix.at_most", ["most": .count(Limits.files)]))
        }
        try checkNames()
    }

    private func checkNames() throws(Refusal) {
        var named: Set<String> = []
        for (index, scenario) in scenarios.enumerated() {
            let path = "scenarios[\(index)]"
            guard !scenario.name.isEmpty, named.insert(scenario.name).inserted else {
                throw .field(
                    "\(path).name", .isWord(scenario.name), Phrase("fix.own_name"))
            }
            guard scenario.file.hasPrefix("polder:") || files.contains(where: { $0.name == scenario.file })
            else {
                throw .field("\(path).file", .isWord(scenario.file), Phrase("fix.name_file"))
            }
        }
        if let reference, !named.contains(reference) {
            throw .field("reference", .isWord(reference), Phrase("fix.name_scenario"))
        }
        var files: Set<String> = []
        for (index, file) in self.files.enumerated() where !files.insert(file.name).inserted {
            throw .field(
                "files[\(index)].name", Phrase("field.is_repeated", ["value": .text(file.name.shortened)]),
                Phrase("fix.files_once"))
        }
    }
}

extension RunRequest: Codable {
    enum CodingKeys: String, CodingKey {
        case key, name, scenarios, reference, files, missing, members, seed, keep, years, regions, central,
            queue, priority, rerunOf
        case isReferenceUsual = "referenceUsual"
    }

    /// Everything but `key` has a default. Checks what it reads, but for what is only too long.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            key: try fields.decode(String.self, forKey: .key),
            name: try fields.decodeIfPresent(String.self, forKey: .name),
            scenarios: try fields.decodeIfPresent([RequestedScenario].self, forKey: .scenarios) ?? [],
            reference: try fields.decodeIfPresent(String.self, forKey: .reference),
            isReferenceUsual: try fields.decodeIfPresent(Bool.self, forKey: .isReferenceUsual),
            files: try fields.decodeIfPresent([RunFile].self, forKey: .files) ?? [],
            missing: try fields.decodeIfPresent([String].self, forKey: .missing),
            members: try fields.decodeIfPresent(Int.self, forKey: .members),
            seed: try fields.decodeIfPresent(UInt64.self, forKey: .seed),
            keep: try fields.decodeIfPresent(Retention.self, forKey: .keep) ?? .focus,
            years: try fields.decodeIfPresent([Int].self, forKey: .years) ?? [],
            regions: try fields.decodeIfPresent([String].self, forKey: .regions) ?? [],
            central: try fields.decodeIfPresent(Bool.self, forKey: .central) ?? false,
            queue: try fields.decodeIfPresent(Queue.self, forKey: .queue),
            priority: try fields.decodeIfPresent(Int.self, forKey: .priority),
            rerunOf: try fields.decodeIfPresent(String.self, forKey: .rerunOf))
        try checkContents()
    }
}

extension RunRequest: Request {
    public typealias Answer = SubmitReply
    public static let op = "submit"
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
