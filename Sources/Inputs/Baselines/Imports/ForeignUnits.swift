import Reading

/// What others call the units of figures, and what carries a number from one to another.
enum ForeignUnits {
    /// The thing that is counted, and how many of it one is.
    private struct Unit {
        let kind: Kind
        let size: Double
    }

    private enum Kind { case count, share, area, length, money, ratio }

    private static let names: [(Kind, Double, [String])] = [
        (.count, 1, ["aantal", "x 1", "number", "nr", "count", "absoluut", "1"]),
        (
            .count, 1000,
            [
                "x 1 000", "x 1000", "x 1.000", "x 1,000", "1 000", "1000", "x1000", "x1.000", "duizend",
                "duizendtal",
                "duizendtallen", "thousand", "thousands", "ths", "ths_per", "aantal x 1 000", "aantal x 1000",
                "aantal (x 1 000)", "1 000 personen",
            ]
        ),
        (.count, 1_000_000, ["mln", "x mln", "miljoen", "million", "x 1 000 000", "x 1000000"]),
        (.share, 0.01, ["%", "procent", "percent", "percentage", "pct", "pc", "pc_act", "in %"]),
        (.share, 1, ["share", "aandeel", "fractie"]),
        (.area, 1, ["ha", "hectare", "hectares"]), (.area, 100, ["km2", "km²"]),
        (.area, 0.0001, ["m2", "m²"]),
        (.length, 1000, ["km", "kilometer", "kilometers"]), (.length, 1, ["m", "meter", "meters"]),
        (.money, 1, ["mln euro", "m€", "mio_eur", "miljoen euro", "mln eur", "mln €", "million euro"]),
        (.money, 0.001, ["1 000 euro", "x 1 000 euro", "1000 euro"]),
        (.money, 0.000001, ["euro", "€", "eur"]),
        (.money, 1000, ["mld euro", "miljard euro"]),
    ]

    private static let known: [String: Unit] = names.reduce(into: [:]) { known, entry in
        for name in entry.2 { known[name] = Unit(kind: entry.0, size: entry.1) }
    }

    /// Words for the things that are counted, and the units of figures that count them.
    private static let things: [(words: Set<String>, units: Set<String>)] = [
        (
            ["personen", "persoon", "inwoners", "mensen", "persons", "people", "per", "inhabitants"],
            ["persons", "persons/yr"]
        ),
        (["kinderen", "geboorten", "births", "overledenen", "deaths"], ["persons/yr"]),
        (["woningen", "homes", "dwellings", "huizen"], ["dwellings"]),
        (["huishoudens", "households"], ["households"]), (["banen", "jobs"], ["jobs"]),
        (["bedrijven", "firms"], ["firms"]), (["vestigingen", "establishments"], ["establishments"]),
        (["misdrijven", "crimes"], ["crimes/yr"]), (["doden", "verkeersdoden"], ["deaths/yr"]),
    ]

    /// Units of figures that count things: their values can be summed over places.
    static let ofAmounts: Set = [
        "persons", "persons/yr", "dwellings", "households", "jobs", "firms", "establishments", "crimes/yr",
        "deaths/yr", "ha", "M€",
    ]

    /// In small letters, with plain spaces, and without what stands before it: `in %`.
    private static func folded(_ text: String) -> String {
        let plain = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return plain.hasPrefix("in ") ? String(plain.dropFirst(3)) : plain
    }

    private static func unit(_ text: String) -> Unit? {
        let folded = folded(text)
        if let unit = known[folded] { return unit }
        return ofAmounts.contains(text) && text != "ha" && text != "M€" ? Unit(kind: .count, size: 1) : nil
    }

    /// Whether a text over a column is the name of a unit and no title.
    ///
    /// - Parameter inBrackets: whether it stands behind a title, where `woningen` is what is counted.
    static func isUnit(_ text: String, inBrackets: Bool = false) -> Bool {
        guard Int(text) == nil || text == "1000" else { return false }
        let folded = folded(text)
        return unit(text) != nil || others.contains(folded) || folded.hasPrefix("per 1 000")
            || folded.hasPrefix("per 1000") || inBrackets && things.contains { $0.words.contains(folded) }
    }

    /// Whether a text is a sign that can stand behind a title without brackets.
    static func isSymbol(_ text: String) -> Bool {
        ["%", "ha", "km", "km2", "km²", "mol/ha/jaar"].contains(text)
    }

    private static let others: Set = [
        "mol/ha/yr", "€/m2", "ratio", "index", "jaar", "mol/ha/jr", "mol/ha/jaar", "mol/ha/j",
        "mol n/ha/jaar",
        "mol/ha per jaar", "mol/(ha.j)", "mol ha-1 j-1", "gemiddelde", "score", "rapportcijfer", "eur_hab",
        "per 100",
        "promille", "‰", "punten", "datum", "code",
    ]

    /// What a number in `foreign` is multiplied by to be in `own`; nil where they are not of one kind.
    static func factor(from foreign: String, to own: String) -> Double? {
        let folded = folded(foreign)
        if folded == own.lowercased() { return 1 }
        if things.contains(where: { $0.words.contains(folded) && $0.units.contains(own) }) { return 1 }
        if own == "%", let unit = unit(foreign), unit.kind == .share { return unit.size * 100 }
        guard let from = unit(foreign), let to = unit(own), from.kind == to.kind else { return nil }
        // A count of dwellings is no count of persons.
        if from.kind == .count, ofAmounts.contains(foreign) { return nil }
        let whole = from.size / to.size
        return whole >= 1 ? whole : 1 / (to.size / from.size)
    }
}
