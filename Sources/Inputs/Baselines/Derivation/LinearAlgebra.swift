/// A table of numbers by row and column.
struct Matrix: Equatable, Sendable {
    let rows: Int
    let columns: Int
    private(set) var values: [Double]

    init(rows: Int, columns: Int, _ value: (Int, Int) -> Double) {
        self.rows = rows
        self.columns = columns
        values = (0..<rows * columns).map { value($0 / columns, $0 % columns) }
    }

    subscript(_ row: Int, _ column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    func rowSum(_ row: Int) -> Double { (0..<columns).reduce(0) { $0 + self[row, $1] } }

    func columnSum(_ column: Int) -> Double { (0..<rows).reduce(0) { $0 + self[$1, column] } }

    /// Scales rows and columns in turn until they sum to the targets (iterative proportional fitting).
    ///
    /// Cells that are 0 stay 0. The targets must have the same sum; ends when no row is off by more than `tolerance`
    /// as a share, or after 5,000 rounds.
    mutating func balance(
        rows rowTargets: [Double], columns columnTargets: [Double], tolerance: Double = 1e-12
    ) {
        for _ in 0..<5_000 {
            var farthest = 0.0
            for row in 0..<rows {
                let sum = rowSum(row)
                guard sum > 0 else { continue }
                let factor = rowTargets[row] / sum
                farthest = max(farthest, abs(factor - 1))
                for column in 0..<columns { self[row, column] *= factor }
            }
            for column in 0..<columns {
                let sum = columnSum(column)
                guard sum > 0 else { continue }
                let factor = columnTargets[column] / sum
                for row in 0..<rows { self[row, column] *= factor }
            }
            if farthest < tolerance { return }
        }
    }

    /// The `x` within bounds for which `self · x` comes closest to `target` (sum of squares).
    ///
    /// Coordinate descent: each unknown in turn takes the best value that the bounds allow. With a strong diagonal, as
    /// in a matrix of commuters, it ends at the exact solution where that lies within the bounds.
    func closestFit(to target: [Double], within bounds: ClosedRange<Double>) -> [Double] {
        var fit = [Double](repeating: (bounds.lowerBound + bounds.upperBound) / 2, count: columns)
        var missing = (0..<rows).map { row in
            target[row] - (0..<columns).reduce(0) { $0 + self[row, $1] * fit[$1] }
        }
        let squares = (0..<columns).map { column in
            (0..<rows).reduce(0) { $0 + self[$1, column] * self[$1, column] }
        }
        for _ in 0..<20_000 {
            var farthest = 0.0
            for column in 0..<columns where squares[column] > 0 {
                let slope = (0..<rows).reduce(0) { $0 + self[$1, column] * missing[$1] }
                let wanted = fit[column] + slope / squares[column]
                let step = min(max(wanted, bounds.lowerBound), bounds.upperBound) - fit[column]
                guard step != 0 else { continue }
                fit[column] += step
                farthest = max(farthest, abs(step))
                for row in 0..<rows { missing[row] -= self[row, column] * step }
            }
            if farthest < 1e-13 { break }
        }
        return fit
    }
}

extension [Double] {
    var sum: Double { reduce(0, +) }

    /// The values as shares of their sum.
    var shares: [Double] {
        let total = sum
        return total == 0 ? self : map { $0 / total }
    }
}

/// The mean of `values`, each counted by its weight.
func weightedMean(_ values: [Double], _ weights: [Double]) -> Double {
    zip(values, weights).map { $0 * $1 }.sum / weights.sum
}
