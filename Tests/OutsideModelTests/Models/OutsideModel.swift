import Modelling

/// A theme whose stocks are moved by their net flows alone, in a unit of time of its own.
protocol Flowing: Theme where Couplings == Integration {
    init()

    /// Each stock with its net flow.
    var changes: [(stock: Table, flow: Table)] { get }

    /// Gives the stocks their values at the start.
    func start()

    /// Computes flows and outcomes from the stocks as they are at `time`.
    func flow(at time: Double)
}

extension Flowing {
    func begin(with now: Integration, by step: Step) {
        start()
        flow(at: step.elapsed)
    }

    func advance(with now: Integration, during step: Step) {
        now.advance(from: step.elapsed, over: step.dt) { flow(at: $0) }
    }
}

/// A model of one such theme. What the engine calls a year is the model's unit of time: a minute, a day, a month.
struct OutsideModel<Subject: Flowing>: Model {
    let places = ["here"]
    let whole: String? = nil
    let firstYear: Int
    let stepsPerYear: Int
    let scheme: Scheme

    init(_ scheme: Scheme, stepsPerYear: Int, from firstYear: Int = 0) {
        self.scheme = scheme
        self.stepsPerYear = stepsPerYear
        self.firstYear = firstYear
    }

    func makeWorkspace() -> Workspace { Workspace(self) }

    final class Workspace: ModelWorkspace {
        let theme = Subject()
        let quantities: [Quantity]
        let outcomes: [Quantity]
        let parameters: [Quantity]
        private let constants: [Quantity]
        private let shocks: [Quantity]
        private let stepsPerYear: Int
        private let integration: Integration
        private var draws = Draws(seed: 0, firstMember: 0)
        private var isCentral = false

        init(_ model: OutsideModel) {
            quantities = theme.quantities
            outcomes = quantities.filter { $0.declaration.role == .outcome }
            parameters = quantities.filter { $0.declaration.role == .parameter }
            constants = quantities.filter { $0.declaration.role == .constant }
            shocks = quantities.filter { $0.declaration.role == .shock }
            stepsPerYear = model.stepsPerYear
            integration = Integration(model.scheme, of: theme.changes)
        }

        func begin(_ scenario: Uncertainty, draws: Draws, isCentral: Bool) {
            (self.draws, self.isCentral) = (draws, isCentral)
            scenario.sample(parameters + constants, draws: draws, isCentral: isCentral)
            for shock in shocks { shock.table.fill(.zero) }
            theme.begin(with: integration, by: step(0))
        }

        func advance(step number: Int) {
            let step = step(number)
            if !shocks.isEmpty {
                for shock in shocks { shock.move(during: step) }
                theme.flow(at: step.elapsed)
            }
            theme.advance(with: integration, during: step)
        }

        func value(of outcome: Int, at place: Int) -> Lanes { outcomes[outcome].table[place] }

        private func step(_ number: Int) -> Step {
            Step(
                number: number, years: 1 / Double(stepsPerYear), perYear: stepsPerYear, isCentral: isCentral,
                draws: draws, regions: [])
        }
    }
}

extension Unit {
    static let minutes = Unit("min", .time)
    static let days = Unit("d", .time)
    static let months = Unit("months", .time)
    static let fahrenheit = Unit("°F", .temperature)
}
