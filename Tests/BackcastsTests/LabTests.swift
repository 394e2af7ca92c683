import Backcasts
import Baselines
import Foundation
import Modelling
import Testing

@Suite struct LabTests {
    @Test func lab() throws {
        let catalogue = try Catalogue()
        let observations = try Observations()
        let env = ProcessInfo.processInfo.environment
        let members = Int(env["LABM"] ?? "0")!
        func f(_ x: Double?) -> String { x.map { String(format: "%.3f", $0) } ?? "-" }
        for variant in (env["LAB"] ?? "").split(separator: ";", omittingEmptySubsequences: false) {
            var u = Uncertainty.declared
            for part in variant.split(separator: ",") {
                let p = part.split(separator: "=")
                u.spreads[String(p[0])] = .fixed(Double(p[1])!)
            }
            print("LAB", variant)
            func show(_ start: Int, _ list: [(Variable, Int)]) throws {
                let end = list.map(\.1).max()!
                let b = try Backcast(catalogue, from: start, to: end, observations: observations, uncertainty: u, members: members)
                for (v, year) in list {
                    let s = b.score(v, in: year, observations: observations)
                    print("LAB", start, year, v, "n", s.places, "mape", f(s.mape * 100), "U2", f(s.u2), "bvc", f(s.bias), f(s.variance), f(s.covariance), "rank", f(s.rankCorrelation), "mase", Rival.allCases.map { "\($0.rawValue) \(f(s.mase[$0]))" }.joined(separator: " "), "median", f(s.medianMase), "cov", f(s.coverage50), f(s.coverage90))
                }
            }
            try show(2012, [(.employed, 2014), (.product, 2016), (.unemployment, 2014)])
            try show(2014, [(.employed, 2017), (.product, 2017), (.product, 2021), (.unemployment, 2019)])
            try show(2017, [(.residents, 2020), (.residents, 2023), (.product, 2021), (.unemployment, 2019)])
            try show(2020, [(.residents, 2023)])
        }
    }
}
