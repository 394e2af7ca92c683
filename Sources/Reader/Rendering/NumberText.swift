import Results

/// Numbers as people read them: rounded to what they can bear, with thousands apart.
public enum NumberText {
    /// A value in its unit: shares as per cent, the rest with three or four meaningful digits.
    public static func value(_ value: Double, unit: String) -> String {
        unit == "share" ? "\(bareValue(value, unit: unit)) %" : bareValue(value, unit: unit)
    }

    /// A value where the row says the unit.
    static func bareValue(_ value: Double, unit: String) -> String {
        unit == "share" ? rounded(value * 100, digits: 3) : rounded(whole(value, unit), digits: 4)
    }

    /// A difference, with its sign and for shares its unit; `±0` where nothing is left after rounding.
    public static func difference(_ value: Double, unit: String) -> String {
        let text = bareDifference(value, unit: unit)
        return unit == "share" && text != "±0" ? text + " pp" : text
    }

    /// A difference where the row says the unit.
    static func bareDifference(_ value: Double, unit: String) -> String {
        let size = unit == "share" ? value.magnitude * 100 : whole(value.magnitude, unit)
        let text = rounded(size, digits: 2)
        guard text.contains(where: { $0 != "0" && $0 != "." }) else { return "±0" }
        return (value < 0 ? "−" : "+") + text
    }

    /// The middle and the ends of a band; what is less than a two hundredth of the largest is nothing.
    static func differences(_ band: Quantiles, unit: String) -> (
        middle: String, low: String, high: String
    ) {
        let largest = max(band.p05.magnitude, band.p50.magnitude, band.p95.magnitude)
        func text(_ value: Double) -> String {
            value.magnitude * 200 < largest ? "±0" : bareDifference(value, unit: unit)
        }
        return (text(band.p50), text(band.p05), text(band.p95))
    }

    /// Whole people, dwellings and hectares.
    private static func whole(_ value: Double, _ unit: String) -> Double {
        ["persons", "dwellings", "persons/yr", "dwellings/yr", "ha"].contains(unit)
            ? value.rounded() : value
    }

    /// A number of things, in full.
    static func count(_ number: Int) -> String { thousands(Int64(number)) }

    /// A share as whole per cent; never 0 or 100 unless it is exactly that.
    public static func percent(_ share: Double) -> String {
        let whole = (share * 100).rounded()
        if whole >= 100, share < 1 { return "over 99 %" }
        if whole <= 0, share > 0 { return "under 1 %" }
        return "\(Int(whole)) %"
    }

    /// The unit as it stands behind an indicator's name; nothing where the name says it already.
    public static func unit(_ symbol: String) -> String {
        let said = ["1", "", "persons", "dwellings", "firms", "deaths/yr"].contains(symbol)
        return said ? "" : symbol == "share" ? ", %" : ", \(symbol)"
    }

    /// The unit of a difference behind an indicator's name.
    static func unitOfDifference(_ symbol: String) -> String {
        symbol == "share" ? ", pp" : unit(symbol)
    }

    /// Rounded to so many meaningful digits, at most five behind the point.
    static func rounded(_ value: Double, digits: Int) -> String {
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
        let behind = min(max(decimals, 0), 5)
        let scale = (0..<behind).reduce(1.0) { power, _ in power * 10 }
        let step = decimals < 0 ? (decimals..<0).reduce(1.0) { power, _ in power * 10 } : 1
        let whole = (value.magnitude * scale / step).rounded() * step
        guard whole < 9e15 else { return "\(value)" }
        let (front, rest) = Int64(whole).quotientAndRemainder(dividingBy: Int64(scale))
        let tail = behind > 0 ? "." + padded("\(rest)", behind) : ""
        return (value < 0 ? "−" : "") + thousands(front) + tail
    }

    private static func padded(_ digits: String, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - digits.count)) + digits
    }

    private static func thousands(_ number: Int64) -> String {
        let digits = Array("\(number)")
        return digits.enumerated().reduce(into: "") { text, entry in
            if entry.offset > 0, (digits.count - entry.offset) % 3 == 0 { text += "," }
            text.append(entry.element)
        }
    }
}
