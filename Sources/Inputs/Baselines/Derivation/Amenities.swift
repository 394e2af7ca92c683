import Modelling
import Reading
import RegionModel

extension Derivation {
    /// Mean distance to each amenity: the country's, longer where fewer people live on a hectare (fourth root).
    mutating func deriveAmenities() {
        let area = needEach("land.land_area")
        let people = regions.indices.map { population($0) }
        let density = people.sum / area.sum
        var values = [Double](repeating: 0, count: regions.count * Amenity.allCases.count)
        for amenity in Amenity.allCases {
            let figure = "amenities.distance[\(amenity.label)]"
            let national = need(figure)
            for region in regions.indices {
                let sparse = density / (people[region] / area[region])
                values[region * Amenity.allCases.count + amenity.rawValue] =
                    national * squareRoot(squareRoot(sparse))
            }
        }
        let basis = regions.indices.map { number in
            Amenity.allCases.map { amenity in
                let national = behind(["amenities.distance[\(amenity.label)]"], regions[number])
                return Basis(
                    Text(
                        nl:
                            "Gemiddelde van het land, langer met de vierdemachtswortel van hoe dun de regio is bevolkt.",
                        en: "National mean, longer by the fourth root of how thinly the region is peopled."),
                    of: national, isJudged: true, spread: 0.3)
            }
        }
        give("amenities.distance", values, byElement: basis)
    }
}
