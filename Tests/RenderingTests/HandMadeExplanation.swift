import Modelling
import Results

/// What a daemon says of what makes the difference between the network of Twente and its silos.
enum Explanations {
    typealias Document = ExplanationDocument

    static let document = Document(
        run: "34hc4s2z", scenario: "network", reference: "silo", region: "NL213",
        indicator: "collaboration.delivered", year: 2_050, seed: 1, draws: 250, withoutValue: 6,
        difference: amount(0.0884, -0.023, 0.079, 0.242, better: 210),
        games: [
            .init(
                kind: .measures, whole: amount(0.0884, -0.023, 0.079, 0.242, better: 210), combinations: 64,
                players: [
                    player(.measure, "farm_transition", "landbouwtransitie", "farm transition", 0.037),
                    player(.settings, "settings", "regisseur", "network manager", 0.0173),
                    player(
                        .measure, "industry_nitrogen", "stikstof industrie en verkeer",
                        "nitrogen in industry and traffic", 0.0148),
                    player(
                        .measure, "human_capital_agreement", "human-capital-akkoord",
                        "human capital agreement", 0.0108),
                    player(.measure, "safe_neighbourhoods", "veilige wijken", "safe neighbourhoods", 0.0003),
                    player(
                        .measure, "hidden_champions_programme", "hidden-champions-programma",
                        "hidden champions programme", 0.0082),
                ],
                pairs: [
                    .init(first: 0, second: 1, together: amount(0.0231, 0.001, 0.02, 0.05, better: 217)),
                    .init(first: 1, second: 2, together: amount(-0.0042, -0.01, -0.004, 0.001, better: 40)),
                    .init(first: 0, second: 2, together: amount(0.0002, -0.001, 0, 0.001, better: 130)),
                ]),
            .init(
                kind: .mechanisms, whole: amount(0.0884, -0.023, 0.079, 0.242, better: 210),
                combinations: 256, players: mechanisms, pairs: []),
        ],
        costs: [
            .init(
                indicator: "collaboration.coordination_spent",
                amount: amount(4.9, 2.5, 4.7, 9.7, better: 0))
        ])

    /// Two scenarios that are alike in what is asked.
    static let same = Document(
        run: "34hc4s2z", scenario: "network", reference: "silo", region: "NL213",
        indicator: "collaboration.delivered", year: 2_024, seed: 1, draws: 256, withoutValue: 0,
        difference: .init(mean: 0, p05: 0, p50: 0, p95: 0, better: 0, worse: 0), games: [], costs: [])

    /// Mechanisms beside other inputs, which leaves two parts without a row of their own.
    static let nine = Document(
        run: "34hc4s2z", scenario: "network", reference: "silo", region: "NL213",
        indicator: "jobs.employed", year: 2_040, seed: 1, draws: 64, withoutValue: 0,
        difference: amount(-170.4, -900, -150, 600, better: 20),
        games: [
            .init(
                kind: .mechanisms, whole: amount(-170.4, -900, -150, 600, better: 20), combinations: 512,
                players: mechanisms.map { player in
                    var player = player
                    player.share.mean *= -3_000
                    return player
                } + [player(.others, "others", "andere invoer", "other inputs", 94.8)], pairs: [])
        ], costs: [])

    private static let mechanisms = [
        player(.mechanism, "coverage", "wat partners inbrengen", "what partners bring in", 0.0612),
        player(.mechanism, "level_fit", "het goede bestuursniveau", "the right level of government", 0.0021),
        player(.mechanism, "side_effects", "neveneffecten", "side effects", 0.0154),
        player(.mechanism, "compromise", "verwatering door compromis", "dilution by compromise", -0.0211),
        player(.mechanism, "decision_time", "tijd om te besluiten", "time to decide", -0.0102),
        player(.mechanism, "capacity", "mensen die er zijn", "staff that is there", 0.0208),
        player(.mechanism, "money", "geld en kosten van overleg", "money and cost of meetings", 0.0002),
        player(.mechanism, "trust", "vertrouwen dat groeit of slijt", "trust that grows or wears", 0.02),
    ]

    private static func player(
        _ kind: Document.Player.Kind, _ name: String, _ dutch: String, _ english: String, _ mean: Double
    ) -> Document.Player {
        .init(
            kind: kind, name: name, title: Text(nl: dutch, en: english),
            share: amount(mean, mean - 0.02, mean, mean + 0.04, better: mean > 0 ? 200 : 50),
            without: amount(1.3 * mean, mean - 0.02, mean, mean + 0.04, better: mean > 0 ? 190 : 60))
    }

    private static func amount(
        _ mean: Double, _ p05: Double, _ p50: Double, _ p95: Double, better: Int
    ) -> Document.Amount {
        .init(mean: mean, p05: p05, p50: p50, p95: p95, better: better, worse: 250 - better)
    }
}
