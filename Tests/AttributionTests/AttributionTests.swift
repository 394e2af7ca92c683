import Modelling
import Testing

@testable import Attribution

/// Games whose shares can be worked out by hand, and what holds in every game.
@Suite struct AttributionTests {
    private func game(_ players: Int, draws: Int = 1, _ value: (Int, Int) -> Double) -> Attribution {
        Attribution(
            players: players,
            values: (0..<1 << players).map { coalition in (0..<draws).map { value(coalition, $0) } })
    }

    /// Any values: eight draws of a uniform number for each coalition.
    private func anyGame(_ players: Int, seed: UInt64) -> Attribution {
        let draws = Draws(seed: seed, firstMember: 0)
        let values = (0..<1 << players).map { draws.uniform(Key("coalition \($0)")) }
        return game(players, draws: 8) { 1e3 * values[$0][$1] }
    }

    private func near(_ one: [Double], _ other: [Double], within error: Double = 1e-12) -> Bool {
        zip(one, other).allSatisfy { ($0 - $1).magnitude <= error }
    }

    @Test("the glove game: one left glove and two right ones make a pair worth 1")
    func gloves() {
        let shares = game(3) { coalition, _ in
            coalition & 1 != 0 && coalition & 6 != 0 ? 1 : 0
        }.shares().map { $0[0] }
        #expect(near(shares, [2.0 / 3, 1.0 / 6, 1.0 / 6]))
    }

    @Test(
        "an airport: each pays for the part of the runway that it needs, shared with those that need it too")
    func airport() {
        let lengths = [8.0, 11, 13, 18]
        let shares = game(4) { coalition, _ in
            lengths.indices.filter { coalition & 1 << $0 != 0 }.map { lengths[$0] }.max() ?? 0
        }.shares().map { $0[0] }
        #expect(near(shares, [2, 3, 4, 9]))
    }

    @Test("where players only add up, each share is its own value, whatever the number of players")
    func additive() {
        for players in 1...9 {
            let own = (0..<players).map { Double($0 * $0) - 3 }
            let attribution = game(players) { coalition, _ in
                own.indices.filter { coalition & 1 << $0 != 0 }.reduce(0) { $0 + own[$1] }
            }
            #expect(near(attribution.shares().map { $0[0] }, own, within: 1e-11))
            #expect(own.indices.allSatisfy { near(attribution.lossWithout($0), [own[$0]], within: 1e-11) })
            #expect(own.indices.allSatisfy { near(attribution.gainAlone($0), [own[$0]], within: 1e-11) })
            for one in 0..<players {
                for other in 0..<one {
                    #expect(near(attribution.interaction(one, other), [0], within: 1e-11))
                }
            }
        }
    }

    @Test("shares add up to the whole difference in every draw, for any values")
    func efficiency() {
        for players in 1...9 {
            let attribution = anyGame(players, seed: UInt64(players))
            let shares = attribution.shares()
            for (draw, whole) in attribution.whole.enumerated() {
                let sum = shares.reduce(0) { $0 + $1[draw] }
                #expect((sum - whole).magnitude <= 1e-9 * whole.magnitude + 1e-12 * 1e3)
            }
        }
    }

    @Test("a player that changes nothing has no share; two that do the same have the same")
    func dummiesAndTwins() {
        let draws = Draws(seed: 5, firstMember: 0)
        // Players 0 and 1 count by their number, player 2 not at all.
        let attribution = game(4, draws: 8) { coalition, draw in
            let twins = (coalition & 3).nonzeroBitCount
            return draws.uniform(Key("\(twins) \(coalition >> 3)"))[draw]
        }
        let shares = attribution.shares()
        #expect(near(shares[2], Array(repeating: 0, count: 8)))
        #expect(near(shares[0], shares[1]))
        #expect(near(attribution.interaction(0, 2), Array(repeating: 0, count: 8)))
    }

    @Test("the mean over all orders in which players come, worked out one by one, is the same")
    func orders() {
        let attribution = anyGame(5, seed: 3)
        let draws = Draws(seed: 3, firstMember: 0)
        let values = (0..<32).map { 1e3 * draws.uniform(Key("coalition \($0)"))[4] }
        var (sums, count) = ([Double](repeating: 0, count: 5), 0.0)
        func come(_ coalition: Int, _ gains: [Double]) {
            guard coalition != 31 else {
                count += 1
                for player in sums.indices { sums[player] += gains[player] }
                return
            }
            for player in 0..<5 where coalition & 1 << player == 0 {
                var own = gains
                own[player] = values[coalition | 1 << player] - values[coalition]
                come(coalition | 1 << player, own)
            }
        }
        come(0, [Double](repeating: 0, count: 5))
        #expect(count == 120)
        #expect(near(attribution.shares().map { $0[4] }, sums.map { $0 / count }, within: 1e-9))
    }

    @Test("two that only work together share it, and help each other by the whole of it")
    func together() {
        let attribution = game(3) { coalition, _ in coalition & 3 == 3 ? 6 : 0 }
        #expect(near(attribution.shares().map { $0[0] }, [3, 3, 0]))
        #expect(near(attribution.interaction(0, 1), [6]))
        #expect(near(attribution.lossWithout(0), [6]) && near(attribution.gainAlone(0), [0]))
    }

    @Test("two that do the same once stand in each other's way")
    func rivals() {
        let attribution = game(2) { coalition, _ in coalition == 0 ? 0 : 4 }
        #expect(near(attribution.shares().map { $0[0] }, [2, 2]))
        #expect(near(attribution.interaction(0, 1), [-4]))
    }

    @Test("shares within a group add up to the share of the group among all groups")
    func within() {
        let draws = Draws(seed: 9, firstMember: 0)
        let values = (0..<64).map { coalition in
            let lanes = draws.uniform(Key("coalition \(coalition)"))
            return (0..<8).map { lanes[$0] }
        }
        let inner = Attribution(players: 3, beside: 3, values: values)
        // Among groups: the three players as one beside the three others.
        let outer = Attribution(
            players: 4, values: (0..<16).map { values[($0 & 1 != 0 ? 7 : 0) | ($0 >> 1) << 3] })
        let sums = inner.shares().reduce(Array(repeating: 0, count: 8)) { zip($0, $1).map { $0 + $1 } }
        #expect(near(sums, outer.shares()[0]) && near(inner.whole, outer.shares()[0]))
        // Without other groups, and with others that change nothing, shares are those of the group alone.
        let alone = Attribution(players: 3, values: Array(values[0..<8]))
        let idle = Attribution(players: 3, beside: 2, values: (0..<32).map { values[$0 & 7] })
        #expect(zip(alone.shares(), idle.shares()).allSatisfy { near($0, $1) })
        #expect(near(alone.interaction(0, 2), idle.interaction(0, 2)))
    }

    @Test("a spread counts sides beyond rounding, and its ends are those of R and numpy")
    func spread() {
        let spread = Spread([-1, 0, 1e-14, 2, 3, 4])
        #expect(spread.above == 3 && spread.below == 1)
        #expect(near([spread.low, spread.middle, spread.high], [-0.75, 1, 3.75], within: 1e-9))
        let nothing = Spread([])
        #expect(nothing.mean == 0 && nothing.above == 0 && nothing.low == 0)
    }
}
