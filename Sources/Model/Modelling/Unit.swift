/// The unit that a number is written in, with the power of each base dimension.
public struct Unit: Hashable, Sendable {
    /// As people write it: `mol/ha/yr`.
    public let symbol: String
    /// Powers, in the order of `Dimension`.
    public let exponents: SIMD8<Int>

    /// What can be measured here in other units. Objects are dwellings, firms and facilities.
    public enum Dimension: Int, CaseIterable, Sendable {
        case time, length, mass, amount, temperature, people, money, objects
    }

    /// A unit of one dimension, or of none.
    public init(_ symbol: String, _ dimension: Dimension? = nil, power: Int = 1) {
        var exponents = SIMD8<Int>.zero
        if let dimension { exponents[dimension.rawValue] = power }
        self.init(symbol: symbol, exponents: exponents)
    }

    init(symbol: String, exponents: SIMD8<Int>) {
        self.symbol = symbol
        self.exponents = exponents
    }

    /// The same unit under another symbol, such as `M€ of 2024`.
    public func written(_ symbol: String) -> Unit { Unit(symbol: symbol, exponents: exponents) }

    public static func * (a: Unit, b: Unit) -> Unit {
        Unit(symbol: "\(a.symbol)·\(b.symbol)", exponents: a.exponents &+ b.exponents)
    }

    public static func / (a: Unit, b: Unit) -> Unit {
        Unit(symbol: "\(a.symbol)/\(b.symbol)", exponents: a.exponents &- b.exponents)
    }

    /// A pure number.
    public static let one = Unit("1")
    /// A part of a whole, between 0 and 1 unless said otherwise.
    public static let share = Unit("share")
    /// An index on a scale of our own.
    public static let points = Unit("points")
    public static let years = Unit("yr", .time)
    public static let perYear = Unit("1/yr", .time, power: -1)
    public static let metres = Unit("m", .length)
    public static let kilometres = Unit("km", .length)
    public static let hectares = Unit("ha", .length, power: 2)
    public static let kilograms = Unit("kg", .mass)
    public static let moles = Unit("mol", .amount)
    public static let degrees = Unit("°C", .temperature)
    public static let persons = Unit("persons", .people)
    /// Millions of euros in prices of 2024.
    public static let millions = Unit("M€", .money)
    public static let dwellings = Unit("dwellings", .objects)
    public static let firms = Unit("firms", .objects)
    public static let facilities = Unit("facilities", .objects)
}

/// A change of units: how many of the new unit make one of the old, per base dimension.
public struct UnitChange: Sendable {
    private var factors = SIMD8<Double>(repeating: 1)

    /// The units as declared.
    public static let none = UnitChange([:])

    /// The factor of every dimension that changes.
    public init(_ factors: [Unit.Dimension: Double]) {
        for (dimension, factor) in factors { self.factors[dimension.rawValue] = factor }
    }

    /// What a number in `unit` must be multiplied by.
    public func factor(for unit: Unit) -> Double {
        var product = 1.0
        for dimension in 0..<unit.exponents.scalarCount {
            let power = unit.exponents[dimension]
            for _ in 0..<abs(power) {
                product = power > 0 ? product * factors[dimension] : product / factors[dimension]
            }
        }
        return product
    }
}
