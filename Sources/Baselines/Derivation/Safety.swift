import Modelling

extension Derivation {
    /// Recorded crime, feeling unsafe and road deaths by region.
    ///
    /// The country's rates of 2023 with the pattern of the former police regions in 2011; crime also with the square root of
    /// the region's suspects against its province's, where they are counted. Road deaths by population.
    mutating func deriveSafety() {
        let people = regions.indices.map { population($0) }
        let inhabitants = needEach("population.residents[2023]").sum
        var crime: [Double] = []
        var unsafe: [Double] = []
        for region in regions {
            let police = policeRegion(of: region)
            crime.append(need("police.crimes[\(police)]") * squareRoot(suspectRatio(region)))
            unsafe.append(need("police.feeling_unsafe[\(police)]"))
        }
        let property = need("safety.crimes[property]") + need("safety.crimes[vandalism]")
        let violence = need("safety.crimes[violence]")
        let basis = everywhere(
            .province, 2023,
            .assumed(
                "National rate of 2023 (CBS) with the pattern of police regions in 2011 and of suspects in 2022."
            ),
            spread: 0.25)
        let mean = weightedMean(crime, people)
        func rate(_ crimes: Double) -> [Double] { crime.map { $0 / mean * crimes / inhabitants * 1000 } }
        give("safety.property_crime", rate(property), basis)
        give("safety.violence", rate(violence), basis)
        deriveFeelingUnsafe(unsafe)
        deriveRoadDeaths(people)
    }

    private mutating func deriveFeelingUnsafe(_ pattern: [Double]) {
        let level = need("safety.feeling_unsafe") / need("police.feeling_unsafe[Nederland]")
        var values = pattern.map { $0 * level }
        var basis = everywhere(
            .province, 2023,
            .assumed("Pattern of police regions in 2011 (IVM) at the national level of 2023."), spread: 0.25)
        replaceByOwn("safety.feeling_unsafe", &values, &basis)
        give("safety.feeling_unsafe", values, basis, isCarried: true)
    }

    private mutating func deriveRoadDeaths(_ people: [Double]) {
        let deaths = need("safety.road_deaths")
        var values = people.shares.map { $0 * deaths }
        var basis = everywhere(.nation, 2023, .assumed("National number (SWOV) by population."), spread: 0.5)
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

    /// Suspects per inhabitant of a region against those of its province; 1 where the region's are not counted.
    private mutating func suspectRatio(_ region: Region) -> Double {
        guard let own = figures.value("safety.suspects", region.code) else { return 1 }
        return own.value / need("safety.suspects", region.province)
    }
}
