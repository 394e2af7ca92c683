import Modelling
import Reading

extension Derivation {
    /// Planned net growth of dwellings by region, and what stands behind it.
    typealias Plans = (growth: [Double], basis: [Basis])

    /// Dwellings on the base date and their planned net growth.
    ///
    /// Counts of before the base date are carried with planned growth.
    mutating func deriveHousing(_ plans: Plans) {
        var counted: [FigureValue?] = []
        for region in regions {
            _ = need("housing.dwellings", region.code)
            counted.append(figures.value("housing.dwellings", region.code))
        }
        let dwellings = onNewBoundaries(
            counted.map { $0?.value ?? .nan }, of: years(of: "housing.dwellings"), part: partOfDwellings)
        let planned = plans.growth
        give("housing.planned_growth", planned, plans.basis)
        let growth = given["housing.planned_growth"] ?? planned
        let carried = regions.indices.map { region in
            let years = vintage.base - (counted[region]?.year ?? vintage.base)
            return (0..<max(years, 0)).reduce(dwellings[region]) { stock, _ in stock * (1 + growth[region]) }
        }
        let basis = counted.enumerated().map { number, known in
            guard let known, known.year < vintage.base else {
                return known.map { Basis($0) }
                    ?? Basis(Text(nl: "Ontbreekt.", en: "Missing."), of: [], isJudged: true, spread: 1)
            }
            return Basis(
                Text(
                    nl:
                        "Woningen van \(known.year) (\(known.evidence.source[.dutch])), doorgetrokken met de geplande groei.",
                    en:
                        "Stock of \(known.year) (\(known.evidence.source.english)) carried with planned growth."
                ),
                of: [Basis(known)], scaledBy: bases["housing.planned_growth"].map { [$0[number]] } ?? [],
                isJudged: false, spread: 0.01)
        }
        give("housing.dwellings", carried, basis, isCarried: true)
        let value = needEach("housing.value_per_square_metre")
        let values = regions.map {
            figures.value("housing.value_per_square_metre", $0.code).map { Basis($0) }
                ?? Basis(Text(nl: "Ontbreekt.", en: "Missing."), of: [], isJudged: true, spread: 1)
        }
        give("housing.value_per_square_metre", value, values, isCarried: true)
    }

    /// Plans where none are known: the country's growth, more where population grew faster in comparable years, within bounds,
    /// scaled so that the country's comes out, and then spread half as wide again (C2).
    mutating func plansFromResidents() -> Plans {
        let years = vintage.comparable
        let dwellings = needEach("housing.dwellings")
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
        let basis = made(
            Text(
                nl: "Groei van het land, meer waar de bevolking sneller groeide; geen plannen van de regio.",
                en: "National growth, more where population grew faster; no plans of the region."),
            of: { _ in ["housing.planned_growth", "population.residents[\(vintage.residents - 1)]"] },
            spread: 0.5)
        return (raw.map { mean + widened * ($0 * scale - mean) }, basis)
    }
}
