import Modelling
import Testing

@testable import Pathways

/// Triggers whose gains are known.
@Suite struct TriggerTests {
    private func uniform(_ name: String, _ draws: Int, seed: UInt64 = 3) -> [Double] {
        (0..<(draws + 7) / 8).flatMap { block -> [Double] in
            let lanes = Draws(seed: seed, firstMember: 8 * block).uniform(Key(name))
            return (0..<8).map { lanes[$0] }
        }.prefix(draws).map { $0 }
    }

    /// In the second year one sees a thing; switching then gains 1 where it is below 0.4, and loses 1 elsewhere.
    private func planted(_ seed: UInt64, draws: Int = 400) -> TriggerSearch.Draws {
        let (thing, noise) = (uniform("thing", draws, seed: seed), uniform("noise", draws, seed: seed))
        let gain = thing.map { $0 < 0.4 ? 1.0 : -1.0 }
        return TriggerSearch.Draws(
            seen: [[noise, noise], [noise, thing]], gains: [gain.map { 0.2 * $0 - 0.5 }, gain])
    }

    @Test("a planted rule is found, and counted in draws that it has not seen")
    func found() throws {
        let search = TriggerSearch(planted(1))
        let rule = try #require(search.best)
        #expect(rule.year == 1 && rule.thing == 1 && rule.isBelow)
        #expect(abs(rule.limit - 0.4) < 0.02)
        // Switching always loses 0.2 on average.
        #expect(search.alwaysYear == nil)
        let fresh = planted(2)
        let judged = search.judgement(of: rule, on: fresh, worthNaming: 0.1)
        let below = fresh.seen[1][1].count { $0 < rule.limit }
        #expect(judged.draws == 400 && judged.fires == below)
        #expect(judged.rightly + judged.wrongly == judged.fires && judged.wrongly < 10)
        #expect(judged.missed < 10 && judged.tooLate < 10)
        #expect(abs(judged.gain - 0.4) < 0.06 && judged.gainOfAlways == 0)
        #expect(judged.isBetter)
    }

    @Test("where the first year would have been better, it comes too late")
    func tooLate() throws {
        let thing = uniform("thing", 200)
        let gain = thing.map { $0 < 0.5 ? 1.0 : -1.0 }
        // One sees nothing in the first year, when switching would bring half as much again where it is good.
        let draws = TriggerSearch.Draws(
            seen: [[thing.map { _ in .nan }], [thing]], gains: [gain.map { $0 > 0 ? 1.5 : -3 }, gain])
        let search = TriggerSearch(draws)
        let rule = try #require(search.best)
        let judged = search.judgement(of: rule, on: draws, worthNaming: 0.1)
        #expect(judged.tooLate == judged.rightly && judged.wrongly == 0 && judged.missed == 0)
    }

    @Test("always better, or always worse: no rule beats switching always, or never")
    func noRule() {
        let thing = uniform("thing", 200)
        let better = TriggerSearch.Draws(seen: [[thing]], gains: [thing.map { _ in 1 }])
        #expect(TriggerSearch(better).best == nil && TriggerSearch(better).alwaysYear == 0)
        let worse = TriggerSearch.Draws(seen: [[thing]], gains: [thing.map { _ in -1 }])
        #expect(TriggerSearch(worse).best == nil && TriggerSearch(worse).alwaysYear == nil)
        let same = TriggerSearch.Draws(seen: [[thing]], gains: [thing.map { _ in 0 }])
        #expect(TriggerSearch(same).best == nil && TriggerSearch(same).alwaysYear == nil)
    }

    @Test("what is found in noise is not better in draws that it has not seen, in 19 of 20 cases")
    func noise() {
        let hits = (0..<60).count { number in
            func draws(_ seed: UInt64) -> TriggerSearch.Draws {
                let things = (0..<3).map { uniform("thing \($0)", 256, seed: seed) }
                let gains = (0..<3).map { year in
                    uniform("gain \(year)", 256, seed: seed).map { $0 - 0.5 }
                }
                return TriggerSearch.Draws(seen: [things, things, things], gains: gains)
            }
            let search = TriggerSearch(draws(UInt64(100 + number)))
            guard let rule = search.best else { return false }
            return search.judgement(of: rule, on: draws(UInt64(900 + number)), worthNaming: 0).isBetter
        }
        #expect(hits <= 5)
    }

    @Test("other members' gains beside what is seen are another answer")
    func permuted() throws {
        let draws = planted(1)
        let search = TriggerSearch(draws)
        let rule = try #require(search.best)
        let relabelled = TriggerSearch.Draws(
            seen: draws.seen, gains: draws.gains.map { Array($0.dropFirst(7) + $0.prefix(7)) })
        let judged = search.judgement(of: rule, on: relabelled, worthNaming: 0.1)
        #expect(!judged.isBetter && judged.wrongly > 60)
    }
}
