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
            var rows = text.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            for column in rows[0].indices.dropFirst() {
                guard let year = Int(rows[0][column]), series.isOfFirstDay ? year > start : year >= start
                else {
                    continue
                }
                // Each sector, and each group of ages, keeps its total too.
                let step =
                    series == .employment ? 10 : [.employeeJobs, .provinceAges].contains(series) ? 9 : 1
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
        arguments: [2001, 2012, 2014, 2017, 2020])
    func blindToTheFuture(start: Int) throws {
        let catalogue = try Catalogue()
        let other = Self.shuffled(after: start)
        let known = try Observations(knownOn: start)
        #expect(try Observations(other, knownOn: start) == known)
        let nation = try Observations()
        let shuffled = try Observations(other)
        #expect(shuffled != nation)
        let kinds = [
            (known, nation, shuffled),
            (known.reachingBack(), nation.reachingBack(), shuffled.reachingBack()),
        ]
        // Residents before 2014 are known only where a window reaches back.
        for (known, nation, shuffled) in start < 2011 ? [kinds[1]] : kinds {
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
    }

    @Test(
        "residents that reach back are those that Eurostat counts, and births before 2014 add up to their province"
    )
    func reachingBack() throws {
        let observations = try Observations()
        let long = observations.reachingBack()
        let regions = observations.places(.births)
        for region in regions {
            for year in 2015...2023 {
                #expect(
                    long.value(.residents, region, year) == observations.value(.residents, region, year))
            }
            #expect(long.value(.births, region, 2014) == observations.value(.births, region, 2014))
        }
        for province in observations.places(.provinceBirths) {
            let sum = regions.filter { $0.hasPrefix(province) }.compactMap { long.value(.births, $0, 2009) }
                .reduce(0, +)
            let counted = try #require(observations.value(.provinceBirths, province, 2009))
            #expect(abs(sum - counted) < 1e-6)
        }
        #expect(long.years(.residents).first == 1995 && observations.years(.residents).first == 2014)
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

    /// Dictionaries have another order in every process; bits of sums must not.
    @Test(
        "sums over regions are taken in the order of their codes",
        arguments: ["housing.value_per_square_metre", "jobs.net_participation"])
    func order(figure: String) throws {
        let shipped = try Catalogue().content.figures
        let levelled = Hindsight(
            shipped, on: 2012, known: try Observations(knownOn: 2012), nation: try Observations()
        ).figures
        let codes = shipped.places.regions.map(\.code).sorted()
        let own = codes.compactMap { shipped.value(figure, $0)?.value }
        let residents = codes.compactMap { levelled.value("population.residents[2012]", $0)?.value }
        try #require(own.count == 40 && residents.count == 40)
        let mean = zip(own, residents).map(*).reduce(0, +) / residents.reduce(0, +)
        for code in codes {
            let value = levelled.value(figure, code)?.value
            #expect(value == mean)
        }
    }

    /// What a region may have of its own: observations of before the start, and what follows from them and from where it
    /// lies. Land does since open sea lies within some provinces' bounds.
    private static let ownBefore2015: Set = [
        // Counted before 2012.
        "jobs.employment", "jobs.historic_shift", "jobs.productivity", "jobs.product_shift",
        "jobs.unemployment_rate",
        "safety.feeling_unsafe",
        // From these.
        "jobs.labour_force", "jobs.filled", "hidden_champions.champions",
        // From distances, density and the sea.
        "jobs.commuting", "population.moves_young", "population.moves_other", "amenities.distance",
        "land.area",
        "biodiversity.patch", "biodiversity.road_distance",
    ]
    @Test(
        "a region differs from others only in what was known, where it lies, and what follows from these",
        arguments: [2012, 2014])
    func levelled(start: Int) throws {
        let catalogue = try Catalogue()
        let baseline = try catalogue.baseline(
            on: start, known: try Observations(knownOn: start), nation: try Observations())
        let people = (0..<40).map { region in
            (baseline.figures["population.people"] ?? [])[region * 100..<(region + 1) * 100].reduce(0, +)
        }
        let land = (0..<40).map { region in
            (baseline.figures["land.area"] ?? [])[region * 13..<(region + 1) * 13].reduce(0, +)
        }
        var differing: Set<String> = []
        for (name, values) in baseline.figures {
            guard GivenFigure.byName[name]?.isRegional == true else { continue }
            let width = values.count / 40
            let isSame = [people, land, people.map { _ in 1 }].contains { scale in
                (0..<width).allSatisfy { element in
                    let own = (0..<40).map { values[$0 * width + element] / scale[$0] }
                    let largest = own.map(abs).max() ?? 0
                    return own.allSatisfy { abs($0 - own[0]) <= 1e-9 * largest }
                }
            }
            if !isSame { differing.insert(name) }
        }
        #expect(differing == Self.ownBefore2015)
    }
}
