import Modelling

extension Derivation {
    /// Dwellings on the base date and their planned net growth.
    ///
    /// No table of plans exists: growth is the country's, more where population grew faster than the country in
    /// 2015-2019 and 2021, within bounds, scaled so that the country's comes out, and then spread half as wide again
    /// (C2). Dwellings are carried with it.
    mutating func deriveHousing() {
        var counted: [FigureValue?] = []
        for region in regions {
            _ = need("housing.dwellings", region.code)
            counted.append(figures.value("housing.dwellings", region.code))
        }
        let dwellings = counted.map { $0?.value ?? .nan }
        let planned = plannedGrowth(dwellings: dwellings)
        let proxy = everywhere(
            .region, 2021,
            .assumed(
                """
                National growth, more where population grew faster in 2015-2019 and 2021, spread 1.5 times (C2); no \
                plans of the region.
                """),
            spread: 0.5)
        give("housing.planned_growth", planned, proxy)
        let growth = given["housing.planned_growth"] ?? planned
        let carried = regions.indices.map { region in
            let years = Derivation.baseYear - (counted[region]?.year ?? Derivation.baseYear)
            return (0..<max(years, 0)).reduce(dwellings[region]) { stock, _ in stock * (1 + growth[region]) }
        }
        let basis = counted.map { known in
            Basis(
                level: .region, year: known?.year ?? Derivation.baseYear,
                evidence: known?.year == Derivation.baseYear
                    ? known?.evidence ?? .assumed("")
                    : .assumed("Stock of 2022 (CBS) carried with planned growth."),
                spread: 0.01)
        }
        give("housing.dwellings", carried, basis, isCarried: true)
        let value = needEach("housing.value_per_square_metre")
        let missing = Basis(
            level: .region, year: Derivation.baseYear, evidence: .assumed("Missing."), spread: 1)
        let values = regions.map {
            figures.value("housing.value_per_square_metre", $0.code).map { Basis($0) } ?? missing
        }
        give("housing.value_per_square_metre", value, values, isCarried: true)
    }

    private mutating func plannedGrowth(dwellings: [Double]) -> [Double] {
        let years = [2015, 2016, 2017, 2018, 2019, 2021]
        var growth = [Double](repeating: 0, count: regions.count)
        var national = 0.0
        for year in years {
            let before = needEach("population.residents[\(year)]")
            let after = needEach("population.residents[\(year + 1)]")
            for region in regions.indices {
                growth[region] += (after[region] / before[region] - 1) / Double(years.count)
            }
            national += (after.sum / before.sum - 1) / Double(years.count)
        }
        let mean = need("housing.planned_growth")
        let response = need("housing.growth_response")
        let least = need("housing.least_growth")
        let most = need("housing.most_growth")
        let raw = growth.map { min(max(mean + response * ($0 - national), least), most) }
        let scale = mean / weightedMean(raw, dwellings)
        // (C2) The proxy's bounds and the base years keep regions too close together.
        let widened = need("housing.growth_spread")
        return raw.map { mean + widened * ($0 * scale - mean) }
    }
}
