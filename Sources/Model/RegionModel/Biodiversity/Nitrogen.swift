public import Modelling

/// How much nitrogen falls on nature, how much of it the soil still feels, and how much nature has more than
/// it bears.
///
/// Deposition is the observed one of the base date, moved by what its sources do since: farms nearby and
/// elsewhere in the country, other countries, traffic, households and the rest. Soil takes up a rise within
/// years and forgets a fall over decades. Numbers in brackets are the equations of the model's specification.
public struct Nitrogen: RegionalTheme {
    public static let chapter = Chapter.biodiversity

    static let origins = Evidence.published(
        "Compendium voor de Leefomgeving 0507, origin of nitrogen deposition in 2022")
    static let paths = Evidence.judged(
        "Fitted to the path of RIVM's Monitor Stikstofdepositie; the range is ours.",
        nl: "Passend gemaakt bij het pad van RIVM's Monitor Stikstofdepositie; bandbreedte van ons.")

    // (4.1) emission of farms = Σ hectares × emission per hectare × what technique leaves × (1 − cut by measures)
    //       nature-inclusive land that was arable emits no more than arable land

    @Constant(
        "Emission of arable land.", nl: "Stikstof die akkers uitstoten.",
        unit: .kilograms / .hectares / .years, value: 12, evidence: .judgement)
    var arableEmission
    @Constant(
        "Emission of grassland.", nl: "Stikstof die grasland uitstoot.",
        unit: .kilograms / .hectares / .years, value: 35, evidence: .judgement)
    var grasslandEmission
    @Constant(
        "Emission of nature-inclusive farmland.", nl: "Stikstof die natuurvriendelijk boerenland uitstoot.",
        unit: .kilograms / .hectares / .years, value: 18, evidence: .judgement)
    var natureInclusiveEmission
    @Parameter(
        "Share of farm emission that technique removes each year.",
        nl: "Deel van de uitstoot van boeren dat techniek elk jaar weghaalt.",
        title: Text(nl: "schonere techniek bij boeren per jaar", en: "cleaner technique of farms a year"),
        unit: .share, central: 0.0075, range: 0...0.015, allowed: -0.05...0.1, evidence: paths)
    var farmTechnique
    @Auxiliary(
        "Nitrogen that farms emit.", nl: "Stikstof die boeren uitstoten.", unit: .kilograms / .years,
        over: .regions)
    var farmEmission
    @Auxiliary(
        "Nitrogen that farms emitted on the base date.",
        nl: "Stikstof die boeren op de begindatum uitstootten.", unit: .kilograms / .years, over: .regions)
    var firstFarmEmission

    // (4.1) deposition = first deposition × Σ share of a source × what the source emits now / on the base date
    //       of farms, and of traffic and industry: local share × the region's + (1 − local share) × the country's

    @Given(
        "Nitrogen that falls on nature on the base date.",
        nl: "Stikstof die op de begindatum op natuur neerkomt.",
        title: Text(nl: "stikstof op natuur nu", en: "nitrogen on nature on the base date"),
        unit: .deposition, over: .regions, possible: 0...10_000)
    var deposition
    @Constant(
        "Share of deposition that comes from Dutch farms.",
        nl: "Deel van de neergekomen stikstof dat van Nederlandse boeren komt.", unit: .share, value: 0.52,
        evidence: origins)
    var farmShare
    @Constant(
        "Share of deposition that comes from other countries.",
        nl: "Deel van de neergekomen stikstof dat uit het buitenland komt.", unit: .share, value: 0.29,
        evidence: origins)
    var foreignShare
    @Constant(
        "Share of deposition that comes from traffic.",
        nl: "Deel van de neergekomen stikstof dat van verkeer komt.", unit: .share, value: 0.05,
        evidence: origins)
    var trafficShare
    @Constant(
        "Share of deposition that comes from households.",
        nl: "Deel van de neergekomen stikstof dat van huishoudens komt.", unit: .share, value: 0.05,
        evidence: origins)
    var householdShare
    @Constant(
        "Share of deposition that comes from industry and the rest.",
        nl: "Deel van de neergekomen stikstof dat van industrie en de rest komt.", unit: .share, value: 0.09,
        evidence: origins)
    var otherShare
    @Parameter(
        "Share of the farms' deposition that comes from farms in the region itself.",
        nl: "Deel van de stikstof van boeren dat van boeren uit de eigen regio komt.",
        title: Text(nl: "stikstof van boeren uit de eigen regio", en: "farm nitrogen from the region itself"),
        unit: .share, central: 0.5, range: 0.3...0.7, allowed: 0...1, evidence: .judgement)
    var localShareOfFarms
    @Parameter(
        "Share of the deposition from traffic and industry that comes from the region itself.",
        nl: "Deel van de stikstof van verkeer en industrie dat uit de eigen regio komt.",
        title: Text(
            nl: "eigen stikstof van industrie en verkeer", en: "own nitrogen of industry and traffic"),
        unit: .share, central: 0.3, range: 0.1...0.6, allowed: 0...1,
        evidence: .judged(
            "Order of size after RIVM 2021-0200: industry causes about 2 % of deposition and spreads it far; traffic falls nearer.",
            nl:
                "Orde van grootte naar RIVM 2021-0200: industrie geeft ongeveer 2 % van de neergekomen stikstof en verspreidt die ver; van verkeer valt meer dichtbij."
        )
        .verified(
            "That the report asks how far these sources are from nature; its shares not.",
            nl: "Dat het rapport vraagt hoe ver deze bronnen van de natuur liggen; de aandelen niet."
        )
        .measurable(
            by: "Ask RIVM for a run of AERIUS with the region's own sources alone.",
            nl: "Vraag het RIVM om een berekening met AERIUS van alleen de eigen bronnen."))
    var localShareOfOthers
    @Parameter(
        "Foreign deposition in 2050 as a share of that in 2024.",
        nl: "Stikstof uit het buitenland in 2050 als deel van die in 2024.",
        title: Text(nl: "stikstof uit het buitenland in 2050", en: "foreign nitrogen in 2050"),
        unit: .share, central: 0.62, range: 0.5...0.75, allowed: 0...1.5,
        evidence: .published(
            "RIVM Monitor Stikstofdepositie", "472 to 332 mol/ha/yr in 2020-2040; the range is ours",
            nl: "472 naar 332 mol/ha/jaar in 2020-2040; de bandbreedte is van ons"))
    var foreignLeftIn2050
    @Constant(
        "Time in which foreign deposition follows its path.",
        nl: "Tijd waarin stikstof uit het buitenland haar pad volgt.", unit: .years, value: 26,
        evidence: .judged(
            "From the base date to 2050, in a straight line.",
            nl: "Van de begindatum tot 2050, in een rechte lijn."))
    var foreignPath
    @Parameter(
        "Share by which emission of traffic falls each year.",
        nl: "Deel waarmee de uitstoot van verkeer elk jaar daalt.",
        title: Text(nl: "schoner verkeer per jaar", en: "cleaner traffic a year"),
        unit: .share, central: 0.015, range: 0.005...0.025, allowed: -0.05...0.2, evidence: paths)
    var trafficDecline
    @Auxiliary(
        "Inhabitants on the base date.", nl: "Inwoners op de begindatum.", unit: .persons, over: .regions)
    var firstPopulation
    @Outcome(
        "Nitrogen that falls on nature.", nl: "Stikstof die op natuur neerkomt.",
        title: Text(nl: "stikstof op natuur", en: "nitrogen on nature"),
        formula:
            "deposition of the base date, moved by farms, other countries, traffic and inhabitants (4.1)",
        formulaNL: "stikstof op de begindatum, veranderd door boeren, buitenland, verkeer en inwoners (4.1)",
        unit: .deposition, over: .regions, better: .lower, timing: .average,
        whole: .mean(weightedBy: "biodiversity.nature_area"), worthNaming: 5, isHeadline: true,
        evidence: .judged(
            "RIVM's deposition of the base date, moved by paths of our own.",
            nl: "Stikstof op de begindatum volgens het RIVM, daarna langs paden van ons."))
    public var nitrogenDeposition

    // (4.2) soil nitrogen' = (deposition − soil nitrogen) / delay

    @Parameter(
        "Time in which soil forgets nitrogen.", nl: "Tijd waarin de bodem stikstof vergeet.", unit: .years,
        central: 15, range: 5...40, allowed: 1...200,
        evidence: .published(
            "Stevens 2016, Biological Conservation 200:160", "not re-checked", nl: "niet nagekeken"))
    var soilMemory
    @Constant(
        "Time in which soil takes up a rise of deposition.",
        nl: "Tijd waarin de bodem meer stikstof opneemt.", unit: .years, value: 2, evidence: .judgement)
    var soilUptake
    @Stock(
        "Nitrogen that the soil still feels.", nl: "Stikstof waar de bodem nog last van heeft.",
        unit: .deposition, over: .regions, possible: 0...10_000)
    public var soilNitrogen

    // (4.3) share above critical load = Φ(ln(soil nitrogen / deposition of the base date) / spread + first)
    //       first = ln(deposition of the base date / critical load) / spread for which critical loads were solved

    /// The spread of critical loads, as a standard deviation of logarithms, for which the baseline solves them.
    public static let solvedSpread = 0.45

    @Given(
        "Nitrogen that half of the nature in a region bears.",
        nl: "Stikstof die de helft van de natuur in een regio verdraagt.",
        title: Text(nl: "stikstof die natuur verdraagt", en: "nitrogen that nature bears"),
        unit: .deposition, over: .regions, possible: 100...10_000)
    var criticalLoad
    @Constant(
        "Spread for which critical loads give the observed share of the base date.",
        nl: "Spreiding waarbij het deel met te veel stikstof op de begindatum klopt met wat gemeten is.",
        unit: .one, value: solvedSpread,
        evidence: .judged(
            "The central spread, which was used where critical loads were solved.",
            nl: "De middelste spreiding: daarmee is berekend wat de natuur verdraagt."))
    var spreadWhenSolved
    @Parameter(
        "Spread of the logarithm of critical loads within a region.",
        nl: "Hoe verschillend de natuur in een regio is in wat ze verdraagt, als logaritme.",
        title: Text(nl: "spreiding van wat natuur verdraagt", en: "spread of what nature bears"),
        unit: .one, central: solvedSpread, range: 0.3...0.6, allowed: 0.05...2, evidence: .judgement)
    var criticalLoadSpread
    @Outcome(
        "Share of nature that has more nitrogen than it bears.",
        nl: "Deel van de natuur dat meer stikstof krijgt dan het verdraagt.",
        title: Text(nl: "natuur met te veel stikstof", en: "nature with too much nitrogen"),
        formula: "share of critical loads below the nitrogen that the soil feels (4.3)",
        formulaNL: "deel van de natuur dat minder verdraagt dan de bodem aan stikstof voelt (4.3)",
        unit: .share,
        over: .regions, better: .lower, timing: .january,
        whole: .mean(weightedBy: "biodiversity.nature_area"), worthNaming: 0.005,
        evidence: .judged(
            "Critical loads of Natura 2000 areas, spread by a normal law of our choice.",
            nl: "Wat Natura 2000-gebieden verdragen, met een spreiding die wij hebben gekozen."))
    public var criticalLoadExceeded

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let area, extensiveArable, inhabitants: Table
        let levers: [Table]
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for region in 0..<Axis.regions.count {
            firstPopulation[region] = now.inhabitants[region]
            firstFarmEmission[region] = emission(ofFarmsIn: region, now, technique: Lanes(repeating: 1))
            farmEmission[region] = firstFarmEmission[region]
            nitrogenDeposition[region] = Lanes(repeating: deposition[region])
            soilNitrogen[region] = nitrogenDeposition[region]
            criticalLoadExceeded[region] = shareAboveCriticalLoad(region)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let technique = power(1.0 - farmTechnique, Lanes(repeating: step.years))
        for region in 0..<Axis.regions.count {
            farmEmission[region] =
                emission(ofFarmsIn: region, now, technique: technique)
                * (1.0 - now.levers[.farmEmission][region])
        }
        let farmsOfCountry = multiple(farmEmission.sum, of: firstFarmEmission.sum)
        let fromAbroad = foreignShare * (1.0 - (1.0 - foreignLeftIn2050) * (step.elapsed / foreignPath))
        let fromTraffic = trafficShare * power(1.0 - trafficDecline, Lanes(repeating: step.years))
        let cutInCountry = meanCutOfOthers(now)

        for region in 0..<Axis.regions.count {
            let farmsNearby = multiple(farmEmission[region], of: firstFarmEmission[region])
            let fromFarms =
                farmShare * (localShareOfFarms * farmsNearby + (1.0 - localShareOfFarms) * farmsOfCountry)
            let fromHouseholds =
                householdShare * multiple(now.inhabitants[region], of: firstPopulation[region])
            let uncut =
                1.0 - localShareOfOthers * now.levers[.otherDeposition][region]
                - (1.0 - localShareOfOthers) * cutInCountry
            nitrogenDeposition[region] =
                deposition[region]
                * (fromFarms + fromAbroad + fromHouseholds + (fromTraffic + otherShare) * uncut)

            let gap = nitrogenDeposition[region] - soilNitrogen[region]
            soilNitrogen[region] += gap / soilUptake.replacing(with: soilMemory, where: gap .< 0) * step.dt

            criticalLoadExceeded[region] = shareAboveCriticalLoad(region)
        }
    }

    /// (4.1) The emission of a region's farmland, of which technique leaves a share.
    @inline(__always)
    func emission(ofFarmsIn region: Int, _ now: Couplings, technique: Lanes) -> Lanes {
        let area = now.area
        return technique
            * (area[region, .arable] * arableEmission + area[region, .grassland] * grasslandEmission
                + (area[region, .natureInclusiveFarmland] - now.extensiveArable[region])
                * natureInclusiveEmission
                + now.extensiveArable[region] * least(natureInclusiveEmission, arableEmission))
    }

    /// (4.1) The share that measures take off the traffic and industry of the country, which are taken to lie where
    /// people live.
    func meanCutOfOthers(_ now: Couplings) -> Lanes {
        var (cut, weights) = (Lanes.zero, Lanes.zero)
        for region in 0..<Axis.regions.count {
            cut += now.levers[.otherDeposition][region] * firstPopulation[region]
            weights += firstPopulation[region]
        }
        return share(cut, of: weights)
    }

    /// (4.3) The share of a region's nature whose critical load is below what the soil feels.
    ///
    /// A member with another spread has another middle of critical loads, so that all start at the observed share.
    @inline(__always) func shareAboveCriticalLoad(_ region: Int) -> Lanes {
        let onBaseDate = Lanes(repeating: deposition[region])
        let first = log(onBaseDate / criticalLoad[region]) / spreadWhenSolved
        return normalShare(
            below: log(multiple(soilNitrogen[region], of: onBaseDate)) / criticalLoadSpread + first)
    }
}

extension Unit {
    /// Moles of nitrogen that fall on a hectare in a year.
    static let deposition = Unit.moles / .hectares / .years
}

/// `now` as a multiple of what was there at `first`; 1 where there was nothing.
@inline(__always) func multiple(_ now: Lanes, of first: Lanes) -> Lanes {
    (now / first).replacing(with: 1, where: first .<= 0)
}
