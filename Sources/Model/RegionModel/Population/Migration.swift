public import Modelling

/// Who moves from which region to which other.
///
/// People mostly follow houses; work and liveability matter less. How many leave a region and where they go are
/// the observed moves, moved by how attractive regions have become since the base date. Those who arrive keep
/// their age, and everyone who leaves arrives somewhere.
public struct Migration: RegionalTheme {
    public static let chapter = Chapter.population

    static let followsHouses = Evidence.judged(
        "Size is a judgement; direction from Vermeulen and van Ommeren 2009, J. Housing Economics 18:294.",
        nl:
            "De grootte is een inschatting; de richting komt uit Vermeulen en van Ommeren 2009, J. Housing Economics 18:294."
    )
    static let fittedLuck = Evidence.judged(
        "Set so that bands of backcasts cover what happened in 2012-2020; see docs/validation.md.",
        nl:
            "Zo gezet dat de marges van terugblikken bevatten wat in 2012-2020 gebeurde; zie docs/validation.md."
    )
    static let fittedGain = Evidence.judged(
        "The best of the search on windows of 2012-2017 with gains of six years, as the shipped ones are (polder calibrate --seed 1); the range is what regions drawn anew give, and holds 1.",
        nl:
            "Het beste van het zoeken op vensters van 2012-2017 met winst van zes jaar, zoals de meegeleverde (polder calibrate --seed 1); de bandbreedte is wat opnieuw getrokken regio's geven, en bevat 1."
    )
    static let observed = Evidence.judged(
        "Observed moves, moved by what (1.4) assumes.",
        nl: "Waargenomen verhuizingen, verschoven door wat (1.4) aanneemt.")
    /// Ages that move more than others do.
    static let young = 15..<30

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, inhabitants, occupancy, unemploymentRate, netForeign: Table
        /// Prosperity without its parts of housing and work, as the last quarter left it, and that of the base date.
        let liveability, firstLiveability: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for region in 0..<Axis.regions.count {
            beginMoves(of: region, now.people)
            firstOccupancy[region] = now.occupancy[region]
            firstUnemployment[region] = now.unemploymentRate[region]
            attractiveness[region] = .zero
            netMigration[region] = netDomestic[region] + now.netForeign[region]
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        countMovers(now)
        compareRegions(now)
        chooseDestinations(now.inhabitants)
        move(now.people, .other, ages: 0..<Self.young.lowerBound)
        move(now.people, .young, ages: Self.young)
        move(now.people, .other, ages: Self.young.upperBound..<Axis.ages.count)
        countMoves(now)
    }

    // (1.4) attractiveness = −housing × ln(occupancy / first) + work × (unemployment gap, points, less first)
    //                        + liveability × Δ points / 10 + luck

    @Parameter(
        "Weight of a scarcity of dwellings.", nl: "Gewicht van een tekort aan woningen.",
        title: Text(nl: "gewicht van woningtekort", en: "weight of scarce housing"), unit: .one, central: 5,
        range: 2...10, allowed: 0...30,
        evidence: followsHouses)
    var weightOfHousing
    @Parameter(
        "Weight of a percentage point less unemployment than the country.",
        nl: "Gewicht van een procentpunt minder werkloosheid dan het land.",
        title: Text(nl: "gewicht van werk bij verhuizen", en: "weight of work for movers"), unit: .one,
        central: 0.02,
        range: 0...0.06, allowed: 0...0.5, evidence: followsHouses)
    var weightOfWork
    @Parameter(
        "Weight of ten points of liveability.", nl: "Gewicht van tien punten leefbaarheid.",
        title: Text(nl: "gewicht van leefbaarheid bij verhuizen", en: "weight of liveability for movers"),
        unit: .one, central: 0.05, range: 0...0.15, allowed: 0...1,
        evidence: .judgement)
    var weightOfLiveability
    @Constant(
        "Points of liveability that its weight is given for.",
        nl: "Punten leefbaarheid waarvoor het gewicht is gegeven.", unit: .points, value: 10,
        evidence: .judgement)
    var liveabilityStep
    @Constant(
        "Percentage points in a whole.", nl: "Procentpunten in een geheel.", unit: .one, value: 100,
        evidence: .judged("A definition.", nl: "Een afspraak."))
    var pointsOfShare
    @Constant(
        "Most that attractiveness rises or falls.", nl: "Meeste dat aantrekkelijkheid stijgt of daalt.",
        unit: .one, value: 10,
        evidence: .judged(
            "A factor of 22,000 in pull: it only keeps numbers finite.",
            nl: "Een factor 22.000 in trekkracht: het houdt alleen getallen eindig."))
    var mostAttractive
    @Auxiliary(
        "Occupancy on the base date.", nl: "Huishoudens per woning op de begindatum.",
        unit: .persons / .dwellings, over: .regions)
    var firstOccupancy
    @Auxiliary(
        "Unemployment rate on the base date.", nl: "Werkloosheid op de begindatum.", unit: .share,
        over: .regions)
    var firstUnemployment
    @Shock(
        "Luck of a region with movers, as attractiveness.",
        nl: "Geluk van een regio met verhuizers, als aantrekkelijkheid.", unit: .one, over: .regions,
        every: .year,
        persistence: 0.7, deviation: 0.085, evidence: fittedLuck)
    var luckWithMovers
    @Auxiliary(
        "Attractiveness to movers, 0 on the base date.",
        nl: "Aantrekkelijkheid voor verhuizers; 0 op de begindatum.", unit: .one, over: .regions)
    public var attractiveness

    /// (1.4) How attractive each region has become since the base date.
    func compareRegions(_ now: Couplings) {
        var rises = Lanes.zero
        for region in 0..<Axis.regions.count {
            rises += now.inhabitants[region] * (now.unemploymentRate[region] - firstUnemployment[region])
        }
        let nationalRise = rises / now.inhabitants.sum
        let (housing, work, liveability) = (weightOfHousing, weightOfWork, weightOfLiveability)
        for region in 0..<Axis.regions.count {
            let scarcity = log(now.occupancy[region] / firstOccupancy[region])
            let rise = now.unemploymentRate[region] - firstUnemployment[region]
            let gain = (now.liveability[region] - now.firstLiveability[region]) / liveabilityStep
            let appeal =
                work * (nationalRise - rise) * pointsOfShare + liveability * gain - housing * scarcity
            attractiveness[region] = clamp(appeal + luckWithMovers[region], within: mostAttractive)
        }
    }

    // (1.5) leaving = moves out / people, on the base date × e^(−½ × (attractiveness − mean)), for 15 to 29 and others
    //       moves out of the base date = ½ (1 + lasting) × observed out + ½ (1 − lasting) × observed in

    @Given(
        "People of 15 to 29 who moved in a year: from in rows, to in columns, nothing on the diagonal.",
        nl:
            "Mensen van 15 tot 30 jaar die in een jaar verhuisden: van in rijen, naar in kolommen, op de diagonaal niets.",
        title: Text(nl: "verhuizingen van 15 tot 30 jaar", en: "moves at ages 15 to 29"),
        unit: .persons / .years, over: .regions * .regions, possible: 0...200_000)
    var movesYoung
    @Given(
        "People of other ages who moved in a year: from in rows, to in columns, nothing on the diagonal.",
        nl:
            "Mensen van andere leeftijden die in een jaar verhuisden: van in rijen, naar in kolommen, op de diagonaal niets.",
        title: Text(nl: "verhuizingen van andere leeftijden", en: "moves at other ages"),
        unit: .persons / .years, over: .regions * .regions, possible: 0...200_000)
    var movesOther
    @Constant(
        "Response of leaving to attractiveness.", nl: "Hoe sterk vertrek reageert op aantrekkelijkheid.",
        unit: .one, value: 0.5,
        evidence: .judged(
            "Half of that of arriving; our judgement.", nl: "De helft van die van komen; onze inschatting."))
    var responseOfLeaving
    @Constant(
        "Most that attractiveness adds to or takes from leaving, as a logarithm.",
        nl: "Meeste dat aantrekkelijkheid aan vertrek toevoegt of ervan afneemt, als logaritme.",
        unit: .one, value: 2,
        evidence: .judged(
            "At most 7.4 times the usual share leaves: more than everybody cannot.",
            nl: "Hoogstens 7,4 keer het gewone deel vertrekt: meer dan iedereen kan niet."))
    var mostUrge
    @Auxiliary(
        "People of 15 to 29, then of other ages.",
        nl: "Mensen van 15 tot 30 jaar, dan van andere leeftijden.", unit: .persons, over: .movers * .regions)
    var inhabitants
    @Parameter(
        "Share of a region's observed gain from other regions that goes on; the rest was passing.",
        nl: "Deel van wat een regio aan andere regio's wint dat doorgaat; de rest was tijdelijk.",
        title: Text(nl: "blijvend deel van winst aan verhuizers", en: "lasting share of gains by moves"),
        unit: .one,
        central: 0.88, range: 0.52...1.06, allowed: 0...1.5, evidence: fittedGain)
    var lastingGain
    @Auxiliary(
        "Share of them that left in a year, on the base date.",
        nl: "Deel van hen dat in een jaar vertrok, op de begindatum.", unit: .perYear,
        over: .movers * .regions)
    var mobility
    @Auxiliary(
        "Share of them that leaves.", nl: "Deel van hen dat vertrekt.", unit: .perYear,
        over: .movers * .regions)
    public var leaving

    /// (1.5) What share of the movers left a region on the base date, and how many moved to and from it.
    func beginMoves(of region: Int, _ people: Table) {
        var (inflow, outflow, everyone) = (0.0, 0.0, Lanes.zero)
        for movers in [Movers.young, .other] {
            let moves = observed(movers)
            var (left, come, here) = (0.0, 0.0, Lanes.zero)
            for other in 0..<Axis.regions.count {
                left += moves[region, other]
                come += moves[other, region]
            }
            for age in 0..<Axis.ages.count where Self.young.contains(age) == (movers == .young) {
                here += people[region, age]
            }
            // Whoever never left has nowhere to go.
            mobility[movers, region] = left > 0 ? share(going(left, against: come), of: here) : .zero
            inhabitants[movers, region] = here
            inflow += come
            outflow += left
            everyone += here
        }
        netDomestic[region] = lastingGain * (inflow - outflow)
        firstPull[region] = inflow > 0 ? going(inflow, against: outflow) / inflow : Lanes(repeating: 1)
        turnover[region] = share(Lanes(repeating: inflow + outflow), of: everyone)
    }

    /// (1.5), (1.6) Moves that go on: gains and losses are partly passing, and what is exchanged is not.
    private func going(_ moves: Double, against others: Double) -> Lanes {
        (0.5 * (moves + others)) + lastingGain * (0.5 * (moves - others))
    }

    /// The moves that were observed on the base date.
    @inline(__always) func observed(_ movers: Movers) -> Figures {
        movers == .young ? movesYoung : movesOther
    }

    /// Counts people of 15 to 29, and others.
    func countMovers(_ now: Couplings) {
        for region in 0..<Axis.regions.count {
            let young = now.people.sum(of: region, Self.young)
            inhabitants[.young, region] = young
            inhabitants[.other, region] = greatest(now.inhabitants[region] - young, .zero)
        }
    }

    // (1.6) share that goes to a region = observed moves × first pull × e^attractiveness / Σ over all regions
    //       first pull = [½ (1 + lasting) × observed in + ½ (1 − lasting) × observed out] / observed in

    @Auxiliary(
        "Pull of a region on the base date: arrivals that go on, over those observed.",
        nl: "Trekkracht van een regio op de begindatum: komst die doorgaat, gedeeld door wat is waargenomen.",
        unit: .one,
        over: .regions)
    var firstPull
    @Auxiliary(
        "Pull of a region: e to the power of its attractiveness, times that of the base date.",
        nl:
            "Trekkracht van een regio: e tot de macht van haar aantrekkelijkheid, keer die van de begindatum.",
        unit: .one,
        over: .regions)
    var pull
    @Auxiliary(
        "Share that leaves, over the pull of all regions to choose from.",
        nl: "Deel dat vertrekt, gedeeld door de trekkracht van alle regio's waaruit men kiest.",
        unit: (.one / .persons).written("1/persons"), over: .movers * .regions)
    var sending

    /// (1.5), (1.6) Which share of the movers leaves each region, and how they are shared out.
    func chooseDestinations(_ total: Table) {
        let (regions, pull) = (Axis.regions.count, pull)
        var mean = Lanes.zero
        for region in 0..<regions {
            mean += total[region] * attractiveness[region]
            pull[region] = exp(attractiveness[region]) * firstPull[region]
        }
        mean /= total.sum
        let (movesYoung, movesOther) = (movesYoung, movesOther)
        for origin in 0..<regions {
            let urge = exp(clamp(responseOfLeaving * (mean - attractiveness[origin]), within: mostUrge))
            var (choiceOfYoung, choiceOfOther) = (Lanes.zero, Lanes.zero)
            for destination in 0..<regions {
                choiceOfYoung += movesYoung[origin, destination] * pull[destination]
                choiceOfOther += movesOther[origin, destination] * pull[destination]
            }
            leaving[.young, origin] = mobility[.young, origin] * urge
            leaving[.other, origin] = mobility[.other, origin] * urge
            sending[.young, origin] = share(leaving[.young, origin], of: choiceOfYoung)
            sending[.other, origin] = share(leaving[.other, origin], of: choiceOfOther)
        }
    }

    // (1.7) arrivals = Σ over regions of leaving × people × share, age by age

    @Auxiliary(
        "People of the ages at hand who leave, over the pull of all regions to choose from.",
        nl:
            "Mensen van deze leeftijden die vertrekken, gedeeld door de trekkracht van alle regio's waaruit men kiest.",
        unit: .one,
        over: .agesTogether * .regions)
    var sent
    @Auxiliary(
        "Movers who come from other regions.", nl: "Verhuizers die uit andere regio's komen.",
        unit: .persons / .years, over: .movers * .regions)
    var arriving
    @Auxiliary(
        "People of each age who come from other regions.",
        nl: "Mensen van elke leeftijd die uit andere regio's komen.", unit: .persons / .years,
        over: .regions * .ages)
    public var arrivals
    @Auxiliary(
        "People who come from other regions less those who go there.",
        nl: "Mensen die uit andere regio's komen min mensen die daarheen gaan.", unit: .persons / .years,
        over: .regions
    )
    public var netDomestic
    @Auxiliary(
        "Moves from and to other regions, per inhabitant.",
        nl: "Verhuizingen van en naar andere regio's, per inwoner.", unit: .perYear, over: .regions)
    public var turnover
    @Outcome(
        "People who come to live in the region less those who leave it, abroad counted too.",
        nl: "Mensen die in de regio komen wonen min mensen die vertrekken, het buitenland meegeteld.",
        title: Text(nl: "vestiging min vertrek", en: "net migration"),
        formula: "arrivals − departures + immigrants − emigrants (1.7, 1.8)",
        formulaNL: "komst − vertrek + immigranten − emigranten (1.7, 1.8)", unit: .persons / .years,
        over: .regions, better: .neither, timing: .average, whole: .sum, worthNaming: 10, evidence: observed)
    public var netMigration

    /// (1.7) Who of these ages comes to each region from the others.
    ///
    /// Ages go some at a time, which lie side by side in memory.
    func move(_ people: Table, _ movers: Movers, ages: Range<Int>) {
        let (sent, arrivals, moves) = (sent, arrivals, observed(movers))
        let (regions, together) = (Axis.regions.count, Axis.agesTogether.count)
        for youngest in stride(from: ages.lowerBound, to: ages.upperBound, by: together) {
            for region in 0..<regions {
                let sending = sending[movers, region]
                for next in 0..<together { sent[next, region] = people[region, youngest + next] * sending }
            }
            for next in 0..<together {
                moves.shareOut(
                    sent, from: next * regions, times: pull,
                    to: arrivals, from: youngest + next, every: arrivals.width)
            }
        }
    }

    /// (1.7) Counts the moves of all ages; all movers of a kind are shared out as those of one age are.
    func countMoves(_ now: Couplings) {
        let regions = Axis.regions.count
        for movers in [Movers.young, .other] {
            for region in 0..<regions {
                sent[region] = inhabitants[movers, region] * sending[movers, region]
            }
            observed(movers).shareOut(
                sent, from: 0, times: pull, to: arriving, from: movers.rawValue * regions, every: 1)
        }
        for region in 0..<regions {
            let arrived = arriving[.young, region] + arriving[.other, region]
            let left =
                inhabitants[.young, region] * leaving[.young, region]
                + inhabitants[.other, region] * leaving[.other, region]
            netDomestic[region] = arrived - left
            turnover[region] = share(arrived + left, of: now.inhabitants[region])
            netMigration[region] = netDomestic[region] + now.netForeign[region]
        }
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

extension Table {
    /// The value of one kind of movers of a region.
    @inline(__always) subscript(_ movers: Movers, _ region: Int) -> Lanes {
        get { self[movers.rawValue, region] }
        nonmutating set { self[movers.rawValue, region] = newValue }
    }
}
