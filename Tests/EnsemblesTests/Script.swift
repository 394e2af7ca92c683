import Ensembles
import Modelling
import Results
import Testing

/// A model whose every value is said beforehand, so that what the engine makes of it can be worked out by hand.
struct Script: Theme {
    static let judgement = Evidence.judged("Made up for the test.")

    @Outcome(
        "More of it is better.", formula: "as told", unit: .points, over: Axis("places", count: 2),
        better: .higher, timing: .january, whole: .none, worthNaming: 0, evidence: judgement)
    var stock
    @Outcome(
        "Less of it is better.", formula: "as told", unit: .perYear, over: Axis("places", count: 2),
        better: .lower, timing: .average, whole: .none, worthNaming: 0, evidence: judgement)
    var flow
    @Outcome(
        "It is neither good nor bad.", formula: "as told", unit: .one, over: Axis("places", count: 2),
        better: .neither, timing: .january, whole: .none, worthNaming: 0, evidence: judgement)
    var note

    func begin(with now: Void, by step: Step) {}
    func advance(with now: Void, during step: Step) {}
}

struct ScriptModel: Model {
    /// What a value is asked for: outcome 0 is the stock, 1 the flow, 2 the note; place 2 is the whole.
    struct Moment {
        let outcome: Int
        let place: Int
        /// Steps made since 1 January 2024.
        let steps: Int
        let member: Int

        /// Years since 1 January 2024.
        var years: Double { Double(steps) / 2 }
    }

    /// A scenario is what the values are.
    typealias Scenario = @Sendable (Moment) -> Double

    let places = ["here", "there"]
    let whole: String? = "all"
    let firstYear = 2024
    let stepsPerYear = 2

    func makeWorkspace() -> Workspace { Workspace() }

    final class Workspace: ModelWorkspace {
        let theme = Script()
        var quantities: [Quantity] { theme.quantities }
        let outcomes: [Quantity]
        let parameters: [Quantity] = []
        private var scenario: Scenario = { _ in 0 }
        private var firstMember = 0
        private var steps = 0

        init() { outcomes = theme.quantities }

        func begin(_ scenario: @escaping Scenario, draws: Draws, isCentral: Bool) {
            self.scenario = scenario
            firstMember = draws.firstMember
            steps = 0
        }

        func advance(step number: Int) { steps += 1 }

        func value(of outcome: Int, at place: Int) -> Lanes {
            var lanes = Lanes.zero
            for lane in 0..<8 {
                lanes[lane] = scenario(
                    Moment(outcome: outcome, place: place, steps: steps, member: firstMember + lane))
            }
            return lanes
        }
    }
}

extension ScriptModel {
    /// Runs the scenarios, the first of them the reference, to the end of 2027 unless told otherwise.
    static func run(
        _ scenarios: [Scenario], withoutMeasures: Scenario? = nil, members: Int, isCompared: Bool = true,
        lastYear: Int = 2027, reportedYears: [Int] = [2025], workers: Int = 2
    ) async throws -> EnsembleResult {
        let entries = scenarios.enumerated().map { Plan.Entry(name: "scenario \($0)", scenario: $1) }
        let plan = Plan(
            scenarios: entries, reference: isCompared ? 0 : nil, withoutMeasures: withoutMeasures,
            members: members, seed: 1, lastYear: lastYear, focus: ["here"], reportedYears: reportedYears)
        return try await Ensemble(ScriptModel(), plan: plan).run(workers: workers)
    }
}

extension EnsembleResult {
    /// The row of a scenario, by its number, an outcome and a year.
    func row(_ scenario: Int, _ outcome: String, _ year: Int, in place: String = "here") throws -> ResultRow {
        try #require(
            table.rows.first {
                $0.scenario == "scenario \(scenario)" && $0.indicator == "script.\(outcome)"
                    && $0.year == year
                    && $0.region == place
            })
    }
}
