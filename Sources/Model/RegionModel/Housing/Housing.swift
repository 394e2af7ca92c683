public import Modelling

/// How many dwellings there are, how full they are, and what that does to their price.
///
/// Planned building sets the pace. Supply reacts weakly to scarcity; permits, for which nitrogen must leave
/// room, and land matter more. Numbers in brackets are the equations of the model's specification.
public struct Housing: RegionalTheme {
    public static let chapter = Chapter.housing

    static let judgement = Evidence.assumed("Expert judgement in the specification, without a source.")
    static let correctionC1 = Evidence.assumed(
        "Correction C1: building as planned to 2050 would leave 7 % of dwellings too many.")
    static let correctionB10 = Evidence.assumed("Correction B10: prices need an anchor; the range is ours.")
    static let insensitive = Evidence.assumed(
        "Size is a judgement; Vermeulen and van Ommeren 2009 find that building hardly follows prices.")

    // (3.2) completions = (planned growth × path + demolition) × dwellings × (occupancy / first)^response
    //                     × permits × land × luck + dwellings by measures
    //       dwellings' = completions − demolition × dwellings

    @Given(
        "Dwellings on the base date.", named: "housing.dwellings", unit: .dwellings, over: .regions,
        possible: 100...3_000_000)
    var dwellingsOnBaseDate
    @Outcome(
        "Dwellings.", formula: "dwellings + completions − demolition (3.2)", unit: .dwellings, over: .regions,
        better: .higher, timing: .january, whole: .sum, worthNaming: 50,
        evidence: .assumed("Counted on the base date; what follows is (3.2)."))
    public var dwellings
    @Given(
        "Growth of the number of dwellings a year that is planned.", unit: .perYear, over: .regions,
        possible: -0.02...0.05)
    var plannedGrowth
    @Parameter(
        "Building as a multiple of planned growth.", unit: .one, central: 1, range: 0.667...1.333,
        allowed: 0...3, evidence: .assumed("0.9 % a year, .6 to 1.2, for the country as a whole."))
    var plansRealised
    @Parameter(
        "Planned growth from 2041 on, as a share of that to 2031.", unit: .share, central: 0.45,
        range: 0.25...0.7, allowed: 0...2, evidence: correctionC1)
    var laterGrowth
    @Constant("Time for which plans hold, to 2031.", unit: .years, value: 7, evidence: correctionC1)
    var plansHold
    @Constant(
        "Time in which building slows down after that.", unit: .years, value: 10, evidence: correctionC1)
    var slowingDown
    @Parameter(
        "Response of building to scarcity.", unit: .one, central: 0.2, range: 0...0.6, allowed: 0...3,
        evidence: insensitive)
    var supplyResponse
    @Parameter(
        "Share of dwellings that is demolished.", unit: .perYear, central: 0.0012, range: 0.0008...0.002,
        allowed: 0...0.05,
        evidence: .assumed("Of the size that Statistics Netherlands publishes; not re-checked."))
    var demolition
    @Parameter(
        "Share of building that stops per unit of nature above its critical load.", unit: .one, central: 0.1,
        range: 0...0.3, allowed: 0...1, evidence: judgement)
    var permitBrake
    @Constant(
        "Time ahead for which land for building must be there.", unit: .years, value: 5, evidence: judgement)
    var landAhead
    @Shock(
        "Luck of completions, in logarithms.", unit: .one, over: .regions, every: .year, persistence: 0.6,
        deviation: 0.12, evidence: judgement)
    var completionLuck
    @Auxiliary("Share of nature above its critical load on the base date.", unit: .share, over: .regions)
    var firstExceeded
    @Auxiliary("Dwellings that are completed.", unit: .dwellings / .years, over: .regions)
    public var completions
    @Auxiliary("Households per dwelling on the base date.", unit: .persons / .dwellings, over: .regions)
    var firstOccupancy
    @Outcome(
        "Households per dwelling: more means that dwellings are scarcer.",
        formula: "households / dwellings (1.9, 3.2)",
        unit: (.persons / .dwellings).written("households/dwelling"), over: .regions, better: .lower,
        timing: .average, whole: .mean(weightedBy: "housing.dwellings"), worthNaming: 0.001,
        evidence: .assumed("Households by headship rates over dwellings."))
    public var occupancy

    // (3.4) ln price' = (scarcity × ln(occupancy / first) + wages × ln wage − ln price) / delay

    @Parameter(
        "Response of prices to scarcity, in per cent per per cent.", unit: .one, central: 2, range: 0.8...4,
        allowed: 0...20, evidence: correctionB10)
    var priceOfScarcity
    @Parameter(
        "Response of prices to wages, in per cent per per cent.", unit: .one, central: 0.5, range: 0.2...0.8,
        allowed: 0...3, evidence: correctionB10)
    var priceOfWages
    @Constant("Time in which prices adapt.", unit: .years, value: 4, evidence: correctionB10)
    var priceDelay
    @Outcome(
        "Price of dwellings, 1 on the base date, inflation and national growth left out.",
        formula: "moves in four years to what occupancy and wages ask for (3.4)", unit: .one, over: .regions,
        better: .neither, timing: .average, whole: .mean(weightedBy: "housing.dwellings"),
        worthNaming: 0.002, evidence: correctionB10)
    public var priceIndex

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let households, criticalLoadExceeded, area, landPerDwelling, wage, dwellingsAdded: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for region in 0..<Axis.regions.count {
            dwellings[region] = Lanes(repeating: dwellingsOnBaseDate[region])
            firstOccupancy[region] = now.households[region] / dwellings[region]
            occupancy[region] = firstOccupancy[region]
            firstExceeded[region] = now.criticalLoadExceeded[region]
            priceIndex[region] = Lanes(repeating: 1)
            completions[region] = greatest(growth(region, pace: plansRealised), .zero)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let dt = step.dt
        let pace = plansRealised * pathOfPlans(at: step.elapsed)
        let (response, brake, demolished) = (supplyResponse, permitBrake, demolition)
        let (toScarcity, toWages, adapted) = (priceOfScarcity, priceOfWages, dt / priceDelay)
        let least = Lanes(repeating: 1e-9)
        for region in 0..<Axis.regions.count {
            let standing = dwellings[region]
            let full = now.households[region] / greatest(standing, least)
            let scarcity = log(greatest(full / firstOccupancy[region], least))
            let permits = 1.0 - brake * (now.criticalLoadExceeded[region] - firstExceeded[region])
            let wanted = growth(region, pace: pace) * exp(response * scarcity + completionLuck[region])
            let planned = greatest(wanted * permits, .zero)
            let built = planned * landLeft(region, for: planned, now) + now.dwellingsAdded[region]

            occupancy[region] = full
            completions[region] = greatest(built, .zero)
            dwellings[region] = standing + (completions[region] - demolished * standing) * dt

            let price = log(priceIndex[region])
            let aim = toScarcity * scarcity + toWages * log(greatest(now.wage[region], least))
            priceIndex[region] = exp(price + (aim - price) * adapted)
        }
    }

    /// (3.2) Planned growth as a share of that of the first years.
    func pathOfPlans(at elapsed: Double) -> Lanes {
        1.0 - (1.0 - laterGrowth) * clamp((elapsed - plansHold) / slowingDown, 0, 1)
    }

    /// (3.2) Dwellings per year that plans give: what is added and what is demolished.
    @inline(__always) func growth(_ region: Int, pace: Lanes) -> Lanes {
        (plannedGrowth[region] * pace + demolition) * dwellings[region]
    }

    /// (3.2) Share of the building that farmland leaves room for, years ahead.
    @inline(__always) func landLeft(_ region: Int, for planned: Lanes, _ now: Couplings) -> Lanes {
        let area = now.area
        let farmland =
            area[region, .arable] + area[region, .grassland] + area[region, .natureInclusiveFarmland]
        let need = planned * now.landPerDwelling[region] * landAhead
        return (farmland / need).replacing(with: 1, where: farmland .>= need)
    }
}
