public import Modelling
import Results

/// All members of a plan's scenarios, run on any model.
///
/// Blocks of eight members are dealt to the workers by stride; each runs through every scenario before the next
/// block starts, so that paired differences exist from the first block on. What comes out depends on model, plan and
/// seed alone: not on the number of workers, on timing, on which blocks were stored before, or on the processor.
public struct Ensemble<Subject: Model>: Sendable {
    public let model: Subject
    public let plan: Plan<Subject.Scenario>
    let selection: Selection

    /// Takes a plan that fits the model.
    public init(_ model: Subject, plan: Plan<Subject.Scenario>) throws(EnsembleFault) {
        var plan = plan
        if plan.isCentral { plan.members = 1 }
        guard !plan.scenarios.isEmpty else { throw .noScenario }
        guard plan.members >= 1 else { throw .noMember(plan.members) }
        if let reference = plan.reference, !plan.scenarios.indices.contains(reference) {
            throw .referenceOutside(reference, scenarios: plan.scenarios.count)
        }
        guard plan.lastYear >= model.firstYear else {
            throw .endsBeforeStart(lastYear: plan.lastYear, firstYear: model.firstYear)
        }
        for code in plan.focus where !model.places.contains(code) && code != model.whole {
            throw .noSuchPlace(code)
        }
        self.model = model
        self.plan = plan
        selection = Selection(of: model, plan: plan)
    }

    /// Stands for all that decides what a block holds, but for the scenarios' contents and the number of members.
    public var fingerprint: UInt64 {
        var digest = Digest()
        for text in selection.places + selection.outcomes.map(\.name) + plan.names { digest.add(text) }
        for planned in selection.planned {
            digest.add(planned.outcome.name)
            digest.add(UInt64(planned.outcome.place))
        }
        digest.add(UInt64(plan.horizon))
        digest.add(plan.seed)
        digest.add(plan.isCentral ? 1 : 0)
        digest.add(UInt64(model.stepsPerYear))
        for series in selection.series {
            for year in series.years { digest.add(UInt64(year)) }
        }
        return digest.value
    }

    /// Runs the ensemble.
    ///
    /// `limiter` lets blocks begin, where several ensembles share the cores.
    /// `stored` gives a block that was computed before, or nil; one with another fingerprint is computed again.
    /// `report` is called for one event at a time, and holds up the workers while it runs. Throws
    /// `CancellationError` within a block of the task's cancellation, `EnsembleFault.notFinite`, or what `stored` and
    /// `report` throw.
    public func run(
        workers: Int, through limiter: some CoreLimiter = UnlimitedCores(),
        report: @escaping @Sendable (EnsembleEvent) throws -> Void = { _ in },
        stored: @escaping @Sendable (_ block: Int) throws -> BlockResult? = { _ in nil }
    ) async throws -> EnsembleResult {
        do {
            return try await result(workers: workers, through: limiter, report: report, stored: stored)
        } catch let fault as EnsembleFault {
            throw traced(fault)
        }
    }

    /// The same fault with the first number that was not finite, where there is one.
    private func traced(_ fault: EnsembleFault) -> EnsembleFault {
        guard case .notFinite(let place, let value, nil) = fault,
            let scenario = plan.names.firstIndex(of: place.scenario)
        else { return fault }
        return .notFinite(place, value: value, first: firstFault(member: place.member, scenario: scenario))
    }

    private func result(
        workers: Int, through limiter: some CoreLimiter,
        report: @escaping @Sendable (EnsembleEvent) throws -> Void,
        stored: @escaping @Sendable (_ block: Int) throws -> BlockResult?
    ) async throws -> EnsembleResult {
        let workers = max(1, workers)
        let summarizer = Summarizer(
            selection: selection, names: plan.names, reported: plan.scenarios.count,
            reference: plan.reference,
            members: plan.members)
        let aggregation = Aggregation(summarizer, workers: workers)
        let collector = BlockCollector(members: plan.members, report: report)
        let isComparison = plan.reference != nil
        var sample: [BlockResult] = []
        var sampled = 0
        for stage in Stage.all(members: plan.members) {
            try await compute(
                stage.blocks, workers: workers, through: limiter, stored: stored, for: collector)
            let blocks = await collector.take()
            if !aggregation.isExact { try await aggregation.count(blocks, members: stage.members.count) }
            if aggregation.isExact || stage.members.upperBound <= Stage.most {
                sample += blocks
                sampled = stage.members.upperBound
            }
            guard stage.isReported else { continue }
            let summaries = try await aggregation.summaries(of: sample, members: stage.members.upperBound)
            guard stage.members.upperBound < plan.members else {
                return EnsembleResult(summaries, isComparison: isComparison, sample: sample, sampled: sampled)
            }
            try await collector.report(.provisional(ResultTable(summaries, isComparison: isComparison)))
        }
        // The last stage is always reported, so this is reached by a plan without members only.
        throw EnsembleFault.noMember(plan.members)
    }

    /// Computes the blocks that were not stored, each worker with a workspace of its own.
    private func compute(
        _ blocks: Range<Int>, workers: Int, through limiter: some CoreLimiter,
        stored: @escaping @Sendable (Int) throws -> BlockResult?, for collector: BlockCollector
    ) async throws {
        let fingerprint = fingerprint
        await collector.expect(blocks)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<min(workers, blocks.count) {
                group.addTask {
                    let workspace = model.makeWorkspace()
                    let scenarios = plan.all
                    for index in stride(from: blocks.lowerBound + worker, to: blocks.upperBound, by: workers)
                    {
                        try Task.checkCancellation()
                        if let block = try stored(index), block.index == index,
                            block.fingerprint == fingerprint
                        {
                            try await collector.add(block, isNew: false)
                        } else {
                            try await limiter.enter()
                            defer { limiter.leave() }
                            let block = try run(block: index, in: workspace, scenarios: scenarios)
                            try await collector.add(block, isNew: true)
                        }
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
