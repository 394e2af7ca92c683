public import Modelling

/// Small firms and hidden champions: how many there are, whom help reaches, and what jobs depend on them.
///
/// A hidden champion here is an independent firm that leads in a niche, mostly exports, and has roughly 10 to
/// 1,000 staff. It can be lost by failure, by a succession that falls through, or by leaving; help makes the
/// last two rarer and growth faster. Numbers in brackets are the equations of the model's specification.
public struct HiddenChampions: RegionalTheme {
    public static let chapter = Chapter.hiddenChampions

    static let judgement = Evidence.assumed("Expert judgement in the specification, without a source.")
    static let owners = Evidence.assumed(
        "Judgement; owners who want to stop within ten years, ABN AMRO and Ipsos 2025, are the upper end.")

    // (2.13) small firms' = firms × [entry × e^(response × cycle) − exit − succession × failure ×
    //        (1 − help × reached)], and entry = exit + succession × failure on the base date (correction B13)

    @Given(
        "Firms with 2 to 250 workers on the base date.", unit: .firms, over: .regions, possible: 10...500_000)
    var firms
    @Parameter(
        "Small firms that end each year, but for failed successions.", unit: .perYear, central: 0.045,
        range: 0.03...0.06, allowed: 0...0.3,
        evidence: .assumed("Judgement; a survey of the chamber of commerce found 6.7 % winding up in 2011."))
    var exit
    @Parameter(
        "Small firms that change owner each year.", unit: .perYear, central: 0.05, range: 0.03...0.07,
        allowed: 0...0.3, evidence: owners)
    var succession
    @Parameter(
        "Share of successions in small firms that fails without help.", unit: .share, central: 0.25,
        range: 0.1...0.45, allowed: 0...1,
        evidence: .assumed("Judgement; of owners 20 % search in vain and 22 % have not begun, ABN AMRO 2025.")
    )
    var failedSuccession
    @Parameter(
        "Share of failing successions in small firms that help saves.", unit: .share, central: 0.35,
        range: 0...0.7, allowed: 0...1,
        evidence: .assumed("As for hidden champions; not in the specification."))
    var savedByHelp
    @Parameter(
        "Response of entry to the business cycle.", unit: .one, central: 0.2, range: 0...0.4, allowed: 0...2,
        evidence: .assumed("Expert judgement in the specification; the range is ours."))
    var entryResponse
    @Stock("Firms with 2 to 250 workers.", unit: .firms, over: .regions, possible: 0...1_000_000)
    public var smallFirms

    // (2.14) reached champions' = those reached − reached / delay, of which no more than are left
    //        reached share of small firms' = (1 − share) × those reached / firms − share / delay

    @Given("Hidden champions on the base date.", unit: .firms, over: .regions, possible: 0...1_000)
    var champions
    @Parameter(
        "Hidden champions of the base date as a multiple of those given; a region with a list fixes it at 1.",
        unit: .one, central: 1, range: 0.085...2, allowed: 0...10,
        evidence: .assumed(
            "20 per million, from 1.7 (Simon 2012, strict) to 40 (38 in North Rhine-Westphalia, broad)."))
    var abundance
    @Parameter(
        "Time in which a firm that was helped loses touch.", unit: .years, central: 4, range: 2...8,
        allowed: 0.25...50, evidence: judgement)
    var losingTouch
    @Stock("Hidden champions that help has not reached.", unit: .firms, over: .regions, possible: 0...2_000)
    public var unreached
    @Stock("Hidden champions that help has reached.", unit: .firms, over: .regions, possible: 0...2_000)
    public var reached
    @Stock("Share of small firms that help has reached.", unit: .share, over: .regions, possible: 0...1)
    public var reachedSmallFirms

    // (2.15) losses = champions × [failure + succession × failed × (1 − help) + leaving × (1 − help) ×
    //        e^(−response × change of liveability / 10 + response × tightness)], help only where it reached;
    //        births = birth rate × small firms × (1 + help × reached share of small firms)

    @Parameter(
        "Hidden champions that fail each year.", unit: .perYear, central: 0.01, range: 0.005...0.02,
        allowed: 0...0.2, evidence: .assumed("Judgement; Simon 2009 finds that few fail."))
    var failure
    @Parameter(
        "Hidden champions that change owner each year.", unit: .perYear, central: 0.04, range: 0.025...0.06,
        allowed: 0...0.3, evidence: judgement)
    var championSuccession
    @Parameter(
        "Share of successions in hidden champions that fails without help.", unit: .share, central: 0.15,
        range: 0.05...0.35, allowed: 0...1, evidence: judgement)
    var failedChampionSuccession
    @Parameter(
        "Share of failing successions in hidden champions that help saves.", unit: .share, central: 0.35,
        range: 0...0.7, allowed: 0...1, evidence: judgement)
    var championsSavedByHelp
    @Parameter(
        "Hidden champions that leave, or close after a sale abroad, each year.", unit: .perYear,
        central: 0.007,
        range: 0.002...0.015, allowed: 0...0.2, evidence: judgement)
    var leaving
    @Parameter(
        "Share of hidden champions about to leave that help keeps.", unit: .share, central: 0.25,
        range: 0...0.6,
        allowed: 0...1, evidence: judgement)
    var keptByHelp
    @Parameter(
        "Response of leaving to ten points of liveability.", unit: .one, central: 0.1, range: 0...0.3,
        allowed: 0...2, evidence: judgement)
    var leavingWithLiveability
    @Constant(
        "Points of liveability that the response is given for.", unit: .points, value: 10, evidence: judgement
    )
    var liveabilityStep
    @Parameter(
        "Response of leaving to tightness of the labour market.", unit: .one, central: 1, range: 0...3,
        allowed: 0...10, evidence: judgement)
    var leavingWithTightness
    @Parameter(
        "Rise of births when help has reached all small firms.", unit: .share, central: 0.2, range: 0...0.6,
        allowed: 0...2, evidence: judgement)
    var birthsByHelp
    @Constant(
        "Number of hidden champions below which losses and births are single events.", unit: .firms,
        value: 50,
        evidence: .assumed("Specification, section 9."))
    var manyChampions
    @Auxiliary(
        "Births per small firm that keep hidden champions constant without measures.", unit: .perYear,
        over: .regions)
    public var birthRate
    @Auxiliary("Hidden champions that arise.", unit: .firms / .years, over: .regions)
    public var births
    @Auxiliary("Hidden champions that are lost.", unit: .firms / .years, over: .regions)
    public var losses

    // (2.16) ln jobs per champion' = growth + help × reached share − pull of labour × tightness
    //        growth term of a sector = share × [(champions × jobs)' − expected growth] / basic jobs

    @Parameter(
        "Jobs of a hidden champion on the base date.", unit: .persons / .firms, central: 150, range: 50...400,
        allowed: 5...2_000, evidence: judgement)
    var firstJobs
    @Parameter(
        "Growth of jobs in hidden champions.", unit: .perYear, central: 0.02, range: 0...0.04,
        allowed: -0.1...0.2, evidence: judgement)
    var jobGrowth
    @Parameter(
        "Growth of jobs that help adds.", unit: .perYear, central: 0.005, range: 0...0.015, allowed: 0...0.1,
        evidence: .assumed(
            "Judgement; IfM Bonn finds that hidden champions rarely use public support, so from 0."))
    var growthByHelp
    @Constant(
        "Share of hidden champions' jobs in industry; the others are in business services.", unit: .share,
        value: 0.7, evidence: judgement)
    var shareInIndustry
    @Constant(
        "Most that hidden champions add to or take from the growth of a sector.", unit: .perYear, value: 0.2,
        evidence: .assumed("Correction B14."))
    var greatestTerm
    @Stock("Jobs per hidden champion.", unit: .persons / .firms, over: .regions, possible: 0...20_000)
    public var jobsPerChampion
    @Auxiliary(
        "Growth of basic jobs that hidden champions cause beyond what was expected of them.", unit: .perYear,
        over: .regions * .sectors)
    public var growthTerm

    // what people read

    @Outcome(
        """
        Hidden champions: independent firms that lead in a niche and mostly export, by the broad definition, \
        20 per million inhabitants.
        """,
        formula: "champions reached + not reached; change by births and losses (2.14, 2.15)", unit: .firms,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 0.5, evidence: judgement)
    public var count
    @Outcome(
        "Share of hidden champions that help has reached and is still in touch with.",
        formula: "champions reached / all champions (2.14)", unit: .share, over: .regions, better: .higher,
        timing: .january, whole: .mean(weightedBy: "hidden_champions.count"), worthNaming: 0.01,
        evidence: judgement)
    public var reachedShare
    @Outcome(
        "Successions that would have failed without help, in small firms and hidden champions.",
        formula: "successions × share that fails × share that help saves × firms reached (2.13, 2.15)",
        unit: .firms / .years, over: .regions, better: .higher, timing: .average, whole: .sum,
        worthNaming: 0.5,
        evidence: judgement)
    public var successionsSaved
    @Outcome(
        "Jobs in hidden champions.", formula: "champions × jobs per champion (2.16)", unit: .persons,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 50, evidence: judgement)
    public var jobs

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        /// Of this quarter.
        let cycle, tightness, basicJobs, pullOfLabour, championsReached, firmsReached: Table
        /// The whole index of prosperity, as the last quarter left it, and that of the base date.
        let liveability, firstLiveability: Table
    }

    /// Makes the theme's tables.
    public init() {}
}
