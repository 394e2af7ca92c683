import Modelling
import Reading

extension Derivation {
    /// Recorded crime, feeling unsafe and road deaths by region.
    ///
    /// The country's rates of 2023 with the pattern of the regions in 2015. Feeling unsafe has that of the former police regions in 2011.
    mutating func deriveSafety() {
        let residents = needEach("population.residents[2015]")
        func perInhabitant(_ kinds: [String]) -> [Double] {
            var crimes = regions.map { _ in 0.0 }
            for kind in kinds {
                crimes = zip(crimes, needEach("safety.crimes_2015[\(kind)]")).map { $0 + $1 }
            }
            return zip(crimes, residents).map { $0 / $1 }
        }
        for (name, kinds) in [("property_crime", ["property", "vandalism"]), ("violence", ["violence"])] {
            let basis = made(
                Text(
                    nl:
                        "Misdrijven van 2015 per inwoner (CBS), geschaald naar het cijfer van het land in 2023.",
                    en: "Crimes of 2015 per inhabitant (CBS), scaled to the national rate of 2023."),
                of: { _ in kinds.map { "safety.crimes_2015[\($0)]" } + ["population.residents[2015]"] },
                scaledBy: kinds.map { "safety.crimes[\($0)]" }, spread: 0.2)
            give("safety.\(name)", crimeRates(perInhabitant(kinds), kinds), basis)
        }
        deriveFeelingUnsafe(
            regions.map { [figures] region in
                figures.value("police.feeling_unsafe[\(policeRegion(of: region))]", Places.nation)?.value
                    ?? .nan
            })
        deriveRoadDeaths(perInhabitant: roadDeathsOfProvinces())
    }

    /// Crimes per 1000 inhabitants with this pattern that make the country's crimes of these kinds.
    mutating func crimeRates(_ pattern: [Double], _ kinds: [String]) -> [Double] {
        let inhabitants = needEach("population.residents[\(vintage.residents)]").sum
        var crimes = 0.0
        for kind in kinds { crimes += need("safety.crimes[\(kind)]") }
        let mean = weightedMean(pattern, regions.indices.map { population($0) })
        return pattern.map { $0 / mean * crimes / inhabitants * 1000 }
    }

    mutating func deriveFeelingUnsafe(_ pattern: [Double]) {
        let level = need("safety.feeling_unsafe") / need("police.feeling_unsafe[Nederland]")
        var values = pattern.map { $0 * level }
        var basis = made(
            Text(
                nl: "Patroon van de politieregio's in 2011 (IVM) op het niveau van het land in 2023.",
                en: "Pattern of police regions in 2011 (IVM) at the national level of 2023."),
            of: { ["police.feeling_unsafe[\(policeRegion(of: $0))]"] }, scaledBy: ["safety.feeling_unsafe"],
            spread: 0.25)
        replaceByOwn("safety.feeling_unsafe", &values, &basis)
        give("safety.feeling_unsafe", values, basis, isCarried: true)
    }

    /// The country's road deaths, by a pattern per inhabitant.
    mutating func deriveRoadDeaths(perInhabitant: [Double]) {
        let deaths = need("safety.road_deaths")
        var values = regions.indices.map { population($0) * perInhabitant[$0] }.shares.map { $0 * deaths }
        var basis = made(
            Text(
                nl:
                    "Aantal van het land (SWOV), naar verkeersdoden per inwoner van de provincie in 2015-2018 (CBS).",
                en:
                    "National number (SWOV), by road deaths per inhabitant of the province in 2015-2018 (CBS)."
            ),
            of: { _ in Self.yearsOfRoadDeaths.map { "safety.road_deaths_of[\($0)]" } },
            scaledBy: ["safety.road_deaths"], spread: 0.4)
        replaceByOwn("safety.road_deaths", &values, &basis)
        give("safety.road_deaths", values, basis, isCarried: true)
    }

    static let yearsOfRoadDeaths = 2015...2018

    /// Deaths by road traffic per inhabitant of the region's province, mean over years.
    private mutating func roadDeathsOfProvinces() -> [Double] {
        var rates: [String: Double] = [:]
        for province in figures.places.provinces {
            var (deaths, residents) = (0.0, 0.0)
            for year in Self.yearsOfRoadDeaths {
                deaths += need("safety.road_deaths_of[\(year)]", province)
                for region in regions where region.province == province {
                    residents += need("population.residents[\(year)]", region.code)
                }
            }
            rates[province] = deaths / residents
        }
        return regions.map { rates[$0.province] ?? .nan }
    }

    /// Puts in what a region has of its own.
    func replaceByOwn(_ figure: String, _ values: inout [Double], _ basis: inout [Basis]) {
        for (number, region) in regions.enumerated() {
            guard let own = figures.value(figure, region.code) else { continue }
            values[number] = own.value
            basis[number] = Basis(own)
        }
    }

    /// The former police region that holds most of a region's people.
    func policeRegion(of region: Region) -> String {
        let all = figures.texts["police.regions"] ?? []
        return all.first { $0.text.split(separator: " ").contains { $0 == region.code } }?.key ?? region.code
    }
}
