import Modelling

/// A part of broad prosperity.
enum ProsperityPart: Int, CaseIterable {
    case material, work, housing, amenities, society, safety, environment

    /// `material`
    var label: String { "\(self)" }
    /// What people call it.
    var title: Text {
        switch self {
        case .material: Text(nl: "materieel", en: "material")
        case .work: Text(nl: "werk", en: "work")
        case .housing: Text(nl: "wonen", en: "housing")
        case .amenities: Text(nl: "voorzieningen", en: "amenities")
        case .society: Text(nl: "samenleving", en: "society")
        case .safety: Text(nl: "veiligheid", en: "safety")
        case .environment: Text(nl: "leefomgeving", en: "environment")
        }
    }
}

/// What regions are compared on.
enum Yardstick: Int, CaseIterable {
    case valueAdded, wage, participation, unemployment, occupancy, dwellingPrice, amenities
    case cohesion, turnover, meetingPlaces, crime, feelingUnsafe, roadDeaths, species, criticalLoad, green

    /// 1 if more is better, −1 if less is.
    @inline(__always) var sign: Double {
        switch self {
        case .unemployment, .occupancy, .dwellingPrice, .turnover, .crime, .feelingUnsafe, .roadDeaths,
            .criticalLoad:
            -1
        case .valueAdded, .wage, .participation, .amenities, .cohesion, .meetingPlaces, .species, .green: 1
        }
    }

    /// The standard deviation between regions that counts at least, in the unit of the reading.
    ///
    /// Wage, cohesion and road deaths have no regional figures on the base date; without a floor, the smallest
    /// change would look like a large one.
    var leastDeviation: Double {
        switch self {
        case .wage: 0.02
        case .cohesion: 0.05
        case .roadDeaths: 1
        case .amenities, .meetingPlaces: 0.1
        case .valueAdded, .occupancy, .dwellingPrice, .crime, .green: 0.005
        case .participation, .unemployment, .turnover, .feelingUnsafe, .species, .criticalLoad: 0.0005
        }
    }
}

extension Axis {
    /// The seven parts of broad prosperity.
    static let parts = Axis(
        "parts", labels: ProsperityPart.allCases.map(\.label), titles: ProsperityPart.allCases.map(\.title))
    /// What regions are compared on.
    static let yardsticks = Axis("yardsticks", count: Yardstick.allCases.count)
}

extension Table {
    /// What a region is compared on, in a table of regions by yardsticks.
    @inline(__always) subscript(_ region: Int, _ yardstick: Yardstick) -> Lanes {
        get { self[region, yardstick.rawValue] }
        nonmutating set { self[region, yardstick.rawValue] = newValue }
    }

    /// The weight of a part.
    @inline(__always) subscript(_ part: ProsperityPart) -> Lanes { self[part.rawValue] }
}

extension Unit {
    /// Euros for a square metre of dwelling.
    static let perSquareMetre = (Unit.millions / .metres / .metres).written("€/m²")
}
