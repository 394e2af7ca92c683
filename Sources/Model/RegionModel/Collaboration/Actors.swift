public import Modelling

/// What files name by a word of their own and people by others.
///
/// Names that are written in capitals, with hyphens or with spaces are the same names.
public protocol Named {
    /// The word of files: `water_board`.
    var label: String { get }
    /// What people call it.
    var title: Text { get }
    /// What else people call it, in either language.
    var synonyms: [String] { get }
}

extension Named {
    public var synonyms: [String] { [] }

    /// Every word for it but that of files, the Dutch title first.
    public var otherNames: [String] { [title.dutch, title.english] + synonyms }
}

/// A party that can lead a measure or sit at its table.
public enum Actor: Int, CaseIterable, Sendable, Named {
    case municipality, province, waterBoard, economicBoard, smallFirms, largeFirms, knowledge, civilSociety
    case residents

    /// `water_board`
    public var label: String {
        [
            "municipality", "province", "water_board", "economic_board", "smes", "large_firms", "knowledge",
            "civil_society", "residents",
        ][rawValue]
    }

    /// What people call it.
    public var title: Text {
        switch self {
        case .municipality: Text(nl: "gemeenten", en: "municipality")
        case .province: Text(nl: "provincie", en: "province")
        case .waterBoard: Text(nl: "waterschap", en: "water board")
        case .economicBoard: Text(nl: "economic board", en: "economic board")
        case .smallFirms: Text(nl: "mkb", en: "SMEs")
        case .largeFirms: Text(nl: "grote bedrijven", en: "large firms")
        case .knowledge: Text(nl: "kennisinstellingen", en: "knowledge institutes")
        case .civilSociety: Text(nl: "maatschappelijke organisaties", en: "civil society")
        case .residents: Text(nl: "bewoners", en: "residents")
        }
    }

    public var synonyms: [String] {
        switch self {
        case .municipality: ["gemeente", "municipalities"]
        case .smallFirms: ["small firms"]
        case .largeFirms: ["grootbedrijf"]
        case .knowledge: ["kennisinstelling"]
        case .civilSociety: ["burgerorganisaties"]
        case .residents: ["inwoners"]
        default: []
        }
    }

    /// The level of government at which the actor works; nil where it has none.
    public var level: Level? {
        switch self {
        case .municipality: .municipal
        case .waterBoard, .economicBoard: .regional
        case .province: .provincial
        default: nil
        }
    }
}

/// A policy department, among which side effects run.
public enum Department: Int, CaseIterable, Sendable, Named {
    case economy, housing, nature, safety, amenities, mobility

    /// `economy`
    public var label: String {
        ["economy", "housing", "nature", "safety", "amenities", "mobility"][rawValue]
    }

    /// What people call it.
    public var title: Text {
        switch self {
        case .economy: Text(nl: "economie", en: "economy")
        case .housing: Text(nl: "wonen", en: "housing")
        case .nature: Text(nl: "natuur", en: "nature")
        case .safety: Text(nl: "veiligheid", en: "safety")
        case .amenities: Text(nl: "voorzieningen", en: "amenities")
        case .mobility: Text(nl: "bereikbaarheid", en: "mobility")
        }
    }
}

/// A level of government.
public enum Level: Int, CaseIterable, Sendable, Named {
    case municipal = 1
    case regional, provincial, national

    /// `municipal`
    public var label: String { ["municipal", "regional", "provincial", "national"][rawValue - 1] }

    /// What people call it.
    public var title: Text {
        switch self {
        case .municipal: Text(nl: "gemeente", en: "municipality")
        case .regional: Text(nl: "regio", en: "region")
        case .provincial: Text(nl: "provincie", en: "province")
        case .national: Text(nl: "Rijk", en: "State")
        }
    }

    public var synonyms: [String] {
        switch self {
        case .municipal: ["gemeentelijk"]
        case .regional: ["regionaal"]
        case .provincial: ["provinciaal"]
        case .national: ["landelijk", "nationaal"]
        }
    }
}

/// A way to carry out a measure together, or not.
public enum Mode: Int, CaseIterable, Sendable, Named {
    /// The lead alone.
    case silo
    /// The lead and the one partner that holds most of what is needed.
    case bilateral
    /// All partners around one challenge.
    case network
    /// All partners, with a contract on joint funding.
    case publicPrivate

    /// `public_private`
    public var label: String { ["silo", "bilateral", "network", "public_private"][rawValue] }

    /// What people call it.
    public var title: Text {
        switch self {
        case .silo: Text(nl: "verkokerd", en: "silos")
        case .bilateral: Text(nl: "bilateraal", en: "bilateral")
        case .network: Text(nl: "netwerk", en: "network")
        case .publicPrivate: Text(nl: "publiek-privaat", en: "public-private")
        }
    }

    public var synonyms: [String] { self == .publicPrivate ? ["ppp", "pps"] : [] }

    /// Who sits at the table, in one sentence.
    public var sentence: Text {
        switch self {
        case .silo:
            Text(
                nl: "Elke trekker beslist en betaalt alleen: wat eerder, maar zonder wat anderen hebben.",
                en: "The lead alone: decided somewhat sooner, without what others hold.")
        case .bilateral:
            Text(
                nl: "De trekker met de ene partner die het meeste heeft van wat nodig is.",
                en: "The lead and the one partner that holds most of what is needed.")
        case .network:
            Text(nl: "Alle partners aan één tafel.", en: "All partners at one table.")
        case .publicPrivate:
            Text(
                nl: "Alle partners, met een contract over geld.",
                en: "All partners, with a contract on joint funding.")
        }
    }
}

/// Who pays for a measure.
public enum Payer: Int, CaseIterable, Sendable, Named {
    case state, province, municipality, waterBoard, europe
    /// Private parties that add to a public budget; their part follows from trust and potential, so no budget names it.
    case privateParties

    /// `water_board`
    public var label: String {
        ["state", "province", "municipality", "water_board", "europe", "private_parties"][rawValue]
    }

    /// What people call it.
    public var title: Text {
        switch self {
        case .state: Text(nl: "Rijk", en: "State")
        case .province: Text(nl: "provincie", en: "province")
        case .municipality: Text(nl: "gemeenten", en: "municipality")
        case .waterBoard: Text(nl: "waterschap", en: "water board")
        case .europe: Text(nl: "Europa", en: "Europe")
        case .privateParties: Text(nl: "bedrijven", en: "private parties")
        }
    }

    public var synonyms: [String] { self == .municipality ? ["gemeente"] : [] }

    /// Those that a budget can name.
    public static let publicPayers: [Payer] = [.state, .province, .municipality, .waterBoard, .europe]
}

extension Axis {
    /// The nine actors.
    public static let actors = Axis(
        "actors", labels: Actor.allCases.map(\.label), titles: Actor.allCases.map(\.title))
    /// The four modes of collaboration.
    public static let modes = Axis(
        "modes", labels: Mode.allCases.map(\.label), titles: Mode.allCases.map(\.title))
    /// Who pays.
    public static let payers = Axis(
        "payers", labels: Payer.allCases.map(\.label), titles: Payer.allCases.map(\.title))
    /// Every department that receives a side effect with every one that gives it: `housing_from_nature`.
    public static let sideEffects = Axis(
        "side effects",
        labels: Department.allCases.flatMap { receiver in
            Department.allCases.map { "\(receiver.label)_from_\($0.label)" }
        },
        titles: Department.allCases.flatMap { receiver in
            Department.allCases.map { giver in
                Text(
                    nl: "\(giver.title.dutch) op \(receiver.title.dutch)",
                    en: "\(giver.title.english) on \(receiver.title.english)")
            }
        })
    /// The least and the most that something can be.
    static let bounds = Axis(
        "bounds", labels: ["least", "most"],
        titles: [Text(nl: "minst", en: "least"), Text(nl: "meest", en: "most")])
}
