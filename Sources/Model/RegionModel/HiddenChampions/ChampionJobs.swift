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
        "Share of hidden champions' jobs in industry; the others are in business services.",
        nl: "Deel van de banen van hidden champions in de industrie; de andere zijn in zakelijke diensten.",
        unit: .share,
        value: 0.7, evidence: .judgement)
    var shareInIndustry
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

    public func begin(with now: Couplings, by step: Step) {
        growthTerm.fill(.zero)
        let perChampion = firstJobs / squareRoot(greatest(now.abundance, leastAbundance))
        jobsPerChampion.fill(perChampion)
        for region in 0..<regions { jobs[region] = now.count[region] * perChampion }
    }

    public func advance(with now: Couplings, during step: Step) {
        for region in 0..<regions {
            let jobsBefore = jobs[region]
            let lost = now.pullOfLabour[0] * now.tightness[region]
            let growth = jobGrowth + growthByHelp * now.reachedShare[region] - lost
            jobsPerChampion[region] *= exp(growth * step.dt)
            jobs[region] = now.count[region] * jobsPerChampion[region]
            let unexpected = (jobs[region] - jobsBefore) / step.dt - (jobGrowth - lost) * jobsBefore
            let inIndustry = unexpected * shareInIndustry
            growthTerm[region, .industry] = term(inIndustry, in: now.basicJobs[region, .industry])
            growthTerm[region, Sector.business] = term(
                unexpected - inIndustry, in: now.basicJobs[region, Sector.business])
        }
    }

    /// (2.16) A change of champions' jobs as growth of all basic jobs of their sector.
    @inline(__always) func term(_ change: Lanes, in basicJobs: Lanes) -> Lanes {
        clamp(change / basicJobs, within: greatestTerm).replacing(with: 0, where: basicJobs .<= 0)
    }
}
