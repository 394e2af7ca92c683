import Reading
import Spelling

/// The figures that titles of StatLine certainly mean.
enum ColumnMeanings {
    struct Meaning: Hashable {
        /// Without the year in brackets where `isByYear`.
        let figure: String
        /// Whether the figure has its year as element: `population.residents[2023]`.
        let isByYear: Bool
        /// What Statistics Netherlands gives it in; nil: it differs between tables.
        let unit: String?
    }

    private static let table: [(title: String, meaning: Meaning)] = [
        ("Totale bevolking", Meaning(figure: "population.residents", isByYear: true, unit: "aantal")),
        ("Bevolking op 1 januari", Meaning(figure: "population.residents", isByYear: true, unit: "aantal")),
        ("Levend geboren kinderen", Meaning(figure: "population.births", isByYear: true, unit: "aantal")),
        ("Overledenen", Meaning(figure: "population.deaths", isByYear: true, unit: "aantal")),
        ("Woningvoorraad", Meaning(figure: "housing.dwellings", isByYear: false, unit: "aantal")),
        ("Nettoarbeidsparticipatie", Meaning(figure: "jobs.net_participation", isByYear: false, unit: "%")),
        ("Werkloosheidspercentage", Meaning(figure: "jobs.unemployment_rate", isByYear: false, unit: "%")),
        ("Overig agrarisch terrein", Meaning(figure: "land.agriculture", isByYear: false, unit: nil)),
        ("Bos", Meaning(figure: "land.woodland", isByYear: false, unit: nil)),
        ("Open droog natuurlijk terrein", Meaning(figure: "land.dry_nature", isByYear: false, unit: nil)),
        ("Open nat natuurlijk terrein", Meaning(figure: "land.wet_nature", isByYear: false, unit: nil)),
        ("Park en plantsoen", Meaning(figure: "land.parks", isByYear: false, unit: nil)),
        ("Verblijfsrecreatie", Meaning(figure: "land.holiday_recreation", isByYear: false, unit: nil)),
        (
            "Afstand tot huisartsenpraktijk",
            Meaning(figure: "amenities.distance[gp]", isByYear: false, unit: "km")
        ),
        (
            "Afstand tot grote supermarkt",
            Meaning(figure: "amenities.distance[supermarket]", isByYear: false, unit: "km")
        ),
        (
            "Afstand tot bibliotheek",
            Meaning(figure: "amenities.distance[library]", isByYear: false, unit: "km")
        ),
    ]

    private static let byTitle = Dictionary(table.map { (key($0.title), $0.meaning) }) { first, _ in first }

    /// The titles that are understood, for people.
    static var titles: [String] { table.map(\.title) }

    /// What a title means: its last part, `Woningvoorraad_96` as `Woningvoorraad`; nil where that is not certain.
    static func meaning(of title: String) -> Meaning? {
        let last = title.split(separator: "/").last.map(String.init) ?? title
        return byTitle[key(last)]
    }

    /// Letters and digits only, without the number that the download by code puts behind a title.
    private static func key(_ title: String) -> String {
        var text = title[...]
        if let line = text.lastIndex(of: "_"), text[text.index(after: line)...].allSatisfy(\.isNumber) {
            text = text[..<line]
        }
        return spelling(of: String(text)).filter { $0 != " " }
    }
}
