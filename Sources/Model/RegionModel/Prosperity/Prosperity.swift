public import Modelling

/// How well a region does on seven themes at once, compared with all regions on the base date.
///
/// Look at the seven parts first: the index that adds them up is ours, and official statistics publish none on
/// purpose. A part is 50 for a region that was average on the base date; 15 points are one standard deviation
/// between the regions of that date, which stays the yardstick for all years and scenarios. Members of an
/// ensemble differ in how much each part weighs. Numbers in brackets are the equations of the specification.
public struct Prosperity: RegionalTheme {
    public static let chapter = Chapter.prosperity

    static let choice = Evidence.judged(
        "Themes of CBS's Monitor Brede Welvaart; what they hold is our choice.",
        nl: "Thema's van de Monitor Brede Welvaart van het CBS; wat zij bevatten is onze keuze.")

    // (7.1) points = 50 ± 15 × (reading − mean) / deviation, from 0 to 100;
    //       mean and deviation over the regions on the base date

    @Constant(
        "Points of a region that is average on the base date.",
        nl: "Punten van een regio die op de begindatum gemiddeld is.", unit: .points, value: 50,
        evidence: choice)
    var middle
    @Constant(
        "Points per standard deviation.", nl: "Punten per standaardafwijking.", unit: .points, value: 15,
        evidence: choice)
    var pointsPerDeviation
    @Constants(
        "Standard deviation between regions that counts at least.",
        nl: "Standaardafwijking tussen regio's die ten minste telt.", unit: .one, over: .yardsticks,
        values: Yardstick.allCases.map(\.leastDeviation),
        evidence: .judged(
            "Where regional figures lack; elsewhere far below what is observed.",
            nl: "Waar regionale cijfers ontbreken; elders ver onder wat is waargenomen."))
    var leastDeviation
    @Given(
        "Value of dwellings on the base date.", nl: "Waarde van woningen op de begindatum.",
        title: Text(nl: "woningwaarde per m²", en: "value of dwellings per m²"),
        named: "housing.value_per_square_metre",
        unit: .perSquareMetre,
        over: .regions, possible: 100...20_000)
    var dwellingValue
    @Auxiliary(
        "What is compared: logarithms, shares and scores.",
        nl: "Waarop vergeleken wordt: logaritmen, aandelen en scores.", unit: .one,
        over: .regions * .yardsticks)
    var reading
    @Auxiliary(
        "Mean over the regions on the base date.", nl: "Gemiddelde over de regio's op de begindatum.",
        unit: .one, over: .yardsticks)
    var firstMean
    @Auxiliary(
        "Standard deviation between the regions on the base date.",
        nl: "Standaardafwijking tussen de regio's op de begindatum.", unit: .one, over: .yardsticks)
    var firstDeviation
    @Auxiliary(
        "Points per unit of a reading, below 0 where less is better.",
        nl: "Punten per eenheid van een meting, onder 0 waar minder beter is.", unit: .points,
        over: .yardsticks)
    var pointsPerUnit

    @Constants(
        "Readings that make up a part of prosperity, those that count twice counted twice.",
        nl: "Metingen waaruit een deel van de welvaart bestaat; wat dubbel telt, is dubbel geteld.",
        unit: .one, over: .parts, values: [2, 2, 2, 1, 3, 4, 3], evidence: choice)
    var readings
    @Constant(
        "Weight of crime in safety, where feeling unsafe and road deaths weigh 1.",
        nl: "Gewicht van misdrijven in veiligheid, waar onveilig voelen en verkeersdoden 1 wegen.",
        unit: .one, value: 2, evidence: choice)
    var weightOfCrime

    @Outcome(
        "Material prosperity, from 0 to 100.", nl: "Materiële welvaart, van 0 tot 100.",
        title: Text(nl: "materieel", en: "material"),
        formula: "½ value added per head + ½ wages, in logarithms (7.1)",
        formulaNL: "½ toegevoegde waarde per inwoner + ½ lonen, in logaritmen (7.1)",
        unit: .points, over: .regions, better: .higher, timing: .average,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.1, reading: .index, evidence: choice)
    public var material
    @Outcome(
        "Work, from 0 to 100.", nl: "Werk, van 0 tot 100.", title: Text(nl: "werk", en: "work"),
        formula: "½ employed share of people aged 15 to 74 − ½ unemployment (7.1)",
        formulaNL: "½ werkend deel van de 15- tot 75-jarigen − ½ werkloosheid (7.1)",
        unit: .points, over: .regions, better: .higher, timing: .average,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.1, reading: .index, evidence: choice)
    public var work
    @Outcome(
        "Housing, from 0 to 100.", nl: "Wonen, van 0 tot 100.", title: Text(nl: "wonen", en: "housing"),
        formula: "− ½ households per dwelling − ½ price, in logarithms (7.1)",
        formulaNL: "− ½ huishoudens per woning − ½ prijs, in logaritmen (7.1)",
        unit: .points, over: .regions, better: .higher, timing: .average,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.1, reading: .index, evidence: choice)
    public var housing
    @Outcome(
        "Amenities, from 0 to 100.", nl: "Voorzieningen, van 0 tot 100.",
        title: Text(nl: "voorzieningen", en: "amenities"), formula: "index of amenities (7.1)",
        formulaNL: "index van voorzieningen (7.1)", unit: .points,
        over: .regions,
        better: .higher, timing: .average, whole: .mean(weightedBy: "population.total"), worthNaming: 0.1,
        reading: .index, evidence: choice)
    public var amenities
    @Outcome(
        "Society, from 0 to 100.", nl: "Samenleving, van 0 tot 100.",
        title: Text(nl: "samenleving", en: "society"),
        formula: "⅓ cohesion − ⅓ people who move + ⅓ meeting places (7.1)",
        formulaNL: "⅓ saamhorigheid − ⅓ mensen die verhuizen + ⅓ ontmoetingsplekken (7.1)",
        unit: .points, over: .regions, better: .higher, timing: .average,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.1, reading: .index, evidence: choice)
    public var society
    @Outcome(
        "Safety, from 0 to 100.", nl: "Veiligheid, van 0 tot 100.",
        title: Text(nl: "veiligheid", en: "safety"),
        formula: "− ½ logarithm of crime − ¼ feeling unsafe − ¼ road deaths per head (7.1)",
        formulaNL: "− ½ logaritme van misdrijven − ¼ onveilig voelen − ¼ verkeersdoden per inwoner (7.1)",
        unit: .points,
        over: .regions, better: .higher, timing: .average, whole: .mean(weightedBy: "population.total"),
        worthNaming: 0.1, reading: .index, evidence: choice)
    public var safety
    @Outcome(
        "Environment, from 0 to 100.", nl: "Leefomgeving, van 0 tot 100.",
        title: Text(nl: "leefomgeving", en: "environment"),
        formula: "⅓ species − ⅓ nature above critical load + ⅓ logarithm of green per head (7.1)",
        formulaNL: "⅓ soorten − ⅓ natuur met te veel stikstof + ⅓ logaritme van groen per inwoner (7.1)",
        unit: .points, over: .regions, better: .higher, timing: .average,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.1, reading: .index, evidence: choice)
    public var environment

    // (7.2) index = Σ weight × part;  weight = importance × chance / Σ importance × chance

    @Parameters(
        "Importance of a part, where 1 is as important as the average; a scenario may give its own.",
        nl:
            "Belang van een deel, waar 1 even belangrijk is als gemiddeld; een scenario mag zijn eigen geven.",
        title: Text(nl: "belang van een deel van welvaart", en: "importance of a part of prosperity"),
        unit: .one,
        over: .parts, central: [1, 1, 1, 1, 1, 1, 1], spread: 0, allowed: 0...10,
        evidence: .judged(
            "Equal, as the default of the OECD's Better Life Index.",
            nl: "Gelijk, zoals de standaard van de Better Life Index van de OESO."))
    var importance
    @Auxiliary(
        "Weight of a part, which adds up to 1.", nl: "Gewicht van een deel; samen tellen ze op tot 1.",
        unit: .share, over: .parts)
    var weight
    @Outcome(
        "Broad prosperity, from 0 to 100.", nl: "Brede welvaart, van 0 tot 100.",
        title: Text(nl: "brede welvaart", en: "broad prosperity"),
        formula: "weighted mean of seven parts (7.2)", formulaNL: "gewogen gemiddelde van zeven delen (7.2)",
        unit: .points,
        over: .regions, better: .higher, timing: .average, whole: .mean(weightedBy: "population.total"),
        worthNaming: 0.1, reading: .index,
        evidence: .judged(
            "An index of ours; no official statistic adds these up.",
            nl: "Een index van ons; geen officiële statistiek telt deze op."))
    public var index

    // (7.4) what people move for: the weighted mean of the parts that equation (1.4) does not count already;
    //       their plain mean where none of them has weight

    @Auxiliary("Index on the base date.", nl: "Index op de begindatum.", unit: .points, over: .regions)
    var firstIndex
    @Auxiliary(
        "Index without housing and work.", nl: "Index zonder wonen en werk.", unit: .points, over: .regions)
    var liveability
    @Auxiliary(
        "Index without housing and work on the base date.",
        nl: "Index zonder wonen en werk op de begindatum.", unit: .points, over: .regions)
    var firstLiveability

    @Constant(
        "Deaths on the road per inhabitant in a year that count as 1 where regions are compared.",
        nl: "Verkeersdoden per inwoner in een jaar die als 1 tellen waar regio's vergeleken worden.",
        unit: .perYear / .persons, value: 1e-5, evidence: choice)
    var countedRoadDeaths
    @Constant(
        "Time over which moves are counted.", nl: "Tijd waarover verhuizingen worden geteld.", unit: .years,
        value: 1, evidence: .judged("A definition.", nl: "Een afspraak."))
    var countedYear

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, inhabitants, area: Table
        let valueAdded, wage, workingResidents, unemploymentRate: Table
        let occupancy, priceIndex, turnover: Table
        let amenityIndex, meetingScore, cohesion: Table
        let recordedCrime, feelingUnsafe, roadDeaths: Table
        let speciesAbundance, criticalLoadExceeded, natureArea: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        drawWeights(by: step)
        takeYardstick(of: now)
        for region in 0..<Axis.regions.count {
            judge(region)
            firstIndex[region] = index[region]
            firstLiveability[region] = liveability[region]
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        for region in 0..<Axis.regions.count {
            read(region, now)
            judge(region)
        }
    }

    /// (7.2) In a central run weights follow importance alone. In an ensemble each importance is multiplied by an
    /// exponential draw; with equal importance that is exactly the Dirichlet distribution with parameters 1.
    ///
    /// (7.5) So the share of members in which one scenario is better is a share of weights too. Where nothing is
    /// said to be important, everything is equally so.
    func drawWeights(by step: Step) {
        for part in 0..<Axis.parts.count {
            let name = Key("prosperity.weight.\(Axis.parts.labels[part])")
            let chance = step.isCentral ? Lanes(repeating: 1) : -log(step.draws.uniform(name))
            weight[part] = importance[part] * chance
        }
        let sum = weight.sum
        for part in 0..<Axis.parts.count {
            weight[part] = (weight[part] / sum).replacing(
                with: 1 / Double(Axis.parts.count), where: sum .<= 0)
        }
    }

    /// (7.1) Mean and standard deviation of every reading over the regions, kept for good.
    func takeYardstick(of now: Couplings) {
        let regions = Double(Axis.regions.count)
        for region in 0..<Axis.regions.count { read(region, now) }
        for column in 0..<Axis.yardsticks.count {
            var mean = Lanes.zero
            for region in 0..<Axis.regions.count {
                mean += reading[region, column] / regions
            }
            var variance = Lanes.zero
            for region in 0..<Axis.regions.count {
                let deviation = reading[region, column] - mean
                variance += deviation * deviation / regions
            }
            firstMean[column] = mean
            firstDeviation[column] = greatest(variance.squareRoot(), leastDeviation[column])
            let sign = Yardstick(rawValue: column)?.sign ?? 1
            pointsPerUnit[column] = sign * pointsPerDeviation / firstDeviation[column]
        }
    }

    /// (7.1) What a region is compared on.
    func read(_ region: Int, _ now: Couplings) {
        let inhabitants = now.inhabitants[region]
        let ofWorkingAge = now.people.inhabitants(of: region, aged: 15..<75)
        let green = now.natureArea[region] + now.area[region, .recreation]

        reading[region, .valueAdded] = log(now.valueAdded[region] / inhabitants)
        reading[region, .wage] = log(now.wage[region])
        reading[region, .participation] = now.workingResidents[region] / ofWorkingAge
        reading[region, .unemployment] = now.unemploymentRate[region]
        reading[region, .occupancy] = log(now.occupancy[region])
        reading[region, .dwellingPrice] = log(dwellingValue[region] * now.priceIndex[region])
        reading[region, .amenities] = now.amenityIndex[region]
        reading[region, .cohesion] = now.cohesion[region]
        reading[region, .turnover] = now.turnover[region] * countedYear
        reading[region, .meetingPlaces] = now.meetingScore[region]
        reading[region, .crime] = log(now.recordedCrime[region])
        reading[region, .feelingUnsafe] = now.feelingUnsafe[region]
        reading[region, .roadDeaths] = now.roadDeaths[region] / (countedRoadDeaths * inhabitants)
        reading[region, .species] = now.speciesAbundance[region]
        reading[region, .criticalLoad] = now.criticalLoadExceeded[region]
        reading[region, .green] = log(green / inhabitants)
    }

    /// (7.1, 7.2) The parts and the index of a region.
    func judge(_ region: Int) {
        material[region] = (points(region, .valueAdded) + points(region, .wage)) / readings[.material]
        work[region] = (points(region, .participation) + points(region, .unemployment)) / readings[.work]
        housing[region] = (points(region, .occupancy) + points(region, .dwellingPrice)) / readings[.housing]
        amenities[region] = points(region, .amenities) / readings[.amenities]
        let belonging = points(region, .cohesion) + points(region, .turnover)
        society[region] = (belonging + points(region, .meetingPlaces)) / readings[.society]
        let fears = points(region, .feelingUnsafe) + points(region, .roadDeaths)
        safety[region] = (weightOfCrime * points(region, .crime) + fears) / readings[.safety]
        let nature = points(region, .species) + points(region, .criticalLoad)
        environment[region] = (nature + points(region, .green)) / readings[.environment]

        let ofWorkAndHousing = weight[.work] * work[region] + weight[.housing] * housing[region]
        var ofTheRest = weight[.material] * material[region] + weight[.amenities] * amenities[region]
        ofTheRest += weight[.society] * society[region] + weight[.safety] * safety[region]
        ofTheRest += weight[.environment] * environment[region]
        index[region] = ofWorkAndHousing + ofTheRest
        let weightOfTheRest =
            weight[.material] + weight[.amenities] + weight[.society] + weight[.safety] + weight[.environment]
        let partsOfTheRest = Double(Axis.parts.count - 2)
        let sumOfTheRest =
            material[region] + amenities[region] + society[region] + safety[region] + environment[region]
        liveability[region] = (ofTheRest / weightOfTheRest).replacing(
            with: sumOfTheRest / partsOfTheRest, where: weightOfTheRest .<= 0)
    }

    /// (7.1) The points of a region for one reading.
    @inline(__always) func points(_ region: Int, _ yardstick: Yardstick) -> Lanes {
        let column = yardstick.rawValue
        return clamp(
            middle + pointsPerUnit[column] * (reading[region, yardstick] - firstMean[column]), 0, 100)
    }
}
