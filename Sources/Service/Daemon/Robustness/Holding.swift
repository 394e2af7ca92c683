import Ensembles
import Modelling
import RegionModel
import Results
import Robustness

/// What is asked about how the scenarios of a run hold.
struct Holding: Sendable {
    /// Who works together, and who does not.
    struct Sides: Sendable {
        let together, alone: [Int]
    }

    let run: String
    let order: Order
    let region: String
    let indicator: IndicatorEntry
    let targets: [RobustDocument.Target]
    let members: Int
    /// What is asked of the indicator: a year, or for nil the mean over the period.
    let years: [Int?]
    /// Whom a sceptic does not believe; nil where nobody asks for one.
    let sides: Sides?

    /// Draws that are needed of each scenario.
    var total: Int { sides == nil ? members : 2 * members }

    /// Tells this question from others about the same run.
    var question: String {
        let years = years.map { $0.map(String.init) ?? "all" }.joined(separator: ",")
        return "robust 1 \(region) \(indicator.name) \(members) \(years) \(sides != nil) "
            + targets.map(\.mark).joined(separator: " ")
    }

    /// The scenarios of the run with some numbers held.
    ///
    /// - Parameter leanings: which, each at the end of the scenario's own range that helps least.
    func draws(holding leanings: [Leaning] = []) throws -> DrawnColumns {
        let quantities = order.knowledge.model.makeWorkspace().parameters
        let outcomes = [indicator.name] + targets.map(\.indicator)
        let scenarios = order.plan.scenarios.map { entry in
            var scenario = entry.scenario
            scenario.extent = RegionalScenario.Extent(of: outcomes)
            for leaning in leanings {
                let range = Self.range(of: leaning.parameter, in: scenario.uncertainty, quantities)
                scenario.uncertainty.spreads[leaning.parameter.name] = .fixed(
                    leaning.correlation > 0 ? range.lowerBound : range.upperBound)
            }
            return Plan.Entry(name: entry.name, scenario: scenario)
        }
        let plan = Plan(
            scenarios: scenarios, members: members, seed: order.plan.seed, lastYear: order.plan.lastYear,
            horizon: order.plan.horizon, focus: [region], keep: .bands)
        return DrawnColumns(
            try Ensemble(order.knowledge.model, plan: plan),
            of: outcomes, in: region, columns: columns)
    }

    /// A number's range in a scenario that may have narrowed it.
    private static func range(
        of parameter: ParameterDraws, in uncertainty: Uncertainty, _ quantities: [Quantity]
    ) -> ClosedRange<Double> {
        for quantity in quantities {
            if let place = quantity.elementNames.firstIndex(of: parameter.name) {
                return uncertainty.spread(of: quantity, at: place).range
            }
        }
        return parameter.range
    }

    /// A column for each year that is asked for, more is better; then the value of each target in its year.
    private var columns: @Sendable ([[[Double]]]) -> [[Double]] {
        let (first, period) = (order.knowledge.period.first, order.period.years)
        let (years, targets, sign) = (years, targets, indicator.better == .lower ? -1.0 : 1.0)
        return { outcomes in
            let own = outcomes[0]
            let asked = years.map { year -> [Double] in
                if let year { return own[year - first].map { sign * $0 } }
                return own[0].indices.map { member in
                    sign * period.reduce(0) { $0 + own[$1 - first][member] } / Double(period.count)
                }
            }
            return asked + targets.enumerated().map { outcomes[$0.offset + 1][$0.element.year - first] }
        }
    }

    /// What comes out of some draws.
    func verdict(_ drawn: DrawnColumns) -> RobustDocument.Verdict {
        let scenarios = order.plan.scenarios.indices
        let met = targets.enumerated().map { number, target in
            scenarios.map { scenario in
                drawn.column(years.count + number, of: scenario).map { value in
                    target.isAtLeast ? value >= target.value : value <= target.value
                }
            }
        }
        let metAll = scenarios.map { scenario in
            (0..<members).map { draw in met.allSatisfy { $0[scenario][draw] } }
        }
        return RobustDocument.Verdict(
            questions: years.indices.map { question($0, drawn, metAll: targets.isEmpty ? [] : metAll) },
            met: met.map { $0.map { $0.count { $0 } } },
            metAll: targets.isEmpty ? [] : metAll.map { $0.count { $0 } })
    }

    private func question(_ number: Int, _ drawn: DrawnColumns, metAll: [[Bool]]) -> RobustDocument.Question {
        let all = order.plan.scenarios.indices.map { drawn.column(number, of: $0) }
        // Where nothing is carried out, nothing is delivered, and there is nothing to rank.
        let present = all.indices.filter { all[$0].contains { $0.isFinite } }
        let values = present.map { all[$0] }
        let known =
            present.count < 2
            ? [] : (0..<members).filter { draw in values.allSatisfy { $0[draw].isFinite } }
        let regrets = Regrets(
            of: values.map { own in known.map { own[$0] } },
            met: metAll.isEmpty ? [] : present.map { way in known.map { metAll[way][$0] } },
            seed: order.plan.seed)
        let absent = all.indices.filter { !present.contains($0) }
        return RobustDocument.Question(
            year: years[number], firstYear: order.period.first, lastYear: order.period.last,
            draws: known.count, tied: regrets.tied,
            standings: all.indices.map { way in
                let own = present.firstIndex(of: way).map { regrets.standings[$0] }
                return RobustDocument.Standing(
                    best: own?.best ?? 0, shared: own?.shared ?? 0, meanRegret: own?.mean ?? 0,
                    highRegret: own?.high ?? 0)
            },
            rankings: regrets.rankings().map {
                RobustDocument.Ranking(
                    measure: RobustDocument.Measure($0.measure), order: $0.order.map { present[$0] },
                    firmness: $0.firmness)
            }, absent: absent.isEmpty ? nil : absent)
    }

    /// How much more those who work together have at their best than the others, by draw, in the first of the years.
    func advantage(_ drawn: DrawnColumns, _ sides: Sides) -> [Double] {
        func best(_ scenarios: [Int]) -> [Double] {
            let columns = scenarios.map { drawn.column(0, of: $0) }
            return (0..<members).map { draw in columns.map { $0[draw] }.filter(\.isFinite).max() ?? 0 }
        }
        return zip(best(sides.together), best(sides.alone)).map { $0 - $1 }
    }
}

extension RobustDocument.Measure {
    fileprivate init(_ measure: Regrets.Measure) {
        self =
            switch measure {
            case .best: .best
            case .meanRegret: .meanRegret
            case .highRegret: .highRegret
            case .targets: .targets
            }
    }
}

/// The draws of such a question: as they are, then as a sceptic holds them.
struct HoldingDraws: GradualAnswer {
    private let holding: Holding
    private var drawn: DrawnColumns
    private var sceptic: (drawn: DrawnColumns, leanings: [Leaning], candidates: Int)?

    init(_ holding: Holding) throws {
        self.holding = holding
        drawn = try holding.draws()
    }

    var done: Int { drawn.done + (sceptic?.drawn.done ?? 0) }
    var total: Int { holding.total }

    mutating func advance() throws {
        guard drawn.done == drawn.total else { return try drawn.advance() }
        if sceptic == nil, let sides = holding.sides {
            let parameters = try drawn.parameters(of: sides.together[0])
            let advantage = holding.advantage(drawn, sides)
            let leanings = Leaning.all(of: advantage, among: parameters)
            sceptic = (try holding.draws(holding: leanings), leanings, parameters.count)
        }
        try sceptic?.drawn.advance()
    }

    func document() throws -> RobustDocument {
        let order = holding.order
        let sceptic = sceptic.flatMap { sceptic in
            holding.sides.map { sides in
                RobustDocument.Sceptic(
                    together: sides.together,
                    held: sceptic.leanings.map { leaning in
                        RobustDocument.Held(
                            number: DiscoveryDocument.Number(leaning.parameter),
                            value: leaning.unfavourable, correlation: leaning.correlation)
                    },
                    candidates: sceptic.candidates, verdict: holding.verdict(sceptic.drawn))
            }
        }
        return RobustDocument(
            run: holding.run, scenarios: order.plan.scenarios.map(\.name), region: holding.region,
            indicator: holding.indicator.name, draws: holding.members,
            seed: Int(truncatingIfNeeded: order.plan.seed), targets: holding.targets,
            verdict: holding.verdict(drawn), sceptic: sceptic)
    }
}

extension DiscoveryDocument.Number {
    init(_ parameter: ParameterDraws) {
        self.init(
            name: parameter.name, title: parameter.title, unit: parameter.unit,
            low: parameter.range.lowerBound, high: parameter.range.upperBound,
            grade: parameter.evidence.grade.rawValue, measuring: parameter.evidence.measuring)
    }
}
