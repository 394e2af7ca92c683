public import Modelling

/// Who comes from abroad to which region, and who goes there.
///
/// Net foreign migration is a path of the whole country; regions with more jobs draw more of it.
public struct ForeignMigration: RegionalTheme {
    public static let chapter = Chapter.population

    static let forecast = Evidence.judged(
        "Expert judgement; Statistics Netherlands 2017 gives 33,000 for two thirds of outcomes in 2030.",
        nl:
            "Inschatting; het CBS geeft in 2017 een marge van 33.000 voor twee derde van de uitkomsten in 2030."
    )

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, employed: Table
    }

    /// Makes the theme's tables.
    public init() {}

    // (1.8) emigrants = gross emigration × emigrants' ages × share of the region, as rates of the base date

    @Given(
        "Share of immigrants of each age.",
        nl: "Aandeel van elke leeftijd onder mensen die uit het buitenland komen.",
        title: Text(nl: "leeftijden van immigranten", en: "ages of immigrants"), unit: .share, over: .ages,
        possible: 0...1)
    public var immigrantAges
    @Given(
        "Share of the country's immigrants, and of its emigrants, on the base date.",
        nl: "Aandeel van een regio in de immigratie en de emigratie van het land, op de begindatum.",
        title: Text(nl: "aandeel in de immigratie", en: "share of immigration"),
        unit: .share,
        over: .regions, possible: 0...1)
    var immigrationShare
    @Parameter(
        "Emigrants of the base date.",
        nl: "Mensen die op de begindatum in een jaar naar het buitenland gaan.",
        title: Text(nl: "emigratie op de begindatum", en: "emigrants of the base date"),
        unit: .persons / .years, central: 195_000, range: 170_000...220_000,
        allowed: 0...1_000_000,
        evidence: .judged(
            "Of the size of the emigration that Statistics Netherlands counts; it shifts ages only.",
            nl: "Zo groot als de emigratie die het CBS telt; het verschuift alleen leeftijden."))
    var grossEmigration
    @Parameter(
        "Share of emigrants with the ages of immigrants; the others have those of all people.",
        nl: "Deel van de emigranten met de leeftijden van immigranten; de anderen hebben die van iedereen.",
        title: Text(nl: "emigranten zo oud als immigranten", en: "emigrants as old as immigrants"),
        unit: .share,
        central: 0.93, range: 0.85...1, allowed: 0...1,
        evidence: .judged(
            "Set so that ages of emigrants fit; the range is ours.",
            nl: "Zo gezet dat de leeftijden van emigranten kloppen; de bandbreedte is van ons."))
    var emigrantsLikeImmigrants
    @Auxiliary(
        "Emigrants per person of an age in the country.",
        nl: "Emigranten per persoon van een leeftijd in het land.", unit: .perYear, over: .ages)
    public var emigrationOfAge
    @Auxiliary(
        "Emigration of a region compared with that of the same people at national rates.",
        nl: "Emigratie uit een regio, vergeleken met die van dezelfde mensen bij landelijke cijfers.",
        unit: .one,
        over: .regions)
    public var emigrationRatio
    @Auxiliary(
        "People who go abroad.", nl: "Mensen die naar het buitenland gaan.", unit: .persons / .years,
        over: .regions)
    public var emigrants

    public func begin(with now: Couplings, by step: Step) {
        let people = now.people
        let everyone = people.sum
        for age in 0..<Axis.ages.count {
            var ofAge = Lanes.zero
            for region in 0..<Axis.regions.count { ofAge += people[region, age] }
            let likeAll = (1.0 - emigrantsLikeImmigrants) * (ofAge / everyone)
            let leave = grossEmigration * (emigrantsLikeImmigrants * immigrantAges[age] + likeAll)
            emigrationOfAge[age] = share(leave, of: ofAge)
        }
        let net = netForeignMigration + firstExcess
        for region in 0..<Axis.regions.count {
            var expected = Lanes.zero
            for age in 0..<Axis.ages.count { expected += emigrationOfAge[age] * people[region, age] }
            emigrants[region] = grossEmigration * immigrationShare[region]
            immigrants[region] = (grossEmigration + net) * immigrationShare[region]
            netForeign[region] = net * immigrationShare[region]
            emigrationRatio[region] = share(emigrants[region], of: expected)
            firstEmployed[region] = now.employed[region]
        }
    }

    // (1.8) immigrants = (net, long run + excess × e^(−t / fade) + luck + emigrants) × ages × share of the region
    //       share of the region = first × (jobs / first jobs, relative to the country)^response / Σ the same

    @Parameter(
        "Immigrants less emigrants in the long run.", nl: "Immigranten min emigranten op de lange duur.",
        title: Text(nl: "migratiesaldo met het buitenland", en: "net foreign migration, long run"),
        unit: .persons / .years, central: 60_000,
        range: 30_000...95_000, allowed: -100_000...300_000, evidence: forecast)
    var netForeignMigration
    @Parameter(
        "Net foreign migration of the first year above its long-run centre.",
        nl: "Migratiesaldo met het buitenland in het eerste jaar, boven het midden van de lange duur.",
        title: Text(nl: "migratiesaldo boven de lange duur", en: "first excess of foreign migration"),
        unit: .persons / .years,
        central: 43_000, range: 43_000...43_000, allowed: -300_000...300_000,
        evidence: .judged(
            "103,000 in 2024; not yet loaded from Statistics Netherlands.",
            nl: "103.000 in 2024; nog niet uit cijfers van het CBS gelezen."))
    var firstExcess
    @Constant(
        "Time in which the excess fades.", nl: "Tijd waarin dat meerdere verdwijnt.", unit: .years, value: 4,
        evidence: .judged(
            "Our judgement of how fast the peak of 2022-2024 ends.",
            nl: "Onze inschatting van hoe snel de piek van 2022-2024 voorbijgaat."))
    var excessFade
    @Constant(
        "Standard deviation of net foreign migration.",
        nl: "Standaardafwijking van het migratiesaldo met het buitenland.", unit: .persons / .years,
        value: 33_000 / 0.974,
        evidence: .published(
            "CBS 83787NED", "33,000 to either side for two thirds of outcomes.",
            nl: "33.000 naar beide kanten voor twee derde van de uitkomsten."))
    var foreignDeviation
    @Shock(
        "Luck of net foreign migration, in standard deviations.",
        nl: "Toeval in het migratiesaldo met het buitenland, in standaardafwijkingen.", unit: .one,
        over: .whole, every: .year,
        persistence: 0.7, deviation: 1, evidence: forecast)
    var foreignLuck
    @Constant(
        "Response of immigrants to jobs.", nl: "Hoe sterk immigranten reageren op banen.", unit: .one,
        value: 0.3, evidence: .judgement)
    var responseToJobs
    @Constant(
        "Least that jobs can fall to, as a share of those of the base date.",
        nl: "Laagste waarde van de banen, als deel van die van de begindatum.", unit: .one, value: 1e-9,
        evidence: .judged(
            "Keeps the power finite where no job is left.",
            nl: "Houdt de macht eindig waar geen baan over is."))
    var leastJobs
    @Auxiliary(
        "People at work on the base date.", nl: "Mensen aan het werk op de begindatum.", unit: .persons,
        over: .regions)
    var firstEmployed
    @Auxiliary(
        "People who come from abroad.", nl: "Mensen die uit het buitenland komen.", unit: .persons / .years,
        over: .regions)
    public var immigrants
    @Auxiliary(
        "People who come from abroad less those who go there.",
        nl: "Mensen die uit het buitenland komen min mensen die daarheen gaan.", unit: .persons / .years,
        over: .regions)
    public var netForeign

    public func advance(with now: Couplings, during step: Step) {
        for region in 0..<Axis.regions.count {
            let leave = now.people.sum(of: region, weightedBy: emigrationOfAge)
            emigrants[region] = leave * emigrationRatio[region]
        }
        let net =
            netForeignMigration + firstExcess * exp(-step.elapsed / excessFade)
            + foreignDeviation * foreignLuck[0]
        let incoming = greatest(net + emigrants.sum, .zero)
        var parts = Lanes.zero
        for region in 0..<Axis.regions.count {
            let jobs = greatest(now.employed[region] / firstEmployed[region], leastJobs)
            let part = immigrationShare[region] * power(jobs, responseToJobs)
            immigrants[region] = part
            parts += part
        }
        for region in 0..<Axis.regions.count {
            immigrants[region] *= share(incoming, of: parts)
            netForeign[region] = immigrants[region] - emigrants[region]
        }
    }
}
