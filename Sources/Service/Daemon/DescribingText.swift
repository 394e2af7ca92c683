import Modelling
import RegionModel
import Words

/// Values as people read them in each language.
extension Text {
    /// A name that is the same in every language.
    init(name: String) { self.init(nl: name, en: name) }

    /// A number with at most six digits behind the mark, none where they are zeros; thousands stand apart from 10,000 on, so
    /// that a year stays one.
    init(number value: Double) {
        let rounded = (value * 1_000_000).rounded() / 1_000_000
        let isWhole = rounded == rounded.rounded() && rounded.magnitude < 1e15 && (rounded != 0 || value == 0)
        guard !isWhole else {
            let digits = "\(Int64(rounded))"
            self.init(nl: digits.inThousands(apart: "."), en: digits.inThousands(apart: ","))
            return
        }
        let digits = "\(rounded == 0 ? value : rounded)"
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

    /// A share as per cent: `40 %`, in English `40%`.
    init(percent share: Double) {
        let number = Text(number: share * 100)
        self.init(nl: "\(number.dutch)\u{A0}%", en: "\(number.english)%")
    }

    /// A number with its unit in words; pure numbers have none.
    func with(unit: Unit) -> Text { unit.symbol == "1" ? self : self + " " + Text(unit: unit.symbol) }

    /// A unit in words; as equations write it where nobody says it otherwise.
    init(unit symbol: String) {
        let key = "describe.unit.\(symbol)"
        let isKnown = Wording.shared.has(key)
        self.init(
            nl: isKnown ? Phrase(key).text(.dutch) : symbol, en: isKnown ? Phrase(key).text(.english) : symbol
        )
    }

    static func + (text: Text, end: String) -> Text {
        Text(nl: text[.dutch] + end, en: text.english + end)
    }

    static func + (text: Text, end: Text) -> Text {
        Text(nl: text[.dutch] + end[.dutch], en: text.english + end.english)
    }
}

extension String {
    /// Digits in threes from the right, where there are more than four.
    fileprivate func inThousands(apart mark: String) -> String {
        let digits = drop { $0 == "-" }
        guard digits.count > 4 else { return self }
        let parts = stride(from: digits.count % 3, through: digits.count, by: 3).map { end in
            digits.prefix(end).suffix(end < 3 ? end : 3)
        }
        return prefix(count - digits.count) + parts.filter { !$0.isEmpty }.joined(separator: mark)
    }
}
