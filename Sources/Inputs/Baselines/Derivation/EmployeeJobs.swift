import Modelling
import Reading
import RegionModel

extension Derivation {
    /// Growth of employed persons since their count, from the best that is known.
    mutating func growthOfSectors() -> SectorGrowth {
        let byResidents = growthOfResidents(extraGrowthSinceCount())
        return vintage.employeeJobs.map { growthOfEmployeeJobs(to: $0, others: byResidents) } ?? byResidents
    }

    /// Growth of the region's employee jobs by sector since the count of employed persons.
    ///
    /// It is counted from the mean of the two Decembers around that year, as employed persons are. Counts are in hundreds of jobs, so the smaller a sector is, the more of the country's growth it gets: half at 300 jobs.
    /// Agriculture, which is counted with care and education, grows as in `others`.
    mutating func growthOfEmployeeJobs(to last: Int, others: SectorGrowth) -> SectorGrowth {
        var ratios = others.ratios
        for sector in Self.sectors where sector != .agriculture {
            // Employed persons are of the year's mean: a firm that came in its course counts for half in both.
            let first = zip(
                employeeJobs(sector, vintage.employment - 1), employeeJobs(sector, vintage.employment)
            ).map { ($0 + $1) / 2 }
            let newest = employeeJobs(sector, last)
            let before = onNewBoundaries(
                first, of: regions.map { _ in vintage.employment }, part: partOfJobs)
            let national = log(newest.sum / first.sum)
            for region in regions.indices {
                let own = log(newest[region] / before[region])
                let weight = before[region] / (before[region] + 300)
                ratios[region * Self.sectors.count + sector.rawValue] = exp(
                    weight * own + (1 - weight) * national)
            }
        }
        let first = vintage.employment
        let counts = [first - 1, first, last]
        return SectorGrowth(
            ratios: ratios,
            rule: { year in
                Text(
                    nl: """
                        Werkzame personen van \(year) op de grenzen van nu, doorgetrokken met de banen van werknemers in de regio en \
                        sector (CBS, van gemiddeld \(first) tot december \(last); kleine sectoren deels met het land).
                        """,
                    en: """
                        Employed persons of \(year) on today's boundaries, carried with employee jobs of the region and sector (CBS, \
                        from the mean of \(first) to December \(last); small sectors partly with the country).
                        """)
            },
            inputs: { sector in
                guard sector != .agriculture else { return [] }
                return counts.map { "jobs.employee_jobs_\($0)[\(sector.letters)]" }
            })
    }

    /// Employee jobs of a sector by region in a December.
    ///
    /// What is secret is what was shown nearest in time, carried with the country's growth of the sector; the earlier of two.
    private mutating func employeeJobs(_ sector: Sector, _ year: Int) -> [Double] {
        let nearest = [2015, 2016, 2017, 2019, 2023].sorted {
            (abs($0 - year), $0) < (abs($1 - year), $1)
        }
        let shown = nearest.map { year in
            regions.map { figures.value("jobs.employee_jobs_\(year)[\(sector.letters)]", $0.code)?.value }
        }
        return regions.indices.map { region in
            for counts in shown {
                guard let other = counts[region] else { continue }
                // Over regions that are shown in both years.
                let both = zip(shown[0], counts).filter { $0 != nil && $1 != nil }
                let growth = both.compactMap(\.0).sum / both.compactMap(\.1).sum
                return other * growth
            }
            return need("jobs.employee_jobs_\(year)[\(sector.letters)]", regions[region].code)
        }
    }
}
