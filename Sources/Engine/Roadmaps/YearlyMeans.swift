/// Means over draws of what is known quarter by quarter, year by year.
public struct YearlyMeans: Sendable {
    private var sums: [Double]
    private var draws = 0

    /// - Parameter years: how many there are.
    public init(years: Int) { sums = Array(repeating: 0, count: years) }

    /// The mean over the draws; 0 where there are none.
    public var means: [Double] { sums.map { $0 / Double(max(draws, 1)) } }

    /// Takes what a draw has in each quarter; a year is the mean of its four.
    public mutating func add(quarters: [Double]) {
        draws += 1
        for year in sums.indices {
            sums[year] += quarters[4 * year..<4 * year + 4].reduce(0, +) / 4
        }
    }

    /// Takes what a draw has added up at every moment, the base date first; a year is what is added in it.
    public mutating func add(soFar: [Double]) {
        draws += 1
        for year in sums.indices { sums[year] += soFar[4 * year + 4] - soFar[4 * year] }
    }
}
