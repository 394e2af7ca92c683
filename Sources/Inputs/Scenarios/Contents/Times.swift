internal import Reading
internal import Results

/// A quarter, counted from the first of the model's first year.
struct Quarter: Hashable, Comparable {
    let number: Int
    let firstYear: Int

    init(number: Int, firstYear: Int) {
        self.number = number
        self.firstYear = firstYear
    }

    /// `2027Q3`, in Dutch `2027K3`
    init?(_ text: String, firstYear: Int) {
        guard let match = text.wholeMatch(of: /([0-9]{4})[QqKk]([1-4])/), let year = Int(match.output.1),
            let quarter = Int(match.output.2)
        else { return nil }
        self.init(number: (year - firstYear) * 4 + quarter - 1, firstYear: firstYear)
    }

    /// `2027Q3`
    var text: String {
        let year = (Double(number) / 4).rounded(.down)
        return "\(firstYear + Int(year))Q\(number - Int(year) * 4 + 1)"
    }

    static func < (a: Quarter, b: Quarter) -> Bool { a.number < b.number }
}

extension FieldReader {
    /// A year of the period.
    func year(_ field: Field, within period: Period) -> Int? {
        guard let text = text(field, expecting: .year) else { return nil }
        guard text.wholeMatch(of: /[0-9]{4}/) != nil, let year = Int(text) else {
            note(.notAYear(text), at: field)
            return nil
        }
        guard (period.first...period.last).contains(year) else {
            note(.outsidePeriod(text, first: "\(period.first)", last: "\(period.last)"), at: field)
            return nil
        }
        return year
    }

    /// A quarter of the period, written as 2027Q3.
    func quarter(_ field: Field, within period: Period) -> Quarter? {
        guard let text = text(field, expecting: .quarter) else { return nil }
        guard let quarter = Quarter(text, firstYear: period.first) else {
            note(.notAQuarter(text), at: field)
            return nil
        }
        let last = (period.last - period.first) * 4 - 1
        guard (0...last).contains(quarter.number) else {
            note(
                .outsidePeriod(
                    text, first: "\(period.first)Q1",
                    last: Quarter(number: last, firstYear: period.first).text),
                at: field)
            return nil
        }
        return quarter
    }
}
