public import Modelling

/// What measures bring about in a region: how much of the promised effect, when, and for how long.
///
/// What a measure yields depends on who brings in resources, on the level of government, on other measures,
/// on compromise and on money; it is fixed when produced. Without measures everything here is zero. Numbers
/// in brackets are the equations of the model's specification.
public struct Effects: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.6) coverage = replaceable + (1 − replaceable) × (share of the lead + Σ shares at the table × trust)

    @Parameter(
        "Share of the needed resources that can be bought or regulated instead.", unit: .share, central: 0.6,
        range: 0.3...0.95, allowed: 0...1, evidence: .assumed("Expert judgement; it decides much."))
    var replaceable

    // (8.7) level fit = exp(−misfit × levels apart × (1 − ½ × integration, if the right level sits along))

    @Parameter(
        "Loss per level of government between a measure's and the best one.", unit: .one, central: 0.2,
        range: 0.05...0.5, allowed: 0...5,
        evidence: .assumed("Direction: Oates 1972; the number is a judgement."))
    var levelMisfit
    @Parameters(
        "Integration: how far a way of working joins what departments do.", unit: .share, over: .modes,
        central: [0, 0.3, 0.7, 0.6], ranges: [0...0, 0.1...0.5, 0.4...1, 0.3...0.9], allowed: 0...1,
        evidence: .governance)
    var integration
    @Constant(
        "Part of the loss that integration takes away where the right level sits along.", unit: .share,
        value: 0.5, evidence: .governance)
    var levelBonus

    // (8.8) side effects = clamp(1 + Σ effect between departments × progress × grip, .5, 1.6)
    //       grip on synergy = organising × integration × trust
    //       grip of conflict = exposure × (1 − integration × trust)

    @Parameters(
        "What the completion of a measure of one department adds to those of another.", unit: .share,
        over: .sideEffects,
        central: betweenDepartments,
        ranges: betweenDepartments.enumerated().map { cell, effect in
            // A department has no side effect on itself.
            cell % 7 == 0 ? 0...0 : (effect - 0.1)...(effect + 0.1)
        }, allowed: -1...1, evidence: .governance)
    var sideEffect
    @Parameter(
        "Share of possible synergy that full integration and trust bring out.", unit: .share, central: 0.3,
        range: 0...1, evidence: .governance)
    var organising
    @Parameter(
        "Share of possible conflict that shows without integration or trust.", unit: .share, central: 0.5,
        range: 0...1, evidence: .governance)
    var exposure
    @Constants(
        "Least and most that side effects make of a measure.", unit: .one,
        over: Axis("bounds", labels: ["least", "most"]), values: [0.5, 1.6], evidence: .governance)
    var sideEffectBounds

    // (8.9) compromise = 1 − dilution × (n − 1) / (n + 3) × (1 − trust)

    @Parameter(
        "Dilution by compromise at a large table without trust.", unit: .share, central: 0.25, range: 0...0.6,
        allowed: 0...1, evidence: .governance)
    var dilution

    // (8.10) money that works = greatest(.05 × budget, budget − coordination × (duration + decision time))
    //                           + private funding × (1 − return); with a joint contract less 3 % × (1 − trust)

    @Parameters(
        "Private funding per public euro, with full trust and potential.", unit: .one, over: .modes,
        central: [0, 0.1, 0.2, 0.5], ranges: [0...0, 0...0.3, 0...0.6, 0.1...1.5], allowed: 0...10,
        evidence: .assumed("Judgement; Regio Deals double State money, mostly with public money."))
    var privateFunding
    @Parameter(
        "Return that private funders take out.", unit: .share, central: 0.15, range: 0.05...0.3,
        allowed: 0...1, evidence: .governance)
    var privateReturn
    @Constant(
        "Share of a budget that always reaches the works.", unit: .share, value: 0.05, evidence: .governance)
    var leastWorks
    @Constant(
        "Share lost when a joint contract without trust is renegotiated.", unit: .share, value: 0.03,
        evidence: .governance)
    var renegotiation
    @Auxiliary("Private money that joins a measure as things stand.", unit: .millions, over: .roadmapSteps)
    var privateMoney

    // (8.11) effect produced = amount × reference × (money / reference) ^ returns
    //                          × coverage × level fit × compromise × side effects × works done

    @Parameter(
        "Diminishing returns: effect in per cent per per cent of money.", unit: .one, central: 0.75,
        range: 0.5...1, allowed: 0.01...1, evidence: .governance)
    var returns
    @Parameter(
        "Share of accelerated dwellings that would not have come anyway.", unit: .share, central: 0.3,
        range: 0.1...0.6, allowed: 0...1, evidence: .assumed("Correction C12."))
    var additionalShare
    @Constant(
        "The largest cut that measures together can make.", unit: .share, value: 0.9,
        evidence: .assumed("A bound of ours, far above what the catalogue reaches."))
    var largestCut
    @Stock("Luck in what a measure yields.", unit: .one, over: .roadmapEffects, possible: 0...100)
    var yieldLuck
    @Auxiliary(
        "What an effect produces in this quarter, before it arrives; in the unit of its lever.", unit: .one,
        over: .roadmapEffects)
    var effectProduced
    @Stock(
        "What an effect has produced so far; in the unit of its lever.",
        nl: "Wat een effect tot nu toe heeft opgeleverd, in de eenheid van wat het verandert.", unit: .one,
        over: .roadmapEffects, possible: -1e9...1e9)
    public var producedSoFar
    @Stock("Level that an effect has in force.", unit: .one, over: .roadmapEffects, possible: -1e9...1e9)
    var inForce
    @Stock(
        "Effect that the budget promises, relative to the reference budget.", unit: .one,
        over: .roadmapSteps, possible: 0...1_000)
    var promisedYield
    @Stock(
        "Share of a measure's promise that is produced.", unit: .share, over: .roadmapSteps, possible: 0...10)
    public var produced

    // (8.14) firms reached = reach × speed × attendance × √trust; silo: attendance × .7

    @Parameter(
        "Attendance of firms where neither the economic board nor small firms sit at the table.",
        unit: .share, central: 0.25, range: 0.1...0.5, allowed: 0...1, evidence: .governance)
    var attendanceOtherwise
    @Parameter(
        "Attendance of firms where one party invites, against a table that trusts itself fully.",
        unit: .share, central: 0.7, range: 0.5...0.9, allowed: 0...1, evidence: .governance)
    var attendanceAlone
    @Constant(
        "Share of the champions not yet reached that can be reached in a year.", unit: .perYear, value: 0.25,
        evidence: .assumed("Correction C11."))
    var largestReach
    @Stock("Luck in reaching firms.", unit: .one, over: .roadmapSteps, possible: 0...100)
    var reachLuck

    // What other themes feel: flows per year during this quarter, and levels in force now.

    @Auxiliary("Farmland that measures turn into nature.", unit: .hectares / .years, over: .regions)
    public var natureArea
    @Auxiliary("Farmland that measures make nature-inclusive.", unit: .hectares / .years, over: .regions)
    public var natureInclusiveArea
    @Auxiliary(
        "Dwellings that measures add; negative while what was brought forward is missing.",
        unit: .dwellings / .years, over: .regions)
    public var dwellingsAdded
    @Auxiliary("Business land that measures win.", unit: .hectares / .years, over: .regions)
    public var businessArea
    @Auxiliary("Hidden champions that measures reach.", unit: .firms / .years, over: .regions)
    public var championsReached
    @Auxiliary("Small and medium firms that measures reach.", unit: .firms / .years, over: .regions)
    public var firmsReached
    @Auxiliary("Gain in patch size by connecting nature.", unit: .share, over: .regions)
    public var patchConnectivity
    @Auxiliary("Cut in the nitrogen emission of farms.", unit: .share, over: .regions)
    public var farmEmissionCut
    @Auxiliary("Cut in other nitrogen deposition.", unit: .share, over: .regions)
    public var otherDepositionCut
    @Auxiliary("People whom measures brought into the labour force.", unit: .persons, over: .regions)
    public var labourForceAdded
    @Auxiliary("Officers that measures pay; a warden counts as half of one.", unit: .fullTime, over: .regions)
    public var police
    @Auxiliary("Gain in cohesion.", unit: .points, over: .regions)
    public var cohesionGain
    @Auxiliary("Cut in what an amenity needs.", unit: .share, over: .regions * .amenities)
    public var thresholdCut
    @Auxiliary("Cut in the risk on the road.", unit: .share, over: .regions)
    public var roadRiskCut
    @Auxiliary("Cut in the distance to amenities as people feel it.", unit: .share, over: .regions)
    public var distanceCut
    @Auxiliary("Workers from across the border.", unit: .persons, over: .regions)
    public var crossBorderWorkers

    @Outcome(
        "Share of what the roadmap promises that is produced so far.",
        formula:
            "Σ budget × share of the promise produced / Σ budget; promise: all conditions ideal, at most 1",
        unit: .share, over: .regions, better: .higher, timing: .january, whole: .none, worthNaming: 0.01,
        evidence: .governance)
    public var delivered
    @Outcome(
        "Moment at which half of what the roadmap promises was first produced; no value before.",
        nl:
            "Moment waarop voor het eerst de helft van wat de routekaart belooft is geleverd; daarvoor geen waarde.",
        title: Text(nl: "helft van de belofte geleverd", en: "half of the promise delivered"),
        formula: "first time that delivered ≥ .5, on a straight line within the quarter", unit: .years,
        over: .regions, better: .lower, timing: .january, whole: .none, worthNaming: 0.25, isMoment: true,
        evidence: .governance)
    public var halfDelivered

    /// What was produced quarter by quarter, for effects that come later or fall away.
    let history = EffectHistory()

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the steps of the roadmap.
        let worksDone, progress, alone, trustAtTable, speed, currentDecisionTime, coordinationRate: Table
        /// Of `HiddenChampions`, by region: champions not yet reached, and small and medium firms.
        let unreachedChampions, firms: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        history.layOut(programme.effects)
        delivered.fill(Lanes(repeating: .nan))
        halfDelivered.fill(Lanes(repeating: .nan))
        for region in 0..<Axis.regions.count { clear(region) }
        for index in programme.commitments.indices {
            let commitment = programme.commitments[index]
            privateMoney[index] = .zero
            produced[index] = .zero
            promisedYield[index] = relativeYield(Lanes(repeating: commitment.budget), commitment)
            let reach = commitment.reach?.rangeFactor ?? 1
            reachLuck[index] = luck(programme.reachKeys[index], reach, step)
        }
        for number in programme.effects.indices {
            let effect = programme.effects[number]
            inForce[number] = .zero
            effectProduced[number] = .zero
            producedSoFar[number] = .zero
            yieldLuck[number] = luck(effect.key, effect.rangeFactor, step)
        }
        for region in programme.regions { delivered[region] = .zero }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for place in programme.regions.indices {
            let region = programme.regions[place]
            clear(region)
            var (promised, kept) = (0.0, Lanes.zero)
            for index in programme.steps(in: place) {
                let commitment = programme.commitments[index]
                promised += commitment.budget
                guard step.number >= commitment.start else { continue }
                privateMoney[index] = joiningMoney(index, now)
                let works = any(now.worksDone[index] .> 0)
                let share = works ? production(index, place, now) : .zero
                produced[index] += quotient(share, promisedYield[index])
                for number in commitment.effects {
                    deliver(number, amount: share * commitment.referenceBudget, index, now, step)
                }
                if works { reachFirms(index, now) }
                kept += produced[index] * commitment.budget
            }
            let before = delivered[region]
            delivered[region] = promised > 0 ? least(kept / promised, Lanes(repeating: 1)) : .zero
            keepHalf(region, before, step)
            limit(region, now)
        }
    }
}

/// Effects of one department (column) on another (row), in the order of `Department`.
private let betweenDepartments = [
    0, 0.1, -0.1, 0.05, 0.05, 0.1,
    0.05, 0, -0.15, 0.05, 0.1, 0.1,
    -0.1, -0.15, 0, 0, 0, -0.1,
    0.05, 0, 0, 0, 0.1, 0,
    0.05, 0.1, 0.05, 0.05, 0, 0.1,
    0.05, 0.05, -0.05, 0, 0.05, 0,
]
