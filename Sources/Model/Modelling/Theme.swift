/// One subject of the model: its declared quantities and the equations that move them.
///
/// A theme is made once per worker and used for block after block of eight members.
public protocol Theme {
    /// What the theme reads of other themes.
    associatedtype Couplings

    /// The first part of public names: `biodiversity`.
    static var name: String { get }

    /// Gives stocks and outcomes their values on the base date, after figures and parameters are in place.
    func begin(with now: Couplings, by step: Step)

    /// Moves the stocks over one step, and computes the outcomes at its end.
    func advance(with now: Couplings, during step: Step)
}

/// One step in time, and the luck that its members meet.
public struct Step {
    /// Number of the step since the base date.
    public let number: Int
    /// Length of the step in years, or in the unit of time that the model runs in.
    public let dt: Double
    /// Time from the base date to the start of the step.
    public let elapsed: Double
    /// How many steps make a year.
    public let perYear: Int
    /// The calendar year that starts on the base date.
    public let firstYear: Int
    /// True in a central run: no shocks, expected numbers of events.
    public let isCentral: Bool
    public let draws: Draws
    /// The key of each region's code.
    public let regions: [Key]

    /// Years from the base date to the start of the step, whatever unit of time the model runs in: for what
    /// changes by a share each year.
    public var years: Double { Double(number) / Double(perYear) }
    /// One year in the unit of time that the model runs in.
    public var yearLength: Double { dt * Double(perYear) }

    /// Whether a calendar year starts with this step.
    public var startsYear: Bool { number % perYear == 0 }
    /// Whether a calendar year ends with this step.
    public var endsYear: Bool { number % perYear == perYear - 1 }
    /// Number of the calendar year since the base date.
    public var year: Int { number / perYear }
    /// The calendar date at which the step starts, in years: 2033.25 is 1 April 2033. In the unit of time that the
    /// model runs in.
    public var date: Double { Double(firstYear) * dt * Double(perYear) + elapsed }

    public init(
        number: Int, years: Double, perYear: Int, firstYear: Int = 0, isCentral: Bool, draws: Draws,
        regions: [Key], units: UnitChange = .none
    ) {
        self.number = number
        dt = years * units.factor(for: .years)
        elapsed = Double(number) * dt
        self.perYear = perYear
        self.firstYear = firstYear
        self.isCentral = isCentral
        self.draws = draws
        self.regions = regions
    }

    /// How many events happen this step when `mean` are expected; in a central run the mean itself.
    public func events(_ name: Key, in region: Int, mean: Lanes) -> Lanes {
        guard !isCentral else { return mean }
        return poisson(mean: mean, uniform: draws.uniform(name, place: regions[region], step: number))
    }
}

/// A declared quantity under its public name.
public struct Quantity {
    /// `biodiversity.species_abundance`
    public let name: String
    public let table: Table
    /// Names of the elements, where each is a parameter of its own: `jobs.basic_growth.industry`.
    public let elementNames: [String]
    /// What people call the elements, as `elementNames`: the quantity's title, with that of the label behind it.
    public let elementTitles: [Text]
    /// Keys of the draws, one for each element.
    public let keys: [Key]

    public var declaration: Declaration { table.declaration }
    public var key: Key { keys[0] }

    init(name: String, table: Table) {
        self.name = name
        self.table = table
        let (axis, title) = (table.declaration.axis, table.declaration.title)
        elementNames = axis.labels.isEmpty ? [name] : axis.labels.map { "\(name).\($0)" }
        elementTitles = axis.labels.isEmpty ? [title] : axis.titles.map { title.followed(by: $0) }
        keys = elementNames.map { Key($0) }
    }
}

/// Figures that the baseline must give, under their public name.
public struct GivenQuantity {
    public let name: String
    public let figures: Figures

    public var declaration: Declaration { figures.declaration }
}

extension Theme {
    public static var name: String { snakeCase(String(describing: Self.self)) }

    /// Everything the theme declares with values per member, in reading order.
    ///
    /// The properties are found by reflection, once per worker, so that no list can be forgotten.
    public var quantities: [Quantity] {
        declared.compactMap { name, storage in
            guard case .lanes(let table) = storage else { return nil }
            return Quantity(name: name, table: table)
        }
    }

    /// The figures that the theme wants of the baseline, in reading order.
    public var given: [GivenQuantity] {
        declared.compactMap { name, storage in
            guard case .figures(let figures) = storage else { return nil }
            return GivenQuantity(name: name, figures: figures)
        }
    }

    private var declared: [(name: String, storage: Storage)] {
        Mirror(reflecting: self).children.flatMap { property -> [(name: String, storage: Storage)] in
            guard let label = property.label, let declared = property.value as? any Declared else {
                return []
            }
            let name = declared.publicName ?? "\(Self.name).\(snakeCase(label))"
            return declared.parts.map { part in
                ([name, part.name].compactMap(\.self).joined(separator: "."), part.storage)
            }
        }
    }
}

/// `_speciesAbundance`, the storage of a wrapped property, becomes `species_abundance`.
func snakeCase(_ label: String) -> String {
    var name = ""
    for letter in label where letter != "_" {
        if letter.isUppercase && !name.isEmpty { name += "_" }
        name += letter.lowercased()
    }
    return name
}
