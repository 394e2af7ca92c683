public import Modelling

/// In which way each measure is carried out now, and what a change of it costs.
///
/// A table may grow, shrink, sign a contract or give up. A measure whose table has lost its trust stalls, and goes on as a
/// silo if nothing else was agreed. Numbers in brackets are the equations of the model's specification.
public struct ModeChanges: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.16) changes from top to bottom, each once, where its condition holds, the way of working differs and none was
    //        made in the last four quarters; then (8.5): four stalled quarters → silo
    //        decided := greatest(0, decided − reopening × turnover × agreement / deciding), times of the table to come
    //        to a contract also at most 1 − (1 − factor of network / factor of contract) × agreement / deciding

    @Parameter(
        "Share of the agreement that newcomers or leavers reopen, if all at the table were new.",
        nl: "Deel van de overeenstemming dat over moet als iedereen aan tafel nieuw zou zijn.",
        title: Text(nl: "wat nieuwkomers overdoen", en: "agreement that newcomers reopen"),
        unit: .share, central: 0.7, range: 0.3...1, allowed: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "Dates of agreement before and after somebody joined.",
                nl: "Datums van akkoord voor en na een nieuwe partner."))
    var reopening
    @Constant(
        "Quarters in a row that a measure stalls before it goes on as a silo; as many lie between two changes.",
        nl:
            "Kwartalen achter elkaar dat een maatregel vastzit voordat de trekker alleen verdergaat; zoveel liggen er ook tussen twee veranderingen.",
        unit: .one,
        value: 4, evidence: .governance)
    var patience
    @Parameter(
        "Trust below which a measure stalls.", nl: "Vertrouwen waaronder een maatregel vastloopt.",
        title: Text(nl: "vertrouwen waaronder het vastloopt", en: "trust below which it stalls"),
        unit: .one, central: 0.35, range: 0.2...0.5, allowed: 0...1,
        evidence: .tuned(
            on: "10 to 30 % of tables stall within a programme; published rates of failure are folklore.",
            nl:
                "Zo gekozen dat 10 tot 30 % van de tafels vastloopt; gepubliceerde cijfers over mislukken zijn van horen zeggen."
        )
        .verified(
            "That no rate of failure has data behind it.",
            nl: "Dat achter geen enkel cijfer over mislukken gegevens zitten."
        )
        .measurable(
            by: "Months without progress beside the form on trust.",
            nl: "Maanden zonder voortgang naast het formulier over vertrouwen."))
    var stallTrust
    @Stock(
        "How a measure is carried out: 0 silo, 1 bilateral, 2 network, 3 public-private.",
        nl: "Hoe een maatregel wordt uitgevoerd: 0 verkokerd, 1 bilateraal, 2 netwerk, 3 publiek-privaat.",
        unit: .one, over: .plannedMeasures, possible: 0...3)
    public var mode
    @Stock(
        "Quarter of the last change of the way of working.",
        nl: "Kwartaal van de laatste verandering van de manier van werken.", unit: .one,
        over: .plannedMeasures, possible: -4...500)
    var changedIn
    @Stock(
        "1 where a change was made, else 0.", nl: "1 waar een verandering is doorgevoerd, anders 0.",
        unit: .one, over: .plannedChanges, possible: 0...1)
    var made
    @Stock(
        "Quarters in a row that a measure has stalled.",
        nl: "Kwartalen achter elkaar dat een maatregel vastzit.", unit: .one, over: .plannedMeasures,
        possible: 0...500)
    var stalledQuarters
    @Auxiliary(
        "1 where the table of an unfinished measure trusts itself too little to go on at full speed.",
        nl: "1 waar de tafel van een lopende maatregel te weinig vertrouwen heeft voor de volle snelheid.",
        unit: .one, over: .plannedMeasures)
    var stalls
    @Auxiliary(
        "1 where works wait for a change that comes with the decision.",
        nl: "1 waar de uitvoering wacht op een verandering die met het besluit komt.", unit: .one,
        over: .plannedMeasures)
    var awaitsDecision
    @Auxiliary(
        "Trust at the table; 0 where the lead works alone.",
        nl: "Vertrouwen aan de tafel; 0 waar de trekker alleen werkt.", unit: .one, over: .plannedMeasures)
    public var trustAtTable
    @Auxiliary(
        "Share of the decision that stands after this quarter's changes.",
        nl: "Deel van het besluit dat na de veranderingen van dit kwartaal nog staat.", unit: .share,
        over: .plannedMeasures)
    var decisionKept

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        let times: MeasureTimes
        let trust: Trust
        /// Of `Decisions`, over the measures of the roadmap.
        let decided, progress: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for measure in now.programme.measures.indices {
            let planned = now.programme.measures[measure]
            mode[measure] = Lanes(repeating: Double(planned.mode.rawValue))
            changedIn[measure] = -patience
            for table in [stalledQuarters, stalls, awaitsDecision, decisionKept] { table[measure] = .zero }
            trustAtTable[measure] = now.trust.atTable(now.programme.table(measure, planned.mode), planned)
            for change in planned.changes { made[change] = .zero }
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for measure in programme.measures.indices {
            let planned = programme.measures[measure]
            let hasStarted = step.number >= planned.start
            if hasStarted {
                decisionKept[measure] = now.decided[measure]
                change(measure, now, step)
            }
            programme.forEachTable(measure, mode[measure]) { table, here in
                trustAtTable[measure].replace(with: now.trust.atTable(table, planned), where: here)
            }
            if hasStarted { countStalls(measure, now) }
        }
    }

    /// (8.5) Whether the table of a measure stalls, and for how many quarters now.
    private func countStalls(_ measure: Int, _ now: Couplings) {
        let stalling =
            (trustAtTable[measure] .< stallTrust) .& (mode[measure] .> 0) .& (now.progress[measure] .< 1)
        stalls[measure] = Lanes.zero.replacing(with: 1, where: stalling)
        stalledQuarters[measure] = (stalledQuarters[measure] + 1).replacing(with: 0, where: .!stalling)
    }
}

// Equation (8.16).
extension ModeChanges {
    /// Which of the eight members.
    typealias Members = SIMDMask<SIMD8<Int64>>

    /// (8.16) Makes the changes whose time has come, then lets the lead go on alone after a year of stalling.
    private func change(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        let unfinished = now.progress[measure] .< 1
        for number in planned.changes {
            let change = now.programme.changes[number]
            let target = now.programme.table(measure, change.mode)
            var due = unfinished .& (made[number] .< 0.5) .& (mode[measure] .!= Double(target.mode.rawValue))
            if change.waitsForPause { due = due .& (Double(step.number) - changedIn[measure] .>= patience) }
            if target.mode == .publicPrivate { due = due .& (now.progress[measure] .<= 0) }
            guard any(due) else { continue }
            due = due .& holds(change.condition, measure, target, now, step)
            turn(measure, to: target, where: due, now, step)
            made[number].replace(with: 1, where: due)
        }
        let stalled = unfinished .& (stalledQuarters[measure] .>= patience) .& (mode[measure] .> 0)
        turn(measure, to: now.programme.table(measure, .silo), where: stalled, now, step)
        awaitsDecision[measure] = awaits(measure, now)
    }

    /// Where a condition holds on the state that last quarter left, and the changes above it.
    private func holds(
        _ condition: ModeChange.Condition, _ measure: Int, _ target: SeatedTable, _ now: Couplings,
        _ step: Step
    ) -> Members {
        let planned = now.programme.measures[measure]
        switch condition {
        case .from(let quarter): return Members(repeating: step.number >= quarter)
        case .stalled: return stalledQuarters[measure] .>= patience
        case .decided: return (decisionKept[measure] .>= 1) .& (now.progress[measure] .<= 0)
        case .trustAbove(let least): return now.trust.atTable(target, planned) .> least
        case .trustBelow(let most):
            var holding = Members(repeating: false)
            now.programme.forEachTable(measure, mode[measure]) { table, here in
                guard table.mode != .silo else { return }
                holding = holding .| (here .& (now.trust.atTable(table, planned) .< most))
            }
            return holding
        }
    }

    /// (8.16) Goes over to another table: what newcomers reopen, and what a contract still lacks, is to be decided again.
    private func turn(
        _ measure: Int, to target: SeatedTable, where turning: Members, _ now: Couplings, _ step: Step
    ) {
        guard any(turning) else { return }
        let planned = now.programme.measures[measure]
        let parts = now.times.deciding(planned, at: target, now.trust.atTable(target, planned))
        let agreement =
            now.times.decisionLuck[measure] * parts.agreement / now.times.years(parts, of: measure)
        let before = mode[measure]
        now.programme.forEachTable(measure, before) { table, here in
            let lost = reopening * table.turnover(to: target) * agreement
            decisionKept[measure].replace(
                with: greatest(decisionKept[measure] - lost, .zero), where: here .& turning)
        }
        if target.mode == .publicPrivate {
            let ratio =
                now.times.modeFactor[Mode.network.rawValue]
                / now.times.modeFactor[Mode.publicPrivate.rawValue]
            decisionKept[measure].replace(
                with: least(decisionKept[measure], 1 - (1 - ratio) * agreement), where: turning)
        }
        mode[measure].replace(with: Double(target.mode.rawValue), where: turning)
        changedIn[measure].replace(with: Double(step.number), where: turning)
        stalledQuarters[measure].replace(with: 0, where: turning)
    }

    /// (8.5) Where works wait for a change that comes with the decision; a table that has stalled for a year does not.
    private func awaits(_ measure: Int, _ now: Couplings) -> Lanes {
        var waiting = Members(repeating: false)
        for number in now.programme.measures[measure].changes
        where now.programme.changes[number].condition == .decided {
            let target = now.programme.table(measure, now.programme.changes[number].mode)
            waiting =
                waiting .| ((made[number] .< 0.5) .& (mode[measure] .!= Double(target.mode.rawValue)))
        }
        let open = (now.progress[measure] .<= 0) .& (stalledQuarters[measure] .< patience)
        return Lanes.zero.replacing(with: 1, where: waiting .& open)
    }
}

extension ModeChange {
    /// Whether it has to wait for a year after another change.
    fileprivate var waitsForPause: Bool {
        switch condition {
        case .stalled, .decided: false
        case .trustAbove, .trustBelow, .from: true
        }
    }
}
