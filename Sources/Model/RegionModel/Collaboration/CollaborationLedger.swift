public import Modelling

/// Who pays what: budgets, coordination, works, private parties and upkeep.
///
/// A budget is allotted evenly over the years of its works, and what is not spent carries over; nobody
/// spends more than was allotted. Coordination comes out of the budget in every mode, so that public money
/// is the same however people work together. Numbers in brackets are the equations of the specification.
public struct CollaborationLedger: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.15) works paid = what is left of the budget × works done / works to do
    //        coordination paid ≤ .95 × budget in all; the rest is carried by the actors' own staff

    @Constant(
        "Share of a budget that coordination can take at most.",
        nl: "Deel van een budget dat overleg hoogstens kan kosten.", unit: .share, value: 0.95,
        evidence: .judged(
            "The rest always reaches the works; what goes beyond is carried by the actors' own staff.",
            nl: "De rest komt altijd bij de uitvoering; wat meer is, dragen de partijen zelf."))
    var mostCoordination
    @Stock(
        "Public money allotted to a measure so far.",
        nl: "Publiek geld dat tot nu toe voor een maatregel is toegezegd.", unit: .millions,
        over: .plannedMeasures, possible: 0...1e6)
    var allotted
    @Stock(
        "Public money spent on a measure so far.",
        nl: "Publiek geld dat tot nu toe aan een maatregel is uitgegeven.", unit: .millions,
        over: .plannedMeasures, possible: 0...1e6)
    public var spent
    @Stock(
        "Coordination paid so far.", nl: "Overleg dat tot nu toe is betaald.", unit: .millions,
        over: .plannedMeasures, possible: 0...1e6)
    public var coordinationPaid
    @Stock(
        "Money that a payer has allotted so far.", nl: "Geld dat een betaler tot nu toe heeft toegezegd.",
        unit: .millions, over: .partnerships * .payers,
        possible: 0...1e6)
    public var allottedByPayer
    @Stock(
        "Money of a payer that is spent so far.",
        nl: "Geld van een betaler dat tot nu toe is uitgegeven.", unit: .millions,
        over: .partnerships * .payers,
        possible: 0...1e6)
    public var spentByPayer

    // temporary jobs = share in wages × spending a year / cost of a job

    @Parameter(
        "Share of spending that becomes wages in the region.",
        nl: "Deel van de uitgaven dat loon in de regio wordt.",
        title: Text(nl: "deel van het geld dat loon wordt", en: "share of spending in wages"),
        unit: .share, central: 0.6, range: 0.4...0.8, allowed: 0...1,
        evidence: Evidence.judgement
            .measurable(by: "Invoices: wages in the region.", nl: "Facturen: loon in de regio."))
    var wageShare
    @Constant(
        "Cost of a job for a year.", nl: "Kosten van een baan voor een jaar.",
        unit: .millions / .persons / .years, value: 0.1, evidence: .governance)
    var costOfJob
    @Auxiliary(
        "Jobs that last as long as measures spend.", nl: "Banen die duren zolang maatregelen geld uitgeven.",
        unit: .persons, over: .regions * .sectors)
    public var temporaryJobs

    @Outcome(
        "Cost of coordination, paid from the budgets of measures, a year.",
        nl: "Kosten van overleg per jaar, betaald uit de budgetten van maatregelen.",
        title: Text(nl: "overleg per jaar", en: "meetings a year"),
        formula: "Σ over measures of coordination paid: staff × cost of staff, at most .95 of a budget",
        formulaNL: "Σ betaald overleg van maatregelen: mensen × kosten, hoogstens 0,95 van een budget",
        unit: .millions / .years, over: .regions, better: .lower, timing: .average, whole: .none,
        worthNaming: 0.05, evidence: .governance)
    public var coordinationCost
    @Outcome(
        "Coordination that no budget pays and actors carry themselves.",
        nl: "Overleg dat geen budget betaalt en partijen zelf dragen.",
        title: Text(nl: "onbetaald overleg", en: "unpaid meetings"),
        formula: "Σ over measures of coordination less what was paid of it",
        formulaNL: "Σ overleg van maatregelen min wat daarvan betaald is", unit: .fullTime, over: .regions,
        better: .lower, timing: .average, whole: .none, worthNaming: 0.1, evidence: .governance)
    public var unpaidCoordination
    @Outcome(
        "Public money spent on measures, a year.",
        nl: "Publiek geld dat per jaar aan maatregelen wordt uitgegeven.",
        title: Text(nl: "publieke uitgaven per jaar", en: "public spending a year"),
        formula: "Σ over measures and public payers",
        formulaNL: "Σ over maatregelen en publieke betalers",
        unit: .millions / .years, over: .regions, better: .neither, timing: .average, whole: .none,
        worthNaming: 0.1, evidence: .governance)
    public var publicSpending
    @Outcome(
        "Private money that joined measures, a year.",
        nl: "Geld van bedrijven dat per jaar in maatregelen gaat.",
        title: Text(nl: "geld van bedrijven per jaar", en: "private money a year"),
        formula: "Σ private funding × works done",
        formulaNL: "Σ geld van bedrijven × uitvoering die klaar is",
        unit: .millions / .years, over: .regions, better: .neither, timing: .average, whole: .none,
        worthNaming: 0.1, evidence: .governance)
    public var privateSpending

    @Outcome(
        "Cost of coordination and of joint contracts so far, within the budgets of measures.",
        nl:
            "Kosten van overleg en van gezamenlijke contracten tot nu toe, binnen de budgetten van maatregelen.",
        title: Text(nl: "uitgegeven aan overleg", en: "spent on coordination"),
        formula: "Σ over measures of coordination paid + cost of a joint contract × share decided (8.10)",
        formulaNL: "Σ over maatregelen van betaald overleg + kosten van een contract × deel besloten (8.10)",
        unit: .millions,
        over: .regions,
        better: .lower, timing: .january, whole: .none, worthNaming: 0.1, isHeadline: true,
        evidence: .governance)
    public var coordinationSpent
    @Outcome(
        "Cost of coordination and of joint contracts so far, as a share of the budgets of the roadmap.",
        nl: "Kosten van overleg en van gezamenlijke contracten tot nu toe, als deel van de budgetten.",
        title: Text(nl: "deel van het geld naar overleg", en: "share spent on coordination"),
        formula: "spent on coordination / Σ budgets", formulaNL: "uitgegeven aan overleg / Σ budgetten",
        unit: .share, over: .regions, better: .lower, timing: .january, whole: .none, worthNaming: 0.005,
        evidence: .governance)
    public var coordinationShare
    @Outcome(
        "Public money spent on measures so far, coordination and upkeep included.",
        nl: "Publiek geld dat tot nu toe aan maatregelen is uitgegeven, met overleg en onderhoud.",
        title: Text(nl: "publiek geld uitgegeven", en: "public money spent"),
        formula: "public spending a year, added up since the base date",
        formulaNL: "publieke uitgaven per jaar, opgeteld sinds de begindatum", unit: .millions,
        over: .regions,
        better: .neither, timing: .january, whole: .none, worthNaming: 1, isHeadline: true,
        evidence: .governance)
    public var publicSpent
    @Outcome(
        "Private money that joined measures so far.",
        nl: "Geld van bedrijven dat tot nu toe in maatregelen is gestoken.",
        title: Text(nl: "geld van bedrijven", en: "private money"),
        formula: "private spending a year, added up since the base date",
        formulaNL: "geld van bedrijven per jaar, opgeteld sinds de begindatum", unit: .millions,
        over: .regions,
        better: .neither, timing: .january, whole: .none, worthNaming: 0.1, isHeadline: true,
        evidence: .governance)
    public var privateSpent
    @Outcome(
        "Staff-years that coordination has taken so far, of all parties, paid or not.",
        nl: "Arbeidsjaren die overleg tot nu toe heeft gekost, van alle partijen, betaald of niet.",
        title: Text(nl: "arbeidsjaren overleg", en: "staff-years of coordination"),
        formula: "Σ over measures of the staff that coordination takes, the network manager included, × time",
        formulaNL: "Σ over maatregelen van de mensen die overleg kost, met de regisseur, × tijd",
        unit: .fullTime * .years, over: .regions, better: .lower, timing: .january, whole: .none,
        worthNaming: 1, evidence: .governance)
    public var coordinationStaffYears

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the measures of the roadmap.
        let paidStaff, coordinationRate, worksDone, progress: Table
        /// Of `Production`, over the measures of the roadmap.
        let privateMoney, contractSpent: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let (missing, programme) = (Lanes(repeating: .nan), now.programme)
        for outcome in [
            coordinationCost, unpaidCoordination, publicSpending, privateSpending, coordinationSpent,
            coordinationShare, publicSpent, privateSpent, coordinationStaffYears,
        ] {
            outcome.fill(missing)
            for region in programme.regions { outcome[region] = .zero }
        }
        for account in [allotted, spent, coordinationPaid, allottedByPayer, spentByPayer, temporaryJobs] {
            account.fill(.zero)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            open(programme.regions[partnership])
            for measure in programme.measures(of: partnership)
            where step.number >= programme.measures[measure].start {
                book(measure, now, step)
            }
            addUp(partnership, now)
        }
    }

    /// (8.10) What coordination and contracts have cost, in M€ and as a share of the budgets.
    private func addUp(_ partnership: Int, _ now: Couplings) {
        var (cost, budgets) = (Lanes.zero, 0.0)
        for measure in now.programme.measures(of: partnership) {
            cost += coordinationPaid[measure] + now.contractSpent[measure]
            budgets += now.programme.measures[measure].budget
        }
        let region = now.programme.regions[partnership]
        coordinationSpent[region] = cost
        coordinationShare[region] = budgets > 0 ? cost / budgets : .zero
    }

    /// Empties the accounts of the quarter.
    private func open(_ region: Int) {
        coordinationCost[region] = .zero
        unpaidCoordination[region] = .zero
        publicSpending[region] = .zero
        privateSpending[region] = .zero
        for sector in 0..<Axis.sectors.count { temporaryJobs[region, sector] = .zero }
    }

    /// (8.15) Books a quarter of one measure.
    private func book(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        let running = (now.progress[measure] .< 1) .| (now.worksDone[measure] .> 0)
        guard any(running) || planned.upkeep > 0 else { return }
        let (region, dt) = (planned.region, step.dt)
        let budget = Lanes(repeating: planned.budget)
        let years = Double(step.number + 1 - planned.start) * dt
        let due = budget * min(years / planned.years, 1)
        let newlyAllotted = due - allotted[measure]
        allotted[measure] = due

        let wanted = now.coordinationRate[measure] * dt
        let ceiling = least(mostCoordination * budget - coordinationPaid[measure], due - spent[measure])
        let coordination = least(wanted, greatest(ceiling, .zero))
        coordinationPaid[measure] += coordination
        let unpaid = (1 - coordination / wanted).replacing(with: 0, where: wanted .<= 0)

        // What was left before this quarter: its works are in the progress already.
        let remaining = 1 - now.progress[measure] + now.worksDone[measure]
        let part = (now.worksDone[measure] / remaining).replacing(
            with: 0, where: now.worksDone[measure] .<= 0)
        let open = due - spent[measure] - coordination
        let works = greatest(least((budget - spent[measure] - coordination) * part, open), .zero)
        spent[measure] += coordination + works
        let joining = now.privateMoney[measure] * now.worksDone[measure]
        let upkeep = Lanes.zero.replacing(with: dt, where: .!running)

        for payer in 0..<Payer.privateParties.rawValue {
            let kept = upkeep * planned.upkeepPayers[payer]
            let share = planned.payers[payer]
            allottedByPayer[planned.partnership, payer] += newlyAllotted * share + kept
            spentByPayer[planned.partnership, payer] += (coordination + works) * share + kept
        }
        let others = Payer.privateParties.rawValue
        allottedByPayer[planned.partnership, others] += joining
        spentByPayer[planned.partnership, others] += joining

        let ofPublic = coordination + works + upkeep * planned.upkeep
        coordinationCost[region] += coordination / dt
        unpaidCoordination[region] += unpaid * now.paidStaff[measure]
        publicSpending[region] += ofPublic / dt
        privateSpending[region] += joining / dt
        publicSpent[region] += ofPublic
        privateSpent[region] += joining
        coordinationStaffYears[region] += now.paidStaff[measure] * dt
        let jobs = wageShare * (ofPublic + joining) / dt / costOfJob
        for sector in 0..<Axis.sectors.count {
            temporaryJobs[region, sector] += jobs * planned.spending[sector]
        }
    }
}
