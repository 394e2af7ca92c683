import Modelling
import Results

/// What a daemon says of a better roadmap for Twente.
enum Improvements {
    private static func gain(_ value: Double, _ width: Double = 0.004) -> ImprovementDocument.Gain {
        .init(value: value, low: value - width, high: value + width)
    }

    private static let changes: [ImprovementDocument.Change] = [
        .init(
            measure: "industry_nitrogen", aspect: .level, from: ["provincial"], to: ["national"],
            effect: gain(0.012)),
        .init(
            measure: "hidden_champions_programme", aspect: .way, from: ["silo"], to: ["public_private"],
            effect: gain(0.008)),
        .init(
            measure: "human_capital_agreement", aspect: .start, from: ["2032Q4"], to: ["2028Q1"],
            effect: gain(0.021)),
        .init(
            measure: "farm_transition", aspect: .partners, from: ["water_board", "residents"],
            to: ["water_board", "knowledge"], effect: gain(0.002)),
    ]

    /// Something better was found.
    static let found = document(isBetter: true, changes: changes, worst: gain(0.031))
    /// What was found is too small to name.
    static let small = document(isBetter: false, changes: Array(changes.suffix(1)), worst: gain(0.002))
    /// Nothing changed.
    static let same = document(isBetter: false, changes: [], worst: gain(0, 0))
    /// What was found cannot be carried out.
    static let blocked = document(
        isBetter: false, changes: changes, worst: gain(0.03), blocked: ["farm_transition"])

    private static func document(
        isBetter: Bool, changes: [ImprovementDocument.Change], worst: ImprovementDocument.Gain,
        blocked: [String] = []
    ) -> ImprovementDocument {
        .init(
            run: "abcdefgh", scenario: "network", region: "NL213", indicator: "collaboration.delivered",
            year: nil, firstYear: 2_025, lastYear: 2_050, criterion: .worstFifth,
            kept: ["order", "safe_neighbourhoods"],
            search: .init(roadmaps: 1_432, races: 12, draws: 256, spent: 41_200, seed: 1), draws: 512,
            seed: 2, isBetter: isBetter, worthNaming: 0.01,
            gains: .init(expected: gain(0.052), worstFifth: worst, regret: gain(0.061)), more: 507, less: 5,
            pairing: 0.08, outcome: .init(before: 0.532, after: 0.584), changes: changes,
            coordination: .init(before: 11.2, after: 12.4), coordinationYears: .init(before: 92, after: 101),
            publicSpent: .init(before: 148, after: 151), privateSpent: .init(before: 14.2, after: 19.6),
            loads: [
                .init(actor: "province", peak: .init(before: 0.82, after: 0.81)),
                .init(actor: "economic_board", peak: .init(before: 0.71, after: 0.93)),
            ], blockedBefore: [], blockedAfter: blocked,
            alternatives: isBetter
                ? [
                    .init(
                        expected: gain(0.052), worstFifth: worst, coordination: 12.4, changes: changes,
                        isProposed: true),
                    .init(
                        expected: gain(0.031), worstFifth: gain(0.02), coordination: 10.1,
                        changes: Array(changes.prefix(2)), isProposed: false),
                ] : [],
            steps: [], titles: titles)
    }

    private static let titles: [String: Text] = [
        "industry_nitrogen": Text(nl: "stikstof van industrie", en: "nitrogen from industry"),
        "hidden_champions_programme": Text(nl: "verborgen kampioenen", en: "hidden champions"),
        "human_capital_agreement": Text(nl: "vakmensen", en: "skilled people"),
        "farm_transition": Text(nl: "boeren met natuur", en: "farming with nature"),
        "safe_neighbourhoods": Text(nl: "veilige buurten", en: "safe neighbourhoods"),
        "provincial": Text(nl: "provincie", en: "province"), "national": Text(nl: "Rijk", en: "State"),
        "silo": Text(nl: "verkokerd", en: "silos"),
        "public_private": Text(nl: "publiek-privaat", en: "public-private"),
        "residents": Text(nl: "bewoners", en: "residents"),
        "knowledge": Text(nl: "kennisinstellingen", en: "knowledge institutes"),
        "water_board": Text(nl: "waterschap", en: "water board"),
        "economic_board": Text(nl: "economic board", en: "economic board"),
        "province": Text(nl: "provincie", en: "province"),
    ]
}
