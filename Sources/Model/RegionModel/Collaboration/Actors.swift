public import Modelling

/// A party that can lead a measure or sit at its table.
public enum Actor: Int, CaseIterable, Sendable {
    case municipality, province, waterBoard, economicBoard, smallFirms, largeFirms, knowledge, civilSociety
    case residents

    /// `water_board`
    public var label: String {
        [
            "municipality", "province", "water_board", "economic_board", "smes", "large_firms", "knowledge",
            "civil_society", "residents",
        ][rawValue]
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
public enum Department: Int, CaseIterable, Sendable {
    case economy, housing, nature, safety, amenities, mobility

    /// `economy`
    public var label: String {
        ["economy", "housing", "nature", "safety", "amenities", "mobility"][rawValue]
    }
}

/// A level of government.
public enum Level: Int, CaseIterable, Sendable {
    case municipal = 1
    case regional, provincial, national

    /// `municipal`
    public var label: String { ["municipal", "regional", "provincial", "national"][rawValue - 1] }
}

/// A way to carry out a measure together, or not.
public enum Mode: Int, CaseIterable, Sendable {
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
}

/// Who pays for a measure.
public enum Payer: Int, CaseIterable, Sendable {
    case state, province, municipality, waterBoard, europe
    /// Private parties that add to a public budget; their part follows from trust and potential, so no budget names it.
    case privateParties

    /// `water_board`
    public var label: String {
        ["state", "province", "municipality", "water_board", "europe", "private_parties"][rawValue]
    }

    /// Those that a budget can name.
    public static let publicPayers: [Payer] = [.state, .province, .municipality, .waterBoard, .europe]
}

extension Axis {
    /// The nine actors.
    public static let actors = Axis("actors", labels: Actor.allCases.map(\.label))
    /// The four modes of collaboration.
    public static let modes = Axis("modes", labels: Mode.allCases.map(\.label))
    /// Who pays.
    public static let payers = Axis("payers", labels: Payer.allCases.map(\.label))
    /// Every department that receives a side effect with every one that gives it: `housing_from_nature`.
    public static let sideEffects = Axis(
        "side effects",
        labels: Department.allCases.flatMap { receiver in
            Department.allCases.map { "\(receiver.label)_from_\($0.label)" }
        })
}
