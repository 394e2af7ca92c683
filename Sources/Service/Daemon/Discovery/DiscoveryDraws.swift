import Dispatch
import Ensembles
import RegionModel
import Results
import Synchronization

/// Paired differences of two scenarios, computed a few blocks at a time: draws to search in, draws to judge by, and where it
/// was asked the first once more with other ranges.
struct DiscoveryDraws: GradualAnswer {
    /// An ensemble as far as it is computed.
    private struct Part {
        let ensemble: Ensemble<RegionalModel>
        /// By block: by year, by member of the block.
        var blocks: [[[Double]]] = []

        func drawn(of discovery: Discovery) throws -> Discovery.Drawn {
            let years = (blocks.first ?? []).indices.map { year in blocks.flatMap { $0[year] } }
            return try Discovery.Drawn(ensemble, years, of: discovery)
        }
    }

    private let discovery: Discovery
    private var parts: [Part]
    /// What the draws to search in and to judge by say; nil as long as they are not all there.
    private var answered: DiscoveryDocument?
    /// Blocks of eight members that one worker computes at a time.
    private static let blocksAtOnce = 4

    init(_ discovery: Discovery) throws {
        self.discovery = discovery
        let seed = discovery.order.plan.seed
        parts = try [seed, seed &+ 1].map { Part(ensemble: try discovery.ensemble(seed: $0)) }
    }

    var total: Int { discovery.total }

    var done: Int { parts.reduce(0) { $0 + min(8 * $1.blocks.count, discovery.members) } }

    mutating func advance() throws {
        let all = (discovery.members + 7) / 8
        guard let part = parts.firstIndex(where: { $0.blocks.count < all }) else { return try goFurther() }
        let first = parts[part].blocks.count
        let count = min(Self.blocksAtOnce * Discovery.workers, all - first)
        let results = Mutex([Int: Result<[[Double]], any Error>]())
        let (ensemble, name, region) = (parts[part].ensemble, discovery.indicator.name, discovery.region)
        let levers = discovery.levers(seed: ensemble.plan.seed)
        DispatchQueue.concurrentPerform(iterations: Discovery.workers) { worker in
            for block in stride(from: worker, to: count, by: Discovery.workers) {
                let own = Result {
                    try ensemble.pairedYears(
                        of: name, in: region, blocks: first + block..<first + block + 1,
                        changing: { levers?.applied(to: $1, block: $0) ?? $1 })
                }
                results.withLock { $0[block] = own }
            }
        }
        let computed = results.withLock { $0 }
        for block in 0..<count {
            if let own = try computed[block]?.get() { parts[part].blocks.append(own) }
        }
    }

    /// Once the answer is there, its best numbers are drawn from other ranges.
    private mutating func goFurther() throws {
        let answered = try answer()
        self.answered = answered
        let names = answered.questions.flatMap { $0.worths.prefix(Discovery.mostRanges) }
            .map { answered.numbers[$0.number].name }
        let seed = discovery.order.plan.seed
        for factor in [0.5, 2] {
            parts.append(
                Part(
                    ensemble: try discovery.ensemble(
                        seed: seed, scaling: Array(Set(names)).sorted(), by: factor)))
        }
    }

    private func answer() throws -> DiscoveryDocument {
        DiscoveryAnswer(discovery).document(
            known: try parts[0].drawn(of: discovery), unseen: try parts[1].drawn(of: discovery))
    }

    func document() throws -> DiscoveryDocument {
        guard var document = answered else { return try answer() }
        let others = try parts.dropFirst(2).map { try $0.drawn(of: discovery) }
        DiscoveryAnswer(discovery).add(narrow: others[0], wide: others[1], to: &document)
        return document
    }
}
