import Baselines
import Modelling
import Reading
import RegionModel

/// The model started in an earlier year, knowing what was known then, beside what happened.
///
/// National totals of every year are given, to the model and to its rivals alike: each member is scaled to them, so
/// what is judged is how the country's development is shared out.
struct Backcast {
    let window: Window
    /// By variable and year, region by region: the central run, before it is scaled.
    let central: [Variable: [Int: [Double]]]
    /// The same for each member of the ensemble.
    let members: [Variable: [Int: [[Double]]]]
}

/// A start and an end, with all that a backcast between them begins from; it can be run many times.
final class Window {
    /// On 1 January of this year it starts.
    let start: Int
    /// The last year that is simulated.
    let end: Int
    /// In the order of all tables.
    let regions: [Region]
    /// What was counted, of all years; from 1995 on where the window reaches back.
    let observations: Observations
    private let baseline: Baseline
    private let nationalPaths: [String: Uncertainty.Spread]
    private let workspace: RegionalWorkspace
    /// What is read of a run; residents always are.
    private let variables: Set<Variable>

    /// - Parameters:
    ///   - variables: what is judged.
    ///   - reachesBack: whether residents are known from 1995 on, and dwellings.
    ///   - observations: of all years; only the country's totals go into the run.
    ///   - texts: tables of observations; what was counted after the start is not read from them.
    init(
        _ catalogue: Catalogue, from start: Int, to end: Int, judging variables: Set<Variable>,
        reachesBack: Bool = false,
        observations: Observations, texts: [String: String]
    ) throws(Problems) {
        self.start = start
        self.end = end
        self.variables = variables.union([.residents])
        let observations = reachesBack ? observations.reachingBack() : observations
        self.observations = observations
        regions = catalogue.regions
        var known = try Observations(texts, knownOn: start)
        if reachesBack { known = known.reachingBack() }
        baseline = try catalogue.baseline(on: start, known: known, nation: observations)
        nationalPaths = NationalPaths.spreads(from: start, to: end, observations: observations)
        workspace = RegionalModel(regions: catalogue.regions.map(\.code), firstYear: start).makeWorkspace()
    }

    /// Runs the central member, and others of an ensemble where `members` asks for them.
    func run(_ values: [String: Double] = [:], members count: Int = 0, seed: UInt64 = 1) -> Backcast {
        let spreads = nationalPaths.merging(values.mapValues { .fixed($0) }) { _, own in own }
        let scenario = RegionalScenario(baseline: baseline, uncertainty: Uncertainty(spreads: spreads))
        let first = read(scenario, Draws(seed: seed, firstMember: 0), isCentral: true)
        let central = first.mapValues { $0.mapValues { $0.map { $0[0] } } }
        var members: [Variable: [Int: [[Double]]]] = [:]
        for block in 0..<(count + 7) / 8 {
            let lanes = read(scenario, Draws(seed: seed, firstMember: 8 * block), isCentral: false)
            for (variable, years) in lanes {
                for (year, values) in years {
                    for lane in 0..<min(8, count - 8 * block) {
                        members[variable, default: [:]][year, default: []].append(values.map { $0[lane] })
                    }
                }
            }
        }
        return Backcast(window: self, central: central, members: members)
    }

    /// Eight members of the judged variables, by year and region.
    private func read(
        _ scenario: RegionalScenario, _ draws: Draws, isCentral: Bool
    ) -> [Variable: [Int: [Lanes]]] {
        let tables = Variable.allCases.filter(variables.contains).compactMap { variable in
            workspace.quantities.first { $0.name == variable.indicator }.map { (variable, $0.table) }
        }
        var values: [Variable: [Int: [Lanes]]] = [:]
        workspace.begin(scenario, draws: draws, isCentral: isCentral)
        for year in start...end {
            for (variable, table) in tables where variable.isOfFirstDay {
                values[variable, default: [:]][year] = variable.places(of: table)
            }
            for quarter in 0..<4 {
                workspace.advance(step: 4 * (year - start) + quarter)
                for (variable, table) in tables where !variable.isOfFirstDay {
                    let now = variable.places(of: table)
                    let before = values[variable]?[year] ?? now.map { _ in .zero }
                    values[variable, default: [:]][year] = zip(before, now).map { $0 + $1 / 4 }
                }
            }
        }
        return values
    }
}
