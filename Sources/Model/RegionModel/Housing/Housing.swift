public import Modelling

/// How many dwellings there are, how full they are, and what that does to their price.
///
/// Planned building sets the pace. Supply reacts weakly to scarcity; permits, for which nitrogen must leave
/// room, and land matter more. Numbers in brackets are the equations of the model's specification.
public struct Housing: RegionalTheme {
    public static let chapter = Chapter.housing

    static let plans = Evidence.judged(
        "Building as planned until 2050 would leave 7 % of dwellings too many; how it slows down is ours.",
        nl: "Zo doorbouwen tot 2050 geeft 7 % woningen te veel; hoe het afneemt, hebben wij geschat.")
    static let prices = Evidence.judged(
        "Prices need a level to return to, or they drift without end; the sizes and the range are ours.",
        nl: "Prijzen moeten ergens naar terug, anders lopen ze weg; grootte en bandbreedte zijn geschat.")

    // (3.2) completions = (planned growth × path + demolition) × dwellings × (occupancy / first)^response
    //                     × permits × land × luck + dwellings by measures
    //       dwellings' = completions − demolition × dwellings

    @Given(
        "Dwellings on the base date.", nl: "Woningen op de begindatum.", named: "housing.dwellings",
        unit: .dwellings, over: .regions, possible: 100...3_000_000)
    var dwellingsOnBaseDate
    @Outcome(
        "Dwellings.", nl: "Woningen.", title: Text(nl: "woningen", en: "homes"),
        formula: "dwellings + completions − demolition (3.2)",
        formulaNL: "woningen + nieuwbouw − sloop (3.2)", unit: .dwellings, over: .regions,
        better: .higher, timing: .january, whole: .sum, worthNaming: 50, isHeadline: true,
        evidence: .judged(
            "Counted on the base date; what follows is (3.2).",
            nl: "Op de begindatum geteld; daarna volgens (3.2)."))
    public var dwellings
    @Given(
        "Growth of the number of dwellings a year that is planned.",
        nl: "Hoeveel woningen er volgens de plannen per jaar bij komen, als deel van wat er staat.",
        title: Text(nl: "geplande groei van woningen per jaar", en: "planned growth of homes a year"),
        unit: .perYear, over: .regions, possible: -0.02...0.05)
    var plannedGrowth
    @Parameter(
        "Building as a multiple of planned growth.",
        nl: "Wat er gebouwd wordt, als veelvoud van wat gepland is.",
        title: Text(nl: "bouw als veelvoud van de plannen", en: "building as a multiple of plans"),
        unit: .one, central: 1, range: 0.667...1.333, allowed: 0...3,
        evidence: .judged(
            "0.9 % a year, 0.6 to 1.2 %, for the country as a whole.",
            nl: "0,9 % per jaar, 0,6 tot 1,2 %, voor het hele land."))
    var plansRealised
    @Parameter(
        "Planned growth from 2041 on, as a share of that to 2031.",
        nl: "Geplande groei vanaf 2041, als deel van die tot 2031.",
        title: Text(nl: "woningbouw na 2041", en: "house building after 2041"),
        unit: .share, central: 0.45, range: 0.25...0.7, allowed: 0...2, evidence: plans)
    var laterGrowth
    @Constant(
        "Time for which plans hold, to 2031.", nl: "Tijd waarvoor de plannen gelden, tot 2031.",
        unit: .years, value: 7, evidence: plans)
    var plansHold
    @Constant(
        "Time in which building slows down after that.", nl: "Tijd waarin de bouw daarna afneemt.",
        unit: .years, value: 10, evidence: plans)
    var slowingDown
    @Parameter(
        "Response of building to scarcity.",
        nl: "Procent meer bouw als er 1 % meer huishoudens per woning zijn.",
        title: Text(nl: "reactie van de bouw op schaarste", en: "response of building to scarcity"),
        unit: .one, central: 0.2, range: 0...0.6, allowed: 0...3,
        evidence: .judged(
            "Vermeulen & van Ommeren 2009 find that building hardly follows prices; the size is ours.",
            nl: "Vermeulen & van Ommeren 2009: de bouw volgt prijzen nauwelijks; de grootte is geschat."))
    var supplyResponse
    @Parameter(
        "Share of dwellings that is demolished.", nl: "Deel van de woningen dat per jaar gesloopt wordt.",
        title: Text(nl: "sloop per jaar", en: "demolition a year"),
        unit: .perYear, central: 0.0012, range: 0.0008...0.002, allowed: 0...0.05,
        evidence: .judged(
            "Of the size that Statistics Netherlands publishes; not re-checked.",
            nl: "Zo groot als het CBS meldt; niet nagekeken."))
    var demolition
    @Parameter(
        "Share of building that stops per unit of nature above its critical load.",
        nl: "Deel van de bouw dat stilvalt als alle natuur te veel stikstof krijgt.",
        title: Text(nl: "rem op vergunningen door stikstof", en: "brake on permits by nitrogen"),
        unit: .one, central: 0.1, range: 0...0.3, allowed: 0...1, evidence: .judgement)
    var permitBrake
    @Constant(
        "Time ahead for which land for building must be there.",
        nl: "Tijd vooruit waarvoor er bouwgrond moet zijn.", unit: .years, value: 5, evidence: .judgement)
    var landAhead
    @Shock(
        "Luck of completions, in logarithms.", nl: "Mee- en tegenvallers bij de bouw, als logaritme.",
        unit: .one, over: .regions, every: .year, persistence: 0.6, deviation: 0.12, evidence: .judgement)
    var completionLuck
    @Auxiliary(
        "Share of nature above its critical load on the base date.",
        nl: "Deel van de natuur met te veel stikstof op de begindatum.", unit: .share, over: .regions)
    var firstExceeded
    @Auxiliary(
        "Dwellings that are completed.", nl: "Woningen die klaar komen.", unit: .dwellings / .years,
        over: .regions)
    public var completions
    @Auxiliary(
        "Households per dwelling on the base date.", nl: "Huishoudens per woning op de begindatum.",
        unit: .persons / .dwellings, over: .regions)
    var firstOccupancy
    @Outcome(
        "Households per dwelling: more means that dwellings are scarcer.",
        nl: "Huishoudens per woning: meer betekent dat woningen schaarser zijn.",
        title: Text(nl: "huishoudens per woning", en: "households per home"),
        formula: "households / dwellings (1.9, 3.2)",
        formulaNL: "huishoudens / woningen (1.9, 3.2)",
        unit: (.persons / .dwellings).written("households/dwelling"), over: .regions, better: .lower,
        timing: .average, whole: .mean(weightedBy: "housing.dwellings"), worthNaming: 0.001,
        evidence: .judged(
            "Households, from the share of each age that heads one, over dwellings.",
            nl: "Huishoudens, berekend uit de leeftijden van mensen, gedeeld door woningen."))
    public var occupancy

    // (3.4) ln price' = (scarcity × ln(occupancy / first) + wages × ln wage − ln price) / delay

    @Parameter(
        "Response of prices to scarcity, in per cent per per cent.",
        nl: "Procent hogere prijs als er 1 % meer huishoudens per woning zijn.",
        title: Text(nl: "reactie van de prijs op schaarste", en: "response of prices to scarcity"),
        unit: .one, central: 2, range: 0.8...4, allowed: 0...20, evidence: prices)
    var priceOfScarcity
    @Parameter(
        "Response of prices to wages, in per cent per per cent.",
        nl: "Procent hogere prijs als de lonen 1 % hoger zijn.",
        title: Text(nl: "reactie van de prijs op lonen", en: "response of prices to wages"),
        unit: .one, central: 0.5, range: 0.2...0.8, allowed: 0...3, evidence: prices)
    var priceOfWages
    @Constant(
        "Time in which prices adapt.", nl: "Tijd waarin prijzen zich aanpassen.", unit: .years, value: 4,
        evidence: prices)
    var priceDelay
    @Outcome(
        "Price of dwellings, 1 on the base date, inflation and national growth left out.",
        nl: "Prijs van woningen: 1 op de begindatum, zonder inflatie en zonder de groei van heel Nederland.",
        title: Text(nl: "woningprijs (1 = nu)", en: "house price (1 = now)"),
        formula: "moves in four years to what occupancy and wages ask for (3.4)",
        formulaNL: "beweegt in vier jaar naar wat schaarste en lonen vragen (3.4)", unit: .one,
        over: .regions,
        better: .neither, timing: .average, whole: .mean(weightedBy: "housing.dwellings"),
        worthNaming: 0.002, reading: .difference, evidence: prices)
    public var priceIndex

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let households, criticalLoadExceeded, area, landPerDwelling, wage: Table
        let levers: [Table]
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
        let hardlyAny = Lanes(repeating: 1e-9)  // keeps logarithms finite where nobody or nothing is there
        for region in 0..<Axis.regions.count {
            let standing = dwellings[region]
            let full = now.households[region] / greatest(standing, hardlyAny)
            let scarcity = log(greatest(full / firstOccupancy[region], hardlyAny))
            let permits = 1.0 - brake * (now.criticalLoadExceeded[region] - firstExceeded[region])
            let wanted = growth(region, pace: pace) * exp(response * scarcity + completionLuck[region])
            let planned = greatest(wanted * permits, .zero)
            let built = planned * landLeft(region, for: planned, now) + now.levers[.dwellings][region]

            occupancy[region] = full
            completions[region] = greatest(built, .zero)
            dwellings[region] = standing + (completions[region] - demolished * standing) * dt

            let price = log(priceIndex[region])
            let aim = toScarcity * scarcity + toWages * log(greatest(now.wage[region], hardlyAny))
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
