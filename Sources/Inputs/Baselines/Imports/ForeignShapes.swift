import Reading
import Spelling

/// Turns tables of other layouts so that each row is about one place, and each column of numbers about one topic.
struct ForeignShapes {
    private(set) var table: ForeignTable
    /// What was turned: `import.turned_regions`, `import.turned_topics`.
    private(set) var notes: [String] = []
    private var reading: PlaceReading

    init(_ table: ForeignTable, _ names: PlaceNames) {
        self.table = table
        reading = PlaceReading(names)
        splitKeys()
        turnRegions()
        turnTopics()
        readUnits()
    }

    // MARK: Keys in one cell

    /// `freq,unit,geo\TIME_PERIOD` in the first cell: Eurostat's TSV joins what says where and what.
    private mutating func splitKeys() {
        guard let first = table.columns.first,
            let end = first.title.firstIndex(of: "\\")
                ?? first.title.firstRange(of: /\/time/.ignoresCase())?.lowerBound
        else { return }
        let mark: Character = first.title.contains(";") ? ";" : ","
        let names = first.title[..<end].split(separator: mark).map { trimmed(String($0)) }
        guard names.count > 1 else { return }
        let rows = table.rows.map { row in
            let keys = row.cells[0].text.split(separator: mark, omittingEmptySubsequences: false)
            let cells = names.indices.map { index in
                cell(index < keys.count ? trimmed(String(keys[index])) : "", row.cells[0])
            }
            return Delimited.Row(line: row.line, cells: cells + row.cells.dropFirst())
        }
        let columns =
            names.map { (cell($0, first.cell), $0, String?.none, ForeignPeriod?.none) }
            + table.columns.dropFirst().map { ($0.cell, $0.title, $0.unit, $0.period) }
        table = table.turned(numbered(columns), rows)
    }

    // MARK: Regions across

    private mutating func turnRegions() {
        let found = table.columns.map { place(in: $0) }
        let places = found.compactMap(\.self).map(\.place).reduce(into: [String]()) { all, place in
            if !all.contains(place) { all.append(place) }
        }
        let others = table.columns.indices.filter { found[$0] == nil }
        guard places.count > 1, !others.contains(where: { hasPlaces(table.columns[$0]) })
        else { return }
        struct Key: Hashable {
            let title: String
            let unit: String?
            let year: String
        }
        func key(_ column: ForeignTable.Column, _ rest: String) -> Key {
            Key(title: rest, unit: column.unit, year: column.period.map { "\($0)" } ?? "")
        }
        var keys: [Key] = []
        var samples: [Key: ForeignTable.Column] = [:]
        var columnsOf: [String: [Key: Int]] = [:]
        for (column, place) in zip(table.columns, found) {
            guard let place else { continue }
            let key = key(column, place.rest)
            if samples.updateValue(column, forKey: key) == nil { keys.append(key) }
            if columnsOf[place.place]?[key] == nil {
                columnsOf[place.place, default: [:]][key] = column.index
            }
        }
        var rows: [Delimited.Row] = []
        for row in table.rows {
            for place in places {
                let own = columnsOf[place] ?? [:]
                guard let any = own.values.min() else { continue }
                var cells = others.map { row.cells[$0] }
                cells.append(cell(place, row.cells[any]))
                cells += keys.map { own[$0].map { row.cells[$0] } ?? cell("", row.cells[any]) }
                rows.append(Delimited.Row(line: row.line, cells: cells))
            }
        }
        let head = table.columns[found.firstIndex { $0 != nil } ?? 0].cell
        var columns = others.map { index in
            let column = table.columns[index]
            return (column.cell, column.title, column.unit, column.period)
        }
        columns.append((head, "Regio's", nil, nil))
        columns += keys.map { key in (samples[key]?.cell ?? head, key.title, key.unit, samples[key]?.period) }
        table = table.turned(numbered(columns), rows)
        notes.append("import.turned_regions")
    }

    /// The place that a line of a title names, with the rest of the title.
    private mutating func place(in column: ForeignTable.Column) -> (place: String, rest: String)? {
        let parts = column.title.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() where isPlace(part) {
            return (part, (parts[..<index] + parts[(index + 1)...]).joined(separator: "/"))
        }
        return nil
    }

    private mutating func isPlace(_ text: String) -> Bool {
        guard Int(text) == nil else { return false }
        return switch reading.read(text) {
        case .place, .municipality: true
        default: false
        }
    }

    private mutating func hasPlaces(_ column: ForeignTable.Column) -> Bool {
        let texts = table.rows.prefix(20).map { $0.cells[column.index].text }
        return texts.count { isPlace($0) } * 2 > texts.count
    }

    // MARK: Topics in rows

    private mutating func turnTopics() {
        guard let topic = topicColumn() else { return }
        let unit = table.columns.first { ForeignHeads.isUnit($0.title) && $0.index != topic.index }
        let named = table.columns.filter { ForeignHeads.isValue($0.title) }
        let values =
            named.isEmpty
            ? table.columns.filter { $0.index != topic.index && isOfNumbers($0) } : named
        guard !values.isEmpty else { return }
        let isValue = Set(values.map(\.index))
        let keyed = table.columns.filter { column in
            !isValue.contains(column.index) && column.index != topic.index && column.index != unit?.index
                && !ForeignHeads.isRowNumber(column.title)
                && !(ForeignHeads.isTopic(column.title) && column.index != topic.index)
                && !(column.title.isEmpty && isCounting(column))
        }
        var words: [String] = []
        var units: [String: Set<String>] = [:]
        for row in table.rows {
            let word = row.cells[topic.index].text
            if units[word] == nil { words.append(word) }
            units[word, default: []].insert(unit.map { row.cells[$0.index].text } ?? "")
        }
        let position = Dictionary(words.enumerated().map { ($1, $0) }) { first, _ in first }
        // A topic in several units stays parted by them, so that nobody takes one for the other.
        let isParted = units.values.contains { $0.count > 1 }
        let keys = keyed + (isParted ? [unit].compactMap(\.self) : [])
        var order: [(key: [String], row: Delimited.Row)] = []
        var rowsOf: [[String]: [Int]] = [:]
        for row in table.rows {
            let key = keys.map { row.cells[$0.index].text }
            let first = position[row.cells[topic.index].text, default: 0] * values.count
            let free = rowsOf[key]?.first { order[$0].row.cells[keys.count + first].column == 0 }
            let target: Int
            if let free {
                target = free
            } else {
                let empty = Delimited.Cell(text: "", line: row.line, column: 0)
                let cells =
                    keys.map { row.cells[$0.index] }
                    + Array(repeating: empty, count: words.count * values.count)
                target = order.count
                order.append((key, Delimited.Row(line: row.line, cells: cells)))
                rowsOf[key, default: []].append(target)
            }
            for (offset, value) in values.enumerated() {
                order[target].row.cells[keys.count + first + offset] = row.cells[value.index]
            }
        }
        let columns =
            keys.map { ($0.cell, $0.title, $0.unit, $0.period) }
            + words.flatMap { Self.columns(of: $0, in: units[$0] ?? [], values) }
        table = table.turned(numbered(columns), order.map(\.row))
        notes.append("import.turned_topics")
    }

    /// The columns that a topic has once it is turned: one for each column of values.
    private static func columns(
        of word: String, in units: Set<String>, _ values: [ForeignTable.Column]
    ) -> [Head] {
        let said = units.count == 1 ? units.first.flatMap { $0.isEmpty ? nil : $0 } : nil
        let title = titles[word] ?? word
        let (own, bracket) = withoutUnit(title)
        return values.map { value in
            let isPlain =
                value.title.isEmpty || value.title == title || ForeignHeads.isValue(value.title)
                || value.period != nil
            return (
                value.cell, isPlain ? own : "\(own)/\(value.title)", said ?? value.unit ?? bracket,
                value.period
            )
        }
    }

    /// Codes that Eurostat has for topics, as people read them.
    private static let titles = [
        "JAN": "Population on 1 January", "LBIRTH": "Live births", "DEATH": "Deaths",
    ]

    /// `Woningvoorraad (aantal)` without its unit.
    private static func withoutUnit(_ title: String) -> (title: String, unit: String?) {
        guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return (title, nil) }
        let inside = String(title[title.index(after: open)...].dropLast())
        return ForeignUnits.isUnit(inside, inBrackets: true)
            ? (trimmed(String(title[..<open])), inside) : (title, nil)
    }

    /// The column whose cells name topics: by its own name, or since it holds titles that are understood.
    private mutating func topicColumn() -> ForeignTable.Column? {
        let named = table.columns.filter {
            ForeignHeads.isTopic($0.title) && $0.period == nil && !isOfNumbers($0)
        }
        // Of a code and its label the label.
        if let label = named.first(where: {
            spelling(of: $0.title).hasSuffix("label") || spelling(of: $0.title).hasSuffix("naam")
        })
            ?? named.max(by: { known(in: $0) < known(in: $1) })
        {
            return label
        }
        return table.columns.first { column in
            !ForeignHeads.isRegion(column.title) && !ForeignHeads.isPeriod(column.title)
                && !ForeignClasses.isHead(column.title) && known(in: column) > 0
        }
    }

    private func known(in column: ForeignTable.Column) -> Int {
        let words = Set(table.rows.prefix(2000).map { $0.cells[column.index].text })
        guard words.count <= 400 else { return 0 }
        return words.count { ColumnMeanings.meaning(of: Self.withoutUnit($0).title) != nil }
    }

    private func isOfNumbers(_ column: ForeignTable.Column) -> Bool {
        guard !ForeignHeads.isRegion(column.title), !ForeignHeads.isPeriod(column.title),
            !ForeignHeads.isRowNumber(column.title), !ForeignClasses.isClass(column),
            !ForeignClasses.isRemark(column), !(column.title.isEmpty && isCounting(column))
        else { return false }
        let texts = table.rows.lazy.map { $0.cells[column.index].text }
            .filter { !ForeignNumbers.isMissing($0) }.prefix(50)
        return !texts.isEmpty && texts.count { ForeignNumbers.isNumber($0) } * 2 > texts.count
    }

    /// Whether a column numbers the rows: 0, 1, 2 …
    private func isCounting(_ column: ForeignTable.Column) -> Bool {
        guard column.period == nil else { return false }
        let numbers = table.rows.prefix(50).map { Int($0.cells[column.index].text) }
        guard let first = numbers.first.flatMap(\.self), (0...1).contains(first) else { return false }
        return numbers.enumerated().allSatisfy { $1 == first + $0 }
    }

    // MARK: Units in rows

    /// A column that says the same unit in all rows says that of the numbers.
    private mutating func readUnits() {
        guard let unit = table.columns.first(where: { ForeignHeads.isUnit($0.title) }) else { return }
        let words = Set(table.rows.map { $0.cells[unit.index].text })
        guard words.count == 1, let word = words.first, !word.isEmpty else { return }
        let columns = table.columns.map { column in
            (
                column.cell, column.title,
                column.unit ?? (column.index != unit.index && isOfNumbers(column) ? word : nil), column.period
            )
        }
        table = table.turned(numbered(columns), table.rows)
    }

    /// Cell, title, unit and period of a column that has no place yet.
    private typealias Head = (Delimited.Cell, String, String?, ForeignPeriod?)

    private func numbered(_ columns: [Head]) -> [ForeignTable.Column] {
        columns.enumerated().map { index, column in
            ForeignTable.Column(
                index: index, cell: column.0, title: column.1, unit: column.2, period: column.3)
        }
    }

    private func cell(_ text: String, _ other: Delimited.Cell) -> Delimited.Cell {
        Delimited.Cell(text: text, line: other.line, column: other.column)
    }
}
