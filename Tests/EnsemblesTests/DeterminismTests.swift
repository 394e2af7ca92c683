import Ensembles
import Modelling
import Results
import Testing

@Suite("The engine, on a model of an epidemic")
struct DeterminismTests {
    func plan(members: Int, seed: UInt64 = 7, keep: Retention = .focus) -> Plan<EpidemicModel.Scenario> {
        Plan(
            scenarios: [
                .init(name: "as usual", scenario: .init(distance: 0.1)),
                .init(name: "apart", scenario: .init(distance: 0.3)),
            ],
            reference: 0, withoutMeasures: .init(), members: members, seed: seed, lastYear: 2029,
            focus: ["north"], reportedYears: [2026], keep: keep)
    }

    func run(
        members: Int, workers: Int = 2, keep: Retention = .focus, log: Log = Log(),
        stored: [Int: [UInt8]] = [:]
    ) async throws -> EnsembleResult {
        let ensemble = try Ensemble(EpidemicModel(), plan: plan(members: members, keep: keep))
        return try await ensemble.run(workers: workers) { event in
            log.add(event)
        } stored: { block in
            stored[block].flatMap(BlockResult.init(bytes:))
        }
    }

    @Test("one, two or three workers: the same bits", arguments: [2, 3])
    func workers(_ workers: Int) async throws {
        let (one, several) = (Log(), Log())
        let alone = try await run(members: 100, workers: 1, log: one)
        let together = try await run(members: 100, workers: workers, log: several)
        #expect(alone.table == together.table)
        #expect(alone.turns == together.turns)
        #expect(one.blocks == several.blocks)
    }

    @Test("growing an ensemble from 100 to 200 members keeps the first 100")
    func growth() async throws {
        let (small, large) = (Log(), Log())
        _ = try await run(members: 100, log: small)
        let result = try await run(members: 200, log: large)
        for (block, bytes) in small.blocks { #expect(large.blocks[block] == bytes) }
        #expect(small.blocks.count == 13)
        #expect(large.blocks.count == 25)
        // The blocks of the small ensemble, its last and half-used one included, start the large one.
        #expect(try await run(members: 200, stored: small.blocks).table == result.table)
    }

    @Test("a number of members that is no multiple of eight is counted exactly", arguments: [1, 7, 9, 70])
    func surplus(_ members: Int) async throws {
        let result = try await run(members: members)
        #expect(result.table.rows.allSatisfy { $0.members == members })
        if members == 1 {
            #expect(result.table.rows.allSatisfy { $0.value?.p05 == $0.value?.p95 })
        }
    }

    @Test("provisional results are those of an ensemble of the first 64 and 256 members")
    func provisional() async throws {
        let log = Log()
        _ = try await run(members: 300, log: log)
        #expect(log.provisional.map { $0[0].members } == [64, 256])
        for table in log.provisional {
            #expect(try await run(members: table[0].members).table == table)
        }
    }

    @Test("an interrupted ensemble continues from its stored blocks, and ends with the same bits")
    func resume() async throws {
        let (log, second) = (Log(), Log())
        let whole = try await run(members: 100, log: log)
        let half = log.blocks.filter { $0.key % 2 == 0 }
        #expect(try await run(members: 100, log: second, stored: half).table == whole.table)
        #expect(Set(second.blocks.keys) == [1, 3, 5, 7, 9, 11])
        #expect(second.progress.sorted() == second.progress)
        #expect(second.progress.last == 100)
    }

    @Test("a damaged block, and one of another plan, are computed again")
    func foreignBlocks() async throws {
        let (log, other, again) = (Log(), Log(), Log())
        let whole = try await run(members: 16, log: log)
        _ = try await Ensemble(EpidemicModel(), plan: plan(members: 16, seed: 8)).run(workers: 1) {
            other.add($0)
        }
        var blocks = log.blocks
        blocks[0]?[200] ^= 1
        blocks[1] = other.blocks[1]
        #expect(try await run(members: 16, log: again, stored: blocks).table == whole.table)
        #expect(again.blocks == log.blocks)
    }

    @Test("a plan that keeps bands only hands on its blocks too, and goes on from them")
    func bands() async throws {
        let (log, again) = (Log(), Log())
        let bands = try await run(members: 16, keep: .bands, log: log)
        #expect(log.blocks.count == 2)
        #expect(
            try await run(members: 16, keep: .bands, log: again, stored: log.blocks).table == bands.table)
        #expect(again.blocks.isEmpty)
        #expect(try await run(members: 16).table == bands.table)
    }

    @Test("cancelling stops the ensemble within a block of each worker")
    func cancellation() async throws {
        let (log, handle) = (Log(), Handle())
        let ensemble = try Ensemble(EpidemicModel(), plan: plan(members: 4_000))
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let task = Task {
            for await _ in gate { break }
            return try await ensemble.run(workers: 2) { event in
                log.add(event)
                if log.progress.last == 24 { handle.cancel() }
            }
        }
        handle.hold { task.cancel() }
        opening.yield()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect((3...5).contains(log.blocks.count))
    }

    @Test("a cancelled task computes nothing")
    func cancelledBefore() async throws {
        let log = Log()
        let ensemble = try Ensemble(EpidemicModel(), plan: plan(members: 80))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await ensemble.run(workers: 2) { log.add($0) }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(log.blocks.isEmpty)
    }

    @Test("a central run has one member, without shocks, whatever the seed")
    func central() async throws {
        func central(seed: UInt64) async throws -> ResultTable {
            var plan = plan(members: 100, seed: seed)
            plan.isCentral = true
            return try await Ensemble(EpidemicModel(), plan: plan).run(workers: 2).table
        }
        let table = try await central(seed: 1)
        #expect(table == (try await central(seed: 2)))
        #expect(table.rows.allSatisfy { $0.members == 1 && $0.value?.p05 == $0.value?.p95 })
    }

    @Test("keeping distance spares people in every member, in every town and in the country")
    func sense() async throws {
        let rows = try await run(members: 64).table.rows
        for row in rows
        where row.scenario == "apart" && row.indicator == "epidemic.spared" && row.year == 2029 {
            #expect(row.comparison?.probabilityBetter == 1)
            #expect((row.comparison?.shareOfEffect?.p05 ?? 0) > 0)
        }
        #expect(Set(rows.map(\.region)) == ["north", "middle", "south", "all"])
    }
}
