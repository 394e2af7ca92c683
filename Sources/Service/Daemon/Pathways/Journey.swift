import Ensembles
import Modelling
import Pathways
import RegionModel
import Results

/// What is asked about when scenarios of a run end, and when to switch.
struct Journey: Sendable {
    /// Going over from one scenario to another.
    struct Way: Sendable {
        let from, to: Int
        /// By year: what is computed.
        let scenarios: [RegionalScenario]
    }

    let run: String
    let order: Order
    let region: String
    let indicator: IndicatorEntry
    let targets: [RobustDocument.Target]
    let members: Int
    /// Years in which one could switch.
    let years: [Int]
    let ways: [Way]

    /// What one can see by then.
    static let signposts = ["collaboration.delivered", "collaboration.trust", "collaboration.decision_time"]

    /// Years in which one could switch where nobody says which.
    static func usualYears(in period: Period) -> [Int] {
        Array(stride(from: period.first + 3, through: period.last - 10, by: 2).prefix(7))
    }

    init(
        run: String, order: Order, region: String, indicator: IndicatorEntry,
        targets: [RobustDocument.Target], members: Int, years: [Int]
    ) {
        (self.run, self.order, self.region, self.indicator) = (run, order, region, indicator)
        (self.targets, self.members, self.years) = (targets, members, years)
        ways = Self.ways(order, region, years)
    }

    private static func ways(_ order: Order, _ region: String, _ years: [Int]) -> [Way] {
        let model = order.knowledge.model
        guard let place = model.places.firstIndex(of: region), !years.isEmpty else { return [] }
        let scenarios = order.plan.scenarios.map(\.scenario)
        return scenarios.indices.flatMap { from in
            scenarios.indices.compactMap { to in
                let switched = years.compactMap { year -> RegionalScenario? in
                    var scenario = scenarios[from]
                    let quarter = (year - model.firstYear) * model.stepsPerYear
                    guard from != to,
                        let roadmap = scenario.roadmap.switching(
                            to: scenarios[to].roadmap, in: place, from: quarter)
                    else { return nil }
                    scenario.roadmap = roadmap
                    return scenario
                }
                return switched.isEmpty ? nil : Way(from: from, to: to, scenarios: switched)
            }
        }
    }

    /// Draws that are needed.
    var total: Int { ways.isEmpty ? members : 2 * members }

    /// Tells this question from others about the same run.
    var question: String {
        return "pathways 1 \(region) \(indicator.name) \(members) \(years) "
            + targets.map(\.mark).joined(separator: " ")
    }

    func draws(seed: UInt64) throws -> DrawnColumns {
        let own = order.plan.scenarios
        let switched = ways.flatMap { way in
            zip(years, way.scenarios).map { year, scenario in
                Plan.Entry(name: "\(own[way.from].name) \(own[way.to].name) \(year)", scenario: scenario)
            }
        }
        let outcomes = [indicator.name] + Self.signposts + targets.map(\.indicator)
        let scenarios = (own + switched).map { entry in
            var scenario = entry.scenario
            scenario.extent = RegionalScenario.Extent(of: outcomes)
            return Plan.Entry(name: entry.name, scenario: scenario)
        }
        let plan = Plan(
            scenarios: scenarios, members: members, seed: seed, lastYear: order.plan.lastYear,
            horizon: order.plan.horizon, focus: [region], keep: .bands)
        return DrawnColumns(
            try Ensemble(order.knowledge.model, plan: plan),
            of: outcomes, in: region, columns: columns)
    }

    // MARK: - Columns

    /// The mean of the indicator over the years, more is better; what can be seen in each year; by target the year from which
    /// it is missed, infinite for never, and whether it was ever met.
    private var columns: @Sendable ([[[Double]]]) -> [[Double]] {
        let (first, period) = (order.knowledge.period.first, order.period)
        let (years, targets) = (years, targets)
        let sign = indicator.better == .lower ? -1.0 : 1.0
        return { outcomes in
            let members = outcomes[0][0].indices
            let mean = members.map { member in
                sign * period.years.reduce(0) { $0 + outcomes[0][$1 - first][member] }
                    / Double(period.years.count)
            }
            let seen = years.flatMap { year in
                Self.signposts.indices.map { outcomes[1 + $0][year - first] }
            }
            let ends = targets.enumerated().flatMap { number, target -> [[Double]] in
                let outcome = outcomes[1 + Self.signposts.count + number]
                let met = members.map { member in
                    (target.year...period.last).map { year in
                        let value = outcome[year - first][member]
                        return target.isAtLeast ? value >= target.value : value <= target.value
                    }
                }
                return [
                    met.map { Expiry.year(of: $0).map(Double.init) ?? .infinity },
                    met.map { $0.contains(true) ? 1 : 0 },
                ]
            }
            return [mean] + seen + ends
        }
    }

    // MARK: - Answers

    func document(known: DrawnColumns, unseen: DrawnColumns?) -> PathwaysDocument {
        PathwaysDocument(
            run: run, scenarios: order.plan.scenarios.map(\.name), region: region,
            indicator: indicator.name, draws: members, seed: Int(truncatingIfNeeded: order.plan.seed),
            unseenSeed: Int(truncatingIfNeeded: order.plan.seed &+ 1), firstYear: order.period.first,
            lastYear: order.period.last, targets: targets,
            expiries: targets.indices.map { target in
                order.plan.scenarios.indices.map { expiry(target, of: $0, known) }
            }, years: years,
            switches: unseen.map { unseen in
                ways.indices.map { switching($0, known: known, unseen: unseen) }
            } ?? [])
    }

    private func expiry(
        _ target: Int, of scenario: Int, _ drawn: DrawnColumns
    ) -> PathwaysDocument.Expiry {
        let first = 1 + years.count * Self.signposts.count + 2 * target
        let ends = drawn.column(first, of: scenario).map { $0.isFinite ? Int($0) : nil }
        let met = drawn.column(first + 1, of: scenario)
        let expiry = Expiry(of: ends, neverMet: met.count { $0 == 0 })
        let start = targets[target].year
        return PathwaysDocument.Expiry(
            lasting: expiry.lasting, neverMet: expiry.neverMet, low: expiry.low.map { $0 + start },
            middle: expiry.middle.map { $0 + start }, high: expiry.high.map { $0 + start })
    }

    /// What one can see if one stays, and what switching brings.
    private func drawn(_ way: Int, _ drawn: DrawnColumns) -> TriggerSearch.Draws {
        let from = ways[way].from
        let stays = drawn.column(0, of: from)
        let first = order.plan.scenarios.count + way * years.count
        return TriggerSearch.Draws(
            seen: years.indices.map { year in
                Self.signposts.indices.map { drawn.column(1 + year * Self.signposts.count + $0, of: from) }
            },
            gains: years.indices.map { year in
                zip(drawn.column(0, of: first + year), stays).map { own, other in
                    own.isFinite && other.isFinite ? own - other : 0
                }
            })
    }

    private func switching(
        _ way: Int, known: DrawnColumns, unseen: DrawnColumns
    ) -> PathwaysDocument.Switch {
        let (searched, judging) = (drawn(way, known), drawn(way, unseen))
        let search = TriggerSearch(searched)
        let scale = judging.gains.joined().map(\.magnitude).max() ?? 0
        let moments = zip(years, judging.gains).map { year, gains in
            PathwaysDocument.Moment(
                year: year, better: gains.count { $0 > 1e-12 * scale },
                worse: gains.count { $0 < -1e-12 * scale },
                gain: gains.reduce(0, +) / Double(max(gains.count, 1)))
        }
        let trigger = search.best.map { rule in
            let found = search.judgement(of: rule, on: judging, worthNaming: indicator.worthNaming)
            return PathwaysDocument.Trigger(
                year: years[rule.year], signpost: Self.signposts[rule.thing], isBelow: rule.isBelow,
                limit: rule.limit, draws: found.draws, fires: found.fires, rightly: found.rightly,
                wrongly: found.wrongly, tooLate: found.tooLate, missed: found.missed, gain: found.gain,
                gainOfAlways: found.gainOfAlways, advantage: found.advantage,
                standardError: found.standardError, isBetter: found.isBetter)
        }
        return PathwaysDocument.Switch(
            from: ways[way].from, to: ways[way].to, moments: moments,
            alwaysYear: search.alwaysYear.map { years[$0] }, trigger: trigger)
    }
}

/// The draws of such a question: those that are searched, then those that judge.
struct JourneyDraws: GradualAnswer {
    private let journey: Journey
    private var known: DrawnColumns
    private var unseen: DrawnColumns?

    init(_ journey: Journey) throws {
        self.journey = journey
        let seed = journey.order.plan.seed
        known = try journey.draws(seed: seed)
        unseen = journey.ways.isEmpty ? nil : try journey.draws(seed: seed &+ 1)
    }

    var done: Int { known.done + (unseen?.done ?? 0) }
    var total: Int { journey.total }

    mutating func advance() throws {
        if known.done < known.total { try known.advance() } else { try unseen?.advance() }
    }

    func document() throws -> PathwaysDocument { journey.document(known: known, unseen: unseen) }
}
