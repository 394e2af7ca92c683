import RegionModel
import Testing

@testable import Baselines

/// The rules by which figures are carried and gaps are filled.
@Suite struct DerivationTests {
    private func figure(_ name: String) throws -> [Double] {
        try #require(try Shared.baseline.get().baseline.figures[name])
    }

    @Test("Land classes but water sum to the dry land of the region's municipalities")
    func landIsComplete() throws {
        let catalogue = try Shared.catalogue.get()
        let land = try figure("land.area")
        for (number, region) in catalogue.regions.enumerated() {
            let dry = LandClass.allCases.filter { $0 != .water }.map { land[number * 13 + $0.rawValue] }
            let area = try #require(catalogue.content.figures.value("land.land_area", region.code)?.value)
            let part = dry.reduce(0, +) / area
            if region.code != "NL327", region.code != "NL329" {
                #expect((0.75...1).contains(part), "\(region.name)")
            }
            #expect(dry.allSatisfy { $0 > 0 }, "\(region.name)")
        }
    }

    @Test("Employed persons of 2017, a mean of the year, are carried from the mean of its two Decembers")
    func jobsFromTheMeanOfTheYear() throws {
        let catalogue = try Shared.catalogue.get()
        let figures = catalogue.content.figures
        let changed = Set((figures.texts["boundary_changes.from"] ?? []).map(\.text))
        var carried: [(fromMean: Double, fromDecember: Double)] = []
        for (number, region) in catalogue.regions.enumerated() where !changed.contains(region.code) {
            func counted(_ name: String) -> Double? { figures.value("jobs.\(name)[M-N]", region.code)?.value }
            guard let first = counted("employee_jobs_2016"), let second = counted("employee_jobs_2017"),
                let last = counted("employee_jobs_2023"), let employed = counted("employed")
            else { continue }
            let now = try figure("jobs.employment")[number * 10 + Sector.business.rawValue] / employed
            // Small sectors get a part of the country's growth.
            guard first > 15_000 else { continue }
            carried.append((now / (last / ((first + second) / 2)), now / (last / second)))
        }
        // All are scaled alike to the country's employed persons.
        let (least, most) = (carried.map(\.fromMean).min() ?? 0, carried.map(\.fromMean).max() ?? 0)
        #expect(carried.count > 10 && most / least < 1.01)
        let (low, high) = (carried.map(\.fromDecember).min() ?? 0, carried.map(\.fromDecember).max() ?? 0)
        #expect(high / low > 1.02)
    }

    @Test(
        "A region starts with as many households beside its ages as it had in 2015, and the country with its own"
    )
    func households() throws {
        let figures = try Shared.catalogue.get().content.figures
        let ratios = try figure("population.household_ratio")
        let (people, heads) = (try figure("population.people"), try figure("population.headship"))
        let codes = figures.places.regions.map(\.code)
        // Cities of students have the most, the Rivierenland the least.
        #expect(ratios.max() == ratios[try #require(codes.firstIndex(of: "NL113"))])
        #expect(ratios.min() == ratios[try #require(codes.firstIndex(of: "NL224"))])
        let all = ratios.enumerated().map { number, ratio in
            ratio * zip(people[number * 100..<(number + 1) * 100], heads).map(*).reduce(0, +)
        }
        let national = try #require(figures.value("population.households", "NL")?.value)
        #expect(abs(all.reduce(0, +) / national - 1) < 1e-9)
        // Households of the country grew by 9.6 % from 2015 to 2024; Oost-Groningen lost Menterwolde.
        for (code, households) in zip(codes, all) {
            let before = try #require(figures.value("population.households_2015", code)?.value)
            #expect((0.95...1.2).contains(households / before), "\(code): \(households / before)")
        }
    }

    @Test("Whoever leaves a region arrives in another; together they are the counted moves across borders")
    func movesBalance() throws {
        let figures = try Shared.catalogue.get().content.figures
        let (young, others) = (try figure("population.moves_young"), try figure("population.moves_other"))
        let people = try figure("population.people")
        let moves = zip(young, others).map { $0 + $1 }
        for (region, place) in figures.places.regions.enumerated() {
            func counted(_ name: String) throws -> Double {
                try #require(figures.value("population.\(name)", place.code)?.value)
            }
            let leaving = (0..<40).map { moves[region * 40 + $0] }.reduce(0, +)
            let reaching = (0..<40).map { moves[$0 * 40 + region] }.reduce(0, +)
            let across = try (counted("departures_2015") + counted("arrivals_2015")) / 2
            let here = people[region * 100..<(region + 1) * 100].reduce(0, +)
            let expected =
                try across * (1 - counted("moves_within")) * here / counted("residents[2015]")
            #expect(abs((leaving + reaching) / 2 / expected - 1) < 1e-6, "\(place.name)")
            #expect(young[region * 41] == 0 && others[region * 41] == 0)
            #expect(leaving > 0 && reaching > 0)
        }
    }

    @Test("Ages of all regions are the country's of 2024, and a region's people its residents")
    func agesOfTheCountry() throws {
        let people = try figure("population.people")
        let figures = try Shared.catalogue.get().content.figures
        for age in 0..<100 {
            let here = (0..<40).map { people[$0 * 100 + age] }.reduce(0, +)
            let nation = try #require(figures.value("ages.people[\(age)]", "NL")?.value)
            #expect(abs(here / nation - 1) < 1e-3, "\(age)")
        }
    }

    @Test(
        "What nobody has counted in a sector of a region follows from the nearest year, and no sector explodes"
    )
    func jobsCarried() throws {
        let catalogue = try Shared.catalogue.get()
        let jobs = try figure("jobs.employment")
        #expect(abs(jobs.reduce(0, +) - 9_800_000) < 1)
        for (number, region) in catalogue.regions.enumerated() {
            for sector in Derivation.sectors {
                let before = try #require(
                    catalogue.content.figures.value("jobs.employed[\(sector.letters)]", region.code)?.value)
                let growth = jobs[number * 10 + sector.rawValue] / before
                #expect((0.5...2).contains(growth), "\(region.name) \(sector): \(growth)")
            }
        }
    }

    @Test("Planned growth of all regions is the country's, and follows agreements and what was built")
    func plans() throws {
        let (growth, dwellings) = (try figure("housing.planned_growth"), try figure("housing.dwellings"))
        #expect(abs(weightedMean(growth, dwellings) - 0.009) < 1e-9)
        #expect(dwellings.reduce(0, +) == 8_204_049)
        let codes = try Shared.catalogue.get().regions.map(\.code)
        func planned(_ code: String) throws -> Double { growth[try #require(codes.firstIndex(of: code))] }
        #expect(try planned("NL230") > 0.014)
        for code in ["NL112", "NL341", "NL423", "NL213"] { #expect(try planned(code) < 0.005, "\(code)") }
    }

    @Test("Jobs of the base year are filled by those who live near and those who cross the border")
    func labourMarketCloses() throws {
        let (labour, commuting) = (try figure("jobs.labour_force"), try figure("jobs.commuting"))
        let (filled, crossing) = (try figure("jobs.filled"), try figure("jobs.cross_border_workers"))
        let jobs = try figure("jobs.employment")
        for work in 0..<40 {
            let reaching =
                (0..<40).map { labour[$0] * commuting[$0 * 40 + work] }.reduce(0, +) + crossing[work]
            let there = (0..<10).map { jobs[work * 10 + $0] }.reduce(0, +)
            #expect(abs(reaching * filled[work] / there - 1) < 1e-6)
        }
        for home in 0..<40 {
            #expect(abs((0..<40).map { commuting[home * 40 + $0] }.reduce(0, +) - 1) < 1e-12)
        }
        let unemployment = try figure("jobs.unemployment_rate")
        let mean = zip(unemployment, labour).map { $0 * $1 }.reduce(0, +) / labour.reduce(0, +)
        #expect(abs(mean - 0.035) < 0.001)
    }

    @Test("The published share of nature lies above its critical load")
    func criticalLoadsFitTheCountry() throws {
        let (deposition, load) = (
            try figure("biodiversity.deposition"), try figure("biodiversity.critical_load")
        )
        let land = try figure("land.area")
        let nature = (0..<40).map { region in (7..<11).map { land[region * 13 + $0] }.reduce(0, +) }
        let above = (0..<40).map { normalShare(below: (log(deposition[$0]) - log(load[$0])) / 0.45) }
        #expect(abs(weightedMean(above, nature) - 0.7) < 1e-9)
    }

    @Test("Recorded crime of all regions is the published rate of the country")
    func crimeIsThatOfTheCountry() throws {
        let people = try figure("population.people")
        let residents = (0..<40).map { region in (0..<100).map { people[region * 100 + $0] }.reduce(0, +) }
        let crime = zip(try figure("safety.property_crime"), try figure("safety.violence")).map { $0 + $1 }
        #expect(abs(weightedMean(crime, residents) - 35.9) < 0.05)
    }

    @Test("Balancing keeps zeros and meets both margins")
    func balancing() {
        var table = Matrix(rows: 2, columns: 2) { row, column in row == 1 && column == 0 ? 0 : 1 }
        table.balance(rows: [3, 1], columns: [2, 2])
        #expect(table[1, 0] == 0)
        #expect(abs(table[0, 0] - 2) < 1e-9 && abs(table[0, 1] - 1) < 1e-9 && abs(table[1, 1] - 1) < 1e-9)
    }

    @Test("The closest fit is exact within bounds, and at the bound where it must")
    func closestFit() {
        let table = Matrix(rows: 2, columns: 2) { row, column in row == column ? 4 : 1 }
        let exact = table.closestFit(to: [6, 9], within: 0...10)
        #expect(abs(exact[0] - 1) < 1e-9 && abs(exact[1] - 2) < 1e-9)
        let bounded = table.closestFit(to: [6, 9], within: 0...1.5)
        #expect(bounded[1] == 1.5)
    }
}
