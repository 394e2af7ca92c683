public import Baselines
public import Modelling
import RegionModel

/// The model started in an earlier year, knowing what was known then, beside what happened.
///
/// National totals of every year are given, to the model and to its rivals alike: each member is scaled to them, so
/// what is judged is how the country's development is shared out.
public struct Backcast: Sendable {
    /// On 1 January of this year it starts.
    public let start: Int
    /// The last year that is simulated.
    public let end: Int
    /// Codes of the regions, in the order of all tables.
    public let regions: [Region]
    /// By variable and year, place by place: the central run, before it is scaled.
    let central: [Variable: [Int: [Double]]]
    /// The same for each member of the ensemble.
    let members: [Variable: [Int: [[Double]]]]

    /// Runs it.
    ///
    /// - Parameters:
    ///   - uncertainty: spreads of parameters; national paths are put in beside them.
    ///   - members: how many; a multiple of eight, 0 for the central run alone.
    public init(
        _ catalogue: Catalogue, from start: Int, to end: Int, observations: Observations,
        texts: [String: String] = ConfigFiles.embedded.observations, uncertainty: Uncertainty = .declared,
        members count: Int, seed: UInt64 = 1
    ) throws(Problems) {
        self.start = start
        self.end = end
        regions = catalogue.regions
        let known = try Observations(texts, knownOn: start)
        let baseline = try catalogue.baseline(on: start, known: known, nation: observations)
        var uncertainty = uncertainty
        uncertainty.spreads.merge(
            NationalPaths.spreads(from: start, to: end, observations: observations)
        ) { own, _ in own }
        let scenario = RegionalScenario(baseline: baseline, uncertainty: uncertainty)
        let codes = regions.map(\.code)
        let workspace = RegionalModel(regions: codes, firstYear: start).makeWorkspace()
        var central: [Variable: [Int: [Double]]] = [:]
        var members: [Variable: [Int: [[Double]]]] = [:]
        let reader = Reader(workspace, regions: regions, years: start...end)
        let first = reader.run(scenario, draws: Draws(seed: seed, firstMember: 0), isCentral: true)
        for variable in Variable.allCases {
            for year in start...end {
                central[variable, default: [:]][year] = first[variable]?[year]?.map { $0[0] }
                members[variable, default: [:]][year] = []
            }
        }
        for block in 0..<(count + 7) / 8 {
            let lanes = reader.run(scenario, draws: Draws(seed: seed, firstMember: 8 * block), isCentral: false)
            for (variable, years) in lanes {
                for (year, values) in years {
                    for lane in 0..<8 {
                        members[variable]?[year]?.append(values.map { $0[lane] })
                    }
                }
            }
        }
        self.central = central
        self.members = members
    }
}

/// Reads the judged variables off a workspace while it runs.
private struct Reader {
    let workspace: RegionalWorkspace
    let regions: [Region]
    let years: ClosedRange<Int>
    private let outcomes: [Variable: Int]

    init(_ workspace: RegionalWorkspace, regions: [Region], years: ClosedRange<Int>) {
        self.workspace = workspace
        self.regions = regions
        self.years = years
        outcomes = Dictionary(
            uniqueKeysWithValues: Variable.allCases.compactMap { variable in
                workspace.outcomes.firstIndex { $0.name == variable.indicator }.map { (variable, $0) }
            })
    }

    func run(_ scenario: RegionalScenario, draws: Draws, isCentral: Bool) -> [Variable: [Int: [Lanes]]] {
        var values: [Variable: [Int: [Lanes]]] = [:]
        workspace.begin(scenario, draws: draws, isCentral: isCentral)
        for year in years {
            for (variable, outcome) in outcomes where variable.isOfFirstDay {
                values[variable, default: [:]][year] = regions.indices.map {
                    workspace.value(of: outcome, at: $0)
                }
            }
            var sums: [Variable: [Lanes]] = [:]
            for quarter in 0..<4 {
                workspace.advance(step: 4 * (year - years.lowerBound) + quarter)
                for (variable, outcome) in outcomes where !variable.isOfFirstDay {
                    for region in regions.indices {
                        sums[variable, default: Array(repeating: .zero, count: regions.count)][region] +=
                            workspace.value(of: outcome, at: region) / 4
                    }
                }
            }
            values.merge(sums.mapValues { [year: $0] }) { $0.merging($1) { _, new in new } }
        }
        return values
    }
}
