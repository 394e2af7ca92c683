import Foundation
import Messages
import Modelling
import Words

/// What somebody wants of a new scenario, in words that are yet to be understood.
struct NewWishes: Equatable {
    var region: String?
    var challenges: [String] = []
    /// Names of measures, each with its start behind `@` where it is said.
    var measures: [String] = []
    /// Plans that are there, each with its goals behind `=`.
    var plans: [String] = []
    var mode: String?
    var from: String?
    var title: String?

    /// Whether nothing was said, so that somebody at a terminal is asked.
    var isEmpty: Bool { self == NewWishes(title: title) }

    /// The scenario that is meant.
    ///
    /// - Parameter year: the year before the first that a measure can begin in without a start of its own.
    /// - Throws: `Complaint` with every word that is not understood, and all that lacks.
    func scenario(of choices: NewChoices, after year: Int) throws -> NewScenario {
        var problems: [Complaint.Line] = []
        let way = mode.flatMap { word in
            found(word, choices.modes, .modes, Phrase("kind.mode"), "--mode", choices, &problems)
        }
        let covered = plans.compactMap { read(plan: $0, choices, &problems) }
        let steps = steps(of: choices, after: year, &problems)
        let ground: NewScenario.Ground?
        if let from {
            ground = other(from, choices, &problems)
            if region != nil || !steps.isEmpty { problems.append(.phrase(Phrase("client.new.from_alone"))) }
        } else {
            ground = own(steps, choices, &problems)
            if mode == nil { problems.append(.phrase(Phrase("client.new.no_mode"))) }
        }
        guard problems.isEmpty, let ground else { throw Complaint(lines: problems, .usage) }
        return NewScenario(ground: ground, mode: way, plans: covered, title: title)
    }

    private func own(
        _ steps: [NewScenario.Step], _ choices: NewChoices, _ problems: inout [Complaint.Line]
    ) -> NewScenario.Ground? {
        if challenges.isEmpty, measures.isEmpty { problems.append(.phrase(Phrase("client.new.no_measure"))) }
        guard let region else {
            problems.append(.phrase(Phrase("client.new.no_region")))
            return nil
        }
        return found(region, choices.regions, .regions, Phrase("kind.region"), "--region", choices, &problems)
            .map { .region($0, steps) }
    }

    private func other(_ name: String, _ choices: NewChoices, _ problems: inout [Complaint.Line])
        -> NewScenario
        .Ground?
    {
        let names = choices.scenarios.map(\.name)
        guard let entry = choices.scenarios.first(where: { $0.name == name || $0.name == "polder:\(name)" })
        else {
            problems.append(
                .phrase(Misspelt.unknown(name, kind: Phrase("kind.scenario"), among: names, place: "--from")))
            return nil
        }
        return .scenario(entry.name, entry)
    }

    /// The measures that are named, and all for the challenges that are.
    private func steps(
        of choices: NewChoices, after year: Int, _ problems: inout [Complaint.Line]
    ) -> [NewScenario.Step] {
        var wanted: [(DescribeReply.Entry, start: String?)] = []
        for word in measures {
            let parts = word.split(separator: "@", maxSplits: 1).map(String.init)
            guard
                let entry = found(
                    parts.first ?? word, choices.measures, .measures, Phrase("kind.measure"), "--measure",
                    choices, &problems)
            else { continue }
            let start = parts.count > 1 ? parts[1].uppercased().replacing("K", with: "Q") : nil
            if let start, !Self.isQuarter(start) {
                problems.append(.phrase(Phrase("client.new.not_a_quarter", ["text": .text(parts[1])])))
            }
            wanted.append((entry, start))
        }
        for word in challenges {
            guard let name = challenge(word, "--challenge", choices, &problems) else { continue }
            for entry in choices.measures(for: name)
            where !wanted.contains(where: { $0.0.name == entry.name }) {
                wanted.append((entry, nil))
            }
        }
        return NewScenario.Step.starting(wanted, after: year)
    }

    /// `Regio Deal Twente=economie,natuur`
    private func read(plan text: String, _ choices: NewChoices, _ problems: inout [Complaint.Line])
        -> NewScenario
        .Plan?
    {
        let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: [" "]) }
        guard parts.count == 2, !parts[0].isEmpty else {
            problems.append(.phrase(Phrase("client.new.plan_without_goals", ["text": .text(text)])))
            return nil
        }
        let goals = parts[1].split(separator: ",").compactMap { word in
            challenge(word.trimmingCharacters(in: [" "]), "--plan", choices, &problems).map(choices.words)
        }
        return NewScenario.Plan(name: parts[0], goals: goals)
    }

    private func challenge(
        _ word: String, _ place: String, _ choices: NewChoices, _ problems: inout [Complaint.Line]
    ) -> String? {
        if let name = choices.challenge(word) { return name }
        let known = choices.challenges.flatMap { [$0.title, $0.name] }
        problems.append(
            .phrase(Misspelt.unknown(word, kind: Phrase("kind.challenge"), among: known, place: place)))
        return nil
    }

    private func found(
        _ word: String, _ entries: [DescribeReply.Entry], _ topic: DescribeRequest.Topic, _ kind: Phrase,
        _ place: String, _ choices: NewChoices, _ problems: inout [Complaint.Line]
    ) -> DescribeReply.Entry? {
        do {
            if let entry = try choices.entry(word, among: entries, topic: topic) { return entry }
        } catch let refusal as Refusal where topic == .regions {
            // A municipality of two regions, a name of before: the daemon knows what it could be.
            problems += Complaint(refusal).lines
            return nil
        } catch {
            // What is unknown to the daemon is told with what is nearest.
        }
        let names = entries.flatMap { [$0.title(in: Speech.language), $0.name] }
        problems.append(.phrase(Misspelt.unknown(word, kind: kind, among: names, place: place)))
        return nil
    }

    private static func isQuarter(_ text: String) -> Bool {
        text.wholeMatch(of: /20\d\dQ[1-4]/) != nil
    }
}
