import Modelling
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
    /// What people call it; nil where the model does not declare it.
    let title: Text?
    /// What people call its elements, by name.
    let elementTitles: [String: Text]
    /// As tables of figures write it.
    let unit: String
    let shape: Shape
    /// What is possible, as the model declares it.
    let allowed: ClosedRange<Double>
    /// What a user gives to change it, where it follows from other figures only.
    let follows: String?

    /// A figure that the model declares.
    private init(_ quantity: GivenQuantity) {
        let declaration = quantity.declaration
        name = quantity.name
        title = declaration.title
        let inner =
            declaration.axis.factors.first == .regions
            ? declaration.axis.factors.dropFirst() : declaration.axis.factors[...]
        elementTitles = Self.elementTitles(of: inner)
        unit = Self.units[name] ?? declaration.unit.symbol
        allowed = declaration.ranges.first ?? -.infinity ... .infinity
        follows = Self.followed[name]
        switch declaration.axis.factors {
        case [.regions]: shape = .regional
        case [.regions, .regions]: shape = .regionalByRegion
        case let factors where factors.first == .regions:
            shape = .regionalBy(Self.elements(of: factors.dropFirst()))
        case let factors: shape = .national(Self.elements(of: factors[...]))
        }
    }

    /// A figure that the model does not ask for, but from which one follows that it does.
    private init(_ name: String, _ unit: String, allowed: ClosedRange<Double>) {
        (self.name, self.unit, self.allowed) = (name, unit, allowed)
        (title, elementTitles) = (nil, [:])
        shape = .regional
        follows = nil
    }

    /// Every place of the axes, the outermost first: `industry:trade`.
    private static func elements(of axes: ArraySlice<Axis>) -> [String] {
        axes.reduce([]) { outer, axis in
            let labels = axis.labels.isEmpty ? (0..<axis.count).map(String.init) : axis.labels
            return outer.isEmpty ? labels : outer.flatMap { before in labels.map { "\(before):\($0)" } }
        }
    }

    /// What people call every place of the axes that have labels, by element.
    private static func elementTitles(of axes: ArraySlice<Axis>) -> [String: Text] {
        axes.reduce(into: [String: Text]()) { outer, axis in
            let titled = Dictionary(uniqueKeysWithValues: zip(axis.labels, axis.titles))
            outer =
                outer.isEmpty
                ? titled
                : outer.reduce(into: [:]) { all, before in
                    for (label, title) in titled {
                        all["\(before.key):\(label)"] = before.value.followed(by: title)
                    }
                }
        }
    }

    /// Units that tables write in other words than the model: its words are for equations.
    private static let units = [
        "population.fertility": "births per woman per yr", "population.fertility_ratio": "ratio",
        "population.mortality_ratio": "ratio", "population.headship": "households per person",
        "population.household_ratio": "ratio",
        "jobs.productivity": "M€/person", "jobs.output_per_job": "M$/person", "jobs.input_output": "1",
        "housing.value_per_square_metre": "€/m2", "safety.property_crime": "per 1000 inhabitants",
        "safety.violence": "per 1000 inhabitants",
    ]

    /// What to give instead of a figure that is solved from others.
    private static let followed = [
        "jobs.labour_force": "jobs.net_participation", "jobs.commuting": "commuting.to[NL111]",
        "jobs.filled": "jobs.unemployment_rate",
    ]

    /// All that the model declares, theme by theme, and the rate that `jobs.filled` follows from.
    static let all: [GivenFigure] =
        RegionalWorkspace(regions: []).given.map(GivenFigure.init)
        + [GivenFigure("jobs.unemployment_rate", "share", allowed: 0.001...0.4)]

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
