import Dispatch
import Ensembles
import RegionModel
import Results
import Synchronization

/// Numbers of single draws of several scenarios, computed a few blocks at a time.
struct DrawnColumns: Sendable {
    private let ensemble: Ensemble<RegionalModel>
    private let outcomes: [String]
    private let region: String
    /// Of one scenario: from outcomes by year by member to columns by member.
    private let columns: @Sendable (_ outcomes: [[[Double]]]) -> [[Double]]
    /// By block, by scenario, by column, by member.
    private var blocks: [[[[Double]]]] = []

    static let workers = 2
    /// Scenarios that one worker computes for a block of eight members in a moment.
    private static let scenariosAtOnce = 8

    init(
        _ ensemble: Ensemble<RegionalModel>, of outcomes: [String], in region: String,
        columns: @escaping @Sendable ([[[Double]]]) -> [[Double]]
    ) {
        (self.ensemble, self.outcomes, self.region) = (ensemble, outcomes, region)
        self.columns = columns
    }

    /// Members that are computed, and that there are.
    var done: Int { min(8 * blocks.count, total) }
    var total: Int { ensemble.plan.members }

    /// The uncertain numbers of a scenario that vary.
    func parameters(of scenario: Int) throws -> [ParameterDraws] {
        try ensemble.parameters(of: scenario, members: total).filter { parameter in
            parameter.values.contains { $0 != parameter.values[0] }
        }
    }

    /// Computes the next blocks.
    mutating func advance() throws {
        let first = blocks.count
        let each = max(1, Self.scenariosAtOnce / ensemble.plan.scenarios.count)
        let count = min(each * Self.workers, (total + 7) / 8 - first)
        let results = Mutex([Int: Result<[[[Double]]], any Error>]())
        let (ensemble, outcomes, region, columns) = (ensemble, outcomes, region, columns)
        DispatchQueue.concurrentPerform(iterations: Self.workers) { worker in
            for block in stride(from: worker, to: count, by: Self.workers) {
                let own = Result {
                    try ensemble.years(of: outcomes, in: region, blocks: first + block..<first + block + 1)
                        .map(columns)
                }
                results.withLock { $0[block] = own }
            }
        }
        let computed = results.withLock { $0 }
        for block in 0..<count {
            if let own = try computed[block]?.get() { blocks.append(own) }
        }
    }

    /// A column of a scenario, member by member.
    func column(_ number: Int, of scenario: Int) -> [Double] {
        blocks.flatMap { $0[scenario][number] }
    }
}
