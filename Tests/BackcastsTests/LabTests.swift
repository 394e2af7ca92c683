import Backcasts
import Baselines
import Foundation
import Modelling
import Results
import Testing

@Suite struct LabTests {
    @Test func lab() throws {
        let clock = ContinuousClock()
        var validation: Validation!
        print("LAB prepare", try clock.measure { validation = try Validation(try Catalogue()) })
        func f(_ x: Double?) -> String { x.map { String(format: "%.3f", $0) } ?? "-" }
        let start = clock.now
        let d = validation.document(members: 200, seed: 1)
        print("LAB document", clock.now - start)
        for s in d.scores + d.before {
            print(
                "LAB", s.indicator, s.start, s.year, s.places, f(s.mape * 100), "U2", f(s.u2), "rank",
                f(s.rankCorrelation), s.bestRival, f(s.mase), "median", f(s.medianMase), "cov",
                f(s.coverage50), f(s.coverage90))
        }
        var c = Calibration(validation, seed: 1)
        let t = clock.now
        while !c.isDone { _ = c.advance() }
        print("LAB calibration", clock.now - t)
        let r = c.document(declared: [
            "population.lasting_gain": 0.8, "population.weight_of_housing": 5, "jobs.lasting_shift": 0.35,
            "jobs.lasting_product_shift": 0.4,
        ])
        print("LAB", r.loss, r.declaredLoss)
        for x in r.fits { print("LAB", x.parameter, f(x.value), f(x.low), f(x.high), x.isIdentified) }
        for s in r.heldOut {
            print("LAB", s.indicator, s.start, s.year, f(s.mase), "median", f(s.medianMase))
        }
    }
}
