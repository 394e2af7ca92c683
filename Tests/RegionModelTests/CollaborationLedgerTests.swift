import Modelling
import Testing

@testable import RegionModel

@Suite("The ledger of measures")
struct LedgerTests {
    @Test("A silo spends its budget with its works, half a year after the first euro was allotted (8.15)")
    func silo() {
        let example = CollaborationExample(Roadmap(measures: [.example(mode: .silo)]), fixed: byHand())
        example.advance(step: 0)
        #expect(near(example.ledger.publicSpending[0], 0))
        #expect(near(example.ledger.allotted[0], 10.0 / 16))
        example.advance(step: 1)
        #expect(near(example.ledger.publicSpending[0], 2.5))
        // .6 of 2.5 M€ a year at .1 M€ a job, half of it in construction.
        #expect(near(example.ledger.temporaryJobs[0, Sector.construction.rawValue], 7.5))
        for number in 2...17 { example.advance(step: number) }
        #expect(near(example.ledger.spent[0], 10))
        #expect(near(example.ledger.temporaryJobs[0, Sector.construction.rawValue], 0))
    }

    @Test("Coordination is paid from the budget, and the budget is spent in full all the same")
    func network() {
        let example = CollaborationExample(Roadmap(measures: [.example()]), fixed: byHand())
        example.advance(step: 0)
        #expect(near(example.ledger.coordinationCost[0], 0.264 * 0.12))
        #expect(near(example.ledger.unpaidCoordination[0], 0))
        for number in 1...60 { example.advance(step: number) }
        #expect(near(example.ledger.spent[0], 10))
        #expect(example.ledger.coordinationPaid[0][0] > 0.1)
        #expect(near(example.ledger.coordinationCost[0], 0))
    }

    @Test(
        "Money of every payer is spent or carried over, in every quarter and way of working",
        arguments: Mode.allCases)
    func identity(mode: Mode) {
        let example = CollaborationExample(.example(mode), isCentral: false)
        example.advance(through: 103) { _ in
            for payer in 0..<5 {
                let allotted = example.ledger.allottedByPayer[0, payer]
                let spent = example.ledger.spentByPayer[0, payer]
                #expect(all(spent .<= allotted + 1e-9) && all(spent .>= 0))
            }
            var (byMeasures, byPayers, allotted) = (Lanes.zero, Lanes.zero, Lanes.zero)
            for measure in 0..<6 {
                let budget = Roadmap.example(mode).measures[measure].referenceBudget
                #expect(all(example.ledger.spent[measure] .<= budget + 1e-9))
                #expect(all(example.ledger.coordinationPaid[measure] .<= 0.95 * budget + 1e-9))
                byMeasures += example.ledger.spent[measure]
                allotted += example.ledger.allotted[measure]
            }
            for payer in 0..<5 { byPayers += example.ledger.spentByPayer[0, payer] }
            #expect(near(byMeasures - byPayers, 0, within: 1e-9))
            #expect(all(byPayers .<= allotted + 1e-9))
        }
    }

    @Test("Public money is the same however people work together")
    func samePublicMoney() {
        let spent = Mode.allCases.map { mode in
            let example = CollaborationExample(.example(mode))
            example.advance(through: 103)
            return (0..<5).reduce(0) { $0 + example.ledger.spentByPayer[0, $1][0] }
        }
        for sum in spent { #expect(abs(sum - 116) < 1e-9) }
    }

    @Test("What coordination asks beyond .95 of a budget is carried unpaid by the actors (B4)")
    func unpaid() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()]), fixed: ["effort_per_link": 100])
        var (paid, unpaid) = (0.0, 0.0)
        example.advance(through: 40) { _ in
            paid += example.ledger.coordinationCost[0][0] * 0.25
            unpaid += example.ledger.unpaidCoordination[0][0] * 0.25
        }
        #expect(paid <= 9.5 + 1e-9 && unpaid > 100)
        #expect(near(example.ledger.coordinationPaid[0], paid))
    }

    @Test("Private parties pay in proportion to trust, potential and works done")
    func privateParties() {
        let measure = MeasureDefinition.example(fundingPotential: 0.5)
        let fixed = byHand(["trust_lost": 0, "trust_won": 0])
        let example = CollaborationExample(Roadmap(measures: [.example(measure)]), fixed: fixed)
        example.advance(through: 40)
        #expect(near(example.ledger.spentByPayer[0, Payer.privateParties.rawValue], 10 * 0.15 * 0.5 * 0.5))
    }

    @Test("Upkeep is paid after completion, on top of the budget")
    func upkeep() {
        var planned = PlannedMeasure.example(mode: .silo)
        planned.upkeep = [.municipality: 0.4]
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
        example.advance(through: 16)
        #expect(near(example.ledger.spentByPayer[0, Payer.municipality.rawValue], 2))
        for number in 17...20 { example.advance(step: number) }
        #expect(near(example.ledger.spentByPayer[0, Payer.municipality.rawValue], 2.4))
        #expect(near(example.ledger.publicSpending[0], 0.4))
    }
}
