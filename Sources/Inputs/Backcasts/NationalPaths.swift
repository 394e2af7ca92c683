import Baselines
import Modelling
import RegionModel

/// What the country did while a backcast runs, as values of the model's own parameters.
enum NationalPaths {
    /// Spreads that keep the country near what was observed; each member is scaled to the exact totals afterwards.
    static func spreads(
        from start: Int, to end: Int, observations: Observations
    ) -> [String: Uncertainty.Spread] {
        var spreads: [String: Uncertainty.Spread] = ["population.first_excess": .fixed(0)]
        if let net = netMigration(from: start, to: end, observations) {
            spreads["population.net_foreign_migration"] = .triangle(
                central: net, range: net - 30_000...net + 30_000)
        }
        for sector in Sector.allCases {
            guard
                let growth = growthOfJobs(sector.letters, from: start, to: end, observations)
                    ?? growth(of: sector.letters, from: start, to: end, observations)
            else { continue }
            let name = "jobs.national_growth[\(sector.label)]"
            spreads[name] = .triangle(central: growth, range: growth - 0.005...growth + 0.005)
        }
        return spreads
    }

    /// Persons a year by which the country grew beyond births and deaths.
    private static func netMigration(from start: Int, to end: Int, _ observations: Observations) -> Double? {
        let years = (start..<end).filter { observations.total(.residents, $0 + 1) != nil }
        let gains = years.compactMap { year -> Double? in
            guard let before = observations.total(.residents, year),
                let after = observations.total(.residents, year + 1),
                let births = observations.total(.births, year),
                let deaths = observations.total(.deaths, year)
            else { return nil }
            return after - before - births + deaths
        }
        return gains.isEmpty ? nil : gains.reduce(0, +) / Double(gains.count)
    }

    /// Growth per year of employee jobs, over the regions of which the sector is shown in both years; where the window
    /// reaches back.
    private static func growthOfJobs(
        _ sector: String, from start: Int, to end: Int, _ observations: Observations
    ) -> Double? {
        guard observations.reachesBack,
            let group = Observations.employeeSectors.first(where: {
                $0.split(separator: "+").contains { $0 == sector }
            })
        else { return nil }
        let counts = observations.places(.employeeJobs).filter { $0.hasSuffix(":\(group)") }
            .compactMap { place -> (before: Double, after: Double)? in
                guard let before = observations.value(.employeeJobs, place, start),
                    let after = observations.value(.employeeJobs, place, end)
                else { return nil }
                return (before, after)
            }
        guard !counts.isEmpty else { return nil }
        let ratio = counts.map(\.after).reduce(0, +) / counts.map(\.before).reduce(0, +)
        return log(Lanes(repeating: ratio))[0] / Double(end - start)
    }

    /// Growth per year of the employed persons of a sector in the country.
    private static func growth(
        of sector: String, from start: Int, to end: Int, _ observations: Observations
    ) -> Double? {
        guard let last = observations.years(.employment).last else { return nil }
        let until = min(end, last)
        guard until > start - 1, let before = observations.employed(sector: sector, start - 1),
            let after = observations.employed(sector: sector, until)
        else { return nil }
        return log(Lanes(repeating: after / before))[0] / Double(until - start + 1)
    }
}
