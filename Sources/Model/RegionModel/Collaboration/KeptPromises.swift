public import Modelling

/// What is there of each measure when it was promised to be, and when its works end.
///
/// Everything here is for people to read; no equation of the model uses it. Numbers in brackets are the equations of the
/// model's specification.
public struct KeptPromises: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.12) promised end = promised start of works + years
    //        delivered when due = Σ over measures past it of budget × share produced then / Σ budget
    //        late = works not done a quarter after it; moments lie on a straight line within their quarter

    @Constant(
        "Time after the promised end from which a measure counts as late.",
        nl: "Tijd na het beloofde einde waarna een maatregel te laat heet.", unit: .years, value: 0.25,
        evidence: .judged(
            "A quarter, the step of the model: what is less cannot be told.",
            nl: "Een kwartaal, de stap van het model: wat korter is, is niet te zien."))
    var grace
    @Stock(
        "Time at which a measure is promised to be done.",
        nl: "Tijd waarop een maatregel volgens belofte klaar is.", unit: .years, over: .plannedMeasures,
        possible: 0...500)
    public var promisedEnd
    @Stock(
        "Share of a measure's promise that was produced when it was due; 0 before.",
        nl: "Deel van de belofte van een maatregel dat er was op het beloofde einde; daarvoor 0.",
        unit: .share, over: .plannedMeasures, possible: 0...10)
    public var producedWhenDue
    @Stock(
        "1 where a measure was late, 0 where it was not or that cannot be told yet.",
        nl: "1 waar een maatregel te laat was, 0 waar niet of waar dat nog niet te zeggen is.",
        unit: .one, over: .plannedMeasures, possible: 0...1)
    public var late
    @Auxiliary(
        "What an effect has produced so far for each million euros of public money that was spent on its measure; in the unit of its lever.",
        nl:
            "Wat een effect tot nu toe heeft opgeleverd per miljoen euro publiek geld dat aan de maatregel is uitgegeven, in de eenheid van wat het verandert.",
        unit: .one, over: .plannedEffects)
    public var producedPerMillion

    @Outcome(
        "Share of what was promised by now that stood when it was due, of measures whose promised end has passed.",
        nl:
            "Deel van wat nu beloofd was dat er op het beloofde einde stond, van maatregelen waarvan dat einde voorbij is.",
        title: Text(nl: "op tijd geleverd", en: "delivered when due"),
        formula:
            "Σ budget × share of the promise produced at the promised end / Σ budget, of measures past it",
        formulaNL:
            "Σ budget × deel van de belofte dat er was op het beloofde einde / Σ budget, van maatregelen die zover zijn",
        unit: .share, over: .regions, better: .higher, timing: .january, whole: .none, worthNaming: 0.01,
        isHeadline: true, isPartial: true, evidence: .governance)
    public var deliveredWhenDue
    @Outcome(
        "Share of measures that were not done a quarter after their promised end, of those that are past it.",
        nl:
            "Deel van de maatregelen dat een kwartaal na het beloofde einde niet klaar was, van die daar voorbij zijn.",
        title: Text(nl: "maatregelen die te laat zijn", en: "measures that are late"),
        formula: "measures whose works were not done at promised end + ¼ yr / measures past that moment",
        formulaNL:
            "maatregelen waarvan de uitvoering op het beloofde einde + ¼ jaar niet klaar was / maatregelen die zover zijn",
        unit: .share, over: .regions, better: .lower, timing: .january, whole: .none, worthNaming: 0.05,
        isPartial: true, evidence: .governance)
    public var lateMeasures

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Trust`, `Decisions`, `Production` and `CollaborationLedger`, over the measures of the roadmap.
        let promisedStart, worksEnd, produced, yielded, promisedYield, spent: Table
        /// Of `Effects`, over the effects of the roadmap.
        let producedSoFar: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let (missing, programme) = (Lanes(repeating: .nan), now.programme)
        for outcome in [deliveredWhenDue, lateMeasures] { outcome.fill(missing) }
        for measure in programme.measures.indices {
            for table in [promisedEnd, producedWhenDue, late] { table[measure] = .zero }
            for effect in programme.measures[measure].effects { producedPerMillion[effect] = .zero }
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            var (due, stood, told, lates) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start {
                note(measure, now, step)
                let budget = Lanes(repeating: programme.measures[measure].budget)
                let ends = step.elapsed + step.dt
                due += budget.replacing(with: 0, where: promisedEnd[measure] .> ends)
                stood += budget * producedWhenDue[measure]
                told += Lanes(repeating: 1).replacing(with: 0, where: promisedEnd[measure] + grace .> ends)
                lates += late[measure]
            }
            let region = programme.regions[partnership]
            // Nothing is due yet: a quotient of zeros, which is no number.
            deliveredWhenDue[region] = stood / due
            lateMeasures[region] = lates / told
        }
    }

    /// Keeps what stands of a measure where its promised end, or the quarter after that, lies in this quarter.
    private func note(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        promisedEnd[measure] = now.promisedStart[measure] + planned.years
        let end = promisedEnd[measure]
        let (begins, ends) = (Lanes(repeating: step.elapsed), Lanes(repeating: step.elapsed + step.dt))
        let isDue = (end .> begins) .& (end .<= ends)
        let gain = quotient(now.yielded[measure], now.promisedYield[measure])
        let after = (ends - end) / step.dt
        producedWhenDue[measure].replace(with: now.produced[measure] - gain * after, where: isDue)

        let last = end + grace
        let isTold = (last .> begins) .& (last .<= ends)
        let isDone = (now.worksEnd[measure] .> 0) .& (now.worksEnd[measure] .<= last)
        late[measure].replace(with: Lanes(repeating: 1).replacing(with: 0, where: isDone), where: isTold)

        for effect in planned.effects {
            producedPerMillion[effect] = quotient(now.producedSoFar[effect], now.spent[measure])
        }
    }
}
