public import Modelling

/// What measures bring about in a region: when, and for how long.
///
/// An effect is fixed when it is produced. It arrives after its lag, as a stream or as a level that stays, fades
/// or lasts as long as it is paid. Without measures everything here is zero. Numbers in brackets are the equations
/// of the model's specification.
public struct Effects: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.11) effect produced = amount × luck × reference budget × what the works yield

    @Parameter(
        "Share of accelerated dwellings that would not have come anyway.",
        nl: "Deel van de versnelde woningen dat er anders nooit was gekomen.",
        title: Text(nl: "woningen die echt extra zijn", en: "homes that are additional"),
        unit: .share, central: 0.3, range: 0.1...0.6, allowed: 0...1,
        evidence: .judged(
            "Our own judgement: a measure that speeds up building adds few homes in the end.",
            nl: "Onze eigen inschatting: een maatregel die de bouw versnelt, voegt op den duur weinig toe."))
    var additionalShare
    @Constant(
        "The largest cut that measures together can make.",
        nl: "Grootste deel dat maatregelen samen kunnen wegnemen.", unit: .share, value: 0.9,
        evidence: .judged(
            "A bound of ours, far above what the catalogue reaches.",
            nl: "Een grens van ons, ver boven wat de catalogus haalt."))
    var largestCut
    @Stock(
        "Luck in what a measure yields.", nl: "Mee- en tegenvallers in wat een maatregel oplevert.",
        unit: .one, over: .plannedEffects, possible: 0...100)
    var yieldLuck
    @Auxiliary(
        "What an effect produces in this quarter, before it arrives; in the unit of its lever.",
        nl: "Wat een effect dit kwartaal oplevert, voordat het er is; in de eenheid van wat het verandert.",
        unit: .one, over: .plannedEffects)
    var effectProduced
    @Stock(
        "What an effect has produced so far; in the unit of its lever.",
        nl: "Wat een effect tot nu toe heeft opgeleverd, in de eenheid van wat het verandert.", unit: .one,
        over: .plannedEffects, possible: -1e9...1e9)
    public var producedSoFar
    @Stock(
        "Level that an effect has in force.", nl: "Niveau dat een effect nu heeft.", unit: .one,
        over: .plannedEffects, possible: -1e9...1e9)
    var inForce

    /// What other themes feel of each lever.
    @Auxiliaries(Lever.felt, over: .regions)
    public var levers

    /// What was produced quarter by quarter, for effects that come later or fall away.
    let history = EffectHistory()

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the measures of the roadmap.
        let progress: Table
        /// Of `Production`, over the measures of the roadmap.
        let yielded: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        history.layOut(programme.effects)
        for lever in levers { lever.fill(.zero) }
        for number in programme.effects.indices {
            let effect = programme.effects[number]
            for table in [inForce, effectProduced, producedSoFar] { table[number] = .zero }
            yieldLuck[number] = luck(effect.key, effect.rangeFactor, step)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            let region = programme.regions[partnership]
            for lever in levers { lever[region] = .zero }
            for measure in programme.measures(of: partnership) {
                let planned = programme.measures[measure]
                guard step.number >= planned.start else { continue }
                for number in planned.effects { deliver(number, of: measure, now, step) }
            }
            for lever in Lever.cuts {
                levers[lever][region] = least(levers[lever][region], largestCut)
            }
        }
    }

    /// (8.11) Adds what a measure's effect does in its region now.
    private func deliver(_ number: Int, of measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        let effect = now.programme.effects[number]
        let felt = levers[effect.lever]
        let amount = now.yielded[measure] * planned.referenceBudget
        effectProduced[number] = amount * effect.amount * yieldLuck[number]
        producedSoFar[number] += effectProduced[number]
        history.record(effectProduced[number], of: number, at: step.number)
        let arriving = history.produced(by: number, at: step.number - effect.lag)
        guard !effect.isFlow else {
            var stream = arriving
            if let ahead = effect.broughtForward {
                let missing = history.produced(by: number, at: step.number - effect.lag - ahead)
                stream -= (1 - additionalShare) * missing
            }
            felt[planned.region] += stream / step.dt
            return
        }
        switch effect.lasts {
        case .permanent: inForce[number] += arriving
        case .whilePaid: inForce[number] = arriving / step.dt
        case .fading(let years):
            let upkeep = min(planned.upkeep * years / max(planned.referenceBudget, 1e-12), 1)
            let kept = Lanes.zero.replacing(with: upkeep, where: now.progress[measure] .>= 1)
            inForce[number] += arriving - inForce[number] / years * (1 - kept) * step.dt
        }
        felt[planned.region] += inForce[number]
    }
}

/// Luck as a factor, of which 90 % lies within `factor`, up or down: 1 in a central run.
func luck(_ key: Key, _ factor: Double, _ step: Step) -> Lanes {
    step.isCentral ? Lanes(repeating: 1) : spreadFactor(factor, step.draws.normal(key))
}
