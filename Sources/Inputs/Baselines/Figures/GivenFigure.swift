import Reading
import RegionModel

/// A figure that the model starts from; all but the national ones have a value for every region.
struct GivenFigure: Sendable {
    /// What one region has of it.
    enum Shape: Sendable {
        /// One number a region.
        case regional
        /// One number a region for each age, sector, land class, amenity or other region.
        case regionalBy([String])
        /// One number a region for each other region.
        case regionalByRegion
        /// The same for all regions.
        case national([String])
    }

    /// Public name: `housing.dwellings`.
    let name: String
    let unit: String
    let shape: Shape
    let allowed: ClosedRange<Double>
    /// What a user gives to change it, where it follows from other figures only.
    let follows: String?

    init(
        _ name: String, _ unit: String, _ shape: Shape = .regional, allowed: ClosedRange<Double>,
        follows: String? = nil
    ) {
        self.name = name
        self.unit = unit
        self.shape = shape
        self.allowed = allowed
        self.follows = follows
    }

    private static let ages = (0..<100).map(String.init)
    private static let sectors = Sector.allCases.map(\.label)
    private static let amount = 0...10_000_000.0
    private static let ratio = 0.2...5.0
    private static let share = 0...1.0

    /// All of them, in the order of the themes.
    static let all: [GivenFigure] = [
        GivenFigure("population.people", "persons", .regionalBy(ages), allowed: amount),
        GivenFigure("population.fertility", "births per woman per yr", .national(ages), allowed: share),
        GivenFigure("population.mortality", "1/yr", .national(ages), allowed: share),
        GivenFigure("population.fertility_ratio", "ratio", allowed: ratio),
        GivenFigure("population.mortality_ratio", "ratio", allowed: ratio),
        GivenFigure("population.immigrant_ages", "share", .national(ages), allowed: share),
        GivenFigure("population.immigration_share", "share", allowed: share),
        GivenFigure("population.headship", "households per person", .national(ages), allowed: share),
        GivenFigure("population.moves_young", "persons/yr", .regionalByRegion, allowed: amount),
        GivenFigure("population.moves_other", "persons/yr", .regionalByRegion, allowed: amount),
        GivenFigure("jobs.employment", "persons", .regionalBy(sectors), allowed: amount),
        GivenFigure("jobs.historic_shift", "1/yr", .regionalBy(sectors), allowed: -0.5...0.5),
        GivenFigure("jobs.product_shift", "1/yr", allowed: -0.2...0.2),
        GivenFigure("jobs.productivity", "M€/person", .regionalBy(sectors), allowed: 0...10),
        GivenFigure("jobs.output_per_job", "M$/person", .national(sectors), allowed: 0...10),
        GivenFigure(
            "jobs.input_output", "1",
            .national(sectors.flatMap { from in sectors.map { "\(from):\($0)" } }), allowed: share),
        GivenFigure("jobs.participation", "share", .national(ages), allowed: share),
        GivenFigure(
            "jobs.labour_force", "persons", allowed: amount, follows: "jobs.net_participation"),
        GivenFigure("jobs.unemployment_rate", "share", allowed: 0.001...0.4),
        GivenFigure(
            "jobs.commuting", "share", .regionalByRegion, allowed: share, follows: "commuting.to[NL111]"),
        GivenFigure("jobs.filled", "share", allowed: share, follows: "jobs.unemployment_rate"),
        GivenFigure("jobs.cross_border_workers", "persons", allowed: amount),
        GivenFigure("hidden_champions.firms", "firms", allowed: amount),
        GivenFigure("hidden_champions.champions", "firms", allowed: 0...10_000),
        GivenFigure("hidden_champions.listed", "firms", .regionalBy(sectors), allowed: 0...1_000),
        GivenFigure("hidden_champions.listed_retiring", "firms", .regionalBy(sectors), allowed: 0...1_000),
        GivenFigure("hidden_champions.listed_jobs", "persons", .regionalBy(sectors), allowed: 0...1_000_000),
        GivenFigure("hidden_champions.listed_exports", "share", .regionalBy(sectors), allowed: share),
        GivenFigure("housing.dwellings", "dwellings", allowed: amount),
        GivenFigure("housing.value_per_square_metre", "€/m2", allowed: 100...20_000),
        GivenFigure("housing.planned_growth", "1/yr", allowed: -0.05...0.05),
        GivenFigure("land.area", "ha", .regionalBy(LandClass.allCases.map(\.label)), allowed: amount),
        GivenFigure("biodiversity.deposition", "mol/ha/yr", allowed: 100...10_000),
        GivenFigure("biodiversity.critical_load", "mol/ha/yr", allowed: 100...5_000),
        GivenFigure("biodiversity.road_distance", "m", allowed: 1...100_000),
        GivenFigure("biodiversity.patch", "ha", allowed: 1...100_000),
        GivenFigure("safety.property_crime", "per 1000 inhabitants", allowed: 0.1...500),
        GivenFigure("safety.violence", "per 1000 inhabitants", allowed: 0.1...500),
        GivenFigure("safety.feeling_unsafe", "share", allowed: 0.01...0.95),
        GivenFigure("safety.road_deaths", "deaths/yr", allowed: 0...1_000),
        GivenFigure(
            "amenities.distance", "km", .regionalBy(Amenity.allCases.map(\.label)), allowed: 0.1...100),
    ]

    /// By name, without element.
    static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// The elements that a name can have between brackets; empty: it has none.
    func elements(regions: [Region]) -> [String] {
        switch shape {
        case .regional: []
        case .regionalBy(let elements), .national(let elements): elements
        case .regionalByRegion: regions.map(\.code)
        }
    }

    /// Whether it has a value for each region.
    var isRegional: Bool {
        if case .national = shape { false } else { true }
    }
}
