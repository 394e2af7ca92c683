import Modelling
import Reading
import RegionModel

extension Derivation {
    /// What was counted of the land of each region, or spread over it, ha.
    struct LandCounts {
        /// Of the municipalities together.
        var area: [Double]
        var surface: [Double]
        var farm: [Double]
        var greenhouses: [Double]
        /// Parks and holiday parks.
        var parks: [Double]
        /// What is counted per province, spread by artificial surface.
        var rail: [Double]
        var road: [Double]
        var residential: [Double]
        var business: [Double]
        var sports: [Double]
        /// Part of farmland that is ploughed.
        var arableShare: [Double]
        /// What a province's inland water is divided by.
        var water: [Double]
        /// Kilometres of roads of State and province.
        var roads: [Double]

        /// Rail and roads.
        var traffic: [Double] { zip(rail, road).map { $0 + $1 } }
        /// Everything that is built on.
        var built: [Double] {
            area.indices.map { [rail[$0], road[$0], residential[$0], business[$0], sports[$0]].sum }
        }
    }

    /// Collects the counts that land follows from, on today's boundaries.
    mutating func landCounts() -> LandCounts {
        // Measured inside the boundaries of 2021, whatever its year.
        let surface = onNewBoundaries(
            needEach("land.artificial_surface"), of: regions.map { _ in 2021 }, part: partOfLand)
        let (state, provincial) = (counted("land.roads_2015[state]"), counted("land.roads_2015[province]"))
        let (parks, holiday) = (counted("land.parks"), counted("land.holiday_recreation"))
        return LandCounts(
            area: counted("land.land_area"), surface: surface, farm: counted("land.agriculture"),
            greenhouses: counted("land.greenhouses"), parks: zip(parks, holiday).map { $0 + $1 },
            rail: spreadOverRegions("land.rail", by: surface),
            road: spreadOverRegions("land.road", by: surface),
            residential: spreadOverRegions("land.residential", by: surface),
            business: spreadOverRegions("land.business_parks", by: surface),
            sports: spreadOverRegions("land.sports", by: surface), arableShare: arableShares(),
            water: counted("land.inland_water_2015"), roads: zip(state, provincial).map { $0 + $1 })
    }

    /// Crops, vegetables and fodder but grass, as a share of what farms cultivate.
    private mutating func arableShares() -> [Double] {
        var percent = regions.map { _ in 0.0 }
        for crop in ["arable", "horticulture", "fodder"] {
            percent = zip(percent, needEach("land.crops[\(crop)]")).map { $0 + $1 }
        }
        return percent.map { $0 / 100 }
    }

    /// Hectares of every region by land class.
    ///
    /// Farmland, parks and most nature are counted per region. Homes, business parks, roads and sports grounds are counted per
    /// province and spread by artificial surface; nature of regions without a count by land
    /// that is neither farmed nor built on. What is left of the land is `other`.
    ///
    /// - Parameters:
    ///   - counts: what was counted.
    ///   - built: hectares that nature cannot lie on, by region.
    ///   - shrinks: whether a class of a region makes room where the counts exceed the land.
    mutating func deriveLand(
        _ counts: LandCounts, built: [Double], shrinks: (LandClass, Region) -> Bool
    ) {
        let municipal = counts.area
        let nature = natureCounts(
            free: regions.indices.map {
                max(municipal[$0] - counts.farm[$0] - built[$0], 0.02 * municipal[$0])
            })
        let newShare = need("land.new_nature_share")
        let inclusive = need("land.nature_inclusive_share")
        let residentialGrowth = need("land.residential_2017") / provinces("land.residential").sum
        let water = spreadOverRegions("land.inland_water", by: counts.water)
        var known: [[LandClass: Double]] = []
        for (number, region) in regions.enumerated() {
            let arable = min(counts.arableShare[number], 1 - inclusive)
            let farm = counts.farm[number]
            var classes: [LandClass: Double] = [
                .residential: counts.residential[number] * residentialGrowth,
                .business: counts.business[number],
                .traffic: counts.traffic[number],
                .recreation: counts.parks[number] + counts.sports[number],
                .arable: farm * arable + counts.greenhouses[number],
                .natureInclusiveFarmland: farm * inclusive,
                .grassland: farm * (1 - arable - inclusive),
                .forest: nature.woodland[number] * (1 - newShare),
                .openNature: nature.dry[number] * (1 - newShare),
                .wetNature: nature.wet[number] * (1 - newShare),
                .newNature: (nature.woodland[number] + nature.dry[number] + nature.wet[number]) * newShare,
            ]
            let shrinking = LandClass.allCases.filter { shrinks($0, region) }
            fit(&classes, into: municipal[number], shrinking: shrinking)
            known.append(classes)
        }
        let small = smallWaters(municipal, among: known.map { $0[.other] ?? 0 })
        for region in regions.indices {
            known[region][.other]? -= small[region]
            known[region][.water] = water[region]
        }
        let area = zip(municipal, small).map { $0 - $1 }
        let values = known.flatMap { classes in LandClass.allCases.map { classes[$0] ?? 0 } }
        give(
            "land.area", values,
            byElement: regions.map { region in
                LandClass.allCases.map { landBasis($0, of: region) }
            })
        deriveRoadDistance(roads: counts.roads, area: area)
        derivePatches(area: area)
    }

    /// A count of every region, on today's boundaries.
    private mutating func counted(_ figure: String) -> [Double] {
        onNewBoundaries(needEach(figure), of: years(of: figure), part: partOfLand)
    }

    /// Small waters inside the area of the municipalities, which are in the count of inland water too.
    ///
    /// A province's land is its total less inland and outer water; provinces between which a municipality went are taken together.
    /// What the area of the municipalities exceeds that by lies in what no class of land was counted on, at most 95 % of it.
    private mutating func smallWaters(_ municipal: [Double], among other: [Double]) -> [Double] {
        var dry: [String: Double] = [:]
        for province in figures.places.provinces {
            dry[province] =
                need("land.total", province) - need("land.inland_water", province)
                - (figures.value("land.outer_water", province)?.value ?? 0)
        }
        return regions.indices.map { region in
            let province = regions[region].province
            let together = figures.places.provinces.filter {
                $0 == province || haveExchanged($0, province)
            }
            let members = regions.indices.filter { together.contains(regions[$0].province) }
            let waters = members.map { municipal[$0] }.sum - together.compactMap { dry[$0] }.sum
            return other[region] * min(max(waters / members.map { other[$0] }.sum, 0), 0.95)
        }
    }

    /// Makes room where counts of different years and definitions exceed the land that there is.
    ///
    /// Classes that were spread from a count of the province shrink; only where that would more than halve them, all do. What is
    /// left of the land is `other`.
    private func fit(_ classes: inout [LandClass: Double], into area: Double, shrinking: [LandClass]) {
        let used = LandClass.allCases.compactMap { classes[$0] }.sum
        let elastic = shrinking.compactMap { classes[$0] }.sum
        let excess = max(used - 0.995 * area, 0)
        if excess > elastic / 2 {
            for known in LandClass.allCases { classes[known]? *= (used - excess) / used }
        } else {
            for known in shrinking { classes[known]? *= (elastic - excess) / elastic }
        }
        classes[.other] = area - (used - excess)
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

    /// Metres to the nearest main or regional road, inverse to how many of them there are on a hectare.
    private mutating func deriveRoadDistance(roads: [Double], area: [Double]) {
        let national = need("land.road_distance")
        let mean = roads.sum / area.sum
        let basis = made(
            Text(
                nl:
                    "500 m in het land, omgekeerd aan de lengte van rijkswegen en provinciale wegen per hectare (CBS 2015).",
                en:
                    "500 m in the country, inverse to the length of roads of State and province on a hectare (CBS 2015)."
            ),
            of: { _ in ["land.roads_2015[state]", "land.roads_2015[province]", "land.land_area"] },
            scaledBy: ["land.road_distance"], spread: 0.5)
        give("biodiversity.road_distance", zip(roads, area).map { national * mean / ($0 / $1) }, basis)
    }

    /// Hectares of a mean patch of nature, proportional to the share of nature.
    private mutating func derivePatches(area: [Double]) {
        let national = need("land.patch")
        let nature = regions.indices.map { self.nature(in: $0) }
        let mean = nature.sum / area.sum
        let basis = made(
            Text(
                nl: "300 ha in het land, evenredig met het aandeel natuur, minstens 45 ha.",
                en: "300 ha in the country, proportional to the share of nature, at least 45 ha."),
            of: { _ in ["land.patch", "land.woodland"] }, spread: 0.6)
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
