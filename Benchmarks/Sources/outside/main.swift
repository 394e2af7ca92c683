import Ensembles
import Foundation
import Modelling

// outside ROUNDS: for each model what eight members take in seconds, and a thousand with their bands on one worker.

/// The quickest of many rounds: what other programs on the machine take is not the model's.
func quickest(of rounds: Int, _ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<rounds {
        let start = clock.now
        try await work()
        best = min(best, (clock.now - start) / .seconds(1))
    }
    return best
}

/// Times eight members from start to end, and the engine with a thousand of them.
func time<Subject: Model>(_ name: String, _ model: Subject, steps: Int, rounds: Int) async throws
where Subject.Scenario == Uncertainty {
    let workspace = model.makeWorkspace()
    let eight = await quickest(of: rounds) {
        workspace.begin(.declared, draws: Draws(seed: 1, firstMember: 0), isCentral: false)
        for number in 0..<steps { workspace.advance(step: number) }
    }
    let plan = Plan(
        scenarios: [.init(name: name, scenario: Uncertainty.declared)], members: 1_000, seed: 1,
        lastYear: model.firstYear + steps / model.stepsPerYear - 1, keep: .all)
    let ensemble = try Ensemble(model, plan: plan)
    let thousand = try await quickest(of: 5) { _ = try await ensemble.run(workers: 1) }
    print(name, eight, thousand)
}

guard let rounds = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }), rounds > 0 else {
    print("usage: outside ROUNDS")
    exit(64)
}
try await time("teacup", OutsideModel<Teacup>(.euler, stepsPerYear: 8), steps: 240, rounds: rounds)
try await time("lake", OutsideModel<Lake>(.euler, stepsPerYear: 1), steps: 100, rounds: rounds)
try await time("world3", World3(), steps: 400, rounds: rounds)
