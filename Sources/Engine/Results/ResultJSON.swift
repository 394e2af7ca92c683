import Modelling

extension JSONText {
    /// Writes the rows of a table as an array of objects, a line for each.
    ///
    /// `difference`, `share_of_effect` and `years_gained` are objects of quantiles, or null. Where nothing is
    /// compared these three and `probability_better` are left out.
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
            json.name("scenario")
            json.string(row.scenario)
            json.name("region")
            json.string(row.region)
            json.name("indicator")
            json.string(row.indicator)
            json.name("unit")
            json.string(row.unit)
            json.name("year")
            json.integer(row.year)
            json.name("better")
            json.string(row.better.rawValue)
            json.fields(of: row.value)
            if isComparison {
                json.name("difference")
                json.quantiles(row.comparison?.difference)
                json.name("probability_better")
                json.number(row.comparison?.probabilityBetter)
                json.name("share_of_effect")
                json.quantiles(row.comparison?.shareOfEffect)
                json.name("years_gained")
                json.quantiles(row.comparison?.yearsGained)
            }
            json.name("members")
            json.integer(row.members)
        }
    }

    /// Writes quantiles as an object, or null.
    public mutating func quantiles(_ quantiles: Quantiles?) {
        guard let quantiles else { return number(nil) }
        object { $0.fields(of: quantiles) }
    }

    private mutating func fields(of quantiles: Quantiles?) {
        for (position, label) in ResultColumn.quantileNames.enumerated() {
            name(label)
            number(quantiles?.values[position])
        }
    }
}
