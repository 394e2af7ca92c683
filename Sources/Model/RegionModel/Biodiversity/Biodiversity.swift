public import Modelling

/// How much of a region's nature is still there: the mean abundance of native species, where 1 is undisturbed.
///
/// Land use sets the ceiling. In nature, nitrogen and warming push plants down; roads, small patches and warming
/// push animals down; elsewhere land use is all that counts. New nature ripens slowly, and species follow slowly.
/// It measures abundance, not the number of species, nor the legal status of an area. Water, and land that is
/// neither built on nor green, do not count. Numbers in brackets are the equations of the specification.
public struct Biodiversity: RegionalTheme {
    public static let chapter = Chapter.biodiversity

    static let globio = Evidence.published(
        "GLOBIO 4, Globio_Config.glo at commit 21f868f", "the spread is ours",
        nl: "de bandbreedte is van ons")
    static let mapping = Evidence.judged(
        "Dutch land compared with the classes of Alkemade e.a. 2009, Ecosystems 12:374.",
        nl: "Nederlandse grond vergeleken met de soorten van Alkemade e.a. 2009, Ecosystems 12:374.")
    static let scenarioOfClimate = Evidence.published(
        "IPCC AR6, SSP2-4.5", "not re-checked", nl: "niet nagekeken")

    // (4.4–4.7) share left = logistic(level + slope × dose), or × log10 of the dose

    @Response(
        "Plants that nitrogen leaves.", nl: "Planten die er bij stikstof overblijven.",
        title: Text(nl: "planten bij stikstof", en: "plants under nitrogen"),
        level: (2.195, spread: 0.3), slope: (-0.743, spread: 0.25), per: .tenfold,
        reference: .kilograms / .hectares / .years, evidence: globio)
    var plantsUnderNitrogen
    @Constant(
        "Nitrogen below which plants feel none.", nl: "Stikstof waaronder planten er niets van merken.",
        unit: .kilograms / .hectares / .years, value: 0.1,
        evidence: .judged(
            "Keeps the logarithm of no nitrogen finite; no region comes near it.",
            nl: "Houdt de logaritme van geen stikstof eindig; geen regio komt in de buurt."))
    var leastNitrogen
    @Constant(
        "Mass of a mole of nitrogen.", nl: "Massa van een mol stikstof.", unit: .kilograms / .moles,
        value: 0.014007, evidence: .published("IUPAC standard atomic weights"))
    var massOfMole

    @Response(
        "Animals that a road at this distance leaves.",
        nl: "Dieren die er overblijven op deze afstand van een weg.",
        title: Text(nl: "dieren bij wegen", en: "animals near roads"),
        level: (-1.772, spread: 0.3), slope: (1.391, spread: 0.25), per: .tenfold, reference: .metres,
        evidence: globio)
    var animalsNearRoads
    @Given(
        "Distance of nature to the nearest road.", nl: "Afstand van natuur tot de dichtstbijzijnde weg.",
        title: Text(nl: "afstand van natuur tot een weg", en: "distance of nature to a road"),
        unit: .metres, over: .regions, possible: 1...20_000)
    var roadDistance
    @Auxiliary(
        "Animals that the roads of a region leave.", nl: "Dieren die de wegen van een regio overlaten.",
        unit: .share, over: .regions)
    var leftNearRoads

    @Response(
        "Animals that a patch of this size holds.",
        nl: "Dieren die in een natuurgebied van deze grootte leven.",
        title: Text(nl: "dieren in natuurgebieden", en: "animals in patches of nature"),
        level: (-0.774, spread: 0.3), slope: (0.594, spread: 0.15), per: .tenfold, reference: .hectares,
        evidence: globio)
    var animalsInPatches

    @Response(
        "Plants that warming leaves.", nl: "Planten die er bij opwarming overblijven.",
        title: Text(nl: "planten bij opwarming", en: "plants under warming"),
        level: (2.867, spread: 0.43), slope: (-0.467, spread: 0.07), per: .linear, reference: .degrees,
        evidence: globio)
    var plantsUnderWarming
    @Response(
        "Animals that warming leaves.", nl: "Dieren die er bij opwarming overblijven.",
        title: Text(nl: "dieren bij opwarming", en: "animals under warming"),
        level: (3.213, spread: 0.482), slope: (-0.362, spread: 0.0543), per: .linear, reference: .degrees,
        evidence: globio)
    var animalsUnderWarming
    @Constant(
        "Warming of the earth since 1850-1900 on the base date.",
        nl: "Opwarming van de aarde sinds 1850-1900 op de begindatum.", unit: .degrees, value: 1.3,
        evidence: scenarioOfClimate)
    var firstWarming
    @Parameter(
        "Warming of the earth since 1850-1900 in 2050.",
        nl: "Opwarming van de aarde sinds 1850-1900 in 2050.",
        title: Text(nl: "opwarming in 2050", en: "warming in 2050"), unit: .degrees, central: 1.9,
        range: 1.6...2.4, allowed: 0...5, evidence: scenarioOfClimate)
    var warmingIn2050
    @Constant(
        "Time in which warming follows its path.", nl: "Tijd waarin de opwarming haar pad volgt.",
        unit: .years, value: 26,
        evidence: .judged(
            "From the base date to 2050, in a straight line.",
            nl: "Van de begindatum tot 2050, in een rechte lijn."))
    var warmingPath

    // (4.8) potential abundance = (Σ land × most that its use leaves + new nature × raw quality
    //                             + (Σ nature × most + new nature × (quality − raw)) × shares left) / all land
    //
    //       New nature stands in both sums. As the farmland that it was it counts at raw quality, which, as on
    //       farms, no pressure lowers; what it has gained since is lowered as in all nature. So planting
    //       nature never takes species away.

    @Constant(
        "Most that built land leaves of species.", nl: "Soorten die bebouwde grond hoogstens overlaat.",
        unit: .share, value: 0.05, evidence: mapping)
    var builtCeiling
    @Parameter(
        "Most that parks leave of species.", nl: "Soorten die parken hoogstens overlaten.",
        title: Text(nl: "soorten in parken", en: "species in parks"),
        unit: .share, central: 0.2, range: 0.1...0.35, allowed: 0...1, evidence: mapping)
    var parkCeiling
    @Parameter(
        "Most that arable land leaves of species.", nl: "Soorten die akkers hoogstens overlaten.",
        title: Text(nl: "soorten op akkers", en: "species on arable land"),
        unit: .share, central: 0.1, range: 0.05...0.2, allowed: 0...1, evidence: mapping)
    var arableCeiling
    @Parameter(
        "Most that grassland leaves of species.", nl: "Soorten die grasland hoogstens overlaat.",
        title: Text(nl: "soorten op grasland", en: "species on grassland"),
        unit: .share, central: 0.1, range: 0.05...0.2, allowed: 0...1, evidence: mapping)
    var grasslandCeiling
    @Parameter(
        "Most that nature-inclusive farmland leaves of species.",
        nl: "Soorten die natuurvriendelijk boerenland hoogstens overlaat.",
        title: Text(
            nl: "soorten op natuurvriendelijk boerenland", en: "species on nature-inclusive farmland"),
        unit: .share, central: 0.3, range: 0.15...0.45, allowed: 0...1, evidence: mapping)
    var natureInclusiveCeiling
    @Parameter(
        "Most that forest holds of species.", nl: "Soorten die bos hoogstens heeft.",
        title: Text(nl: "soorten in bos", en: "species in forest"),
        unit: .share, central: 0.5, range: 0.3...0.7, allowed: 0...1, evidence: mapping)
    var forestCeiling
    @Parameter(
        "Most that heath and dune hold of species.", nl: "Soorten die hei en duin hoogstens hebben.",
        title: Text(nl: "soorten op hei en duin", en: "species on heath and dune"),
        unit: .share, central: 0.7, range: 0.5...0.85, allowed: 0...1, evidence: mapping)
    var openNatureCeiling
    @Parameter(
        "Most that wet nature holds of species.", nl: "Soorten die natte natuur hoogstens heeft.",
        title: Text(nl: "soorten in natte natuur", en: "species in wet nature"),
        unit: .share, central: 0.75, range: 0.5...0.9, allowed: 0...1, evidence: mapping)
    var wetNatureCeiling

    // (4.9) quality of new nature' = (ripe − quality) / ripening − (quality − raw) × entering / new nature

    @Constant(
        "Quality of farmland that has just become nature.",
        nl: "Kwaliteit van boerenland dat net natuur is geworden.", unit: .share, value: 0.1,
        evidence: .judged(
            "That of the farmland that it was, so that planting nature takes no species away.",
            nl: "Die van het boerenland dat het was: natuur aanleggen kost dan geen soorten."))
    var rawQuality
    @Parameter(
        "Quality of new nature on the base date.", nl: "Kwaliteit van nieuwe natuur op de begindatum.",
        title: Text(nl: "kwaliteit van nieuwe natuur nu", en: "quality of new nature on the base date"),
        unit: .share, central: 0.25, range: 0.15...0.4, allowed: 0.1...1,
        evidence: .judged(
            "Above raw farmland and below forest: how old it is, nobody has counted; the range is ours.",
            nl: "Meer dan boerenland, minder dan bos: hoe oud ze is, is niet geteld; bandbreedte van ons."))
    var firstQuality
    @Parameter(
        "Quality of ripe nature.", nl: "Kwaliteit van rijpe natuur.", unit: .share, central: 0.6,
        range: 0.45...0.75, allowed: 0.1...1,
        evidence: .judged(
            "Between forest and wet nature; the range is ours.",
            nl: "Tussen bos en natte natuur; de bandbreedte is van ons."))
    var ripeQuality
    @Parameter(
        "Time in which new nature ripens.", nl: "Tijd waarin nieuwe natuur rijp wordt.", unit: .years,
        central: 25, range: 10...60, allowed: 2...200,
        evidence: .published(
            "Moreno-Mateos e.a. 2017, Nature Communications 8:14163", "not re-checked", nl: "niet nagekeken"))
    var ripening
    @Stock(
        "Quality of new nature.", nl: "Kwaliteit van nieuwe natuur.", unit: .share, over: .regions,
        possible: 0...1)
    public var newNatureQuality

    // (4.10) abundance' = (potential abundance − abundance) / delay

    @Parameter(
        "Time in which species return.", nl: "Tijd waarin soorten terugkomen.", unit: .years, central: 10,
        range: 5...25, allowed: 1...200, evidence: .judgement)
    var returning
    @Parameter(
        "Time in which species decline.", nl: "Tijd waarin soorten achteruitgaan.", unit: .years, central: 4,
        range: 2...8, allowed: 1...200, evidence: .judgement)
    var declining
    @Stock(
        "Abundance of native plants.", nl: "Hoeveel er is van inheemse planten.", unit: .share,
        over: .regions, possible: 0...1)
    public var plantAbundance
    @Stock(
        "Abundance of native birds and mammals.", nl: "Hoeveel er is van inheemse vogels en zoogdieren.",
        unit: .share, over: .regions, possible: 0...1)
    public var animalAbundance
    @Auxiliary(
        "Land that counts: without water and other land.",
        nl: "Grond die meetelt: zonder water en overige grond.", unit: .hectares, over: .regions)
    public var landArea
    @Outcome(
        "Abundance of native species, plants and animals alike, where 1 is undisturbed.",
        nl: "Hoeveel er is van inheemse planten en dieren; 1 is ongestoord.",
        title: Text(nl: "soorten (% van ongestoord)", en: "species (% of undisturbed)"),
        formula: "mean of the abundance of plants and of animals, weighted by land without water (4.8, 4.10)",
        formulaNL: "gemiddelde van planten en dieren, gewogen met grond zonder water (4.8, 4.10)",
        unit: .share, over: .regions, better: .higher, timing: .january,
        whole: .mean(weightedBy: "biodiversity.land_area"), worthNaming: 0.0005, isHeadline: true,
        evidence: .published(
            "GLOBIO 4 for the pressures, Alkemade e.a. 2009 for land use",
            "moved by land, nitrogen and warming",
            nl: "veranderd door grond, stikstof en opwarming"))
    public var speciesAbundance

    // (4.11) patch = first patch × (nature / first nature) ^ growth × (1 + what connections add)

    @Given(
        "Patch of nature on the base date.", nl: "Grootte van een natuurgebied op de begindatum.",
        title: Text(nl: "grootte van een natuurgebied", en: "size of a patch of nature"),
        unit: .hectares, over: .regions, possible: 0.1...50_000)
    var patch
    @Parameter(
        "Growth of patches, in per cent per per cent of nature.",
        nl: "Procent groter natuurgebied als er 1 % natuur bij komt.",
        title: Text(nl: "groei van natuurgebieden", en: "growth of patches of nature"),
        unit: .one, central: 1.3, range: 1...2, allowed: 0...4, evidence: .judgement)
    var patchGrowth
    @Auxiliary(
        "Nature on the base date.", nl: "Natuur op de begindatum.", unit: .hectares, over: .regions)
    var firstNatureArea
    @Outcome(
        "Forest, heath, dune, wet and new nature.", nl: "Bos, hei, duin, natte en nieuwe natuur.",
        title: Text(nl: "natuurgebied", en: "nature area"), formula: "sum of four land classes",
        formulaNL: "som van vier soorten grond",
        unit: .hectares, over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 10,
        evidence: .measured(
            "CBS StatLine 70262, land use", "moved by measures", nl: "veranderd door maatregelen"))
    public var natureArea

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let area, planting, soilNitrogen: Table
        let levers: [Table]
    }

    typealias Abundance = (plants: Lanes, animals: Lanes)

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let climate = leftByWarming(after: 0)
        for region in 0..<Axis.regions.count {
            countLand(of: region, now)
            firstNatureArea[region] = natureArea[region]
            newNatureQuality[region] = firstQuality
            leftNearRoads[region] = animalsNearRoads(Lanes(repeating: roadDistance[region]))
            (plantAbundance[region], animalAbundance[region]) = potential(region, now, climate)
            speciesAbundance[region] = (plantAbundance[region] + animalAbundance[region]) / 2
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let dt = step.dt
        let climate = leftByWarming(after: step.elapsed)
        for region in 0..<Axis.regions.count {
            countLand(of: region, now)
            let newNature = now.area[region, .newNature]
            let entering = (now.planting[region] * dt / newNature).replacing(with: 0, where: newNature .<= 0)
            let ripened = (ripeQuality - newNatureQuality[region]) / ripening * dt
            newNatureQuality[region] += ripened - (newNatureQuality[region] - rawQuality) * entering

            let (plants, animals) = potential(region, now, climate)
            plantAbundance[region] += following(plants - plantAbundance[region]) * dt
            animalAbundance[region] += following(animals - animalAbundance[region]) * dt
            speciesAbundance[region] = (plantAbundance[region] + animalAbundance[region]) / 2
        }
    }

    /// (4.10) The change per year of an abundance that is `gap` below its potential.
    @inline(__always) func following(_ gap: Lanes) -> Lanes {
        gap / returning.replacing(with: declining, where: gap .< 0)
    }

    /// (4.7) The shares that warming leaves some time after the base date, the same in all regions.
    func leftByWarming(after time: Double) -> Abundance {
        let warming = firstWarming + (warmingIn2050 - firstWarming) * (time / warmingPath)
        return (plantsUnderWarming(warming), animalsUnderWarming(warming))
    }

    /// Counts the nature of a region, and all of its land that counts.
    ///
    /// New nature stays a class of its own: none that is planted after the base date is 40 years old by 2050,
    /// and how old the nature is that was there before is not known.
    @inline(__always) func countLand(of region: Int, _ now: Couplings) {
        let area = now.area
        natureArea[region] =
            area[region, .forest] + area[region, .openNature] + area[region, .wetNature]
            + area[region, .newNature]
        landArea[region] =
            built(in: region, now) + area[region, .recreation] + area[region, .arable]
            + area[region, .grassland] + area[region, .natureInclusiveFarmland] + natureArea[region]
    }

    /// Land under buildings and roads.
    @inline(__always) func built(in region: Int, _ now: Couplings) -> Lanes {
        now.area[region, .residential] + now.area[region, LandClass.business] + now.area[region, .traffic]
    }

    /// (4.11) The size of the patches that animals find.
    @inline(__always) func patchSize(in region: Int, _ now: Couplings) -> Lanes {
        let hardlyAny = Lanes(repeating: 1e-6)  // keeps the logarithm finite where no nature is left
        let grown = greatest(multiple(natureArea[region], of: firstNatureArea[region]), hardlyAny)
        return patch[region] * power(grown, patchGrowth) * (1.0 + now.levers[.patchConnectivity][region])
    }

    /// (4.8) The abundance that today's circumstances would lead to.
    @inline(__always) func potential(_ region: Int, _ now: Couplings, _ climate: Abundance) -> Abundance {
        let area = now.area
        let newNature = area[region, .newNature]
        let elsewhere =
            built(in: region, now) * builtCeiling + area[region, .recreation] * parkCeiling
            + area[region, .arable] * arableCeiling + area[region, .grassland] * grasslandCeiling
            + area[region, .natureInclusiveFarmland] * natureInclusiveCeiling + newNature * rawQuality
        let inNature =
            area[region, .forest] * forestCeiling + area[region, .openNature] * openNatureCeiling
            + area[region, .wetNature] * wetNatureCeiling + newNature
            * (newNatureQuality[region] - rawQuality)

        let nitrogen = greatest(now.soilNitrogen[region] * massOfMole, leastNitrogen)
        let plantsLeft = plantsUnderNitrogen(nitrogen) * climate.plants
        let animalsLeft =
            leftNearRoads[region] * animalsInPatches(patchSize(in: region, now)) * climate.animals

        let land = landArea[region]
        return ((elsewhere + inNature * plantsLeft) / land, (elsewhere + inNature * animalsLeft) / land)
    }
}
