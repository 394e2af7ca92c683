public import Modelling

/// Jobs in hidden champions, and what their growth does to the sectors of a region.
///
/// Numbers in brackets are the equations of the model's specification.
public struct ChampionJobs: RegionalTheme {
    public static let chapter = Chapter.hiddenChampions

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let count, reachedShare, tightness, basicJobs, pullOfLabour: Table
        /// Hidden champions on the base date as a multiple of the given number.
        let abundance: Lanes
        /// The region's own list.
        let list: ChampionList
    }

    /// Makes the theme's tables.
    public init() {}

    // (2.16) jobs per champion on the base date = first jobs / √ greatest(abundance, 1 %)
    //        ln jobs per champion' = growth + help × reached share − pull of labour × tightness
    //        growth term of a sector = share × [(champions × jobs)' − expected growth] / basic jobs

    @Parameter(
        "Jobs of a hidden champion on the base date, where there are as many as given.",
        nl: "Banen bij een hidden champion op de begindatum, als er zoveel zijn als gegeven.",
        title: Text(nl: "banen per hidden champion", en: "jobs per hidden champion"), unit: .persons / .firms,
        central: 280, range: 100...600, allowed: 5...2_000,
        evidence: .published(
            "ZEW 2016, Germany",
            """
            272 at 22 per million; a definition that finds fewer finds larger ones. Contradicts the former 150
            """,
            nl: "272 bij 22 per miljoen; wie er minder telt, telt grotere. In strijd met de vroegere 150"))
    var firstJobs
    @Parameter(
        "Growth of jobs in hidden champions.", nl: "Groei van banen bij hidden champions.",
        title: Text(nl: "groei van banen bij hidden champions", en: "growth of jobs in hidden champions"),
        unit: .perYear, central: 0.02, range: 0...0.04,
        allowed: -0.1...0.2, evidence: .judgement)
    var jobGrowth
    @Parameter(
        "Growth of jobs that help adds.", nl: "Groei van banen die hulp toevoegt.",
        title: Text(nl: "groei van banen door hulp", en: "growth of jobs by help"), unit: .perYear,
        central: 0.005, range: 0...0.03, allowed: 0...0.1,
        evidence: .judged(
            """
            Judgement between 3.8 % a year for growth firms that were selected (Canada, 2017) and nothing lasting in a Dutch \
            lottery of vouchers (CPB 2007).
            """,
            nl:
                "Inschatting tussen 3,8 % per jaar bij uitgezochte groeibedrijven (Canada, 2017) en niets blijvends bij een Nederlandse loting van vouchers (CPB 2007)."
        ))
    var growthByHelp
    @Constant(
        "Least abundance that jobs per champion are reckoned with.",
        nl: "Kleinste veelvoud waarmee de banen per hidden champion worden berekend.", unit: .one,
        value: 0.01,
        evidence: .judged("Keeps a region without champions finite.", nl: "Anders deelt het door niets."))
    var leastAbundance
    @Constant(
        "Most that hidden champions add to or take from the growth of a sector.",
        nl: "Meeste dat hidden champions aan de groei van een sector toevoegen of ervan afnemen.",
        unit: .perYear, value: 0.2,
        evidence: .judged(
            "Keeps a sector of few jobs from growing by what one firm does.",
            nl: "Voorkomt dat een sector met weinig banen groeit door wat één bedrijf doet."))
    var greatestTerm
    @Stock(
        "Jobs per hidden champion.", nl: "Banen per hidden champion.", unit: .persons / .firms,
        over: .regions, possible: 0...20_000)
    public var jobsPerChampion
    @Auxiliary(
        "Growth of basic jobs that hidden champions cause beyond what was expected of them.",
        nl: "Groei van banen die hidden champions veroorzaken boven wat van hen werd verwacht.",
        unit: .perYear,
        over: .regions * .sectors)
    public var growthTerm
    @Outcome(
        "Jobs in hidden champions.", nl: "Banen bij hidden champions.",
        title: Text(nl: "banen bij hidden champions", en: "jobs in hidden champions"),
        formula: "champions × jobs per champion (2.16)",
        formulaNL: "hidden champions × banen per hidden champion (2.16)", unit: .persons,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 50, evidence: .judgement)
    public var jobs
    @Outcome(
        "Jobs in hidden champions that hang on sales abroad.",
        nl: "Banen bij hidden champions die van verkoop aan het buitenland afhangen.",
        title: Text(nl: "exportbanen bij hidden champions", en: "export jobs in hidden champions"),
        formula: "jobs in hidden champions × share exported (2.16)",
        formulaNL: "banen bij hidden champions × deel dat wordt uitgevoerd (2.16)", unit: .persons,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 50, evidence: .judgement)
    public var exportJobs

    public func begin(with now: Couplings, by step: Step) {
        growthTerm.fill(.zero)
        let perChampion = firstJobs / squareRoot(greatest(now.abundance, leastAbundance))
        for region in 0..<regions {
            let listed = now.list.jobsOfEach[region]
            jobsPerChampion[region] = listed[0] > 0 ? listed : perChampion
            count(region, now)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        for region in 0..<regions {
            let jobsBefore = jobs[region]
            let lost = now.pullOfLabour[0] * now.tightness[region]
            let growth = jobGrowth + growthByHelp * now.reachedShare[region] - lost
            jobsPerChampion[region] *= exp(growth * step.dt)
            count(region, now)
            let unexpected = (jobs[region] - jobsBefore) / step.dt - (jobGrowth - lost) * jobsBefore
            for sector in 0..<sectors {
                growthTerm[region, sector] = term(
                    unexpected * now.list.shareOfSector[region, sector], in: now.basicJobs[region, sector])
            }
        }
    }

    /// (2.16) Jobs in the champions that there are now.
    @inline(__always) func count(_ region: Int, _ now: Couplings) {
        jobs[region] = now.count[region] * jobsPerChampion[region]
        exportJobs[region] = jobs[region] * now.list.exported[region]
    }

    /// (2.16) A change of champions' jobs as growth of all basic jobs of their sector.
    @inline(__always) func term(_ change: Lanes, in basicJobs: Lanes) -> Lanes {
        clamp(change / basicJobs, within: greatestTerm).replacing(with: 0, where: basicJobs .<= 0)
    }
}
