import Baselines
internal import Modelling
public import Reading
internal import RegionModel
internal import Words

/// Makes checked scenarios of the files that a user gives.
///
/// It never opens a file: what a scenario names and what was not given is reported as needed.
public struct ScenarioReader: Sendable {
    /// One scenario of a submission.
    public struct Request: Sendable, Hashable {
        /// What the user calls it in the comparison.
        public let name: String
        /// The name of its file, or `polder:groot-rijnmond/silo` for a shipped one.
        public let file: String

        public init(name: String, file: String) {
            self.name = name
            self.file = file
        }
    }

    /// What came out; a submission is accepted only as a whole.
    public struct Reading: Sendable {
        /// In the order of the requests; those with an error are left out.
        public let scenarios: [Scenario]
        /// All problems of all files, by file, line and column; warnings too.
        public let problems: [Problem]
        /// Files to read and give, then ask again; while there are any, problems may be missing.
        public let needs: [NeededFile]
        /// All tables that the scenarios name, to be checked by whoever lays them over the baseline.
        public let tables: [SourceFile]

        /// Whether nothing is missing and nothing is wrong.
        public var isAccepted: Bool { needs.isEmpty && !problems.contains { $0.severity == .error } }
    }

    private let vocabulary: Vocabulary

    public init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// Reads all scenarios of a submission out of its files and the shipped ones.
    ///
    /// - Parameters:
    ///   - missing: files that were asked for and that are not there.
    ///   - isStored: whether the files are those of a run that was accepted before, which then win over what
    ///     ships under their names today.
    public func read(
        _ requests: [Request], files: [SourceFile], missing: [String] = [], isStored: Bool = false
    ) -> Reading {
        var set = FileSet(files, missing: missing, isStored: isStored)
        var scenarios: [Scenario] = []
        var problems: [Problem] = []
        for request in requests {
            let name = fileName(of: request)
            guard let file = set.scenario(in: name) else { continue }
            let draft = ScenarioDraft(root: file.root, files: file.chain, vocabulary: vocabulary)
            let overlays = draft.root["data"].map {
                readTables($0, of: file, in: &set, reader: draft.reader)
            }
            let scenario = draft.scenario(
                named: request.name, file: name, overlays: overlays ?? [], sources: set.files(of: name))
            guard file.isWhole, !draft.hasMisspeltBase else {
                problems += draft.reader.problems.filter { !Self.mayStandInBase.contains($0.fact.code) }
                continue
            }
            problems += draft.reader.problems
            // What stands twice in a file is known by its first, which may not be what was meant.
            let ofFiles = set.problems.filter { file.chain.contains($0.position.file) }
            if !(draft.reader.problems + ofFiles).contains(where: { $0.severity == .error }) {
                scenarios.append(scenario)
            }
        }
        let given = Set(requests.map { FileName(fileName(of: $0)) })
        return Reading(
            scenarios: scenarios,
            problems: collected(problems + set.problems, users: set.users, given: given),
            needs: set.needs, tables: set.tables)
    }

    /// What may be the matter only because a file that a scenario extends cannot be read, or its key is misspelt.
    private static let mayStandInBase: Set = [
        TextCode.missingKey.rawValue, ScenarioCode.modeNeeded.rawValue,
        ScenarioCode.regionNeeded.rawValue, ScenarioCode.requiresUnplanned.rawValue,
    ]

    private func fileName(of request: Request) -> String {
        request.file.hasPrefix("polder:") ? ShippedScenarios.fileName(request.file).text : request.file
    }

    private func readTables(
        _ field: Field, of file: ScenarioFile, in set: inout FileSet, reader: FieldReader
    ) -> [SourceFile] {
        (reader.list(field) ?? []).compactMap { item in
            guard let text = reader.text(item, expecting: .fileName) else { return nil }
            return set.table(item.node, named: text, of: file)
        }
    }

    /// Each problem once, with the files that bring it in where the user did not give its file.
    private func collected(
        _ problems: [Problem], users: [String: [String]], given: Set<FileName>
    ) -> [Problem] {
        Set(problems).map { problem in
            guard !given.contains(FileName(problem.position.file)) else { return problem }
            var extended = problem
            extended.extendedBy = users[problem.position.file] ?? []
            return extended
        }
        .sorted()
    }
}

extension ScenarioDraft {
    /// Reads all keys; what could not be read has a problem noted, and some other value here.
    func scenario(named name: String, file: String, overlays: [SourceFile], sources: [SourceFile]) -> Scenario
    {
        _ = hasKeys(.scenario, in: root, called: .word("owner.scenario"))
        let title = readTitle("title") ?? Text(nl: name, en: name)
        let short = readTitle("short")
        readFocus()
        readPeriod()
        for overlay in overlays {
            record("data.\(overlay.name)", "laid over the baseline", from: root["data"])
        }
        let collaboration = readCollaboration()
        let roadmap = readRoadmap(collaboration)
        readContext()
        let ensemble = readEnsemble()
        return Scenario(
            name: name, file: file, title: title, short: short,
            focus: focus.map { vocabulary.regions[$0].code },
            period: period, roadmap: roadmap, uncertainty: Uncertainty(spreads: spreads),
            overlays: overlays, members: ensemble.members, seed: ensemble.seed,
            goals: readPlans(roadmap: roadmap), inputs: inputs, sources: sources)
    }
}
