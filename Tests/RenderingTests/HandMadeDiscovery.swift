import Modelling
import Results

/// What a daemon says of the network of Twente beside its silos: with conditions, with none, and without a difference.
enum Discoveries {
    private static let table = DiscoveryDocument.Table(
        row: 0, column: 1, rowLimits: [0.31, 0.37, 0.46, 0.54, 0.63, 0.79],
        columnLimits: [0.46, 0.58, 0.67, 0.74, 0.83, 0.98],
        cells: (0..<5).map { row in
            (0..<5).map { column in
                // One cell that has too few draws to say anything.
                row == 4 && column == 4
                    ? .init(draws: 12, better: 9) : .init(draws: 80, better: 50 + 6 * row - 12 * column)
            }
        })

    static let document = DiscoveryDocument(
        run: "dehahpae", scenario: "network", reference: "silo", region: "NL213",
        indicator: "collaboration.delivered", draws: 1_024, seed: 1, unseenSeed: 2,
        numbers: [
            .init(
                name: "collaboration.initial_trust",
                title: Text(nl: "vertrouwen bij de start", en: "trust at the start"), unit: "1", low: 0.3,
                high: 0.8, grade: "judged",
                measuring: Text(nl: "Het formulier, per paar.", en: "The form, pair by pair.")),
            .init(
                name: "collaboration.replaceable",
                title: Text(nl: "wat te koop is zonder te delen", en: "what can be bought instead of shared"),
                unit: "share", low: 0.45, high: 1, grade: "tuned", measuring: nil),
            .init(
                name: "collaboration.objections",
                title: Text(nl: "tijd door bezwaren", en: "time by objections"),
                unit: "yr", low: 0.6, high: 2, grade: "published", measuring: nil),
        ],
        candidates: 285,
        questions: [
            .init(
                year: 2_050, firstYear: 2_024, lastYear: 2_050, better: 840, worse: 160, tied: 24, low: 0.82,
                high: 0.858, boxes: [], worthOfEverything: 0.004, worthByChance: 0.0012,
                worthOfNumbers: 0.0016, worths: []),
            .init(
                year: nil, firstYear: 2_024, lastYear: 2_050, better: 563, worse: 461, tied: 0, low: 0.524,
                high: 0.575,
                boxes: [
                    .init(
                        conditions: [
                            .init(number: 0, isAbove: true, limit: 0.472),
                            .init(number: 1, isAbove: false, limit: 0.65),
                        ], raises: true, draws: 307, better: 246, low: 0.76, high: 0.84, reach: 0.3,
                        chance: 0,
                        stability: 0.82),
                    .init(
                        conditions: [.init(number: 0, isAbove: false, limit: 0.4)], raises: false, draws: 204,
                        better: 61, low: 0.25, high: 0.353, reach: 0.199, chance: 0, stability: 0.9),
                ], worthOfEverything: 0.026, worthByChance: 0.0004, worthOfNumbers: 0.019,
                worths: [
                    .init(
                        number: 0, value: 0.0112, standardError: 0.0011, choosesOtherwise: 0.49,
                        turns: [0.47],
                        turnLow: 0.45, turnHigh: 0.49, halved: 0.0041, doubled: 0.0202),
                    .init(
                        number: 1, value: 0.0099, standardError: 0.001, choosesOtherwise: 0.39, turns: [0.67],
                        turnLow: 0.62, turnHigh: 0.68, halved: 0, doubled: 0.0138),
                    .init(
                        number: 2, value: 0.0031, standardError: 0.0008, choosesOtherwise: 0.2, turns: [1.4]),
                ],
                pairs: [
                    .init(first: 0, second: 1, value: 0.0162, standardError: 0.0011, choosesOtherwise: 0.46)
                ],
                groups: [
                    .init(
                        name: "trust", title: Text(nl: "vertrouwen", en: "trust"), numbers: 8, taken: 8,
                        value: 0.0121, standardError: 0.0011, choosesOtherwise: 0.47)
                ], table: table),
            .init(
                year: 2_030, firstYear: 2_024, lastYear: 2_050, better: 0, worse: 0, tied: 1_024, low: 0,
                high: 1,
                boxes: [], worthOfEverything: 0, worthByChance: 0, worthOfNumbers: 0, worths: []),
        ])
}
