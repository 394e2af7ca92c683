import Modelling

extension JSONText {
    /// Writes the rows of a table as an array of objects, a line for each.
    ///
    /// `difference`, `share_of_effect` and `years_gained` are objects of quantiles, or null. Where nothing is
    /// compared these three, `probability_better`, the shares and their error are left out.
    public mutating func rows(of table: ResultTable) {
        array { json in
            for row in table.rows {
                json.newLine()
                json.row(row, isComparison: table.isComparison)
            }
        }
    }

    /// Writes the rows of a table, an object on a line of its own for each, as elements of an array.
    public mutating func rows(of table: ColumnTable) {
        for row in 0..<table.count {
            newLine()
            object { json in
                for (column, values) in zip(table.columns, table.values) {
                    json.name(column.name)
                    switch values {
                    case .texts(let texts): json.string(texts[row])
                    case .integers(let integers): json.integer(integers[row])
                    case .numbers(let numbers): json.number(numbers[row])
                    }
                }
            }
        }
    }

    /// Writes one row as an object.
    public mutating func row(_ row: ResultRow, isComparison: Bool) {
        object { json in
            for part in RowLayout.parts where isComparison || !part.isComparison { json.part(part, of: row) }
        }
    }

    private mutating func part(_ part: RowLayout.Part, of row: ResultRow) {
        switch part.content {
        case .text(let get, _):
            name(part.columns[0].name)
            string(get(row))
        case .integer(let get, _):
            name(part.columns[0].name)
            integer(get(row))
        case .number(let get, _):
            name(part.columns[0].name)
            number(get(row))
        case .quantiles(let label?, let get, _):
            name(label)
            quantiles(get(row))
        case .quantiles(nil, let get, _): fields(of: get(row))
        }
    }

    /// Writes quantiles as an object, or null.
    public mutating func quantiles(_ quantiles: Quantiles?) {
        guard let quantiles else { return number(nil) }
        object { $0.fields(of: quantiles) }
    }

    private mutating func fields(of quantiles: Quantiles?) {
        for (position, label) in Quantiles.names.enumerated() {
            name(label)
            number(quantiles?.values[position])
        }
    }
}
