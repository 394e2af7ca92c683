import Comparisons
import Ensembles
import Foundation
import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

/// Which words depend on the seed. `make words` computes it in full: twelve seeds of 256 draws.
@Suite("Words over several seeds")
struct WordStabilityTests {
    private static let isWhole = ProcessInfo.processInfo.environment["POLDER_WORDS"] == "whole"
    private let seeds = isWhole ? 12 : 3
    private let members = isWhole ? 256 : 64
    private let years = [2_030, 2_040, 2_050]

    /// What one seed says about one number of the page.
    private struct Said {
        let verdict: Verdict?
        /// Whether the count or the median lies within two standard errors of where another word begins.
        let isNearBorder: Bool
    }

    private func said(_ pairs: PairedDraws, _ indicator: IndicatorEntry, level: Double) -> Said {
        guard let band = pairs.band, let share = pairs.shares.betterAmongDecided else {
            return Said(verdict: .tooSmall, isNearBorder: true)
        }
        let draws = pairs.differences.count
        let decided = Double(draws) * (1 - pairs.shares.equal)
        let error = SamplingError.ofShare(share, draws: decided)
        let border = max(indicator.worthNaming, 0.001 * abs(level))
        // 1.2533 σ / √n, with σ from the quartiles of a normal distribution.
        let errorOfMedian = 1.2533 * (band.p75 - band.p25) / 1.349 / decided.squareRoot()
        return Said(
            verdict: Verdict(
                median: band.p50, shares: pairs.shares, draws: draws, better: indicator.better,
                worthNaming: indicator.worthNaming, level: level),
            isNearBorder: abs(abs(share - 0.5) - 2 * error) <= 2 * error
                || abs(abs(band.p50) - border) <= 2 * errorOfMedian || decided < 128)
    }

    private func words(seed: UInt64, knowledge: Knowledge) async throws -> [String: Said] {
        let request = RunRequest(
            key: "words",
            scenarios: [
                .init(name: "silo", file: "polder:achterhoek/silo"),
                .init(name: "network", file: "polder:achterhoek/network"),
            ],
            reference: "silo", files: [], members: members, seed: seed, years: years)
        let order = try Order(request, knowledge: knowledge)
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        let draws = ensemble.draws(in: try await ensemble.run(workers: 2))
        var words: [String: Said] = [:]
        for indicator in knowledge.indicators where indicator.better != .neither {
            for year in years {
                let columns = [0, 1].map {
                    draws.values(of: indicator.name, in: order.focus[0], year: year, scenario: $0)
                }
                guard let base = columns[0], let own = columns[1], let level = Quantiles(of: base)?.p50 else {
                    continue
                }
                words["\(indicator.name) \(year)"] = said(
                    PairedDraws(own, less: base, better: indicator.better), indicator, level: level)
            }
        }
        return words
    }

    @Test("a word that changes with the seed lies within two standard errors of a border, and few do")
    func stability() async throws {
        let knowledge = try Knowledge(configFolder: "")
        var all: [[String: Said]] = []
        for seed in 1...seeds { all.append(try await words(seed: UInt64(seed), knowledge: knowledge)) }
        let rows = all[0].keys.sorted()
        #expect(rows.count > 90)
        let changed = rows.filter { row in Set(all.map { $0[row]?.verdict }).count > 1 }
        for row in changed {
            #expect(all.contains { $0[row]?.isNearBorder ?? true }, "\(row)")
        }
        print("words that change: \(changed.count) of \(rows.count): \(changed.joined(separator: ", "))")
        // At 64 draws errors are twice as large as at the usual 256, and 13 words change.
        guard Self.isWhole else { return #expect(changed.count <= 15) }
        #expect(changed.count * 103 <= 5 * rows.count)
    }
}
