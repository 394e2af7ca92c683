/// How much of a figure a place can have at most: no more forest than land, no more children than residents.
struct PlaceLimits {
    let figures: Figures

    /// The years that a figure of the start can be about.
    static let years = 1990...Vintage.shipped.base + 1

    /// What is possible for a figure of a place, inside what is possible for it anywhere.
    func limits(of figure: String, unit: String, at place: String, within allowed: ClosedRange<Double>)
        -> ClosedRange<Double>
    {
        let residents = residents(of: place)
        var limits = allowed
        switch unit {
        case "ha" where figure == "land.land_area":
            let own = land(of: place)
            limits = own / 2...own * 2
        case "ha" where figure.hasPrefix("land."):
            let isWater = ["water", "[water]", "total"].contains { figure.hasSuffix($0) }
            limits = 0...land(of: place, isWater: isWater)
        case "persons" where figure.hasPrefix("population.residents"): limits = residents / 2...residents * 2
        case "persons" where figure.hasPrefix("population."): limits = 0...residents
        case "persons", "jobs": limits = 0...residents * 2
        case "dwellings", "households", "firms", "establishments": limits = 0...residents
        case "persons/yr": limits = 0...residents / 5
        default: break
        }
        let least = max(limits.lowerBound, allowed.lowerBound)
        return least...max(least, min(limits.upperBound, allowed.upperBound))
    }

    /// Land of a place, ha: the area of its municipalities, the whole province with its waters, or the country's.
    func land(of place: String, isWater: Bool = false) -> Double {
        let members = regions(of: place)
        guard isWater else { return sum("land.land_area", over: members) }
        return Set(members.map(\.province)).sorted().compactMap { figures.value("land.total", $0)?.value }
            .reduce(0, +)
    }

    private func residents(of place: String) -> Double {
        sum("population.residents[\(Vintage.shipped.residents)]", over: regions(of: place))
    }

    private func regions(of place: String) -> [Region] {
        figures.places.regions.filter { $0.code == place || $0.province == place || place == Places.nation }
    }

    private func sum(_ figure: String, over regions: [Region]) -> Double {
        regions.compactMap { figures.value(figure, $0.code)?.value }.reduce(0, +)
    }
}
