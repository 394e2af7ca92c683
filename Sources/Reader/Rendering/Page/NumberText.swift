public import Modelling
import Results

/// Numbers as people read them in a language: rounded to what they can bear, with thousands apart.
public struct NumberText: Sendable {
    private let point: String
    private let thousands: String
    private let percentSign: String

    public init(_ language: Language) {
        (point, thousands, percentSign) =
            language == .dutch ? (",", ".", "\u{00A0}%") : (".", ",", "%")
    }

    /// A value in its unit: three meaningful digits (R20), shares as per cent.
    public func value(_ value: Double, unit: String) -> String {
        bareValue(value, unit: unit) + (unit == "share" ? percentSign : "")
    }

    /// A value where the row says the unit.
    ///
    /// - Parameter worthNaming: the least difference worth naming; a level has no more decimals than that has.
    func bareValue(_ value: Double, unit: String, worthNaming: Double = 0) -> String {
        if Self.isMoment(value, unit: unit) { return plain(value) }
        let text = rounded(
            Self.whole(value * Self.scale(unit), unit), digits: 3,
            decimals: Self.decimals(worthNaming, unit: unit))
        return isZero(text) ? "0" : text
    }

    /// Whether a number of years is a calendar year: these have four digits, durations never do.
    static func isMoment(_ value: Double, unit: String) -> Bool { unit == "yr" && value >= 1_000 }

    /// A calendar year with one decimal, its thousands not apart.
    private func plain(_ year: Double) -> String {
        let tenths = Int((year * 10).rounded())
        return "\(tenths / 10)\(point)\(tenths % 10)"
    }

    /// (R20) A difference with its sign, `≈` where nothing is left after rounding (R21).
    ///
    /// - Parameters:
    ///   - error: standard error of the value; one digit where it exceeds 15 % of it, the sign alone beyond 50 %.
    func difference(
        _ value: Double, unit: String, worthNaming: Double = 0, error: Double = 0, isSigned: Bool = true
    ) -> String {
        let size = Self.whole(value.magnitude * Self.scale(unit), unit)
        let digits = Self.digits(of: value, error: error)
        let text = rounded(size, digits: max(digits, 1), decimals: Self.decimals(worthNaming, unit: unit))
        guard !isZero(text) else { return "≈" }
        let sign = isSigned ? (value < 0 ? "−" : "+") : ""
        return digits == 0 ? (value < 0 ? "−" : "+") : sign + text
    }

    /// (R20) How many digits a difference can bear beside its standard error: two, one, or its sign alone.
    static func digits(of value: Double, error: Double) -> Int {
        let nearly = 1 + 1e-9
        if error > 0.5 * value.magnitude * nearly { return 0 }
        return error > 0.15 * value.magnitude * nearly ? 1 : 2
    }

    /// (R21) Millions of euros: two digits, no decimals from 10.
    func millions(_ value: Double) -> String {
        let whole = value.rounded()
        let isWhole = value.magnitude >= 9.95 || (value - whole).magnitude < 0.05
        let text = isWhole ? fixed(whole, decimals: 0) : rounded(value, digits: 2, decimals: 1)
        return isZero(text) ? "0" : text
    }

    /// (R24) Millions with their sign: `−7`, `+83`.
    func signedMillions(_ value: Double) -> String {
        let text = millions(value.magnitude)
        return text == "0" ? "0" : (value < 0 ? "−" : "+") + text
    }

    /// (R24) The size of a share: `0,5 %`, in English `0.5%`; one digit below 1 %.
    func percent(_ share: Double) -> String {
        let size = share.magnitude * 100
        return rounded(size, digits: size < 1 ? 1 : 2) + percentSign
    }

    /// A figure of a table: whole from 1,000 on, else in four meaningful digits.
    public func figure(_ value: Double) -> String {
        value.magnitude >= 1_000
            ? fixed(value, decimals: 0) : rounded(value, digits: 4).withoutLastZeros(behind: point)
    }

    /// A number of things, in full.
    public func count(_ number: Int) -> String { grouped(Int64(number)) }

    /// (R21) Months as years with one decimal, and none for whole years: nobody reads out 3.0.
    func years(ofMonths months: Double) -> String {
        let tenths = (months / 1.2).rounded()
        return fixed(tenths / 10, decimals: tenths.truncatingRemainder(dividingBy: 10) == 0 ? 0 : 1)
    }

    /// With so many digits behind the decimal mark.
    func fixed(_ value: Double, decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let whole = (value.magnitude * scale).rounded()
        guard whole < 9e15 else { return "\(value)" }
        return written(Int64(whole), decimals: decimals, isNegative: value < 0 && whole > 0)
    }

    /// An input as people write it: 0.5 as `0,50`, 12 as `12`.
    func input(_ value: Double) -> String {
        value == value.rounded() && value.magnitude >= 10
            ? fixed(value, decimals: 0)
            : value.magnitude < 0.1 && value != 0
                ? rounded(value, digits: 2) : fixed(value, decimals: value.magnitude < 10 ? 2 : 1)
    }

    /// Rounded to so many meaningful digits, at most `decimals` behind the mark.
    public func rounded(_ value: Double, digits: Int, decimals most: Int = 5) -> String {
        guard value.isFinite else { return "–" }
        guard value != 0 else { return "0" }
        var decimals = digits - 1
        var size = value.magnitude
        while size >= 10, decimals > -9 {
            size /= 10
            decimals -= 1
        }
        while size < 1, decimals < 6 {
            size *= 10
            decimals += 1
        }
        guard decimals < 0 else {
            // What rounds up to the next power of ten has one digit behind the mark too many: 0.999 is 1.0.
            let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
            let next = (0..<digits).reduce(1.0) { power, _ in power * 10 }
            let isNext = (value.magnitude * power).rounded() >= next
            return fixed(value, decimals: max(0, min(isNext ? decimals - 1 : decimals, most)))
        }
        let step = (decimals..<0).reduce(1.0) { power, _ in power * 10 }
        let whole = (value.magnitude / step).rounded() * step
        return whole < 9e15 ? (value < 0 ? "−" : "") + grouped(Int64(whole)) : "\(value)"
    }

    /// What a value is multiplied by to be read: shares as per cent.
    static func scale(_ unit: String) -> Double { unit == "share" ? 100 : 1 }

    /// A mean of differences: two digits, and no more than two decimals beyond the least difference worth naming.
    func mean(_ value: Double, unit: String, worthNaming: Double) -> String {
        let most = Self.decimals(worthNaming, unit: unit)
        let text = rounded(value * Self.scale(unit), digits: 2, decimals: most + 2)
        return isZero(text) ? "0" : text
    }

    /// Decimals that the least difference worth naming has in the unit as it is read; 5 where that is not known.
    private static func decimals(_ worthNaming: Double, unit: String) -> Int {
        guard worthNaming > 0 else { return 5 }
        var (size, decimals) = (worthNaming * scale(unit) * (1 + 1e-9), 0)
        while size < 1, decimals < 5 {
            size *= 10
            decimals += 1
        }
        return decimals
    }

    /// Whole people, homes and hectares.
    private static func whole(_ value: Double, _ unit: String) -> Double {
        ["persons", "dwellings", "persons/yr", "dwellings/yr", "ha"].contains(unit)
            ? value.rounded() : value
    }

    private func isZero(_ text: String) -> Bool {
        !text.contains { $0.isNumber && $0 != "0" } && text.contains("0")
    }

    private func written(_ whole: Int64, decimals: Int, isNegative: Bool) -> String {
        let scale = (0..<decimals).reduce(Int64(1)) { power, _ in power * 10 }
        let (front, rest) = whole.quotientAndRemainder(dividingBy: scale)
        let digits = "\(rest)"
        let tail = decimals > 0 ? point + String(repeating: "0", count: decimals - digits.count) + digits : ""
        return (isNegative ? "−" : "") + grouped(front) + tail
    }

    private func grouped(_ number: Int64) -> String {
        let digits = Array("\(number)")
        return digits.enumerated().reduce(into: "") { text, entry in
            if entry.offset > 0, (digits.count - entry.offset) % 3 == 0 { text += thousands }
            text.append(entry.element)
        }
    }
}

extension String {
    /// Without zeros at the end of the digits behind the decimal mark.
    fileprivate func withoutLastZeros(behind point: String) -> String {
        guard contains(point) else { return self }
        var text = self[...]
        while text.last == "0" { text = text.dropLast() }
        return String(text.hasSuffix(point) ? text.dropLast(point.count) : text)
    }
}
