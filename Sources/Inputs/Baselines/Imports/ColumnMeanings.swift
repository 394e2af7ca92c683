import Reading
import Spelling

/// The figures that titles of StatLine, of Eurostat and of people's own sheets certainly mean.
enum ColumnMeanings {
    struct Meaning: Hashable {
        /// Without the year in brackets where `isByYear`.
        let figure: String
        /// Whether the figure has its year as element: `population.residents[2023]`.
        let isByYear: Bool
        /// What Statistics Netherlands gives it in; nil: it differs between tables.
        let unit: String?

        init(_ figure: String, unit: String? = nil, isByYear: Bool = false) {
            (self.figure, self.unit, self.isByYear) = (figure, unit, isByYear)
        }
    }

    private static let table: [(meaning: Meaning, titles: [String])] = [
        (
            Meaning("population.residents", unit: "aantal", isByYear: true),
            [
                "Totale bevolking", "Bevolking op 1 januari", "Bevolking aan het begin van de periode",
                "Aantal inwoners", "Inwoners", "Inwoners op 1 januari", "Bevolkingsomvang op 1 januari",
                "Bevolking op 1 januari, totaal", "Total population", "Population on 1 January",
                "Population at 1 January", "Population at the beginning of the period", "Inhabitants",
                "Residents",
                "Population at beginning of period", "Bevolking 1 januari", "aant_inw",
                "Population on 1 January - total", "Inwonertal", "Totaal inwoners", "Totaal aantal inwoners",
            ]
        ),
        (
            Meaning("population.births", unit: "aantal", isByYear: true),
            [
                "Levend geboren kinderen", "Levendgeborenen", "Geboorte", "Geboorten", "Live births",
                "Live born children", "Births", "Geboorte totaal", "a_geb", "Aantal geboorten",
            ]
        ),
        (
            Meaning("population.deaths", unit: "aantal", isByYear: true),
            ["Overledenen", "Deaths", "Sterfte totaal", "a_ste", "Aantal overledenen", "Totaal overledenen"]
        ),
        (
            Meaning("population.households", unit: "aantal"),
            [
                "Totaal aantal particuliere huishoudens", "Huishoudens totaal",
                "Totaal particuliere huishoudens", "Aantal huishoudens", "Private households", "a_hh",
                "Particuliere huishoudens totaal",
            ]
        ),
        (
            Meaning("housing.dwellings", unit: "aantal"),
            [
                "Woningvoorraad", "Woningvoorraad op 1 januari", "Beginstand woningvoorraad",
                "Aantal woningen",
                "Totale woningvoorraad", "Totaal aantal woningen", "Dwelling stock",
                "Housing stock",
                "Stock of dwellings", "Voorraad woningen", "a_woning", "Woningvoorraad totaal",
                "Beginstand voorraad woningen", "Voorraad woningen op 1 januari",
            ]
        ),
        (
            Meaning("jobs.net_participation", unit: "%"),
            [
                "Nettoarbeidsparticipatie", "Netto arbeidsparticipatie", "Net labour participation",
                "Net labour participation rate", "Net participation rate",
            ]
        ),
        (
            Meaning("jobs.unemployment_rate", unit: "%"),
            ["Werkloosheidspercentage", "Unemployment rate", "Werkloosheidspercentage totaal"]
        ),
        (
            Meaning("jobs.gross_domestic_product", isByYear: true),
            ["Bruto binnenlands product", "Bbp", "Gross domestic product", "Gross domestic product (GDP)"]
        ),
        (
            Meaning("firms.establishments", unit: "aantal"),
            ["Vestigingen van bedrijven", "Aantal vestigingen van bedrijven"]
        ),
        (
            Meaning("land.agriculture"),
            ["Overig agrarisch terrein", "Other agricultural area", "Other agricultural terrain"]
        ),
        (Meaning("land.woodland"), ["Bos", "Woodland", "Forest"]),
        (
            Meaning("land.dry_nature"),
            ["Open droog natuurlijk terrein", "Dry open natural terrain", "Open dry natural terrain"]
        ),
        (
            Meaning("land.wet_nature"),
            ["Open nat natuurlijk terrein", "Wet open natural terrain", "Open wet natural terrain"]
        ),
        (Meaning("land.parks"), ["Park en plantsoen", "Parks and public gardens", "Park and public garden"]),
        (Meaning("land.holiday_recreation"), ["Verblijfsrecreatie", "Holiday recreation"]),
        (Meaning("land.greenhouses"), ["Terrein voor glastuinbouw"]),
        (Meaning("land.land_area"), ["Oppervlakte land", "Land area", "a_lan_ha"]),
        (
            Meaning("amenities.distance[gp]", unit: "km"),
            [
                "Afstand tot huisartsenpraktijk", "Afstand tot huisarts", "Distance to GP practice",
                "Distance to general practice", "g_afs_hp",
            ]
        ),
        (
            Meaning("amenities.distance[supermarket]", unit: "km"),
            [
                "Afstand tot grote supermarkt", "Afstand tot supermarkt", "Distance to large supermarket",
                "Distance to supermarket", "g_afs_gs",
            ]
        ),
        (
            Meaning("amenities.distance[library]", unit: "km"),
            ["Afstand tot bibliotheek", "Distance to library", "Distance to public library"]
        ),
        (
            Meaning("amenities.distance[primary_school]", unit: "km"),
            [
                "Afstand tot basisonderwijs", "Afstand tot basisschool", "Distance to primary school",
                "g_afs_sc",
            ]
        ),
    ]

    /// Titles that begin as a figure's does, or hold its word, and may be something else: what to ask the user.
    private static let near: [(words: [String], figure: String)] = [
        (["inwoner", "bevolking", "population", "inhabitant", "resident"], "population.residents"),
        (["woning", "dwelling", "housing", "voorraad"], "housing.dwellings"),
        (["geboor", "geboren", "birth"], "population.births"),
        (["overled", "sterf", "death"], "population.deaths"),
        (["werkloos", "unemploy"], "jobs.unemployment_rate"),
        (["arbeidsparticipatie", "participation"], "jobs.net_participation"),
        (["huishouden", "household"], "population.households"),
        (["vestiging", "establishment"], "firms.establishments"),
        (["bbp", "domestic product", "gdp"], "jobs.gross_domestic_product"),
        (["woz"], "housing.value_per_square_metre"),
        (["vermogensmisdrij"], "safety.property_crime"), (["gewelds"], "safety.violence"),
        (["verkeersdod", "road death"], "safety.road_deaths"),
        (["depositie", "deposition"], "biodiversity.deposition"),
        (["glastuinbouw", "agrarisch", "landbouw"], "land.agriculture"),
        (["ziekenhuis", "hospital"], "amenities.distance[hospital]"),
        ([" bos", "forest", "wood"], "land.woodland"),
    ]

    private static let byTitle = Dictionary(
        table.flatMap { entry in entry.titles.map { (key($0), entry.meaning) } }
    ) { first, _ in first }

    /// The titles that are understood, for people.
    static var titles: [String] { table.flatMap(\.titles).filter { $0.contains(" ") || $0.count > 6 } }

    /// What a title means, `Woningvoorraad_96` as `Woningvoorraad`; nil where that is not certain.
    ///
    /// Of a title of several lines, `Bevolking/Totale bevolking`, one line is the topic, and no other tells a part of it.
    static func meaning(of title: String) -> Meaning? {
        if let whole = byTitle[key(title)] { return whole }
        let parts = title.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return nil }
        let meant = parts.compactMap { byTitle[key($0)] }
        guard let meaning = meant.first, Set(meant).count == 1, part(of: title) == nil else { return nil }
        return meaning
    }

    /// What a title means by its unit too: unemployment is a share in `%` only.
    static func meaning(of title: String, unit: String?) -> Meaning? {
        if let meaning = meaning(of: title) { return meaning }
        guard let unit, ["werkloosheid", "unemployment"].contains(key(title)),
            ForeignUnits.factor(from: unit, to: "share") == 0.01
        else { return nil }
        return meaning(of: "Werkloosheidspercentage")
    }

    /// The line of a title that tells a part of what its topic counts: `Koopwoningen` of `Koopwoningen/Woningvoorraad`.
    static func part(of title: String) -> String? {
        let parts = title.split(separator: "/").map(String.init)
        guard parts.count > 1, parts.contains(where: { byTitle[key($0)] != nil }) else { return nil }
        return parts.first {
            byTitle[key($0)] == nil && !isTheme($0) && !ForeignClasses.isTotalOfClasses($0, isTheme)
        }
    }

    /// Themes that Statistics Netherlands puts above its topics, of which they tell no part.
    private static func isTheme(_ text: String) -> Bool {
        guard ForeignClasses.part(in: text) == nil else { return false }
        let words = spelling(of: text).split(separator: " ").map(String.init)
        return words.allSatisfy { themes.contains($0) || joints.contains($0) || Int($0) != nil }
    }

    private static let themes: Set = [
        "bevolking", "bevolkingsontwikkeling", "bevolkingsgroei", "bevolkingsdynamiek",
        "bevolkingssamenstelling",
        "bevolkingsomvang", "bevolkingsstand", "population", "dynamics", "development", "natuurlijke",
        "aanwas", "groei",
        "geboorte", "sterfte", "wonen", "woningen", "woning", "vastgoed", "bouwen", "voorraad",
        "woningvoorraad",
        "housing", "dwellings", "stock", "arbeid", "sociale", "zekerheid", "arbeidsmarkt", "arbeidsdeelname",
        "beroepsbevolking", "labour", "market", "werkloosheid", "bodemgebruik", "oppervlakte", "terrein",
        "agrarisch",
        "natuurlijk", "bosterrein", "bos", "open", "recreatie", "recreatieterrein", "bebouwd", "land", "use",
        "area",
        "nabijheid", "voorzieningen", "afstand", "tot", "gezondheid", "gezondheidszorg", "detailhandel",
        "onderwijs",
        "cultuur", "zorg", "vrije", "tijd", "proximity", "facilities", "huishoudens", "particuliere",
        "huishoudensgrootte",
        "bedrijven", "bedrijfsvestigingen", "vestigingen", "economie", "kerncijfers", "regionale", "regio",
        "regio's",
        "nederland", "cijfers", "stand", "standen", "ontwikkeling", "onderwerp", "onderwerpen", "topic",
        "aantallen",
        "aantal", "absoluut", "geregistreerde", "veiligheid", "leefbaarheid", "milieu", "bodem", "terreinen",
        "huisartsenzorg", "winkels", "levensmiddelen", "bibliotheek", "demografie", "demographics", "begin",
        "perioden",
    ]
    private static let joints: Set = [
        "en", "van", "de", "het", "per", "naar", "in", "op", "januari", "s", "and", "of", "the", "aan",
    ]

    /// Titles with these are about something that is divided by another.
    private static let ratios = [
        " per ", "relati", "gemiddeld", "average", " mean ", "dichtheid", "density", "groei", "growth",
    ]

    /// The figure that a title may be about, which is not certain.
    static func likely(_ title: String) -> String? {
        let text = " " + spelling(of: title)
        // The end of a year is the start of the next one.
        guard !text.contains(" eind"), !text.contains(" end "), !text.contains("31 december"),
            !ratios.contains(where: text.contains)
        else { return nil }
        if text.count > 7, let near = nearestName(to: title, among: titles), near.count < 2 * title.count,
            let meaning = byTitle[key(near)]
        {
            return meaning.figure
        }
        return near.first { $0.words.contains { text.contains($0) } }?.figure
    }

    /// Letters and digits only, without the number that the download by code puts behind a title.
    private static func key(_ title: String) -> String {
        var text = title[...]
        if let line = text.lastIndex(of: "_"), line > text.startIndex,
            text[text.index(after: line)...].allSatisfy(\.isNumber)
        {
            text = text[..<line]
        }
        return spelling(of: String(text)).filter { $0 != " " }
    }
}
