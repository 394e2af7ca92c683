import Reading
import Spelling

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
    private var withoutLetter: [String: [Municipality]] = [:]

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
                let fact = Fact.leastAboveMost(row[3].text, most: row[4].text)
                problems.append(Problem(municipalities.file, row[3].line, row[3].column, fact))
                continue
            }
            let municipality = Municipality(
                code: row[0].text, name: row[1].text, region: row[2].text, years: first...last)
            self.municipalities.append(municipality)
            byCode[municipality.code] = municipality
            byName[spelling(of: municipality.name)] = municipality
            withoutLetter[Self.withoutLetter(municipality.name), default: []].append(municipality)
        }
        for (other, name) in Self.spellings { byName[spelling(of: other)] = byName[spelling(of: name)] }
    }

    /// The municipality of a code, `GM0599`.
    func municipality(code: String) -> Municipality? { byCode[code] }

    /// The municipality of a name, however it is spelt; without the letter of its province where only one has the name.
    func municipality(name: String) -> Municipality? {
        if let exact = byName[spelling(of: name)] { return exact }
        let others = withoutLetter[Self.withoutLetter(name)] ?? []
        return others.count == 1 && Self.withoutLetter(name) == spelling(of: name) ? others[0] : nil
    }

    /// What people call municipalities beside their official names.
    private static let spellings = [
        ("Den Haag", "'s-Gravenhage"), ("The Hague", "'s-Gravenhage"), ("Den Bosch", "'s-Hertogenbosch"),
    ]

    /// `hengelo` of `Hengelo (O.)`: Statistics Netherlands puts a letter behind names that occur twice.
    private static func withoutLetter(_ name: String) -> String {
        spelling(of: String(name.prefix { $0 != "(" }))
    }

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
        let fact = Fact.unknownPlace(cell.text, suggestion: places.nearest(to: cell.text))
        problems.append(Problem(file, cell.line, cell.column, fact))
        return false
    }
}
