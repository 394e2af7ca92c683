public import Modelling

/// How far people live from what they need on ordinary days, and how good that is.
///
/// A practice, school or shop lives on the people around it. Where there are too few for each, some close; where
/// there are many, some open. Places within a region differ, so a few close and open even in a region that is
/// well served on average. Fewer facilities are further away. Numbers in brackets are the equations of the
/// specification.
public struct Amenities: RegionalTheme {
    public static let chapter = Chapter.amenities

    static let judgement = Evidence.assumed("Expert judgement in the specification, ± 25 %.")

    // (6.1) customers of each = customers / (facilities × customers needed on the base date × scale
    //       × (1 − what upkeep saves)),  so that it starts at 1

    @Parameters(
        "Inhabitants per facility on the base date.", unit: .persons / .facilities, over: .amenities,
        central: [3_600, 2_700, 4_000, 14_000, 5_000, 13_000, 160_000],
        ranges: around([3_600, 2_700, 4_000, 14_000, 5_000, 13_000, 160_000]), allowed: 100...5_000_000,
        evidence: judgement)
    var inhabitantsPerFacility
    @Constants(
        "Facilities that the state keeps open.", unit: .facilities, over: .amenities,
        values: [0, 0, 0, 0, 0, 1, 1],
        evidence: .assumed("Public guarantee of secondary school and hospital."))
    var leastFacilities
    @Constant(
        "Visits to a general practice by people of 65 and older, as a multiple of those by others.",
        unit: .one,
        value: 2, evidence: judgement)
    var visitsOfOlder
    @Parameter(
        "Share by which the customers that a facility needs rise each year.", unit: .share, central: 0.005,
        range: 0...0.012, allowed: -0.05...0.1,
        evidence: .assumed("Trend to larger scale; the size is a guess."))
    var growthOfScale
    @Auxiliary("People who use an amenity.", unit: .persons, over: .regions * .amenities)
    var customers
    @Auxiliary(
        "Customers that a facility needed on the base date.", unit: .persons / .facilities,
        over: .regions * .amenities)
    var customersNeeded
    @Auxiliary(
        "Logarithm of customers per facility, as a multiple of those that it needs.", unit: .one,
        over: .regions * .amenities)
    var logOfEach

    // (6.2) facilities' = facilities × (opening × (e(x) − e(1)) − closing × (c(x) − c(1))),  x as in (6.1),
    //       e(x) = how far places are above opening, c(x) = how far places are below closing, on average
    //       over places whose x differ lognormally

    @Parameters(
        "Customers per facility below which one closes, as a multiple of those on the base date.", unit: .one,
        over: .amenities, central: [0.75, 0.65, 0.8, 0.7, 0.7, 0.7, 0.8],
        ranges: around([0.75, 0.65, 0.8, 0.7, 0.7, 0.7, 0.8]), allowed: 0.05...1, evidence: judgement)
    var closesBelow
    @Parameters(
        "Customers per facility above which one opens, as a multiple of those on the base date.", unit: .one,
        over: .amenities, central: [1.15, 1.2, 1.15, 1.2, 1.2, 1.25, 1.3],
        ranges: around([1.15, 1.2, 1.15, 1.2, 1.2, 1.25, 1.3]), allowed: 0.5...5, evidence: judgement)
    var opensAbove
    @Parameters(
        "Share of facilities that closes in a year when they have no customers.", unit: .perYear,
        over: .amenities, central: [0.3, 0.2, 0.4, 0.2, 0.2, 0.1, 0.05],
        ranges: around([0.3, 0.2, 0.4, 0.2, 0.2, 0.1, 0.05]), allowed: 0...2, evidence: judgement)
    var closing
    @Parameters(
        "Share of facilities that opens in a year per multiple of customers too many.", unit: .perYear,
        over: .amenities, central: [0.3, 0.2, 0.4, 0.1, 0.2, 0.1, 0.03],
        ranges: around([0.3, 0.2, 0.4, 0.1, 0.2, 0.1, 0.03]), allowed: 0...2, evidence: judgement)
    var opening
    @Parameter(
        "Spread of the logarithm of customers per facility between places of a region.", unit: .one,
        central: 0.3, range: 0.15...0.5, allowed: 0.01...2,
        evidence: .assumed("Correction C3, without a source."))
    var spreadOfPlaces
    @Auxiliary("Logarithm of the number below which one closes.", unit: .one, over: .amenities)
    var logClosesBelow
    @Auxiliary("Logarithm of the number above which one opens.", unit: .one, over: .amenities)
    var logOpensAbove
    @Auxiliary("How far places were below closing on the base date.", unit: .one, over: .amenities)
    var firstShortage
    @Auxiliary("How far places were above opening on the base date.", unit: .one, over: .amenities)
    var firstSurplus
    @Auxiliary(
        "Share by which facilities change in a year and its slope, by the logarithm of x.", unit: .perYear,
        over: .amenities * .marketCurve)
    var market
    @Auxiliary("Facilities on the base date.", unit: .facilities, over: .regions * .amenities)
    var firstFacilities
    @Stock("Facilities.", unit: .facilities, over: .regions * .amenities, possible: 0...100_000)
    public var facilities

    // (6.3) distance = first distance × (first facilities / facilities)^½ × (1 − what transport on demand saves)

    @Given(
        "Distance to the nearest facility on the base date.", named: "amenities.distance", unit: .kilometres,
        over: .regions * .amenities, possible: 0.01...200)
    var firstDistance
    @Outcomes(
        "Distance to the nearest %.",
        formula: "distance of the base date × √(first number / number of %) (6.3)",
        for: .amenities, unit: .kilometres, over: .regions, better: .lower, timing: .january,
        whole: .mean(weightedBy: "population.total"), worthNaming: 0.01,
        evidence: .assumed("CBS means of the country (85830NED), spread over regions by density."))
    public var distance

    // (6.4) score = 100 / (1 + (distance / half distance)²) × (1 − loss × crowding),  index = Σ weight × score

    @Parameters(
        "Distance at which an amenity has half of its worth.", unit: .kilometres, over: .amenities,
        central: [2, 1.5, 1.5, 3, 2, 5, 12], ranges: around([2, 1.5, 1.5, 3, 2, 5, 12]), allowed: 0.1...100,
        evidence: judgement)
    var halfDistance
    @Constant(
        "Customers per facility that crowd it, as a multiple of those on the base date.", unit: .one,
        value: 1.15, evidence: judgement)
    var crowdedAbove
    @Constant(
        "Customers per facility beyond which it gets no worse.", unit: .one, value: 1.5, evidence: judgement)
    var mostCrowded
    @Constant(
        "Loss of score per multiple of customers too many.", unit: .one, value: 0.3, evidence: judgement)
    var lossByCrowding
    @Parameters(
        "Weight of an amenity in the index.", unit: .one, over: .amenities,
        central: [0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1], ranges: around([0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1]),
        allowed: 0...10, evidence: judgement)
    var weight
    @Auxiliary("Score of libraries, where people meet.", unit: .points, over: .regions)
    var meetingScore
    @Outcome(
        "How near and uncrowded daily amenities are, from 0 to 100.",
        formula: "weighted mean of the scores of seven amenities (6.4)", unit: .points, over: .regions,
        better: .higher, timing: .january, whole: .mean(weightedBy: "population.total"), worthNaming: 0.1,
        evidence: .assumed("Score and weights are ours."))
    public var index

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, population, thresholdCut, distanceCut: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        drawMarket()
        for region in 0..<Axis.regions.count {
            countCustomers(in: region, now)
            for amenity in 0..<Axis.amenities.count {
                let place = region * Axis.amenities.count + amenity
                firstFacilities[place] = greatest(
                    now.population[region] / inhabitantsPerFacility[amenity], leastFacilities[amenity])
                facilities[place] = firstFacilities[place]
                customersNeeded[place] = customers[place] / firstFacilities[place]
            }
            judge(region, now, scale: Lanes(repeating: 1))
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let years = Double(step.number) / Double(step.perYear)
        let scale = power(1.0 + growthOfScale, Lanes(repeating: years))
        for region in 0..<Axis.regions.count {
            countCustomers(in: region, now)
            for amenity in 0..<Axis.amenities.count {
                let place = region * Axis.amenities.count + amenity
                logOfEach[place] = log(customersOfEach(place, now, scale: scale))
            }
            for amenity in 0..<Axis.amenities.count {
                let place = region * Axis.amenities.count + amenity
                let change = change(of: amenity, logOfEach: logOfEach[place])
                facilities[place] = greatest(
                    facilities[place] * (1.0 + change * step.dt), leastFacilities[amenity])
            }
            judge(region, now, scale: scale)
        }
    }

    /// (6.1) The people who use each amenity of a region.
    func countCustomers(in region: Int, _ now: Couplings) {
        let (people, all) = (now.people, now.population[region])
        let older = people.inhabitants(of: region, aged: 65..<100)
        let first = region * Axis.amenities.count
        customers[first + Amenity.gp.rawValue] = all + (visitsOfOlder - 1.0) * older
        customers[first + Amenity.primarySchool.rawValue] = people.inhabitants(of: region, aged: 4..<12)
        customers[first + Amenity.supermarket.rawValue] = all
        customers[first + Amenity.library.rawValue] = all
        customers[first + Amenity.sports.rawValue] =
            all - people.inhabitants(of: region, aged: 0..<5) - older
        customers[first + Amenity.secondarySchool.rawValue] = people.inhabitants(of: region, aged: 12..<18)
        customers[first + Amenity.hospital.rawValue] = all
    }

    /// (6.1) Customers per facility, as a multiple of those that it needs; 1 on the base date.
    @inline(__always)
    func customersOfEach(_ place: Int, _ now: Couplings, scale: Lanes) -> Lanes {
        let needed = customersNeeded[place] * scale * (1.0 - now.thresholdCut[place])
        return multiple(customers[place], of: facilities[place] * needed)
    }

    /// (6.3, 6.4) How far away the amenities of a region are, and how good that is.
    func judge(_ region: Int, _ now: Couplings, scale: Lanes) {
        let nearer = 1.0 - now.distanceCut[region]
        var (sum, weights) = (Lanes.zero, Lanes.zero)
        for amenity in 0..<Axis.amenities.count {
            let place = region * Axis.amenities.count + amenity
            let away =
                firstDistance[place] * squareRoot(firstFacilities[place] / facilities[place]) * nearer
            distance[amenity, region] = away

            let crowding = least(customersOfEach(place, now, scale: scale), mostCrowded) - crowdedAbove
            let relative = away / halfDistance[amenity]
            let score =
                100 / (1.0 + relative * relative) * (1.0 - lossByCrowding * greatest(crowding, .zero))
            if amenity == Amenity.library.rawValue { meetingScore[region] = score }
            sum += weight[amenity] * score
            weights += weight[amenity]
        }
        index[region] = sum / weights
    }

    /// A quarter to either side of each value.
    private static func around(_ values: [Double]) -> [ClosedRange<Double>] {
        values.map { $0 * 0.75...$0 * 1.25 }
    }
}

extension Table {
    /// The inhabitants of a region who are of these ages, in a table of regions by ages.
    @inline(__always) func inhabitants(of region: Int, aged ages: Range<Int>) -> Lanes {
        sum(region * 100 + ages.lowerBound..<region * 100 + ages.upperBound)
    }
}
