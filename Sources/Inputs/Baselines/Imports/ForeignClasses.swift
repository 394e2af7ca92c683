import Reading
import Spelling

/// Columns of a foreign table that part what is counted: by sex, age, ownership, kind of crime.
enum ForeignClasses {
    /// How titles of such columns begin, without spaces: `BurgerlijkeStaat`, `Leeftijd (31 december)`.
    private static let heads = [
        "geslacht", "leeftijd", "eigendom", "burgerlijkestaat", "geboorteland", "herkomst",
        "migratieachtergrond",
        "nationaliteit", "doodsoorza", "belangrijkedoodsoorza", "belangrijkstedoodsoorza", "soortmisdrij",
        "bedrijfstak", "sbi", "woningtype", "soortwoning", "gebruiksfunctie", "persoonskenmerk",
        "huishoudenskenmerk",
        "agegroup", "citizen", "cbirth", "nacer", "tenure", "ownership",
    ]
    private static let wholeHeads: Set = ["sex", "age", "gender", "nace"]

    /// Titles of columns that say how rows were made and not what they count, without spaces.
    private static let remarks: Set = [
        "eenheid", "unit", "freq", "frequency", "onderwerp", "onderwerpen", "topic", "measure", "indicator",
        "variabele",
        "variable", "bron", "source", "status", "obsflag", "obsstatus", "confstatus", "lastupdate",
        "dataflow", "structure",
        "structureid", "sadj", "currency", "naitem", "wstatus", "statinfo", "datum", "date", "versie",
        "version",
        "toelichting", "opmerking", "peildatum", "note", "valueattribute", "stringvalue", "index", "id",
        "soortregio",
        "regiotype",
        "typeregio", "gebiedsniveau", "geolevel",
    ]

    private static func key(_ title: String) -> String { spelling(of: title).filter { $0 != " " } }

    /// Whether a column parts what is counted, also where its classes are written in numbers.
    static func isClass(_ column: ForeignTable.Column) -> Bool {
        guard column.unit == nil, column.period == nil, !column.title.contains("/") else { return false }
        let key = key(column.title)
        return wholeHeads.contains(key) || heads.contains { key.hasPrefix($0) }
    }

    /// Whether a column says how rows were made, or names things.
    static func isRemark(_ column: ForeignTable.Column) -> Bool {
        let key = key(column.title)
        return remarks.contains(key)
            || ["naam", "name", "code"].contains { key.hasPrefix($0) || key.hasSuffix($0) }
    }

    /// Whether a word stands for all classes together: `Totaal leeftijd`, `T001038`, `10000` of Statistics Netherlands, `T` of Eurostat.
    static func isTotal(_ word: String) -> Bool {
        let words = spelling(of: word).split(separator: " ")
        return ["t", "10000"].contains(words.joined(separator: " "))
            || words.contains { ["totaal", "total", "alle"].contains($0) || $0.hasPrefix("t001") }
    }
}
