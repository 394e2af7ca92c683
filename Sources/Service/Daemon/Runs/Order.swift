import Baselines
import Ensembles
import Foundation
import Messages
import Modelling
import Reading
import RegionModel
import Results
import RunStorage
import Scenarios

/// A request for a run with everything in it checked: what is to be computed, and what to say about it.
struct Order: Sendable {
    let plan: Plan<RegionalScenario>
    let titles: [ScenarioTitle]
    /// Stands for the figures of all scenarios.
    let dataDigest: String
    private let resolved: ResolvedRequest
    private let files: CheckedFiles
    let knowledge: Knowledge

    var request: RunRequest { resolved.request }
    var warnings: [Diagnostic] { files.warnings }
    var focus: [String] { resolved.focus }
    var years: [Int] { resolved.years }
    /// The years that the scenarios show.
    var period: Period { resolved.period }
    var scenarios: [Scenarios.Scenario] { files.scenarios }

    /// Checks a request against the model.
    ///
    /// - Parameter isStored: whether its files are those of a run that was accepted before.
    /// - Throws: `scenario.needs_files`, `scenario.invalid` with every problem of all files, `request.invalid`.
    init(_ request: RunRequest, isStored: Bool = false, knowledge: Knowledge) throws(Refusal) {
        self.knowledge = knowledge
        files = try knowledge.read(request, isStored: isStored)
        resolved = try ResolvedRequest(request, files: files, knowledge: knowledge)
        plan = Self.plan(of: resolved, files)
        titles = files.scenarios.map { ScenarioTitle($0) }
        let digests = files.baselines.map(\.digest).unique
        dataDigest =
            digests.count == 1
            ? digests[0] : digest(of: files.baselines.map(\.digest).joined(separator: "\n"))
    }

    private static func plan(of resolved: ResolvedRequest, _ files: CheckedFiles) -> Plan<RegionalScenario> {
        let entries = zip(files.scenarios, files.baselines).map { scenario, baseline in
            Plan.Entry(name: scenario.name, scenario: scenario.inputs(on: baseline.baseline))
        }
        let reference = resolved.request.reference.flatMap { name in entries.firstIndex { $0.name == name } }
        return Plan(
            scenarios: entries, reference: reference,
            withoutMeasures: reference.map { entries[$0].scenario.withoutMeasures },
            members: resolved.members, seed: resolved.seed, isCentral: resolved.request.central,
            lastYear: RegionalModel.lastYear, horizon: resolved.period.last, focus: resolved.kept,
            reportedYears: resolved.years,
            keep: resolved.request.keep)
    }

    /// The order that a stored run came from.
    init(_ run: RunRecord, in store: RunStore, knowledge: Knowledge) throws {
        try self.init(Self.request(of: run, in: store), isStored: true, knowledge: knowledge)
    }

    /// The request that a stored run came from, with its files.
    static func request(of run: RunRecord, in store: RunStore) throws -> RunRequest {
        var request = try Wire.decode(RunRequest.self, from: Array(store.request(of: run.id).utf8))
        request.files = try store.files(of: run.id)
        return request
    }

    /// What the store writes down: every file, those that ship with Polder too, and a digest of all that decides the
    /// result.
    ///
    /// - Parameters:
    ///   - client: whose run it will be.
    ///   - queue: where it waits.
    func submission(
        of client: String, in queue: Messages.Queue = .interactive
    ) throws(Refusal) -> Submission {
        var files = request.files
        for source in scenarios.flatMap(\.sources).unique
        where !files.contains(where: { $0.name == source.name }) {
            files.append(RunFile(name: source.name, role: .base, text: source.text))
        }
        // The texts are stored once, with the run's files.
        var bare = request
        bare.files = files.map { RunFile(name: $0.name, role: $0.role, text: "") }
        try bare.checkContents()
        let text = String(decoding: try Wire.encode(bare), as: UTF8.self)
        var digested = scenarios.map(\.canonicalText)
        digested += [
            "\(plan.members) \(plan.seed) \(request.central) \(request.keep) \(years) \(plan.focus)"
        ]
        digested += [request.reference ?? "", knowledge.modelIdentity.digest, dataDigest]
        return Submission(
            owner: client, key: request.key, digest: digest(of: digested.joined(separator: "\u{1}")),
            name: request.name ?? "", request: text,
            files: files, members: plan.members, queue: queue.rawValue, priority: request.priority ?? 0,
            focus: focus, scenarios: request.scenarios.map(\.name), reference: request.reference ?? "",
            seed: plan.seed)
    }

    /// Whether a row is among those that are shown while the ensemble runs.
    func isShownEarly(_ row: ResultRow) -> Bool {
        years.contains(row.year) && (row.region == knowledge.model.whole || focus.contains(row.region))
    }

    /// Everything about the run but its rows.
    func document(
        of run: RunRecord, turns: [SignTurn], findings: [Results.Findings], assumptions: [Assumption],
        chunks: Int
    ) -> RunDocument {
        let places = ([knowledge.model.whole].compactMap(\.self) + knowledge.model.places)
            .map(knowledge.placeName)
        return RunDocument(
            run: run.id, name: run.name.isEmpty ? nil : run.name, state: .finished, created: run.created,
            scenarios: titles, reference: request.reference,
            period: period, modelPeriod: knowledge.period, years: years, focus: focus,
            regions: places, members: plan.members, seed: plan.seed,
            central: request.central, model: knowledge.modelIdentity, data: DataIdentity(digest: dataDigest),
            indicators: knowledge.indicators, themes: knowledge.themes,
            findings: findings, assumptions: assumptions, turns: turns,
            changedInputs: changedInputs,
            goals: goals, warnings: warnings,
            files: request.files.map {
                FileDigest(name: $0.name, role: $0.role, sha256: digest(of: $0.text))
            } + shippedFigures,
            logID: run.log, nextSeq: chunks)
    }

    /// Tables of figures that shipped scenarios name: nobody sent them, and they are no figures of the project either.
    private var shippedFigures: [FileDigest] {
        let sent = Set(request.files.map(\.name))
        var named: [String: String] = [:]
        for file in scenarios.flatMap(\.overlays) where !sent.contains(file.name) {
            named[file.name] = file.text
        }
        return named.sorted { $0.key < $1.key }.map { name, text in
            FileDigest(name: name, role: .data, sha256: digest(of: text))
        }
    }

    private var goals: [ScenarioGoals] {
        scenarios.filter { !$0.goals.plans.isEmpty }.map { scenario in
            ScenarioGoals(
                scenario: scenario.name, plans: scenario.goals.plans.map(\.name),
                leftByPlans: scenario.goals.leftByPlans.map(\.label),
                uncovered: scenario.goals.leftUncovered.map(\.label))
        }
    }

    var changedInputs: [ChangedInput] {
        guard let reference = scenarios.first(where: { $0.name == request.reference }) else { return [] }
        return scenarios.filter { $0.name != reference.name }.flatMap { $0.changedInputs(from: reference) }
            .map(inWords)
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of first appearance.
    var unique: [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}

extension ScenarioTitle {
    init(_ scenario: Scenarios.Scenario) {
        self.init(
            name: scenario.name,
            titles: scenario.title, short: scenario.short, file: scenario.file,
            mode: scenario.inputs.first {
                $0.path == "collaboration.mode" || $0.writtenAs == "collaboration.mode"
            }?.value)
    }
}
