public import Modelling

/// What talking takes of the actors of a region, and what it leaves of their time for the works.
///
/// Staff who sit in meetings cannot work. Numbers in brackets are the equations of the model's specification.
public struct Coordination: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.2) coordination = effort per link × links × (1 + distrust × (1 − trust)) × scale of the region^(coordination
    //       scale), while unfinished; paid staff = coordination + size of the region × manager / measures with a table

    @Parameter(
        "Staff that a link between two actors takes.",
        nl: "Mensen die een verband tussen twee partijen kost.",
        title: Text(nl: "overleg per verband", en: "meetings per link"),
        unit: .fullTime, central: 0.08, range: 0.03...0.25, allowed: 0...1_000,
        evidence: .published(
            "Technical assistance of EFRO, Kansen voor West",
            "4 % of a programme; six at a table of 12 to 40 M€ come to 2 to 4 % with this number",
            nl: "4 % van een programma; zes aan een tafel van 12 tot 40 M€ komen met dit getal op 2 tot 4 %"
        )
        .verified("12.4 of 310.6 M€, on kansenvoorwest.nl.", nl: "12,4 van 310,6 M€, op kansenvoorwest.nl.")
        .measurable(
            by: "Hours a month on the table, divided by links: the form asks them.",
            nl: "Uren per maand aan tafel, gedeeld door verbanden: het formulier vraagt ernaar."))
    var effortPerLink
    @Parameter(
        "Extra effort per link where there is no trust.",
        nl: "Extra werk per verband waar geen vertrouwen is.",
        title: Text(nl: "extra overleg zonder vertrouwen", en: "extra meetings without trust"),
        unit: .share, central: 1, range: 0.3...2,
        evidence: Evidence.governance
            .measurable(
                by: "Hours at tables of more and of less trust.",
                nl: "Uren aan tafels met meer en met minder vertrouwen."))
    var distrustEffort
    @Parameter(
        "How far talking grows with what is built: 0 costs the same hours whatever is built, 1 in proportion.",
        nl:
            "Hoe ver overleg meegroeit met wat er gebouwd wordt: 0 kost altijd evenveel uren, 1 naar verhouding.",
        title: Text(nl: "overleg naar omvang", en: "meetings by size"),
        unit: .one, central: 0.5, range: 0...1, allowed: 0...1,
        evidence: .judged(
            "Our own judgement; the 4 % of EFRO on programmes of 310 M€ speaks against 0.",
            nl: "Onze eigen inschatting; de 4 % van EFRO op programma's van 310 M€ pleit tegen 0."
        )
        .verified("12.4 of 310.6 M€, on kansenvoorwest.nl.", nl: "12,4 van 310,6 M€, op kansenvoorwest.nl.")
        .measurable(
            by: "Hours at the table by size of the budget.", nl: "Uren aan tafel naar omvang van het budget.")
    )
    var coordinationScale
    @Parameter(
        "Cost of staff.", nl: "Kosten van een volle baan per jaar.",
        title: Text(nl: "kosten van een medewerker", en: "cost of staff"),
        unit: .millions / .fullTime / .years, central: 0.12, range: 0.1...0.14,
        evidence: .judged(
            "Our own judgement; a tariff with overhead lies above .1 (Handleiding Overheidstarieven, to be looked up).",
            nl:
                "Onze eigen inschatting; een tarief met overhead ligt boven 0,1 (Handleiding Overheidstarieven, nog na te slaan)."
        )
        .measurable(by: "The tariff that the region pays.", nl: "Het tarief dat de regio betaalt."))
    var costOfStaff
    @Constant(
        "Staff of a network manager in a region of mean size, shared by the unfinished measures that have a table.",
        nl:
            "Werk van een regisseur in een regio van gemiddelde grootte, verdeeld over de maatregelen met een tafel die nog niet klaar zijn.",
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
        central: [14, 14, 5, 6, 4, 3, 4, 4, 3], spread: 0, allowed: 0...10_000,
        evidence: Evidence.governance
            .measurable(
                by: "Staff that each organisation gives the programme.",
                nl: "Mensen die elke organisatie aan het programma geeft."))
    var capacity
    @Constants(
        "Least and most that the size of a region makes of capacity.",
        nl: "Het minste en het meeste dat de grootte van een regio van die mensen maakt.", unit: .one,
        over: .bounds, values: [0.5, 2],
        evidence: .judged(
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
        evidence: .judged(
            "A measure pays for staff; half of them are taken to be its lead's own.",
            nl: "Een maatregel betaalt mensen; de helft komt naar onze inschatting van de trekker zelf."))
    var ownStaffShare
    @Parameter(
        "Weight of the weakest link in what a table gets done.",
        nl: "Gewicht van de zwakste partij in wat een tafel voor elkaar krijgt.",
        title: Text(nl: "gewicht van de zwakste partij", en: "weight of the weakest link"),
        unit: .share, central: 0.3, range: 0...1, allowed: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "Delivery of tables with one weak pair and of others.",
                nl: "Wat tafels met één zwak paar leveren, en andere."))
    var weakestLink
    @Stock(
        "Size of a region as it counts for capacity and for a manager.",
        nl: "Grootte van een regio zoals die telt voor mensen en voor een regisseur.",
        unit: .one, over: .partnerships, possible: 0...2)
    var size
    @Stock(
        "What the scale of a measure makes of the talking.",
        nl: "Wat de omvang van een maatregel van het overleg maakt.", unit: .one, over: .plannedMeasures,
        possible: 0...100_000)
    var talkScale
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

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        let times: MeasureTimes
        /// Of `ModeChanges`, over the measures of the roadmap.
        let mode, trustAtTable: Table
        /// Of `Decisions`, over the measures of the roadmap.
        let progress: Table
        /// Inhabitants by region; read at the start only.
        let inhabitants: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        let meanSize = now.inhabitants.sum / Double(now.inhabitants.count)
        for partnership in programme.regions.indices {
            let region = programme.regions[partnership]
            let root = (now.inhabitants[region] / meanSize).squareRoot()
            size[partnership] = least(greatest(root, sizeBounds[0]), sizeBounds[1])
            for measure in programme.measures(of: partnership) {
                for table in [coordination, paidStaff, coordinationRate, speed] { table[measure] = .zero }
                talkScale[measure] = power(
                    Lanes(repeating: programme.measures[measure].scale), coordinationScale)
            }
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
                withTable += addLoad(measure, now)
            }
            shareCapacity(partnership, programme)
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start {
                payStaff(measure, withTable, now)
                speed[measure] = speed(of: measure, now)
            }
        }
    }

    /// (8.1–8.3) What a measure asks of the actors; 1 where it is unfinished and has a table, else 0.
    private func addLoad(_ measure: Int, _ now: Couplings) -> Lanes {
        let planned = now.programme.measures[measure]
        let running = Lanes(repeating: 1).replacing(with: 0, where: now.progress[measure] .>= 1)
        let effort = running * planned.effort
        ownStaff[planned.partnership, planned.lead] += effort * ownStaffShare
        coordination[measure] = .zero
        var talking = Lanes.zero
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            guard table.mode != .silo else {
                load[planned.partnership, planned.lead] += effort.replacing(with: 0, where: .!here)
                return
            }
            let distrust = 1 + distrustEffort * (1 - now.trustAtTable[measure])
            let staff =
                effortPerLink * now.times.links(table.seats) * distrust * talkScale[measure] * running
            coordination[measure].replace(with: staff, where: here)
            talking.replace(with: running, where: here)
            let talk = staff / table.seats
            let ofPartners = effort * (1 - leadShare) / table.others + talk
            for actor in 0..<Axis.actors.count where table.sits(actor) {
                let asked = actor == planned.lead ? effort * leadShare + talk : ofPartners
                load[planned.partnership, actor] += asked.replacing(with: 0, where: .!here)
            }
        }
        return talking
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
    private func payStaff(_ measure: Int, _ withTable: Lanes, _ now: Couplings) {
        let partnership = now.programme.measures[measure].partnership
        let running = (now.progress[measure] .< 1) .& (now.mode[measure] .> 0)
        let isManaged = now.programme.settings[partnership].networkManager
        let staff = isManaged ? managerStaff * size[partnership] : .zero
        let part = staff / greatest(withTable, Lanes(repeating: 1))
        paidStaff[measure] = coordination[measure] + part.replacing(with: 0, where: .!running)
        coordinationRate[measure] = paidStaff[measure] * costOfStaff
    }

    /// (8.3) The speed of the lead alone, or of all at the table together.
    private func speed(of measure: Int, _ now: Couplings) -> Lanes {
        let planned = now.programme.measures[measure]
        var speed = capacityLeft[planned.partnership, planned.lead]
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            if table.mode != .silo { speed.replace(with: speedOfAll(planned, at: table), where: here) }
        }
        return speed
    }

    /// (8.3) The speed of all at a table together.
    private func speedOfAll(_ planned: PlannedMeasure.Numbers, at table: SeatedTable) -> Lanes {
        let ofLead = capacityLeft[planned.partnership, planned.lead]
        var (weakest, partners) = (ofLead, Lanes.zero)
        for actor in 0..<Axis.actors.count where actor != planned.lead && table.sits(actor) {
            let ofPartner = capacityLeft[planned.partnership, actor]
            weakest = least(weakest, ofPartner)
            partners += ofPartner
        }
        let mean = ofLead * leadShare + partners * (1 - leadShare) / table.others
        return weakestLink * weakest + (1 - weakestLink) * mean
    }
}
