import Modelling
import Testing

@testable import Daemon

/// Savings that grow by an interest: one theme, one place, one equation that a test can change.
private struct Savings: Theme {
    static let accounts = Axis("accounts", count: 1)
    static let judgement = Evidence.judged("Made up for the test.")

    @Parameter("Interest.", unit: .perYear, central: 0.02, range: 0.01...0.04, evidence: judgement)
    var interest
    @Stock("Money on the account.", unit: .one, over: accounts, possible: 0...1_000)
    var money
    @Outcome(
        "Money that can be seen.", formula: "money", unit: .one, over: accounts, better: .higher,
        timing: .january, whole: .sum, worthNaming: 1, evidence: judgement)
    var shown

    /// Growth of money in a step.
    struct Couplings { let growth: (Lanes, Double) -> Lanes }

    func begin(with now: Couplings, by step: Step) {
        money[0] = Lanes(repeating: 100)
        shown[0] = money[0]
    }

    func advance(with now: Couplings, during step: Step) {
        money[0] *= now.growth(interest, step.dt)
        shown[0] = money[0]
    }
}

private struct SavingsModel: Model {
    let places = ["NL111"]
    let whole: String? = nil
    let firstYear = 2024
    let stepsPerYear = 4
    /// What money is multiplied by in a step.
    let growth: @Sendable (_ interest: Lanes, _ dt: Double) -> Lanes

    func makeWorkspace() -> Workspace { Workspace(growth) }

    final class Workspace: ModelWorkspace {
        let theme = Savings()
        let growth: (Lanes, Double) -> Lanes
        private var draws = Draws(seed: 0, firstMember: 0)
        var quantities: [Quantity] { theme.quantities }
        var outcomes: [Quantity] { quantities.filter { $0.declaration.role == .outcome } }
        var parameters: [Quantity] { quantities.filter { $0.declaration.role == .parameter } }

        init(_ growth: @escaping (Lanes, Double) -> Lanes) { self.growth = growth }

        func begin(_ scenario: Int, draws: Draws, isCentral: Bool) {
            Uncertainty.declared.sample(parameters, draws: draws, isCentral: isCentral)
            theme.begin(with: Savings.Couplings(growth: growth), by: step(0, draws, isCentral))
            self.draws = draws
        }

        func advance(step number: Int) {
            theme.advance(with: Savings.Couplings(growth: growth), during: step(number, draws, false))
        }

        private func step(_ number: Int, _ draws: Draws, _ isCentral: Bool) -> Step {
            Step(number: number, years: 0.25, perYear: 4, isCentral: isCentral, draws: draws, regions: [])
        }

        func value(of outcome: Int, at place: Int) -> Lanes { outcomes[outcome].table[place] }
    }
}

@Suite("The identity of a model")
struct ModelDigestTests {
    private func digest(_ growth: @escaping @Sendable (Lanes, Double) -> Lanes) -> String {
        ModelDigest.text(of: SavingsModel(growth: growth), on: 0, years: 3)
    }

    @Test("the same equations have the same identity")
    func same() {
        #expect(digest { 1 + $0 * $1 } == digest { 1 + $0 * $1 })
        #expect(digest { 1 + $0 * $1 }.count == 64)
    }

    @Test("a changed equation is another model, though nothing that is declared has changed")
    func changed() {
        let simple = digest { 1 + $0 * $1 }
        #expect(simple != digest { 1 + $0 * $1 + 0.5 * ($0 * $1) * ($0 * $1) })
        // So is one that differs for drawn members only: at the central value both are equal.
        #expect(simple != digest { 1 + $0 * $1 + ($0 - 0.02) * 1e-9 })
    }

    @Test("the daemon's own model is computed on a shipped scenario, to the same bits each time")
    func ofTheDaemon() throws {
        let first = try Knowledge(configFolder: "").modelIdentity
        let second = try Knowledge(configFolder: "").modelIdentity
        #expect(first == second)
    }
}
