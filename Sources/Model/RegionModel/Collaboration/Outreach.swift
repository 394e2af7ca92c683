public import Modelling

/// The firms that measures reach, among them hidden champions.
///
/// Firms come where they are invited by somebody they know, or where the table is trusted. Numbers in brackets are
/// the equations of the model's specification.
public struct Outreach: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.14) firms reached = reach × speed × attendance × √trust; silo: attendance × that of one party that invites

    @Parameter(
        "Attendance of firms where neither the economic board nor small firms sit at the table.",
        nl: "Opkomst van bedrijven waar de economic board en het mkb niet aan tafel zitten.",
        title: Text(nl: "opkomst zonder bekenden aan tafel", en: "attendance without firms at the table"),
        unit: .share, central: 0.25, range: 0.1...0.5, allowed: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "Firms that came, of those invited.", nl: "Bedrijven die kwamen, van wie is uitgenodigd.")
    )
    var attendanceOtherwise
    @Parameter(
        "Attendance of firms where one party invites, against a table that trusts itself fully.",
        nl: "Opkomst als één partij uitnodigt, vergeleken met een tafel vol vertrouwen.",
        title: Text(nl: "opkomst als één partij uitnodigt", en: "attendance where one party invites"),
        unit: .share, central: 0.7, range: 0.5...0.9, allowed: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "Firms that came, of those invited, by who invited.",
                nl: "Bedrijven die kwamen, naar wie uitnodigde."))
    var attendanceAlone
    @Constant(
        "Share of the champions not yet reached that can be reached in a year.",
        nl: "Deel van de nog niet bereikte hidden champions dat in een jaar bereikt kan worden.",
        unit: .perYear, value: 0.25,
        evidence: .judged(
            "Keeps a budget from reaching more champions than a region has.",
            nl: "Zo bereikt een budget nooit meer hidden champions dan een regio heeft."))
    var largestReach
    @Stock(
        "Luck in reaching firms.", nl: "Mee- en tegenvallers bij het bereiken van bedrijven.", unit: .one,
        over: .plannedMeasures, possible: 0...100)
    var reachLuck
    @Auxiliary(
        "Hidden champions that measures reach.", nl: "Hidden champions die maatregelen bereiken.",
        unit: .firms / .years, over: .regions)
    public var championsReached
    @Auxiliary(
        "Small and medium firms that measures reach.", nl: "Mkb-bedrijven die maatregelen bereiken.",
        unit: .firms / .years, over: .regions)
    public var firmsReached

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the measures of the roadmap.
        let worksDone: Table
        /// Of `ModeChanges` and `Coordination`, over the measures of the roadmap.
        let mode, trustAtTable, speed: Table
        /// Of `Production`, over the measures of the roadmap.
        let promisedYield: Table
        /// Of `HiddenChampions`, by region: champions not yet reached, and small and medium firms.
        let unreachedChampions, firms: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for table in [championsReached, firmsReached] { table.fill(.zero) }
        let programme = now.programme
        for measure in programme.measures.indices {
            let reach = programme.measures[measure].reach?.rangeFactor ?? 1
            reachLuck[measure] = luck(programme.reachKeys[measure], reach, step)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            let region = programme.regions[partnership]
            (championsReached[region], firmsReached[region]) = (.zero, .zero)
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start && any(now.worksDone[measure] .> 0) {
                reachFirms(measure, now)
            }
            championsReached[region] = least(
                championsReached[region], largestReach * now.unreachedChampions[region])
        }
    }

    /// (8.14) Adds the firms that a running measure reaches.
    private func reachFirms(_ measure: Int, _ now: Couplings) {
        let planned = now.programme.measures[measure]
        guard let reach = planned.reach else { return }
        var attendance = Lanes.zero
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            let isKnown = table.mode == .silo ? planned.businessLeads : table.businessSits
            let coming = isKnown ? Lanes(repeating: 1) : attendanceOtherwise
            let drawn =
                table.mode == .silo ? attendanceAlone : now.trustAtTable[measure].squareRoot()
            attendance.replace(with: coming * drawn, where: here)
        }
        let rate = (reachLuck[measure] * now.promisedYield[measure] * now.speed[measure] * attendance)
            .replacing(with: 0, where: now.worksDone[measure] .<= 0)
        championsReached[planned.region] += rate * reach.champions * now.unreachedChampions[planned.region]
        firmsReached[planned.region] += rate * reach.firms * now.firms[planned.region]
    }
}
