import Foundation
import Messages
import Modelling
import Words

/// Asks somebody for a new scenario, one question after the other.
struct Questions: Sendable {
    /// Writes a question, and gives what was answered; nil at the end of input.
    let ask: @Sendable (String) -> String?
    /// Writes a line that is no question.
    let say: @Sendable (String) -> Void

    /// At a terminal: questions go beside the result.
    static let atTerminal = Questions(
        ask: { question in
            try? FileHandle.standardError.write(contentsOf: Data("\(question) ".utf8))
            return readLine()
        }, say: { Terminal.say(line: $0) })

    /// What was answered, as options would say it.
    ///
    /// - Throws: `Complaint` where the input ends before all is answered.
    func wishes(of choices: NewChoices) throws -> NewWishes {
        var wishes = NewWishes()
        wishes.region = try region(of: choices)
        let challenges = choices.challenges
        list(challenges.map(\.title))
        let meant = try several(Phrase("new.ask.challenges"), challenges.map { ($0.title, $0.name) })
        let offered = meant.flatMap { choices.measures(for: $0) }
        list(offered.map { $0.title(in: Speech.language) })
        wishes.measures = try several(
            Phrase("new.ask.measures"), offered.map { ($0.title(in: Speech.language), $0.name) })
        while let plan = try answer(Phrase("new.ask.plan")), !plan.isEmpty {
            let goals = try several(Phrase("new.ask.goals"), challenges.map { ($0.title, $0.name) })
            wishes.plans.append("\(plan.replacing("=", with: "-"))=\(goals.joined(separator: ","))")
        }
        list(choices.modes.map { $0.title(in: Speech.language) })
        wishes.mode = try several(
            Phrase("new.ask.mode"), choices.modes.map { ($0.title(in: Speech.language), $0.name) },
            isOne: true
        ).first
        return wishes
    }

    private func list(_ titles: [String]) {
        for (number, title) in titles.enumerated() { say("  \(number + 1) \(title)") }
    }

    private func answer(_ question: Phrase) throws -> String? {
        guard let text = ask(question.said) else {
            throw Complaint(Phrase("client.new.unanswered"), .input)
        }
        return text.trimmingCharacters(in: .whitespaces)
    }

    /// Asks until a region is understood; a region of a municipality is shown.
    private func region(of choices: NewChoices) throws -> String {
        while true {
            let word = try answer(Phrase("new.ask.region")) ?? ""
            do {
                if let entry = try choices.entry(word, among: choices.regions, topic: .regions) {
                    say("  \(entry.title(in: Speech.language)) (\(entry.name))")
                    return entry.name
                }
                say(Phrase("new.not_understood", ["word": .text(word)]).said)
            } catch let refusal as Refusal {
                Complaint(refusal).lines.forEach { say($0.said) }
            }
        }
    }

    /// Numbers or words of a list, apart by commas; all of them for an empty answer where more than one is possible.
    private func several(
        _ question: Phrase, _ known: [(title: String, name: String)], isOne: Bool = false
    ) throws -> [String] {
        while true {
            let text = try answer(question) ?? ""
            if text.isEmpty, !isOne { return known.map(\.name) }
            let words = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let names = words.map { word in
                Int(word).flatMap { known.indices.contains($0 - 1) ? known[$0 - 1].name : nil }
                    ?? known.first { [$0.title, $0.name].contains { $0.lowercased() == word.lowercased() } }?
                    .name
            }
            let understood = names.compactMap(\.self)
            if understood.count == names.count, !names.isEmpty, !isOne || names.count == 1 {
                return understood
            }
            say(Phrase("new.not_understood", ["word": .text(text)]).said)
        }
    }
}
