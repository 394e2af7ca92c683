import Ensembles
import Modelling
import Results
import Synchronization
import Testing

@testable import RegionModel

@Suite("The same key, the same bits")
struct WholeSameRunTests {
    private let vectors = WholeVectors.read
    private let rijnmond = WholeVectors.read.region("NL33C")

    @Test("The same seed and member give the same bits, on a workspace that ran something else before")
    func again() {
        let scenario = vectors.scenario(WholeMeasures.roadmap(.network, in: rijnmond))
        let first = WholeRun(scenario, isCentral: false).advance()
        let second = WholeRun(vectors.scenario(), isCentral: false, firstMember: 0).advance(through: 30)
        second.begin(scenario)
        second.advance()
        #expect(first.bits == second.bits)
    }

    @Test(
        "Measures that start after the horizon change nothing before it, bit by bit",
        arguments: Mode.allCases)
    func laterMeasures(mode: Mode) {
        var roadmap = WholeMeasures.roadmap(mode, in: rijnmond)
        for measure in roadmap.measures.indices { roadmap.measures[measure].start = WholeRun.lastQuarter + 1 }
        let with = WholeRun(vectors.scenario(roadmap), isCentral: false).advance()
        let without = WholeRun(vectors.scenario(), isCentral: false).advance()
        #expect(with.differences(from: without).isEmpty)
    }

    @Test("Members do not see each other: a block that starts four members later has the same members")
    func lanes() {
        let scenario = vectors.scenario(WholeMeasures.roadmap(.network, in: rijnmond))
        let first = WholeRun(scenario, isCentral: false, firstMember: 0).advance(through: 39)
        let later = WholeRun(scenario, isCentral: false, firstMember: 4).advance(through: 39)
        for outcome in first.workspace.outcomes.indices {
            for place in 0...40 {
                let a = first.workspace.value(of: outcome, at: place).highHalf
                let b = later.workspace.value(of: outcome, at: place).lowHalf
                for lane in 0..<4 { #expect(a[lane].bitPattern == b[lane].bitPattern) }
            }
        }
    }

    @Test("Fixing a number changes no other draw")
    func otherDraws() {
        let usual = WholeRun(vectors.scenario(), isCentral: false)
        let fixed = WholeRun(
            vectors.scenario(fixed: ["housing.demolition": 0.001]), isCentral: false)
        for (one, other) in zip(usual.workspace.parameters, fixed.workspace.parameters)
        where one.name != "housing.demolition" {
            for place in 0..<one.table.count { #expect(one.table[place] == other.table[place]) }
        }
    }

    @Test("One, two or three workers give the same results")
    func workers() async throws {
        var tables: [ResultTable] = []
        for workers in 1...3 { tables.append(try await result(members: 24, workers: workers)) }
        #expect(tables[0] == tables[1] && tables[0] == tables[2])
        #expect(tables[0].count > 0)
    }

    @Test("An ensemble that grows keeps the members it had")
    func growth() async throws {
        let (small, large) = (Blocks(), Blocks())
        _ = try await result(members: 100, workers: 2, into: small)
        _ = try await result(members: 200, workers: 2, into: large)
        let (few, many) = (small.bytes, large.bytes)
        #expect(few.count == 13 && many.count == 25)
        for (index, bytes) in few { #expect(many[index] == bytes, "block \(index)") }
    }

    private func result(members: Int, workers: Int, into blocks: Blocks = Blocks()) async throws
        -> ResultTable
    {
        let plan = Plan(
            scenarios: [Mode.silo, .network].map { mode in
                Plan.Entry(
                    name: mode.label,
                    scenario: vectors.scenario(WholeMeasures.roadmap(mode, in: rijnmond)))
            },
            reference: 0, withoutMeasures: vectors.scenario(), members: members, seed: 7, lastYear: 2027,
            focus: ["NL33C"])
        return try await Ensemble(RegionalModel(regions: vectors.regions), plan: plan)
            .run(workers: workers) { blocks.take($0) }.table
    }
}

/// The bytes of the blocks that were computed, by number.
private final class Blocks: Sendable {
    private let kept = Mutex<[Int: [UInt8]]>([:])

    var bytes: [Int: [UInt8]] { kept.withLock { $0 } }

    func take(_ event: EnsembleEvent) {
        guard case .computed(let block) = event else { return }
        kept.withLock { $0[block.index] = block.bytes }
    }
}
