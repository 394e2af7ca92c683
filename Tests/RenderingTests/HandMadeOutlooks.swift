import Modelling
import Results

/// What a daemon says of how the ways of working of Twente hold, and of when to switch.
enum Outlooks {
    private static let targets = [
        RobustDocument.Target(
            indicator: "housing.dwellings", isAtLeast: true, value: 290_000, year: 2_040),
        RobustDocument.Target(
            indicator: "collaboration.delivered", isAtLeast: true, value: 0.7, year: 2_050),
    ]

    static func standing(_ best: Int, _ mean: Double, _ high: Double, shared: Int = 0)
        -> RobustDocument.Standing
    {
        .init(best: best, shared: shared, meanRegret: mean, highRegret: high)
    }

    static func question(
        _ year: Int?, _ standings: [RobustDocument.Standing], tied: Int = 0,
        _ rankings: [(RobustDocument.Measure, [Int], Double)]
    ) -> RobustDocument.Question {
        .init(
            year: year, firstYear: 2_024, lastYear: 2_050, draws: 1_000, tied: tied, standings: standings,
            rankings: rankings.map { .init(measure: $0.0, order: $0.1, firmness: $0.2) })
    }

    private static let drawn = RobustDocument.Verdict(
        questions: [
            question(
                2_050, [standing(140, 0.031, 0.08, shared: 20), standing(840, 0.004, 0.012, shared: 20)],
                tied: 20,
                [
                    (.best, [1, 0], 1), (.meanRegret, [1, 0], 1), (.highRegret, [1, 0], 1),
                    (.targets, [1, 0], 0.97),
                ]),
            question(
                nil, [standing(450, 0.011, 0.041), standing(550, 0.013, 0.03)],
                [
                    (.best, [1, 0], 0.99), (.meanRegret, [0, 1], 0.95), (.highRegret, [1, 0], 0.6),
                    (.targets, [1, 0], 0.97),
                ]),
        ], met: [[310, 330], [120, 480]], metAll: [60, 240])

    private static let doubted = RobustDocument.Verdict(
        questions: [
            question(2_050, [standing(690, 0.008, 0.02), standing(310, 0.02, 0.07)], [(.best, [0, 1], 1)]),
            question(nil, [standing(505, 0.01, 0.03), standing(495, 0.01, 0.03)], [(.best, [0, 1], 0.6)]),
        ], met: [[310, 300], [120, 40]], metAll: [60, 12])

    static let robust = RobustDocument(
        run: "dehahpae", scenarios: ["silo", "network"], region: "NL213",
        indicator: "collaboration.delivered", draws: 1_000, seed: 1, targets: targets, verdict: drawn,
        sceptic: .init(
            together: [1],
            held: [
                .init(number: Discoveries.document.numbers[0], value: 0.3, correlation: 0.61),
                .init(number: Discoveries.document.numbers[1], value: 1, correlation: -0.4),
                .init(number: Discoveries.document.numbers[2], value: 2, correlation: -0.2),
            ], candidates: 285, verdict: doubted))

    static let pathways = PathwaysDocument(
        run: "dehahpae", scenarios: ["silo", "network"], region: "NL213",
        indicator: "collaboration.delivered", draws: 1_000, seed: 1, unseenSeed: 2, firstYear: 2_024,
        lastYear: 2_050, targets: targets,
        expiries: [
            [
                .init(lasting: 400, neverMet: 20, low: 2_041, middle: 2_047, high: nil),
                .init(lasting: 910, neverMet: 0, low: 2_046, middle: nil, high: nil),
            ],
            [
                .init(lasting: 0, neverMet: 1_000, low: 2_050, middle: 2_050, high: 2_050),
                .init(lasting: 1_000, neverMet: 0, low: nil, middle: nil, high: nil),
            ],
        ], years: [2_027, 2_031, 2_035],
        switches: [
            .init(
                from: 0, to: 1,
                moments: [
                    .init(year: 2_027, better: 430, worse: 560, gain: -0.004),
                    .init(year: 2_031, better: 610, worse: 380, gain: 0.006),
                    .init(year: 2_035, better: 300, worse: 320, gain: 0),
                ], alwaysYear: 2_031,
                trigger: .init(
                    year: 2_031, signpost: "collaboration.trust", isBelow: false, limit: 0.41, draws: 1_000,
                    fires: 520, rightly: 440, wrongly: 78, tooLate: 91, missed: 170, gain: 0.012,
                    gainOfAlways: 0.006, advantage: 0.006, standardError: 0.001, isBetter: true)),
            .init(
                from: 1, to: 0,
                moments: [.init(year: 2_027, better: 0, worse: 0, gain: 0)], alwaysYear: nil, trigger: nil),
        ])
}
