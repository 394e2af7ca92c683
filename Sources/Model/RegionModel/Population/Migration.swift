public import Modelling

/// Who moves to which region, and who comes from or goes abroad.
///
/// Between regions people mostly follow houses; work and liveability matter less. How many leave a region and
/// where they go are the observed moves, moved by how attractive regions have become since the base date.
/// Those who arrive keep their age, and everyone who leaves arrives somewhere.
public struct Migration: RegionalTheme {
    public static let chapter = Chapter.population

    static let judgement = Evidence.assumed("Expert judgement in the specification, without a source.")
    static let followsHouses = Evidence.assumed(
        "Size is a judgement; direction from Vermeulen and van Ommeren 2009, J. Housing Economics 18:294.")
    static let forecast = Evidence.assumed(
        "Expert judgement; Statistics Netherlands 2017 gives 33,000 for two thirds of outcomes in 2030.")
    static let fittedLuck = Evidence.assumed(
        "Set so that bands of backcasts cover what happened in 2012-2020; see docs/validation.md.")
    static let fittedGain = Evidence.measured(
        "Eurostat demo_r_gind3, residents of 40 regions 2016-2020, gains of one to three years before: polder calibrate --seed 1. For the six years behind the shipped gains it is an extrapolation."
    )
    static let observed = Evidence.assumed("Observed moves, moved by what (1.4) assumes.")

    // (1.4) attractiveness = −housing × ln(occupancy / first) + work × (unemployment gap, points, less first)
    //                        + liveability × Δ points / 10 + luck

    @Parameter(
        "Weight of a scarcity of dwellings.", unit: .one, central: 5, range: 2...10, allowed: 0...30,
        evidence: followsHouses)
    var weightOfHousing
    @Parameter(
        "Weight of a percentage point less unemployment than the country.", unit: .one, central: 0.02,
        range: 0...0.06, allowed: 0...0.5, evidence: followsHouses)
    var weightOfWork
    @Parameter(
        "Weight of ten points of liveability.", unit: .one, central: 0.05, range: 0...0.15, allowed: 0...1,
        evidence: judgement)
    var weightOfLiveability
    @Auxiliary("Occupancy on the base date.", unit: .persons / .dwellings, over: .regions)
    var firstOccupancy
    @Auxiliary("Unemployment rate on the base date.", unit: .share, over: .regions)
    var firstUnemployment
    @Auxiliary("Attractiveness to movers, 0 on the base date.", unit: .one, over: .regions)
    public var attractiveness

    // (1.5) leaving = moves out / people, on the base date × e^(−½ × (attractiveness − mean)), for 15 to 29 and others
    //       moves out of the base date = ½ (1 + lasting) × observed out + ½ (1 − lasting) × observed in

    @Given(
        "People on the base date.", named: "population.people", unit: .persons, over: .regions * .ages,
        possible: 0...200_000)
    var peopleOnBaseDate
    @Given(
        "People of 15 to 29 who moved in a year: from in rows, to in columns, nothing on the diagonal.",
        unit: .persons / .years, over: .regions * .regions, possible: 0...200_000)
    var movesYoung
    @Given(
        "People of other ages who moved in a year: from in rows, to in columns, nothing on the diagonal.",
        unit: .persons / .years, over: .regions * .regions, possible: 0...200_000)
    var movesOther
    @Constant(
        "Response of leaving to attractiveness.", unit: .one, value: 0.5,
        evidence: .assumed("Half of that of arriving, in the specification without a source."))
    var responseOfLeaving
    @Auxiliary("People of 15 to 29, then of other ages.", unit: .persons, over: .movers * .regions)
    var inhabitants
    @Parameter(
        "Share of a region's observed gain from other regions that goes on; the rest was passing.",
        unit: .one,
        central: 0.52, range: 0.26...0.82, allowed: 0...1.5, evidence: fittedGain)
    var lastingGain
    @Auxiliary(
        "Share of them that left in a year, on the base date.", unit: .perYear, over: .movers * .regions)
    var mobility
    @Auxiliary("Share of them that leaves.", unit: .perYear, over: .movers * .regions)
    public var leaving

    // (1.6) share that goes to a region = observed moves × first pull × e^attractiveness / Σ over all regions
    //       first pull = [½ (1 + lasting) × observed in + ½ (1 − lasting) × observed out] / observed in
    // (1.7) arrivals = Σ over regions of leaving × people × share, age by age

    @Auxiliary(
        "Pull of a region on the base date: arrivals that go on, over those observed.", unit: .one,
        over: .regions)
    var firstPull
    @Shock(
        "Luck of a region with movers, as attractiveness.", unit: .one, over: .regions, every: .year,
        persistence: 0.7, deviation: 0.085, evidence: fittedLuck)
    var luckWithMovers
    @Auxiliary(
        "Pull of a region: e to the power of its attractiveness, times that of the base date.", unit: .one,
        over: .regions)
    var pull
    @Auxiliary(
        "Share that leaves, over the pull of all regions to choose from.",
        unit: (.one / .persons).written("1/persons"), over: .movers * .regions)
    var sending
    @Auxiliary(
        "People of the ages at hand who leave, over the pull of all regions to choose from.", unit: .one,
        over: .agesTogether * .regions)
    var sent
    @Auxiliary("Movers who come from other regions.", unit: .persons / .years, over: .movers * .regions)
    var arriving
    @Auxiliary(
        "People of each age who come from other regions.", unit: .persons / .years, over: .regions * .ages)
    public var arrivals
    @Auxiliary(
        "People who come from other regions less those who go there.", unit: .persons / .years, over: .regions
    )
    public var netDomestic
    @Auxiliary("Moves from and to other regions, per inhabitant.", unit: .perYear, over: .regions)
    public var turnover

    // (1.8) emigrants = gross emigration × emigrants' ages × share of the region, as rates of the base date
    //       immigrants = (net, long run + excess × e^(−t / fade) + luck + emigrants) × ages × share of the region
    //       share of the region = first × (jobs / first jobs, relative to the country)^response / Σ the same

    @Given("Share of immigrants of each age.", unit: .share, over: .ages, possible: 0...1)
    public var immigrantAges
    @Given(
        "Share of the country's immigrants, and of its emigrants, on the base date.", unit: .share,
        over: .regions, possible: 0...1)
    var immigrationShare
    @Parameter(
        "Emigrants of the base date.", unit: .persons / .years, central: 195_000, range: 170_000...220_000,
        allowed: 0...1_000_000,
        evidence: .assumed(
            "Of the size of the emigration that Statistics Netherlands counts; it shifts ages only."))
    var grossEmigration
    @Parameter(
        "Share of emigrants with the ages of immigrants; the others have those of all people.", unit: .share,
        central: 0.93, range: 0.85...1, allowed: 0...1,
        evidence: .assumed("Correction A3; the range is ours."))
    var emigrantsLikeImmigrants
    @Parameter(
        "Immigrants less emigrants in the long run.", unit: .persons / .years, central: 60_000,
        range: 30_000...95_000, allowed: -100_000...300_000, evidence: forecast)
    var netForeignMigration
    @Parameter(
        "Net foreign migration of the first year above its long-run centre.", unit: .persons / .years,
        central: 43_000, range: 43_000...43_000, allowed: -300_000...300_000,
        evidence: .assumed("103,000 in 2024, correction A2; not yet loaded from Statistics Netherlands."))
    var firstExcess
    @Constant("Time in which the excess fades.", unit: .years, value: 4, evidence: .assumed("Correction A2."))
    var excessFade
    @Constant(
        "Standard deviation of net foreign migration.", unit: .persons / .years, value: 33_000 / 0.974,
        evidence: .published(
            "Statistics Netherlands 83787NED: 33,000 to either side for two thirds of outcomes."))
    var foreignDeviation
    @Shock(
        "Luck of net foreign migration, in standard deviations.", unit: .one, over: .whole, every: .year,
        persistence: 0.7, deviation: 1, evidence: forecast)
    var foreignLuck
    @Constant(
        "Response of immigrants to jobs.", unit: .one, value: 0.3, evidence: judgement)
    var responseToJobs
    @Auxiliary("People at work on the base date.", unit: .persons, over: .regions)
    var firstEmployed
    @Auxiliary("Emigrants per person of an age in the country.", unit: .perYear, over: .ages)
    public var emigrationOfAge
    @Auxiliary(
        "Emigration of a region compared with that of the same people at national rates.", unit: .one,
        over: .regions)
    public var emigrationRatio
    @Auxiliary("People who go abroad.", unit: .persons / .years, over: .regions)
    public var emigrants
    @Auxiliary("People who come from abroad.", unit: .persons / .years, over: .regions)
    public var immigrants
    @Auxiliary(
        "People who come from abroad less those who go there.", unit: .persons / .years, over: .regions)
    public var netForeign
    @Outcome(
        "People who come to live in the region less those who leave it, abroad counted too.",
        formula: "arrivals − departures + immigrants − emigrants (1.7, 1.8)", unit: .persons / .years,
        over: .regions, better: .neither, timing: .average, whole: .sum, worthNaming: 10, evidence: observed)
    public var netMigration

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, total, occupancy, unemploymentRate, employed: Table
        /// Prosperity without its parts of housing and work, as the last quarter left it, and that of the base date.
        let liveability, firstLiveability: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        beginMoves()
        beginAbroad()
        for region in 0..<Axis.regions.count {
            firstOccupancy[region] = now.occupancy[region]
            firstUnemployment[region] = now.unemploymentRate[region]
            firstEmployed[region] = now.employed[region]
            attractiveness[region] = .zero
            netMigration[region] = netDomestic[region] + netForeign[region]
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        countInhabitants(now)
        compareRegions(now)
        chooseDestinations(now.total)
        crossBorders(now.employed, at: step.elapsed)
        move(now.people, .other, ages: 0..<Self.young.lowerBound)
        move(now.people, .young, ages: Self.young)
        move(now.people, .other, ages: Self.young.upperBound..<Axis.ages.count)
        countMoves(now.total)
    }
}

/// People who move alike.
enum Movers: Int {
    case young, other
}

extension Axis {
    /// People who move alike.
    static let movers = Axis(
        "movers", labels: ["young", "other"],
        titles: [
            Text(nl: "15 tot 30 jaar", en: "aged 15 to 29"), Text(nl: "andere leeftijden", en: "other ages"),
        ])
    /// Ages that move in one go; the classes of movers begin and end with such a group.
    static let agesTogether = Axis("ages together", count: 5)
}
