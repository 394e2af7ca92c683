import Dispatch
import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Synchronization

/// Explanations whose draws are under way. Each goes on while somebody asks for it, and is forgotten some others later.
final class Explanations: Sendable {
    /// Most that are held; the one that was asked for longest ago goes.
    private static let most = 4

    private let held = Mutex([ExplanationDraws]())

    /// Computes draws for a moment; with the last of them comes the document.
    func goOn(_ explanation: Explanation) throws -> ExplainReply {
        try held.withLock { held in
            let known = held.firstIndex {
                $0.explanation.run == explanation.run && $0.explanation.question == explanation.question
            }
            var own = try known.map { held.remove(at: $0) } ?? ExplanationDraws(explanation)
            if own.done < explanation.total {
                own.advance()
                held.append(own)
                if held.count > Self.most { held.removeFirst() }
                return ExplainReply(done: own.done, total: explanation.total)
            }
            return ExplainReply(
                done: explanation.total, total: explanation.total, document: own.document())
        }
    }
}

/// Values of all coalitions of an explanation, computed a few at a time.
struct ExplanationDraws {
    /// Some coalitions of a game, for eight draws.
    private struct Piece {
        let game, block: Int
        let coalitions: Range<Int>
    }

    let explanation: Explanation
    private let reading: YearReading<RegionalModel>
    private let pieces: [Piece]
    private var next = 0
    /// Draws that are computed, each once for every coalition.
    private(set) var done = 0
    /// By game, by coalition, by draw.
    private var values: [[[Double]]]
    /// Of the reference and of the scenario, by cost, by draw.
    private var costs: [[[Double]]]

    init(_ explanation: Explanation) throws {
        self.explanation = explanation
        reading = try explanation.reading()
        // As many as one worker computes in a moment; the whole model takes some twenty times longer.
        let atOnce = Explanation.extent(of: explanation.indicator.name) == .collaboration ? 256 : 32
        pieces = explanation.games.indices.flatMap { game in
            (0..<(explanation.members + 7) / 8).flatMap { block in
                let all = explanation.games[game].combinations
                return stride(from: 0, to: all, by: atOnce).map { first in
                    Piece(game: game, block: block, coalitions: first..<min(first + atOnce, all))
                }
            }
        }
        let none = [Double](repeating: .nan, count: explanation.members)
        values = explanation.games.map { Array(repeating: none, count: $0.combinations) }
        costs = Array(repeating: Array(repeating: none, count: Explanation.costs.count), count: 2)
    }

    /// Computes the next pieces, one for each worker.
    mutating func advance() {
        let now = pieces[next..<min(next + Explanation.workers, pieces.count)]
        next = now.endIndex
        let results = Mutex([Int: [[Lanes]]]())
        let (reading, games, first) = (reading, explanation.games, now.startIndex)
        DispatchQueue.concurrentPerform(iterations: now.count) { worker in
            let piece = now[first + worker]
            let own = reading.values(
                block: piece.block, of: piece.coalitions.map { games[piece.game].scenario(of: $0) })
            results.withLock { $0[first + worker] = own }
        }
        let computed = results.withLock { $0 }
        for number in now.indices { keep(computed[number] ?? [], of: pieces[number]) }
    }

    private mutating func keep(_ computed: [[Lanes]], of piece: Piece) {
        let draws = 8 * piece.block..<min(8 * (piece.block + 1), explanation.members)
        let last = explanation.games[piece.game].combinations - 1
        for (coalition, outcomes) in zip(piece.coalitions, computed) {
            for draw in draws {
                values[piece.game][coalition][draw] = outcomes[0][draw - draws.lowerBound]
                guard piece.game == 0 else { continue }
                for end in [0, 1] where coalition == [0, last][end] {
                    for cost in costs[end].indices {
                        costs[end][cost][draw] = outcomes[1 + cost][draw - draws.lowerBound]
                    }
                }
            }
            done += draws.count
        }
    }

    /// The answer, once everything is computed.
    func document() -> ExplanationDocument { explanation.document(values, costs: costs) }
}
