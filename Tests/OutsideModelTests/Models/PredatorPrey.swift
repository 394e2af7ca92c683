import Modelling

/// Hares and the foxes that eat them (Lotka 1925, Volterra 1926; SDXorg/test-models, samples/Lotka_Volterra).
struct PredatorPrey: Flowing {
    static let sample = Evidence.published(
        "SDXorg/test-models, samples/Lotka_Volterra; the range is made up for the test.")
    static let hares = Unit("hares", .objects)
    static let foxes = Unit("foxes", .objects)

    @Parameter("Young per hare and year.", unit: .perYear, central: 3, range: 2...4, evidence: sample)
    var fertility
    @Constant(
        "Share of the hares that is eaten in a year, with as many foxes as the reference.", unit: .perYear,
        value: 0.2, evidence: sample)
    var predation
    @Constant("Foxes at which predation is counted.", unit: foxes, value: 20, evidence: sample)
    var referenceFoxes
    @Constant(
        "Cubs per fox and year, with as many hares as the reference.", unit: .perYear, value: 1,
        evidence: sample)
    var cubs
    @Constant("Hares at which cubs are counted.", unit: hares, value: 1_000, evidence: sample)
    var referenceHares
    @Parameter("How long a fox lives.", unit: .years, central: 10, range: 5...15, evidence: sample)
    var lifespan
    @Stock("Hares.", unit: hares, over: .whole, possible: 0...1e5)
    var prey
    @Stock("Foxes.", unit: foxes, over: .whole, possible: 0...1e5)
    var predators
    @Auxiliary("Net flow of hares.", unit: hares / .years, over: .whole)
    var preyChange
    @Auxiliary("Net flow of foxes.", unit: foxes / .years, over: .whole)
    var predatorChange
    @Outcome(
        "Hares.", formula: "prey", unit: hares, over: .whole, better: .neither, timing: .january,
        whole: .none,
        worthNaming: 1, evidence: sample)
    var preyShown
    @Outcome(
        "Foxes.", formula: "predators", unit: foxes, over: .whole, better: .neither, timing: .january,
        whole: .none, worthNaming: 1, evidence: sample)
    var predatorsShown

    var changes: [(stock: Table, flow: Table)] { [(prey, preyChange), (predators, predatorChange)] }

    func start() {
        prey[0] = referenceHares
        predators[0] = referenceFoxes
    }

    // prey' = prey × (fertility − predation × predators / reference)
    // predators' = predators × (cubs × prey / reference − 1 / lifespan)
    func flow(at time: Double) {
        preyChange[0] = prey[0] * (fertility - predation * predators[0] / referenceFoxes)
        predatorChange[0] = predators[0] * (cubs * prey[0] / referenceHares - 1.0 / lifespan)
        preyShown[0] = prey[0]
        predatorsShown[0] = predators[0]
    }
}
