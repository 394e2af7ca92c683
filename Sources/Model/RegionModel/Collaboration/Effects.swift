public import Modelling

/// What measures bring about in a region: when, and for how long.
///
/// An effect is fixed when it is produced. It arrives after its lag, as a stream or as a level that stays, fades
/// or lasts as long as it is paid. Without measures everything here is zero. Numbers in brackets are the equations
/// of the model's specification.
public struct Effects: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.11) effect produced = amount × luck × reference budget × what the works yield
    // (8.11a) × 1 where the measure's draw lies below the effect's chance, else 0; in a central run × the chance
    // (8.11b) what was brought forward falls due at 1 / advance: back = brought forward / greatest(advance, a quarter)
    //         brought forward' = (1 − additional) × stream − back; felt = stream − back

    @Parameter(
        "Share of accelerated dwellings that would not have come anyway.",
        nl: "Deel van de versnelde woningen dat er anders nooit was gekomen.",
        title: Text(nl: "woningen die echt extra zijn", en: "homes that are additional"),
        unit: .share, central: 0.1, range: 0...0.4, allowed: 0...1,
        evidence: .judged(
            """
            Building began as often in rejected as in funded projects of the Woningbouwimpuls (Algemene Rekenkamer \
            2025, as reported by ANP); contradicts the former .3.
            """,
            nl:
                "Bij de Woningbouwimpuls begon de bouw in afgewezen projecten even vaak als in betaalde (Algemene Rekenkamer 2025, volgens het ANP); in strijd met de vroegere 0,3."
        )
        .verified(
            "The finding, in reports; the audit itself not. The minister disagrees.",
            nl: "De bevinding, in berichten; het rapport zelf niet. De minister is het er niet mee eens."
        )
        .measurable(
            by: "Homes in funded plans and in plans that were refused.",
            nl: "Woningen in plannen met en zonder bijdrage."))
    var additionalShare
    @Parameter(
        "Years by which a measure brings forward what would come anyway.",
        nl: "Jaren waarmee een maatregel vervroegt wat er toch wel zou komen.",
        title: Text(nl: "hoeveel eerder het komt", en: "how much earlier it comes"),
        unit: .years, central: 1, range: 0...4, allowed: 0...25,
        evidence: .judged(
            """
            Three quarters of funded projects ran late (Algemene Rekenkamer 2025, as reported by ANP); priority at \
            the Raad van State won half a year. Contradicts the former five years.
            """,
            nl:
                "Drie kwart van de betaalde projecten liep uit (Algemene Rekenkamer 2025, volgens het ANP); voorrang bij de Raad van State scheelde een half jaar. In strijd met de vroegere vijf jaar."
        )
        .verified(
            "Both, in reports; the audit itself not.", nl: "Beide, in berichten; het rapport zelf niet."
        )
        .measurable(
            by: "Start of building in funded plans and in plans that were refused.",
            nl: "Start van de bouw in plannen met en zonder bijdrage."))
    var broughtForward
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
    @Stock(
        "1 where a measure has this effect at all, else 0.",
        nl: "1 waar een maatregel dit effect heeft, anders 0.", unit: .one, over: .plannedEffects,
        possible: 0...1)
    var works
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

    @Stock(
        "What was brought forward and is still ahead of its time; in the unit of the lever.",
        nl: "Wat vervroegd is en nog voorloopt, in de eenheid van wat het verandert.", unit: .one,
        over: .plannedEffects, possible: -1e9...1e9)
    var ahead

    /// What other themes feel of each lever.
    @Auxiliaries(Lever.felt, over: .regions)
    public var levers

    @Stock(
        "Dwellings that stand because of measures.", nl: "Woningen die er staan door maatregelen.",
        unit: .dwellings, over: .regions, possible: -1e6...1e6)
    var dwellingsStanding
    @Outcome(
        "Years that dwellings have stood so far because of measures, the additional and the earlier ones alike.",
        nl:
            "Jaren dat woningen er tot nu toe staan door maatregelen, de extra en de vervroegde samen.",
        title: Text(nl: "woningen eerder", en: "homes earlier"),
        formula: "∫ dwellings that stand because of measures, since the base date",
        formulaNL: "∫ woningen die er staan door maatregelen, sinds de begindatum",
        unit: .dwellings * .years, over: .regions, better: .higher, timing: .january, whole: .none,
        worthNaming: 10, evidence: .governance)
    public var homesEarlier

    /// What was produced quarter by quarter, for effects that come later.
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
        homesEarlier.fill(Lanes(repeating: .nan))
        for region in programme.regions {
            (dwellingsStanding[region], homesEarlier[region]) = (.zero, .zero)
        }
        for number in programme.effects.indices {
            let effect = programme.effects[number]
            for table in [inForce, effectProduced, producedSoFar, ahead] { table[number] = .zero }
            yieldLuck[number] = luck(effect.key, effect.rangeFactor, step)
            works[number] = occurrence(of: effect, step)
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
            dwellingsStanding[region] += levers[.dwellings][region] * step.dt
            homesEarlier[region] += dwellingsStanding[region] * step.dt
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
        effectProduced[number] = amount * effect.amount * yieldLuck[number] * works[number]
        producedSoFar[number] += effectProduced[number]
        history.record(effectProduced[number], of: number, at: step.number)
        let arriving = history.produced(by: number, at: step.number - effect.lag)
        guard !effect.isFlow else {
            var stream = arriving
            if effect.comesAnyway {
                let back = ahead[number] * step.dt / greatest(broughtForward, Lanes(repeating: step.dt))
                ahead[number] += (1 - additionalShare) * arriving - back
                stream -= back
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

extension Effects {
    /// (8.11a) Whether a measure has an effect: one draw for all effects of a measure, everywhere and in every scenario.
    private func occurrence(of effect: PlannedEffect, _ step: Step) -> Lanes {
        guard !step.isCentral else { return Lanes(repeating: effect.chance) }
        return Lanes.zero.replacing(with: 1, where: step.draws.uniform(effect.chanceKey) .< effect.chance)
    }
}

/// Luck as a factor, of which 90 % lies within `factor`, up or down: 1 in a central run.
func luck(_ key: Key, _ factor: Double, _ step: Step, place: Key = .nowhere) -> Lanes {
    step.isCentral ? Lanes(repeating: 1) : spreadFactor(factor, step.draws.normal(key, place: place))
}
