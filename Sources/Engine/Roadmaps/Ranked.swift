/// The 5th, the 50th and the 95th of 100 draws in order; nil where that draw has no finite value.
public struct Ranked: Hashable, Sendable {
    public let low, middle, high: Double?

    /// - Parameter draws: one value each; infinite for never, which comes last.
    public init(_ draws: [Double]) {
        let sorted = draws.sorted()
        func ranked(_ hundredths: Int) -> Double? {
            guard !sorted.isEmpty else { return nil }
            let value = sorted[max(1, (hundredths * sorted.count + 99) / 100) - 1]
            return value.isFinite ? value : nil
        }
        (low, middle, high) = (ranked(5), ranked(50), ranked(95))
    }
}
