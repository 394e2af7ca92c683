public import Modelling

/// How long deciding a measure takes at a table.
///
/// A table of many decides later, but meets fewer objections. Numbers in brackets are the equations of the model's
/// specification.
public struct DecisionTimes: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.1) links = (n − 1) + density × (n − 1)(n − 2) / 2

    @Parameter(
        "How far everybody at a table talks to everybody: 0 is a hub with spokes, 1 all with all.",
        nl:
            "Hoe ver iedereen aan een tafel met iedereen praat: 0 is alleen met de trekker, 1 allen met allen.",
        title: Text(nl: "hoe ver allen met allen praten", en: "how far all talk to all"),
        unit: .share, central: 0.2, range: 0...1, allowed: 0...1,
        evidence: .judged(
            "Direction: Provan & Kenis 2008; the numbers are ours.",
            nl: "Richting: Provan & Kenis 2008; de getallen zijn geschat."))
    var linkDensity

    // (8.4) decision time = base × (1 + delay per link × links) × (1 + delay of distrust × (1 − trust))
    //                       + objections × contest × (1 − partners at the table × trust)

    @Parameters(
        "Time in which a measure can be decided.", nl: "Tijd waarin over een maatregel besloten kan worden.",
        title: Text(nl: "tijd voor een besluit", en: "time to decide"), unit: .years, over: .modes,
        central: [0.5, 0.75, 1, 1.5], ranges: [0.25...1, 0.4...1.25, 0.5...2, 0.75...3], allowed: 0.01...20,
        evidence: .governance)
    var baseDecisionTime
    @Parameter(
        "Share by which a link makes deciding longer.",
        nl: "Deel waarmee een verband het besluiten langer maakt.",
        title: Text(nl: "vertraging per verband", en: "delay per link"),
        unit: .share, central: 0.06, range: 0...0.15, evidence: .governance)
    var delayPerLink
    @Parameter(
        "Share by which want of trust makes deciding longer.",
        nl: "Deel waarmee gebrek aan vertrouwen het besluiten langer maakt.",
        title: Text(nl: "vertraging door wantrouwen", en: "delay by distrust"),
        unit: .share, central: 1, range: 0.3...2, evidence: .governance)
    var delayOfDistrust
    @Parameter(
        "Time that objections take from a wholly contested measure.",
        nl: "Tijd die bezwaren kosten bij een maatregel waar iedereen tegen is.",
        title: Text(nl: "tijd door bezwaren", en: "time by objections"),
        unit: .years, central: 1, range: 0.3...2.5, evidence: .governance)
    var objections
    @Constant(
        "Spread of the logarithm of luck in deciding.",
        nl: "Spreiding van mee- en tegenvallers bij besluiten, als logaritme.", unit: .one, value: 0.3,
        evidence: .governance)
    var luckSpread
    @Stock(
        "Luck in deciding.", nl: "Mee- en tegenvallers bij besluiten.", unit: .one, over: .plannedMeasures,
        possible: 0...100)
    var decisionLuck

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        for measure in programme.measures.indices {
            let normal = step.draws.normal(
                programme.decisionKeys[measure], place: step.regions[programme.measures[measure].region])
            decisionLuck[measure] = step.isCentral ? Lanes(repeating: 1) : exp(luckSpread * normal)
        }
    }

    public func advance(with now: Couplings, during step: Step) {}

    /// (8.1) Links at a table of `seats`.
    @inline(__always) func links(_ seats: Double) -> Lanes {
        (seats - 1) + linkDensity * ((seats - 1) * (seats - 2) / 2)
    }

    /// (8.4) How long deciding takes with so much trust at the table, or where the lead works alone.
    func years(_ measure: Int, _ planned: PlannedMeasure.Numbers, _ trust: Lanes, alone: Lanes) -> Lanes {
        let single = alone .> 0.5
        let base =
            baseDecisionTime[planned.mode.rawValue].replacing(
                with: baseDecisionTime[Mode.silo.rawValue], where: single) * decisionLuck[measure]
        let delay = (1 + delayPerLink * links(planned.seats)) * (1 + delayOfDistrust * (1 - trust))
        let opposed = objections * planned.contest * (1 - planned.included * trust)
        return base * delay.replacing(with: 1, where: single) + opposed
    }
}
