public import Modelling

/// How measures get decided and carried out: how far the decision is, and the works.
///
/// Numbers in brackets are the equations of the model's specification.
public struct Decisions: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.4) decided' = speed / decision time

    @Auxiliary(
        "Decision time as it looks now.", nl: "Beslistijd zoals die er nu uitziet.", unit: .years,
        over: .plannedMeasures)
    public var currentDecisionTime
    @Stock(
        "Share of the decision that is made.", nl: "Deel van het besluit dat genomen is.", unit: .share,
        over: .plannedMeasures, possible: 0...1)
    public var decided
    @Stock(
        "Years that the decision has taken so far.", nl: "Jaren die het besluit tot nu toe kost.",
        unit: .years, over: .plannedMeasures, possible: 0...200)
    var decisionYears

    // (8.5) progress' = speed / duration, half of it while trust is below the stall level

    @Parameter(
        "Trust below which a measure stalls.", nl: "Vertrouwen waaronder een maatregel vastloopt.",
        title: Text(nl: "vertrouwen waaronder het vastloopt", en: "trust below which it stalls"),
        unit: .one, central: 0.2, range: 0.1...0.3, allowed: 0...1, evidence: .governance)
    var stallTrust
    @Constant(
        "Speed of a stalled measure.", nl: "Snelheid van een vastgelopen maatregel.", unit: .share,
        value: 0.5, evidence: .governance)
    var stalledSpeed
    @Stock(
        "Quarters in a row that a measure has stalled.",
        nl: "Kwartalen achter elkaar dat een maatregel vastzit.", unit: .one, over: .plannedMeasures,
        possible: 0...200)
    var stalledQuarters
    @Stock(
        "Share of the works that is done.", nl: "Deel van de uitvoering dat klaar is.", unit: .share,
        over: .plannedMeasures, possible: 0...1)
    public var progress
    @Auxiliary(
        "Share of the works done this quarter.", nl: "Deel van de uitvoering van dit kwartaal.",
        unit: .share, over: .plannedMeasures)
    public var worksDone
    @Outcome(
        "Time that decisions have taken, those still open counted so far.",
        nl: "Tijd die besluiten hebben gekost; wat nog loopt, telt mee tot nu toe.",
        title: Text(nl: "tijd die besluiten kosten", en: "time that decisions take"),
        formula: "mean over started measures of the years from their start until they are decided",
        formulaNL: "gemiddelde over begonnen maatregelen van de jaren tot het besluit",
        unit: .years, over: .regions, better: .lower, timing: .january, whole: .none, worthNaming: 0.1,
        evidence: .governance)
    public var decisionTime

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        let times: DecisionTimes
        /// Of `ModeChanges`, over the measures of the roadmap.
        let alone, trustAtTable, decisionKept: Table
        /// Of `Coordination`, over the measures of the roadmap.
        let speed: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        decisionTime.fill(Lanes(repeating: .nan))
        for measure in now.programme.measures.indices {
            for table in [
                currentDecisionTime, decided, decisionYears, stalledQuarters, progress, worksDone,
            ] { table[measure] = .zero }
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            var (elapsed, started) = (Lanes.zero, 0.0)
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start {
                decide(measure, now, step)
                work(measure, now, step)
                elapsed += decisionYears[measure]
                started += 1
            }
            decisionTime[programme.regions[partnership]] =
                started > 0 ? elapsed / started : Lanes(repeating: .nan)
        }
    }

    /// (8.4) How long deciding takes, and how far it gets this quarter.
    private func decide(_ measure: Int, _ now: Couplings, _ step: Step) {
        let years = now.times.years(
            measure, now.programme.measures[measure], now.trustAtTable[measure], alone: now.alone[measure])
        currentDecisionTime[measure] = years
        let made = now.speed[measure] / years * step.dt
        let left = 1 - now.decisionKept[measure]
        let hardlyAny = Lanes(repeating: 1e-12)  // keeps the quotient finite where nobody has time
        let part = least(left / greatest(made, hardlyAny), Lanes(repeating: 1))
        decisionYears[measure] += (part * step.dt).replacing(with: 0, where: left .<= 0)
        decided[measure] = completed(now.decisionKept[measure] + least(made, left))
    }

    /// (8.5) Works go on once the decision is made and what they build on is there.
    private func work(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        var ready = decided[measure] .>= 1
        for number in planned.prerequisites {
            let earlier = now.programme.prerequisites[number]
            ready = ready .& (progress[earlier.measure] .>= earlier.progress - 1e-9)
        }
        let before = progress[measure]
        let stalls =
            (now.trustAtTable[measure] .< stallTrust) .& (now.alone[measure] .< 0.5) .& (before .< 1)
        stalledQuarters[measure] = (stalledQuarters[measure] + 1).replacing(with: 0, where: .!stalls)

        let full = now.speed[measure] / planned.years * step.dt
        let rate = full.replacing(with: full * stalledSpeed, where: stalls)
        let after = completed(before + least(rate.replacing(with: 0, where: .!ready), 1 - before))
        progress[measure] = after
        worksDone[measure] = after - before
    }
}
