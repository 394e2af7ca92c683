import Reading

@testable import Baselines

extension Derivation {
    /// Derives everything by the rules that the independent implementation read otherwise.
    init(asOthersRead figures: Figures) throws(Problems) {
        self.init(from: figures)
        derivePeople()
        deriveBirthsAndDeaths()
        deriveHouseholds()
        deriveMigration()
        deriveHousing()
        deriveEmployment(beyondCountry: growthAcrossBoundaryChanges())
        deriveProductivity()
        // Net participation is of the labour force, so that the unemployed come off it.
        let rates = unemploymentRates()
        let participation = zip(needEach("jobs.net_participation"), rates.values).map { $0 * (1 - $1) }
        deriveLabourMarket(rates, participation: participation)
        deriveFirms()
        // Artificial surface is taken for hectares of built land; where counts exceed the land, all of them shrink.
        let land = landCounts()
        deriveLand(land, built: land.surface) { _, _ in true }
        deriveNature()
        deriveSafety(suspects: suspectsAgainstProvince())
        deriveAmenities()
        try complete()
    }

    /// Jobs grow with residents of 2017-2023, through the years in which boundaries changed.
    private mutating func growthAcrossBoundaryChanges() -> [Double] {
        let before = needEach("population.residents[2017]")
        let after = needEach("population.residents[2023]")
        return zip(before, after).map { $1 / $0 / (after.sum / before.sum) }
    }

    /// Suspects of a region are compared with those of its province.
    private mutating func suspectsAgainstProvince() -> [Double] {
        var ratios: [Double] = []
        for region in regions {
            let province = need("safety.suspects", region.province)
            ratios.append((figures.value("safety.suspects", region.code)?.value ?? province) / province)
        }
        return ratios
    }
}
