public import Modelling

extension Axis {
    /// The 40 COROP regions (NUTS 3), in the order of the baseline.
    public static let regions = Axis("regions", count: 40)
    /// Single years of age; the last place is 99 and older.
    public static let ages = Axis("ages", count: 100)
    /// The ten groups of NACE A10.
    public static let sectors = Axis(
        "sectors", labels: Sector.allCases.map(\.label), titles: Sector.allCases.map(\.title))
    /// What a hectare is used for.
    public static let land = Axis(
        "land classes", labels: LandClass.allCases.map(\.label), titles: LandClass.allCases.map(\.title))
    /// Daily amenities.
    public static let amenities = Axis(
        "amenities", labels: Amenity.allCases.map(\.label), titles: Amenity.allCases.map(\.title))
}

/// A group of economic activities, NACE A10.
public enum Sector: Int, CaseIterable, Sendable {
    case agriculture, industry, construction, trade, information, finance, realEstate, business, government
    case culture

    /// `real_estate`
    public var label: String { spoken(self) }
    /// The letters of NACE: `B-E`.
    public var letters: String {
        ["A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"][rawValue]
    }
    /// What people call it.
    public var title: Text {
        switch self {
        case .agriculture: Text(nl: "landbouw", en: "agriculture")
        case .industry: Text(nl: "industrie", en: "industry")
        case .construction: Text(nl: "bouw", en: "construction")
        case .trade: Text(nl: "handel, vervoer en horeca", en: "trade, transport and catering")
        case .information: Text(nl: "informatie en communicatie", en: "information and communication")
        case .finance: Text(nl: "financiële diensten", en: "finance")
        case .realEstate: Text(nl: "onroerend goed", en: "real estate")
        case .business: Text(nl: "zakelijke diensten", en: "business services")
        case .government: Text(nl: "overheid, onderwijs en zorg", en: "government, education and care")
        case .culture:
            Text(nl: "cultuur, sport en overige diensten", en: "culture, sports and other services")
        }
    }
}

/// What a hectare is used for.
public enum LandClass: Int, CaseIterable, Sendable {
    case residential, business, traffic, recreation, arable, grassland, natureInclusiveFarmland
    case forest, openNature, wetNature, newNature, water, other

    /// `nature_inclusive_farmland`
    public var label: String { spoken(self) }
    /// What people call it.
    public var title: Text {
        switch self {
        case .residential: Text(nl: "woongebied", en: "residential land")
        case .business: Text(nl: "bedrijventerrein", en: "business land")
        case .traffic: Text(nl: "wegen en spoor", en: "roads and railways")
        case .recreation: Text(nl: "parken en recreatie", en: "parks and recreation")
        case .arable: Text(nl: "akkerland", en: "arable land")
        case .grassland: Text(nl: "grasland", en: "grassland")
        case .natureInclusiveFarmland:
            Text(nl: "natuurvriendelijk boerenland", en: "nature-friendly farmland")
        case .forest: Text(nl: "bos", en: "forest")
        case .openNature: Text(nl: "open natuur", en: "open nature")
        case .wetNature: Text(nl: "natte natuur", en: "wet nature")
        case .newNature: Text(nl: "nieuwe natuur", en: "new nature")
        case .water: Text(nl: "water", en: "water")
        case .other: Text(nl: "overige grond", en: "other land")
        }
    }
}

/// A daily amenity.
public enum Amenity: Int, CaseIterable, Sendable {
    case gp, primarySchool, supermarket, library, sports, secondarySchool, hospital

    /// `primary_school`
    public var label: String { spoken(self) }
    /// What people call one.
    public var title: Text {
        switch self {
        case .gp: Text(nl: "huisarts", en: "GP")
        case .primarySchool: Text(nl: "basisschool", en: "primary school")
        case .supermarket: Text(nl: "supermarkt", en: "supermarket")
        case .library: Text(nl: "bibliotheek", en: "library")
        case .sports: Text(nl: "sportterrein", en: "sports ground")
        case .secondarySchool: Text(nl: "middelbare school", en: "secondary school")
        case .hospital: Text(nl: "ziekenhuis", en: "hospital")
        }
    }
}

extension Table {
    /// The value of one land class of a region.
    @inlinable @inline(__always) public subscript(_ region: Int, _ land: LandClass) -> Lanes {
        get { self[region, land.rawValue] }
        nonmutating set { self[region, land.rawValue] = newValue }
    }

    /// The value of one sector of a region.
    @inlinable @inline(__always) public subscript(_ region: Int, _ sector: Sector) -> Lanes {
        get { self[region, sector.rawValue] }
        nonmutating set { self[region, sector.rawValue] = newValue }
    }
}

/// The name of a case in scenario files: `realEstate` becomes `real_estate`.
func spoken<Case>(_ value: Case) -> String {
    "\(value)".reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
}
