public import Modelling

/// Jobs in hidden champions, and what their growth does to the sectors of a region.
///
/// Numbers in brackets are the equations of the model's specification.
public struct ChampionJobs: RegionalTheme {
    public static let chapter = Chapter.hiddenChampions

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let count, reachedShare, tightness, basicJobs, pullOfLabour: Table
    }

    /// Makes the theme's tables.
    public init() {}

    // (2.16) ln jobs per champion' = growth + help × reached share − pull of labour × tightness
    //        growth term of a sector = share × [(champions × jobs)' − expected growth] / basic jobs

    @Parameter(
        "Jobs of a hidden champion on the base date.", nl: "Banen bij een hidden champion op de begindatum.",
        title: Text(nl: "banen per hidden champion", en: "jobs per hidden champion"), unit: .persons / .firms,
        central: 150, range: 50...400,
        allowed: 5...2_000, evidence: .judgement)
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
        central: 0.005, range: 0...0.015, allowed: 0...0.1,
        evidence: .judged(
            "Judgement; IfM Bonn finds that hidden champions rarely use public support, so from 0.",
            nl:
                "Inschatting; IfM Bonn vindt dat hidden champions zelden publieke steun gebruiken, dus vanaf 0."
        ))
    var growthByHelp
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
        jobsPerChampion.fill(firstJobs)
        for region in 0..<regions { jobs[region] = now.count[region] * firstJobs }
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
