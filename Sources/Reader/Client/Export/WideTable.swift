import Results

extension ColumnTable {
    /// A column for each year, and a row for each statistic of what was a row for each year.
    ///
    /// What is no number stays as it is; `statistic` names the column that a row of numbers comes from.
    var wide: ColumnTable {
        guard let yearColumn = columns.firstIndex(where: { $0.name == "year" }),
            case .integers(let found) = values[yearColumn]
        else { return self }
        let years = Set(found.compactMap(\.self)).sorted()
        let keys = columns.indices.filter { $0 != yearColumn && columns[$0].kind != .number }
        let statistics = columns.indices.filter { columns[$0].kind == .number }
        // Rows of one key in the order in which the first of them came.
        var places: [[String]: Int] = [:]
        var firsts: [Int] = []
        var groups: [[Int: Int]] = []
        for row in 0..<count {
            let key = keys.filter { columns[$0].name != "members" }.map { values[$0].text(row) }
            let place = places[key] ?? firsts.count
            if place == firsts.count {
                places[key] = place
                firsts.append(row)
                groups.append([:])
            }
            if let year = found[row] { groups[place][year] = row }
        }
        let rows = firsts.indices.flatMap { group in statistics.map { (group: group, column: $0) } }
        let kept = keys.map { values[$0].picked(rows.map { firsts[$0.group] }) }
        let ofYears = years.map { year in
            Values.numbers(
                rows.map { row in
                    guard let source = groups[row.group][year],
                        case .numbers(let numbers) = values[row.column]
                    else {
                        return nil
                    }
                    return numbers[source]
                })
        }
        let statistic = ResultColumn(
            "statistic", .text, "The column of the long table that the numbers are those of.")
        return ColumnTable(
            keys.map { columns[$0] } + [statistic]
                + years.map {
                    ResultColumn(
                        "\($0)", unit: "as statistic says", "The number in this year.", isNullable: true)
                },
            values: kept + [.texts(rows.map { columns[$0.column].name })] + ofYears)
    }
}

extension ColumnTable.Values {
    /// No value in each of so many rows.
    static func none(of kind: ResultColumn.Kind, count: Int) -> Self {
        switch kind {
        case .text: .texts(Array(repeating: "", count: count))
        case .integer: .integers(Array(repeating: nil, count: count))
        case .number: .numbers(Array(repeating: nil, count: count))
        }
    }

    /// Columns of one kind, one behind the other.
    static func joined(_ parts: [Self], of kind: ResultColumn.Kind) -> Self {
        switch kind {
        case .text:
            .texts(
                parts.flatMap { part -> [String] in if case .texts(let texts) = part { texts } else { [] } })
        case .integer:
            .integers(
                parts.flatMap { part -> [Int?] in
                    if case .integers(let numbers) = part { numbers } else { [] }
                })
        case .number:
            .numbers(
                parts.flatMap { part -> [Double?] in
                    if case .numbers(let numbers) = part { numbers } else { [] }
                })
        }
    }

    /// The values of these rows.
    fileprivate func picked(_ rows: [Int]) -> Self {
        switch self {
        case .texts(let texts): .texts(rows.map { texts[$0] })
        case .integers(let integers): .integers(rows.map { integers[$0] })
        case .numbers(let numbers): .numbers(rows.map { numbers[$0] })
        }
    }

    /// The value of a row in words; empty for none.
    fileprivate func text(_ row: Int) -> String {
        switch self {
        case .texts(let texts): texts[row]
        case .integers(let integers): integers[row].map { "\($0)" } ?? ""
        case .numbers(let numbers): numbers[row].map { "\($0)" } ?? ""
        }
    }
}
