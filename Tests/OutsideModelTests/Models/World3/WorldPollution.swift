import Modelling

/// Persistent pollution appears long after it was made, and takes longer to go the more there is.
///
/// The program is on p. 478 of the book.
struct WorldPollution: WorldSector {
    @Constant("Pollution in 1900.", unit: .pollution, value: 2.5e7, evidence: World3.book)
    var initial
    @Constant(
        "Pollution in 1970, which the index counts in.", unit: .pollution, value: 1.36e8,
        evidence: World3.book)
    var in1970
    @Constant("Half-life of pollution in 1970.", unit: .years, value: 1.5, evidence: World3.book)
    var halfLife1970
    @Constant("Mean life of what decays, in half-lives.", unit: .one, value: 1.4, evidence: World3.book)
    var livesPerHalfLife
    @Constant("Share of resources that persists.", unit: .share, value: 0.02, evidence: World3.book)
    var persistentResources
    @Constant("Share of it that gets out.", unit: .share, value: 0.1, evidence: World3.book)
    var emission
    @Constant("How toxic it is.", unit: .pollution / .resources, value: 10, evidence: World3.book)
    var industrialToxicity
    @Constant(
        "Share of agricultural inputs that persists.", unit: .share, value: 0.001, evidence: World3.book)
    var persistentInputs
    @Constant("How toxic they are.", unit: .pollution / .dollars, value: 1, evidence: World3.book)
    var agriculturalToxicity
    @Constant("Time until pollution appears.", unit: .years, value: 20, evidence: World3.book)
    var transmission
    @Constants(
        "Half-life over that of 1970, at indices of 1, 251, … 1,001.", unit: .one, over: .points(5),
        values: [1, 11, 21, 31, 41], evidence: World3.book)
    var halfLifeMultiplier
    @Stock("Persistent pollution.", unit: .pollution, over: .whole, possible: 0...1e12)
    var level
    @Auxiliary("Net flow of pollution.", unit: .pollution / .years, over: .whole)
    var levelChange
    @Stock(
        "Pollution on its way, by stage.", unit: .pollution / .years, over: .stages, possible: 0...1e12)
    var onItsWay
    @Auxiliary(
        "Net change of the pollution on its way.", unit: .pollution / .years / .years, over: .stages)
    var onItsWayChange
    @Auxiliary("Pollution that is made.", unit: .pollution / .years, over: .whole)
    var generation
    @Outcome(
        "Pollution over that of 1970.", formula: "level / in1970", unit: .one, over: .whole, better: .lower,
        timing: .january, whole: .none, worthNaming: 0.01, evidence: World3.book)
    var index

    /// What the sector reads of others.
    struct Couplings {
        let resources: Table
        let inputsPerHectare: Table
        let land: Table
    }

    var changes: [(stock: Table, flow: Table)] { [(level, levelChange), (onItsWay, onItsWayChange)] }

    func start() { level[0] = initial }

    /// Starts the delay as pyworld3 does: at three parts in `transmission` years, where what goes in would be steady.
    func settle() { onItsWay.fill(generation[0] * 3.0 / transmission) }

    /// What the level alone decides.
    func measure() { index[0] = level[0] / in1970 }

    func flow(with now: Couplings, at time: Double = 0) {
        let ofIndustry = now.resources[0] * persistentResources * emission * industrialToxicity
        let ofFarms = now.inputsPerHectare[0] * now.land[0] * persistentInputs * agriculturalToxicity
        generation[0] = ofIndustry + ofFarms
        onItsWayChange.follow(generation[0], through: onItsWay, in: transmission)
        let halfLife = halfLife1970 * halfLifeMultiplier.read(at: index[0], from: 1, to: 1_001)
        levelChange[0] = onItsWay[2] - level[0] / (halfLife * livesPerHalfLife)
    }
}
