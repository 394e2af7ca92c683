import Modelling
import Results

extension Examples {
    private static let target = RobustDocument.Target(
        indicator: "housing.dwellings", isAtLeast: true, value: 750_000, year: 2_040)

    static let robust = RobustDocument(
        run: "r-17", scenarios: ["silo", "network"], region: "NL33C", indicator: "collaboration.delivered",
        draws: 256, seed: 1, targets: [target], verdict: verdict,
        sceptic: RobustDocument.Sceptic(
            together: [1],
            held: [
                RobustDocument.Held(
                    number: DiscoveryDocument.Number(
                        name: "a.b", title: Text(nl: "a", en: "b"), unit: "1", low: 0.3, high: 0.8,
                        grade: "judged", measuring: nil), value: 0.3, correlation: 0.4)
            ], candidates: 285, verdict: verdict))

    private static let verdict = RobustDocument.Verdict(
        questions: [
            RobustDocument.Question(
                year: 2_050, firstYear: 2_024, lastYear: 2_050, draws: 256, tied: 6,
                standings: [
                    RobustDocument.Standing(best: 50, shared: 6, meanRegret: 0.02, highRegret: 0.1),
                    RobustDocument.Standing(best: 200, shared: 6, meanRegret: 0.01, highRegret: 0.03),
                ], rankings: [RobustDocument.Ranking(measure: .highRegret, order: [1, 0], firmness: 0.97)])
        ], met: [[12, 30]], metAll: [12, 30])

    static let pathways = PathwaysDocument(
        run: "r-17", scenarios: ["silo", "network"], region: "NL33C", indicator: "collaboration.delivered",
        draws: 256, seed: 1, unseenSeed: 2, firstYear: 2_024, lastYear: 2_050, targets: [target],
        expiries: [
            [
                PathwaysDocument.Expiry(lasting: 100, neverMet: 2, low: 2_041, middle: 2_047, high: nil),
                PathwaysDocument.Expiry(lasting: 256, neverMet: 0, low: nil, middle: nil, high: nil),
            ]
        ], years: [2_027, 2_031],
        switches: [
            PathwaysDocument.Switch(
                from: 0, to: 1,
                moments: [PathwaysDocument.Moment(year: 2_027, better: 150, worse: 90, gain: 0.01)],
                alwaysYear: 2_027,
                trigger: PathwaysDocument.Trigger(
                    year: 2_031, signpost: "collaboration.trust", isBelow: true, limit: 0.4, draws: 256,
                    fires: 100, rightly: 80, wrongly: 18, tooLate: 20, missed: 30, gain: 0.02,
                    gainOfAlways: 0.01, advantage: 0.01, standardError: 0.002, isBetter: true))
        ])
}
