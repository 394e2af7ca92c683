import Messages
import Synchronization

/// An answer whose draws are computed a moment at a time.
protocol GradualAnswer: Sendable {
    associatedtype Document: Codable & Equatable & Sendable

    /// Draws that are computed, and that are needed.
    var done: Int { get }
    var total: Int { get }

    /// Computes the next draws, for less than a second.
    mutating func advance() throws

    /// The answer, once everything is computed.
    func document() throws -> Document

    /// What the draws say that are computed; nil where they are too few, or the question has no such answer.
    func early() throws -> Document?
}

extension GradualAnswer {
    func early() throws -> Document? { nil }
}

/// Answers of a kind that are under way. Each goes on while somebody asks for it, and is forgotten some others later.
final class Underway<Answer: GradualAnswer>: Sendable {
    /// Most that are held; the one that was asked for longest ago goes.
    private static var most: Int { 4 }

    /// What a request waits at least: to find the run again takes time too.
    private static var moment: Duration { .milliseconds(400) }

    private struct Held {
        let run, question: String
        var answer: Answer
    }

    private let held = Mutex([Held]())

    /// Computes draws for a moment; with a call after the last of them comes the document.
    func goOn(
        _ run: String, _ question: String, isEarly: Bool = false, begin: () throws -> Answer
    ) throws -> GradualReply<Answer.Document> {
        try held.withLock { held in
            let known = held.firstIndex { $0.run == run && $0.question == question }
            var own =
                try known.map { held.remove(at: $0) }
                ?? Held(run: run, question: question, answer: try begin())
            let total = own.answer.total
            if own.answer.done < total {
                let end = ContinuousClock.now + Self.moment
                repeat { try own.answer.advance() } while own.answer.done < total && ContinuousClock.now < end
                let reply = GradualReply(
                    done: own.answer.done, total: total, early: isEarly ? try own.answer.early() : nil)
                held.append(own)
                if held.count > Self.most { held.removeFirst() }
                return reply
            }
            return GradualReply(done: total, total: total, document: try own.answer.document())
        }
    }
}
