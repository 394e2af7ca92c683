import Modelling

/// Land is cleared, fed, exhausted and built upon; what it yields decides what is invested in it.
///
/// The program is on p. 362 of the book.
struct WorldAgriculture: WorldSector {
    static let yield = Unit.plants / .hectares / .years
    static let perPerson = Unit.plants / .persons / .years

    @Constant("Arable land in 1900.", unit: .hectares, value: 0.9e9, evidence: World3.book)
    var initialLand
    @Constant("Land in 1900 that could be made arable.", unit: .hectares, value: 2.3e9, evidence: World3.book)
    var initialPotential
    @Constant(
        "All land that is or could be made arable.", unit: .hectares, value: 3.2e9, evidence: World3.book)
    var allLand
    @Constant("Land of cities and industry in 1900.", unit: .hectares, value: 8.2e6, evidence: World3.book)
    var initialBuilt
    @Constant(
        "Fertility that land has of itself, and had in 1900.", unit: yield, value: 600, evidence: World3.book)
    var ownFertility
    @Constant(
        "Agricultural inputs that farms are used to in 1900.", unit: .dollars / .years, value: 5e9,
        evidence: World3.book)
    var initialInputs
    @Constant(
        "Food that people are used to in 1900, over subsistence.", unit: .one, value: 1, evidence: World3.book
    )
    var initialSupply
    @Constant("Share of land that is harvested.", unit: .share, value: 0.7, evidence: World3.book)
    var harvested
    @Constant("Share of the harvest that is lost.", unit: .share, value: 0.1, evidence: World3.book)
    var lost
    @Constant("How long agricultural inputs last.", unit: .years, value: 2, evidence: World3.book)
    var inputLifetime
    @Constant(
        "What later yields are worth less, per year.", unit: .perYear, value: 0.07, evidence: World3.book)
    var socialDiscount
    @Constant(
        "How long land lasts that yields what it does of itself.", unit: .years, value: 6_000,
        evidence: World3.book)
    var landLifetime
    @Constant("Time in which land is built upon.", unit: .years, value: 10, evidence: World3.book)
    var buildingTime
    @Constant("Time in which a shortage of food is felt.", unit: .years, value: 2, evidence: World3.book)
    var shortageDelay
    @Constant("Food for subsistence.", unit: perPerson, value: 230, evidence: World3.book)
    var subsistence
    @Constant("Industrial output in 1970.", unit: .dollars / .years, value: 7.9e11, evidence: World3.book)
    var output1970
    @Constants(
        "Food that people want, at industrial outputs of 0, 200, … 1,600 $ per person and year.",
        unit: perPerson, over: .points(9), values: [230, 480, 690, 850, 970, 1_070, 1_150, 1_210, 1_250],
        evidence: World3.book)
    var wantedFood
    @Constants(
        "Share of industrial output for farms, where there is 0, 0.5, … 2.5 times the food that is wanted.",
        unit: .share, over: .points(6), values: [0.4, 0.2, 0.1, 0.025, 0, 0], evidence: World3.book)
    var agricultureShare
    @Constants(
        "Cost of clearing a hectare, with 0, 10, … 100 % of all land left to clear.",
        unit: .dollars / .hectares, over: .points(11),
        values: [100_000, 7_400, 5_200, 3_500, 2_400, 1_500, 750, 300, 150, 75, 50], evidence: World3.book)
    var clearingCost
    @Constants(
        "Yield over what land gives of itself, at inputs of 0, 40, … 1,000 $ per hectare and year.",
        unit: .one, over: .points(26),
        values: [
            1, 3, 3.8, 4.4, 4.9, 5.4, 5.7, 6, 6.3, 6.6, 6.9, 7.2, 7.4, 7.6, 7.8, 8, 8.2, 8.4, 8.6, 8.8, 9,
            9.2,
            9.4, 9.6, 9.8, 10,
        ], evidence: World3.book)
    var yieldOfInputs
    @Constants(
        "What one more dollar adds to that, at inputs of 0, 40, … 600 $ per hectare and year.",
        unit: .hectares * .years / .dollars, over: .points(16),
        values: [
            0.075, 0.03, 0.015, 0.011, 0.009, 0.008, 0.007, 0.006, 0.005, 0.005, 0.005, 0.005, 0.005, 0.005,
            0.005, 0.005,
        ], evidence: World3.book)
    var marginalYield
    @Constants(
        "Yield in dirty air, at industrial outputs of 0, 10, … 30 times that of 1970.", unit: .share,
        over: .points(4), values: [1, 1, 0.7, 0.4], evidence: World3.book)
    var yieldInAir
    @Constants(
        "Share of the investment for clearing, where that yields 0, 0.25, … 2 times as much as inputs.",
        unit: .share, over: .points(9), values: [0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 1],
        evidence: World3.book)
    var clearingShare
    @Constants(
        "How long land lasts, over what is normal, at yields of 0, 1, … 9 times its own fertility.",
        unit: .one, over: .points(10), values: [1.2, 1, 0.63, 0.36, 0.16, 0.055, 0.04, 0.025, 0.015, 0.01],
        evidence: World3.book)
    var landLife
    @Constants(
        "Land to live and work on, at industrial outputs of 0, 200, … 1,600 $ per person and year.",
        unit: .hectares / .persons, over: .points(9),
        values: [0.005, 0.008, 0.015, 0.025, 0.04, 0.055, 0.07, 0.08, 0.09], evidence: World3.book)
    var builtPerPerson
    @Constants(
        "Share of fertility that goes in a year, at pollution indices of 0, 10, 20 and 30.", unit: .perYear,
        over: .points(4), values: [0, 0.1, 0.3, 0.5], evidence: World3.book)
    var fertilityLoss
    @Constants(
        "Time in which land recovers, with 0, 2, … 10 % of inputs for its care.", unit: .years,
        over: .points(6), values: [20, 13, 8, 4, 2, 2], evidence: World3.book)
    var recoveryTime
    @Constants(
        "Share of inputs for the care of land, with 0, 1, … 4 times the food for subsistence.", unit: .share,
        over: .points(5), values: [0, 0.04, 0.07, 0.09, 0.1], evidence: World3.book)
    var careShare

    @Stock("Arable land.", unit: .hectares, over: .whole, possible: 0...3.2e9)
    var land
    @Auxiliary("Net flow of arable land.", unit: .hectares / .years, over: .whole)
    var landChange
    @Stock("Land that could be made arable.", unit: .hectares, over: .whole, possible: 0...3.2e9)
    var potential
    @Auxiliary("Net flow of land that could be made arable.", unit: .hectares / .years, over: .whole)
    var potentialChange
    @Stock("Land of cities and industry.", unit: .hectares, over: .whole, possible: 0...3.2e9)
    var built
    @Auxiliary("Net flow of land of cities and industry.", unit: .hectares / .years, over: .whole)
    var builtChange
    @Stock("Fertility of land.", unit: yield, over: .whole, possible: 0...600)
    var fertility
    @Auxiliary("Net change of fertility.", unit: yield / .years, over: .whole)
    var fertilityChange
    @Stock("Agricultural inputs.", unit: .dollars / .years, over: .whole, possible: 0...1e14)
    var inputs
    @Auxiliary("Net change of agricultural inputs.", unit: .dollars / .years / .years, over: .whole)
    var inputsChange
    @Stock("Food over subsistence, as it is felt.", unit: .one, over: .whole, possible: 0...100)
    var feltSupply
    @Auxiliary("Net change of food as it is felt.", unit: .perYear, over: .whole)
    var feltSupplyChange
    @Auxiliary("Inputs that are bought now.", unit: .dollars / .years, over: .whole)
    var bought
    @Auxiliary("Share of inputs for the care of land.", unit: .share, over: .whole)
    var care
    @Auxiliary("Inputs per hectare.", unit: .dollars / .hectares / .years, over: .whole)
    var inputsPerHectare
    @Auxiliary("Share of industrial output for farms.", unit: .share, over: .whole)
    var toAgriculture
    @Outcome(
        "Food.", formula: "yield × land × harvested × (1 − lost)", unit: .plants / .years, over: .whole,
        better: .higher, timing: .january, whole: .none, worthNaming: 1e9, evidence: World3.book)
    var food
    @Outcome(
        "Food per person.", formula: "food / people", unit: perPerson, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 1, evidence: World3.book)
    var foodPerPerson
    @Outcome(
        "Yield of land.", formula: "fertility × inputs × air", unit: yield, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 1, evidence: World3.book)
    var landYield
    @Outcome(
        "Fertility of land.", formula: "fertility", unit: yield, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 1, evidence: World3.book)
    var fertilityShown
    @Outcomes(
        "Land: %.", formula: "%", for: Axis("kinds", labels: ["arable", "potential", "built"]),
        unit: .hectares, over: .whole, better: .neither, timing: .january, whole: .none, worthNaming: 1e6,
        evidence: World3.book)
    var landShown

    /// What the sector reads of others.
    struct Couplings {
        let people: Table
        let output: Table
        let outputPerPerson: Table
        let pollution: Table
    }

    var changes: [(stock: Table, flow: Table)] {
        [
            (land, landChange), (potential, potentialChange), (built, builtChange),
            (fertility, fertilityChange), (inputs, inputsChange), (feltSupply, feltSupplyChange),
        ]
    }

    func start() {
        land[0] = initialLand
        potential[0] = initialPotential
        built[0] = initialBuilt
        fertility[0] = ownFertility
        inputs[0] = initialInputs
        feltSupply[0] = initialSupply
    }

    /// Farms did as they were used to until 1900; from then on they follow what is bought and eaten.
    func settle() {
        inputs[0] = bought[0]
        inputsChange[0] = .zero
        feltSupply[0] = foodPerPerson[0] / subsistence
        feltSupplyChange[0] = .zero
    }
}
