public import Modelling

/// A chapter of the model: the first part of public names, and what people call the themes that share it.
public enum Chapter: String, CaseIterable, Sendable {
    case population, jobs
    case businessCycle = "business_cycle"
    case hiddenChampions = "hidden_champions"
    case housing, land, biodiversity, safety, amenities, prosperity, period, collaboration

    /// What people call it.
    public var title: Text {
        switch self {
        case .population: Text(nl: "mensen", en: "people")
        case .jobs: Text(nl: "werk", en: "work")
        case .businessCycle: Text(nl: "conjunctuur", en: "business cycle")
        case .hiddenChampions: Text(nl: "hidden champions", en: "hidden champions")
        case .housing: Text(nl: "wonen", en: "housing")
        case .land: Text(nl: "grondgebruik", en: "land use")
        case .biodiversity: Text(nl: "natuur", en: "nature")
        case .safety: Text(nl: "veiligheid", en: "safety")
        case .amenities: Text(nl: "voorzieningen", en: "amenities")
        case .prosperity: Text(nl: "brede welvaart", en: "broad prosperity")
        case .period: Text(nl: "de hele periode", en: "the whole period")
        case .collaboration: Text(nl: "samenwerken", en: "working together")
        }
    }

    /// The chapter that a public name belongs to: `housing.dwellings` to housing.
    public init?(of name: String) {
        self.init(rawValue: String(name.prefix { $0 != "." }))
    }
}

/// A theme of the region model; several themes may share a chapter.
public protocol RegionalTheme: Theme {
    /// The chapter that its public names begin with.
    static var chapter: Chapter { get }
}

extension RegionalTheme {
    public static var name: String { chapter.rawValue }
}
