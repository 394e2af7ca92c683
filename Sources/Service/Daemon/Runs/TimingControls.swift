import Comparisons
import Ensembles
import Modelling
import RegionModel
import Results

/// The reference as late as each of the other scenarios, run along to tell what of a difference is a matter of time.
///
/// They have the same draws as the scenarios themselves: as many as were kept of those.
struct TimingControls: Sendable {
    /// What is run: a scenario for each entry of `moves`.
    let plan: Plan<RegionalScenario>
    /// Which scenario of the run each stands beside, and by how many quarters it moves the measures of each region.
    let moves: [(scenario: Int, quarters: [String: [String: Int]])]

    /// What the control of a scenario says about a region; nil where the scenario has none there.
    func control(
        of scenario: Int, in region: String, _ comparison: RegionComparison, _ draws: KeptDraws
    ) -> TimingControl? {
        guard let number = moves.firstIndex(where: { $0.scenario == scenario }),
            let quarters = moves[number].quarters[region], let horizon = comparison.years.last
        else { return nil }
        func values(_ indicator: String, _ year: Int) -> [Double]? {
            draws.values(of: indicator, in: region, year: year, scenario: number)
        }
        return TimingControl(
            quarters: quarters, delivered: values(PromiseOutcome.delivered.rawValue, horizon),
            headlines: comparison.headlines.map { headline in
                comparison.reportedYears.map { values(headline.name, $0) }
            },
            sums: comparison.sums.map { $0.flatMap { values($0.name, horizon) } })
    }
}

extension Order {
    /// The controls of a comparison; nil where no scenario decides earlier or later than the reference.
    func timingControls(beside draws: KeptDraws) -> TimingControls? {
        guard let base = plan.reference, plan.scenarios.count > 1, !plan.isCentral else { return nil }
        let moves = plan.scenarios.indices.filter { $0 != base }.compactMap { number in
            let quarters = focus.reduce(into: [String: [String: Int]]()) { quarters, region in
                let later = quartersLater(number, base: base, in: region, draws)
                if later.values.contains(where: { $0 != 0 }) { quarters[region] = later }
            }
            return quarters.isEmpty ? nil : (scenario: number, quarters: quarters)
        }
        guard !moves.isEmpty else { return nil }
        let reference = plan.scenarios[base].scenario
        let entries = moves.map { move in
            var scenario = reference
            for (region, quarters) in move.quarters {
                guard let place = knowledge.model.places.firstIndex(of: region) else { continue }
                scenario.roadmap = scenario.roadmap.moved(in: place, by: quarters)
            }
            return Plan.Entry(name: plan.scenarios[move.scenario].name, scenario: scenario)
        }
        return TimingControls(
            plan: Plan(
                scenarios: entries, members: draws.count, seed: plan.seed, lastYear: plan.lastYear,
                horizon: plan.horizon, focus: plan.focus, reportedYears: plan.reportedYears, keep: .bands),
            moves: moves)
    }

    /// By how many quarters the measures of the reference are decided later in another scenario, by their names.
    private func quartersLater(
        _ number: Int, base: Int, in region: String, _ draws: KeptDraws
    ) -> [String: Int] {
        guard let place = knowledge.model.places.firstIndex(of: region) else { return [:] }
        let starts = [number, base].map { scenario in
            let planned = plan.scenarios[scenario].scenario.roadmap.measures.filter { $0.region == place }
            return Dictionary(planned.map { ($0.measure.id, $0.start) }) { first, _ in first }
        }
        var quarters: [String: Int] = [:]
        for outcome in draws.planned(in: region) where outcome.kind == .decisionTime {
            let measure = outcome.measure
            guard let own = starts[0][measure], let other = starts[1][measure] else { continue }
            quarters[measure] = TimingControl.stepsLater(
                startsLater: own - other, years: draws.values(of: outcome, scenario: number),
                base: draws.values(of: outcome, scenario: base), perYear: knowledge.model.stepsPerYear)
        }
        return quarters
    }
}

extension PlannedOutcome {
    /// `farm_transition` of `measure.farm_transition.nature_inclusive_area`.
    var measure: String { name.split(separator: ".").dropFirst().first.map(String.init) ?? name }
}
