import Ensembles
import Foundation
import Modelling
import RegionModel
import Results
import Synchronization

/// Time of a whole member, of its start and of its steps, in a run of one block after the other.
///
/// The best of many rounds: what other programs on the machine take is not the model's.
func timeMembers(_ subject: Subject, rounds: Int) {
    let workspace = subject.model.makeWorkspace()
    let steps = (RegionalModel.lastYear - subject.model.firstYear + 1) * subject.model.stepsPerYear
    let clock = ContinuousClock()
    for (name, scenario) in subject.scenarios where name != "silo" {
        var wholes: [Double] = []
        var starts: [Double] = []
        for round in 0..<rounds {
            let first = clock.now
            workspace.begin(scenario, draws: Draws(seed: 1, firstMember: 8 * round), isCentral: false)
            let begun = clock.now
            for number in 0..<steps { workspace.advance(step: number) }
            wholes.append((clock.now - first) / .milliseconds(8))
            starts.append((begun - first) / .milliseconds(8))
        }
        wholes.sort()
        let (best, start) = (wholes[0], starts.min() ?? 0)
        let ofStep = (best - start) * 8_000 / Double(steps)
        print(name, best, wholes[rounds / 2], start, ofStep)
    }
}

/// Time, first provisional bands and greatest memory of an ensemble of three scenarios.
func timeEnsemble(_ subject: Subject, members: Int, workers: Int) async throws {
    let entries = subject.scenarios.map { Plan.Entry(name: $0.name, scenario: $0.scenario) }
    let plan = Plan(
        scenarios: entries, reference: 1, members: members, seed: 1, lastYear: RegionalModel.lastYear,
        focus: [subject.focus], reportedYears: [2030, 2040, 2050])
    let ensemble = try Ensemble(subject.model, plan: plan)
    let clock = ContinuousClock()
    let start = clock.now
    let first = Mutex<Double?>(nil)
    let result = try await ensemble.run(
        workers: workers,
        report: { event in
            guard case .provisional = event else { return }
            first.withLock { $0 = $0 ?? (clock.now - start) / .milliseconds(1) }
        })
    let seconds = (clock.now - start) / .seconds(1)
    let bands = first.withLock { $0 } ?? seconds * 1_000
    print(members, workers, seconds, bands, peakMemory(), result.table.rows.count)
}

/// The most memory that the process ever had, MB.
private func peakMemory() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(separator: " ").compactMap { Double($0) }.first ?? .nan) / 1_024
}
