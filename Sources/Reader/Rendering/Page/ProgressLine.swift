public import Modelling
import Words

/// How far a run is, in one line.
public struct ProgressLine: Sendable {
    /// Members whose results are in.
    public let done: Int
    /// Members that the ensemble has.
    public let total: Int
    /// Members per second; nil where it is not known yet.
    public let rate: Double?
    /// Nil where it is not known yet.
    public let secondsLeft: Double?

    /// What is known of a run's progress.
    public init(done: Int, total: Int, rate: Double?, secondsLeft: Double?) {
        self.done = done
        self.total = total
        self.rate = rate
        self.secondsLeft = secondsLeft
    }

    /// `████████░░░░ 192 of 256 draws, 150 a second, 0.40 s left`, no longer than the width.
    public func text(width: Int, in language: Language) -> String {
        let numbers = NumberText(language)
        let words = Phrase(
            "page.progress",
            [
                "done": .text(numbers.count(done)), "total": .text(numbers.count(total)),
                "rate": .optional(rate.map { numbers.rounded($0, digits: 2) }),
                "left": .optional(secondsLeft.map { numbers.rounded($0, digits: 2) }),
            ]
        ).text(language)
        let room = min(30, max(0, width - words.count - 1))
        let full = total > 0 ? room * min(done, total) / total : 0
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: room - full)
        return room > 0 ? "\(bar) \(words)" : String(words.prefix(max(0, width)))
    }
}
