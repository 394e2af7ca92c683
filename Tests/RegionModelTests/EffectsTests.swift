import Modelling
import Testing

@testable import RegionModel

@Suite("Effects of measures")
struct EffectsTests {
    /// What one measure alone turns into nature in its third quarter, when works have begun.
    private func hectares(_ planned: PlannedMeasure, fixed: [String: Double] = [:], through last: Int = 2)
        -> Lanes
    {
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand(fixed))
        example.advance(through: last)
        return example.effects.levers[.natureArea][0]
    }

    @Test("A quarter of a silo's works, worked by hand (8.6–8.11)")
    func silo() {
        // Coverage .75 + .25 × .5; 10 ha × 10 M€ over four years.
        #expect(near(hectares(.example(mode: .silo)), 25 * 0.875))
    }

    @Test("A quarter of a network's works, worked by hand (8.6–8.11)")
    func network() {
        let measure = MeasureDefinition.example(
            level: .municipal, preparation: 0, fundingPotential: 0.5)
        var planned = PlannedMeasure.example(measure)
        planned.budget = [.state: 5]
        let coverage = 0.75 + 0.25 * (0.5 + 0.5 * 0.5)
        // Two levels apart; the province sits along, so .7 × ½ of the loss is spared.
        let misfit = exp(Lanes(repeating: -0.05 * 2 * (1 - 0.5 * 0.7)))[0]
        let compromise = 1 - 0.1 * (2.0 / 6) * 0.5
        // Decided in this quarter: coordination .264 FTE at .12 M€ over the 4 years of works that were left when it
        // began; private .15 × .5 × .5 × 5 M€, less 15 %.
        let money = 5 - 0.264 * 0.12 * 4 + 0.1875 * 0.85
        let yield = power(Lanes(repeating: money / 10), Lanes(repeating: 0.8))[0]
        let expected = 25 * yield * coverage * misfit * compromise
        #expect(near(hectares(planned, fixed: asAlone, through: 0), expected))
    }

    @Test("A joint contract costs more where trust is low (8.10)")
    func renegotiation() {
        let fixed = asAlone.merging([
            "returns": 1, "integration.public_private": 0.7, "transaction_cost": 0, "contract_works": 1,
        ]) { _, own in own }
        let quick = MeasureDefinition.example(preparation: 0)
        let joint = hectares(.example(quick, mode: .publicPrivate), fixed: fixed, through: 0)
        let network = hectares(.example(quick, mode: .network), fixed: fixed, through: 0)
        #expect(near(joint / network, 1 - 0.03 * 0.5))
    }

    @Test("Conflict with another department takes from a silo, synergy is brought out by integration (8.8)")
    func sideEffects() {
        func share(_ department: Department, _ mode: Mode) -> Double {
            let measures: [PlannedMeasure] = [
                .example(.example("other", department: department, duration: 0.25), mode: .silo),
                .example(mode: mode, start: 2),
            ]
            let example = CollaborationExample(Roadmap(measures: measures))
            var rates: [Double] = []
            example.advance(through: 60) { _ in rates.append(example.effects.levers[.natureArea][0][0]) }
            let alone = CollaborationExample(Roadmap(measures: [.example(mode: mode, start: 2)]))
            var bare: [Double] = []
            alone.advance(through: 60) { _ in bare.append(alone.effects.levers[.natureArea][0][0]) }
            let quarter = bare.lastIndex { $0 > 0 } ?? 0
            return rates[quarter] / bare[quarter]
        }
        #expect(abs(share(.housing, .silo) - (1 - 0.15 * 0.5)) < 1e-12)
        #expect(abs(share(.safety, .silo) - 1) < 1e-12)
        let mitigated = share(.housing, .network)
        #expect(mitigated > 1 - 0.15 * 0.5 && mitigated < 1)
    }

    @Test("Twice the money brings less than twice the effect, around the reference budget (C10)")
    func diminishingReturns() {
        var rich = PlannedMeasure.example(mode: .silo)
        rich.budget = [.state: 20]
        let twice = power(Lanes(repeating: 2), Lanes(repeating: 0.8))
        #expect(near(hectares(rich) / hectares(.example(mode: .silo)), twice[0]))
    }

    @Test("What is produced stays produced when trust fades later (8.11)")
    func locked() {
        let effect = MeasureDefinition.Effect(.roadRisk, amount: 0.01, lasts: .permanent)
        let example = CollaborationExample(Roadmap(measures: [.example(.example(effects: [effect]))]))
        example.advance(through: 12)
        let before = example.effects.levers[.roadRisk][0]
        for pair in 0..<36 { example.trust.pairTrust[pair] = .zero }
        example.advance(step: 13)
        #expect(all(example.effects.levers[.roadRisk][0] .>= before))
    }

    @Test("A lag moves an effect, and changes nothing else")
    func lag() {
        func levels(_ lag: Double) -> [Double] {
            let effect = MeasureDefinition.Effect(.roadRisk, amount: 0.01, lag: lag, lasts: .permanent)
            let example = CollaborationExample(Roadmap(measures: [.example(.example(effects: [effect]))]))
            var levels: [Double] = []
            example.advance(through: 60) { _ in levels.append(example.effects.levers[.roadRisk][0][0]) }
            return levels
        }
        let (now, later) = (levels(0), levels(1.5))
        #expect(Array(later[6...]) == Array(now[..<55]))
        #expect(later[..<6].allSatisfy { $0 == 0 })
    }

    @Test("Officers stay while they are paid, cohesion fades, and upkeep holds it (C9)")
    func lasting() {
        let effects: [MeasureDefinition.Effect] = [
            .init(.police, amount: 10, lasts: .whilePaid),
            .init(.cohesion, amount: 0.01, lasts: .fading(years: 10)),
            .init(.libraryThreshold, amount: 0.01, lasts: .fading(years: 8)),
            .init(.roadRisk, amount: 0.01, lasts: .permanent),
        ]
        func after(_ quarter: Int, upkeep: Double = 0) -> Effects {
            var planned = PlannedMeasure.example(.example(effects: effects), mode: .silo)
            planned.upkeep = [.state: upkeep]
            let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
            example.advance(through: quarter)
            return example.effects
        }
        // 10 FTE·yr for each of 10 M€ in four years, at coverage .875.
        #expect(near(after(10).levers[.police][0], 21.875))
        #expect(near(after(17).levers[.police][0], 0))
        #expect(near(after(17).levers[.cohesion][0] / after(16).levers[.cohesion][0], 1 - 0.25 / 10))
        #expect(
            near(
                after(17).levers[.libraryThreshold][0] / after(16).levers[.libraryThreshold][0], 1 - 0.25 / 8)
        )
        #expect(near(after(90).levers[.roadRisk][0], 0.0875))
        // Upkeep of a tenth of the budget a year holds what fades in ten years, and .8 of what takes eight.
        #expect(
            near(after(60, upkeep: 1).levers[.cohesion][0] / after(16, upkeep: 1).levers[.cohesion][0], 1))
        let kept =
            after(17, upkeep: 1).levers[.libraryThreshold][0]
            / after(16, upkeep: 1).levers[.libraryThreshold][0]
        #expect(near(kept, 1 - 0.25 / 8 * 0.2))
    }

    @Test("Of homes brought forward a tenth stays, and the others fall due at 1 / advance (8.11b)")
    func broughtForward() {
        // A pulse of 100 homes: everything can be bought, decided and built in the first quarter.
        let effect = MeasureDefinition.Effect(.dwellings, amount: 10, lasts: .permanent, comesAnyway: true)
        let measure = MeasureDefinition.example(
            preparation: 0, agreement: 0.25, duration: 0.25, effects: [effect])
        let example = CollaborationExample(
            Roadmap(measures: [.example(measure, mode: .silo)]), fixed: byHand(["replaceable": 1]))
        var (standing, ahead): ([Double], Double) = ([], 0)
        example.advance(through: 400) { _ in
            standing.append((standing.last ?? 0) + example.effects.levers[.dwellings][0][0] * 0.25)
            ahead += ((standing.last ?? 0) - 10) * 0.25
        }
        for (quarter, expected) in [(0, 100), (4, 38.4766), (8, 19.0102), (20, 10.2854)] {
            #expect(abs(standing[quarter] - expected) < 5.1e-5, "\(quarter)")
        }
        // 90 homes a year earlier.
        #expect(abs(ahead - 90) < 1e-9)
    }

    @Test("What comes anyway comes at least a quarter earlier, and of what is additional nothing falls due")
    func advances() {
        let effect = MeasureDefinition.Effect(.dwellings, amount: 10, lasts: .permanent, comesAnyway: true)
        let measure = MeasureDefinition.example(effects: [effect])
        func built(_ fixed: [String: Double]) -> Double {
            let example = CollaborationExample(
                Roadmap(measures: [.example(measure, mode: .silo)]), fixed: byHand(fixed))
            return example.total(example.effects.levers[.dwellings])[0]
        }
        #expect(abs(built(["brought_forward": 0]) - 0.1 * 87.5) < 1e-9)
        #expect(abs(built(["additional_share": 1, "brought_forward": 4]) - 87.5) < 1e-9)
    }

    @Test("Firms come where the economic board or small firms are, and more where there is trust (8.14)")
    func reach() {
        func reached(_ lead: Actor, _ mode: Mode, trust: Double = 0.5) -> Double {
            let measure = MeasureDefinition.example(
                lead: lead, partners: [.knowledge], resources: [lead: 0.5, .knowledge: 0.5],
                preparation: 0, agreement: 0.01, effects: [],
                reach: .init(champions: 0.12, firms: 0.015))
            let fixed = ["initial_trust": trust, "trust_won": 0, "trust_lost": 0]
            let example = CollaborationExample(
                Roadmap(measures: [.example(measure, mode: mode)]), fixed: fixed)
            example.advance(through: 1)
            #expect(near(example.outreach.firmsReached[0], example.outreach.championsReached[0][0] * 250))
            return example.outreach.championsReached[0][0]
        }
        #expect(abs(reached(.economicBoard, .silo) - 0.12 * 10 * 0.7) < 1e-12)
        #expect(abs(reached(.municipality, .silo) - 0.12 * 10 * 0.25 * 0.7) < 1e-12)
        #expect(abs(reached(.smallFirms, .network, trust: 0.64) - 0.12 * 10 * 0.8) < 1e-12)
        #expect(abs(reached(.municipality, .network, trust: 0.64) - 0.12 * 10 * 0.25 * 0.8) < 1e-12)
    }

    @Test("Measures cannot reach more than a quarter of the champions left in a year (C11)")
    func largestReach() {
        let eager = MeasureDefinition.example(
            lead: .economicBoard, effects: [], reach: .init(champions: 0.9, firms: 0))
        let example = CollaborationExample(Roadmap(measures: [.example(eager, mode: .silo)]))
        example.advance(through: 2)
        #expect(near(example.outreach.championsReached[0], 2.5))
    }

    @Test("Delivered is the share of the promise: coverage alone for an undisturbed silo")
    func delivered() {
        let example = CollaborationExample(Roadmap(measures: [.example(mode: .silo)]), fixed: byHand())
        #expect(near(example.production.delivered[0], 0))
        example.advance(through: 8)
        #expect(near(example.production.delivered[0], 0.875 * 0.5))
        example.advance(through: 20)
        #expect(example.production.delivered[1][0].isNaN)
    }

    @Test("Without a roadmap nothing is felt anywhere")
    func withoutRoadmap() {
        let example = CollaborationExample(.empty)
        example.advance(through: 20)
        for quantity in example.effects.quantities where quantity.declaration.role == .auxiliary {
            #expect(near(quantity.table.sum, 0), "\(quantity.name)")
        }
        #expect(near(example.ledger.temporaryJobs.sum, 0))
    }

    @Test("Luck in yields is 1 in the middle, and 90 % within the factor")
    func luck() {
        var within = 0
        for block in 0..<50 {
            let example = CollaborationExample(
                Roadmap(measures: [.example()]), isCentral: false, firstMember: 8 * block)
            for member in 0..<8 where (0.5...2).contains(example.effects.yieldLuck[0][member]) { within += 1 }
        }
        #expect((335...385).contains(within))
        #expect(near(CollaborationExample(Roadmap(measures: [.example()])).effects.yieldLuck[0], 1))
    }

    @Test(
        "What an effect produces in a quarter is a quarter of what a region feels in a year, where nothing lags"
    )
    func produced() {
        let example = CollaborationExample(Roadmap(measures: [.example(mode: .silo)]), fixed: byHand())
        #expect(near(example.effects.effectProduced[0], 0))
        example.advance(through: 2)
        #expect(near(example.effects.effectProduced[0], 25 * 0.875 / 4))
    }
}
