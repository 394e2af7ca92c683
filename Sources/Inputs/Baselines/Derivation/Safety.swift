import Modelling
import Reading

extension Derivation {
    /// Recorded crime, feeling unsafe and road deaths by region.
    ///
    /// The country's rates of 2023 with the pattern of the former police regions in 2011; crime by kind, also with the square
    /// root of the region's suspects against those of its police region. Road deaths by population.
    ///
    /// - Parameter suspects: per inhabitant of each region, against those of a larger area.
    mutating func deriveSafety(suspects: [Double]) {
        let people = regions.indices.map { population($0) }
        let inhabitants = needEach("population.residents[\(vintage.residents)]").sum
        var property: [Double] = []
        var violence: [Double] = []
        var unsafe: [Double] = []
        for (number, region) in regions.enumerated() {
            let police = policeRegion(of: region)
            let ratio = squareRoot(suspects[number])
            let kinds = need("police.property[\(police)]") + need("police.vandalism[\(police)]")
            property.append(kinds * ratio)
            violence.append(need("police.violence[\(police)]") * ratio)
            unsafe.append(need("police.feeling_unsafe[\(police)]"))
        }
        func rate(_ pattern: [Double], _ crimes: Double) -> [Double] {
            let mean = weightedMean(pattern, people)
            return pattern.map { $0 / mean * crimes / inhabitants * 1000 }
        }
        func basis(_ kinds: [String]) -> [Basis] {
            made(
                Text(
                    nl:
                        "Cijfer van het land in 2023 (CBS) met het patroon van de politieregio's in 2011 naar soort misdrijf, en van verdachten in 2022.",
                    en:
                        "National rate of 2023 (CBS) with the pattern of police regions in 2011 by kind of crime, and of suspects in 2022."
                ),
                of: { region in
                    kinds.map { "police.\($0)[\(policeRegion(of: region))]" } + ["safety.suspects"]
                }, scaledBy: kinds.map { "safety.crimes[\($0)]" }, spread: 0.25)
        }
        let crimes = need("safety.crimes[property]") + need("safety.crimes[vandalism]")
        give("safety.property_crime", rate(property, crimes), basis(["property", "vandalism"]))
        give(
            "safety.violence", rate(violence, need("safety.crimes[violence]")), basis(["violence"]))
        deriveFeelingUnsafe(unsafe)
        deriveRoadDeaths(people)
    }

    private mutating func deriveFeelingUnsafe(_ pattern: [Double]) {
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

    private mutating func deriveRoadDeaths(_ people: [Double]) {
        let deaths = need("safety.road_deaths")
        var values = people.shares.map { $0 * deaths }
        var basis = made(
            Text(
                nl: "Aantal van het land (SWOV) naar inwoners.", en: "National number (SWOV) by population."),
            of: { _ in ["safety.road_deaths"] }, spread: 0.5)
        replaceByOwn("safety.road_deaths", &values, &basis)
        give("safety.road_deaths", values, basis, isCarried: true)
    }

    /// Puts in what a region has of its own.
    func replaceByOwn(_ figure: String, _ values: inout [Double], _ basis: inout [Basis]) {
        for (number, region) in regions.enumerated() {
            guard let own = figures.value(figure, region.code) else { continue }
            values[number] = own.value
            basis[number] = Basis(own)
        }
    }

    private func policeRegion(of region: Region) -> String {
        let all = figures.texts["police.regions"] ?? []
        return all.first { $0.text.split(separator: " ").contains { $0 == region.code } }?.key ?? region.code
    }

    /// Suspects per inhabitant of each region against those of its police region as a whole.
    ///
    /// A region whose suspects are not counted has its province's. All regions of a police region together then have the crime
    /// of the police region.
    mutating func suspectsWithinPoliceRegion() -> [Double] {
        var suspects: [Double] = []
        for region in regions {
            let province = need("safety.suspects", region.province)
            suspects.append(figures.value("safety.suspects", region.code)?.value ?? province)
        }
        let people = regions.indices.map { population($0) }
        let police = regions.map { policeRegion(of: $0) }
        return regions.indices.map { number in
            let members = regions.indices.filter { police[$0] == police[number] }
            return suspects[number] / weightedMean(members.map { suspects[$0] }, members.map { people[$0] })
        }
    }
}
