import Foundation
import RegionModel
import Testing

@testable import Backcasts
@testable import Baselines

/// What a backcast may know.
@Suite struct HindsightTests {
    private static let files = ConfigFiles.embedded

    /// The observations with every regional number after the first day of a year made another, totals kept.
    private static func shuffled(after start: Int) -> [String: String] {
        var texts = files.observations
        for series in Observations.Series.allCases {
            guard let text = texts[series.file] else { continue }
            var rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
            for column in rows[0].indices.dropFirst() {
                guard let year = Int(rows[0][column]), series.isOfFirstDay ? year > start : year >= start
                else {
                    continue
                }
                // Each sector of employment keeps its total too.
                let step = series == .employment ? 10 : 1
                let own = rows.map { $0[column] }
                for row in 1..<rows.count {
                    rows[row][column] = own[1 + (row - 1 + step) % (rows.count - 1)]
                }
            }
            texts[series.file] = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
        }
        return texts
    }

    @Test(
        "the loader leaves out what was counted after the first day of the start",
        arguments: [2014, 2017, 2020])
    func cutOff(start: Int) throws {
        let known = try Observations(knownOn: start)
        let all = try Observations()
        #expect(known.years(.residents).last == start)
        for series in [Observations.Series.births, .employment, .product, .unemployment] {
            let years = all.years(series).filter { $0 < start }
            #expect(known.years(series) == years)
            let place = try #require(known.places(series).first)
            #expect(known.value(series, place, start) == nil)
            for year in years { #expect(known.value(series, place, year) == all.value(series, place, year)) }
        }
    }

    @Test(
        "nothing that was counted in a region after the start moves the start",
        arguments: [2012, 2014, 2017, 2020])
    func blindToTheFuture(start: Int) throws {
        let catalogue = try Catalogue()
        let other = Self.shuffled(after: start)
        let known = try Observations(knownOn: start)
        #expect(try Observations(other, knownOn: start) == known)
        let nation = try Observations()
        let shuffled = try Observations(other)
        #expect(shuffled != nation)
        let baseline = try catalogue.baseline(on: start, known: known, nation: nation)
        let again = try catalogue.baseline(on: start, known: known, nation: shuffled)
        for (name, values) in baseline.figures {
            let others = try #require(again.figures[name])
            for (a, b) in zip(values, others) {
                // National sums are taken in another order.
                #expect(abs(a - b) <= 1e-9 * max(abs(a), 1), "\(name)")
            }
        }
    }

    @Test(
        "dwellings, land and firms of regions that were counted later do not move the start",
        arguments: [2012, 2017])
    func blindToLaterTables(start: Int) throws {
        var files = Self.files
        // Two regions change places in every table that was counted after the start.
        for table in ["housing.csv", "land.csv", "firms.csv"] {
            files.regions[table] = Self.exchanging("NL33C", "NL112", in: files.regions[table] ?? "", start)
        }
        let known = try Observations(knownOn: start)
        let nation = try Observations()
        let baseline = try Catalogue(Self.files).baseline(on: start, known: known, nation: nation)
        let other = try Catalogue(files).baseline(on: start, known: known, nation: nation)
        let kept = ["housing.dwellings", "jobs.commuting", "jobs.labour_force", "population.people"]
        for name in kept {
            let (values, others) = (baseline.figures[name] ?? [], other.figures[name] ?? [])
            #expect(values.count == others.count && !values.isEmpty)
            for (a, b) in zip(values, others) { #expect(abs(a - b) <= 1e-9 * max(abs(a), 1), "\(name)") }
        }
    }

    /// Exchanges two regions' cells; what divides land and what is older than the start stays.
    private static func exchanging(_ a: String, _ b: String, in text: String, _ start: Int) -> String {
        var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let first = rows.firstIndex(where: { $0.first == a }),
            let second = rows.firstIndex(where: { $0.first == b })
        else { return text }
        for column in rows[0].indices.dropFirst()
        where !["land_area", "establishments"].contains(rows[0][column]) {
            (rows[first][column], rows[second][column]) = (rows[second][column], rows[first][column])
        }
        return rows.map { $0.joined(separator: ",") }.joined(separator: "\n")
    }

    @Test("observations agree with the figures that the model starts from")
    func agreement() throws {
        let figures = try Catalogue().content.figures
        let observations = try Observations()
        var compared = 0
        for region in figures.places.regions {
            for year in 2015...2023 {
                let pairs: [(Double?, Double?)] = [
                    (
                        figures.value("population.residents[\(year)]", region.code)?.value,
                        observations.value(.residents, region.code, year)
                    ),
                    (
                        figures.value("population.births[\(year)]", region.code)?.value,
                        observations.value(.births, region.code, year)
                    ),
                    (
                        figures.value("jobs.gross_domestic_product[\(year)]", region.code)?.value,
                        observations.value(.product, region.code, year)
                    ),
                ]
                for case (let a?, let b?) in pairs {
                    #expect(a == b, "\(region.code) \(year)")
                    compared += 1
                }
            }
            for sector in Observations.sectors {
                #expect(
                    figures.value("jobs.employed[\(sector)]", region.code)?.value
                        == observations.value(.employment, "\(region.code):\(sector)", 2017))
            }
        }
        #expect(compared > 40 * 17)
    }
}
