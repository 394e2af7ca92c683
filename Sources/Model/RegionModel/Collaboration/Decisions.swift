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
        unit: .share, central: 0.2, range: 0...1, allowed: 0...1,
        evidence: .assumed("Direction: Provan & Kenis 2008; the numbers are a judgement."))
    var linkDensity
    @Stock("Link density of a region.", unit: .share, over: .programmeRegions, possible: 0...1)
    var density

    // (8.2) coordination = effort per link × links × (1 + distrust × (1 − trust)), while unfinished

    @Parameter(
        "Staff that a link between two actors takes.", unit: .fullTime, central: 0.08, range: 0.02...0.3,
        allowed: 0...1_000, evidence: .assumed("Expert judgement; the sign of the evidence is mixed."))
    var effortPerLink
    @Parameter(
        "Extra effort per link where there is no trust.", unit: .share, central: 1, range: 0.3...2,
        evidence: .governance)
    var distrustEffort
    @Parameter(
        "Cost of staff.", unit: .millions / .fullTime / .years, central: 0.1, range: 0.085...0.12,
        evidence: .governance)
    var costOfStaff
    @Constant(
        "Staff of a network manager, shared by the unfinished measures that have a table.", unit: .fullTime,
        value: 1, evidence: .governance)
    var managerStaff
    @Auxiliary("Staff that coordination takes of the actors.", unit: .fullTime, over: .roadmapSteps)
    public var coordination
    @Auxiliary(
        "Staff that coordination takes, the network manager included.", unit: .fullTime, over: .roadmapSteps)
    public var paidStaff
    @Auxiliary("Cost of coordination.", unit: .millions / .years, over: .roadmapSteps)
    public var coordinationRate

    // (8.3) load = Σ (½ of the effort, or ½ shared by the partners, + coordination / n); silo: all on the lead
    //       capacity left = least(1, capacity / load); of a measure: weakest link and mean, weighted

    @Parameters(
        "Staff that an actor has for a programme, in a region of mean size.", unit: .fullTime, over: .actors,
        central: [14, 14, 5, 6, 4, 3, 4, 4, 3], spread: 0, allowed: 0...10_000, evidence: .governance)
    var capacity
    @Constants(
        "Least and most that the size of a region makes of capacity.", unit: .one,
        over: Axis("bounds", labels: ["least", "most"]), values: [0.5, 2],
        evidence: .assumed("Correction A11."))
    var sizeBounds
    @Constant(
        "Share of the effort that the lead's own organisation can add.", unit: .share, value: 0.5,
        evidence: .assumed("Correction C16."))
    var ownStaffShare
    @Parameter(
        "Weight of the weakest link in what a table gets done.", unit: .share, central: 0.3, range: 0...1,
        allowed: 0...1, evidence: .governance)
    var weakestLink
    @Stock(
        "Size of a region as it counts for capacity.", unit: .one, over: .programmeRegions, possible: 0...2)
    var size
    @Auxiliary("Staff that measures ask of an actor.", unit: .fullTime, over: .actors)
    var load
    @Auxiliary("Staff that the lead's own organisation adds.", unit: .fullTime, over: .actors)
    var ownStaff
    @Auxiliary("Share of what is asked of an actor that it can do.", unit: .share, over: .actors)
    var capacityLeft
    @Auxiliary("Share of full speed at which a measure can go.", unit: .share, over: .roadmapSteps)
    public var speed

    // (8.4) decision time = base × (1 + delay per link × links) × (1 + delay of distrust × (1 − trust))
    //                       + objections × contest × (1 − partners at the table × trust)
    //       decided' = speed / decision time

    @Parameters(
        "Time in which a measure can be decided.", unit: .years, over: .modes, central: [0.5, 0.75, 1, 1.5],
        ranges: [0.25...1, 0.4...1.25, 0.5...2, 0.75...3], allowed: 0.01...20, evidence: .governance)
    var baseDecisionTime
    @Parameter(
        "Share by which a link makes deciding longer.", unit: .share, central: 0.06, range: 0...0.15,
        evidence: .governance)
    var delayPerLink
    @Parameter(
        "Share by which want of trust makes deciding longer.", unit: .share, central: 1, range: 0.3...2,
        evidence: .governance)
    var delayOfDistrust
    @Parameter(
        "Time that objections take from a wholly contested measure.", unit: .years, central: 1,
        range: 0.3...2.5, evidence: .governance)
    var objections
    @Constant(
        "Spread of the logarithm of luck in deciding.", unit: .one, value: 0.3, evidence: .governance)
    var luckSpread
    @Stock("Luck in deciding.", unit: .one, over: .roadmapSteps, possible: 0...100)
    var decisionLuck
    @Auxiliary("Decision time as it looks now.", unit: .years, over: .roadmapSteps)
    public var currentDecisionTime
    @Stock("Share of the decision that is made.", unit: .share, over: .roadmapSteps, possible: 0...1)
    public var decided
    @Stock(
        "Years that the decision has taken so far.", unit: .years, over: .roadmapSteps, possible: 0...200)
    var decisionYears

    // (8.5) progress' = speed / duration, half of it while trust is below the stall level

    @Parameter(
        "Trust below which a measure stalls.", unit: .one, central: 0.2, range: 0.1...0.3, allowed: 0...1,
        evidence: .governance)
    var stallTrust
    @Constant("Speed of a stalled measure.", unit: .share, value: 0.5, evidence: .governance)
    var stalledSpeed
    @Constant(
        "Quarters in a row that a measure stalls before it goes on as a silo.", unit: .one, value: 4,
        evidence: .governance)
    var patience
    @Stock(
        "Quarters in a row that a measure has stalled.", unit: .one, over: .roadmapSteps, possible: 0...200)
    var stalledQuarters
    @Stock("1 where the lead works alone, else 0.", unit: .one, over: .roadmapSteps, possible: 0...1)
    public var alone
    @Stock("Share of the works that is done.", unit: .share, over: .roadmapSteps, possible: 0...1)
    public var progress
    @Auxiliary("Share of the works done this quarter.", unit: .share, over: .roadmapSteps)
    public var worksDone
    @Auxiliary("Trust at the table; 0 where the lead works alone.", unit: .one, over: .roadmapSteps)
    public var trustAtTable

    @Outcome(
        "Time that decisions have taken, those still open counted so far.",
        formula: "mean over started measures of the years from their start until they are decided",
        unit: .years, over: .regions, better: .lower, timing: .january, whole: .none, worthNaming: 0.1,
        evidence: .governance)
    public var decisionTime

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Trust`, over the steps of the roadmap.
        let groupTrust: Table
        /// Inhabitants by region; read at the start only.
        let inhabitants: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        decisionTime.fill(Lanes(repeating: .nan))
        let meanSize = now.inhabitants.sum / Double(now.inhabitants.count)
        for place in programme.regions.indices {
            let region = programme.regions[place]
            size[place] = regionSize((now.inhabitants[region] / meanSize).squareRoot())
            density[place] = drawn(
                programme.settings[place].linkDensity, of: Key("collaboration.link_density"),
                otherwise: linkDensity, by: step)
            for index in programme.steps(in: place) {
                start(index, programme, step)
            }
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for place in programme.regions.indices {
            for actor in 0..<9 { (load[actor], ownStaff[actor]) = (.zero, .zero) }
            var withTable = Lanes.zero
            for index in programme.steps(in: place)
            where step.number >= programme.commitments[index].start {
                continueAloneIfStalled(index)
                withTable += addLoad(index, place, now)
            }
            shareCapacity(place, programme)
            var (elapsed, started) = (Lanes.zero, 0.0)
            for index in programme.steps(in: place)
            where step.number >= programme.commitments[index].start {
                payStaff(index, place, withTable, programme)
                decide(index, place, programme, step)
                work(index, programme, step)
                elapsed += decisionYears[index]
                started += 1
            }
            decisionTime[programme.regions[place]] =
                started > 0 ? elapsed / started : Lanes(repeating: .nan)
        }
    }

    /// (A11) What the size of a region makes of its actors' capacity.
    private func regionSize(_ relative: Lanes) -> Lanes {
        least(greatest(relative, sizeBounds[0]), sizeBounds[1])
    }

    /// A step before anything is done.
    private func start(_ index: Int, _ programme: Programme, _ step: Step) {
        let commitment = programme.commitments[index]
        for table in [
            coordination, paidStaff, coordinationRate, speed, currentDecisionTime, decided, decisionYears,
            stalledQuarters, progress, worksDone, trustAtTable,
        ] { table[index] = .zero }
        alone[index] = commitment.mode == .silo ? Lanes(repeating: 1) : .zero
        let region = step.regions[commitment.region]
        decisionLuck[index] =
            step.isCentral
            ? Lanes(repeating: 1)
            : exp(luckSpread * step.draws.normal(programme.decisionKeys[index], place: region))
    }

    /// (8.5) After a year of stalling the lead goes on alone; what was not yet built is decided anew (B3).
    private func continueAloneIfStalled(_ index: Int) {
        let reverts = (stalledQuarters[index] .>= patience) .& (alone[index] .< 0.5)
        alone[index].replace(with: 1, where: reverts)
        decided[index].replace(with: 0, where: reverts .& (progress[index] .<= 0))
    }

    /// (8.1–8.3) What a measure asks of the actors; 1 where it is unfinished and has a table, else 0.
    private func addLoad(_ index: Int, _ place: Int, _ now: Couplings) -> Lanes {
        let commitment = now.programme.commitments[index]
        let single = alone[index] .> 0.5
        let trust = now.groupTrust[index].replacing(with: 0, where: single)
        let running = Lanes(repeating: 1).replacing(with: 0, where: progress[index] .>= 1)
        let staff =
            effortPerLink * links(commitment.seats, place) * (1 + distrustEffort * (1 - trust)) * running
        trustAtTable[index] = trust
        coordination[index] = staff.replacing(with: 0, where: single)

        let effort = running * commitment.effort
        let talk = coordination[index] / commitment.seats
        let ofPartners = effort / (2 * max(commitment.seats - 1, 1)) + talk
        for actor in 0..<9 where commitment.sits(actor) {
            load[actor] +=
                actor == commitment.lead
                ? (effort / 2 + talk).replacing(with: effort, where: single)
                : ofPartners.replacing(with: 0, where: single)
        }
        ownStaff[commitment.lead] += effort * ownStaffShare
        return running.replacing(with: 0, where: single)
    }

    /// (8.1) Links at a table of `seats`.
    @inline(__always) private func links(_ seats: Double, _ place: Int) -> Lanes {
        (seats - 1) + density[place] * ((seats - 1) * (seats - 2) / 2)
    }

    /// (8.3) The share of its work that each actor can do; an actor without any has capacity left.
    private func shareCapacity(_ place: Int, _ programme: Programme) {
        for actor in 0..<9 {
            let own = capacity[actor] * size[place] * programme.capacityFactors[place * 9 + actor]
            let staff = own + ownStaff[actor].replacing(with: 0, where: own .<= 0)
            let share = least(staff / load[actor], Lanes(repeating: 1))
            capacityLeft[actor] = share.replacing(with: 1, where: load[actor] .<= 0)
        }
    }

    /// (8.2) Staff to be paid: of the actors, and a part of the network manager.
    private func payStaff(_ index: Int, _ place: Int, _ withTable: Lanes, _ programme: Programme) {
        let running = (progress[index] .< 1) .& (alone[index] .< 0.5)
        let manager = programme.settings[place].networkManager ? managerStaff : .zero
        let part = manager / greatest(withTable, Lanes(repeating: 1))
        paidStaff[index] = coordination[index] + part.replacing(with: 0, where: .!running)
        coordinationRate[index] = paidStaff[index] * costOfStaff
    }

    /// (8.4) How long deciding takes, and how far it gets this quarter.
    private func decide(_ index: Int, _ place: Int, _ programme: Programme, _ step: Step) {
        let commitment = programme.commitments[index]
        let single = alone[index] .> 0.5
        let trust = trustAtTable[index]
        let mode = baseDecisionTime[commitment.mode.rawValue]
        let base =
            mode.replacing(with: baseDecisionTime[Mode.silo.rawValue], where: single) * decisionLuck[index]
        let delay =
            (1 + delayPerLink * links(commitment.seats, place)) * (1 + delayOfDistrust * (1 - trust))
        let opposed = objections * commitment.contest * (1 - commitment.included * trust)
        let years = base * delay.replacing(with: 1, where: single) + opposed
        currentDecisionTime[index] = years

        speed[index] = tableSpeed(commitment).replacing(
            with: capacityLeft[commitment.lead], where: single)
        let made = speed[index] / years * step.dt
        let left = 1 - decided[index]
        let part = least(left / greatest(made, Lanes(repeating: 1e-12)), Lanes(repeating: 1))
        decisionYears[index] += (part * step.dt).replacing(with: 0, where: left .<= 0)
        decided[index] = completed(decided[index] + least(made, left))
    }

    /// (8.3) The speed of all at the table together.
    private func tableSpeed(_ commitment: Commitment) -> Lanes {
        var (weakest, partners) = (capacityLeft[commitment.lead], Lanes.zero)
        for actor in 0..<9 where actor != commitment.lead && commitment.sits(actor) {
            weakest = least(weakest, capacityLeft[actor])
            partners += capacityLeft[actor]
        }
        let mean = capacityLeft[commitment.lead] / 2 + partners / (2 * max(commitment.seats - 1, 1))
        return weakestLink * weakest + (1 - weakestLink) * mean
    }

    /// (8.5) Works go on once the decision is made and what they build on is there.
    private func work(_ index: Int, _ programme: Programme, _ step: Step) {
        let commitment = programme.commitments[index]
        var ready = decided[index] .>= 1
        for number in commitment.prerequisites {
            let earlier = programme.prerequisites[number]
            ready = ready .& (progress[earlier.step] .>= earlier.progress - 1e-9)
        }
        let before = progress[index]
        let stalls = (trustAtTable[index] .< stallTrust) .& (alone[index] .< 0.5) .& (before .< 1)
        stalledQuarters[index] = (stalledQuarters[index] + 1).replacing(with: 0, where: .!stalls)

        let full = speed[index] / commitment.years * step.dt
        let rate = full.replacing(with: full * stalledSpeed, where: stalls)
        let after = completed(before + least(rate.replacing(with: 0, where: .!ready), 1 - before))
        progress[index] = after
        worksDone[index] = after - before
    }
}
