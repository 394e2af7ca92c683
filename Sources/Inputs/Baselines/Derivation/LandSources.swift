import Modelling
import RegionModel

extension Derivation {
    /// What stands behind the hectares of a class: counted in the region, in its province, or a share of the country.
    func landBasis(_ known: LandClass, of region: Region) -> Basis {
        Basis(
            known.rule, of: behind(known.inputs.map { "land.\($0)" }, region),
            scaledBy: behind(known.factors.map { "land.\($0)" }, region),
            isJudged: true,
            spread: known == .other || known.isSpreadNature(in: region, by: figures) ? 0.3 : 0.1)
    }
}

extension LandClass {
    /// Counted per province and spread over its regions.
    var isSpread: Bool { [.residential, .business, .traffic].contains(self) }

    var isOldNature: Bool { [.forest, .openNature, .wetNature].contains(self) }

    /// Nature of a region without a count, which has a part of the rest of its province.
    func isSpreadNature(in region: Region, by figures: Figures) -> Bool {
        isOldNature && figures.value("land.woodland", region.code) == nil
    }

    /// The figures of `land` that its hectares follow from.
    fileprivate var inputs: [String] {
        switch self {
        case .residential: ["residential", "artificial_surface"]
        case .business: ["business_parks", "artificial_surface"]
        case .traffic: ["rail", "road", "artificial_surface"]
        case .recreation: ["parks", "holiday_recreation", "sports", "artificial_surface"]
        case .arable: ["agriculture", "greenhouses"] + Self.crops
        case .grassland: ["agriculture"] + Self.crops
        case .natureInclusiveFarmland: ["agriculture", "nature_inclusive_share"]
        case .forest: ["woodland"]
        case .openNature: ["dry_nature"]
        case .wetNature: ["wet_nature"]
        case .newNature: ["woodland", "dry_nature", "wet_nature", "new_nature_share"]
        case .water: ["inland_water_2015"]
        case .other: ["land_area", "total", "inland_water", "agriculture", "residential"]
        }
    }

    private static let crops = ["crops[arable]", "crops[horticulture]", "crops[fodder]"]

    /// Figures of `land` by which the regions of a province or of the country are scaled alike.
    fileprivate var factors: [String] {
        if isOldNature { return ["new_nature_share"] }
        return self == .water ? ["inland_water"] : []
    }

    /// How its hectares follow from them.
    fileprivate var rule: Text {
        switch self {
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
                    "Landbouwgrond van de regio (CBS 2017), gesplitst naar haar gewassen van 2015 (CBS); kassen bij de akkers.",
                en:
                    "Farmland of the region (CBS 2017), divided by its crops of 2015 (CBS); greenhouses with the fields."
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
                nl: "Binnenwater van de regio in 2015 (CBS), geschaald naar dat van haar provincie.",
                en: "Inland water of the region in 2015 (CBS), scaled to its province's.")
        case .other: Text(nl: "Wat er van de grond over is.", en: "What is left of the land.")
        }
    }
}
