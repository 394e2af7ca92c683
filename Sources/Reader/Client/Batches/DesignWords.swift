import Reading
import Spelling

/// The words of design files: English ones, by which they are read, and Dutch ones.
enum DesignWords {
    /// Keys of a whole design.
    static let design: [String: [String]] = [
        "name": ["naam"], "title": ["titel"], "scenarios": ["scenario's"], "kind": ["soort", "opzet"],
        "points": ["punten"], "trajectories": ["paden"], "levels": ["niveaus"], "seed": ["startgetal"],
        "factors": ["factoren"], "constraints": ["voorwaarden"], "data": ["gegevens", "cijfers"],
        "runs": ["berekeningen"],
    ]

    /// Keys of one factor.
    static let factor: [String: [String]] = [
        "name": ["naam"], "key": ["sleutel"], "number": ["getal", "aanname"], "measure": ["maatregel"],
        "values": ["waarden"], "low": ["laag"], "high": ["hoog"], "levels": ["niveaus"], "usual": ["gewoon"],
        "whole": ["heel"],
    ]

    /// Keys of `runs`.
    static let runs: [String: [String]] = [
        "members": ["trekkingen"], "seed": ["startgetal"], "keep": ["bewaar"], "years": ["jaren"],
        "regions": ["regios", "regio's"],
    ]

    /// The English word for one that a file has; nil for none of the set.
    static func key(_ word: String, of set: [String: [String]]) -> String? {
        let word = folded(word)
        return set.first { $0.key == word || $0.value.contains(word) }?.key
    }

    /// The English word for a part of the path to a key of scenario files; the word itself where it is no Dutch key.
    ///
    /// - Parameter isFirst: whether it is the first part: `jaren` is a period there, and years of a measure elsewhere.
    static func scenarioKey(_ word: String, isFirst: Bool) -> String {
        let written = folded(word)
        return (isFirst ? top : below)[written] ?? (known.contains(written) ? written : word)
    }

    private static let known: Set = Set(top.values).union(below.values)

    private static let top = [
        "titel": "title", "kort": "short", "regio": "focus", "regios": "focus", "gebied": "focus",
        "periode": "period", "jaren": "period", "gegevens": "data", "cijfers": "data",
        "samenwerking": "collaboration", "routekaart": "roadmap", "maatregelen": "roadmap",
        "bestaande_plannen": "existing_plans", "omgeving": "context", "berekening": "ensemble",
    ]

    private static let below = [
        "manier_van_werken": "mode", "manier": "mode", "samenwerkingsvorm": "mode",
        "veranderingen": "changes", "overgangen": "changes", "vertrouwen": "initial_trust",
        "beginvertrouwen": "initial_trust", "contacten": "link_density", "dichtheid": "link_density",
        "regisseur": "network_manager", "capaciteit": "capacity", "menskracht": "capacity",
        "migratiesaldo": "net_migration", "kinderen_per_vrouw": "children_per_woman",
        "productiviteitsgroei": "productivity_growth", "latere_woningbouw": "later_housing_growth",
        "buitenlandse_stikstof": "foreign_nitrogen", "opwarming": "warming", "aannames": "assumptions",
        "trekkingen": "members", "startgetal": "seed", "vast": "fixed", "laag": "low", "midden": "central",
        "hoog": "high", "maatregel": "measure", "regio": "region", "gebied": "region", "trekker": "lead",
        "partners": "partners", "niveau": "level", "begin": "start", "besloten": "decided",
        "voorbereiding": "preparation", "overeenstemming": "agreement", "jaren": "years", "duur": "years",
        "begroting": "budget", "onderhoud": "upkeep", "vereist": "requires", "eerst_klaar": "requires",
        "rijk": "state", "provincie": "province", "gemeente": "municipality",
        "waterschap": "water_board", "europa": "europe", "van": "from", "vanaf": "from", "tot": "to",
        "tot_en_met": "to",
    ]
}

/// What can be the matter with a design.
enum DesignCode: String, ProblemCode {
    case ambiguous = "design_ambiguous"
    case ambiguousValues = "design_ambiguous_values"
    case constraint = "design_constraint"
    case constraintFactor = "design_constraint_factor"
    case constraintKind = "design_constraint_kind"
    case count = "design_count"
    case empty = "design_empty"
    case excluded = "design_excluded"
    case incomparable = "design_incomparable"
    case keep = "design_keep"
    case kind = "design_kind"
    case levels = "design_levels"
    case misspelt = "design_misspelt"
    case name = "design_name"
    case noStep = "design_no_step"
    case number = "design_number"
    case order = "design_order"
    case tooManyFactors = "design_too_many_factors"
    case tooManyPoints = "design_too_many_points"
    case twice = "design_twice"
    case usual = "design_usual"
    case valueTwice = "design_value_twice"
}
