/// What happens in the nation whatever the region does, under the short names that `context:` knows.
///
/// Each is an uncertainty of the model; the model holds the shape of the path, the scenario where it leads.
enum NationalPath: String, CaseIterable {
    case netMigration = "net_migration"
    case childrenPerWoman = "children_per_woman"
    case productivityGrowth = "productivity_growth"
    case laterHousingGrowth = "later_housing_growth"
    case foreignNitrogen = "foreign_nitrogen"
    case warming

    /// The public name of the uncertainty.
    var uncertainty: String {
        switch self {
        case .netMigration: "population.net_foreign_migration"
        case .childrenPerWoman: "population.children_per_woman"
        case .productivityGrowth: "jobs.productivity_growth"
        case .laterHousingGrowth: "housing.later_growth"
        case .foreignNitrogen: "biodiversity.foreign_left_in2050"
        case .warming: "biodiversity.warming_in2050"
        }
    }

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
