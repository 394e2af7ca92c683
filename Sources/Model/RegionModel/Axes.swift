public import Modelling

extension Axis {
    /// The 40 COROP regions (NUTS 3), in the order of the baseline.
    public static let regions = Axis("regions", count: 40)
    /// Single years of age; the last place is 99 and older.
    public static let ages = Axis("ages", count: 100)
    /// The ten groups of NACE A10.
    public static let sectors = Axis("sectors", labels: Sector.allCases.map(\.label))
    /// What a hectare is used for.
    public static let land = Axis("land classes", labels: LandClass.allCases.map(\.label))
    /// Daily amenities.
    public static let amenities = Axis("amenities", labels: Amenity.allCases.map(\.label))
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
}

/// What a hectare is used for.
public enum LandClass: Int, CaseIterable, Sendable {
    case residential, business, traffic, recreation, arable, grassland, natureInclusiveFarmland
    case forest, openNature, wetNature, newNature, water, other

    /// `nature_inclusive_farmland`
    public var label: String { spoken(self) }
}

/// A daily amenity.
public enum Amenity: Int, CaseIterable, Sendable {
    case gp, primarySchool, supermarket, library, sports, secondarySchool, hospital

    /// `primary_school`
    public var label: String { spoken(self) }
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
private func spoken<Case>(_ value: Case) -> String {
    "\(value)".reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
}
