import Modelling

/// A model that has nothing to do with regions: a disease that spreads in three towns (Kermack and McKendrick 1927).
///
/// It shows that the engine runs any model that is written in the same words.
struct Epidemic: Theme {
    static let towns = Axis("towns", count: 3)
    static let known = Evidence.published("Kermack and McKendrick 1927; the ranges are made up for the test.")
    static let judgement = Evidence.judged("Made up for the test.")

    @Parameter(
        "New infections per infected person and year.", unit: .perYear, central: 1.2, range: 0.8...1.8,
        evidence: judgement)
    var contagion
    @Parameter(
        "Recoveries per infected person and year.", unit: .perYear, central: 0.5, range: 0.3...0.9,
        evidence: known)
    var recovery
    @Parameter("A number that decides nothing.", unit: .one, central: 0.5, range: 0...1, evidence: judgement)
    var idle
    @Shock(
        "The weather.", unit: .one, over: .whole, every: .quarter, persistence: 0.5, deviation: 0.1,
        evidence: judgement)
    var weather
    @Stock("Share of people who can fall ill.", unit: .share, over: towns, possible: 0...1)
    var susceptible
    @Stock("Share of people who are ill.", unit: .share, over: towns, possible: 0...1)
    var infected
    @Outcome(
        "Share of people who have not been ill.", formula: "susceptible", unit: .share, over: towns,
        better: .higher, timing: .january, whole: .mean(weightedBy: "towns"), worthNaming: 0.001,
        evidence: judgement)
    var spared
    @Outcome(
        "New cases as a share of people.", formula: "contagion × susceptible × infected", unit: .perYear,
        over: towns, better: .lower, timing: .average, whole: .mean(weightedBy: "towns"), worthNaming: 0.001,
        evidence: judgement)
    var cases

    /// Changes what a scenario's measures do to contagion.
    struct Couplings { let distance: Double }

    func begin(with now: Couplings, by step: Step) {
        for town in 0..<3 {
            infected[town] = Lanes(repeating: 0.01 * Double(town + 1))
            susceptible[town] = 1.0 - infected[town]
            cases[town] = contagion * susceptible[town] * infected[town]
            spared[town] = susceptible[town]
        }
    }

    func advance(with now: Couplings, during step: Step) {
        let spread = contagion * (1.0 - now.distance) * exp(weather[0])
        for town in 0..<3 {
            cases[town] = spread * susceptible[town] * infected[town]
            susceptible[town] -= cases[town] * step.dt
            infected[town] += (cases[town] - recovery * infected[town]) * step.dt
            spared[town] = susceptible[town]
        }
    }
}

/// Three towns and the country that they make up, from 2024 on, in quarters.
struct EpidemicModel: Model {
    /// How far people keep apart, and what is known better than the model declares.
    struct Scenario: Sendable {
        var distance = 0.0
        var uncertainty = Uncertainty.declared
    }

    let places = ["north", "middle", "south"]
    let whole: String? = "all"
    let firstYear = 2024
    let stepsPerYear = 4

    func uncertainty(of scenario: Scenario) -> Uncertainty { scenario.uncertainty }

    func makeWorkspace() -> Workspace { Workspace() }

    final class Workspace: ModelWorkspace {
        let theme = Epidemic()
        var quantities: [Quantity] { theme.quantities }
        let outcomes: [Quantity]
        let parameters: [Quantity]
        private let shocks: [Quantity]
        private var scenario = Scenario()
        private var draws = Draws(seed: 0, firstMember: 0)
        private var isCentral = false

        init() {
            outcomes = theme.quantities.filter { $0.declaration.role == .outcome }
            parameters = theme.quantities.filter { $0.declaration.role == .parameter }
            shocks = theme.quantities.filter { $0.declaration.role == .shock }
        }

        func begin(_ scenario: Scenario, draws: Draws, isCentral: Bool) {
            (self.scenario, self.draws, self.isCentral) = (scenario, draws, isCentral)
            scenario.uncertainty.sample(parameters, draws: draws, isCentral: isCentral)
            for shock in shocks { shock.table.fill(.zero) }
            theme.begin(with: Epidemic.Couplings(distance: scenario.distance), by: step(0))
        }

        func advance(step number: Int) {
            let step = step(number)
            for shock in shocks { shock.move(during: step) }
            theme.advance(with: Epidemic.Couplings(distance: scenario.distance), during: step)
        }

        func value(of outcome: Int, at place: Int) -> Lanes {
            let table = outcomes[outcome].table
            return place < 3 ? table[place] : table.sum / 3
        }

        private func step(_ number: Int) -> Step {
            Step(number: number, years: 0.25, perYear: 4, isCentral: isCentral, draws: draws, regions: [])
        }
    }
}
