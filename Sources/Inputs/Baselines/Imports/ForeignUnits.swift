import Reading

/// What others call the units of figures, and what carries a number from one to another.
enum ForeignUnits {
    /// The thing that is counted, and how many of it one is.
    private struct Unit {
        let kind: Kind
        let size: Double
    }

    private enum Kind { case count, share, area, length, money, ratio }

    private static let known: [String: Unit] = [
        "aantal": Unit(kind: .count, size: 1), "x 1": Unit(kind: .count, size: 1),
        "x 1 000": Unit(kind: .count, size: 1000), "x 1000": Unit(kind: .count, size: 1000),
        "x 1.000": Unit(kind: .count, size: 1000), "x 1,000": Unit(kind: .count, size: 1000),
        "1 000": Unit(kind: .count, size: 1000), "1000": Unit(kind: .count, size: 1000),
        "mln": Unit(kind: .count, size: 1_000_000), "x mln": Unit(kind: .count, size: 1_000_000),
        "%": Unit(kind: .share, size: 0.01), "share": Unit(kind: .share, size: 1),
        "aandeel": Unit(kind: .share, size: 1),
        "ha": Unit(kind: .area, size: 1), "hectare": Unit(kind: .area, size: 1),
        "km2": Unit(kind: .area, size: 100), "km²": Unit(kind: .area, size: 100),
        "km": Unit(kind: .length, size: 1000), "m": Unit(kind: .length, size: 1),
        "mln euro": Unit(kind: .money, size: 1), "m€": Unit(kind: .money, size: 1),
        "1 000 euro": Unit(kind: .money, size: 0.001),
    ]

    /// Units of figures that count things: their values can be summed over places.
    static let ofAmounts: Set = [
        "persons", "persons/yr", "dwellings", "households", "jobs", "firms", "establishments", "crimes/yr",
        "deaths/yr", "ha", "M€",
    ]

    private static func unit(_ text: String) -> Unit? {
        let folded = text.lowercased()
        if let unit = known[folded] { return unit }
        return ofAmounts.contains(text) && text != "ha" && text != "M€" ? Unit(kind: .count, size: 1) : nil
    }

    /// Whether a text over a column is the name of a unit and no title.
    static func isUnit(_ text: String) -> Bool { unit(text) != nil || others.contains(text) }

    private static let others: Set = ["mol/ha/yr", "€/m2", "ratio", "index", "euro", "jaar", "mol/ha/jr"]

    /// What a number in `foreign` is multiplied by to be in `own`; nil where they are not of one kind.
    static func factor(from foreign: String, to own: String) -> Double? {
        if foreign.lowercased() == own.lowercased() { return 1 }
        guard let from = unit(foreign), let to = unit(own), from.kind == to.kind else { return nil }
        // A count of dwellings is no count of persons.
        if from.kind == .count, ofAmounts.contains(foreign) { return nil }
        let whole = from.size / to.size
        return whole >= 1 ? whole : 1 / (to.size / from.size)
    }
}
