import Modelling
import Testing

@testable import RegionModel

@Suite("What is there when it was promised to be")
struct KeptPromisesTests {
    /// A silo that takes half a year to decide and four years to build.
    private func silo(_ fixed: [String: Double], through last: Int) -> CollaborationExample {
        let example = CollaborationExample(
            Roadmap(measures: [.example(mode: .silo)]), fixed: byHand(fixed))
        example.advance(through: last)
        return example
    }

    @Test("Works end within a quarter, and a promise a part of the deciding and all of the works later")
    func ends() {
        // Decided after half a year; works begin in that quarter and last 4.4 years: 17.6 quarters.
        let example = silo(["overrun": 0.1], through: 30)
        #expect(near(example.decisions.worksEnd[0], 0.25 + 17.6 * 0.25))
        #expect(near(example.keptPromises.promisedEnd[0], 0.9 * 0.5 + 4))
        let early = silo(["overrun": 0.1], through: 12)
        #expect(near(early.decisions.worksEnd[0], 0))
        #expect(near(early.keptPromises.promisedEnd[0], 4.45))
    }

    @Test("Delivered when due is what stood at the promised end, on a straight line in its quarter")
    func whenDue() {
        #expect(silo(["overrun": 0.1], through: 16).keptPromises.deliveredWhenDue[0][0].isNaN)
        // At 4.45 years 16.8 of 17.6 quarters of works are done, of a promise that all can be had at coverage .875.
        let example = silo(["overrun": 0.1], through: 17)
        #expect(near(example.keptPromises.deliveredWhenDue[0], 0.875 * 16.8 / 17.6))
        for number in 18...40 { example.advance(step: number) }
        #expect(near(example.keptPromises.deliveredWhenDue[0], 0.875 * 16.8 / 17.6))
        #expect(example.keptPromises.deliveredWhenDue[1][0].isNaN)
    }

    @Test("A measure is late where its works are not done a quarter after the promised end, and stays so")
    func late() {
        // Works end after 4.65 years; 4.45 are promised.
        #expect(silo(["overrun": 0.1], through: 17).keptPromises.lateMeasures[0][0].isNaN)
        #expect(near(silo(["overrun": 0.1], through: 18).keptPromises.lateMeasures[0], 0))
        #expect(near(silo(["overrun": 0.3], through: 18).keptPromises.lateMeasures[0], 1))
        #expect(near(silo(["overrun": 0.3], through: 60).keptPromises.lateMeasures[0], 1))
    }

    @Test("Both are weighed over the measures that are past their end: by budget, and by number")
    func several() {
        var large = PlannedMeasure.example(.example("large", duration: 2, budget: 30), mode: .silo)
        large.lead = .municipality
        large.partners = []
        let roadmap = Roadmap(measures: [.example(mode: .silo), large])
        let example = CollaborationExample(roadmap, fixed: byHand(["overrun": 0.1]))
        example.advance(through: 60)
        let promises = example.keptPromises
        let stood = (10 * promises.producedWhenDue[0] + 30 * promises.producedWhenDue[1]) / 40
        #expect(near(promises.deliveredWhenDue[0], stood[0]))
        #expect(near(promises.lateMeasures[0], (promises.late[0] + promises.late[1])[0] / 2))
    }

    @Test("Coordination counts contracts as far as they are decided, and as a share of budgets")
    func contracts() {
        let measure = MeasureDefinition.example(preparation: 2, agreement: 1)
        let example = CollaborationExample(
            Roadmap(measures: [.example(measure, mode: .publicPrivate)]), fixed: byHand())
        example.advance(through: 5)
        let contract = example.decisions.decided[0][0]
        let spent = example.ledger.coordinationPaid[0][0] + contract
        #expect(contract > 0.3 && near(example.ledger.coordinationSpent[0], spent))
        #expect(near(example.ledger.coordinationShare[0], spent / 10))
        // The ledger itself pays no contract: public money stays the budget.
        for number in 6...80 { example.advance(step: number) }
        #expect(near(example.ledger.publicSpent[0], 10))
        #expect(near(example.ledger.coordinationSpent[0], example.ledger.coordinationPaid[0][0] + 1))
    }

    @Test(
        "A pulse of 100 homes of which a tenth is additional is 90 dwelling-years early, and 10 a year after")
    func homesEarlier() {
        let effect = MeasureDefinition.Effect(.dwellings, amount: 10, lasts: .permanent, comesAnyway: true)
        let measure = MeasureDefinition.example(
            preparation: 0, agreement: 0.25, duration: 0.25, effects: [effect])
        let example = CollaborationExample(
            Roadmap(measures: [.example(measure, mode: .silo)]), fixed: byHand(["replaceable": 1]))
        example.advance(through: 103)
        #expect(near(example.effects.homesEarlier[0], 90 + 10 * 26, within: 1e-9))
        #expect(example.effects.homesEarlier[1][0].isNaN)
    }

    @Test("What an effect has produced for a million euros is its amount × coverage, once the money is spent")
    func perMillion() {
        let example = silo([:], through: 40)
        #expect(near(example.keptPromises.producedPerMillion[0], 10 * 0.875))
    }
}
