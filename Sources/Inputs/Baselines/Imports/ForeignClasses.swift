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
    private static let wholeHeads: Set = ["sex", "age", "gender", "nace", "ageclass"]

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
        "regiotype", "timefrequency", "frequentie", "structurename", "confidentialitystatus",
        "observationstatus",
        "licentie", "indeling", "gebiedsindeling", "country", "dataset", "tabel", "bestand", "url", "action",
        "h2o",
        "water", "unitofmeasure", "seasonaladjustment", "geometrie", "geometry", "lastchange", "agedef",
        "typeregio", "gebiedsniveau", "geolevel",
    ]

    private static func key(_ title: String) -> String { ForeignHeads.key(title) }

    /// Whether a column parts what is counted, also where its classes are written in numbers.
    static func isClass(_ column: ForeignTable.Column) -> Bool {
        guard column.unit == nil, column.period == nil, !column.title.contains("/") else { return false }
        return isHead(column.title)
    }

    /// Whether a title is that of a column that parts what is counted.
    static func isHead(_ title: String) -> Bool {
        let key = key(title)
        return wholeHeads.contains(key) || heads.contains { key.hasPrefix($0) }
    }

    /// Whether what stands in a column has no bearing on what its rows count, also where it differs between them.
    static func saysNothing(_ column: ForeignTable.Column) -> Bool {
        silent.contains(key(column.title))
    }

    private static let silent: Set = [
        "status", "obsflag", "obsstatus", "confstatus", "lastupdate", "toelichting", "opmerking", "note",
        "index", "id",
        "versie", "version", "valueattribute", "stringvalue", "dataflow", "structure", "structureid", "bron",
        "source",
        "timeformat", "decimals", "observationflag",
    ]

    /// Whether a column says how rows were made, or names things.
    static func isRemark(_ column: ForeignTable.Column) -> Bool {
        let key = key(column.title)
        return remarks.contains(key) || ForeignHeads.isUnit(column.title)
            || key.hasPrefix("observationstatus")
            || ["naam", "name", "code"].contains { key.hasPrefix($0) || key.hasSuffix($0) }
    }

    /// Whether a word stands for all classes together: `Totaal leeftijd`, `T001038`, `10000` of Statistics Netherlands, `T` of Eurostat.
    static func isTotal(_ word: String) -> Bool {
        let words = spelling(of: word).split(separator: " ")
        // `Totaal mannen` is no whole, `Totaal mannen en vrouwen` is.
        guard Set(words.map(String.init)).isDisjoint(with: parts.subtracting(dimensions)) || isPair(words)
        else { return false }
        return ["t", "10000", "y ge0"].contains(words.joined(separator: " "))
            || words.contains { wholes.contains(String($0)) || $0.wholeMatch(of: /t[0-9]{6}/) != nil }
    }

    /// The word of a title above a table that tells a part of the whole: `Koopwoningen per gemeente`.
    static func partAbove(_ title: String) -> String? {
        // `Sex; Females`
        let cells = title.split(separator: ";").map { trimmed(String($0)) }
        if cells.count == 2, isHead(cells[0]), !isTotal(cells[1]), !cells[1].contains(",") { return cells[1] }
        guard let word = part(in: title), strong.contains(word) else { return nil }
        return word
    }

    private static let strong: Set = [
        "koopwoningen", "huurwoningen", "eengezinswoningen", "meergezinswoningen", "appartementen",
        "nieuwbouw",
        "mannen", "vrouwen", "women", "males", "females", "men", "jongeren", "ouderen", "studenten", "kanker",
    ]

    /// Whether a line of a title stands for all classes together, `Totaal mannen en vrouwen`, and for no other thing, `Totaal kamers`.
    static func isTotalOfClasses(_ text: String, _ isTheme: (String) -> Bool) -> Bool {
        guard isTotal(text) else { return false }
        return spelling(of: text).split(separator: " ").map(String.init).allSatisfy { word in
            isTotal(word) || parts.contains(word) || classes.contains(word) || isTheme(word)
        }
    }

    private static let classes: Set = [
        "leeftijd", "leeftijden", "geslacht", "burgerlijke", "staat", "personen", "persons", "eigendom",
        "inwoners",
        "misdrijven", "ages", "sexes", "age", "sex", "regio", "woningtype", "woningtypen", "nationaliteit",
        "soorten",
    ]

    private static let wholes: Set = ["totaal", "totale", "total", "alle", "all", "allen", "beide", "both"]

    /// Both of a pair of classes, which are the whole together.
    private static func isPair(_ words: [Substring]) -> Bool {
        [
            ["mannen", "vrouwen"], ["males", "females"], ["men", "women"], ["koop", "huur"],
            ["koopwoningen", "huurwoningen"],
        ]
        .contains { Set($0).isSubset(of: words.map(String.init)) }
    }

    /// Words for a part that are names of what parts too: `Totaal herkomst`.
    private static let dimensions: Set = ["herkomst", "migratieachtergrond", "geboren"]

    /// Words for a part of the people, the homes or the firms that a title speaks of.
    private static let parts: Set = [
        "koopwoningen", "koopwoning", "koop", "huurwoningen", "huurwoning", "huur", "corporaties",
        "corporatie",
        "woningcorporaties", "woningcorporatie", "eengezinswoningen", "eengezinswoning", "meergezinswoningen",
        "meergezinswoning", "appartementen", "nieuwbouw", "leegstaand", "onbewoond", "bewoond", "verhuurders",
        "mannen", "man", "vrouwen", "vrouw", "jongens", "meisjes", "men", "women", "male", "males", "female",
        "females", "owner", "occupied", "rented", "rental", "tenants", "ongehuwd", "gehuwd", "gescheiden",
        "verweduwd", "westers", "westerse", "niet", "autochtoon", "allochtoon", "migratieachtergrond",
        "herkomst",
        "geboren", "buitenland", "jongeren", "ouderen", "kinderen", "studenten", "65", "75", "80", "jonger",
        "ouder",
        "younger", "older", "kanker", "neoplasms", "zelfstandigen", "werknemers", "alleenstaanden",
    ]

    /// The word of a title that tells a part of the whole; nil where there is none, or where there are both of a pair.
    static func part(in title: String) -> String? {
        let words = Set(spelling(of: title).split(separator: " ").map(String.init))
        let found = words.intersection(parts)
        guard words.isDisjoint(with: wholes), !(found.contains("mannen") && found.contains("vrouwen")),
            !(found.contains("koop") && found.contains("huur"))
        else { return nil }
        return found.sorted().first
    }

}
