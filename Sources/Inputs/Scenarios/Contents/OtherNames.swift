internal import RegionModel

/// What else people call what files name, in Dutch and English.
///
/// Names that are written in capitals, with hyphens or with spaces are the same names.
extension Mode {
    var otherNames: [String] {
        switch self {
        case .silo: ["verkokerd", "silos"]
        case .bilateral: ["bilateraal"]
        case .network: ["netwerk"]
        case .publicPrivate: ["publiek-privaat", "ppp", "pps"]
        }
    }
}

extension Actor {
    var otherNames: [String] {
        switch self {
        case .municipality: ["gemeente", "gemeenten", "municipalities"]
        case .province: ["provincie"]
        case .waterBoard: ["waterschap"]
        case .economicBoard: []
        case .smallFirms: ["mkb", "small firms"]
        case .largeFirms: ["grote bedrijven", "grootbedrijf"]
        case .knowledge: ["kennisinstellingen", "kennisinstelling", "knowledge institutes"]
        case .civilSociety: ["maatschappelijke organisaties", "burgerorganisaties"]
        case .residents: ["bewoners", "inwoners"]
        }
    }
}

extension Department {
    var otherNames: [String] {
        switch self {
        case .economy: ["economie"]
        case .housing: ["wonen"]
        case .nature: ["natuur"]
        case .safety: ["veiligheid"]
        case .amenities: ["voorzieningen"]
        case .mobility: ["bereikbaarheid", "mobiliteit"]
        }
    }
}

extension Level {
    var otherNames: [String] {
        switch self {
        case .municipal: ["gemeente", "gemeentelijk"]
        case .regional: ["regio", "regionaal"]
        case .provincial: ["provincie", "provinciaal"]
        case .national: ["rijk", "landelijk", "nationaal"]
        }
    }
}

extension Payer {
    var otherNames: [String] {
        switch self {
        case .state: ["rijk"]
        case .province: ["provincie"]
        case .municipality: ["gemeente", "gemeenten"]
        case .waterBoard: ["waterschap"]
        case .europe: ["europa"]
        case .privateParties: ["bedrijven"]
        }
    }
}

extension NationalPath {
    /// The Dutch word for its key.
    var dutch: String {
        switch self {
        case .netMigration: "migratiesaldo"
        case .childrenPerWoman: "kinderen_per_vrouw"
        case .productivityGrowth: "productiviteitsgroei"
        case .laterHousingGrowth: "latere_woningbouw"
        case .foreignNitrogen: "buitenlandse_stikstof"
        case .warming: "opwarming"
        }
    }
}

/// All in `all` with every name that they have, the one of messages first.
func named<Thing>(
    _ all: [Thing], _ label: (Thing) -> String, _ others: (Thing) -> [String]
) -> [(names: [String], thing: Thing)] {
    all.map { ([label($0)] + others($0), $0) }
}
