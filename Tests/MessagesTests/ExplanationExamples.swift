import Modelling
import Results

extension Examples {
    /// What makes the difference, with every field set.
    static let explanation = ExplanationDocument(
        run: "r-17", scenario: "network", reference: "silo", region: "NL33C",
        indicator: "collaboration.delivered", year: 2_050, seed: 1, draws: 250, withoutValue: 6,
        difference: amount(0.09),
        games: [
            .init(
                kind: .mechanisms, group: Text(nl: "a", en: "b"), whole: amount(0.09), combinations: 256,
                players: [
                    .init(
                        kind: .mechanism, name: "coverage", title: Text(nl: "a", en: "b"), presence: .both,
                        share: amount(0.06), without: amount(0.07)),
                    .init(
                        kind: .others, name: "others", title: Text(nl: "a", en: "b"), presence: .scenario,
                        share: amount(0.03), without: amount(0.04)),
                ],
                pairs: [.init(first: 0, second: 1, together: amount(0.01))])
        ],
        costs: [.init(indicator: "collaboration.coordination_spent", amount: amount(4.7))])

    private static func amount(_ mean: Double) -> ExplanationDocument.Amount {
        .init(mean: mean, p05: -0.02, p50: 0.08, p95: 0.25, better: 215, worse: 35)
    }
}
