public import Modelling

/// What a region knows of its own hidden champions: a list by sector that needs no names.
///
/// A region with a list starts from it. The others start from a national density, whose definition is uncertain.
/// Numbers in brackets are the equations of the model's specification.
public struct ChampionList: RegionalTheme {
    public static let chapter = Chapter.hiddenChampions

    /// What this theme reads of others: nothing.
    public struct Couplings {}

    /// Makes the theme's tables.
    public init() {}

    // (2.15) with a list: champions = those listed, whatever the abundance; for ten years
    //        succession = heads who retire within ten years / champions listed / ten years

    @Given(
        "Hidden champions on the region's own list, by sector; none where it has no list.",
        nl: "Hidden champions op de eigen lijst van de regio, per sector; nul als er geen lijst is.",
        title: Text(nl: "hidden champions op de lijst", en: "hidden champions listed"), unit: .firms,
        over: .regions * .sectors, possible: 0...1_000)
    var listed
    @Given(
        "Heads of listed hidden champions who retire within ten years.",
        nl: "Leiders van hidden champions op de lijst die binnen tien jaar stoppen.",
        title: Text(nl: "leiders die binnen tien jaar stoppen", en: "heads who retire within ten years"),
        unit: .firms, over: .regions * .sectors, possible: 0...1_000)
    var listedRetiring
    @Constant(
        "Years within which the heads on a list retire.",
        nl: "Jaren waarbinnen de leiders op een lijst stoppen.", unit: .years, value: 10,
        evidence: .judged("What a list asks for.", nl: "Dat vraagt een lijst."))
    public var horizonOfList
    @Auxiliary(
        "Hidden champions on the region's list.", nl: "Hidden champions op de lijst van de regio.",
        unit: .firms, over: .regions)
    public var listedChampions
    @Auxiliary(
        "Share of listed hidden champions whose head retires in a year, within the horizon of the list.",
        nl:
            "Deel van de hidden champions op de lijst waarvan de leider in een jaar stopt, zo lang de lijst reikt.",
        unit: .perYear, over: .regions)
    public var listedSuccession

    // (2.16) with a list: jobs per champion = jobs listed / champions listed, and growth is that of its sectors

    @Given(
        "Jobs in listed hidden champions.", nl: "Banen bij hidden champions op de lijst.",
        title: Text(nl: "banen bij hidden champions op de lijst", en: "jobs in listed hidden champions"),
        unit: .persons, over: .regions * .sectors, possible: 0...1_000_000)
    var listedJobs
    @Given(
        "Share of their sales that listed hidden champions export.",
        nl: "Deel van hun omzet dat hidden champions op de lijst uitvoeren.",
        title: Text(nl: "uitvoer van hidden champions", en: "exports of hidden champions"), unit: .share,
        over: .regions * .sectors, possible: 0...1)
    var listedExports
    @Constant(
        "Share of hidden champions' jobs in industry where there is no list; the others are in business services.",
        nl:
            "Deel van de banen van hidden champions in de industrie, zonder lijst; de andere zijn in zakelijke diensten.",
        unit: .share, value: 0.7, evidence: .judgement)
    var shareInIndustry
    @Parameter(
        "Share of their sales that hidden champions export where there is no list.",
        nl: "Deel van hun omzet dat hidden champions uitvoeren, zonder lijst.",
        title: Text(nl: "uitvoer van hidden champions", en: "exports of hidden champions"),
        unit: .share, central: 0.65, range: 0.5...0.9, allowed: 0...1,
        evidence: .judged(
            "By definition more than half; the size is ours.",
            nl: "Volgens de definitie meer dan de helft; de grootte is een inschatting."
        )
        .measurable(by: "A list of the region's own.", nl: "Een eigen lijst van de regio."))
    var exports
    @Auxiliary(
        "Jobs of a listed hidden champion; 0 where there is no list.",
        nl: "Banen per hidden champion op de lijst; 0 zonder lijst.", unit: .persons / .firms, over: .regions)
    public var jobsOfEach
    @Auxiliary(
        "Share of hidden champions' jobs by sector.",
        nl: "Deel van de banen bij hidden champions per sector.",
        unit: .share, over: .regions * .sectors)
    public var shareOfSector
    @Auxiliary(
        "Share of hidden champions' jobs that hang on sales abroad.",
        nl: "Deel van de banen bij hidden champions dat van de verkoop aan het buitenland afhangt.",
        unit: .share, over: .regions)
    public var exported

    public func begin(with now: Couplings, by step: Step) {
        for region in 0..<regions {
            let (firms, jobs) = (listed.sum(of: region), listedJobs.sum(of: region))
            listedChampions[region] = Lanes(repeating: firms)
            listedSuccession[region] =
                firms > 0 ? listedRetiring.sum(of: region) / firms / horizonOfList : .zero
            jobsOfEach[region] = Lanes(repeating: firms > 0 ? jobs / firms : 0)
            guard firms > 0, jobs > 0 else {
                for sector in 0..<sectors { shareOfSector[region, sector] = .zero }
                shareOfSector[region, .industry] = shareInIndustry
                shareOfSector[region, Sector.business] = 1.0 - shareInIndustry
                exported[region] = exports
                continue
            }
            var abroad = 0.0
            for sector in 0..<sectors {
                let share = listedJobs[region, sector] / jobs
                shareOfSector[region, sector] = Lanes(repeating: share)
                abroad += share * listedExports[region, sector]
            }
            exported[region] = Lanes(repeating: abroad)
        }
    }

    public func advance(with now: Couplings, during step: Step) {}

    /// Whether a region has a list.
    @inline(__always) func isGiven(in region: Int) -> Bool { listedChampions[region][0] > 0 }
}

extension ChampionList: CountsPlaces {}
