public import Modelling

/// Small firms and hidden champions: how many there are, and whom help reaches.
///
/// A hidden champion here is an independent firm that leads in a niche, mostly exports, and has roughly 10 to
/// 1,000 staff. It can be lost by failure, by a succession that falls through, or by leaving; help makes the
/// last two rarer and growth faster. Numbers in brackets are the equations of the model's specification.
public struct HiddenChampions: RegionalTheme {
    public static let chapter = Chapter.hiddenChampions

    static let owners = Evidence.judged(
        "Judgement; owners who want to stop within ten years, ABN AMRO and Ipsos 2025, are the upper end.",
        nl:
            "Inschatting; eigenaren die binnen tien jaar willen stoppen, ABN AMRO en Ipsos 2025, zijn de bovenkant."
    )
    static let firstCount = Key("hidden_champions.first_count")
    static let birthEvents = Key("hidden_champions.births")
    static let lossEvents = Key("hidden_champions.losses")

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        /// Of this quarter.
        let cycle, tightness, championsReached, firmsReached: Table
        /// The whole index of prosperity, as the last quarter left it, and that of the base date.
        let prosperityIndex, firstProsperityIndex: Table
        /// The region's own list.
        let list: ChampionList
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        reached.fill(.zero)
        reachedSmallFirms.fill(.zero)
        reachedShare.fill(.zero)
        successionsSaved.fill(.zero)
        successions.fill(.zero)
        lostToSuccession.fill(.zero)
        departures.fill(.zero)
        let rate = failure + championSuccession * failedChampionSuccession + leaving
        for region in 0..<regions {
            smallFirms[region] = Lanes(repeating: firms[region])
            birthRate[region] = rate * (expectedChampions(in: region, now) / firms[region])
            births[region] = birthRate[region] * firms[region]
            losses[region] = births[region]
            unreached[region] = firstChampions(in: region, now, by: step)
            count[region] = unreached[region]
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        for region in 0..<regions {
            renewChampions(in: region, now, during: step)
            renewSmallFirms(in: region, now, during: step)
        }
    }

    // (2.13) small firms' = firms × [entry × e^(response × cycle) − exit − succession × failure ×
    //        (1 − help × reached)], and entry = exit + succession × failure on the base date

    @Given(
        "Firms with 2 to 250 workers on the base date.",
        nl: "Bedrijven met 2 tot 250 mensen op de begindatum.",
        title: Text(nl: "kleine bedrijven", en: "small firms"), unit: .firms, over: .regions,
        possible: 10...500_000)
    var firms
    @Parameter(
        "Small firms that end each year, but for failed successions.",
        nl: "Kleine bedrijven die elk jaar stoppen, mislukte opvolgingen niet meegeteld.",
        title: Text(nl: "kleine bedrijven die stoppen", en: "small firms that end"), unit: .perYear,
        central: 0.045,
        range: 0.03...0.06, allowed: 0...0.3,
        evidence: .judged(
            "Judgement; a survey of the chamber of commerce found 6.7 % winding up in 2011.",
            nl: "Inschatting; in een enquête van de Kamer van Koophandel stopte in 2011 6,7 %."))
    var exit
    @Parameter(
        "Small firms that change owner each year.",
        nl: "Kleine bedrijven die elk jaar van eigenaar wisselen.",
        title: Text(nl: "opvolging in kleine bedrijven", en: "succession in small firms"), unit: .perYear,
        central: 0.05, range: 0.03...0.07,
        allowed: 0...0.3, evidence: owners)
    var succession
    @Parameter(
        "Share of successions in small firms that fails without help.",
        nl: "Deel van de opvolgingen in kleine bedrijven dat zonder hulp mislukt.",
        title: Text(nl: "mislukte opvolging, kleine bedrijven", en: "failed succession, small firms"),
        unit: .share, central: 0.22, range: 0.1...0.35, allowed: 0...1,
        evidence: .published(
            "Kamer van Koophandel 2003; European Commission",
            "10 to 30 % end in a needless closure, up to one third",
            nl: "10 tot 30 % eindigt in onnodige sluiting, tot een derde"))
    var failedSuccession
    @Parameter(
        "Share of failing successions in small firms that help saves.",
        nl: "Deel van de mislukkende opvolgingen in kleine bedrijven dat hulp redt.",
        title: Text(nl: "door hulp gered, kleine bedrijven", en: "saved by help, small firms"), unit: .share,
        central: 0.35,
        range: 0...0.7, allowed: 0...1,
        evidence: .judged("As for hidden champions.", nl: "Als bij hidden champions."))
    var savedByHelp
    @Parameter(
        "Response of entry to the business cycle.",
        nl: "Hoe sterk nieuwe bedrijven reageren op de conjunctuur.",
        title: Text(nl: "starters en conjunctuur", en: "response of entry to the cycle"), unit: .one,
        central: 0.2, range: 0...0.4, allowed: 0...2,
        evidence: .judged(
            "Our own judgement, and so is the range.", nl: "Onze eigen inschatting, ook de bandbreedte."))
    var entryResponse
    @Stock(
        "Firms with 2 to 250 workers.", nl: "Bedrijven met 2 tot 250 mensen.", unit: .firms, over: .regions,
        possible: 0...1_000_000)
    public var smallFirms
    @Stock(
        "Share of small firms that help has reached.",
        nl: "Deel van de kleine bedrijven dat hulp heeft bereikt.", unit: .share, over: .regions,
        possible: 0...1)
    public var reachedSmallFirms

    /// (2.13, 2.14) Moves small firms, and the share of them that help has reached, over a step.
    @inline(__always) func renewSmallFirms(in region: Int, _ now: Couplings, during step: Step) {
        let (before, share) = (smallFirms[region], reachedSmallFirms[region])
        let fail = succession * failedSuccession
        let entry = (exit + fail) * exp(entryResponse * now.cycle[region])
        smallFirms[region] += before * (entry - exit - fail * (1.0 - savedByHelp * share)) * step.dt
        let found = least(now.firmsReached[region] * step.dt / before, Lanes(repeating: 1))
        let forgotten = least(step.dt / losingTouch, Lanes(repeating: 1))
        reachedSmallFirms[region] = clamp(share + (1.0 - share) * found - share * forgotten, 0, 1)
    }

    // (2.14) reached champions' = those reached − reached / delay, of which no more than are left
    //        reached share of small firms' = (1 − share) × those reached / firms − share / delay

    @Given(
        "Hidden champions on the base date.", nl: "Hidden champions op de begindatum.",
        title: Text(nl: "hidden champions op de begindatum", en: "hidden champions on the base date"),
        unit: .firms,
        over: .regions, possible: 0...1_000)
    var champions
    @Parameter(
        "Hidden champions of the base date as a multiple of those given; a region with a list fixes it at 1.",
        nl:
            "Hidden champions op de begindatum als veelvoud van het gegeven aantal; een regio met een lijst zet dit vast op 1.",
        title: Text(nl: "aantal hidden champions, als veelvoud", en: "abundance of hidden champions"),
        unit: .one, central: 1, range: 0.085...2, allowed: 0...10,
        evidence: .judged(
            "20 per million, from 1.7 (Simon 2012, strict) to 40 (38 in North Rhine-Westphalia, broad).",
            nl: "20 per miljoen, van 1,7 (Simon 2012, streng) tot 40 (38 in Noordrijn-Westfalen, ruim)."))
    var abundance
    @Parameter(
        "Time in which a firm that was helped loses touch.",
        nl: "Tijd waarin een geholpen bedrijf uit beeld raakt.",
        title: Text(nl: "tijd tot een bedrijf uit beeld raakt", en: "time until a firm loses touch"),
        unit: .years, central: 4, range: 1.5...10, allowed: 0.25...50,
        evidence: .published(
            "CPB 2007 and 2020 on one Dutch lottery of vouchers",
            "first an effect that came once, later one that lasted; the centre is ours",
            nl: "eerst een eenmalig effect, later een blijvend; het midden is van ons"))
    var losingTouch
    @Stock(
        "Hidden champions that help has not reached.", nl: "Hidden champions die hulp niet heeft bereikt.",
        unit: .firms, over: .regions, possible: 0...2_000)
    public var unreached
    @Stock(
        "Hidden champions that help has reached.", nl: "Hidden champions die hulp heeft bereikt.",
        unit: .firms, over: .regions, possible: 0...2_000)
    public var reached

    /// Hidden champions that a region is thought to have on the base date: those on its list, where it has one.
    @inline(__always) func expectedChampions(in region: Int, _ now: Couplings) -> Lanes {
        now.list.isGiven(in: region) ? now.list.listedChampions[region] : abundance * champions[region]
    }

    /// Hidden champions on the base date: whole firms, a fraction rounded by chance; in a central run as given.
    func firstChampions(in region: Int, _ now: Couplings, by step: Step) -> Lanes {
        let expected = expectedChampions(in: region, now)
        guard !step.isCentral else { return expected }
        let whole = expected.rounded(.down)
        let uniform = step.draws.uniform(Self.firstCount, place: step.regions[region])
        return whole.replacing(with: whole + 1, where: uniform .< expected - whole)
    }

    // (2.15) losses = champions × [failure + succession × failed × (1 − help) + leaving × (1 − help) ×
    //        e^(−response × change of liveability / 10 + response × tightness)], help only where it reached;
    //        births = birth rate × small firms × (1 + help × reached share of small firms)

    @Parameter(
        "Hidden champions that fail each year.",
        nl: "Hidden champions die elk jaar failliet gaan of stoppen.",
        title: Text(nl: "hidden champions die stoppen", en: "hidden champions that fail"), unit: .perYear,
        central: 0.01, range: 0.005...0.02,
        allowed: 0...0.2,
        evidence: .judged(
            "Judgement; Simon 2009 finds that few fail.",
            nl: "Inschatting; Simon 2009 vindt dat er weinig stoppen."))
    var failure
    @Parameter(
        "Hidden champions that change owner each year.",
        nl: "Hidden champions die elk jaar van eigenaar wisselen.",
        title: Text(nl: "opvolging in hidden champions", en: "succession in hidden champions"),
        unit: .perYear, central: 0.05, range: 0.03...0.06, allowed: 0...0.3,
        evidence: .published(
            "Simon, as reported by the Süddeutsche Zeitung",
            "heads of hidden champions stay twenty years on average",
            nl: "wie een hidden champion leidt, blijft gemiddeld twintig jaar"))
    var championSuccession
    @Parameter(
        "Share of successions in hidden champions that fails without help.",
        nl: "Deel van de opvolgingen in hidden champions dat zonder hulp mislukt.",
        title: Text(nl: "mislukte opvolging, hidden champions", en: "failed succession, hidden champions"),
        unit: .share, central: 0.15,
        range: 0.05...0.35, allowed: 0...1, evidence: .judgement)
    var failedChampionSuccession
    @Parameter(
        "Share of failing successions in hidden champions that help saves.",
        nl: "Deel van de mislukkende opvolgingen in hidden champions dat hulp redt.",
        title: Text(nl: "door hulp gered, hidden champions", en: "saved by help, hidden champions"),
        unit: .share, central: 0.35,
        range: 0...0.7, allowed: 0...1, evidence: .judgement)
    var championsSavedByHelp
    @Parameter(
        "Hidden champions that leave, or close after a sale abroad, each year.",
        nl: "Hidden champions die elk jaar vertrekken, of sluiten na verkoop aan het buitenland.",
        title: Text(nl: "hidden champions die vertrekken", en: "hidden champions that leave"), unit: .perYear,
        central: 0.004, range: 0.001...0.01, allowed: 0...0.2,
        evidence: .published(
            "CBS 2022, firms of 50 staff and more",
            "of Dutch-owned firms 1 % a year moved a part abroad, which bounds those that leave",
            nl:
                "van Nederlandse bedrijven verplaatste 1 % per jaar een deel naar het buitenland: een bovengrens"
        ))
    var leaving
    @Parameter(
        "Share of hidden champions about to leave that help keeps.",
        nl: "Deel van de hidden champions die willen vertrekken dat hulp hier houdt.",
        title: Text(nl: "hidden champions behouden door hulp", en: "hidden champions kept by help"),
        unit: .share, central: 0.25,
        range: 0...0.6,
        allowed: 0...1, evidence: .judgement)
    var keptByHelp
    @Parameter(
        "Response of leaving to ten points of liveability.",
        nl: "Hoe sterk vertrek reageert op tien punten leefbaarheid.",
        title: Text(nl: "vertrek en leefbaarheid", en: "response of leaving to liveability"), unit: .one,
        central: 0.1, range: 0...0.3,
        allowed: 0...2, evidence: .judgement)
    var leavingWithLiveability
    @Constant(
        "Points of liveability that the response is given for.",
        nl: "Punten leefbaarheid waarvoor de reactie is gegeven.", unit: .points, value: 10,
        evidence: .judgement
    )
    var liveabilityStep
    @Parameter(
        "Response of leaving to tightness of the labour market.",
        nl: "Hoe sterk vertrek reageert op een krappe arbeidsmarkt.",
        title: Text(nl: "vertrek en krapte", en: "response of leaving to tightness"), unit: .one, central: 1,
        range: 0...3,
        allowed: 0...10, evidence: .judgement)
    var leavingWithTightness
    @Constant(
        "Most that liveability and tightness add to or take from leaving, as a logarithm.",
        nl: "Meeste dat leefbaarheid en krapte aan vertrek toevoegen of ervan afnemen, als logaritme.",
        unit: .one, value: 3,
        evidence: .judged(
            "At most 20 times the usual share leaves: it only keeps extremes possible.",
            nl: "Hoogstens 20 keer het gewone deel vertrekt: het houdt alleen uitersten mogelijk."))
    var mostUrge
    @Parameter(
        "Rise of births when help has reached all small firms.",
        nl: "Stijging van het aantal nieuwe hidden champions als hulp alle kleine bedrijven bereikt.",
        title: Text(nl: "nieuwe hidden champions door hulp", en: "births by help"), unit: .share,
        central: 0.1, range: 0...0.4, allowed: 0...2,
        evidence: .published(
            "Bavarian cluster policy, 1999",
            "4.6 to 5.7 points more firms that innovate, and 19 % less research; contradicts the former .2",
            nl:
                "4,6 tot 5,7 punten meer bedrijven die vernieuwen, en 19 % minder onderzoek; in strijd met de vroegere 0,2"
        ))
    var birthsByHelp
    @Constant(
        "Number of hidden champions below which losses and births are single events.",
        nl: "Aantal hidden champions waaronder verlies en aanwas losse gebeurtenissen zijn.", unit: .firms,
        value: 50,
        evidence: .judged(
            "Our judgement: above it, chance averages out.",
            nl: "Onze inschatting: daarboven middelt toeval uit."))
    var manyChampions
    @Auxiliary(
        "Births per small firm that keep hidden champions constant without measures.",
        nl: "Nieuwe hidden champions per klein bedrijf die hun aantal zonder maatregelen gelijk houden.",
        unit: .perYear,
        over: .regions)
    public var birthRate
    @Auxiliary(
        "Hidden champions that arise.", nl: "Hidden champions die ontstaan.", unit: .firms / .years,
        over: .regions)
    public var births
    @Auxiliary(
        "Hidden champions that are lost.", nl: "Hidden champions die verloren gaan.", unit: .firms / .years,
        over: .regions)
    public var losses
    @Outcome(
        """
        Hidden champions: independent firms that lead in a niche and mostly export, by the broad definition, \
        20 per million inhabitants.
        """,
        nl:
            "Hidden champions: onafhankelijke bedrijven die vooroplopen in een niche en vooral uitvoeren, ruim geteld: 20 per miljoen inwoners.",
        title: Text(nl: "hidden champions", en: "hidden champions"),
        formula: "champions reached + not reached; change by births and losses (2.14, 2.15)",
        formulaNL:
            "bereikte + niet bereikte hidden champions; verandering door aanwas en verlies (2.14, 2.15)",
        unit: .firms,
        over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 0.5, evidence: .judgement
    )
    public var count
    @Outcome(
        "Share of hidden champions that help has reached and is still in touch with.",
        nl: "Deel van de hidden champions dat hulp heeft bereikt en nog in beeld is.",
        title: Text(nl: "hidden champions bereikt", en: "hidden champions reached"),
        formula: "champions reached / all champions (2.14)",
        formulaNL: "bereikte hidden champions / alle hidden champions (2.14)", unit: .share, over: .regions,
        better: .higher,
        timing: .january, whole: .mean(weightedBy: "hidden_champions.count"), worthNaming: 0.01,
        isHeadline: true, evidence: .judgement)
    public var reachedShare
    @Outcome(
        "Hidden champions whose head retired, since the base date.",
        nl: "Hidden champions waarvan de leider is gestopt, sinds de begindatum.",
        title: Text(nl: "opvolging bij hidden champions", en: "successions in hidden champions"),
        formula: "Σ champions × succession (2.15)", formulaNL: "Σ hidden champions × opvolging (2.15)",
        unit: .firms, over: .regions, better: .neither, timing: .january, whole: .sum, worthNaming: 0.5,
        evidence: .judgement)
    public var successions
    @Outcome(
        "Hidden champions lost because nobody took over, since the base date.",
        nl: "Hidden champions die verdwenen omdat er geen opvolger was, sinds de begindatum.",
        title: Text(nl: "verloren door opvolging", en: "lost to failed succession"),
        formula: "Σ losses × share of failed successions in what was expected (2.15)",
        formulaNL: "Σ verlies × deel van mislukte opvolgingen in wat werd verwacht (2.15)",
        unit: .firms, over: .regions, better: .lower, timing: .january, whole: .sum, worthNaming: 0.5,
        evidence: .judgement)
    public var lostToSuccession
    @Outcome(
        "Hidden champions that left, or closed after a sale abroad, since the base date.",
        nl:
            "Hidden champions die zijn vertrokken, of gesloten na verkoop aan het buitenland, sinds de begindatum.",
        title: Text(nl: "vertrokken hidden champions", en: "hidden champions that left"),
        formula: "Σ losses × share of leaving in what was expected (2.15)",
        formulaNL: "Σ verlies × deel van vertrek in wat werd verwacht (2.15)",
        unit: .firms, over: .regions, better: .lower, timing: .january, whole: .sum, worthNaming: 0.5,
        evidence: .judgement)
    public var departures
    @Outcome(
        "Successions that would have failed without help, in small firms and hidden champions.",
        nl: "Opvolgingen die zonder hulp mislukt zouden zijn, in kleine bedrijven en hidden champions.",
        title: Text(nl: "geredde bedrijfsopvolgingen", en: "successions saved"),
        formula: "successions × share that fails × share that help saves × firms reached (2.13, 2.15)",
        formulaNL: "opvolgingen × deel dat mislukt × deel dat hulp redt × bereikte bedrijven (2.13, 2.15)",
        unit: .firms / .years, over: .regions, better: .higher, timing: .average, whole: .sum,
        worthNaming: 0.5,
        evidence: .judgement)
    public var successionsSaved
}
