import Baselines
import Messages
import Reading
import Scenarios

/// What the files of a request say, without an error.
struct CheckedFiles: Sendable {
    /// In the order of the request.
    let scenarios: [Scenarios.Scenario]
    /// What each of them starts from: its own tables and those of the request, laid over what ships.
    let baselines: [DescribedBaseline]
    let warnings: [Diagnostic]
}

extension Knowledge {
    /// Reads the scenarios of a request and the tables that go with them.
    ///
    /// - Parameter isStored: whether its files are those of a run that was accepted before.
    /// - Throws: `scenario.needs_files`; `scenario.invalid` with every problem of all files.
    func read(_ request: RunRequest, isStored: Bool) throws(Refusal) -> CheckedFiles {
        let reading = reader.read(
            request.scenarios.map { ScenarioReader.Request(name: $0.name, file: $0.file) },
            files: request.files.map(\.source),
            missing: request.missing ?? [], isStored: isStored)
        guard reading.needs.isEmpty else { throw .needs(reading.needs) }
        let named = Set(reading.tables.map(\.name))
        let ownTables = request.files.filter { $0.role == .data && !named.contains($0.name) }
            .map(\.source)
        var problems = reading.problems
        guard reading.isAccepted else {
            // Not every scenario could be read, so the tables are looked through by themselves.
            if case .failure(let others) = baseline(of: reading.tables + ownTables) { problems += others.all }
            throw .problems(problems)
        }
        var derived: [[SourceFile]: DescribedBaseline?] = [:]
        var baselines: [DescribedBaseline] = []
        for scenario in reading.scenarios {
            let tables = scenario.overlays + ownTables
            if let known = derived[tables] {
                if let known { baselines.append(known) }
                continue
            }
            switch baseline(of: tables) {
            case .success(let baseline):
                derived[tables] = .some(baseline)
                baselines.append(baseline)
            case .failure(let others):
                derived[tables] = .some(nil)
                problems += others.all
            }
        }
        guard baselines.count == reading.scenarios.count else { throw .problems(problems.unique) }
        return CheckedFiles(
            scenarios: reading.scenarios, baselines: baselines, warnings: Diagnostic.first(of: problems))
    }

    private func baseline(of tables: [SourceFile]) -> Result<DescribedBaseline, Problems> {
        guard !tables.isEmpty else { return .success(baseline) }
        do {
            return .success(try catalogue.baseline(over: tables))
        } catch {
            return .failure(error)
        }
    }
}
