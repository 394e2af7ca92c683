import Modelling
import RegionModel

extension Derivation {
    static let sectors = Sector.allCases

    /// Employed persons by region of work and sector, and how fast each sector grew beyond the country's (2.2).
    ///
    /// The newest count, carried with the country's growth of the sector and half of the region's extra growth of population
    /// (square root), scaled so that the country's employed persons come out. Counts of the base year stay as they are.
    mutating func deriveEmployment() {
        let before = needEach("population.residents[2017]")
        let after = needEach("population.residents[2023]")
        let total = need("jobs.employed_persons")
        var carried: [Double] = []
        var isFixed: [Bool] = []
        var shift: [Double] = []
        let national = nationalGrowth()
        for (number, region) in regions.enumerated() {
            let extra = after[number] / before[number] / (after.sum / before.sum)
            for sector in Self.sectors {
                let name = "jobs.employed[\(sector.letters)]"
                let count = need(name, region.code)
                let year = figures.value(name, region.code)?.year ?? 2017
                let years = Double(Derivation.baseYear - year) / Double(Derivation.baseYear - 2017)
                let growth = need("sectors.growth[\(sector.letters)]")
                carried.append(count * power(growth * squareRoot(extra), years))
                isFixed.append(year >= Derivation.baseYear)
                let earlier = need("jobs.employed_2010[\(sector.letters)]", region.code)
                let own =
                    count > 0 && earlier > 0
                    ? log(count / earlier) / Double(year - 2010) : national[sector.rawValue]
                shift.append(own - national[sector.rawValue])
            }
        }
        let fixed = zip(carried, isFixed).map { $1 ? $0 : 0 }.sum
        let scale = (total - fixed) / (carried.sum - fixed)
        let basis = everywhere(
            .region, 2017,
            .assumed(
                "Eurostat nama_10r_3empers 2017, carried with the sector's national growth and half of the extra growth of population."
            ),
            spread: 0.1)
        give("jobs.employment", zip(carried, isFixed).map { $1 ? $0 : $0 * scale }, basis)
        let counted = everywhere(
            .region, 2017, .measured("Eurostat nama_10r_3empers 2010 and 2017, growth beyond the country's"),
            spread: 0.5)
        give("jobs.historic_shift", shift, counted)
    }

    /// Growth of each sector in the country, 2010-2017, per year.
    private mutating func nationalGrowth() -> [Double] {
        var growth: [Double] = []
        for sector in Self.sectors {
            let then = needEach("jobs.employed_2010[\(sector.letters)]").sum
            let now = needEach("jobs.employed[\(sector.letters)]").sum
            growth.append(log(now / then) / 7)
        }
        return growth
    }

    /// Employed persons of a region in a sector.
    func employment(_ region: Int, _ sector: Sector) -> Double {
        (given["jobs.employment"] ?? [])[region * Self.sectors.count + sector.rawValue]
    }

    /// Employed persons at their place of work.
    func employment(_ region: Int) -> Double {
        Array(given("jobs.employment", region, of: Self.sectors.count)).sum
    }
}

extension Derivation {
    /// Value added per employed person by region and sector, and what sectors buy from each other.
    ///
    /// The national pattern over sectors of 2011, at the level that makes a region's product that of 2021, carried to
    /// 2024 with the country's.
    mutating func deriveProductivity() {
        var perJob: [Double] = []
        var output: [Double] = []
        var bought: [Double] = []
        for sector in Self.sectors {
            let workers = need("sectors.employed_2011[\(sector.letters)]")
            perJob.append(need("sectors.value_added[\(sector.letters)]") / workers)
            output.append(need("sectors.output[\(sector.letters)]") / workers)
            for buyer in Self.sectors {
                let delivered = need("input_output.to[\(sector.letters):\(buyer.letters)]")
                bought.append(delivered / need("sectors.output[\(buyer.letters)]"))
            }
        }
        let carried =
            need("jobs.gross_domestic_product[2024]") / need("jobs.gross_domestic_product[2021]")
        let counted = needEach("jobs.gross_domestic_product[2021]")
        let product = zip(regions, counted).map { region, product in
            figures.value("jobs.gross_domestic_product[2024]", region.code)?.value ?? product * carried
        }
        let productivity = regions.indices.flatMap { region in
            let pattern = Self.sectors.map { perJob[$0.rawValue] * employment(region, $0) }.sum
            return perJob.map { $0 * product[region] / pattern }
        }
        let basis = everywhere(
            .region, 2021,
            .assumed(
                "Pattern over sectors of WIOD 2011, level from the regional product of 2021 carried to 2024."),
            spread: 0.2)
        give("jobs.productivity", productivity, basis)
        let table = Basis(
            level: .nation, year: 2011,
            evidence: .measured("World Input-Output Database, release 2013, Netherlands"),
            spread: 0.1)
        giveNational("jobs.output_per_job", output, table) { $0.sum / Double($0.count) }
        giveNational("jobs.input_output", bought, table) { $0.max() ?? 0 }
    }
}
