import Modelling

@testable import RegionModel

/// Some themes by themselves: what they read of others are tables that a test fills.
protocol IsolatedRegions {
    associatedtype Around: Theme
    var around: Around { get }
    var units: UnitChange { get }
    var isCentral: Bool { get }
    var draws: Draws { get }
    /// Quantities of the themes, those around them left out.
    var quantities: [Quantity] { get }
}

extension IsolatedRegions {
    /// Names that luck is drawn by.
    var regions: [Key] { (0..<Axis.regions.count).map { Key("region \($0)") } }

    /// Gives themes their figures, by name, in the units that these are declared in.
    func give(_ figures: [String: [Double]], to themes: [[GivenQuantity]]) {
        for given in themes.flatMap(\.self) {
            let factor = units.factor(for: given.declaration.unit)
            for (place, value) in (figures[given.name] ?? []).enumerated() {
                given.figures[place] = value * factor
            }
        }
    }

    /// Gives tables of the surroundings other values.
    func set(_ values: [String: [Double]]) {
        for quantity in around.quantities {
            let name = quantity.name.drop { $0 != "." }.dropFirst()
            let factor = units.factor(for: quantity.declaration.unit)
            for (place, value) in (values[String(name)] ?? []).enumerated() {
                quantity.table[place] = Lanes(repeating: value * factor)
            }
        }
    }

    func step(_ number: Int) -> Step {
        Step(
            number: number, years: 0.25, perYear: 4, isCentral: isCentral, draws: draws, regions: regions,
            units: units)
    }

    /// Draws the shocks of a quarter.
    func moveShocks(during step: Step) {
        for quantity in quantities where quantity.declaration.role == .shock { quantity.move(during: step) }
    }

    /// Values of every quantity, or of those of one role, in the units that they are declared in.
    func values(of role: Declaration.Role? = nil) -> [String: [Lanes]] {
        let wanted = quantities.filter { role == nil || $0.declaration.role == role }
        return Dictionary(
            uniqueKeysWithValues: wanted.map { quantity in
                let factor = units.factor(for: quantity.declaration.unit)
                return (quantity.name, (0..<quantity.table.count).map { quantity.table[$0] / factor })
            })
    }

    /// One value per region, up to a share `by` above or below `middle`.
    static func varied(_ middle: Double, by share: Double) -> [Double] {
        (0..<40).map { region in middle * (1 + share * (Double(region * 17 % 40) / 20 - 1)) }
    }
}
