import Ensembles
import Modelling
import RegionModel
import Results

/// What is asked about two scenarios of a run, for one indicator of one region.
struct Discovery: Sendable {
    let run: String
    let knowledge: Knowledge
    let order: Order
    let scenario, base: Int
    let region: String
    let indicator: IndicatorEntry
    /// Draws to search in, and as many to judge by.
    let members: Int
    /// What is asked of the differences: of a year, or for nil of the mean over the period.
    let years: [Int?]
    /// Whether worths are computed again with the ranges of the best numbers halved and doubled.
    var ranges: Bool
    /// Whether money and starts are varied too.
    var hasLevers = false

    static let workers = 2
    /// Most numbers of a question whose ranges are changed.
    static let mostRanges = 5

    /// Draws that are needed.
    var total: Int { (ranges ? 4 : 2) * members }

    /// Tells this question from others about the same run.
    var question: String {
        let years = years.map { $0.map(String.init) ?? "all" }.joined(separator: ",")
        return "discover 2 \(scenario) \(base) \(region) \(indicator.name) \(members) \(years) \(ranges)"
            + (hasLevers ? " levers" : "")
    }

    /// The same, with other ranges too.
    var withRanges: Discovery {
        var more = self
        more.ranges = true
        return more
    }

    /// An ensemble of the two scenarios alone.
    ///
    /// - Parameters:
    ///   - names: of numbers whose ranges are changed, in each scenario about its own centre.
    ///   - factor: how much wider their ranges are, within what is possible at all.
    func ensemble(
        seed: UInt64, scaling names: [String] = [], by factor: Double = 1
    ) throws -> Ensemble<RegionalModel> {
        let quantities = names.isEmpty ? [] : knowledge.model.makeWorkspace().parameters
        let scenarios = [scenario, base].map { number in
            let entry = order.plan.scenarios[number]
            var scenario = entry.scenario
            scenario.extent = RegionalScenario.Extent(of: [indicator.name])
            scenario.uncertainty.scale(names, of: quantities, by: factor)
            return Plan.Entry(name: entry.name, scenario: scenario)
        }
        let plan = Plan(
            scenarios: scenarios, members: members, seed: seed, lastYear: order.plan.lastYear,
            horizon: order.plan.horizon, focus: [region], keep: .bands)
        return try Ensemble(knowledge.model, plan: plan)
    }

    /// What is varied beside what the scenarios draw; nil for nothing.
    func levers(seed: UInt64) -> Levers? {
        guard hasLevers, let place = knowledge.model.places.firstIndex(of: region) else { return nil }
        return Levers(seed: seed, region: place)
    }

    /// Positions of the years of the model that a question is about.
    func positions(of year: Int?) -> [Int] {
        (year.map { [$0] } ?? Array(order.period.years)).map { $0 - knowledge.period.first }
    }

    /// What one seed draws: the numbers that vary, the levers, and by question how much better the scenario is.
    struct Drawn {
        let parameters, levers: [ParameterDraws]
        /// By question, by draw.
        let differences: [[Double]]

        /// - Parameter years: by year, scenario less base.
        init(_ ensemble: Ensemble<RegionalModel>, _ years: [[Double]], of discovery: Discovery) throws {
            levers = discovery.levers(seed: ensemble.plan.seed)?.draws(members: discovery.members) ?? []
            let sign = discovery.indicator.better == .lower ? -1.0 : 1.0
            differences = discovery.years.map { year in
                let positions = discovery.positions(of: year)
                return (0..<discovery.members).map { draw in
                    sign * positions.reduce(0) { $0 + years[$1][draw] } / Double(positions.count)
                }
            }
            // A number that only the base draws can decide as well.
            let sides = try [0, 1].map { try ensemble.parameters(of: $0, members: discovery.members) }
            parameters = zip(sides[0], sides[1]).compactMap { own, other in
                [own, other].first { side in side.values.contains { $0 != side.values[0] } }
            }
        }
    }
}

extension Uncertainty {
    /// Makes the ranges of some numbers wider or narrower about their centres, within what is possible at all.
    ///
    /// What is fixed stays so.
    ///
    /// - Parameter names: public names of numbers among the quantities.
    mutating func scale(_ names: [String], of quantities: [Quantity], by factor: Double) {
        for quantity in quantities {
            for (place, name) in quantity.elementNames.enumerated() where names.contains(name) {
                let (central, range) = spread(of: quantity, at: place)
                guard range.lowerBound < range.upperBound else { continue }
                let allowed = quantity.declaration.allowed ?? range
                let low = central - factor * (central - range.lowerBound)
                let high = central + factor * (range.upperBound - central)
                spreads[name] = .triangle(
                    central: central,
                    range: min(
                        max(low, allowed.lowerBound), central)...max(
                            min(high, allowed.upperBound), central))
            }
        }
    }
}
