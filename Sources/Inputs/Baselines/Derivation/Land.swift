import Modelling
import Reading
import RegionModel

extension Derivation {
    /// Hectares of every region by land class.
    ///
    /// Farmland, parks and most nature are counted per region. Homes, business parks, roads and sports grounds are counted per
    /// province and spread by artificial surface; inland water by area; nature of regions without a count by land
    /// that is neither farmed nor built on. What is left of the land is `other`.
    mutating func deriveLand() {
        let municipal = onNewBoundaries(
            needEach("land.land_area"), of: years(of: "land.land_area"), part: partOfLand)
        // Measured inside the boundaries of 2021, whatever its year.
        let surface = onNewBoundaries(
            needEach("land.artificial_surface"), of: regions.map { _ in 2021 }, part: partOfLand)
        let parks = counted("land.parks")
        let holiday = counted("land.holiday_recreation")
        let greenhouses = counted("land.greenhouses")
        let farm = counted("land.agriculture")
        let kinds = ["rail", "road", "residential", "business_parks", "sports"]
        var spread: [String: [Double]] = [:]
        for kind in kinds { spread[kind] = spreadOverRegions("land.\(kind)", by: surface) }
        let built =
            others.contains(.artificialSurfaceInHectares)
            ? surface : regions.indices.map { region in kinds.map { spread[$0]?[region] ?? .nan }.sum }
        let nature = natureCounts(
            free: regions.indices.map { max(municipal[$0] - farm[$0] - built[$0], 0.02 * municipal[$0]) })
        let newShare = need("land.new_nature_share")
        let inclusive = need("land.nature_inclusive_share")
        let residentialGrowth = need("land.residential_2017") / provinces("land.residential").sum
        let water = spreadOverRegions("land.inland_water", by: municipal)
        var known: [[LandClass: Double]] = []
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
            fit(&classes, into: municipal[number], of: region)
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
        deriveRoadDistance(traffic: regions.indices.map { traffic($0, spread) }, area: area)
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
        guard !others.contains(.smallWatersAreLand) else { return municipal.map { _ in 0 } }
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
    private func fit(_ classes: inout [LandClass: Double], into area: Double, of region: Region) {
        let used = LandClass.allCases.compactMap { classes[$0] }.sum
        let spread = LandClass.allCases.filter { $0.isSpread || isNatureSpread($0, of: region) }
        let elastic = spread.compactMap { classes[$0] }.sum
        let excess = max(used - 0.995 * area, 0)
        if others.contains(.allClassesShrink) || excess > elastic / 2 {
            for known in LandClass.allCases { classes[known]? *= (used - excess) / used }
        } else {
            for known in spread { classes[known]? *= (elastic - excess) / elastic }
        }
        classes[.other] = area - (used - excess)
    }

    private func isNatureSpread(_ known: LandClass, of region: Region) -> Bool {
        known.isOldNature && figures.value("land.woodland", region.code) == nil
    }

    /// What stands behind the hectares of a class: counted in the region, in its province, or a share of the country.
    private func landBasis(_ known: LandClass, of region: Region) -> Basis {
        let inputs: [String] =
            switch known {
            case .residential: ["residential", "artificial_surface"]
            case .business: ["business_parks", "artificial_surface"]
            case .traffic: ["rail", "road", "artificial_surface"]
            case .recreation: ["parks", "holiday_recreation", "sports", "artificial_surface"]
            case .arable: ["agriculture", "arable_share", "greenhouses"]
            case .grassland: ["agriculture", "arable_share"]
            case .natureInclusiveFarmland: ["agriculture", "nature_inclusive_share"]
            case .forest: ["woodland"]
            case .openNature: ["dry_nature"]
            case .wetNature: ["wet_nature"]
            case .newNature: ["woodland", "dry_nature", "wet_nature", "new_nature_share"]
            case .water: ["inland_water", "land_area"]
            case .other: ["land_area", "total", "inland_water", "agriculture", "residential"]
            }
        let rule =
            switch known {
            case .residential, .business, .traffic:
                Text(
                    nl: "Grond van de provincie (CBS 2015), verdeeld naar verhard oppervlak.",
                    en: "Land of the province (CBS 2015), spread by artificial surface.")
            case .recreation:
                Text(
                    nl:
                        "Parken en vakantieparken van de regio (CBS); sportvelden van de provincie naar verhard oppervlak.",
                    en:
                        "Parks and holiday parks of the region (CBS); sports grounds of the province by artificial surface."
                )
            case .arable, .grassland:
                Text(
                    nl:
                        "Landbouwgrond van de regio (CBS 2017), gesplitst met een aandeel van de provincie; kassen bij de akkers.",
                    en:
                        "Farmland of the region (CBS 2017), divided by a share of the province; greenhouses with the fields."
                )
            case .natureInclusiveFarmland:
                Text(
                    nl: "Landbouwgrond van de regio (CBS 2017) maal een aandeel van het land.",
                    en: "Farmland of the region (CBS 2017) times a share of the country.")
            case .forest, .openNature, .wetNature:
                Text(
                    nl:
                        "CBS 2017, min het aandeel nieuwe natuur van het land; van de provincie naar vrije grond waar de regio geen telling heeft.",
                    en:
                        "CBS 2017, less the country's share of new nature; of the province by free land where the region has no count."
                )
            case .newNature:
                Text(
                    nl: "Natuur (CBS 2017) maal een aandeel van het land.",
                    en: "Nature (CBS 2017) times a share of the country.")
            case .water:
                Text(
                    nl: "Binnenwater van de provincie (CBS 2015) naar oppervlakte.",
                    en: "Inland water of the province (CBS 2015) by area.")
            case .other: Text(nl: "Wat er van de grond over is.", en: "What is left of the land.")
            }
        return Basis(
            rule, of: behind(inputs.map { "land.\($0)" }, region),
            scaledBy: known.isOldNature ? behind(["land.new_nature_share"], region) : [],
            isJudged: true, spread: known == .other || isNatureSpread(known, of: region) ? 0.3 : 0.1)
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
        let basis = made(
            Text(
                nl: "500 m in het land, omgekeerd aan het aandeel verkeersgrond.",
                en: "500 m in the country, inverse to the share of traffic land."),
            of: { _ in ["land.road_distance", "land.road"] }, spread: 0.5)
        give("biodiversity.road_distance", zip(traffic, area).map { national * mean / ($0 / $1) }, basis)
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

extension LandClass {
    /// Counted per province and spread over its regions.
    fileprivate var isSpread: Bool { [.residential, .business, .traffic].contains(self) }

    fileprivate var isOldNature: Bool { [.forest, .openNature, .wetNature].contains(self) }
}
