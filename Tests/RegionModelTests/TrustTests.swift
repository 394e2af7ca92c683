import Modelling
import Testing

@testable import RegionModel

@Suite("Trust between actors")
struct TrustTests {
    @Test("Trust at a table leans on the mean and the weakest tie of the lead (8.1)")
    func groupTrust() {
        let example = CollaborationExample(Roadmap(measures: [.example(), .example(mode: .silo)]))
        let water = Programme.pair(Actor.province.rawValue, Actor.waterBoard.rawValue)
        example.trust.pairTrust[water] = Lanes(repeating: 0.2)
        example.advance(step: 0)
        // Away from its usual .5 trust of .2 recovers a little: .2 + .25 × .05 × .3.
        let weak = 0.2 + 0.25 * 0.05 * 0.3
        #expect(near(example.trust.groupTrust[0], 0.7 * (weak + 0.5) / 2 + 0.3 * weak))
        #expect(near(example.trust.groupTrust[1], 0))
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

    @Test("A promise allows for part of what the table adds to the decision time (8.12, B1)")
    func promise() {
        let example = CollaborationExample(Roadmap(measures: [.example()]))
        example.advance(through: 11)
        // Decision time 1 × 1.132 × 1.5 = 1.698; promised 1 + .4 × .698; at the end of the twelfth quarter.
        #expect(near(example.trust.plannedDecision[0], 1.2792))
        #expect(near(example.trust.promisedProgress[0], (3 - 1.2792) / 4))
    }

    @Test("In a sampled member a promise allows for the same part of its luck in deciding (8.12, B1)")
    func promiseWithLuck() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()]), fixed: ["planning_realism": 0.4], isCentral: false)
        example.advance(step: 0)
        let usual = example.decisionTimes.baseDecisionTime[Mode.network.rawValue]
        let real = example.decisions.currentDecisionTime[0]
        let planned = example.trust.plannedDecision[0]
        let luck = example.decisionTimes.decisionLuck[0]
        for member in 0..<8 {
            #expect(abs(planned[member] - usual[member] - 0.4 * (real[member] - usual[member])) < 1e-12)
            // Uncontested, the real time is the usual one × luck × what links and distrust add, at least 1.
            #expect(real[member] >= usual[member] * luck[member])
        }
        #expect(Set((0..<8).map { luck[$0] }).count == 8)
    }

    @Test("The promise of a measure starts when what it builds on should be there")
    func promiseAfterPrerequisite() {
        let second = PlannedMeasure.example(
            .example("second"), mode: .silo, prerequisites: [.init(measure: 1, progress: 0.5)])
        let example = CollaborationExample(Roadmap(measures: [second, .example(.example("first"))]))
        example.advance(step: 0)
        #expect(near(example.trust.promisedStart[0], 1.2792 + 2))
        #expect(near(example.trust.promisedStart[1], 0))
    }

    @Test("One quarter of trust in a measure that runs late, worked by hand (8.13)")
    func late() {
        let example = CollaborationExample(Roadmap(measures: [.example()]))
        let pair = Programme.pair(Actor.province.rawValue, Actor.waterBoard.rawValue)
        example.advance(through: 4)
        #expect(near(example.trust.pairTrust[pair], 0.5))
        example.advance(step: 5)
        // Promised (1.5 − 1.2792) / 4 = .0552, nothing done: late by all of .9.
        let first = 0.5 - 0.25 * 0.35 * 0.5 * 0.9
        #expect(near(example.trust.pairTrust[pair], first))
        example.advance(step: 6)
        // Promised (1.75 − 1.2792) / 4 = .1177; works begin: 1 quarter of 16.
        let blame = 0.9 - 0.0625 / 0.1177
        let change = -0.35 * first * blame - 0.05 * (first - 0.5)
        #expect(near(example.trust.pairTrust[pair], first + 0.25 * change))
        let strangers = Programme.pair(Actor.residents.rawValue, Actor.knowledge.rawValue)
        #expect(near(example.trust.pairTrust[strangers], 0.5))
    }

    @Test("A measure that is ahead of its promise builds trust")
    func ahead() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()]), fixed: ["planning_realism": 1])
        example.advance(through: 23)
        #expect(all(example.trust.trust[0] .> 0.5))
    }

    @Test("Several measures count by their mean: the same work in two halves makes the same trust (B2)")
    func meanOverMeasures() {
        let one = CollaborationExample(Roadmap(measures: [.example(.example("a", effort: 2))]))
        let two = CollaborationExample(
            Roadmap(measures: [.example(.example("a", effort: 2)), .example(.example("b", effort: 2))]))
        one.advance(through: 20)
        two.advance(through: 20)
        let pair = Programme.pair(Actor.province.rawValue, Actor.waterBoard.rawValue)
        #expect(near(two.trust.pairTrust[pair], one.trust.pairTrust[pair][0]))
    }

    @Test("A network manager lifts trust only where people meet")
    func manager() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()], settings: [0: CollaborationSettings(networkManager: true)]))
        example.advance(step: 0)
        let pair = Programme.pair(Actor.province.rawValue, Actor.waterBoard.rawValue)
        #expect(near(example.trust.pairTrust[pair], 0.5 + 0.25 * 0.05 * 0.5))
        #expect(near(example.trust.pairTrust[35], 0.5))
    }

    @Test("After completion trust returns to where it was")
    func fading() {
        let example = CollaborationExample(
            Roadmap(measures: [.example()], settings: [0: CollaborationSettings(networkManager: true)]),
            fixed: ["planning_realism": 1])
        var gap: [Double] = []
        example.advance(through: 103) { _ in gap.append(example.trust.trust[0][0] - 0.5) }
        #expect(gap.max() ?? 0 > 0.05)
        #expect(abs(gap[103] / gap[102] - (1 - 0.25 * 0.05)) < 1e-9)
    }

    @Test("Trust stays between 0 and 1 at every corner of the ranges", arguments: [0.0, 0.15, 0.85, 1.0])
    func bounds(start: Double) {
        for (won, lost, managed) in [(0.3, 0.15, 0.12), (0.05, 0.8, 0)] {
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
