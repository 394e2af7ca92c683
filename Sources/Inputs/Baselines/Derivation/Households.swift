import Modelling
import Reading

extension Derivation {
    /// Households per person by age in the country, and how far each region differs; the country's households come out.
    ///
    /// - Parameter ratios: households of each region, compared with those of the same people at national rates.
    mutating func deriveHouseholds(_ ratios: [Double]) {
        let pattern = nationalGroups("headship")
        give("population.household_ratio", ratios, householdRatioBasis())
        let differs = given["population.household_ratio"] ?? ratios
        let households = regions.indices.map { region in
            differs[region] * zip(people(in: region), pattern).map { $0 * $1 }.sum
        }.sum
        let scale = need("population.households") / households
        let basis = madeNationally(
            Text(
                nl: "Patroon van het land, uit het hoofd, geschaald naar het aantal huishoudens.",
                en: "National pattern from memory, scaled to the number of households."),
            of: ["age_groups.headship[30-34]", "population.households"], spread: 0.1)
        giveNational("population.headship", pattern.map { $0 * scale }, basis) { $0.max() ?? 0 }
    }

    /// Households of 2015 against what the country's pattern would give the region's people of then, by groups of five years.
    ///
    /// (By province it moved by .7 % at most from 2015 to 2018, and provinces differ by 15 %.)
    mutating func householdRatios() -> [Double] {
        let pattern = nationalGroups("headship")
        let people = nationalAges("people")
        var expected = regions.map { _ in 0.0 }
        for group in Self.fiveYears {
            let rate = weightedMean(Array(pattern[group.ages]), Array(people[group.ages]))
            expected = zip(expected, needEach("population.aged_2015[\(group.name)]")).map { $0 + $1 * rate }
        }
        let counted = needEach("population.households_2015")
        let national = counted.sum / expected.sum
        return zip(counted, expected).map { $0 / $1 / national }
    }

    private func householdRatioBasis() -> [Basis] {
        made(
            Text(
                nl:
                    "Huishoudens van 2015 (CBS), naast wat cijfers van het land bij de leeftijden van de regio in dat jaar zouden geven.",
                en:
                    "Households of 2015 (CBS), against what national rates would give the region's people by age in that year."
            ),
            of: { _ in
                ["population.households_2015"] + Self.fiveYears.map { "population.aged_2015[\($0.name)]" }
            }, scaledBy: ["age_groups.headship[30-34]"], spread: 0.02)
    }
}
