import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("Trust between actors")
struct TrustTests {
    @Test("Trust at a table leans on the mean and the weakest tie of the lead (8.1)")
    func trustAtTable() {
        let example = CollaborationExample(
            Roadmap(measures: [.example(), .example(.example("alone"), mode: .silo)]), fixed: byHand())
        let water = Programme.pair(Actor.province.rawValue, Actor.waterBoard.rawValue)
        example.trust.pairTrust[water] = Lanes(repeating: 0.2)
        example.advance(step: 0)
        #expect(near(example.modeChanges.trustAtTable[0], 0.7 * (0.2 + 0.5) / 2 + 0.3 * 0.2))
        #expect(near(example.modeChanges.trustAtTable[1], 0))
    }

    @Test("The number of a pair does not depend on who comes first")
    func pairs() {
        var seen = Set<Int>()
        for one in 0..<9 {
            for other in 0..<9 where other != one {
                #expect(Programme.pair(one, other) == Programme.pair(other, one))
                seen.insert(Programme.pair(one, other))
            }
        }
        #expect(seen == Set(0..<36))
    }

    @Test("A promise is made once, in the first quarter, and allows for .9 of the time to decide (8.12)")
    func promise() {
        let example = CollaborationExample(
            Roadmap(
                measures: [.example(start: 2)], settings: [0: CollaborationSettings(networkManager: true)]
            ), fixed: byHand())
        example.advance(through: 2)
        let trust = example.modeChanges.trustAtTable[0][0]
        let years =
            0.25 * (1 - 0.15 * trust) + 0.25 * 1.2 * pow(3.2, 0.1) * (1 + (1 - trust))
        #expect(near(example.trust.promisedStart[0], 0.5 + 0.9 * years))
        for number in 3...11 { example.advance(step: number) }
        #expect(near(example.trust.promisedStart[0], 0.5 + 0.9 * years))
    }

    @Test("In a sampled member a promise knows nothing of its luck in deciding (8.12)")
    func promiseWithoutLuck() {
        let example = CollaborationExample(Roadmap(measures: [.example()]), isCentral: false)
        example.advance(step: 0)
        let table = example.programme.table(0, .network)
        let parts = example.measureTimes.deciding(
            example.programme.measures[0], at: table, example.modeChanges.trustAtTable[0])
        let luck = example.measureTimes.decisionLuck[0]
        for member in 0..<8 {
            let promised = example.trust.plannedShare[member] * parts.sum[member]
            #expect(abs(example.trust.promisedStart[0][member] - promised) < 1e-12)
            let real = luck[member] * (parts.preparation[member] + parts.agreement[member])
            #expect(abs(example.decisions.currentDecisionTime[0][member] - real) < 1e-12)
        }
        #expect(Set((0..<8).map { luck[$0] }).count == 8)
    }

    @Test("The promise of a measure starts when what it builds on should be there")
    func promiseAfterPrerequisite() {
        let second = PlannedMeasure.example(
            .example("second"), mode: .silo, prerequisites: [.init(measure: 1, progress: 0.5)])
        let example = CollaborationExample(Roadmap(measures: [second, .example(.example("first"))]))
        example.advance(step: 0)
        #expect(near(example.trust.promisedStart[0] - example.trust.promisedStart[1], 2))
    }

    /// One measure that takes a year to decide at a table as for a lead alone, and four to build.
    private func year(_ fixed: [String: Double], settings: CollaborationSettings = CollaborationSettings())
        -> CollaborationExample
    {
        let measure = MeasureDefinition.example(preparation: 0.5, agreement: 0.5)
        return CollaborationExample(
            Roadmap(measures: [.example(measure)], settings: [0: settings]),
            fixed: byHand(asAlone).merging(fixed) { _, own in own })
    }

    private let pair = Programme.pair(Actor.province.rawValue, Actor.waterBoard.rawValue)

    @Test("Two quarters of trust in a measure that runs late, worked by hand (8.13)")
    func late() {
        let example = year(["planned_share": 0.5])
        example.advance(step: 0)
        // A quarter decided of half a year promised: .125 of .25 years, against a usual .85.
        let blame = 1 - 0.5 / 0.85
        let first = 0.5 - 0.25 * 0.3 * 0.5 * blame
        #expect(near(example.trust.performance[0], 0.5 / 0.85))
        #expect(near(example.trust.pairTrust[pair], first))
        example.advance(step: 1)
        let change = -0.3 * first * blame - 0.05 * (first - 0.5)
        #expect(near(example.trust.pairTrust[pair], first + 0.25 * change))
        let strangers = Programme.pair(Actor.residents.rawValue, Actor.knowledge.rawValue)
        #expect(near(example.trust.pairTrust[strangers], 0.5))
    }

    @Test("What is usual moves no trust at all, .4 above it wins most, and nothing at all loses most (8.13)")
    func usual() {
        let usual = year(["planned_share": 1, "usual_performance": 1])
        usual.advance(through: 2) { _ in #expect(usual.trust.pairTrust[self.pair] == Lanes(repeating: 0.5)) }
        let well = year(["planned_share": 1.4, "usual_performance": 1])
        well.advance(step: 0)
        #expect(near(well.trust.pairTrust[pair], 0.5 + 0.25 * 0.15 * 0.5))
        let nobody = Dictionary(uniqueKeysWithValues: Actor.allCases.map { ($0, 0.0) })
        let still = year([:], settings: CollaborationSettings(capacity: nobody))
        still.advance(step: 0)
        #expect(near(still.trust.pairTrust[pair], 0.5 - 0.25 * 0.3 * 0.5))
    }

    @Test("A measure that is ahead of its promise builds trust")
    func ahead() {
        let example = CollaborationExample(Roadmap(measures: [.example()]), fixed: ["planned_share": 2])
        example.advance(through: 15)
        #expect(all(example.trust.trust[0] .> 0.56))
    }

    @Test("Several measures count by their mean: the same work in two halves makes the same trust (B2)")
    func meanOverMeasures() {
        let one = CollaborationExample(Roadmap(measures: [.example(.example("a", effort: 2))]))
        let two = CollaborationExample(
            Roadmap(measures: [.example(.example("a", effort: 2)), .example(.example("b", effort: 2))]))
        one.advance(through: 20)
        two.advance(through: 20)
        #expect(near(two.trust.pairTrust[pair], one.trust.pairTrust[pair][0]))
    }

    @Test("A network manager lifts trust only where people meet")
    func manager() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()], settings: [0: CollaborationSettings(networkManager: true)]),
            fixed: byHand(["trust_won": 0, "trust_lost": 0]))
        example.advance(step: 0)
        #expect(near(example.trust.pairTrust[pair], 0.5 + 0.25 * 0.05 * 0.5))
        #expect(near(example.trust.pairTrust[35], 0.5))
    }

    @Test("After completion trust returns to where it was")
    func fading() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()], settings: [0: CollaborationSettings(networkManager: true)]),
            fixed: byHand(["planned_share": 2]))
        var gap: [Double] = []
        example.advance(through: 103) { _ in gap.append(example.trust.trust[0][0] - 0.5) }
        #expect(gap.max() ?? 0 > 0.05)
        #expect(abs(gap[103] / gap[102] - (1 - 0.25 * 0.05)) < 1e-9)
    }

    @Test("Trust stays between 0 and 1 at every corner of the ranges", arguments: [0.0, 0.3, 0.8, 1.0])
    func bounds(start: Double) {
        for (won, lost, managed) in [(0.3, 0.1, 0.12), (0.05, 0.8, 0)] {
            let fixed = [
                "initial_trust": start, "trust_won": won, "trust_lost": lost, "trust_managed": managed,
            ]
            let example = CollaborationExample(.example(.network), fixed: fixed, isCentral: false)
            example.advance(through: 103) { _ in
                for pair in 0..<36 {
                    let trust = example.trust.pairTrust[pair]
                    #expect(all(trust .>= 0) && all(trust .<= 1))
                }
            }
        }
    }

    @Test("Trust exists only in regions with a roadmap")
    func elsewhere() {
        let example = CollaborationExample(Roadmap(measures: [.example()]))
        example.advance(step: 0)
        #expect(!example.trust.trust[0][0].isNaN && example.trust.trust[1][0].isNaN)
    }
}
