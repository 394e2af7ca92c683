import Spelling

/// What columns that hold no numbers are called.
enum ForeignHeads {
    private static let regions = packed([
        "regio s", "regios", "regio", "region", "regions", "regiokenmerken", "gebied", "gebieden", "nuts",
        "nuts3",
        "nuts 3", "nuts code", "nuts id", "geo", "place", "corop gebied", "corop gebiedcode", "corop",
        "coropgebied",
        "wijkenenbuurten", "wijken en buurten", "geo item", "geo code", "gebiedscode", "gebiedsnaam",
        "regiocode",
        "regio code", "regionaam", "regio naam", "territory", "gm code", "gemeentecode", "gemeente code",
        "corop code", "corop plus", "geo labels", "geo codes", "geo label",
    ])
    private static let periods = packed([
        "perioden", "periods", "periode", "period", "jaar", "jaren", "year", "years", "time", "time period",
        "tijd",
        "peildatum", "jaartal", "verslagjaar", "referentiejaar", "reference year", "ref year", "peiljaar",
        "date",
        "datum", "boekjaar", "kalenderjaar",
    ])
    private static let topics = packed([
        "onderwerp", "onderwerpen", "topic", "topics", "measure", "measures", "measurelabel", "measure label",
        "indicator", "indicatoren", "indicators", "variabele", "variabelen", "variable", "indic de", "thema",
        "onderwerp naam", "indicatornaam", "indicator naam", "cijfersoort", "topic s",
    ])
    private static let units = packed([
        "eenheid", "eenheden", "unit", "units", "unit of measure", "unit measure",
    ])
    private static let values = packed([
        "value", "waarde", "obs value", "values", "waarden", "cijfer", "getal", "observation value",
    ])
    /// Columns that number rows, or say nothing of what they count.
    private static let numbers = packed([
        "id", "index", "unnamed 0", "rownames", "stringvalue", "valueattribute",
    ])

    /// Columns that say of what kind a row's area is: `Gemeente`, `Wijk`.
    private static let levels = packed([
        "level", "niveau", "recs", "soort regio", "soortregio", "regiotype", "gebiedsniveau", "geo level",
        "geolevel",
        "type regio", "typeregio", "regioniveau",
    ])

    static func isLevel(_ title: String) -> Bool { levels.contains(key(title)) }
    static func isRegion(_ title: String) -> Bool { regions.contains(key(title)) }
    static func isPeriod(_ title: String) -> Bool { periods.contains(key(title)) }
    static func isTopic(_ title: String) -> Bool { topics.contains(key(title)) }
    static func isUnit(_ title: String) -> Bool { units.contains(key(title)) }
    static func isValue(_ title: String) -> Bool { values.contains(key(title)) }
    static func isRowNumber(_ title: String) -> Bool { numbers.contains(key(title)) }

    /// Whether a word at the start of a line makes it one of the lines of names.
    static func isDimension(_ text: String) -> Bool {
        isRegion(text) || isPeriod(text) || isTopic(text) || isUnit(text) || ForeignClasses.isHead(text)
    }

    /// Letters and digits of a title, without what Eurostat puts behind the last key, `geo\TIME_PERIOD`, and the number of a download by code.
    static func key(_ title: String) -> String {
        var text = title.prefix { $0 != "\\" }
        if let line = text.lastIndex(of: "_"), line > text.startIndex,
            text[text.index(after: line)...].allSatisfy(\.isNumber)
        {
            text = text[..<line]
        }
        return spelling(of: String(text)).filter { $0 != " " }
    }

    private static func packed(_ words: [String]) -> Set<String> {
        Set(words.map { $0.filter { $0 != " " } })
    }
}
