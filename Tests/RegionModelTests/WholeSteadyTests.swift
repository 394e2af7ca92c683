import Modelling
import Testing

@testable import RegionModel

@Suite("Regions in balance")
struct WholeSteadyTests {
    private let vectors = WholeVectors.read

    /// Numbers that put growth, trends and what goes abroad at nothing.
    static let nothingMoves: [String: Double] = [
        "housing.demolition": 0, "population.headship_growth": 0, "hidden_champions.job_growth": 0,
        // Net migration of 2024 stands 43,000 above the long run.
        "population.net_foreign_migration": -43_000, "population.emigrants_like_immigrants": 1,
    ]

    /// Equal age structures, balanced moves, no births, deaths or plans; national growth is a parameter.
    private func steady(_ figures: inout [String: [Double]]) {
        let people = figures["population.people"] ?? []
        let totals = (0..<40).map { people[$0 * 100..<$0 * 100 + 100].reduce(0, +) }
        let country = totals.reduce(0, +)
        var ages = Array(repeating: 0.0, count: 100)
        for (place, count) in people.enumerated() { ages[place % 100] += count / country }
        figures["population.people"] = totals.flatMap { total in ages.map { $0 * total } }
        for name in ["population.moves_young", "population.moves_other"] {
            let moves = figures[name] ?? []
            figures[name] = moves.indices.map { place in
                let back = place % 40 * 40 + place / 40
                return (moves[place] + moves[back]) / 2
            }
        }
        for name in [
            "population.fertility", "population.mortality", "jobs.historic_shift", "housing.planned_growth",
        ] { figures[name] = figures[name]?.map { _ in 0 } }
        // New nature ripens by itself, so what there is of it counts as forest here.
        for region in 0..<40 {
            let young = figures["land.area"]?[region * 13 + 10] ?? 0
            figures["land.area"]?[region * 13 + 7] += young
            figures["land.area"]?[region * 13 + 10] = 0
        }
    }

    @Test("Where time stands still and all is in balance, nothing drifts by more than 1e-6 a year")
    func balance() {
        var fixed = Self.nothingMoves
        for sector in Axis.sectors.labels { fixed["jobs.national_growth.\(sector)"] = 0 }
        let run = WholeRun(vectors.scenario(waiting, fixed: fixed, change: steady))
        // What is counted since the base date grows, as it should.
        let counted = ["successions", "lost_to_succession", "departures"].map { "hidden_champions.\($0)" }
        let names = run.workspace.outcomes.map(\.name).filter { name in
            !["collaboration.", "period."].contains(where: name.hasPrefix) && !counted.contains(name)
        }
        let first = names.map { run.values($0) }
        let trust = run["collaboration.pair_trust"][0]
        // The first quarter over and over: nobody has a birthday and no path goes on.
        for _ in 0..<104 { run.workspace.advance(step: 0) }
        for (name, before) in zip(names, first) {
            let drifts = before.enumerated().map { region, value in
                let scale = name == "population.net_migration" ? 10_000 : max(abs(value[0]), 0.01)
                return abs(run[name][region][0] - value[0]) / scale
            }
            #expect((drifts.max() ?? 1) < 26e-6, "\(name)")
        }
        #expect(run["collaboration.pair_trust"][0] == trust)
    }

    @Test("Where attractiveness is equal, people change by natural increase alone")
    func naturalIncrease() {
        var fixed = Self.nothingMoves
        fixed["population.weight_of_housing"] = 0
        fixed["population.weight_of_work"] = 0
        fixed["population.weight_of_liveability"] = 0
        let births = vectors.figures["population.fertility"] ?? []
        let scenario = vectors.scenario(fixed: fixed) { figures in
            steady(&figures)
            figures["population.fertility"] = births
            figures["population.fertility_ratio"] = Array(repeating: 1, count: 40)
        }
        let run = WholeRun(scenario)
        let before = run.values("population.total")
        run.workspace.advance(step: 0)
        for region in 0..<40 {
            let born = run["population.births"][region] * 0.25
            let change = run["population.total"][region] - before[region]
            #expect(abs(change[0] - born[0]) < 1e-6 * before[region][0], "\(vectors.regions[region])")
        }
    }

    /// A measure that never starts, so that there is trust to look at.
    private var waiting: Roadmap {
        var roadmap = WholeMeasures.roadmap(.network, in: 5, measures: [WholeMeasures.natureNetwork])
        roadmap.measures[0].start = 500
        return roadmap
    }
}
