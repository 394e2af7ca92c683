/// From when on a way of working no longer meets a target, over draws: never counts as later than any year.
public struct Expiry: Hashable, Sendable {
    /// Draws that still meet it in the last year, and draws that never met it in any year.
    public let lasting, neverMet: Int
    public let draws: Int
    /// The fifth, the middle and the ninety-fifth of 100 draws in the order of their years; nil for never.
    public let low, middle, high: Int?

    /// The first year from which a target is missed in every year until the last; nil where the last year meets it.
    ///
    /// Missing it for a time is no end.
    ///
    /// - Parameter met: by year, whether the target is met.
    public static func year(of met: [Bool]) -> Int? {
        guard let last = met.lastIndex(of: true) else { return met.isEmpty ? nil : 0 }
        return last == met.count - 1 ? nil : last + 1
    }

    /// - Parameters:
    ///   - years: by draw, as `year(of:)` gives them.
    ///   - neverMet: draws that met it in no year.
    public init(of years: [Int?], neverMet: Int) {
        let sorted = years.map { $0 ?? .max }.sorted()
        func ranked(_ hundredths: Int) -> Int? {
            guard !sorted.isEmpty else { return nil }
            let rank = max(1, (hundredths * sorted.count + 99) / 100)
            return sorted[rank - 1] == .max ? nil : sorted[rank - 1]
        }
        draws = years.count
        lasting = years.count { $0 == nil }
        self.neverMet = neverMet
        (low, middle, high) = (ranked(5), ranked(50), ranked(95))
    }
}
