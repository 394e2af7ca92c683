import Modelling
import RegionModel

/// Values as people read them in each language.
extension Text {
    /// A name that is the same in every language.
    init(name: String) { self.init(nl: name, en: name) }

    /// A number with at most six digits behind the mark.
    init(number value: Double) {
        let rounded = (value * 1_000_000).rounded() / 1_000_000
        let isWhole = value == value.rounded() && value.magnitude < 1e15
        let digits = isWhole ? "\(Int64(value))" : "\(rounded == 0 ? value : rounded)"
        self.init(nl: digits.replacing(".", with: ","), en: digits)
    }

    /// From the one number to the other.
    init(range: ClosedRange<Double>) {
        let (low, high) = (Text(number: range.lowerBound), Text(number: range.upperBound))
        self.init(nl: "\(low.dutch) tot \(high.dutch)", en: "\(low.english) to \(high.english)")
    }

    /// All of them with commas between; a word where there are none.
    init(list: [Text]) {
        self.init(
            nl: list.isEmpty ? "niets" : list.map { $0[.dutch] }.joined(separator: ", "),
            en: list.isEmpty ? "nothing" : list.map(\.english).joined(separator: ", "))
    }

    /// A number with what it counts; pure numbers count nothing.
    func with(unit: Unit) -> Text { unit.symbol == "1" ? self : self + " \(unit.symbol)" }

    static func + (text: Text, end: String) -> Text {
        Text(nl: text[.dutch] + end, en: text.english + end)
    }

    static func + (text: Text, end: Text) -> Text {
        Text(nl: text[.dutch] + end[.dutch], en: text.english + end.english)
    }
}
