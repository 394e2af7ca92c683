import Results
import Scores

/// Two scores and what was fitted, with round numbers.
enum Backcasts {
    static let document = BackcastDocument(
        members: 200, seed: 1, scores: [score(.heldOut, 0.82, 0.91), score(.training, 1.04, 0.97)],
        before: [score(.heldOut, 0.9, 0.95), score(.training, 1.1, 1.02)],
        series: [
            .init(
                indicator: "population.total", start: 2019, place: "NL213", name: "Twente",
                years: [2018, 2019, 2020, 2021], observed: [628_000, 629_000, nil, 631_500],
                central: [629_900, 630_800], p05: [628_000, 628_500], p95: [631_700, 633_000])
        ])

    static let calibration = CalibrationDocument(
        seed: 1, done: 100, total: 100, loss: 0.712, declaredLoss: 0.731,
        fits: [
            .init(
                parameter: "population.moving", value: 0.52, low: 0.4, high: 0.6, searchedFrom: 0,
                searchedTo: 1, declared: 0.5, idle: 0),
            .init(
                parameter: "jobs.following", value: 0.9, low: 0.2, high: 1, searchedFrom: 0,
                searchedTo: 1, declared: 0.5, idle: 0),
        ], training: ["Inhabitants 2015-2019"], heldOut: [])

    private static func score(_ use: BackcastDocument.Score.Use, _ mase: Double, _ median: Double)
        -> BackcastDocument.Score
    {
        .init(
            indicator: "population.total", use: use, start: 2019, year: 2021, places: 28, mape: 0.0081,
            rmse: 4_120, u2: 0.78, bias: 0.1, variance: 0.2, covariance: 0.7, rankCorrelation: 0.71,
            rivals: [
                .init(name: "last", mape: 0.016, mase: 0.5),
                .init(name: "scaled_trend", mape: 0.01, mase: mase),
            ],
            bestRival: "scaled_trend", mase: mase, medianMase: median, placesWon: 17, coverage50: 0.52,
            coverage90: 0.88, coverage90AtEnd: 0.86)
    }
}

extension Backcasts {
    /// Patterns of each kind: met, missed, a correlation, a direction, and one that is not modelled.
    static let patterns = PatternDocument(
        members: 200, seed: 1, regions: ["NL213", "NL33C"], measures: 10,
        patterns: [
            PatternDocument.Pattern(
                name: "network_time_to_agree", use: .direction, unit: "years", low: 2, high: 6, p05: 1.84,
                median: 3.25, p95: 6.15, held: 171, members: 199, isMet: true),
            PatternDocument.Pattern(
                name: "contract_works", use: .direction, unit: "share", low: -0.05, high: 0.05, p05: -0.121,
                median: 0.152, p95: 0.6, held: 41, members: 200, isMet: false),
            PatternDocument.Pattern(
                name: "trust_and_delivery", use: .independent, unit: "one", low: 0.1, high: 0.5, p05: 0.284,
                median: 0.4, p95: 0.516, members: 200, isMet: true),
            PatternDocument.Pattern(
                name: "no_saving", use: .built, unit: "M€", p05: 0, median: 0, p95: 0, held: 200,
                members: 200,
                isMet: true),
            PatternDocument.Pattern(
                name: "stalled_tables", use: .tuned, unit: "share", low: 0.1, high: 0.3, p05: 0, median: 0.2,
                p95: 0.4, held: 120, members: 200, isMet: true),
            PatternDocument.Pattern(
                name: "cost_overrun", use: .notModelled, unit: "share", low: 0.1, high: 0.22),
        ])
}
