public import Modelling

/// How far the actors of a region trust each other, and what a table of them makes of it.
///
/// Trust grows when a measure runs as promised and is lost faster when it does not. A network manager helps;
/// where nobody meets, trust returns to where it was. It exists only in regions with a roadmap. Numbers in
/// brackets are the equations of the model's specification.
public struct Trust: RegionalTheme {
    public static let chapter = Chapter.collaboration

    @Parameter(
        "Trust between two actors at the start, from 0 to 1.", unit: .one, central: 0.5, range: 0.15...0.85,
        allowed: 0...1, evidence: .assumed("Expert judgement; to be replaced by a survey in the region."))
    var initialTrust
    @Stock(
        "Trust that a region returns to.", unit: .one, over: .programmeRegions, possible: 0...1)
    var usualTrust
    @Stock(
        "Trust between two actors.", unit: .one, over: .programmeRegions * .pairs, possible: 0...1)
    public var pairTrust

    // (8.1) trust at a table = .7 × mean trust of the lead in its partners + .3 × the least of them

    @Constant(
        "Weight of the mean in the trust at a table; the least has the rest.", unit: .share, value: 0.7,
        evidence: .governance)
    var meanWeight
    @Auxiliary("Trust at the table of a measure.", unit: .one, over: .roadmapSteps)
    public var groupTrust

    // (8.12) promised progress = (time − promised start − planned decision time) / duration
    //        planned decision time = usual + realism × (decision time at the start − usual)

    @Parameter(
        "Planning realism: how far a promise allows for what the table itself adds to the decision time.",
        unit: .share, central: 0.4, range: 0...1, allowed: 0...1,
        evidence: .assumed("Chosen so that the average verdict on collaboration is neutral; see B1, B2."))
    var planningRealism
    @Constant(
        "Promised progress above which performance is judged.", unit: .share, value: 0.02,
        evidence: .governance)
    var judgedFrom
    @Stock("Decision time that is promised.", unit: .years, over: .roadmapSteps, possible: 0...200)
    var plannedDecision
    @Auxiliary("Time at which a measure is promised to start.", unit: .years, over: .roadmapSteps)
    var promisedStart
    @Auxiliary("Progress that is promised by now.", unit: .share, over: .roadmapSteps)
    public var promisedProgress

    // (8.13) trust' = won × (1 − trust) × praise − lost × trust × blame + managed × (1 − trust)
    //                 − fading × (trust − usual trust)

    @Parameter(
        "Trust won by a measure that runs well, a year.", unit: .perYear, central: 0.15, range: 0.05...0.3,
        evidence: .governance)
    var trustWon
    @Parameter(
        "Trust lost by a measure that runs late, a year.", unit: .perYear, central: 0.35, range: 0.15...0.8,
        evidence: .assumed("Trust is lost faster than won: Slovic 1993, direction only."))
    var trustLost
    @Parameter(
        "Trust won by managing the network, a year.", unit: .perYear, central: 0.05, range: 0...0.12,
        evidence: .assumed("Direction: Klijn e.a. 2010; Scott 2015 finds little, so the range includes 0."))
    var trustManaged
    @Parameter(
        "Share of a change of trust that fades in a year.", unit: .perYear, central: 0.05, range: 0.02...0.1,
        evidence: .governance)
    var trustFading
    @Auxiliary("Measures that keep two actors together now.", unit: .one, over: .pairs)
    var meetings
    @Auxiliary("Sum over those measures of how far they run better than feared.", unit: .one, over: .pairs)
    var praise
    @Auxiliary("Sum over those measures of how far they run late.", unit: .one, over: .pairs)
    var blame

    @Outcome(
        "How far actors that share a table trust each other, from 0 to 1.",
        formula: "mean of trust over the pairs of actors that the roadmap brings to one table", unit: .one,
        over: .regions, better: .higher, timing: .january, whole: .none, worthNaming: 0.02,
        evidence: .governance)
    public var trust

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the steps of the roadmap.
        let progress, alone, currentDecisionTime: Table
        /// Of `Decisions`, over modes.
        let baseDecisionTime: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        trust.fill(Lanes(repeating: .nan))
        for place in programme.regions.indices {
            let start = startingTrust(programme.settings[place].initialTrust, step)
            usualTrust[place] = start
            for pair in 0..<Axis.pairs.count { pairTrust[place, pair] = start }
            for index in programme.steps(in: place) {
                plannedDecision[index] = now.baseDecisionTime[programme.commitments[index].mode.rawValue]
                promisedProgress[index] = .zero
            }
            takeStock(place, programme)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for place in programme.regions.indices {
            (0..<Axis.pairs.count).forEach { pair in
                (meetings[pair], praise[pair], blame[pair]) = (.zero, .zero, .zero)
            }
            for index in programme.steps(in: place) {
                promise(index, now, step)
                if step.number >= programme.commitments[index].start { judge(index, now) }
            }
            let manager = programme.settings[place].networkManager ? trustManaged : .zero
            for pair in 0..<Axis.pairs.count {
                let trust = pairTrust[place, pair]
                let together = meetings[pair] .> 0
                let count = greatest(meetings[pair], Lanes(repeating: 1))
                let gained = (trustWon * (praise[pair] / count) + manager) * (1 - trust)
                let lost = trustLost * trust * (blame[pair] / count)
                let change = (gained - lost).replacing(with: 0, where: .!together)
                let fading = trustFading * (trust - usualTrust[place])
                pairTrust[place, pair] = clamp(trust + (change - fading) * step.dt, 0, 1)
            }
            takeStock(place, programme)
        }
    }

    /// Trust on the base date; a narrowed range keeps the member's draw.
    private func startingTrust(_ spread: Uncertainty.Spread?, _ step: Step) -> Lanes {
        drawn(spread, of: Key("collaboration.initial_trust"), otherwise: initialTrust, by: step)
    }

    /// (8.12) What was promised for the end of this quarter.
    private func promise(_ index: Int, _ now: Couplings, _ step: Step) {
        let commitment = now.programme.commitments[index]
        if step.number == commitment.start {
            let usual = now.baseDecisionTime[commitment.mode.rawValue]
            plannedDecision[index] = usual + planningRealism * (now.currentDecisionTime[index] - usual)
        }
        var start = Lanes(repeating: Double(commitment.start) * step.dt)
        for number in commitment.prerequisites {
            let earlier = now.programme.prerequisites[number]
            let years = now.programme.commitments[earlier.step].years * earlier.progress
            start = greatest(start, promisedStart[earlier.step] + plannedDecision[earlier.step] + years)
        }
        promisedStart[index] = start
        let end = Double(step.number + 1) * step.dt
        promisedProgress[index] = clamp((end - start - plannedDecision[index]) / commitment.years, 0, 1)
    }

    /// (8.12) What a running measure does to the trust of those at its table.
    private func judge(_ index: Int, _ now: Couplings) {
        let commitment = now.programme.commitments[index]
        let progress = now.progress[index]
        let sitting = (progress .< 1) .& (now.alone[index] .< 0.5)
        guard any(sitting) else { return }
        let promised = promisedProgress[index]
        let judged = sitting .& (promised .> judgedFrom)
        let performance = progress / greatest(promised, judgedFrom)
        let good = (clamp(performance - 0.7, 0, 0.4) / 0.4).replacing(with: 0, where: .!judged)
        let late = clamp(0.9 - performance, 0, 1).replacing(with: 0, where: .!judged)
        let one = Lanes.zero.replacing(with: 1, where: sitting)
        for first in 0..<9 where commitment.sits(first) {
            for second in (first + 1)..<9 where commitment.sits(second) {
                let pair = Programme.pair(first, second)
                meetings[pair] += one
                praise[pair] += good
                blame[pair] += late
            }
        }
    }

    /// (8.1) Trust at each table, and the mean over the pairs that meet.
    private func takeStock(_ place: Int, _ programme: Programme) {
        for index in programme.steps(in: place) {
            let commitment = programme.commitments[index]
            var (sum, lowest) = (Lanes.zero, Lanes(repeating: 1))
            for partner in 0..<9 where partner != commitment.lead && commitment.sits(partner) {
                let trust = pairTrust[place, Programme.pair(commitment.lead, partner)]
                sum += trust
                lowest = least(lowest, trust)
            }
            let mean = sum / max(commitment.seats - 1, 1)
            groupTrust[index] =
                commitment.mode == .silo ? .zero : meanWeight * mean + (1 - meanWeight) * lowest
        }
        var (sum, count) = (Lanes.zero, 0.0)
        for pair in 0..<Axis.pairs.count where programme.meets[place * Axis.pairs.count + pair] {
            sum += pairTrust[place, pair]
            count += 1
        }
        trust[programme.regions[place]] = sum / count
    }
}

/// A region's own spread of an uncertainty, with the draw that its members have for it anyway.
func drawn(_ spread: Uncertainty.Spread?, of key: Key, otherwise value: Lanes, by step: Step) -> Lanes {
    switch spread {
    case nil: value
    case .fixed(let value): Lanes(repeating: value)
    case .triangle(let central, _) where step.isCentral: Lanes(repeating: central)
    case .triangle(let central, let range):
        triangle(step.draws.uniform(key), low: range.lowerBound, central: central, high: range.upperBound)
    }
}
