/// What other editions of the NUTS and Statistics Netherlands call the places, and the municipalities in them.
struct OtherPlaceNames: Sendable {
    /// A code of another edition or publisher.
    struct Code: Sendable {
        /// `NUTS 2024`.
        let edition: String
        /// Code of the place in the project's own edition.
        let place: String
    }

    /// A municipality, with the years at whose start it exists.
    struct Municipality: Sendable {
        /// `GM0599`.
        let code: String
        let name: String
        let region: String
        let years: ClosedRange<Int>
    }

    /// The first year whose municipalities are known.
    static let firstYear = 2022

    private(set) var codes: [String: Code] = [:]
    private(set) var municipalities: [Municipality] = []
    private(set) var problems: [Problem] = []
    private var byCode: [String: Municipality] = [:]
    private var byName: [String: Municipality] = [:]

    init() {}

    /// Reads `region_codes.csv` and `municipality_regions.csv`.
    init(codes: Delimited, municipalities: Delimited, places: Places) {
        for row in Self.rows(of: codes, ["code", "edition", "region"], &problems) {
            guard Self.isKnown(row[2], in: places, codes.file, &problems) else { continue }
            self.codes[row[0].text] = Code(edition: row[1].text, place: row[2].text)
        }
        let columns = ["municipality", "name", "region", "from", "until"]
        for row in Self.rows(of: municipalities, columns, &problems) {
            guard Self.isKnown(row[2], in: places, municipalities.file, &problems) else { continue }
            let first = Int(row[3].text) ?? Self.firstYear
            let last = Int(row[4].text) ?? PlaceLimits.years.upperBound
            guard first <= last else {
                let fact = Problem.Fact.leastAboveMost(row[3].text, most: row[4].text)
                problems.append(Problem(municipalities.file, row[3].line, row[3].column, fact))
                continue
            }
            let municipality = Municipality(
                code: row[0].text, name: row[1].text, region: row[2].text, years: first...last)
            self.municipalities.append(municipality)
            byCode[municipality.code] = municipality
            byName[spelling(of: municipality.name)] = municipality
        }
    }

    /// The municipality of a code, `GM0599`.
    func municipality(code: String) -> Municipality? { byCode[code] }

    /// The municipality of a name, however it is spelt.
    func municipality(name: String) -> Municipality? { byName[spelling(of: name)] }

    private static func rows(
        of table: Delimited, _ columns: [String], _ problems: inout [Problem]
    ) -> [[Delimited.Cell]] {
        let found = columns.map { table.column($0) }
        for (name, column) in zip(columns, found) where column == nil {
            problems.append(Problem(table.file, 1, 1, .missingColumn(name)))
        }
        let known = found.compactMap { $0 }
        return known.count == columns.count ? table.rows.map { row in known.map { row.cells[$0] } } : []
    }

    private static func isKnown(
        _ cell: Delimited.Cell, in places: Places, _ file: String, _ problems: inout [Problem]
    ) -> Bool {
        if places.level(of: cell.text) != nil { return true }
        let fact = Problem.Fact.unknownPlace(cell.text, suggestion: places.nearest(to: cell.text))
        problems.append(Problem(file, cell.line, cell.column, fact))
        return false
    }
}

/// A name in small letters, without accents, and with one space for whatever parts its words: `Fryslân` is `fryslan`.
func spelling(of name: String) -> String {
    let accents: [Character: Character] = [
        "â": "a", "á": "a", "à": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "ï": "i", "í": "i",
        "ö": "o", "ó": "o", "ô": "o", "ú": "u", "û": "u", "ü": "u",
    ]
    var words: [String] = [""]
    for letter in name.lowercased() {
        let plain = accents[letter] ?? letter
        if plain.isLetter || plain.isNumber {
            words[words.count - 1].append(plain)
        } else if words[words.count - 1] != "" {
            words.append("")
        }
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
}
