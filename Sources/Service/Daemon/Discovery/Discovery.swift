import Dispatch
import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import ScenarioDiscovery
import ValueOfInformation

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

    static let workers = 2

    /// Draws that are needed.
    var total: Int { 2 * members }

    /// Tells this question from others about the same run.
    var question: String {
        let years = years.map { $0.map(String.init) ?? "all" }.joined(separator: ",")
        return "discover 1 \(scenario) \(base) \(region) \(indicator.name) \(members) \(years)"
    }

    /// An ensemble of the two scenarios alone.
    func ensemble(seed: UInt64) throws -> Ensemble<RegionalModel> {
        let plan = Plan(
            scenarios: [order.plan.scenarios[scenario], order.plan.scenarios[base]], members: members,
            seed: seed, lastYear: order.plan.lastYear, horizon: order.plan.horizon, focus: [region],
            keep: .bands)
        return try Ensemble(knowledge.model, plan: plan)
    }

    /// - Parameters:
    ///   - known: draws that are searched.
    ///   - unseen: draws that what is found is judged by.
    func document(known: Drawn, unseen: Drawn) -> DiscoveryDocument {
        var numbers: [ParameterDraws] = []
        let questions = years.map { year in
            question(year, known: known, unseen: unseen) { parameter in
                if let position = numbers.firstIndex(where: { $0.name == parameter.name }) { return position }
                numbers.append(parameter)
                return numbers.count - 1
            }
        }
        let seed = order.plan.seed
        return DiscoveryDocument(
            run: run, scenario: order.plan.scenarios[scenario].name,
            reference: order.plan.scenarios[base].name, region: region, indicator: indicator.name,
            draws: members, seed: Int(truncatingIfNeeded: seed),
            unseenSeed: Int(truncatingIfNeeded: seed &+ 1),
            numbers: numbers.map {
                DiscoveryDocument.Number(
                    name: $0.name, title: $0.title, unit: $0.unit, low: $0.range.lowerBound,
                    high: $0.range.upperBound, grade: $0.evidence.grade.rawValue,
                    measuring: $0.evidence.measuring)
            },
            candidates: known.parameters.count, questions: questions)
    }

    /// What one seed draws: the numbers that vary, and by year how much better the scenario is.
    struct Drawn {
        let parameters: [ParameterDraws]
        let years: [[Double]]

        /// - Parameter differences: by year, scenario less base.
        init(_ ensemble: Ensemble<RegionalModel>, _ differences: [[Double]], of discovery: Discovery) throws {
            let sign = discovery.indicator.better == .lower ? -1.0 : 1.0
            years = differences.map { $0.map { sign * $0 } }
            parameters = try ensemble.parameters(of: 0, members: discovery.members).filter { parameter in
                parameter.values.contains { $0 != parameter.values[0] }
            }
        }
    }

    private func differences(_ drawn: Drawn, _ year: Int?) -> [Double] {
        let first = knowledge.period.first
        if let year { return drawn.years[year - first] }
        let years = order.period.years.map { drawn.years[$0 - first] }
        return (0..<members).map { draw in years.reduce(0) { $0 + $1[draw] } / Double(years.count) }
    }

    private func question(
        _ year: Int?, known: Drawn, unseen: Drawn, position: (ParameterDraws) -> Int
    ) -> DiscoveryDocument.Question {
        let (own, later) = (differences(known, year), differences(unseen, year))
        let (differing, judging) = (Self.differing(own), Self.differing(later))
        let better = judging.count { later[$0] > 0 }
        let (low, high) = ScenarioDiscovery.interval(cases: better, draws: judging.count)
        let boxes = ScenarioDiscovery(
            Self.space(known.parameters, differing), cases: differing.map { own[$0] > 0 },
            seed: order.plan.seed, workers: Self.workers
        ).findings(
            judgedOn: Self.space(unseen.parameters, judging), cases: judging.map { later[$0] > 0 })
        let all = own.indices.filter { own[$0].isFinite }
        let information = ValueOfInformation(
            of: all.map { own[$0] },
            given: known.parameters.map { parameter in all.map { parameter.values[$0] } },
            seed: order.plan.seed)
        let byChance = information.valueByChance()
        return DiscoveryDocument.Question(
            year: year, firstYear: order.period.first, lastYear: order.period.last, better: better,
            worse: judging.count - better, tied: later.count - judging.count, low: low, high: high,
            boxes: boxes.map { box in
                DiscoveryDocument.Box(
                    conditions: box.conditions.map {
                        DiscoveryDocument.Condition(
                            number: position(known.parameters[$0.number]), isAbove: $0.isAbove,
                            limit: $0.limit)
                    },
                    raises: box.raises, draws: box.draws, better: box.cases, low: box.low, high: box.high,
                    reach: box.reach, chance: box.chance, stability: box.stability)
            },
            worthOfEverything: information.ofEverything,
            worthByChance: byChance,
            worths: information.findings(above: byChance).prefix(10).map {
                DiscoveryDocument.Worth(
                    number: position(known.parameters[$0.number]), value: $0.value,
                    standardError: $0.standardError, choosesOtherwise: $0.choosesOtherwise, turns: $0.turns)
            })
    }

    /// The draws that have a difference beyond rounding.
    private static func differing(_ differences: [Double]) -> [Int] {
        let largest = differences.lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
        return differences.indices.filter {
            differences[$0].isFinite && differences[$0].magnitude > 1e-12 * largest
        }
    }

    private static func space(_ parameters: [ParameterDraws], _ draws: [Int]) -> DrawSpace {
        DrawSpace(
            parameters.map { parameter in draws.map { parameter.values[$0] } },
            widths: parameters.map { $0.range.upperBound - $0.range.lowerBound })
    }
}
