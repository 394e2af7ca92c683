import Baselines
import Modelling
import RegionModel
import Testing

@testable import Backcasts

/// Backcasts that start before jobs were counted by region, and what they are held against.
@Suite struct ProvinceBackcastTests {
    @Test("every variable is a quantity of the model")
    func quantities() throws {
        let names = Set(RegionalModel(regions: ["NL111"]).makeWorkspace().quantities.map(\.name))
        for variable in Variable.allCases {
            #expect(names.contains(variable.indicator), "\(variable.indicator)")
        }
    }

    @Test(
        "provinces are the sums of their regions, and ages those of all people; moves in the country add up to nothing"
    )
    func tables() throws {
        let observations = try Observations()
        for year in 1995...2018 {
            let people = try #require(observations.total(.provinceResidents, year))
            #expect(observations.total(.longResidents, year) == people)
            for province in observations.places(.provinceResidents) {
                let counted = try #require(observations.value(.provinceResidents, province, year))
                let ages = Observations.ageGroups.compactMap {
                    observations.value(.provinceAges, "\(province):\(Observations.name(of: $0))", year)
                }
                // Before 2002 ages are scaled by inhabitants and rounded.
                #expect(ages.count == 9 && abs(ages.reduce(0, +) - counted) <= 5, "\(province) \(year)")
            }
            // Each move leaves one province for another.
            #expect(abs(observations.total(.provinceBalance, year) ?? .infinity) <= 80, "\(year)")
        }
    }

    @Test("a start of 1998 has the ages of each province and its dwellings, and jobs that can be worked with")
    func start() throws {
        let known = try Observations(knownOn: 1998).reachingBack()
        let nation = try Observations().reachingBack()
        let catalogue = try Catalogue()
        let baseline = try catalogue.baseline(on: 1998, known: known, nation: nation)
        func sum(_ name: String, _ province: String, _ elements: Range<Int>, of count: Int) throws -> Double {
            let values = try #require(baseline.figures[name])
            return catalogue.regions.indices.filter { catalogue.regions[$0].province == province }
                .flatMap { region in elements.map { values[region * count + $0] } }.reduce(0, +)
        }
        for province in known.places(.provinceResidents) {
            for ages in Observations.ageGroups {
                let counted = try #require(
                    known.value(.provinceAges, "\(province):\(Observations.name(of: ages))", 1998))
                let people = try sum("population.people", province, ages, of: 100)
                #expect(abs(people / counted - 1) < 0.002, "\(province) \(ages)")
            }
            let dwellings = try #require(known.value(.provinceDwellings, province, 1998))
            #expect(abs(try sum("housing.dwellings", province, 0..<1, of: 1) / dwellings - 1) < 1e-9)
        }
        let jobs = try #require(baseline.figures["jobs.employment"])
        #expect(jobs.allSatisfy { $0.isFinite && $0 > 0 })
    }

    private static func record(_ variable: Variable, of provinces: [String]) throws -> Record {
        Record(
            variable,
            places: variable.parts.isEmpty
                ? provinces
                : provinces.flatMap { province in
                    variable.parts.map { $0.isEmpty ? province : "\(province):\($0)" }
                }, start: 1998, observations: try Observations().reachingBack())
    }

    @Test(
        "people grow older where they are: shares below 30 stay, those of older people are of who was younger"
    )
    func older() throws {
        let provinces = try Observations().places(.provinceResidents)
        let record = try Self.record(.ages, of: provinces)
        let older = try #require(record.forecast(.older, of: 2018))
        func share(_ values: [Double], _ group: Int) -> Double {
            let all = stride(from: group, to: values.count, by: 9).map { values[$0] }
            return all[0] / all.reduce(0, +)
        }
        let now = record.values(1998)
        for young in 0..<5 { #expect(abs(share(older, young) - share(now, young)) < 1e-12) }
        // Who is 65 to 79 was 45 to 59.
        #expect(abs(share(older, 7) - share(now, 6)) < 1e-12)
        // Each group of ages has the country's total.
        let counted = record.values(2018)
        for group in 0..<9 {
            let sums = [older, counted].map { values in
                stride(from: group, to: values.count, by: 9).map { values[$0] }.reduce(0, +)
            }
            #expect(abs(sums[0] / sums[1] - 1) < 1e-12)
        }
    }

    @Test("what varies from year to year goes on from the mean of the known years; balances are not scaled")
    func level() throws {
        let provinces = try Observations().places(.provinceResidents)
        let record = try Self.record(.balance, of: provinces)
        #expect(record.base == 1997)
        let stays = try #require(record.forecast(.share, of: 2018))
        let years = [1995, 1996, 1997].map { record.values($0)[0] }
        #expect(abs(stays[0] - years.reduce(0, +) / 3) < 1e-9)
        #expect(record.scaled([1, 2, 3], to: 2018) == [1, 2, 3])
    }

    @Test("a start without a past is held against shares that stay, and against nothing that needs a past")
    func withoutPast() throws {
        let record = Record(
            .provinceResidents, places: try Observations().places(.provinceResidents), start: 1995,
            observations: try Observations().reachingBack())
        #expect(record.first == nil)
        #expect(record.forecast(.scaledTrend, of: 2018) == nil)
        #expect(record.forecast(.share, of: 2018) != nil)
    }
}
