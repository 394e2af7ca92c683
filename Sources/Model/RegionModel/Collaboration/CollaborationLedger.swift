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
        "Share of a budget that coordination can take at most.", unit: .share, value: 0.95,
        evidence: .assumed("Correction B4."))
    var mostCoordination
    @Stock(
        "Public money allotted to a measure so far.", unit: .millions, over: .roadmapSteps, possible: 0...1e6)
    var allotted
    @Stock("Public money spent on a measure so far.", unit: .millions, over: .roadmapSteps, possible: 0...1e6)
    public var spent
    @Stock("Coordination paid so far.", unit: .millions, over: .roadmapSteps, possible: 0...1e6)
    public var coordinationPaid
    @Stock(
        "Money that a payer has allotted so far.", unit: .millions, over: .programmeRegions * .payers,
        possible: 0...1e6)
    public var allottedByPayer
    @Stock(
        "Money of a payer that is spent so far.", unit: .millions, over: .programmeRegions * .payers,
        possible: 0...1e6)
    public var spentByPayer

    // temporary jobs = share in wages × spending a year / cost of a job

    @Parameter(
        "Share of spending that becomes wages in the region.", unit: .share, central: 0.6, range: 0.4...0.8,
        allowed: 0...1, evidence: .assumed("The specification gives .6 without a source; the range is ours."))
    var wageShare
    @Constant(
        "Cost of a job for a year.", unit: .millions / .persons / .years, value: 0.1, evidence: .governance)
    var costOfJob
    @Auxiliary("Jobs that last as long as measures spend.", unit: .persons, over: .regions * .sectors)
    public var temporaryJobs

    @Outcome(
        "Cost of coordination, paid from the budgets of measures, a year.",
        formula: "Σ over measures of coordination paid: staff × cost of staff, at most .95 of a budget",
        unit: .millions / .years, over: .regions, better: .lower, timing: .average, whole: .none,
        worthNaming: 0.05, evidence: .governance)
    public var coordinationCost
    @Outcome(
        "Coordination that no budget pays and actors carry themselves.",
        formula: "Σ over measures of coordination less what was paid of it", unit: .fullTime, over: .regions,
        better: .lower, timing: .average, whole: .none, worthNaming: 0.1, evidence: .governance)
    public var unpaidCoordination
    @Outcome(
        "Public money spent on measures, a year.", formula: "Σ over measures and public payers",
        unit: .millions / .years, over: .regions, better: .neither, timing: .average, whole: .none,
        worthNaming: 0.1, evidence: .governance)
    public var publicSpending
    @Outcome(
        "Private money that joined measures, a year.", formula: "Σ private funding × works done",
        unit: .millions / .years, over: .regions, better: .neither, timing: .average, whole: .none,
        worthNaming: 0.1, evidence: .governance)
    public var privateSpending

    @Outcome(
        "Cost of coordination, paid from the budgets of measures so far.",
        nl: "Kosten van overleg die tot nu toe uit de budgetten van maatregelen zijn betaald.",
        title: Text(nl: "uitgegeven aan overleg", en: "spent on coordination"),
        formula: "coordination cost a year, added up since the base date", unit: .millions, over: .regions,
        better: .lower, timing: .january, whole: .none, worthNaming: 0.1, isHeadline: true,
        evidence: .governance)
    public var coordinationSpent
    @Outcome(
        "Public money spent on measures so far, coordination and upkeep included.",
        nl: "Publiek geld dat tot nu toe aan maatregelen is uitgegeven, met overleg en onderhoud.",
        title: Text(nl: "publiek geld uitgegeven", en: "public money spent"),
        formula: "public spending a year, added up since the base date", unit: .millions, over: .regions,
        better: .neither, timing: .january, whole: .none, worthNaming: 1, isHeadline: true,
        evidence: .governance)
    public var publicSpent
    @Outcome(
        "Private money that joined measures so far.",
        nl: "Geld van bedrijven dat tot nu toe in maatregelen is gestoken.",
        title: Text(nl: "geld van bedrijven", en: "private money"),
        formula: "private spending a year, added up since the base date", unit: .millions, over: .regions,
        better: .neither, timing: .january, whole: .none, worthNaming: 0.1, isHeadline: true,
        evidence: .governance)
    public var privateSpent
    @Outcome(
        "Staff-years that coordination has taken so far, of all parties, paid or not.",
        nl: "Arbeidsjaren die overleg tot nu toe heeft gekost, van alle partijen, betaald of niet.",
        title: Text(nl: "arbeidsjaren overleg", en: "staff-years of coordination"),
        formula: "Σ over measures of the staff that coordination takes, the network manager included, × time",
        unit: .fullTime * .years, over: .regions, better: .lower, timing: .january, whole: .none,
        worthNaming: 1, evidence: .governance)
    public var coordinationStaffYears

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the steps of the roadmap.
        let paidStaff, coordinationRate, worksDone, progress: Table
        /// Of `Effects`, over the steps of the roadmap.
        let privateMoney: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let (missing, programme) = (Lanes(repeating: .nan), now.programme)
        for outcome in [
            coordinationCost, unpaidCoordination, publicSpending, privateSpending, coordinationSpent,
            publicSpent, privateSpent, coordinationStaffYears,
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
        for place in programme.regions.indices {
            let region = programme.regions[place]
            open(region)
            for index in programme.steps(in: place) where step.number >= programme.commitments[index].start {
                book(index, now, step)
            }
        }
    }

    /// Empties the accounts of the quarter.
    private func open(_ region: Int) {
        coordinationCost[region] = .zero
        unpaidCoordination[region] = .zero
        publicSpending[region] = .zero
        privateSpending[region] = .zero
        for sector in 0..<10 { temporaryJobs[region, sector] = .zero }
    }

    /// (8.15) Books a quarter of one measure.
    private func book(_ index: Int, _ now: Couplings, _ step: Step) {
        let commitment = now.programme.commitments[index]
        let running = (now.progress[index] .< 1) .| (now.worksDone[index] .> 0)
        guard any(running) || commitment.upkeep > 0 else { return }
        let (region, dt) = (commitment.region, step.dt)
        let budget = Lanes(repeating: commitment.budget)
        let years = Double(step.number + 1 - commitment.start) * dt
        let due = budget * min(years / commitment.years, 1)
        let newlyAllotted = due - allotted[index]
        allotted[index] = due

        let wanted = now.coordinationRate[index] * dt
        let ceiling = least(mostCoordination * budget - coordinationPaid[index], due - spent[index])
        let coordination = least(wanted, greatest(ceiling, .zero))
        coordinationPaid[index] += coordination
        let unpaid = (1 - coordination / wanted).replacing(with: 0, where: wanted .<= 0)

        // What was left before this quarter: its works are in the progress already.
        let remaining = 1 - now.progress[index] + now.worksDone[index]
        let part = (now.worksDone[index] / remaining).replacing(with: 0, where: now.worksDone[index] .<= 0)
        let open = due - spent[index] - coordination
        let works = greatest(least((budget - spent[index] - coordination) * part, open), .zero)
        spent[index] += coordination + works
        let joining = now.privateMoney[index] * now.worksDone[index]
        let upkeep = Lanes.zero.replacing(with: dt, where: .!running)

        for payer in 0..<Payer.privateParties.rawValue {
            let kept = upkeep * commitment.upkeepPayers[payer]
            let share = commitment.payers[payer]
            allottedByPayer[commitment.place, payer] += newlyAllotted * share + kept
            spentByPayer[commitment.place, payer] += (coordination + works) * share + kept
        }
        let others = Payer.privateParties.rawValue
        allottedByPayer[commitment.place, others] += joining
        spentByPayer[commitment.place, others] += joining

        let ofPublic = coordination + works + upkeep * commitment.upkeep
        coordinationCost[region] += coordination / dt
        unpaidCoordination[region] += unpaid * now.paidStaff[index]
        publicSpending[region] += ofPublic / dt
        privateSpending[region] += joining / dt
        coordinationSpent[region] += coordination
        publicSpent[region] += ofPublic
        privateSpent[region] += joining
        coordinationStaffYears[region] += now.paidStaff[index] * dt
        let jobs = wageShare * (ofPublic + joining) / dt / costOfJob
        for sector in 0..<10 {
            temporaryJobs[region, sector] += jobs * commitment.spending[sector]
        }
    }
}
