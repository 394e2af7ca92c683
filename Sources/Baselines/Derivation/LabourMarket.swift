import Modelling

extension Derivation {
    /// The labour market of the base year (B8): who works where, how much of the work is filled, who is without.
    ///
    /// 1. Employed residents follow from people of 15 and older, participation and unemployment, scaled to all jobs less
    ///    those of cross-border workers. 2. The commuting matrix of 2016 is balanced to residents and jobs.
    /// 3. For each place of work, labour that reaches it per filled job is solved so that each region's labour force
    ///    has its unemployment. 4. Labour force, commuting shares and filled shares follow.
    mutating func deriveLabourMarket() {
        let participation = nationalGroups("participation")
        let judged = Basis(
            level: .nation, year: 2024, evidence: .assumed("National participation by age from memory."),
            spread: 0.05)
        giveNational("jobs.participation", participation, judged) { $0.max() ?? 0 }
        let rates = unemploymentRates()
        let jobs = regions.indices.map { employment($0) }
        let crossBorder = regions.map { figures.value("jobs.cross_border_workers", $0.code)?.value ?? 0 }
        let employed = employedResidents(rates: rates.values, total: jobs.sum - crossBorder.sum)

        let workers = balancedCommuters(employed: employed, jobs: zip(jobs, crossBorder).map { $0 - $1 })
        let wanted = zip(regions.indices, rates.values).map { workers.rowSum($0) / (1 - $1) }
        let reach = workers.closestFit(to: wanted, within: 1.008...1.09)

        let labour = regions.indices.map { home in
            regions.indices.reduce(0) { $0 + workers[home, $1] * reach[$1] }
        }
        let shares = Matrix(rows: regions.count, columns: regions.count) { home, work in
            workers[home, work] * reach[work] / labour[home]
        }
        let unemployment = zip(regions.indices, labour).map { 1 - workers.rowSum($0) / $1 }
        let basis = rates.basis
        give("jobs.labour_force", labour, basis)
        give("jobs.unemployment_rate", unemployment, basis, isCarried: true)
        let commuting = everywhere(
            .region, 2016, .assumed("Commuters of 2016 (CBS), balanced to residents and jobs of 2024."),
            spread: 0.15)
        give("jobs.commuting", shares.values, commuting) { region, row in row[region] }
        give("jobs.filled", reach.map { 1 / $0 }, basis)
        let borders = regions.map { region in
            let known = figures.value("jobs.cross_border_workers", region.code)
            return Basis(
                level: known == nil ? .nation : .region, year: known?.year ?? 2022,
                evidence: known?.evidence ?? .assumed("No data; 0 taken."), spread: known?.spread ?? 1)
        }
        give("jobs.cross_border_workers", zip(crossBorder, reach).map { $0 * $1 }, borders, isCarried: true)
    }

    /// Unemployment by region on the base date: the region's own, else its province's pattern at the country's level.
    private mutating func unemploymentRates() -> (values: [Double], basis: [Basis]) {
        let national = need("jobs.unemployment_rate")
        var pattern: [Double] = []
        for region in regions { pattern.append(need("jobs.unemployment_rate", region.province)) }
        let mean = weightedMean(pattern, regions.indices.map { population($0) })
        var rates = pattern.map { $0 * national / mean }
        var basis = everywhere(
            .province, 2019,
            .assumed("Rate of the province in 2019 (Eurostat), at the country's level of 2023."), spread: 0.25
        )
        for (number, region) in regions.enumerated() {
            guard let own = figures.value("jobs.unemployment_rate", region.code) else { continue }
            rates[number] = own.value
            basis[number] = Basis(level: .region, year: own.year, evidence: own.evidence, spread: own.spread)
        }
        return (rates, basis)
    }

    /// Employed persons by region of residence: people of 15 and older, participation, and the share in work.
    private mutating func employedResidents(rates: [Double], total: Double) -> [Double] {
        let participation = needEach("jobs.net_participation")
        let employed = regions.indices.map {
            people(in: $0, aged: 15..<Self.ages) * participation[$0] * (1 - rates[$0])
        }
        return employed.shares.map { $0 * total }
    }

    private mutating func balancedCommuters(employed: [Double], jobs: [Double]) -> Matrix {
        var counted: [Double] = []
        for home in regions {
            for work in regions { counted.append(need("commuting.to[\(work.code)]", home.code)) }
        }
        let count = regions.count
        // Half a person more where anybody commutes: the counts are rounded.
        var workers = Matrix(rows: count, columns: count) { home, work in
            let persons = counted[home * count + work]
            return persons > 0 ? persons + 0.5 : 0
        }
        workers.balance(rows: employed, columns: jobs)
        return workers
    }
}
