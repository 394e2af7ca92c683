import Modelling
import Results
import Testing

@testable import Robustness

/// Tables of regret that are worked out by hand.
@Suite struct RegretsTests {
    /// Ten draws: the first is best in eight by 1, the second in two by 10.
    private let steady: [Double] = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0]
    private let bold: [Double] = [0, 0, 0, 0, 0, 0, 0, 0, 10, 10]

    @Test("regret is what the best of a draw has more, and nothing where one is better")
    func byHand() {
        let regrets = Regrets(of: [steady, bold], seed: 1)
        #expect(regrets.draws == 10 && regrets.tied == 0)
        // Means 20/10 and 8/10; the ninth of ten sorted regrets is 10 and 1.
        #expect(
            regrets.standings == [
                .init(best: 8, shared: 0, mean: 2, high: 10), .init(best: 2, shared: 0, mean: 0.8, high: 1),
            ])
    }

    @Test("rankings depend on the measure: most often best is not least regret")
    func measures() {
        let many = [steady, bold].map { column in (0..<40).flatMap { _ in column } }
        let met = [[Bool](repeating: true, count: 400), (0..<400).map { $0 % 2 == 0 }]
        let rankings = Regrets(of: many, met: met, seed: 1).rankings()
        #expect(rankings.map(\.measure) == [.best, .meanRegret, .highRegret, .targets])
        #expect(rankings.map(\.order) == [[0, 1], [1, 0], [1, 0], [0, 1]])
        #expect(rankings.allSatisfy { $0.firmness > 0.99 })
        #expect(Regrets(of: many, seed: 1).rankings().map(\.measure) == [.best, .meanRegret, .highRegret])
    }

    @Test("where nothing differs all share the first place, and no ranking is firm")
    func ties() {
        let regrets = Regrets(of: [steady, steady, steady], seed: 1)
        #expect(regrets.tied == 10)
        #expect(regrets.standings.allSatisfy { $0 == .init(best: 0, shared: 10, mean: 0, high: 0) })
        #expect(regrets.rankings().allSatisfy { $0.firmness == 0 })
        // A rounding error is no difference.
        let nearly = Regrets(of: [steady, steady.map { $0 + 1e-15 }], seed: 1)
        #expect(nearly.tied == 10)
    }

    @Test("the best in all draws has no regret by any measure, and comes first by all")
    func dominant() {
        let better = steady.map { $0 + 20 }
        let regrets = Regrets(of: [steady, better, bold], seed: 1)
        #expect(regrets.standings[1] == .init(best: 10, shared: 0, mean: 0, high: 0))
        for ranking in regrets.rankings() {
            #expect(ranking.order[0] == 1 && ranking.firmness == 1)
        }
    }

    @Test("a first place that two share counts for neither alone")
    func shared() {
        let regrets = Regrets(of: [[1, 2, 3], [1, 2, 0], [0, 2, 0]], seed: 1)
        #expect(regrets.standings.map(\.best) == [1, 0, 0])
        #expect(regrets.standings.map(\.shared) == [2, 2, 1])
        #expect(regrets.tied == 1)
    }

    @Test("other members beside each other are another answer: pairs count, not the two lists alone")
    func permuted() {
        // The second has the same values as the first, one place on: in pairs it is worse in nine of ten draws.
        let rising = (0..<200).map { Double($0) }
        let shifted = rising.map { $0 == 0 ? 199 : $0 - 1 }
        let paired = Regrets(of: [rising, shifted], seed: 1)
        #expect(paired.standings.map(\.best) == [199, 1])
        let relabelled = Regrets(of: [rising, rising.reversed()], seed: 1)
        #expect(relabelled.standings.map(\.best) == [100, 100])
        #expect(relabelled.standings[0].mean != paired.standings[0].mean)
        #expect(relabelled.rankings()[0].firmness < 0.9)
    }

    @Test("luck does not make a ranking firm")
    func luck() {
        let draws = 1_000
        func column(_ name: String) -> [Double] {
            (0..<draws / 8).flatMap { block in
                let lanes = Draws(seed: 5, firstMember: 8 * block).normal(Key(name))
                return (0..<8).map { lanes[$0] }
            }
        }
        let regrets = Regrets(of: [column("a"), column("b")], seed: 1)
        #expect(regrets.standings.reduce(0) { $0 + $1.best } == draws)
        #expect(regrets.rankings().contains { $0.firmness < 0.9 })
    }
}

/// Which uncertain numbers help one side, by the rule of rank correlations.
@Suite struct LeaningTests {
    private let draws = 1_024

    private func parameter(_ number: Int) -> ParameterDraws {
        let key = Key("number \(number)")
        let values = (0..<draws / 8).flatMap { block -> [Double] in
            let lanes = Draws(seed: 9, firstMember: 8 * block).uniform(key)
            return (0..<8).map { 2 + 3 * lanes[$0] }
        }
        return ParameterDraws(
            name: "n\(number)", title: Text(nl: "n", en: "n"), sentence: Text(nl: "N.", en: "N."), unit: "1",
            central: 3, range: 2...5, evidence: .judged("made up"), values: values)
    }

    @Test("what raises an advantage is held low, what lowers it high, and what does nothing is left alone")
    func planted() {
        let parameters = (0..<60).map(parameter)
        let advantage = (0..<draws).map { draw in
            4 * parameters[3].values[draw] - 2 * parameters[40].values[draw] + parameters[50].values[draw]
        }
        let found = Leaning.all(of: advantage, among: parameters)
        #expect(found.map(\.parameter.name) == ["n3", "n40", "n50"])
        #expect(found.map(\.unfavourable) == [2, 5, 2])
    }

    @Test("in noise nothing helps anybody, but for one ensemble in a hundred")
    func noise() {
        let parameters = (0..<60).map(parameter)
        let hits = (0..<50).count { number in
            let noise = parameter(1_000 + number).values
            return !Leaning.all(of: noise, among: parameters).isEmpty
        }
        #expect(hits <= 2)
    }
}
