// Several sums side by side: an addition takes as long as four that do not wait for each other.

extension Table {
    /// The sum over these indices.
    @inlinable @inline(__always) public func sum(_ indices: Range<Int>) -> Lanes {
        var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        var index = indices.lowerBound
        while index + 3 < indices.upperBound {
            a += self[index]
            b += self[index + 1]
            c += self[index + 2]
            d += self[index + 3]
            index += 4
        }
        while index < indices.upperBound {
            a += self[index]
            index += 1
        }
        return (a + b) + (c + d)
    }

    /// The sum over a row.
    @inlinable @inline(__always) public func sum(of row: Int) -> Lanes { sum(self.row(row)) }

    /// The sum over these columns of a row.
    @inlinable @inline(__always) public func sum(of row: Int, _ columns: Range<Int>) -> Lanes {
        sum(row * width + columns.lowerBound..<row * width + columns.upperBound)
    }

    /// The sum over a row, each column times its figure.
    @inlinable @inline(__always) public func sum(of row: Int, weightedBy weights: Figures) -> Lanes {
        sum(of: row, 0..<width, weightedBy: weights)
    }

    /// The sum over these columns of a row, each times its figure.
    @inlinable @inline(__always) public func sum(
        of row: Int, _ columns: Range<Int>, weightedBy weights: Figures
    ) -> Lanes {
        let first = row * width
        var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        var column = columns.lowerBound
        while column + 3 < columns.upperBound {
            a += self[first + column] * weights[column]
            b += self[first + column + 1] * weights[column + 1]
            c += self[first + column + 2] * weights[column + 2]
            d += self[first + column + 3] * weights[column + 3]
            column += 4
        }
        while column < columns.upperBound {
            a += self[first + column] * weights[column]
            column += 1
        }
        return (a + b) + (c + d)
    }

    /// The sum over a row, each column times its value in another table.
    @inlinable @inline(__always) public func sum(of row: Int, weightedBy weights: Table) -> Lanes {
        let first = row * width
        var (a, b) = (Lanes.zero, Lanes.zero)
        var column = 0
        while column + 1 < width {
            a += self[first + column] * weights[column]
            b += self[first + column + 1] * weights[column + 1]
            column += 2
        }
        if column < width { a += self[first + column] * weights[column] }
        return a + b
    }
}

extension Figures {
    /// The sum over a row.
    public func sum(of row: Int) -> Double { self.row(row).reduce(0) { $0 + self[$1] } }

    /// For each row of a square matrix: Σ over columns of value(column) × matrix(row, column).
    ///
    /// Four rows at a time, so their number is a multiple of four.
    @inlinable @inline(__always) public func sumRows(weighing values: Table, into sums: Table) {
        addUp(values, into: sums, along: 1, next: width)
    }

    /// For each column of a square matrix: Σ over rows of value(row) × matrix(row, column).
    ///
    /// Four columns at a time, so their number is a multiple of four.
    @inlinable @inline(__always) public func sumColumns(weighing values: Table, into sums: Table) {
        addUp(values, into: sums, along: width, next: 1)
    }

    @inlinable @inline(__always) func addUp(_ values: Table, into sums: Table, along step: Int, next: Int) {
        assert(width % 4 == 0 && width * width == count)
        for first in stride(from: 0, to: width, by: 4) {
            var (sum0, sum1, sum2, sum3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
            for index in 0..<width {
                let value = values[index]
                let figure = first * next + index * step
                sum0 += value * self[figure]
                sum1 += value * self[figure + next]
                sum2 += value * self[figure + 2 * next]
                sum3 += value * self[figure + 3 * next]
            }
            (sums[first], sums[first + 1], sums[first + 2], sums[first + 3]) = (sum0, sum1, sum2, sum3)
        }
    }

    /// Shares out along a matrix: taken(column) = factor(column) × Σ over rows of matrix(row, column) × given(row).
    ///
    /// Five columns at a time, so their number is a multiple of five: their sums stay in the registers of a
    /// processor with sixteen of 256 bits.
    ///
    /// - Parameters:
    ///   - given: what each row has, from the index `firstGiven` on.
    ///   - factors: what the sum of each column is multiplied by.
    ///   - taken: what each column gets, from the index `firstTaken` on, `distance` indices apart.
    @inline(never)
    public func shareOut(
        _ given: Table, from firstGiven: Int, times factors: Table,
        to taken: Table, from firstTaken: Int, every distance: Int
    ) {
        let (columns, rows) = (width, count / width)
        assert(columns % 5 == 0)
        var (column, index) = (0, firstTaken)
        while column < columns {
            var (a, b, c, d, e) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
            var cell = column
            for row in firstGiven..<firstGiven &+ rows {
                let leaving = given[row]
                a += self[cell] * leaving
                b += self[cell &+ 1] * leaving
                c += self[cell &+ 2] * leaving
                d += self[cell &+ 3] * leaving
                e += self[cell &+ 4] * leaving
                cell &+= columns
            }
            taken[index] = a * factors[column]
            taken[index &+ distance] = b * factors[column &+ 1]
            taken[index &+ 2 &* distance] = c * factors[column &+ 2]
            taken[index &+ 3 &* distance] = d * factors[column &+ 3]
            taken[index &+ 4 &* distance] = e * factors[column &+ 4]
            column &+= 5
            index &+= 5 &* distance
        }
    }
}
