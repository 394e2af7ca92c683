public import Modelling

/// An indicator as a theme declares it: all that a page, a table or a notebook needs to name, read and judge it.
public struct IndicatorEntry: Codable, Hashable, Sendable {
    /// Public name: `housing.affordability`.
    public var name: String
    /// Name of the theme that declares it, one of the document's themes.
    public var theme: String
    /// What people call it.
    public var title: Text
    /// What it is.
    public var sentence: Text
    /// Symbol of the unit of its values.
    public var unit: String
    public var better: Indicator.Direction
    /// The least difference that is worth naming, in the same unit.
    public var worthNaming: Double
    /// Whether a page shows it without being asked.
    public var isHeadline: Bool
    /// Whether its level can be read, or its difference alone.
    public var reading: Indicator.Reading
    /// Name of the indicator that it adds up over the years; nil for one that is no such sum.
    public var sumOf: String?

    private enum CodingKeys: String, CodingKey {
        case name, theme, title, sentence, unit, better, worthNaming
        case isHeadline = "headline"
        case reading, sumOf
    }

    public init(
        name: String, theme: String, title: Text, sentence: Text, unit: String,
        better: Indicator.Direction, worthNaming: Double, isHeadline: Bool = false,
        reading: Indicator.Reading = .level, sumOf: String? = nil
    ) {
        self.name = name
        self.theme = theme
        self.title = title
        self.sentence = sentence
        self.unit = unit
        self.better = better
        self.worthNaming = worthNaming
        self.isHeadline = isHeadline
        self.reading = reading
        self.sumOf = sumOf
    }

    /// What an outcome declares; nil for a quantity that is no indicator.
    public init?(_ quantity: Quantity) {
        let declaration = quantity.declaration
        guard let indicator = declaration.indicator else { return nil }
        self.init(
            name: quantity.name, theme: ThemeEntry.name(of: quantity.name), title: declaration.title,
            sentence: declaration.sentence, unit: declaration.unit.symbol, better: indicator.better,
            worthNaming: indicator.worthNaming, isHeadline: indicator.isHeadline, reading: indicator.reading,
            sumOf: indicator.sumOf)
    }
}

/// A theme of the model, as people call it.
public struct ThemeEntry: Codable, Hashable, Sendable {
    /// The part of a public name before the first point: `housing`.
    public var name: String
    public var title: Text

    public init(name: String, title: Text) {
        self.name = name
        self.title = title
    }

    /// The theme of a quantity: `housing` of `housing.affordability`.
    public static func name(of quantity: String) -> String {
        quantity.split(separator: ".").first.map(String.init) ?? quantity
    }
}
