import Attribution
import Baselines
import Ensembles
import Modelling
import RegionModel
import Results

/// Why two scenarios of a run differ in one indicator of one region and year: what is asked, and the answer.
struct Explanation: Sendable {
    let run: String
    let knowledge: Knowledge
    let order: Order
    let scenario, base: Int
    let region: String
    let indicator: IndicatorEntry
    let year: Int
    /// Draws that every coalition is computed on.
    let members: Int
    var games: [ExplanationGame]

    static let workers = 2
    /// What working together costs and brings beside the indicator.
    static let costs = [
        "collaboration.coordination_spent", "collaboration.private_spent", "collaboration.decision_time",
    ]

    init(
        run: String, knowledge: Knowledge, order: Order, scenario: Int, base: Int, region: String,
        indicator: IndicatorEntry, year: Int, members: Int
    ) {
        (self.run, self.knowledge, self.order) = (run, knowledge, order)
        (self.scenario, self.base, self.region) = (scenario, base, region)
        (self.indicator, self.year, self.members) = (indicator, year, members)
        let sides = [scenario, base].map { number in
            var side = order.plan.scenarios[number].scenario
            side.extent = RegionalScenario.Extent(of: [indicator.name])
            return side
        }
        let place = knowledge.model.places.firstIndex(of: region) ?? 0
        let measures = ExplanationGame.measures(
            of: sides[0], against: sides[1], in: place, title: { knowledge.catalogue.measure($0)?.short })
        let partners = ExplanationGame.partners(of: sides[0], against: sides[1], in: place)
        let mechanisms = ExplanationGame.mechanisms(of: sides[0], against: sides[1])
        // With no players at all there is still the one value of both scenarios.
        let isIdle = measures.allSatisfy { $0.players.isEmpty }
        games = (isIdle && mechanisms != nil ? [] : measures) + [partners, mechanisms].compactMap(\.self)
    }

    /// Draws that are needed, each once for every coalition.
    var total: Int { members * games.reduce(0) { $0 + $1.combinations } }

    /// Tells this question from others about the same run.
    var question: String {
        "explain 2 \(scenario) \(base) \(region) \(indicator.name) \(year) \(members)"
    }

    /// What is read of every coalition: the indicator, then the costs.
    func reading() throws -> YearReading<RegionalModel> {
        try YearReading(
            knowledge.model, of: [indicator.name] + Self.costs, in: region, year: year, seed: order.plan.seed)
    }

    /// - Parameters:
    ///   - values: by game, by coalition, by draw.
    ///   - costs: of the reference and of the scenario, by cost, by draw.
    func document(_ values: [[[Double]]], costs: [[[Double]]]) -> ExplanationDocument {
        let members = values.first?.first?.count ?? 0
        let known = (0..<members).filter { draw in values.joined().allSatisfy { $0[draw].isFinite } }
        let attributions = zip(games, values).map { game, values in
            Attribution(
                players: game.players.count, beside: game.groups,
                values: values.map { coalition in known.map { coalition[$0] } })
        }
        let difference = attributions.first?.whole ?? []
        let scale = difference.lazy.map(\.magnitude).max() ?? 0
        return ExplanationDocument(
            run: run, scenario: order.plan.scenarios[scenario].name,
            reference: order.plan.scenarios[base].name, region: region, indicator: indicator.name, year: year,
            seed: Int(truncatingIfNeeded: order.plan.seed), draws: known.count,
            withoutValue: members - known.count, difference: amount(difference),
            games: zip(games, attributions).map { self.game($0, $1, scale) },
            costs: Self.costs.enumerated().compactMap { number, name in
                guard name != indicator.name else { return nil }
                let amounts = zip(costs[1][number], costs[0][number]).map { $0 - $1 }.filter(\.isFinite)
                guard let declared = knowledge.indicators.first(where: { $0.name == name }), !amounts.isEmpty
                else { return nil }
                return ExplanationDocument.Cost(
                    indicator: name, amount: Self.amount(amounts, better: declared.better))
            })
    }

    private func game(
        _ game: ExplanationGame, _ attribution: Attribution, _ scale: Double
    ) -> ExplanationDocument.Game {
        let shares = attribution.shares()
        let numbers = game.players.indices
        return ExplanationDocument.Game(
            kind: game.kind, group: game.group, whole: amount(attribution.whole, scale),
            combinations: game.combinations,
            players: numbers.map { number in
                let player = game.players[number]
                return ExplanationDocument.Player(
                    kind: player.kind, name: player.name, title: player.title, presence: player.presence,
                    share: amount(shares[number], scale),
                    without: amount(attribution.lossWithout(number), scale))
            },
            pairs: numbers.flatMap { second in
                (0..<second).map { first in
                    ExplanationDocument.Pair(
                        first: first, second: second,
                        together: amount(attribution.interaction(first, second), scale))
                }
            })
    }

    private func amount(_ values: [Double], _ scale: Double? = nil) -> ExplanationDocument.Amount {
        Self.amount(values, scale, better: indicator.better)
    }

    private static func amount(
        _ values: [Double], _ scale: Double? = nil, better: Indicator.Direction
    ) -> ExplanationDocument.Amount {
        let spread = Spread(values, scale: scale)
        let isLower = better == .lower
        return ExplanationDocument.Amount(
            mean: spread.mean, p05: spread.low, p50: spread.middle, p95: spread.high,
            better: isLower ? spread.below : spread.above, worse: isLower ? spread.above : spread.below)
    }
}
