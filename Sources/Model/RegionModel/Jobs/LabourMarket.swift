public import Modelling

/// Who finds work and where, and what remains vacant.
///
/// People commute: labour reaches the jobs of many regions. Where it is short, more demand gives vacancies
/// rather than jobs; where jobs are short, more people give unemployment. Every person and every job is
/// counted once. Numbers in brackets are the equations of the model's specification.
public struct LabourMarket: RegionalTheme {
    public static let chapter = Chapter.jobs

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let workforce, sectorDemand: Table
        let levers: [Table]
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        tightnessFelt.fill(.zero)
        pull.fill(Lanes(repeating: 1))
        spreadLabour(now.workforce)
        for region in 0..<regions {
            let vacant = 1.0 - power(Lanes(repeating: filled[region]), matching)
            demandPerJob[region] = exp(-log(vacant) / matching)
            demand[region] = demandPerJob[region] * jobsWanted(in: region, now)
        }
        matchPeopleAndJobs()
        for region in 0..<regions {
            firstTightness[region] = tightness[region]
            tightness[region] = .zero
        }
        countWorkingResidents(of: now.workforce)
        for region in 0..<regions {
            firstWorkingResidents[region] = workingResidents[region]
            firstUnemployment[region] = unemploymentRate[region]
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let workersAdded = now.levers[.crossBorderWorkers]
        let noticed = step.dt / commutingDelay
        for region in 0..<regions { pull[region] = exp(commutingResponse * tightnessFelt[region]) }
        spreadLabour(now.workforce)
        for region in 0..<regions {
            labourInReach[region] += workersAdded[region]
            demand[region] = demandPerJob[region] * jobsWanted(in: region, now)
        }
        matchPeopleAndJobs()
        for region in 0..<regions {
            tightness[region] -= firstTightness[region]
            tightnessFelt[region] += (tightness[region] - tightnessFelt[region]) * noticed
        }
        countWorkingResidents(of: now.workforce)
    }

    // (2.6) labour demand = demand per job × Σ jobs wanted; demand per job is that of the base date

    @Auxiliary(
        "Labour demand per job wanted: more than 1, for some vacancies last even where labour abounds.",
        nl:
            "Vraag naar arbeid per gewenste baan: meer dan 1, want er zijn altijd vacatures, ook waar veel mensen werk zoeken.",
        unit: .one,
        over: .regions)
    var demandPerJob
    @Auxiliary(
        "Jobs, filled or vacant, by place of work.", nl: "Banen, bezet of vacant, naar waar men werkt.",
        unit: .persons, over: .regions)
    public var demand

    /// (2.6) Jobs wanted in all sectors.
    @inline(__always) func jobsWanted(in region: Int, _ now: Couplings) -> Lanes {
        var jobs = Lanes.zero
        for sector in 0..<sectors { jobs += now.sectorDemand[region, sector] }
        return jobs
    }

    // (2.8) labour that reaches a region = Σ share of commuters × labour force + commuters from abroad
    // (2.11) share of commuters = first share × e^(response × tightness felt) / Σ the same
    //        tightness felt' = (tightness − tightness felt) / delay

    @Given(
        "Share of a region's labour force that looks to each region for work: homes in rows, jobs in columns.",
        nl:
            "Deel van de mensen van een regio dat in elke regio werk zoekt: wonen in rijen, werken in kolommen.",
        title: Text(nl: "woon-werkverkeer", en: "commuting"),
        unit: .share, over: .regions * .regions, possible: 0...1)
    var commuting
    @Given(
        "People from abroad who look for work in a region on the base date.",
        nl: "Mensen uit het buitenland die op de begindatum werk zoeken in een regio.",
        title: Text(nl: "werkzoekenden uit het buitenland", en: "workers from abroad"), unit: .persons,
        over: .regions,
        possible: 0...500_000)
    var crossBorderWorkers
    @Parameter(
        "Response of commuters to tightness where they work.",
        nl: "Hoe sterk forensen reageren op krapte waar zij werken.",
        title: Text(nl: "reactie van forensen op krapte", en: "response of commuters to tightness"),
        unit: .one, central: 1.5, range: 0.5...3,
        allowed: 0...10, evidence: .judgement)
    var commutingResponse
    @Parameter(
        "Time in which commuters notice tightness.", nl: "Tijd waarin forensen krapte merken.",
        title: Text(nl: "tijd tot forensen krapte merken", en: "time until commuters notice tightness"),
        unit: .years, central: 2, range: 1...4,
        allowed: 0.25...20,
        evidence: .judgement)
    var commutingDelay
    @Stock(
        "Change of tightness since the base date as commuters feel it.",
        nl: "Verandering van krapte sinds de begindatum zoals forensen die voelen.", unit: .one,
        over: .regions,
        possible: -5...5)
    public var tightnessFelt
    @Auxiliary(
        "Pull of a region on commuters, 1 on the base date.",
        nl: "Trekkracht van een regio op forensen; 1 op de begindatum.", unit: .one, over: .regions)
    var pull
    @Auxiliary(
        "Pull of all jobs that a home can reach, 1 on the base date.",
        nl: "Trekkracht van alle banen die vanuit een woonplaats te bereiken zijn; 1 op de begindatum.",
        unit: .one, over: .regions)
    var pullInReach
    @Auxiliary(
        "Labour force over the pull of all jobs that it can reach.",
        nl: "Mensen die werken of werk zoeken, gedeeld door de trekkracht van alle banen in bereik.",
        unit: .persons, over: .regions)
    var labourPerPull
    @Auxiliary(
        "Labour that reaches the jobs of a region, from abroad too.",
        nl: "Mensen die banen in een regio kunnen bereiken, ook uit het buitenland.", unit: .persons,
        over: .regions)
    public var labourInReach

    /// (2.8, 2.11) Spreads the labour force over the regions where it looks for work.
    ///
    /// A region's pull is the same for commuters from everywhere, so a share of commuters never needs to be
    /// stored: it is its first share × the pull of the jobs / the pull of all jobs that a home can reach.
    func spreadLabour(_ workforce: Table) {
        let (pull, pullInReach, labourInReach) = (pull, pullInReach, labourInReach)
        commuting.sumRows(weighing: pull, into: pullInReach)
        for home in 0..<regions { labourPerPull[home] = workforce[home] / pullInReach[home] }
        commuting.sumColumns(weighing: labourPerPull, into: labourInReach)
        for job in 0..<regions {
            labourInReach[job] = pull[job] * labourInReach[job] + crossBorderWorkers[job]
        }
    }

    // (2.9) employed = min(demand, labour) × [1 + (min / max)^friction]^(−1 / friction)
    //       first demand = employed × (1 − filled^friction)^(−1 / friction)

    @Parameter(
        "Ease of matching people and jobs.", nl: "Hoe gemakkelijk mensen en banen elkaar vinden.",
        title: Text(nl: "mensen en banen vinden elkaar", en: "ease of matching people and jobs"), unit: .one,
        central: 17.9, range: 12...25, allowed: 2...100,
        evidence: .judged(
            "Fits the 3.5 % unemployed and 43 vacancies per 1,000 jobs of CBS, fourth quarter of 2023; range ours.",
            nl:
                "Past bij de 3,5 % werklozen en 43 vacatures per 1.000 banen van het CBS, vierde kwartaal van 2023; de bandbreedte is van ons."
        ))
    var matching
    @Given(
        "People at work in a region per person who looks there for work, on the base date.",
        nl: "Mensen aan het werk in een regio per persoon die daar werk zoekt, op de begindatum.",
        title: Text(nl: "deel dat werk vindt", en: "share that finds work"),
        unit: .share,
        over: .regions, possible: 0.5...0.9999)
    var filled
    @Auxiliary(
        "Logarithm of demand over labour on the base date.",
        nl: "Logaritme van vraag gedeeld door aanbod van arbeid op de begindatum.", unit: .one, over: .regions
    )
    var firstTightness
    @Auxiliary(
        "Short side of the market over its long side, to the power of matching; then ln(1 + it).",
        nl:
            "Korte kant van de markt gedeeld door de lange kant, tot de macht van het vinden; daarna ln(1 + dat).",
        unit: .one,
        over: .regions)
    var shortSideOdds
    @Auxiliary(
        "Logarithm of demand over labour, less that of the base date.",
        nl: "Logaritme van vraag gedeeld door aanbod van arbeid, min dat van de begindatum.", unit: .one,
        over: .regions)
    public var tightness
    @Outcome(
        """
        People at work, by place of work. Economic measures shift jobs for 10 to 15 years; only people and houses \
        shift them for good.
        """,
        nl:
            "Mensen aan het werk, naar waar zij werken. Economische maatregelen verschuiven banen 10 tot 15 jaar; alleen mensen en huizen verschuiven ze blijvend.",
        title: Text(nl: "mensen aan het werk", en: "people at work"),
        formula:
            "the smaller of labour demand and labour in reach, less what friction leaves unmatched (2.9)",
        formulaNL:
            "de kleinste van de vraag naar arbeid en de arbeid in bereik, min wat niet bij elkaar komt (2.9)",
        unit: .persons, over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 100,
        isHeadline: true,
        evidence: .judged(
            "Eurostat nama_10r_3empers carried to the base date; its change by Sneessens and Drèze 1986.",
            nl:
                "Eurostat nama_10r_3empers, doorgetrokken naar de begindatum; de verandering volgens Sneessens en Drèze 1986."
        ))
    public var employed
    @Outcome(
        "Jobs that are vacant, by place of work.", nl: "Banen die vacant zijn, naar waar men werkt.",
        title: Text(nl: "vacatures", en: "vacancies"), formula: "labour demand − people at work (2.10)",
        formulaNL: "vraag naar arbeid − mensen aan het werk (2.10)",
        unit: .persons, over: .regions, better: .neither, timing: .january, whole: .sum, worthNaming: 50,
        evidence: .judged(
            "The one friction that fits national unemployment and vacancies.",
            nl: "De ene wrijving die past bij werkloosheid en vacatures van het land."))
    public var vacancies

    /// A power of e below which numbers are not normal any more.
    private static let leastExponent = Lanes(repeating: -600)

    /// (2.9, 2.10) Brings jobs and the labour in reach together.
    ///
    /// One logarithm or power per loop, so that the processor works on several regions at once.
    func matchPeopleAndJobs() {
        let (demand, labour, ratio) = (demand, labourInReach, tightness)
        let (odds, employed, matching) = (shortSideOdds, employed, matching)
        for region in 0..<regions { ratio[region] = log(demand[region] / labour[region]) }
        for region in 0..<regions {
            let gap = greatest(ratio[region], -ratio[region])
            odds[region] = exp(greatest(-matching * gap, Self.leastExponent))
        }
        for region in 0..<regions { odds[region] = log(1.0 + odds[region]) }
        for region in 0..<regions {
            employed[region] = least(demand[region], labour[region]) * exp(-odds[region] / matching)
            vacancies[region] = demand[region] - employed[region]
        }
    }

    // (2.10) working residents = Σ share of commuters × labour force × share of labour that works
    //        unemployment rate = 1 − working residents / labour force

    @Auxiliary(
        "Pull of a region × the share of the labour in its reach that works.",
        nl: "Trekkracht van een regio keer het deel van de mensen in haar bereik dat werkt.", unit: .one,
        over: .regions)
    var pulledToWork
    @Auxiliary(
        "Residents at work, in the country.", nl: "Inwoners die werken, in het land.", unit: .persons,
        over: .regions)
    public var workingResidents
    @Auxiliary(
        "Residents at work on the base date.", nl: "Inwoners die werken op de begindatum.", unit: .persons,
        over: .regions)
    public var firstWorkingResidents
    @Auxiliary(
        "Unemployment rate on the base date.", nl: "Werkloosheid op de begindatum.", unit: .share,
        over: .regions)
    public var firstUnemployment
    @Outcome(
        "Share of the labour force without work, by where people live.",
        nl: "Aandeel zonder werk van de mensen die werken of werk zoeken, naar waar zij wonen.",
        title: Text(nl: "werkloosheid", en: "unemployment"),
        formula: "1 − working residents / labour force (2.10)",
        formulaNL: "1 − inwoners die werken / mensen die werken of werk zoeken (2.10)", unit: .share,
        over: .regions, better: .lower,
        timing: .average, whole: .mean(weightedBy: "jobs.workforce"), worthNaming: 0.001,
        evidence: .judged(
            "Provincial rates of 2019 carried to the base date, then by (2.7) to (2.10).",
            nl:
                "Cijfers van provincies over 2019, doorgetrokken naar de begindatum, daarna volgens (2.7) tot en met (2.10)."
        ))
    public var unemploymentRate

    /// (2.10) Residents at work: their labour force per pull × the pull of the jobs that are filled.
    func countWorkingResidents(of workforce: Table) {
        let (pulledToWork, workingResidents) = (pulledToWork, workingResidents)
        for job in 0..<regions { pulledToWork[job] = pull[job] * (employed[job] / labourInReach[job]) }
        commuting.sumRows(weighing: pulledToWork, into: workingResidents)
        for home in 0..<regions {
            workingResidents[home] *= labourPerPull[home]
            unemploymentRate[home] = 1.0 - workingResidents[home] / workforce[home]
        }
    }
}
