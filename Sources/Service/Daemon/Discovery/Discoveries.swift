import Dispatch
import Ensembles
import Messages
import RegionModel
import Results
import Synchronization

/// Discoveries whose draws are under way. Each goes on while somebody asks for it, and is forgotten some others later.
final class Discoveries: Sendable {
    /// Most that are held; the one that was asked for longest ago goes.
    private static let most = 4

    private struct Held {
        let run, question: String
        var draws: DiscoveryDraws
    }

    private let held = Mutex([Held]())

    /// Computes draws for a moment; with the last of them comes the document.
    func goOn(_ discovery: Discovery) throws -> DiscoverReply {
        try held.withLock { held in
            let known = held.firstIndex { $0.run == discovery.run && $0.question == discovery.question }
            var own =
                try known.map { held.remove(at: $0) }
                ?? Held(
                    run: discovery.run, question: discovery.question, draws: try DiscoveryDraws(discovery))
            if own.draws.done < discovery.total {
                try own.draws.advance()
                held.append(own)
                if held.count > Self.most { held.removeFirst() }
                return DiscoverReply(done: own.draws.done, total: discovery.total)
            }
            return DiscoverReply(
                done: discovery.total, total: discovery.total, document: try own.draws.document())
        }
    }
}

/// Paired differences of two scenarios for two seeds, computed a few blocks at a time.
struct DiscoveryDraws {
    private let discovery: Discovery
    private let ensembles: [Ensemble<RegionalModel>]
    /// By seed, by block: by year, by member of the block.
    private var blocks: [[[[Double]]]] = [[], []]
    /// Blocks of eight members that one worker computes in a moment.
    private static let blocksAtOnce = 4

    init(_ discovery: Discovery) throws {
        self.discovery = discovery
        let seed = discovery.order.plan.seed
        ensembles = [try discovery.ensemble(seed: seed), try discovery.ensemble(seed: seed &+ 1)]
    }

    /// Members that are computed, of both seeds.
    var done: Int { blocks.reduce(0) { $0 + min(8 * $1.count, discovery.members) } }

    /// Computes the next blocks.
    mutating func advance() throws {
        let all = (discovery.members + 7) / 8
        guard let seed = blocks.firstIndex(where: { $0.count < all }) else { return }
        let first = blocks[seed].count
        let count = min(Self.blocksAtOnce * Discovery.workers, all - first)
        let results = Mutex([Int: Result<[[Double]], any Error>]())
        let (ensemble, name, region) = (ensembles[seed], discovery.indicator.name, discovery.region)
        DispatchQueue.concurrentPerform(iterations: Discovery.workers) { worker in
            for block in stride(from: worker, to: count, by: Discovery.workers) {
                let own = Result {
                    try ensemble.pairedYears(of: name, in: region, blocks: first + block..<first + block + 1)
                }
                results.withLock { $0[block] = own }
            }
        }
        let computed = results.withLock { $0 }
        for block in 0..<count {
            if let own = try computed[block]?.get() { blocks[seed].append(own) }
        }
    }

    /// The answer, once everything is computed.
    func document() throws -> DiscoveryDocument {
        let drawn = try zip(ensembles, blocks).map { ensemble, blocks in
            let years = (blocks.first ?? []).indices.map { year in blocks.flatMap { $0[year] } }
            return try Discovery.Drawn(ensemble, years, of: discovery)
        }
        return discovery.document(known: drawn[0], unseen: drawn[1])
    }
}
