public import Modelling

/// How measures get decided and carried out: how far the decision is, and the works.
///
/// Numbers in brackets are the equations of the model's specification.
public struct Decisions: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.4) decided' = speed / time that deciding takes

    @Auxiliary(
        "Time that deciding takes as it looks now.", nl: "Beslistijd zoals die er nu uitziet.", unit: .years,
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

    // (8.5) progress' = speed / time that works take, half of it while trust is below the stall level

    @Constant(
        "Speed of a stalled measure.", nl: "Snelheid van een vastgelopen maatregel.", unit: .share,
        value: 0.5, evidence: .governance)
    var stalledSpeed
    @Stock(
        "Share of the works that is done.", nl: "Deel van de uitvoering dat klaar is.", unit: .share,
        over: .plannedMeasures, possible: 0...1)
    public var progress
    @Auxiliary(
        "Years that the works take with enough staff.",
        nl: "Jaren die de uitvoering kost met genoeg mensen.", unit: .years, over: .plannedMeasures)
    var worksYears
    @Stock(
        "Time at which the works ended; 0 before.",
        nl: "Tijd waarop de uitvoering klaar was; daarvoor 0.", unit: .years,
        over: .plannedMeasures, possible: 0...500)
    public var worksEnd
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
        let times: MeasureTimes
        /// Of `ModeChanges`, over the measures of the roadmap.
        let mode, trustAtTable, decisionKept, stalls, awaitsDecision: Table
        /// Of `Coordination`, over the measures of the roadmap.
        let speed: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        decisionTime.fill(Lanes(repeating: .nan))
        for measure in now.programme.measures.indices {
            for table in [
                currentDecisionTime, decisionYears, progress, worksYears, worksDone, worksEnd,
            ] {
                table[measure] = .zero
            }
            decided[measure] = Lanes(repeating: now.programme.measures[measure].decided)
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
        let planned = now.programme.measures[measure]
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            let parts = now.times.deciding(planned, at: table, now.trustAtTable[measure])
            currentDecisionTime[measure].replace(with: now.times.years(parts, of: measure), where: here)
            worksYears[measure].replace(with: now.times.works(measure, planned, table.mode), where: here)
        }
        let made = now.speed[measure] / currentDecisionTime[measure] * step.dt
        let left = 1 - now.decisionKept[measure]
        let hardlyAny = Lanes(repeating: 1e-12)  // keeps the quotient finite where nobody has time
        let part = least(left / greatest(made, hardlyAny), Lanes(repeating: 1))
        decisionYears[measure] += (part * step.dt).replacing(with: 0, where: left .<= 0)
        decided[measure] = completed(now.decisionKept[measure] + least(made, left))
    }

    /// (8.5) Works go on once the decision is made and what they build on is there.
    ///
    /// In the quarter that makes the decision they wait for a change that comes with it.
    private func work(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        var ready = decided[measure] .>= 1
        ready = ready .& ((now.awaitsDecision[measure] .< 0.5) .| (now.decisionKept[measure] .>= 1))
        for number in planned.prerequisites {
            let earlier = now.programme.prerequisites[number]
            ready = ready .& (progress[earlier.measure] .>= earlier.progress - 1e-9)
        }
        let before = progress[measure]
        let full = now.speed[measure] / worksYears[measure] * step.dt
        let rate = full.replacing(with: full * stalledSpeed, where: now.stalls[measure] .> 0.5)
        let after = completed(before + least(rate.replacing(with: 0, where: .!ready), 1 - before))
        let finishes = (before .< 1) .& (after .>= 1)
        worksEnd[measure].replace(
            with: step.elapsed + least((1 - before) / rate, Lanes(repeating: 1)) * step.dt, where: finishes)
        progress[measure] = after
        worksDone[measure] = after - before
    }
}
