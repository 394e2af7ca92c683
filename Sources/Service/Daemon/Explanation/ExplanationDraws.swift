import Dispatch
import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Synchronization

/// Values of all coalitions of an explanation, computed a few at a time.
struct ExplanationDraws: GradualAnswer {
    /// Some coalitions of a game, for eight draws.
    private struct Piece {
        let game, block: Int
        let coalitions: Range<Int>
    }

    let explanation: Explanation
    private let reading: YearReading<RegionalModel>
    private let pieces: [Piece]
    private var next = 0
    private(set) var done = 0
    /// By game, by coalition, by draw.
    private var values: [[[Double]]]
    /// Of the reference and of the scenario, by cost, by draw.
    private var costs: [[[Double]]]

    var total: Int { explanation.total }

    init(_ explanation: Explanation) throws {
        self.explanation = explanation
        reading = try explanation.reading()
        // As many as one worker computes in a moment; the whole model takes some twenty times longer.
        let atOnce = RegionalScenario.Extent(of: [explanation.indicator.name]) == .collaboration ? 256 : 32
        // Draw by draw, so that the first of them have an answer early.
        pieces = (0..<(explanation.members + 7) / 8).flatMap { block in
            explanation.games.indices.flatMap { game in
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

    func document() -> ExplanationDocument { explanation.document(values, costs: costs) }

    /// What the draws say that are there for every coalition, from 64 on.
    func early() -> ExplanationDocument? {
        let draws = min(8 * (next < pieces.count ? pieces[next].block : 0), explanation.members)
        guard draws >= ExplainRequest.members.lowerBound else { return nil }
        func first(_ columns: [[Double]]) -> [[Double]] { columns.map { Array($0.prefix(draws)) } }
        return explanation.document(values.map(first), costs: costs.map(first))
    }
}
