import Modelling
import Reading
import RegionModel

extension Derivation {
    /// Mean distance to each amenity.
    ///
    /// The region's of 2015, at the country's level of today. Sports grounds, which no table has by region: the country's,
    /// longer where fewer people live on a hectare (fourth root).
    mutating func deriveAmenities() {
        let people = regions.indices.map { population($0) }
        let sparse = sparseness()
        var values = [Double](repeating: 0, count: regions.count * Amenity.allCases.count)
        for amenity in Amenity.allCases {
            let national = need("amenities.distance[\(amenity.label)]")
            var pattern = sparse
            if !amenity.columns.isEmpty {
                pattern = regions.map { _ in 0 }
                for column in amenity.columns { pattern = zip(pattern, needEach(column)).map { $0 + $1 } }
                let mean = weightedMean(pattern, people)
                pattern = pattern.map { $0 / mean }
            }
            for region in regions.indices {
                values[region * Amenity.allCases.count + amenity.rawValue] = national * pattern[region]
            }
        }
        let basis = regions.map { region in
            Amenity.allCases.map { distanceBasis($0, region) }
        }
        give("amenities.distance", values, byElement: basis)
    }

    /// How much farther everything is for how thinly a region is peopled, against the country.
    func sparseness() -> [Double] {
        let area = regions.map { figures.value("land.land_area", $0.code)?.value ?? .nan }
        let people = regions.indices.map { population($0) }
        let density = people.sum / area.sum
        return regions.indices.map { squareRoot(squareRoot(density / (people[$0] / area[$0]))) }
    }

    private func distanceBasis(_ amenity: Amenity, _ region: Region) -> Basis {
        let national = behind(["amenities.distance[\(amenity.label)]"], region)
        guard !amenity.columns.isEmpty else {
            return Basis(
                Text(
                    nl:
                        "Gemiddelde van het land, langer met de vierdemachtswortel van hoe dun de regio is bevolkt.",
                    en: "National mean, longer by the fourth root of how thinly the region is peopled."),
                of: national, isJudged: true, spread: 0.3)
        }
        return Basis(
            Text(
                nl: "Afstand in de regio in 2015 (CBS), op het niveau van het land van nu.",
                en: "Distance in the region in 2015 (CBS), at the country's level of today."),
            of: behind(amenity.columns, region), scaledBy: national, isJudged: true, spread: 0.15)
    }
}

extension Amenity {
    /// Distances of regions in 2015, of which the mean is taken; none for sports grounds.
    fileprivate var columns: [String] {
        switch self {
        case .sports: []
        case .secondarySchool: ["vmbo", "havo_vwo"].map { "amenities.distance_2015[\($0)]" }
        default: ["amenities.distance_2015[\(label)]"]
        }
    }
}
