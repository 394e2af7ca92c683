import Dispatch
import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import ScenarioDiscovery
import Spelling
import Synchronization
import ValueOfInformation
import Words

extension DiscoverRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> DiscoveryDocument {
        try handler.discover(self)
    }
}

extension RequestHandler {
    /// Computes two scenarios of a run on draws to search in and on draws to judge by, and says what the answer hangs on.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run that compares nothing, and for what it has not got.
    func discover(_ request: DiscoverRequest) throws -> DiscoveryDocument {
        let (document, order) = try stored(request.run)
        let members = request.members ?? 1_024
        guard DiscoverRequest.members.contains(members) else {
            throw Refusal.field(
                "members", .isValue(.count(members)),
                .give(DiscoverRequest.members.lowerBound, to: DiscoverRequest.members.upperBound))
        }
        guard let base = order.plan.reference, order.plan.scenarios.count > 1, !order.plan.isCentral else {
            throw Refusal.field(
                "run", .isValue(.text(document.run)), Phrase("fix.discover.compare"))
        }
        let others = order.plan.scenarios.indices.filter { $0 != base }
        let number = try request.scenario.map { try Self.scenario($0, of: document) } ?? others[0]
        guard number != base else {
            throw Refusal.field(
                "scenario", .isValue(.text(order.plan.scenarios[base].name)),
                Phrase("fix.discover.other", ["names": .list(others.map { order.plan.scenarios[$0].name })]))
        }
        let indicators = knowledge.indicators.filter { $0.better != .neither }
        let name = request.indicator ?? PromiseOutcome.delivered.rawValue
        guard let indicator = indicators.first(where: { $0.name == name }) else {
            throw Refusal.unknown(
                name, path: "indicator", Phrase("refusal.unknown_indicator"),
                nearest: nearestName(to: name, among: indicators.map(\.name)), among: indicators.map(\.name))
        }
        let region = request.region ?? order.focus[0]
        guard order.focus.contains(region) else {
            throw Refusal.unknown(
                region, path: "region", Phrase("refusal.unknown_region_of_run", ["run": .text(document.run)]),
                nearest: nil, among: order.focus)
        }
        if let year = request.year, !order.period.years.contains(year) {
            throw Refusal.field(
                "year", .isValue(.count(year)), .give(order.period.first, to: order.period.last))
        }
        let discovery = Discovery(
            knowledge: knowledge, order: order, scenario: number, base: base, region: region,
            indicator: indicator, members: members)
        return try discovery.document(
            run: document.run, years: request.year.map { [$0] } ?? [order.period.last, nil])
    }
}

/// Two scenarios of a run, computed twice for one indicator of one region.
private struct Discovery {
    let knowledge: Knowledge
    let order: Order
    let scenario, base: Int
    let region: String
    let indicator: IndicatorEntry
    let members: Int

    /// - Parameter years: what is asked, nil for the mean over the period.
    func document(run: String, years: [Int?]) throws -> DiscoveryDocument {
        let seed = order.plan.seed
        let (known, unseen) = (try drawn(seed), try drawn(seed &+ 1))
        var numbers: [ParameterDraws] = []
        let questions = years.map { year in
            question(year, known: known, unseen: unseen) { parameter in
                if let position = numbers.firstIndex(where: { $0.name == parameter.name }) { return position }
                numbers.append(parameter)
                return numbers.count - 1
            }
        }
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
    private struct Drawn {
        let parameters: [ParameterDraws]
        let years: [[Double]]
    }

    private func drawn(_ seed: UInt64) throws -> Drawn {
        let plan = Plan(
            scenarios: [order.plan.scenarios[scenario], order.plan.scenarios[base]], members: members,
            seed: seed, lastYear: order.plan.lastYear, horizon: order.plan.horizon, focus: [region],
            keep: .bands)
        let ensemble = try Ensemble(knowledge.model, plan: plan)
        let blocks = (members + 7) / 8
        let parts = min(2, blocks)
        let results = Mutex([Int: Result<[[Double]], any Error>]())
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let own = Result {
                try ensemble.pairedYears(
                    of: indicator.name, in: region,
                    blocks: blocks * part / parts..<blocks * (part + 1) / parts)
            }
            results.withLock { $0[part] = own }
        }
        let found = results.withLock { $0 }
        var years: [[Double]] = []
        for part in 0..<parts {
            guard let own = try found[part]?.get() else { continue }
            years = years.isEmpty ? own : zip(years, own).map { $0 + $1 }
        }
        let sign = indicator.better == .lower ? -1.0 : 1.0
        let parameters = try ensemble.parameters(of: 0, members: members).filter { parameter in
            parameter.values.contains { $0 != parameter.values[0] }
        }
        return Drawn(parameters: parameters, years: years.map { $0.map { sign * $0 } })
    }

    private func differences(_ drawn: Drawn, _ year: Int?) -> [Double] {
        let first = knowledge.period.first
        if let year { return drawn.years[year - first] }
        let years = order.period.years.map { drawn.years[$0 - first] }
        return (0..<members).map { draw in years.reduce(0) { $0 + $1[draw] } / Double(years.count) }
    }

    private func question(
        _ year: Int?, known: Drawn, unseen: Drawn, place: (ParameterDraws) -> Int
    ) -> DiscoveryDocument.Question {
        let (own, later) = (differences(known, year), differences(unseen, year))
        let (differing, judging) = (Self.differing(own), Self.differing(later))
        let better = judging.count { later[$0] > 0 }
        let (low, high) = ScenarioDiscovery.interval(cases: better, draws: judging.count)
        let boxes = ScenarioDiscovery(
            Self.space(known.parameters, differing), cases: differing.map { own[$0] > 0 },
            seed: order.plan.seed
        ).findings(
            judgedOn: Self.space(unseen.parameters, judging), cases: judging.map { later[$0] > 0 })
        let all = own.indices.filter { own[$0].isFinite }
        let information = ValueOfInformation(
            of: all.map { own[$0] },
            given: known.parameters.map { parameter in all.map { parameter.values[$0] } },
            seed: order.plan.seed)
        return DiscoveryDocument.Question(
            year: year, firstYear: order.period.first, lastYear: order.period.last, better: better,
            worse: judging.count - better, tied: later.count - judging.count, low: low, high: high,
            boxes: boxes.map { box in
                DiscoveryDocument.Box(
                    conditions: box.conditions.map {
                        DiscoveryDocument.Condition(
                            number: place(known.parameters[$0.number]), isAbove: $0.isAbove, limit: $0.limit)
                    },
                    raises: box.raises, draws: box.draws, better: box.cases, low: box.low, high: box.high,
                    reach: box.reach, chance: box.chance, stability: box.stability)
            },
            worthOfEverything: information.ofEverything,
            worthByChance: information.valueByChance(permutations: 40),
            worths: information.findings().prefix(10).map {
                DiscoveryDocument.Worth(
                    number: place(known.parameters[$0.number]), value: $0.value,
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
