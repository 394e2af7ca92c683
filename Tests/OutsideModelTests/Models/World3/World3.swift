import Modelling

/// World3 as it ran in 1974: people, capital, food, resources and pollution of the whole world from 1900 on.
///
/// The standard run of Meadows e.a. 1974, Dynamics of Growth in a Finite World, with the numbers of pyworld3 1.1,
/// which follows that book and tells its pages: 12 levels, and 17 more in the delays. The switches to other policies
/// in 1975 are left out, because the standard run has the same numbers on both sides; the one of health services in
/// 1940 is not.
struct World3: Model {
    static let book = Evidence.published(
        "Meadows e.a. 1974, Dynamics of Growth in a Finite World; the numbers as in pyworld3 1.1.")

    let places = ["world"]
    let whole: String? = nil
    let firstYear = 1900
    let stepsPerYear = 2

    func makeWorkspace() -> Workspace { Workspace() }

    final class Workspace: ModelWorkspace {
        let resources = WorldResources()
        let capital = WorldCapital()
        let agriculture = WorldAgriculture()
        let pollution = WorldPollution()
        let population = WorldPopulation()
        let quantities: [Quantity]
        let outcomes: [Quantity]
        let parameters: [Quantity]
        private let constants: [Quantity]
        private let integration: Integration
        private let dt = 0.5

        init() {
            quantities =
                resources.quantities + capital.quantities + agriculture.quantities + pollution.quantities
                + population.quantities
            outcomes = quantities.filter { $0.declaration.role == .outcome }
            parameters = quantities.filter { $0.declaration.role == .parameter }
            constants = quantities.filter { $0.declaration.role == .constant }
            integration = Integration(
                .euler,
                of: resources.changes + capital.changes + agriculture.changes + pollution.changes
                    + population.changes)
        }

        func begin(_ scenario: Uncertainty, draws: Draws, isCentral: Bool) {
            scenario.sample(parameters + constants, draws: draws, isCentral: isCentral)
            resources.start()
            capital.start()
            agriculture.start()
            pollution.start()
            population.start()
            // A delay starts at what goes in, and what goes in may come out of another delay: the longest chain
            // has three.
            for _ in 0..<4 {
                flow(at: 1900)
                population.settle()
                pollution.settle()
            }
            flow(at: 1900)
            capital.settle()
            agriculture.settle()
        }

        func advance(step number: Int) {
            integration.advance(from: 1900 + Double(number) * dt, over: dt) { flow(at: $0) }
        }

        func value(of outcome: Int, at place: Int) -> Lanes { outcomes[outcome].table[place] }

        /// Computes all flows, sector by sector, in an order in which each finds what it reads.
        private func flow(at time: Double) {
            resources.measure()
            agriculture.measure()
            pollution.measure()
            population.measure()
            capital.produce(with: capitalReads)
            agriculture.flow(with: agricultureReads)
            capital.flow(with: capitalReads)
            resources.flow(with: resourcesRead)
            pollution.flow(with: pollutionReads)
            population.flow(with: populationReads, at: time)
        }

        private var capitalReads: WorldCapital.Couplings {
            WorldCapital.Couplings(
                people: population.total, ages: population.ages, extraction: resources.extraction,
                toAgriculture: agriculture.toAgriculture, inputsPerHectare: agriculture.inputsPerHectare,
                land: agriculture.land)
        }

        private var agricultureReads: WorldAgriculture.Couplings {
            WorldAgriculture.Couplings(
                people: population.total, output: capital.output, outputPerPerson: capital.outputPerPerson,
                pollution: pollution.index)
        }

        private var resourcesRead: WorldResources.Couplings {
            WorldResources.Couplings(people: population.total, outputPerPerson: capital.outputPerPerson)
        }

        private var pollutionReads: WorldPollution.Couplings {
            WorldPollution.Couplings(
                resources: resources.use, inputsPerHectare: agriculture.inputsPerHectare,
                land: agriculture.land)
        }

        private var populationReads: WorldPopulation.Couplings {
            WorldPopulation.Couplings(
                outputPerPerson: capital.outputPerPerson, servicesPerPerson: capital.servicesPerPerson,
                foodPerPerson: agriculture.foodPerPerson, pollution: pollution.index)
        }
    }
}

/// A sector of World3, which says how fast its levels change; the model moves those of all sectors together.
protocol WorldSector: Theme {
    /// Each level with its net flow.
    var changes: [(stock: Table, flow: Table)] { get }

    /// Gives the levels their values in 1900.
    func start()

    /// Computes the sector's flows and outcomes at a time.
    func flow(with now: Couplings, at time: Double)
}

extension WorldSector {
    func begin(with now: Couplings, by step: Step) { start() }
    func advance(with now: Couplings, during step: Step) { flow(with: now, at: step.elapsed) }
}

extension Unit {
    static let dollars = Unit("$", .money)
    /// Of food, what nourishes as a kilogram of plants does.
    static let plants = Unit("kg", .mass)
    static let resources = Unit("resource units", .amount)
    static let pollution = Unit("pollution units", .objects)
}

extension Axis {
    /// The points of a curve.
    static func points(_ count: Int) -> Axis { Axis("points", count: count) }
    /// The stages of a third-order delay.
    static let stages = Axis("stages", count: 3)
}
