import Modelling

/// What is dug up does not come back, and the less there is, the more capital it takes.
///
/// The program is on p. 405 of the book.
struct WorldResources: WorldSector {
    @Parameter(
        "Resources in 1900.", unit: .resources, central: 1e12, range: 1e12...2e12,
        evidence: .published(
            "Meadows e.a. 1974; the range ends at the run with twice as much of The Limits to Growth (1972).")
    )
    var initial
    @Constants(
        "Use per person and year, at industrial outputs of 0, 200, … 1,600 $ per person and year.",
        unit: .resources / .persons / .years, over: .points(9),
        values: [0, 0.85, 2.6, 4.4, 5.4, 6.2, 6.8, 7, 7], evidence: World3.book)
    var usePerPerson
    @Constants(
        "Share of industrial capital that extraction takes, with 0, 10, … 100 % of resources left.",
        unit: .share, over: .points(11), values: [1, 0.9, 0.7, 0.5, 0.2, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05],
        evidence: World3.book)
    var extractionShare
    @Stock("Resources in the ground.", unit: .resources, over: .whole, possible: 0...2e12)
    var inGround
    @Auxiliary("Net flow of resources.", unit: .resources / .years, over: .whole)
    var depletion
    @Auxiliary("Use of resources.", unit: .resources / .years, over: .whole)
    var use
    @Auxiliary("Share of industrial capital that extraction takes.", unit: .share, over: .whole)
    var extraction
    @Outcome(
        "Resources in the ground.", formula: "inGround", unit: .resources, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 1e10, evidence: World3.book)
    var left
    @Outcome(
        "Share of resources that is left.", formula: "inGround / initial", unit: .share, over: .whole,
        better: .higher, timing: .january, whole: .none, worthNaming: 0.01, evidence: World3.book)
    var shareLeft

    /// What the sector reads of others.
    struct Couplings {
        let people: Table
        let outputPerPerson: Table
    }

    var changes: [(stock: Table, flow: Table)] { [(inGround, depletion)] }

    func start() { inGround[0] = initial }

    /// What the level alone decides.
    func measure() {
        left[0] = inGround[0]
        shareLeft[0] = inGround[0] / initial
        extraction[0] = extractionShare.read(at: shareLeft[0], from: 0, to: 1)
    }

    func flow(with now: Couplings, at time: Double = 0) {
        use[0] = now.people[0] * usePerPerson.read(at: now.outputPerPerson[0], from: 0, to: 1_600)
        depletion[0] = -use[0]
    }
}
