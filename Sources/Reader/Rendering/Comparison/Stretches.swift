import Results
import Words

/// (R11 to R13) Stretches of years in words: `achter van 2027 tot rond 2034, en voor vanaf 2035`.
struct Stretches {
    private static let most = 3
    private static let fewestYears = 2

    private let stretches: [ScenarioFindings.Stretch]
    private let horizon: Int
    private let voice: Voice

    /// - Parameter stretches: one that is shorter than two years is not told (R11).
    init(_ stretches: [ScenarioFindings.Stretch], horizon: Int, voice: Voice) {
        self.stretches = stretches.filter { $0.last - $0.first + 1 >= Self.fewestYears }
        self.horizon = horizon
        self.voice = voice
    }

    /// The sentence about a scenario.
    func sentence(_ subject: String) -> String {
        let subject: Phrase.Argument = .text(subject)
        guard !stretches.isEmpty else { return voice("page.stretches.none", ["a": subject]).capitalised }
        guard stretches.count <= Self.most else {
            return voice("page.stretches.many", ["a": subject, "n": .count(stretches.count)]).capitalised
        }
        return voice("page.stretches", ["a": subject, "stretches": .text(text)]).capitalised
    }

    /// What stands in a line of its own: the stretches, that there are none, or how many there are.
    var phrase: String {
        guard !stretches.isEmpty else { return voice("page.ways.stretches.none") }
        return stretches.count <= Self.most
            ? text : voice("page.ways.stretches.many", ["n": .count(stretches.count)])
    }

    /// The stretches alone; empty for none.
    var text: String {
        guard let last = stretches.last else { return "" }
        let end = last.last < horizon ? voice("page.stretches.level-after") : ""
        return voice.list(stretches.map(part), ofParts: true) + end
    }

    private func part(_ stretch: ScenarioFindings.Stretch) -> String {
        let first =
            stretch.isFirstExact
            ? "\(stretch.first)" : voice("page.about", ["year": .text("\(stretch.first)")])
        let side = stretch.isAhead ? "ahead" : "behind"
        guard stretch.last < horizon else {
            return voice("page.stretch.\(side).on", ["first": .text(first)])
        }
        let end = voice(
            stretch.isLastExact ? "page.until" : "page.until-about", ["year": .text("\(stretch.last)")])
        return voice("page.stretch.\(side)", ["first": .text(first), "last": .text(end)])
    }
}

extension Stretches {
    /// (R10, R11) The stretches of a yearly series of verdicts, for an indicator that nobody resampled.
    ///
    /// A single level year between two of one side joins them.
    static func of(_ years: [(year: Int, verdict: Judgement)]) -> [ScenarioFindings.Stretch] {
        var sides = years.map { side($0.verdict) }
        for place in sides.indices.dropFirst().dropLast()
        where sides[place] == nil && sides[place - 1] == sides[place + 1] {
            sides[place] = sides[place - 1]
        }
        var stretches: [ScenarioFindings.Stretch] = []
        for (place, side) in sides.enumerated() {
            guard let side else { continue }
            let year = years[place].year
            if place > 0, sides[place - 1] == side, let last = stretches.indices.last {
                stretches[last].last = year
            } else {
                stretches.append(
                    ScenarioFindings.Stretch(
                        isAhead: side, first: year, last: year, isFirstExact: true, isLastExact: true))
            }
        }
        return stretches.filter { $0.last - $0.first + 1 >= fewestYears }
    }

    private static func side(_ verdict: Judgement) -> Bool? {
        switch verdict {
        case .ahead: true
        case .behind: false
        default: nil
        }
    }
}
