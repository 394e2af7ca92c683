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
    let request: RunRequest
    let plan: Plan<RegionalScenario>
    let warnings: [Diagnostic]
    let titles: [ScenarioTitle]
    /// Codes of the regions that the scenarios are about.
    let focus: [String]
    let years: [Int]
    /// The years that the scenarios show.
    let period: Results.Period
    let dataDigest: String
    let knowledge: Knowledge
    let scenarios: [Scenarios.Scenario]

    /// Checks a request against the model.
    ///
    /// - Parameter isStored: whether its files are those of a run that was accepted before.
    /// - Throws: `scenario.needs_files`, `scenario.invalid` with every problem of all files, `request.invalid`.
    init(_ request: RunRequest, isStored: Bool = false, knowledge: Knowledge) throws(Refusal) {
        let files = request.files.map { SourceFile(name: $0.name, text: $0.text) }
        let reading = knowledge.reader.read(
            request.scenarios.map { ScenarioReader.Request(name: $0.name, file: $0.file) }, files: files,
            missing: request.missing ?? [], isStored: isStored)
        guard reading.needs.isEmpty else { throw Refusal(needs: reading.needs) }
        let named = Set(reading.tables.map(\.name))
        let ownTables = request.files.filter { $0.role == .data && !named.contains($0.name) }
            .map { SourceFile(name: $0.name, text: $0.text) }
        var diagnostics = reading.problems.map { Diagnostic($0) }
        do {
            _ = try knowledge.catalogue.baseline(over: reading.tables + ownTables)
        } catch {
            diagnostics += error.all.map { Diagnostic($0) }
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw Refusal(diagnostics: diagnostics)
        }
        warnings = diagnostics
        scenarios = reading.scenarios
        var request = request
        request.members =
            request.central ? 1 : request.members ?? reading.scenarios.compactMap(\.members).max() ?? 256
        request.seed = request.seed ?? reading.scenarios.lazy.compactMap(\.seed).first ?? 1
        self.request = request
        self.knowledge = knowledge
        titles = reading.scenarios.map { scenario in
            ScenarioTitle(
                name: scenario.name,
                titles: Text(nl: scenario.title.dutch, en: scenario.title.english), file: scenario.file,
                mode: scenario.inputs.first {
                    $0.path == "collaboration.mode" || $0.writtenAs == "collaboration.mode"
                }?.value)
        }
        focus = reading.scenarios.flatMap(\.focus).unique
        let asked = request.years.filter {
            !(knowledge.model.firstYear...RegionalModel.lastYear).contains($0)
        }
        guard asked.isEmpty else {
            throw .field(
                "years", "has \(asked[0])",
                fix: "give years from \(knowledge.model.firstYear) to \(RegionalModel.lastYear)")
        }
        // From the first year that any scenario shows to the last.
        let period = Results.Period(
            first: reading.scenarios.map(\.period.first).min() ?? knowledge.model.firstYear,
            last: reading.scenarios.map(\.period.last).max() ?? RegionalModel.lastYear)
        let usual = Knowledge.usualYears.filter { $0 >= period.first && $0 < period.last } + [period.last]
        self.period = period
        years = request.years.isEmpty ? usual : request.years.sorted().unique
        var kept = focus
        for region in request.regions { kept.append(try knowledge.place(region)) }

        var entries: [Plan<RegionalScenario>.Entry] = []
        var digests: [String] = []
        for scenario in reading.scenarios {
            let tables = scenario.overlays.map { SourceFile(name: $0.name, text: $0.text) } + ownTables
            do {
                let baseline =
                    tables.isEmpty ? knowledge.baseline : try knowledge.catalogue.baseline(over: tables)
                digests.append(baseline.digest)
                entries.append(
                    Plan.Entry(name: scenario.name, scenario: scenario.inputs(on: baseline.baseline)))
            } catch {
                throw Refusal(diagnostics: error.all.map { Diagnostic($0) })
            }
        }
        dataDigest = digests.unique.count == 1 ? digests[0] : digest(of: digests.joined(separator: "\n"))
        let reference = request.reference.flatMap { name in entries.firstIndex { $0.name == name } }
        plan = Plan(
            scenarios: entries, reference: reference,
            withoutMeasures: reference.map { entries[$0].scenario.withoutMeasures },
            members: request.members ?? 256, seed: request.seed ?? 1, isCentral: request.central,
            lastYear: RegionalModel.lastYear, horizon: period.last, focus: kept.unique, reportedYears: years,
            keep: Keep(rawValue: request.keep.rawValue) ?? .focus)
    }

    /// The order that a stored run came from.
    init(_ run: RunRecord, files: [StoredFile], knowledge: Knowledge) throws {
        try self.init(Self.request(of: run, files: files), isStored: true, knowledge: knowledge)
    }

    /// The request that a stored run came from, with its files.
    static func request(of run: RunRecord, files: [StoredFile]) throws -> RunRequest {
        var request = try Wire.decode(RunRequest.self, from: Array(run.request.utf8))
        request.files = files.map {
            RequestFile(name: $0.name, role: RequestFile.Role(rawValue: $0.role) ?? .base, text: $0.text)
        }
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
            files.append(RequestFile(name: source.name, role: .base, text: source.text))
        }
        // The texts are stored once, with the run's files.
        var bare = request
        bare.files = files.map { RequestFile(name: $0.name, role: $0.role, text: "") }
        try bare.check()
        let text = String(decoding: try Wire.encode(bare), as: UTF8.self)
        var digested = scenarios.map(\.canonicalText)
        digested += [
            "\(plan.members) \(plan.seed) \(request.central) \(request.keep) \(years) \(plan.focus)"
        ]
        digested += [request.reference ?? "", knowledge.modelIdentity.digest, dataDigest]
        return Submission(
            owner: client, key: request.key, digest: digest(of: digested.joined(separator: "\u{1}")),
            name: request.name ?? "", request: text,
            files: files.map { StoredFile(name: $0.name, role: $0.role.rawValue, text: $0.text) },
            members: plan.members, queue: queue.rawValue, priority: request.priority ?? 0, focus: focus)
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
            period: period, modelPeriod: knowledge.period, years: years, focus: focus, regions: places,
            members: plan.members, seed: plan.seed,
            central: request.central, model: knowledge.modelIdentity, data: DataIdentity(digest: dataDigest),
            indicators: knowledge.indicators, themes: knowledge.themes,
            findings: findings, assumptions: assumptions, turns: turns.map(Turn.init),
            changedInputs: changedInputs,
            goals: goals, warnings: warnings,
            files: request.files.map {
                FileDigest(name: $0.name, role: $0.role, sha256: digest(of: $0.text))
            },
            logID: run.log, nextSeq: chunks)
    }

    private var goals: [ScenarioGoals] {
        scenarios.filter { !$0.goals.plans.isEmpty }.map { scenario in
            ScenarioGoals(
                scenario: scenario.name, plans: scenario.goals.plans.map(\.name),
                leftByPlans: scenario.goals.leftByPlans.map(\.label),
                uncovered: scenario.goals.leftUncovered.map(\.label))
        }
    }

    private var changedInputs: [Messages.ChangedInput] {
        guard let reference = scenarios.first(where: { $0.name == request.reference }) else { return [] }
        return scenarios.filter { $0.name != reference.name }.flatMap { scenario in
            scenario.changedInputs(from: reference).map {
                Messages.ChangedInput(
                    scenario: scenario.name, path: $0.path, referenceValue: $0.before, value: $0.after)
            }
        }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of first appearance.
    var unique: [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}

extension Turn {
    init(_ turn: SignTurn) {
        self.init(
            scenario: turn.scenario, region: turn.region, indicator: turn.indicator,
            isAheadAfter: turn.isAheadAfter, p05: turn.year.p05, p50: turn.year.p50, p95: turn.year.p95,
            share: turn.share)
    }
}

extension Diagnostic {
    init(_ problem: Problem) {
        self.init(
            file: problem.place.file, line: problem.place.line > 0 ? problem.place.line : nil,
            column: problem.place.column > 0 ? problem.place.column : nil, path: problem.path,
            code: problem.code, arguments: problem.arguments,
            severity: problem.severity == .warning ? .warning : .error)
    }
}

extension Refusal {
    init(needs: [Scenarios.NeededFile]) {
        let names = needs.map { file in
            Refusal.NeededFile(
                name: file.name, namedBy: file.namedAt?.file ?? "", role: file.role == .data ? .data : .base)
        }
        let list = needs.map { "'\($0.name)'" }.joined(separator: ", ")
        self.init(
            .scenarioNeedsFiles, "the scenarios need \(list); send the text of each along",
            detail: Detail(names: names))
    }

    init(diagnostics: [Diagnostic]) {
        let count = diagnostics.count { $0.severity == .error }
        self.init(
            .scenarioInvalid,
            count == 1 ? "there is 1 problem in the files" : "there are \(count) problems in the files",
            detail: Detail(diagnostics: diagnostics))
    }
}
