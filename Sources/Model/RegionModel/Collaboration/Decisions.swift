public import Modelling

/// How measures get decided and carried out: links, capacity, decision time, progress.
///
/// A table of many takes more talking and decides later, but meets fewer objections; staff who sit in
/// meetings cannot work. A measure whose table has lost its trust stalls, and goes on as a silo. Numbers in
/// brackets are the equations of the model's specification.
public struct Decisions: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.1) links = (n − 1) + density × (n − 1)(n − 2) / 2

    @Parameter(
        "How far everybody at a table talks to everybody: 0 is a hub with spokes, 1 all with all.",
        nl:
            "Hoe ver iedereen aan een tafel met iedereen praat: 0 is alleen met de trekker, 1 allen met allen.",
        title: Text(nl: "hoe ver allen met allen praten", en: "how far all talk to all"),
        unit: .share, central: 0.2, range: 0...1, allowed: 0...1,
        evidence: .assumed(
            "Direction: Provan & Kenis 2008; the numbers are ours.",
            nl: "Richting: Provan & Kenis 2008; de getallen zijn geschat."))
    var linkDensity

    // (8.2) coordination = effort per link × links × (1 + distrust × (1 − trust)), while unfinished

    @Parameter(
        "Staff that a link between two actors takes.",
        nl: "Mensen die een verband tussen twee partijen kost.",
        title: Text(nl: "overleg per verband", en: "meetings per link"),
        unit: .fullTime, central: 0.08, range: 0.02...0.3, allowed: 0...1_000,
        evidence: .assumed(
            "Our own judgement; studies do not agree on more or less work.",
            nl: "Onze eigen inschatting; studies zijn het oneens over meer of minder werk."))
    var effortPerLink
    @Parameter(
        "Extra effort per link where there is no trust.",
        nl: "Extra werk per verband waar geen vertrouwen is.",
        title: Text(nl: "extra overleg zonder vertrouwen", en: "extra meetings without trust"),
        unit: .share, central: 1, range: 0.3...2, evidence: .governance)
    var distrustEffort
    @Parameter(
        "Cost of staff.", nl: "Kosten van een volle baan per jaar.",
        title: Text(nl: "kosten van een medewerker", en: "cost of staff"),
        unit: .millions / .fullTime / .years, central: 0.1, range: 0.085...0.12, evidence: .governance)
    var costOfStaff
    @Constant(
        "Staff of a network manager, shared by the unfinished measures that have a table.",
        nl: "Werk van een regisseur, verdeeld over de maatregelen met een tafel die nog niet klaar zijn.",
        unit: .fullTime, value: 1, evidence: .governance)
    var managerStaff
    @Auxiliary(
        "Staff that coordination takes of the actors.", nl: "Mensen die overleg de partijen kost.",
        unit: .fullTime, over: .plannedMeasures)
    public var coordination
    @Auxiliary(
        "Staff that coordination takes, the network manager included.",
        nl: "Mensen die overleg kost, de regisseur meegeteld.", unit: .fullTime, over: .plannedMeasures)
    public var paidStaff
    @Auxiliary(
        "Cost of coordination.", nl: "Kosten van overleg.", unit: .millions / .years, over: .plannedMeasures)
    public var coordinationRate

    // (8.3) load = Σ (share of the lead × effort, the rest shared by the partners, + coordination / n); silo: all
    //       on the lead;  capacity left = least(1, capacity / load); of a measure: weakest link and mean, weighted

    @Parameters(
        "Staff that an actor has for a programme, in a region of mean size.",
        nl: "Mensen die een partij heeft voor het programma, in een regio van gemiddelde grootte.",
        title: Text(nl: "mensen die er zijn", en: "staff"), unit: .fullTime, over: .actors,
        central: [14, 14, 5, 6, 4, 3, 4, 4, 3], spread: 0, allowed: 0...10_000, evidence: .governance)
    var capacity
    @Constants(
        "Least and most that the size of a region makes of capacity.",
        nl: "Het minste en het meeste dat de grootte van een regio van die mensen maakt.", unit: .one,
        over: .bounds, values: [0.5, 2],
        evidence: .assumed(
            "Staff grows with the root of inhabitants, and within these bounds; both are ours.",
            nl: "Mensen groeien met de wortel van het aantal inwoners, binnen deze grenzen; beide van ons."))
    var sizeBounds
    @Constant(
        "Share of the work of a table that falls to the lead; the partners share the rest.",
        nl: "Deel van het werk van een tafel dat de trekker doet; de partners delen de rest.",
        unit: .share, value: 0.5, evidence: .governance)
    var leadShare
    @Constant(
        "Share of the effort that the lead's own organisation can add.",
        nl: "Deel van het werk waarvoor de trekker mensen van de eigen organisatie kan inzetten.",
        unit: .share, value: 0.5,
        evidence: .assumed(
            "A measure pays for staff; half of them are taken to be its lead's own.",
            nl: "Een maatregel betaalt mensen; de helft komt naar onze inschatting van de trekker zelf."))
    var ownStaffShare
    @Parameter(
        "Weight of the weakest link in what a table gets done.",
        nl: "Gewicht van de zwakste partij in wat een tafel voor elkaar krijgt.",
        title: Text(nl: "gewicht van de zwakste partij", en: "weight of the weakest link"),
        unit: .share, central: 0.3, range: 0...1, allowed: 0...1, evidence: .governance)
    var weakestLink
    @Stock(
        "Size of a region as it counts for capacity.",
        nl: "Grootte van een regio zoals die telt voor mensen.",
        unit: .one, over: .partnerships, possible: 0...2)
    var size
    @Auxiliary(
        "Staff that measures ask of an actor.", nl: "Mensen die maatregelen van een partij vragen.",
        unit: .fullTime, over: .partnerships * .actors)
    var load
    @Auxiliary(
        "Staff that the lead's own organisation adds.",
        nl: "Mensen die de eigen organisatie van de trekker erbij doet.", unit: .fullTime,
        over: .partnerships * .actors)
    var ownStaff
    @Auxiliary(
        "Share of what is asked of an actor that it can do.",
        nl: "Deel van wat een partij gevraagd wordt dat ze kan doen.", unit: .share,
        over: .partnerships * .actors)
    var capacityLeft
    @Auxiliary(
        "Share of full speed at which a measure can go.",
        nl: "Deel van de volle snelheid waarmee een maatregel vooruit kan.", unit: .share,
        over: .plannedMeasures)
    public var speed

    // (8.4) decision time = base × (1 + delay per link × links) × (1 + delay of distrust × (1 − trust))
    //                       + objections × contest × (1 − partners at the table × trust)
    //       decided' = speed / decision time

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
    @Constant(
        "Quarters in a row that a measure stalls before it goes on as a silo.",
        nl: "Kwartalen achter elkaar dat een maatregel vastzit voordat de trekker alleen verdergaat.",
        unit: .one, value: 4, evidence: .governance)
    var patience
    @Stock(
        "Quarters in a row that a measure has stalled.",
        nl: "Kwartalen achter elkaar dat een maatregel vastzit.", unit: .one, over: .plannedMeasures,
        possible: 0...200)
    var stalledQuarters
    @Stock(
        "1 where the lead works alone, else 0.", nl: "1 waar de trekker alleen werkt, anders 0.", unit: .one,
        over: .plannedMeasures, possible: 0...1)
    public var alone
    @Stock(
        "Share of the works that is done.", nl: "Deel van de uitvoering dat klaar is.", unit: .share,
        over: .plannedMeasures, possible: 0...1)
    public var progress
    @Auxiliary(
        "Share of the works done this quarter.", nl: "Deel van de uitvoering van dit kwartaal.",
        unit: .share, over: .plannedMeasures)
    public var worksDone
    @Auxiliary(
        "Trust at the table; 0 where the lead works alone.",
        nl: "Vertrouwen aan de tafel; 0 waar de trekker alleen werkt.", unit: .one, over: .plannedMeasures)
    public var trustAtTable

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
        /// Of `Trust`, over the measures of the roadmap.
        let groupTrust: Table
        /// Inhabitants by region; read at the start only.
        let inhabitants: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        decisionTime.fill(Lanes(repeating: .nan))
        let meanSize = now.inhabitants.sum / Double(now.inhabitants.count)
        for partnership in programme.regions.indices {
            let region = programme.regions[partnership]
            let root = (now.inhabitants[region] / meanSize).squareRoot()
            size[partnership] = least(greatest(root, sizeBounds[0]), sizeBounds[1])
            for measure in programme.measures(of: partnership) { start(measure, programme, step) }
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            for actor in 0..<Axis.actors.count {
                (load[partnership, actor], ownStaff[partnership, actor]) = (.zero, .zero)
            }
            var withTable = Lanes.zero
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start {
                continueAloneIfStalled(measure)
                withTable += addLoad(measure, now)
            }
            shareCapacity(partnership, programme)
            var (elapsed, started) = (Lanes.zero, 0.0)
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start {
                payStaff(measure, withTable, programme)
                decide(measure, programme, step)
                work(measure, programme, step)
                elapsed += decisionYears[measure]
                started += 1
            }
            decisionTime[programme.regions[partnership]] =
                started > 0 ? elapsed / started : Lanes(repeating: .nan)
        }
    }

    /// A measure before anything is done.
    private func start(_ measure: Int, _ programme: Programme, _ step: Step) {
        let planned = programme.measures[measure]
        for table in [
            coordination, paidStaff, coordinationRate, speed, currentDecisionTime, decided, decisionYears,
            stalledQuarters, progress, worksDone, trustAtTable,
        ] { table[measure] = .zero }
        alone[measure] = planned.mode == .silo ? Lanes(repeating: 1) : .zero
        let normal = step.draws.normal(
            programme.decisionKeys[measure], place: step.regions[planned.region])
        decisionLuck[measure] = step.isCentral ? Lanes(repeating: 1) : exp(luckSpread * normal)
    }

    /// (8.5) After a year of stalling the lead goes on alone; what was not yet built is decided anew.
    private func continueAloneIfStalled(_ measure: Int) {
        let reverts = (stalledQuarters[measure] .>= patience) .& .!worksAlone(measure)
        alone[measure].replace(with: 1, where: reverts)
        decided[measure].replace(with: 0, where: reverts .& (progress[measure] .<= 0))
    }

    /// Where the lead of a measure works alone.
    @inline(__always) private func worksAlone(_ measure: Int) -> SIMDMask<SIMD8<Int64>> {
        alone[measure] .> 0.5
    }

    /// (8.1–8.3) What a measure asks of the actors; 1 where it is unfinished and has a table, else 0.
    private func addLoad(_ measure: Int, _ now: Couplings) -> Lanes {
        let planned = now.programme.measures[measure]
        let single = worksAlone(measure)
        let trust = now.groupTrust[measure].replacing(with: 0, where: single)
        let running = Lanes(repeating: 1).replacing(with: 0, where: progress[measure] .>= 1)
        let staff = effortPerLink * links(planned.seats) * (1 + distrustEffort * (1 - trust)) * running
        trustAtTable[measure] = trust
        coordination[measure] = staff.replacing(with: 0, where: single)

        let effort = running * planned.effort
        let talk = coordination[measure] / planned.seats
        let ofPartners = effort * (1 - leadShare) / planned.others + talk
        for actor in 0..<Axis.actors.count where planned.sits(actor) {
            load[planned.partnership, actor] +=
                actor == planned.lead
                ? (effort * leadShare + talk).replacing(with: effort, where: single)
                : ofPartners.replacing(with: 0, where: single)
        }
        ownStaff[planned.partnership, planned.lead] += effort * ownStaffShare
        return running.replacing(with: 0, where: single)
    }

    /// (8.1) Links at a table of `seats`.
    @inline(__always) private func links(_ seats: Double) -> Lanes {
        (seats - 1) + linkDensity * ((seats - 1) * (seats - 2) / 2)
    }

    /// (8.3) The share of its work that each actor can do; an actor without any has capacity left.
    private func shareCapacity(_ partnership: Int, _ programme: Programme) {
        for actor in 0..<Axis.actors.count {
            let factor = programme.capacityFactors[partnership * Axis.actors.count + actor]
            let own = capacity[actor] * size[partnership] * factor
            let staff = own + ownStaff[partnership, actor].replacing(with: 0, where: own .<= 0)
            let asked = load[partnership, actor]
            let share = least(staff / asked, Lanes(repeating: 1))
            capacityLeft[partnership, actor] = share.replacing(with: 1, where: asked .<= 0)
        }
    }

    /// (8.2) Staff to be paid: of the actors, and a part of the network manager.
    private func payStaff(_ measure: Int, _ withTable: Lanes, _ programme: Programme) {
        let running = (progress[measure] .< 1) .& .!worksAlone(measure)
        let isManaged = programme.settings[programme.measures[measure].partnership].networkManager
        let part = (isManaged ? managerStaff : .zero) / greatest(withTable, Lanes(repeating: 1))
        paidStaff[measure] = coordination[measure] + part.replacing(with: 0, where: .!running)
        coordinationRate[measure] = paidStaff[measure] * costOfStaff
    }

    /// (8.4) How long deciding takes, and how far it gets this quarter.
    private func decide(_ measure: Int, _ programme: Programme, _ step: Step) {
        let planned = programme.measures[measure]
        let single = worksAlone(measure)
        let trust = trustAtTable[measure]
        let mode = baseDecisionTime[planned.mode.rawValue]
        let base =
            mode.replacing(with: baseDecisionTime[Mode.silo.rawValue], where: single) * decisionLuck[measure]
        let delay = (1 + delayPerLink * links(planned.seats)) * (1 + delayOfDistrust * (1 - trust))
        let opposed = objections * planned.contest * (1 - planned.included * trust)
        let years = base * delay.replacing(with: 1, where: single) + opposed
        currentDecisionTime[measure] = years

        let ofLead = capacityLeft[planned.partnership, planned.lead]
        speed[measure] = tableSpeed(planned).replacing(with: ofLead, where: single)
        let made = speed[measure] / years * step.dt
        let left = 1 - decided[measure]
        let hardlyAny = Lanes(repeating: 1e-12)  // keeps the quotient finite where nobody has time
        let part = least(left / greatest(made, hardlyAny), Lanes(repeating: 1))
        decisionYears[measure] += (part * step.dt).replacing(with: 0, where: left .<= 0)
        decided[measure] = completed(decided[measure] + least(made, left))
    }

    /// (8.3) The speed of all at the table together.
    private func tableSpeed(_ planned: PlannedMeasure.Numbers) -> Lanes {
        let ofLead = capacityLeft[planned.partnership, planned.lead]
        var (weakest, partners) = (ofLead, Lanes.zero)
        for actor in 0..<Axis.actors.count where actor != planned.lead && planned.sits(actor) {
            let ofPartner = capacityLeft[planned.partnership, actor]
            weakest = least(weakest, ofPartner)
            partners += ofPartner
        }
        let mean = ofLead * leadShare + partners * (1 - leadShare) / planned.others
        return weakestLink * weakest + (1 - weakestLink) * mean
    }

    /// (8.5) Works go on once the decision is made and what they build on is there.
    private func work(_ measure: Int, _ programme: Programme, _ step: Step) {
        let planned = programme.measures[measure]
        var ready = decided[measure] .>= 1
        for number in planned.prerequisites {
            let earlier = programme.prerequisites[number]
            ready = ready .& (progress[earlier.measure] .>= earlier.progress - 1e-9)
        }
        let before = progress[measure]
        let stalls = (trustAtTable[measure] .< stallTrust) .& .!worksAlone(measure) .& (before .< 1)
        stalledQuarters[measure] = (stalledQuarters[measure] + 1).replacing(with: 0, where: .!stalls)

        let full = speed[measure] / planned.years * step.dt
        let rate = full.replacing(with: full * stalledSpeed, where: stalls)
        let after = completed(before + least(rate.replacing(with: 0, where: .!ready), 1 - before))
        progress[measure] = after
        worksDone[measure] = after - before
    }
}
