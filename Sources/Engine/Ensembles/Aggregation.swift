import Results

/// Turns finished blocks into results, on all workers: the series are dealt by stride, and placed by number.
///
/// Up to `Quantiles.mostExact` members the blocks are kept and every summary reads them all. Beyond that each share
/// of the series lives with a counter of its own, blocks are forgotten once counted, and memory stays bounded.
struct Aggregation: Sendable {
    let summarizer: Summarizer
    let workers: Int
    private let counters: [Counter]

    init(_ summarizer: Summarizer, workers: Int) {
        self.summarizer = summarizer
        self.workers = workers
        let isExact = summarizer.members <= Quantiles.mostExact
        counters = isExact ? [] : (0..<workers).map { Counter(summarizer, worker: $0, of: workers) }
    }

    var isExact: Bool { counters.isEmpty }

    /// Counts blocks that will not be kept.
    func count(_ blocks: [BlockResult], members: Int) async throws {
        let faults = await withTaskGroup(of: (series: Int, fault: EnsembleFault)?.self) { group in
            for counter in counters { group.addTask { await counter.add(blocks, members: members) } }
            return await group.compactMap(\.self).reduce(into: []) { $0.append($1) }
        }
        // Of several faults always the same one is told.
        if let first = faults.min(by: { $0.series < $1.series }) { throw first.fault }
    }

    /// What has been counted so far, or what the first `members` members of the blocks say.
    func summaries(of blocks: [BlockResult], members: Int) async throws -> [SeriesSummary] {
        let parts = try await withThrowingTaskGroup(of: [Int: Summary].self) { group in
            for worker in 0..<workers {
                group.addTask { [self] in
                    guard isExact else { return await counters[worker].summaries() }
                    return try await exactSummaries(of: blocks, members: members, worker: worker)
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        }
        // A worker ends at its first fault, so the first of all comes before any series that is missing here.
        return try summarizer.selection.series.indices.compactMap { try parts[$0]?.get() }
    }

    private typealias Summary = Result<SeriesSummary, EnsembleFault>

    private func exactSummaries(
        of blocks: [BlockResult], members: Int, worker: Int
    ) async throws -> [Int: Summary] {
        let all = summarizer.selection.series
        var summaries: [Int: Summary] = [:]
        for number in stride(from: worker, to: all.count, by: workers) {
            // Between two series others get their turn: a short run beside a long one, a cancel.
            await Task.yield()
            try Task.checkCancellation()
            var tallies = summarizer.emptyTallies(all[number])
            do throws(EnsembleFault) {
                try summarizer.add(blocks[...], counting: members, of: all[number], to: &tallies)
                summaries[number] = .success(summarizer.summary(of: all[number], tallies))
            } catch {
                summaries[number] = .failure(error)
                return summaries
            }
        }
        return summaries
    }
}

/// Counts the members of one worker's share of the series.
private actor Counter {
    private let summarizer: Summarizer
    private let numbers: [Int]
    private var tallies: [[SeriesTally]]

    init(_ summarizer: Summarizer, worker: Int, of workers: Int) {
        let all = summarizer.selection.series
        self.summarizer = summarizer
        numbers = Array(stride(from: worker, to: all.count, by: workers))
        tallies = numbers.map { summarizer.emptyTallies(all[$0]) }
    }

    /// Returns the first series with a fault.
    func add(_ blocks: [BlockResult], members: Int) -> (series: Int, fault: EnsembleFault)? {
        for (position, number) in numbers.enumerated() {
            let series = summarizer.selection.series[number]
            do throws(EnsembleFault) {
                try summarizer.add(blocks[...], counting: members, of: series, to: &tallies[position])
            } catch {
                return (number, error)
            }
        }
        return nil
    }

    func summaries() -> [Int: Result<SeriesSummary, EnsembleFault>] {
        var summaries: [Int: Result<SeriesSummary, EnsembleFault>] = [:]
        for (position, number) in numbers.enumerated() {
            let series = summarizer.selection.series[number]
            summaries[number] = .success(summarizer.summary(of: series, tallies[position]))
        }
        return summaries
    }
}
