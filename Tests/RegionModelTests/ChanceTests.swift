import Modelling
import Testing

@testable import RegionModel

@Suite("Effects that may be none at all")
struct ChanceTests {
    private func measure(_ id: String, chances: [Double]) -> MeasureDefinition {
        let levers: [Lever] = [.roadRisk, .distance, .gpThreshold]
        return .example(
            id,
            effects: zip(levers, chances).map {
                MeasureDefinition.Effect($0, amount: 0.01, lasts: .permanent, chance: $1)
            })
    }

    /// Which of 2,000 members have each effect, in the order of the roadmap.
    private func working(_ roadmap: Roadmap) -> [[Bool]] {
        var working: [[Bool]] = []
        for block in 0..<250 {
            let example = CollaborationExample(roadmap, isCentral: false, firstMember: 8 * block)
            for number in example.programme.effects.indices {
                if working.count <= number { working.append([]) }
                working[number] += (0..<8).map { example.effects.works[number][$0] == 1 }
            }
        }
        return working
    }

    @Test("An effect works in its share of members, and what works at .3 works wherever .5 does")
    func shares() {
        let working = working(Roadmap(measures: [.example(measure("a", chances: [0.3, 0.5, 1]))]))
        for (members, chance) in zip(working, [0.3, 0.5, 1]) {
            let share = Double(members.count { $0 }) / Double(members.count)
            let error = (chance * (1 - chance) / Double(members.count)).squareRoot()
            #expect(abs(share - chance) <= 3 * error)
        }
        for (rare, usual) in zip(working[0], working[1]) { #expect(!rare || usual) }
    }

    @Test(
        "It is the same members in every scenario, way of working and region, and others for another measure")
    func sameMembers() {
        let a = measure("a", chances: [0.5])
        var elsewhere = PlannedMeasure.example(a, mode: .silo, start: 8)
        elsewhere.region = 7
        let alone = working(Roadmap(measures: [.example(a)]))
        let together = working(
            Roadmap(measures: [.example(measure("b", chances: [0.5])), elsewhere, .example(a)]))
        #expect(together[1] == alone[0] && together[2] == alone[0] && together[0] != alone[0])
    }

    @Test("A central run has the mean: amount × chance; a certain effect is as it is without the key")
    func central() {
        func level(_ effect: MeasureDefinition.Effect) -> Lanes {
            let example = CollaborationExample(
                Roadmap(measures: [.example(.example(effects: [effect]), mode: .silo)]))
            example.advance(through: 40)
            return example.effects.levers[.roadRisk][0]
        }
        let certain = level(.init(.roadRisk, amount: 0.01, lasts: .permanent))
        #expect(same(level(.init(.roadRisk, amount: 0.01, lasts: .permanent, chance: 1)), certain))
        let rare = level(.init(.roadRisk, amount: 0.01, lasts: .permanent, chance: 0.3))
        #expect(near(rare / certain, 0.3))
    }

    @Test("A higher chance never gives a member less")
    func monotone() {
        let levels = [0.0, 0.3, 0.5, 1].map { chance in
            let effect = MeasureDefinition.Effect(.roadRisk, amount: 0.01, lasts: .permanent, chance: chance)
            let example = CollaborationExample(
                Roadmap(measures: [.example(.example(effects: [effect]))]), isCentral: false)
            example.advance(through: 60)
            return example.effects.levers[.roadRisk][0]
        }
        #expect(near(levels[0], 0))
        for (less, more) in zip(levels, levels.dropFirst()) { #expect(all(more .>= less)) }
    }

    @Test("What a measure delivers of its promise does not know whether its effects work")
    func delivered() {
        let certain = CollaborationExample(
            Roadmap(measures: [.example(measure("a", chances: [1]))]), isCentral: false)
        let rare = CollaborationExample(
            Roadmap(measures: [.example(measure("a", chances: [0.3]))]), isCentral: false)
        certain.advance(through: 60)
        rare.advance(through: 60)
        #expect(same(certain.production.delivered[0], rare.production.delivered[0]))
    }
}
