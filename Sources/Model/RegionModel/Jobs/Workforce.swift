public import Modelling

/// Who works or looks for work, by where people live.
///
/// People of each age take part as they did on the base date, older ones more as they retire later, and fewer
/// where much unemployment discourages them. Numbers in brackets are the equations of the specification.
public struct Workforce: RegionalTheme {
    public static let chapter = Chapter.jobs

    static let later = Evidence.judged(
        "People retire later; size and range are ours.",
        nl: "Mensen gaan later met pensioen; grootte en bandbreedte zijn van ons.")

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people: Table
        let levers: [Table]
        /// As the last quarter left it, and that of the base date.
        let unemploymentRate, firstUnemployment: Table
    }

    /// Makes the theme's tables.
    public init() {}

    // (2.7) labour force = habit of the region × Σ participation × people × [1 − discouragement ×
    //       (unemployment − first unemployment)] + what measures add

    @Given(
        "Share of people that works or looks for work on the base date; ages 15 to 79 count.",
        nl: "Aandeel mensen dat werkt of werk zoekt op de begindatum; de leeftijden 15 tot en met 79 tellen.",
        title: Text(nl: "deelname aan werk naar leeftijd", en: "participation by age"),
        unit: .share,
        over: .ages, possible: 0...1)
    var participation
    @Parameters(
        "Rise of participation by the end of the path.",
        nl: "Stijging van de deelname aan werk aan het eind van de weg.",
        title: Text(nl: "later met pensioen", en: "later retirement"), unit: .share,
        over: .agesOfRetirement,
        central: [0.10, 0.15, 0.04], ranges: [0.05...0.15, 0.08...0.22, 0.01...0.07], allowed: 0...0.3,
        evidence: later)
    var laterRetirement
    @Constant(
        "Length of the path of participation, from 2024 to 2040.",
        nl: "Duur van de weg naar later pensioen, van 2024 tot 2040.", unit: .years, value: 16,
        evidence: later)
    var retirementPath
    @Parameter(
        "Labour force that is lost per point of unemployment, in points.",
        nl: "Mensen die stoppen met zoeken per punt werkloosheid, in punten.",
        title: Text(nl: "stoppen met werk zoeken", en: "discouraged by unemployment"), unit: .one,
        central: 0.3,
        range: 0.1...0.5, allowed: 0...1, evidence: .judgement)
    var discouragement
    @Given(
        "People who work or look for work on the base date, by where they live.",
        nl: "Mensen die werken of werk zoeken op de begindatum, naar waar zij wonen.",
        title: Text(nl: "mensen die werken of werk zoeken", en: "labour force"), unit: .persons,
        over: .regions,
        possible: 100...5_000_000)
    var labourForce
    @Auxiliary(
        "Labour force of a region compared with that of the same people at national rates.",
        nl:
            "Mensen die werken of werk zoeken in een regio, vergeleken met dezelfde mensen bij landelijke cijfers.",
        unit: .one,
        over: .regions)
    var habit
    @Auxiliary(
        "People who work or look for work, by where they live.",
        nl: "Mensen die werken of werk zoeken, naar waar zij wonen.", unit: .persons, over: .regions)
    public var workforce

    public func begin(with now: Couplings, by step: Step) {
        for region in 0..<regions {
            workforce[region] = Lanes(repeating: labourForce[region])
            habit[region] = workforce[region] / participants(in: region, now, risen: .zero)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let labourForceAdded = now.levers[.labourForce]
        let risen = least(step.elapsed / retirementPath, Lanes(repeating: 1))
        for region in 0..<regions {
            let rise = now.unemploymentRate[region] - now.firstUnemployment[region]
            let discouraged = discouragement * rise
            workforce[region] =
                habit[region] * participants(in: region, now, risen: risen) * (1.0 - discouraged)
                + labourForceAdded[region]
        }
    }

    /// (2.7) People who would work or look for work, at national rates and first unemployment.
    @inline(__always) func participants(in region: Int, _ now: Couplings, risen: Lanes) -> Lanes {
        let people = now.people
        let later =
            laterRetirement[0] * people.sum(of: region, 60..<65)
            + laterRetirement[1] * people.sum(of: region, 65..<70)
            + laterRetirement[2] * people.sum(of: region, 70..<75)
        return people.sum(of: region, 15..<80, weightedBy: participation) + later * risen
    }
}

extension Axis {
    /// Ages at which people will retire later.
    static let agesOfRetirement = Axis(
        "ages of retirement", labels: ["60_to_64", "65_to_69", "70_to_74"],
        titles: [
            Text(nl: "60 tot 65 jaar", en: "aged 60 to 64"), Text(nl: "65 tot 70 jaar", en: "aged 65 to 69"),
            Text(nl: "70 tot 75 jaar", en: "aged 70 to 74"),
        ])
}
