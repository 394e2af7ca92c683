import Modelling
import Reading
import RegionModel

extension Derivation {
    static let sectors = Sector.allCases

    /// How many times as many employed persons there are on the base date as in the year of the newest count.
    struct SectorGrowth {
        /// By region and sector.
        var ratios: [Double]
        /// How these follow from the figures named in `inputs`.
        let rule: (_ year: Int) -> Text
        /// Figures of the region that they follow from.
        let inputs: (Sector) -> [String]
    }

    /// Employed persons by region of work and sector, and how fast each sector grew beyond the country's (2.2).
    ///
    /// The newest count on today's boundaries, carried with `growth` and scaled so that the country's employed persons come out.
    /// Counts of the base year stay as they are.
    mutating func deriveEmployment(growth: SectorGrowth) {
        let total = need("jobs.employed_persons")
        var carried = [Double](repeating: 0, count: regions.count * Self.sectors.count)
        var isFixed = [Bool](repeating: false, count: carried.count)
        for sector in Self.sectors {
            let name = "jobs.employed[\(sector.letters)]"
            let years = years(of: name)
            let counts = onNewBoundaries(needEach(name), of: years, part: partOfJobs)
            for region in regions.indices {
                let position = region * Self.sectors.count + sector.rawValue
                let part = Double(vintage.base - years[region]) / Double(vintage.base - vintage.employment)
                carried[position] = counts[region] * power(growth.ratios[position], part)
                isFixed[position] = years[region] >= vintage.base
            }
        }
        let fixed = zip(carried, isFixed).map { $1 ? $0 : 0 }.sum
        let scale = (total - fixed) / (carried.sum - fixed)
        give(
            "jobs.employment", zip(carried, isFixed).map { $1 ? $0 : $0 * scale },
            byElement: employmentBasis(isFixed, growth))
        deriveHistoricShift()
    }

    /// How much faster than in the country each sector of a region grew, a year (2.2).
    private mutating func deriveHistoricShift() {
        var shift = [Double](repeating: 0, count: regions.count * Self.sectors.count)
        for sector in Self.sectors {
            let name = "jobs.employed[\(sector.letters)]"
            let (counted, years) = (needEach(name), years(of: name))
            let earlier = needEach("jobs.employed_2010[\(sector.letters)]")
            let national = nationalGrowth(counted, after: earlier, of: years)
            for region in regions.indices where counted[region] > 0 && earlier[region] > 0 {
                let own = log(counted[region] / earlier[region])
                shift[region * Self.sectors.count + sector.rawValue] =
                    own / Double(years[region] - vintage.earlierEmployment) - national
            }
        }
        give("jobs.historic_shift", shift, byElement: shiftBasis())
    }

    /// What stands behind the growth of sectors, by region and sector.
    private func shiftBasis() -> [[Basis]] {
        let counted = Self.sectors.map { sector in
            made(
                Text(
                    nl: "Groei van 2010 tot de telling van 2017, boven die van het land.",
                    en: "Growth from 2010 to the count of 2017, beyond the country's."),
                of: { _ in ["jobs.employed[\(sector.letters)]", "jobs.employed_2010[\(sector.letters)]"] },
                isJudged: false, spread: 0.5)
        }
        return regions.indices.map { region in counted.map { $0[region] } }
    }

    /// What stands behind employed persons, by region and sector.
    private func employmentBasis(_ isFixed: [Bool], _ growth: SectorGrowth) -> [[Basis]] {
        regions.enumerated().map { number, region in
            Self.sectors.map { sector in
                let name = "jobs.employed[\(sector.letters)]"
                if isFixed[number * Self.sectors.count + sector.rawValue],
                    let own = figures.value(name, region.code)
                {
                    return Basis(own)
                }
                // The year is that of the count, which the jobs of employees carry on.
                return Basis(
                    growth.rule(figures.value(name, region.code)?.year ?? vintage.employment),
                    of: behind([name], region),
                    scaledBy: behind(
                        ["sectors.growth[\(sector.letters)]"] + growth.inputs(sector), region),
                    isJudged: true, spread: 0.1)
            }
        }
    }

    /// Growth with the sector's in the country and half of the region's extra growth of population (square root).
    ///
    /// - Parameter extra: how much more each region's residents grew than the country's since the count, as a ratio.
    mutating func growthOfResidents(_ extra: [Double]) -> SectorGrowth {
        var national: [Double] = []
        for sector in Self.sectors { national.append(need("sectors.growth[\(sector.letters)]")) }
        return SectorGrowth(
            ratios: extra.flatMap { extra in national.map { $0 * squareRoot(extra) } },
            rule: { year in
                Text(
                    nl: """
                        Werkzame personen van \(year) op de grenzen van nu, doorgetrokken met de groei van de sector in het land en de \
                        helft van de extra groei van de bevolking.
                        """,
                    en: """
                        Employed persons of \(year) on today's boundaries, carried with the sector's national growth and half of \
                        the extra growth of population.
                        """)
            }, inputs: { _ in [] })
    }

    /// How much more a region's residents grew than the country's since the newest count of jobs, as a ratio.
    mutating func extraGrowthSinceCount() -> [Double] {
        let passed = Double(vintage.residents - vintage.employment)
        return extraGrowth(from: vintage.employment).map { power($0, passed) }
    }

    /// Growth of a sector in the country per year, over the regions whose count is of 2017.
    private func nationalGrowth(_ counted: [Double], after earlier: [Double], of years: [Int]) -> Double {
        let same = regions.indices.filter { years[$0] == vintage.employment }
        guard !same.isEmpty else { return 0 }
        return log(same.map { counted[$0] }.sum / same.map { earlier[$0] }.sum)
            / Double(vintage.employment - vintage.earlierEmployment)
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
            let workers = countedTogether("employed_2011", sector)
            perJob.append(countedTogether("value_added", sector) / workers)
            output.append(countedTogether("output", sector) / workers)
            for buyer in Self.sectors {
                let delivered = need("input_output.to[\(sector.letters):\(buyer.letters)]")
                bought.append(delivered / need("sectors.output[\(buyer.letters)]"))
            }
        }
        let products = regionalProducts()
        let productivity = regions.indices.flatMap { region in
            let pattern = Self.sectors.map { perJob[$0.rawValue] * employment(region, $0) }.sum
            return perJob.map { $0 * products[region] / pattern }
        }
        give("jobs.productivity", productivity, byElement: productivityBasis())
        deriveProductShift()
        giveSectorTables(output: output, bought: bought)
    }

    /// Product of each region in the base year: its own, else the newest carried with the country's.
    private mutating func regionalProducts() -> [Double] {
        let product = "jobs.gross_domestic_product[\(vintage.product)]"
        let carried =
            need("jobs.gross_domestic_product[\(vintage.base)]") / need(product)
        let counted = onNewBoundaries(
            needEach(product), of: years(of: product),
            part: partOfJobs)
        return zip(regions, counted).map { region, product in
            figures.value("jobs.gross_domestic_product[\(vintage.base)]", region.code)?.value ?? product
                * carried
        }
    }

    /// What stands behind value added per employed person, by region and sector.
    private func productivityBasis() -> [[Basis]] {
        regions.map { region in
            let own = figures.value("jobs.gross_domestic_product[\(vintage.base)]", region.code) != nil
            let product = "jobs.gross_domestic_product[\(own ? vintage.base : vintage.product)]"
            return Self.sectors.map { sector in
                Basis(
                    Text(
                        nl:
                            "Patroon over sectoren van WIOD 2011, niveau van het regionaal product\(own ? "." : " van 2021, naar 2024 gebracht.")",
                        en:
                            "Pattern over sectors of WIOD 2011, level from the regional product\(own ? "." : " of 2021 carried to 2024.")"
                    ),
                    of: behind([product, "sectors.value_added[\(sector.letters)]"], region), isJudged: true,
                    spread: 0.2)
            }
        }
    }

    /// Hands over what a job of a sector makes and what sectors buy of each other, the same for all regions.
    private mutating func giveSectorTables(output: [Double], bought: [Double]) {
        let all = Self.sectors.map(\.letters)
        let perWorker = madeNationally(
            Text(
                nl:
                    "World Input-Output Database 2013, Nederland 2011, per werkzame persoon (Eurostat); informatie en zakelijke diensten samen.",
                en:
                    "World Input-Output Database 2013, Netherlands 2011, per employed person (Eurostat); information and business services together."
            ),
            of: all.flatMap { ["sectors.output[\($0)]", "sectors.employed_2011[\($0)]"] }, isJudged: true,
            spread: 0.1)
        giveNational("jobs.output_per_job", output, perWorker) { $0.sum / Double($0.count) }
        let table = madeNationally(
            Text(
                nl:
                    "World Input-Output Database 2013, Nederland 2011; informatie zonder IT-diensten, die daar bij zakelijke diensten horen.",
                en:
                    "World Input-Output Database 2013, Netherlands 2011; information without IT services, which are in business services there."
            ),
            of: all.map { "sectors.output[\($0)]" }
                + all.flatMap { seller in all.map { "input_output.to[\(seller):\($0)]" } }, isJudged: true,
            spread: 0.1)
        giveNational("jobs.input_output", bought, table) { $0.max() ?? 0 }
    }

    /// How much faster than in the country product per person at work grew (2.12).
    private mutating func deriveProductShift() {
        let (first, last) = (vintage.earlierProduct, vintage.product)
        func growth(_ before: [Double], _ after: [Double], _ years: Int) -> [Double] {
            let national = log(after.sum / before.sum)
            return zip(before, after).map { (log($1 / $0) - national) / Double(years) }
        }
        let product = growth(
            needEach("jobs.gross_domestic_product[\(first)]"),
            needEach("jobs.gross_domestic_product[\(last)]"), last - first)
        var (before, after) = (regions.map { _ in 0.0 }, regions.map { _ in 0.0 })
        for sector in Self.sectors {
            before = zip(before, needEach("jobs.employed_2010[\(sector.letters)]")).map { $0 + $1 }
            after = zip(after, needEach("jobs.employed[\(sector.letters)]")).map { $0 + $1 }
        }
        let jobs = growth(before, after, vintage.employment - vintage.earlierEmployment)
        let basis = made(
            Text(
                nl:
                    "Groei van het product van de regio (\(first)-\(last)) min die van haar werkzame personen, boven die van het land.",
                en:
                    "Growth of the region's product (\(first)-\(last)) less that of its employed persons, beyond the country's."
            ),
            of: { _ in
                [
                    "jobs.gross_domestic_product[\(first)]", "jobs.gross_domestic_product[\(last)]",
                    "jobs.employed[B-E]", "jobs.employed_2010[B-E]",
                ]
            }, isJudged: false, spread: 0.3)
        give("jobs.product_shift", zip(product, jobs).map { $0 - $1 }, basis)
    }

    /// A national amount of a sector, with those of the sectors that it can only be counted with.
    private mutating func countedTogether(_ column: String, _ sector: Sector) -> Double {
        let known = figures.texts["sectors.counted_with"]?.first { $0.key == sector.letters }?.text
        var sum = 0.0
        for letters in (known ?? sector.letters).split(separator: " ") {
            sum += need("sectors.\(column)[\(letters)]")
        }
        return sum
    }
}
