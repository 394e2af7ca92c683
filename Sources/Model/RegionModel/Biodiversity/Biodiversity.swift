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
        "GLOBIO 4, Globio_Config.glo at commit 21f868f; the spread is ours.")
    static let mapping = Evidence.assumed("Dutch classes mapped on Alkemade e.a. 2009, Ecosystems 12:374.")
    static let judgement = Evidence.assumed("Expert judgement in the specification, without a source.")
    static let scenarioOfClimate = Evidence.published("IPCC AR6, scenario SSP2-4.5; not re-checked.")

    // (4.4–4.7) share left = logistic(level + slope × dose), or × log10 of the dose

    @Response(
        "Plants that nitrogen leaves.", level: (2.195, spread: 0.3), slope: (-0.743, spread: 0.25),
        per: .tenfold, reference: .kilograms / .hectares / .years, evidence: globio)
    var plantsUnderNitrogen
    @Constant(
        "Nitrogen below which plants feel none.", unit: .kilograms / .hectares / .years, value: 0.1,
        evidence: .assumed("Keeps the logarithm of no nitrogen finite (specification, section 10)."))
    var leastNitrogen
    @Constant(
        "Mass of a mole of nitrogen.", unit: .kilograms / .moles, value: 0.014007,
        evidence: .published("IUPAC standard atomic weight."))
    var massOfMole

    @Response(
        "Animals that a road at this distance leaves.", level: (-1.772, spread: 0.3),
        slope: (1.391, spread: 0.25), per: .tenfold, reference: .metres, evidence: globio)
    var animalsNearRoads
    @Given("Distance of nature to the nearest road.", unit: .metres, over: .regions, possible: 1...20_000)
    var roadDistance
    @Auxiliary("Animals that the roads of a region leave.", unit: .share, over: .regions)
    var leftNearRoads

    @Response(
        "Animals that a patch of this size holds.", level: (-0.774, spread: 0.3),
        slope: (0.594, spread: 0.15), per: .tenfold, reference: .hectares, evidence: globio)
    var animalsInPatches

    @Response(
        "Plants that warming leaves.", level: (2.867, spread: 0.43), slope: (-0.467, spread: 0.07),
        per: .linear, reference: .degrees, evidence: globio)
    var plantsUnderWarming
    @Response(
        "Animals that warming leaves.", level: (3.213, spread: 0.482), slope: (-0.362, spread: 0.0543),
        per: .linear, reference: .degrees, evidence: globio)
    var animalsUnderWarming
    @Constant(
        "Warming of the earth since 1850-1900 on the base date.", unit: .degrees, value: 1.3,
        evidence: scenarioOfClimate)
    var firstWarming
    @Parameter(
        "Warming of the earth since 1850-1900 in 2050.", unit: .degrees, central: 1.9, range: 1.6...2.4,
        allowed: 0...5, evidence: scenarioOfClimate)
    var warmingIn2050
    @Constant(
        "Time in which warming follows its path.", unit: .years, value: 26,
        evidence: .assumed("From the base date to 2050, in a straight line."))
    var warmingPath

    // (4.8) potential abundance = Σ area × ceiling × shares left / land, for plants and for animals

    @Constant("Ceiling on built land.", unit: .share, value: 0.05, evidence: mapping)
    var builtCeiling
    @Parameter(
        "Ceiling in parks.", unit: .share, central: 0.2, range: 0.1...0.35, allowed: 0...1, evidence: mapping)
    var parkCeiling
    @Parameter(
        "Ceiling on arable land.", unit: .share, central: 0.1, range: 0.05...0.2, allowed: 0...1,
        evidence: mapping)
    var arableCeiling
    @Parameter(
        "Ceiling on grassland.", unit: .share, central: 0.1, range: 0.05...0.2, allowed: 0...1,
        evidence: mapping)
    var grasslandCeiling
    @Parameter(
        "Ceiling on nature-inclusive farmland.", unit: .share, central: 0.3, range: 0.15...0.45,
        allowed: 0...1, evidence: mapping)
    var natureInclusiveCeiling
    @Parameter(
        "Ceiling in forest.", unit: .share, central: 0.5, range: 0.3...0.7, allowed: 0...1, evidence: mapping)
    var forestCeiling
    @Parameter(
        "Ceiling on heath and dune.", unit: .share, central: 0.7, range: 0.5...0.85, allowed: 0...1,
        evidence: mapping)
    var openNatureCeiling
    @Parameter(
        "Ceiling in wet nature.", unit: .share, central: 0.75, range: 0.5...0.9, allowed: 0...1,
        evidence: mapping)
    var wetNatureCeiling

    // (4.9) quality of new nature' = (ripe − quality) / ripening − (quality − raw) × entering / new nature

    @Constant(
        "Quality of farmland that has just become nature.", unit: .share, value: 0.1,
        evidence: .assumed("That of the farmland that it was (correction B11)."))
    var rawQuality
    @Parameter(
        "Quality of new nature on the base date.", unit: .share, central: 0.25, range: 0.15...0.4,
        allowed: 0.1...1, evidence: .assumed("Correction B11; the range is ours."))
    var firstQuality
    @Parameter(
        "Quality of ripe nature.", unit: .share, central: 0.6, range: 0.45...0.75, allowed: 0.1...1,
        evidence: .assumed("Between forest and wet nature (correction B11); the range is ours."))
    var ripeQuality
    @Parameter(
        "Time in which new nature ripens.", unit: .years, central: 25, range: 10...60, allowed: 2...200,
        evidence: .published("Moreno-Mateos e.a. 2017, Nature Communications 8:14163; not re-checked."))
    var ripening
    @Stock("Quality of new nature.", unit: .share, over: .regions, possible: 0...1)
    public var newNatureQuality

    // (4.10) abundance' = (potential abundance − abundance) / delay

    @Parameter(
        "Time in which species return.", unit: .years, central: 10, range: 5...25, allowed: 1...200,
        evidence: judgement)
    var returning
    @Parameter(
        "Time in which species decline.", unit: .years, central: 4, range: 2...8, allowed: 1...200,
        evidence: judgement)
    var declining
    @Stock("Abundance of native plants.", unit: .share, over: .regions, possible: 0...1)
    public var plantAbundance
    @Stock("Abundance of native birds and mammals.", unit: .share, over: .regions, possible: 0...1)
    public var animalAbundance
    @Auxiliary("Land that counts: without water and other land.", unit: .hectares, over: .regions)
    public var landArea
    @Outcome(
        "Abundance of native species, plants and animals alike, where 1 is undisturbed.",
        formula: "mean of the abundance of plants and of animals, weighted by land without water (4.8, 4.10)",
        unit: .share, over: .regions, better: .higher, timing: .january,
        whole: .mean(weightedBy: "biodiversity.land_area"), worthNaming: 0.0005,
        evidence: .published("GLOBIO 4 for the pressures, Alkemade e.a. 2009 for land use."))
    public var speciesAbundance

    // (4.11) patch = first patch × (nature / first nature) ^ growth × (1 + what connections add)

    @Given("Patch of nature on the base date.", unit: .hectares, over: .regions, possible: 0.1...50_000)
    var patch
    @Parameter(
        "Growth of patches, in per cent per per cent of nature.", unit: .one, central: 1.3, range: 1...2,
        allowed: 0...4, evidence: judgement)
    var patchGrowth
    @Auxiliary("Nature on the base date.", unit: .hectares, over: .regions)
    var firstNatureArea
    @Outcome(
        "Forest, heath, dune, wet and new nature.", formula: "sum of four land classes", unit: .hectares,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 10,
        evidence: .measured("CBS land use (StatLine 70262), moved by measures."))
    public var natureArea

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let area, planting, soilNitrogen, patchConnectivity: Table
    }

    typealias Abundance = (plants: Lanes, animals: Lanes)

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let climate = leftByWarming(after: 0)
        for region in 0..<Axis.regions.count {
            firstNatureArea[region] = nature(in: region, now)
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

    /// New nature stays a class of its own: none that is planted after the base date is 40 years old by 2050,
    /// and how old the nature is that was there before is not known.
    @inline(__always) func nature(in region: Int, _ now: Couplings) -> Lanes {
        let area = now.area
        return area[region, .forest] + area[region, .openNature] + area[region, .wetNature]
            + area[region, .newNature]
    }

    /// (4.11) The size of the patches that animals find.
    @inline(__always) func patchSize(in region: Int, _ now: Couplings) -> Lanes {
        let grown = greatest(
            multiple(natureArea[region], of: firstNatureArea[region]), Lanes(repeating: 1e-6))
        return patch[region] * power(grown, patchGrowth) * (1.0 + now.patchConnectivity[region])
    }

    /// (4.8) The abundance that today's circumstances would lead to.
    @inline(__always) func potential(_ region: Int, _ now: Couplings, _ climate: Abundance) -> Abundance {
        let area = now.area
        let built = area[region, .residential] + area[region, LandClass.business] + area[region, .traffic]
        let parks = area[region, .recreation]
        let (arable, grassland) = (area[region, .arable], area[region, .grassland])
        let natureInclusive = area[region, .natureInclusiveFarmland]
        let newNature = area[region, .newNature]
        natureArea[region] = nature(in: region, now)
        let land = built + parks + arable + grassland + natureInclusive + natureArea[region]
        landArea[region] = land

        let elsewhere =
            built * builtCeiling + parks * parkCeiling + arable * arableCeiling
            + grassland * grasslandCeiling + natureInclusive * natureInclusiveCeiling + newNature * rawQuality
        let inNature =
            area[region, .forest] * forestCeiling + area[region, .openNature] * openNatureCeiling
            + area[region, .wetNature] * wetNatureCeiling + newNature
            * (newNatureQuality[region] - rawQuality)

        let nitrogen = greatest(now.soilNitrogen[region] * massOfMole, leastNitrogen)
        let plantsLeft = plantsUnderNitrogen(nitrogen) * climate.plants
        let animalsLeft =
            leftNearRoads[region] * animalsInPatches(patchSize(in: region, now)) * climate.animals

        return ((elsewhere + inNature * plantsLeft) / land, (elsewhere + inNature * animalsLeft) / land)
    }
}
