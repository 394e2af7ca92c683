import Comparisons
import Ensembles
import Foundation
import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

/// Whether what pages say holds in draws that they have not seen: "better in 80 to 90 of 100" in 80 to 90 % of them.
///
/// `make calibrate-words` computes it in full, over more than 10,000 statements, and writes docs/word-calibration.md.
@Suite("Words held against fresh draws")
struct WordCalibrationTests {
    private static let isWhole = ProcessInfo.processInfo.environment["POLDER_WORDS"] == "calibrated"

    /// Scenarios that are compared, the base first.
    private static let comparisons =
        isWhole
        ? [
            ["twente/silo", "twente/network"], ["achterhoek/silo", "achterhoek/network"],
            ["zeeuwsch-vlaanderen/silo", "zeeuwsch-vlaanderen/network"],
            [
                "groot-rijnmond/silo", "groot-rijnmond/network", "groot-rijnmond/bilateral",
                "groot-rijnmond/public-private", "groot-rijnmond/everyone", "groot-rijnmond/smart-mix",
            ],
        ] : [["twente/silo", "twente/network"]]
    private static let seeds: [UInt64] = isWhole ? Array(1...8) : [1]
    private static let members = 256

    /// A statement that a page can print, and what fresh draws say of it.
    private struct Statement {
        /// Share of draws in which the scenario is better, among those that differ.
        let said: Double
        let freshBetter, freshDecided: Int
        /// Fresh draws whose difference lies in the band that is printed as 90 in 100, of those that differ.
        let inBand: Int
    }

    /// By outcome and year, what one scenario of a seed has more than the base.
    private func differences(
        _ files: [String], seed: UInt64, knowledge: Knowledge
    ) throws -> (indicators: [IndicatorEntry], order: Order, values: [[[[Double]]]]) {
        let request = RunRequest(
            key: "calibration",
            scenarios: files.map { .init(name: $0, file: "polder:\($0)") }, reference: files[0], files: [],
            members: Self.members, seed: seed)
        let order = try Order(request, knowledge: knowledge)
        let ensemble = try Ensemble(
            knowledge.model,
            plan: Plan(
                scenarios: order.plan.scenarios, members: Self.members, seed: seed,
                lastYear: order.plan.lastYear, focus: [order.focus[0]], keep: .bands))
        let indicators = knowledge.indicators.filter { $0.better != .neither }
        let values = try ensemble.years(
            of: indicators.map(\.name), in: order.focus[0], blocks: 0..<Self.members / 8)
        return (indicators, order, values)
    }

    private func statements(
        _ files: [String], seed: UInt64, knowledge: Knowledge
    ) throws -> [Statement] {
        let (indicators, _, said) = try differences(files, seed: seed, knowledge: knowledge)
        let fresh = try differences(files, seed: seed + 1_000, knowledge: knowledge).values
        var statements: [Statement] = []
        for scenario in 1..<files.count {
            for (number, indicator) in indicators.enumerated() {
                for year in said[0][number].indices {
                    func pairs(_ values: [[[[Double]]]]) -> PairedDraws? {
                        let (own, base) = (values[scenario][number][year], values[0][number][year])
                        guard own.allSatisfy(\.isFinite), base.allSatisfy(\.isFinite) else { return nil }
                        return PairedDraws(own, less: base, better: indicator.better)
                    }
                    guard let printed = pairs(said), let judged = pairs(fresh), let band = printed.band,
                        let share = printed.shares.betterAmongDecided,
                        let level = Quantiles(of: said[0][number][year])?.p50
                    else { continue }
                    let verdict = Verdict(
                        median: band.p50, shares: printed.shares, draws: Self.members,
                        better: indicator.better, worthNaming: indicator.worthNaming, level: level)
                    guard let verdict, verdict != .tooSmall else { continue }
                    let decided = judged.differences.filter { $0 != 0 }
                    guard !decided.isEmpty else { continue }
                    let better = decided.count { indicator.better == .lower ? $0 < 0 : $0 > 0 }
                    statements.append(
                        Statement(
                            said: share, freshBetter: better, freshDecided: decided.count,
                            inBand: decided.count { $0 >= band.p05 && $0 <= band.p95 }))
                }
            }
        }
        return statements
    }

    /// Statements of ten counts, and in which share of fresh draws they hold.
    private struct Bin {
        let low: Int
        let statements: Int
        let share: Double
    }

    private static func bins(_ statements: [Statement]) -> [Bin] {
        stride(from: 0, to: 100, by: 10).map { low in
            let own = statements.filter { min(9, Int((10 * $0.said).rounded(.down))) == low / 10 }
            let shares = own.map { Double($0.freshBetter) / Double($0.freshDecided) }
            return Bin(
                low: low, statements: own.count,
                share: shares.reduce(0, +) / Double(max(shares.count, 1)))
        }
    }

    @Test("what is so in 80 to 90 of 100 draws is so in 80 to 90 % of fresh ones, and so for every ten")
    func calibration() throws {
        let knowledge = try Knowledge(configFolder: "")
        var statements: [Statement] = []
        for seed in Self.seeds {
            for files in Self.comparisons {
                statements += try self.statements(files, seed: seed, knowledge: knowledge)
            }
        }
        let bins = Self.bins(statements)
        let inBand =
            statements.reduce(0) { $0 + Double($1.inBand) / Double($1.freshDecided) }
            / Double(max(statements.count, 1))
        for bin in bins {
            print("\(bin.low) to \(bin.low + 10) of 100: \(bin.statements) statements, \(100 * bin.share) %")
        }
        print("\(statements.count) statements; in the band of 90: \(100 * inBand) %")
        #expect(statements.count >= (Self.isWhole ? 10_000 : 150))
        // Statements of one seed share their draws, so that a small sample may lie a little beside.
        let (slack, fewest) = Self.isWhole ? (0.0, 100) : (0.04, 20)
        for bin in bins where bin.statements >= fewest {
            #expect(bin.share >= Double(bin.low) / 100 - slack, "\(bin.low)")
            #expect(bin.share <= Double(bin.low + 10) / 100 + slack, "\(bin.low)")
        }
        #expect(inBand > 0.86 && inBand < 0.93)
        guard Self.isWhole, ProcessInfo.processInfo.environment["POLDER_WRITE_DOCS"] == "1" else { return }
        try Self.page(bins, statements: statements.count, inBand: inBand)
            .write(to: Self.file, atomically: true, encoding: .utf8)
    }

    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/word-calibration.md")

    private static func page(_ bins: [Bin], statements: Int, inBand: Double) -> String {
        func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
        let rows = bins.map { bin in
            let share = bin.statements > 0 ? percent(bin.share) : "–"
            return "| \(bin.low) to \(bin.low + 10) of 100 | \(bin.statements) | \(share) |"
        }
        return """
            # Do the counts hold?

            Generated by `make calibrate-words`; change `Tests/DaemonTests/WordCalibrationTests.swift` instead.

            A page says "better in 84 of 100 draws". This lays every such statement beside \(members) draws of another seed, which
            the page has not seen: in which share of them is it so? \(statements) statements of the shipped ways of working of four
            regions, every indicator and year that a page would name, \(seeds.count) seeds of \(members) draws.

            | said | statements | holds in |
            |---|--:|--:|
            \(rows.joined(separator: "\n"))

            Bands that are printed as 90 in 100 hold \(percent(inBand)) of the fresh differences.

            Fresh draws are of the same model and the same ranges: this says that counts are honest about luck, and nothing about
            whether the model is right. That is what [the backcasts](validation.md) are for.

            """
    }
}
