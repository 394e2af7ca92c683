import Modelling
import Testing

@testable import RegionModel

@Suite("Money, time and yields of collaboration, added up")
struct CollaborationSumTests {
    @Test("A silo spends its whole budget, nothing of it on coordination, and its upkeep on top")
    func silo() {
        var planned = PlannedMeasure.example(mode: .silo)
        planned.upkeep = [.municipality: 0.4]
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
        example.advance(through: 1)
        // A quarter of works: 1/16 of 10 M€.
        #expect(near(example.ledger.publicSpent[0], 0.625))
        for number in 2...16 { example.advance(step: number) }
        #expect(near(example.ledger.publicSpent[0], 10))
        for number in 17...20 { example.advance(step: number) }
        #expect(near(example.ledger.publicSpent[0], 10.4))
        #expect(near(example.ledger.coordinationSpent[0], 0))
        #expect(near(example.ledger.coordinationStaffYears[0], 0))
    }

    @Test(
        "A table of three takes .264 of a staff-year a year, at .12 M€ each, and it adds up to what was paid")
    func network() {
        let example = CollaborationExample(Roadmap(measures: [.example()]), fixed: byHand())
        example.advance(step: 0)
        #expect(near(example.ledger.coordinationStaffYears[0], 0.264 / 4))
        #expect(near(example.ledger.coordinationSpent[0], 0.264 * 0.12 / 4))
        for number in 1...60 { example.advance(step: number) }
        #expect(near(example.ledger.coordinationSpent[0], example.ledger.coordinationPaid[0][0]))
        #expect(near(example.ledger.publicSpent[0], 10))
    }

    @Test("Private money is what was spent of private parties: budget × ratio × potential × trust")
    func privateParties() {
        let measure = MeasureDefinition.example(fundingPotential: 0.5)
        let fixed = byHand(["trust_lost": 0, "trust_won": 0])
        let example = CollaborationExample(Roadmap(measures: [.example(measure)]), fixed: fixed)
        example.advance(through: 40)
        #expect(near(example.ledger.privateSpent[0], 10 * 0.15 * 0.5 * 0.5))
    }

    @Test("Regions without a roadmap have no account and no moment")
    func elsewhere() {
        let example = CollaborationExample(Roadmap(measures: [.example()]), fixed: byHand())
        example.advance(through: 40)
        for table in [
            example.ledger.coordinationSpent, example.ledger.publicSpent, example.ledger.privateSpent,
            example.ledger.coordinationStaffYears, example.production.halfDelivered,
        ] { #expect(table[1][0].isNaN) }
    }

    @Test("Half of the promise is delivered a third into the quarter in which it passes .5, and that stays")
    func halfDelivered() {
        // Coverage .2 + .8 × .5 = .6: .0375 a quarter of works, from the second quarter on. After 13 quarters of
        // works .4875, after 14 .525; a third of that step is left to .5. The 14th is the quarter from 3.5 years on.
        let example = CollaborationExample(
            Roadmap(measures: [.example(mode: .silo)]), fixed: byHand(["replaceable": 0.2]))
        example.advance(through: 13)
        #expect(example.production.halfDelivered[0][0].isNaN)
        #expect(near(example.production.delivered[0], 0.4875))
        example.advance(step: 14)
        #expect(near(example.production.halfDelivered[0], 2024 + 3.5 + 0.25 / 3))
        for number in 15...30 { example.advance(step: number) }
        #expect(near(example.production.halfDelivered[0], 2024 + 3.5 + 0.25 / 3))
    }

    @Test("A roadmap that never delivers half has no such moment")
    func neverHalf() {
        // Nothing can be bought, and the lead holds a fifth of what is needed.
        var planned = PlannedMeasure.example(mode: .silo)
        planned.lead = .municipality
        planned.partners = [.waterBoard, .province]
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: ["replaceable": 0])
        example.advance(through: 60)
        #expect(near(example.production.delivered[0], 0.2))
        #expect(example.production.halfDelivered[0][0].isNaN)
    }

    @Test(
        "A measure has produced amount × budget × coverage when it is done: hectares, and years of officers")
    func producedSoFar() {
        let effects: [MeasureDefinition.Effect] = [
            .init(.natureArea, amount: 10, lag: 1, lasts: .permanent),
            .init(.police, amount: 3, lasts: .whilePaid),
        ]
        let roadmap = Roadmap(measures: [.example(.example(effects: effects), mode: .silo)])
        let example = CollaborationExample(roadmap, fixed: byHand())
        example.advance(through: 8)
        // Eight quarters of sixteen are done; a lag holds back what is felt, not what is produced.
        #expect(near(example.effects.producedSoFar[0], 10 * 10 * 0.875 / 2))
        for number in 9...40 { example.advance(step: number) }
        #expect(near(example.effects.producedSoFar[0], 87.5))
        #expect(near(example.effects.producedSoFar[1], 26.25))
        let outcomes = RoadmapOutcomes(roadmap).outcomes.filter { $0.kind == .yield }
        #expect(outcomes.map(\.name) == ["measure.woods.nature_area", "measure.woods.police"])
        #expect(outcomes.map(\.unit.symbol) == ["ha", "FTE·yr"])
    }

    @Test("A measure planned twice in a region has one number for both; in two regions it has two")
    func plannedTwice() {
        var elsewhere = PlannedMeasure.example()
        elsewhere.region = 3
        let outcomes = RoadmapOutcomes(Roadmap(measures: [.example(), elsewhere, .example(start: 8)]))
        let yields = outcomes.outcomes.indices.filter { outcomes.outcomes[$0].kind == .yield }
        #expect(yields.map { outcomes.outcomes[$0].place } == [0, 3])
        #expect(yields.map { outcomes.sources[$0] } == [[0, 2], [1]])
        let times = outcomes.outcomes.indices.filter { outcomes.outcomes[$0].kind == .decisionTime }
        #expect(
            times.map { outcomes.outcomes[$0].name }
                == Array(repeating: "measure.woods.decision_time", count: 2))
        #expect(times.map { outcomes.sources[$0] } == [[0, 2], [1]])
    }

    @Test("What measures have produced is the same in other units, and what dates tell as well")
    func otherUnits() {
        let scenario = WholeVectors.read.scenario(WholeMeasures.roadmap(.network, in: 5))
        let others = UnitChange([.time: 4, .length: 0.1, .people: 1e-3, .money: 1e6])
        let runs = [UnitChange.none, others].map { units in
            WholeRun(scenario, isCentral: false, units: units).advance().workspace
        }
        let outcomes = RoadmapOutcomes(scenario.roadmap).outcomes
        #expect(outcomes.count > 10)
        for number in outcomes.indices {
            let (one, other) = (runs[0].value(ofPlanned: number), runs[1].value(ofPlanned: number))
            // An effect with a chance is none at all in some members, in any unit.
            #expect(all(one .>= 0) && any(one .> 0), "\(outcomes[number].name)")
            #expect(
                all(one * (1 - 1e-9) .<= other) && all(other .<= one * (1 + 1e-9)), "\(outcomes[number].name)"
            )
        }
        let place = outcomes[0].place
        for outcome in runs[0].outcomes.indices
        where runs[0].outcomes[outcome].name == "collaboration.half_delivered" {
            let (one, other) = (
                runs[0].value(of: outcome, at: place), runs[1].value(of: outcome, at: place)
            )
            #expect(all(one .> 2024) && all(one .< 2050) && near(one - other, 0, within: 1e-9))
        }
    }
}
