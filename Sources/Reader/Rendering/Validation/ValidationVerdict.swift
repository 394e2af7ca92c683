import Results
import Scores
import Words

/// For which questions the model is of more use than a ruler, in a few lines.
struct ValidationVerdict {
    let questions: [BackcastDocument.Question]
    let words: ValidationWords

    private var voice: Voice { words.voice }

    /// One line for each answer that there is, with the questions that have it.
    var summary: [String] {
        BackcastDocument.Question.Answer.allCases.compactMap { answer in
            let names = questions.filter { $0.answer == answer }.map {
                words.variable($0.indicator).lowercased()
            }
            guard !names.isEmpty else { return nil }
            return voice("validation.answer.\(answer.rawValue)", ["what": .list(names)])
        }
    }

    /// One line for each question: its longest window, and what its bands hold.
    var lines: [String] {
        questions.compactMap { question in
            guard let longest = question.scores.last else { return nil }
            let interval = longest.mase05.flatMap { low in
                longest.mase95.map { high in
                    voice(
                        "validation.interval",
                        ["low": .text(words.ratio(low)), "high": .text(words.ratio(high))])
                }
            }
            let error = voice(
                "validation.question",
                [
                    "what": .text(words.variable(question.indicator)),
                    "answer": .word("validation.answer.word.\(question.answer.rawValue)"),
                    "years": .text("\(longest.start)-\(longest.year)"),
                    "mase": .text(words.ratio(longest.mase)), "interval": .optional(interval),
                    "rival": .text(words.rival(longest.bestRival)),
                ])
            return error + (bands(question) ?? "")
        }
    }

    private func bands(_ question: BackcastDocument.Question) -> String? {
        guard let bands = question.bands, let coverage = question.coverage else { return nil }
        let (low, high) = (words.whole(coverage.lowerBound), words.whole(coverage.upperBound))
        return " "
            + voice(
                "validation.bands",
                [
                    "shares": .text(
                        low == high
                            ? low : voice("validation.range", ["low": .text(low), "high": .text(high)])),
                    "verdict": .word("validation.bands.\(bands.rawValue)"),
                ])
    }
}
