import Rendering
import Words

/// What the questionnaires say, and the lines that take it into a scenario.
struct TrustPage {
    private let score: TrustScore

    init(_ score: TrustScore) { self.score = score }

    var text: String {
        [
            [head], sentences.map { "• \($0)".wrapped(to: 80, indent: "  ") },
            [Phrase("client.trust.use").said] + lines,
        ]
        .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        Phrase(
            "client.trust.head",
            ["trust": number(score.trust), "low": number(score.low), "high": number(score.high)]
        ).said
    }

    private var sentences: [String] {
        var phrases = [
            Phrase(
                "client.trust.basis",
                [
                    "answers": .count(score.answers), "organisations": .count(score.organisations),
                    "pairs": .count(score.pairs),
                ])
        ]
        if score.leftOut > 0 {
            phrases.append(
                Phrase(
                    "client.trust.left_out",
                    ["pairs": .count(score.leftOut), "least": .count(TrustScore.fewestRespondents)]))
        }
        phrases.append(Phrase("client.trust.spread", ["spread": number(score.spread)]))
        phrases.append(
            Phrase(
                score.uneven == 0 ? "client.trust.even" : "client.trust.uneven",
                ["uneven": .count(score.uneven), "pairs": .count(score.pairs)]))
        switch score.alpha {
        case nil: phrases.append(Phrase("client.trust.alpha_unknown"))
        case let alpha? where alpha < 0.7:
            phrases.append(Phrase("client.trust.alpha_low", ["alpha": number(alpha)]))
        case let alpha?: phrases.append(Phrase("client.trust.alpha", ["alpha": number(alpha)]))
        }
        if let competence = score.competence, let repair = score.repair {
            phrases.append(
                Phrase(
                    "client.trust.besides", ["competence": number(competence), "repair": number(repair)]))
        }
        if let density = score.linkDensity {
            phrases.append(Phrase("client.trust.links", ["density": number(density)]))
        }
        return phrases.map(\.said)
    }

    /// YAML, whose numbers have a point in every language.
    private var lines: [String] {
        let (low, central, high) = (plain(score.low), plain(score.trust), plain(score.high))
        let trust = "  initial_trust: {low: \(low), central: \(central), high: \(high)}"
        return ["collaboration:", trust] + (score.linkDensity.map { ["  link_density: \(plain($0))"] } ?? [])
    }

    private func number(_ value: Double) -> Phrase.Argument { .number((value * 100).rounded() / 100) }

    private func plain(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
