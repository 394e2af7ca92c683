public import Modelling

/// What has come together since the base date: years of work, of homes, of nature, and crimes.
///
/// A single late year is a poor judge: what was there for twenty years and has faded counts for nothing in it, and
/// what was begun later looks better for no other reason than that. Every sum is Σ value × dt (9.1), of the values
/// that stand at the end of each step, so that a sum on 1 January is over all the years before it.
public struct PeriodSums: RegionalTheme {
    public static let chapter = Chapter.period

    // (9.1) sum' = value

    @Outcome(
        "Person-years of work in the region so far.", nl: "Arbeidsjaren in de regio tot nu toe.",
        title: Text(nl: "arbeidsjaren", en: "person-years of work"),
        formula: "people at work, added up over the years (9.1)",
        formulaNL: "mensen aan het werk, opgeteld over de jaren (9.1)", unit: .persons * .years,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 1_000,
        sumOf: "jobs.employed", evidence: sums)
    public var personYears
    @Outcome(
        "Years that dwellings have stood so far, all together.",
        nl: "Jaren die alle woningen samen er tot nu toe hebben gestaan.",
        title: Text(nl: "woningjaren", en: "dwelling-years"),
        formula: "dwellings, added up over the years (9.1)",
        formulaNL: "woningen, opgeteld over de jaren (9.1)", unit: .dwellings * .years,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 500,
        sumOf: "housing.dwellings", evidence: sums)
    public var dwellingYears
    @Outcome(
        "Crimes recorded so far.", nl: "Misdrijven die tot nu toe zijn geregistreerd.",
        title: Text(nl: "geregistreerde misdrijven", en: "recorded crimes"),
        formula: "recorded crime × inhabitants, added up over the years (9.1)",
        formulaNL: "geregistreerde misdaad × inwoners, opgeteld over de jaren (9.1)", unit: .one,
        over: .regions, better: .lower, timing: .january, whole: .sum, worthNaming: 100,
        sumOf: "safety.recorded_crime", evidence: sums)
    public var crimes
    @Outcome(
        "Nitrogen that has come down on nature so far.",
        nl: "Stikstof die tot nu toe op de natuur is neergekomen.",
        title: Text(nl: "stikstof bij elkaar", en: "nitrogen, all together"),
        formula: "deposition of nitrogen, added up over the years (9.1)",
        formulaNL: "neerslag van stikstof, opgeteld over de jaren (9.1)", unit: .moles / .hectares,
        over: .regions, better: .lower, timing: .january,
        whole: .mean(weightedBy: "biodiversity.nature_area"), worthNaming: 50,
        sumOf: "biodiversity.nitrogen_deposition", evidence: sums)
    public var nitrogen
    @Outcome(
        "Point-years of species abundance so far; a point is a hundredth of an untouched abundance.",
        nl:
            "Puntjaren van de soortenrijkdom tot nu toe; een punt is een honderdste van de rijkdom van ongerepte natuur.",
        title: Text(nl: "puntjaren soortenrijkdom", en: "point-years of species abundance"),
        formula: "100 × abundance of species, added up over the years (9.1)",
        formulaNL: "100 × soortenrijkdom, opgeteld over de jaren (9.1)", unit: .points * .years,
        over: .regions, better: .higher, timing: .january,
        whole: .mean(weightedBy: "biodiversity.land_area"), worthNaming: 0.5,
        sumOf: "biodiversity.species_abundance", evidence: sums)
    public var speciesAbundance
    @Outcome(
        "Point-years of amenities so far.", nl: "Puntjaren van de voorzieningen tot nu toe.",
        title: Text(nl: "puntjaren voorzieningen", en: "point-years of amenities"),
        formula: "index of amenities, added up over the years (9.1)",
        formulaNL: "index van voorzieningen, opgeteld over de jaren (9.1)", unit: .points * .years,
        over: .regions, better: .higher, timing: .january, whole: .mean(weightedBy: "population.total"),
        worthNaming: 1, sumOf: "amenities.index", evidence: sums)
    public var amenities

    private static var sums: Evidence {
        .judged(
            "A sum of an outcome, and as good as that.",
            nl: "Een som van een uitkomst, en zo goed als die.")
    }

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let employed, dwellings, recordedCrime, inhabitants: Table
        let nitrogenDeposition, speciesAbundance, amenityIndex: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for sum in [personYears, dwellingYears, crimes, nitrogen, speciesAbundance, amenities] {
            sum.fill(.zero)
        }
    }

    /// (9.1) Adds what stands at the end of the step.
    public func advance(with now: Couplings, during step: Step) {
        let dt = step.dt
        for region in 0..<Axis.regions.count {
            personYears[region] += now.employed[region] * dt
            dwellingYears[region] += now.dwellings[region] * dt
            crimes[region] += now.recordedCrime[region] * now.inhabitants[region] * (dt / 1_000)
            nitrogen[region] += now.nitrogenDeposition[region] * dt
            speciesAbundance[region] += now.speciesAbundance[region] * (100 * dt)
            amenities[region] += now.amenityIndex[region] * dt
        }
    }
}
