import Modelling
import RegionModel

extension Derivation {
    /// Hectares of every region by land class.
    ///
    /// Farmland, parks and most nature are counted per region. Homes, business parks, roads and sports grounds are counted per
    /// province and spread by artificial surface; inland water by land area; nature of regions without a count by land
    /// that is neither farmed nor built on. What is left of the land is `other`.
    mutating func deriveLand() {
        let area = needEach("land.land_area")
        let built = needEach("land.artificial_surface")
        let farm = needEach("land.agriculture")
        let nature = natureCounts(
            free: regions.indices.map { max(area[$0] - farm[$0] - built[$0], 0.02 * area[$0]) })
        let newShare = need("land.new_nature_share")
        let inclusive = need("land.nature_inclusive_share")
        let residential2015 = provinces("land.residential").sum
        let residentialGrowth = need("land.residential_2017") / residential2015
        let spread: [String: [Double]] = ["rail", "road", "residential", "business_parks", "sports"].reduce(
            into: [:]) {
                $0[$1] = spreadOverRegions("land.\($1)", by: built)
            }
        let water = spreadOverRegions("land.inland_water", by: area)
        let parks = needEach("land.parks")
        let holiday = needEach("land.holiday_recreation")
        let greenhouses = needEach("land.greenhouses")
        var values: [Double] = []
        for (number, region) in regions.enumerated() {
            let arable = need("land.arable_share", region.province)
            var classes: [LandClass: Double] = [
                .residential: (spread["residential"]?[number] ?? .nan) * residentialGrowth,
                .business: spread["business_parks"]?[number] ?? .nan,
                .traffic: traffic(number, spread),
                .recreation: parks[number] + holiday[number] + (spread["sports"]?[number] ?? .nan),
                .arable: farm[number] * arable + greenhouses[number],
                .natureInclusiveFarmland: farm[number] * inclusive,
                .grassland: farm[number] * (1 - arable - inclusive),
                .forest: nature.woodland[number] * (1 - newShare),
                .openNature: nature.dry[number] * (1 - newShare),
                .wetNature: nature.wet[number] * (1 - newShare),
                .newNature: (nature.woodland[number] + nature.dry[number] + nature.wet[number]) * newShare,
            ]
            // Counts of different years and definitions can exceed the land that there is.
            let used = LandClass.allCases.compactMap { classes[$0] }.sum
            let scale = min(1, 0.995 * area[number] / used)
            for known in LandClass.allCases { classes[known]? *= scale }
            classes[.other] = area[number] - used * scale
            classes[.water] = water[number]
            values += LandClass.allCases.map { classes[$0] ?? 0 }
        }
        let basis = regions.map { region in
            Basis(
                level: .region, year: 2017,
                evidence: .assumed(
                    "CBS land use 2015-2017; built classes of the province spread by artificial surface."),
                spread: figures.value("land.woodland", region.code) == nil ? 0.3 : 0.1)
        }
        give("land.area", values, basis)
        deriveRoadDistance(traffic: regions.indices.map { traffic($0, spread) }, area: area)
        derivePatches(area: area)
    }

    private func traffic(_ region: Int, _ spread: [String: [Double]]) -> Double {
        (spread["rail"]?[region] ?? .nan) + (spread["road"]?[region] ?? .nan)
    }

    private mutating func provinces(_ figure: String) -> [Double] {
        var values: [Double] = []
        for province in figures.places.provinces { values.append(need(figure, province)) }
        return values
    }

    /// A provincial figure divided over its regions by weight.
    private mutating func spreadOverRegions(_ figure: String, by weights: [Double]) -> [Double] {
        var values: [Double] = []
        for (number, region) in regions.enumerated() {
            let all = regions.indices.filter { regions[$0].province == region.province }.map { weights[$0] }
                .sum
            values.append(need(figure, region.province) * weights[number] / all)
        }
        return values
    }

    /// Woodland, dry and wet nature by region: as counted, else the rest of the province by free land.
    private mutating func natureCounts(free: [Double]) -> (woodland: [Double], dry: [Double], wet: [Double]) {
        var columns: [[Double]] = []
        for figure in ["land.woodland", "land.dry_nature", "land.wet_nature"] {
            var values = [Double](repeating: .nan, count: regions.count)
            for province in figures.places.provinces {
                let members = regions.indices.filter { regions[$0].province == province }
                let counted = members.map { figures.value(figure, regions[$0].code)?.value }
                let rest = max(need(figure, province) - counted.compactMap { $0 }.sum, 0)
                let uncounted = zip(members, counted).filter { $1 == nil }.map(\.0)
                let freeThere = uncounted.map { free[$0] }.sum
                for (region, value) in zip(members, counted) {
                    values[region] = value ?? rest * free[region] / freeThere
                }
            }
            columns.append(values)
        }
        return (columns[0], columns[1], columns[2])
    }

    /// Metres to the nearest main or regional road, inverse to the share of traffic land.
    private mutating func deriveRoadDistance(traffic: [Double], area: [Double]) {
        let national = need("land.road_distance")
        let mean = traffic.sum / area.sum
        let basis = everywhere(
            .nation, 2015, .assumed("500 m in the country, inverse to the share of traffic land."),
            spread: 0.5)
        give("biodiversity.road_distance", zip(traffic, area).map { national * mean / ($0 / $1) }, basis)
    }

    /// Hectares of a mean patch of nature, proportional to the share of nature.
    private mutating func derivePatches(area: [Double]) {
        let national = need("land.patch")
        let nature = regions.indices.map { self.nature(in: $0) }
        let mean = nature.sum / area.sum
        let basis = everywhere(
            .nation, 2017,
            .assumed("300 ha in the country, proportional to the share of nature, at least 45 ha."),
            spread: 0.6)
        let patches = zip(nature, area).map { max(national * ($0 / $1) / mean, 0.15 * national) }
        give("biodiversity.patch", patches, basis)
    }

    /// Hectares of nature in a region, old and new.
    func nature(in region: Int) -> Double {
        let land = Array(given("land.area", region, of: LandClass.allCases.count))
        return [.forest, .openNature, .wetNature, .newNature].map { (known: LandClass) in land[known.rawValue]
        }.sum
    }
}
