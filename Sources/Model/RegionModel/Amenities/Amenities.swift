public import Modelling

/// How far people live from what they need on ordinary days, and how good that is.
///
/// A practice, school or shop lives on the people around it. Where there are too few for each, some close; where
/// there are many, some open. Places within a region differ, so a few close and open even in a region that is
/// well served on average. Fewer facilities are further away. Numbers in brackets are the equations of the
/// specification.
public struct Amenities: RegionalTheme {
    public static let chapter = Chapter.amenities

    static let quarter = Evidence.judged(
        "Our own judgement, a quarter to either side: no source gives it.",
        nl: "Onze eigen inschatting, een kwart naar beide kanten: er is geen bron voor.")

    // (6.1) customers of each = customers / (facilities × customers needed on the base date × scale
    //       × (1 − what upkeep saves)),  so that it starts at 1

    @Parameters(
        "Inhabitants per facility on the base date.", nl: "Inwoners per voorziening op de begindatum.",
        title: Text(nl: "inwoners per voorziening", en: "inhabitants per facility"),
        unit: .persons / .facilities, over: .amenities,
        central: [3_600, 2_700, 4_000, 14_000, 5_000, 13_000, 160_000], within: 0.25,
        allowed: 100...5_000_000,
        evidence: quarter)
    var inhabitantsPerFacility
    @Constants(
        "Facilities that the state keeps open.", nl: "Voorzieningen die de overheid openhoudt.",
        unit: .facilities, over: .amenities, values: [0, 0, 0, 0, 0, 1, 1],
        evidence: .judged(
            "Public guarantee of secondary school and hospital.",
            nl: "De overheid zorgt dat er een middelbare school en een ziekenhuis blijven."))
    var leastFacilities
    @Constant(
        "Visits to a general practice by people of 65 and older, as a multiple of those by others.",
        nl: "Bezoeken aan de huisarts door 65-plussers, als veelvoud van die door anderen.", unit: .one,
        value: 2, evidence: .judgement)
    var visitsOfOlder
    @Parameter(
        "Share by which the customers that a facility needs rise each year.",
        nl: "Deel waarmee het aantal klanten dat een voorziening nodig heeft elk jaar stijgt.",
        title: Text(nl: "schaalvergroting per jaar", en: "growth of scale a year"),
        unit: .share, central: 0.005, range: 0...0.012, allowed: -0.05...0.1,
        evidence: .judged(
            "Trend to larger scale; the size is ours.", nl: "Alles wordt groter; hoe snel, is geschat."))
    var growthOfScale
    @Auxiliary(
        "People who use an amenity.", nl: "Mensen die een voorziening gebruiken.", unit: .persons,
        over: .regions * .amenities)
    var customers
    @Auxiliary(
        "Customers that a facility needed on the base date.",
        nl: "Klanten die een voorziening op de begindatum nodig had.", unit: .persons / .facilities,
        over: .regions * .amenities)
    var customersNeeded
    @Auxiliary(
        "Logarithm of customers per facility, as a multiple of those that it needs.",
        nl: "Logaritme van klanten per voorziening, als veelvoud van wie ze nodig heeft.", unit: .one,
        over: .regions * .amenities)
    var logOfEach

    // (6.2) facilities' = facilities × (opening × (e(x) − e(1)) − closing × (c(x) − c(1))),  x as in (6.1),
    //       e(x) = how far places are above opening, c(x) = how far places are below closing, on average
    //       over places whose x differ lognormally

    @Parameters(
        "Customers per facility below which one closes, as a multiple of those on the base date.",
        nl: "Klanten per voorziening waaronder er een sluit, als veelvoud van die op de begindatum.",
        title: Text(nl: "sluit onder zo veel klanten", en: "closes below so many customers"),
        unit: .one, over: .amenities, central: [0.75, 0.65, 0.8, 0.7, 0.7, 0.7, 0.8], within: 0.25,
        allowed: 0.05...1, evidence: quarter)
    var closesBelow
    @Parameters(
        "Customers per facility above which one opens, as a multiple of those on the base date.",
        nl: "Klanten per voorziening waarboven er een bij komt, als veelvoud van die op de begindatum.",
        title: Text(nl: "opent boven zo veel klanten", en: "opens above so many customers"),
        unit: .one, over: .amenities, central: [1.15, 1.2, 1.15, 1.2, 1.2, 1.25, 1.3], within: 0.25,
        allowed: 0.5...5, evidence: quarter)
    var opensAbove
    @Parameters(
        "Share of facilities that closes in a year when they have no customers.",
        nl: "Deel van de voorzieningen dat per jaar sluit als er geen klanten zijn.",
        title: Text(nl: "tempo van sluiten", en: "pace of closing"),
        unit: .perYear, over: .amenities, central: [0.3, 0.2, 0.4, 0.2, 0.2, 0.1, 0.05], within: 0.25,
        allowed: 0...2, evidence: quarter)
    var closing
    @Parameters(
        "Share of facilities that opens in a year per multiple of customers too many.",
        nl:
            "Deel van de voorzieningen dat er per jaar bij komt als er twee keer zo veel klanten zijn als nodig.",
        title: Text(nl: "tempo van openen", en: "pace of opening"),
        unit: .perYear, over: .amenities, central: [0.3, 0.2, 0.4, 0.1, 0.2, 0.1, 0.03], within: 0.25,
        allowed: 0...2, evidence: quarter)
    var opening
    @Parameter(
        "Spread of the logarithm of customers per facility between places of a region.",
        nl: "Hoe verschillend plaatsen in een regio zijn in klanten per voorziening, als logaritme.",
        title: Text(nl: "verschillen binnen een regio", en: "differences within a region"),
        unit: .one, central: 0.3, range: 0.15...0.5, allowed: 0.01...2,
        evidence: .judged(
            "Without it no facility of a region would ever close or open; the size is ours.",
            nl: "Zonder zou er nooit een voorziening sluiten of bij komen; de grootte is geschat."))
    var spreadOfPlaces
    @Auxiliary(
        "Logarithm of the number below which one closes.",
        nl: "Logaritme van het aantal waaronder er een sluit.",
        unit: .one, over: .amenities)
    var logClosesBelow
    @Auxiliary(
        "Logarithm of the number above which one opens.",
        nl: "Logaritme van het aantal waarboven er een bij komt.", unit: .one, over: .amenities)
    var logOpensAbove
    @Auxiliary(
        "How far places were below closing on the base date.",
        nl: "Hoe ver plaatsen op de begindatum onder de grens van sluiten zaten.", unit: .one,
        over: .amenities)
    var firstShortage
    @Auxiliary(
        "How far places were above opening on the base date.",
        nl: "Hoe ver plaatsen op de begindatum boven de grens van openen zaten.", unit: .one,
        over: .amenities)
    var firstSurplus
    @Auxiliary(
        "Share by which facilities change in a year and its slope, by the logarithm of x.",
        nl: "Deel waarmee voorzieningen per jaar veranderen en de helling ervan, naar de logaritme van x.",
        unit: .perYear, over: .amenities * .marketCurve)
    var market
    @Auxiliary(
        "Facilities on the base date.", nl: "Voorzieningen op de begindatum.", unit: .facilities,
        over: .regions * .amenities)
    var firstFacilities
    @Stock(
        "Facilities.", nl: "Voorzieningen.", unit: .facilities, over: .regions * .amenities,
        possible: 0...100_000)
    public var facilities

    // (6.3) distance = first distance × (first facilities / facilities)^½ × (1 − what transport on demand saves)

    @Given(
        "Distance to the nearest facility on the base date.",
        nl: "Afstand tot de dichtstbijzijnde voorziening op de begindatum.",
        title: Text(nl: "afstand tot voorzieningen nu", en: "distance to amenities now"),
        named: "amenities.distance", unit: .kilometres, over: .regions * .amenities, possible: 0.01...200)
    var firstDistance
    /// The amenity comes first here, and the region second: each amenity is an indicator of its own.
    @Outcomes(
        "Distance to the nearest amenity: %.", nl: "Afstand tot de dichtstbijzijnde voorziening: %.",
        title: Text(nl: "afstand tot %", en: "distance to %"),
        formula: "distance of the base date × √(first number / number of %) (6.3)",
        formulaNL: "afstand op de begindatum × √(aantal toen / aantal nu), voor % (6.3)",
        for: .amenities, unit: .kilometres, over: .regions, better: .lower, timing: .january,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.01,
        evidence: .judged(
            "CBS means of the country (85830NED), spread over regions by density.",
            nl: "CBS-gemiddelden van het land (85830NED), over regio's verdeeld naar dichtheid."))
    public var distance

    // (6.4) score = 100 / (1 + (distance / half distance)²) × (1 − loss × crowding),  index = Σ weight × score
    //       crowding = customers per facility as a multiple of those on the base date − what crowds it, within
    //       bounds: what a facility needs is no part of it, so a lower threshold never crowds

    @Parameters(
        "Distance at which an amenity has half of its worth.",
        nl: "Afstand waarop een voorziening half zo veel waard is.",
        title: Text(nl: "afstand waarop de waarde halveert", en: "distance at which worth halves"),
        unit: .kilometres, over: .amenities, central: [2, 1.5, 1.5, 3, 2, 5, 12], within: 0.25,
        allowed: 0.1...100,
        evidence: quarter)
    var halfDistance
    @Constant(
        "Customers per facility that crowd it, as a multiple of those on the base date.",
        nl: "Klanten per voorziening waarbij het er druk is, als veelvoud van die op de begindatum.",
        unit: .one, value: 1.15, evidence: .judgement)
    var crowdedAbove
    @Constant(
        "Customers per facility beyond which it gets no worse.",
        nl: "Klanten per voorziening waarboven het niet erger wordt.", unit: .one, value: 1.5,
        evidence: .judgement)
    var mostCrowded
    @Constant(
        "Loss of score per multiple of customers too many.",
        nl: "Deel van de score dat verdwijnt als er twee keer zo veel klanten zijn.", unit: .one, value: 0.3,
        evidence: .judgement)
    var lossByCrowding
    @Parameters(
        "Weight of an amenity in the index.", nl: "Gewicht van een voorziening in de index.", unit: .one,
        over: .amenities, central: [0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1], within: 0.25, allowed: 0...10,
        evidence: quarter)
    var weight
    @Auxiliary(
        "Score of libraries, where people meet.", nl: "Score van bibliotheken, waar mensen elkaar ontmoeten.",
        unit: .points, over: .regions)
    var meetingScore
    @Outcome(
        "How near and uncrowded daily amenities are, from 0 to 100.",
        nl: "Hoe dichtbij en rustig dagelijkse voorzieningen zijn, van 0 tot 100.",
        title: Text(nl: "voorzieningen (0–100)", en: "amenities (0–100)"),
        formula: "weighted mean of the scores of seven amenities (6.4)",
        formulaNL: "gewogen gemiddelde van de scores van zeven voorzieningen (6.4)", unit: .points,
        over: .regions,
        better: .higher, timing: .january, whole: .mean(weightedBy: "population.total"), worthNaming: 0.1,
        isHeadline: true,
        evidence: .judged("Score and weights are ours.", nl: "Score en gewichten zijn van ons."))
    public var index

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, inhabitants: Table
        let levers: [Table]
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        drawMarket()
        for region in 0..<Axis.regions.count {
            countCustomers(in: region, now)
            for amenity in 0..<Axis.amenities.count {
                let first = greatest(
                    now.inhabitants[region] / inhabitantsPerFacility[amenity], leastFacilities[amenity])
                firstFacilities[region, amenity] = first
                facilities[region, amenity] = first
                customersNeeded[region, amenity] = customers[region, amenity] / first
            }
            judge(region, now)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let scale = power(1.0 + growthOfScale, Lanes(repeating: step.years))
        for region in 0..<Axis.regions.count {
            countCustomers(in: region, now)
            for amenity in 0..<Axis.amenities.count {
                logOfEach[region, amenity] = log(customersOfEach(region, amenity, now, scale: scale))
            }
            for amenity in 0..<Axis.amenities.count {
                let change = change(of: amenity, logOfEach: logOfEach[region, amenity])
                facilities[region, amenity] = greatest(
                    facilities[region, amenity] * (1.0 + change * step.dt), leastFacilities[amenity])
            }
            judge(region, now)
        }
    }

    /// (6.1) The people who use each amenity of a region.
    func countCustomers(in region: Int, _ now: Couplings) {
        let (people, all) = (now.people, now.inhabitants[region])
        let older = people.inhabitants(of: region, aged: 65..<100)
        customers[region, .gp] = all + (visitsOfOlder - 1.0) * older
        customers[region, .primarySchool] = people.inhabitants(of: region, aged: 4..<12)
        customers[region, .supermarket] = all
        customers[region, .library] = all
        customers[region, .sports] = all - people.inhabitants(of: region, aged: 0..<5) - older
        customers[region, .secondarySchool] = people.inhabitants(of: region, aged: 12..<18)
        customers[region, .hospital] = all
    }

    /// (6.1) Customers per facility, as a multiple of those that it needs; 1 on the base date.
    @inline(__always)
    func customersOfEach(_ region: Int, _ amenity: Int, _ now: Couplings, scale: Lanes) -> Lanes {
        let cut = now.levers[Lever.thresholds[amenity]][region]
        let needed = customersNeeded[region, amenity] * scale * (1.0 - cut)
        return multiple(customers[region, amenity], of: facilities[region, amenity] * needed)
    }

    /// (6.3, 6.4) How far away the amenities of a region are, and how good that is.
    func judge(_ region: Int, _ now: Couplings) {
        let nearer = 1.0 - now.levers[.distance][region]
        var (sum, weights) = (Lanes.zero, Lanes.zero)
        for amenity in 0..<Axis.amenities.count {
            let fewer = firstFacilities[region, amenity] / facilities[region, amenity]
            let away = firstDistance[region, amenity] * squareRoot(fewer) * nearer
            distance[amenity, region] = away

            let each = multiple(
                customers[region, amenity],
                of: facilities[region, amenity] * customersNeeded[region, amenity])
            let crowding = least(each, mostCrowded) - crowdedAbove
            let relative = away / halfDistance[amenity]
            let score =
                100 / (1.0 + relative * relative) * (1.0 - lossByCrowding * greatest(crowding, .zero))
            if amenity == Amenity.library.rawValue { meetingScore[region] = score }
            sum += weight[amenity] * score
            weights += weight[amenity]
        }
        index[region] = sum / weights
    }
}

extension Table {
    /// The value of one amenity of a region.
    @inline(__always) subscript(_ region: Int, _ amenity: Amenity) -> Lanes {
        get { self[region, amenity.rawValue] }
        nonmutating set { self[region, amenity.rawValue] = newValue }
    }

    /// The inhabitants of a region who are of these ages, in a table of regions by ages.
    @inline(__always) func inhabitants(of region: Int, aged ages: Range<Int>) -> Lanes {
        let first = row(region).lowerBound
        return sum(first + ages.lowerBound..<first + ages.upperBound)
    }
}
