/// A penalised cubic spline on ranks: the mean of an outcome given one number (Strong, Oakley and Brennan 2014).
///
/// Five knots and a ridge on everything but constant and line, chosen by generalised cross-validation. The ranks of n
/// draws are the same for every number, so the basis is made once.
struct SmoothBasis {
    private static let knots = (1...terms - 4).map { Double($0) / 6 }
    /// Terms of the spline: 1, u, u², u³ and a cube behind each knot.
    static let terms = 9
    private static let penalties = (0..<10).map { power($0 - 4) }

    /// Draw by draw in order of rank, term by term.
    private let rows: [Double]
    /// Σ over draws of term × term.
    let squares: Matrix
    /// For each penalty: the inverse of squares + penalty, and the effective number of terms.
    private let solutions: [(inverse: Matrix, terms: Double)]

    init(draws: Int) {
        let size = Self.terms
        var squares = Matrix(size)
        var rows: [Double] = []
        rows.reserveCapacity(size * draws)
        for draw in 0..<draws {
            let row = Self.row((Double(draw) + 0.5) / Double(draws))
            for one in 0..<size { for other in 0..<size { squares[one, other] += row[one] * row[other] } }
            rows += row
        }
        self.rows = rows
        self.squares = squares
        solutions = Self.penalties.compactMap { penalty in
            var penalised = squares
            for term in 2..<size { penalised[term, term] += penalty }
            guard let inverse = penalised.inverse else { return nil }
            return (inverse, (inverse * squares).trace)
        }
    }

    private static func power(_ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 }
    }

    private static func row(_ u: Double) -> [Double] {
        [1, u, u * u, u * u * u] + knots.map { u > $0 ? (u - $0) * (u - $0) * (u - $0) : 0 }
    }

    /// Weights of the terms, the inverse behind them, and the variance of what they leave.
    ///
    /// - Parameter outcomes: in the order of the ranks.
    func fit(_ outcomes: [Double]) -> (weights: [Double], inverse: Matrix, variance: Double)? {
        var products = [Double](repeating: 0, count: Self.terms)
        var total = 0.0
        let (terms, cells) = (rows.span, outcomes.span)
        for draw in cells.indices {
            let outcome = cells[draw]
            for term in 0..<Self.terms { products[term] += terms[draw * Self.terms + term] * outcome }
            total += outcome * outcome
        }
        let n = Double(outcomes.count)
        var best: (score: Double, weights: [Double], inverse: Matrix, variance: Double)?
        for (inverse, terms) in solutions where n - terms > 1 {
            let weights = inverse * products
            let fitted = squares * weights
            var left = total
            for term in 0..<Self.terms { left += weights[term] * (fitted[term] - 2 * products[term]) }
            let score = n * left / ((n - terms) * (n - terms))
            if score < best?.score ?? .infinity {
                best = (score, weights, inverse, max(left, 0) / (n - terms))
            }
        }
        return best.map { ($0.weights, $0.inverse, $0.variance) }
    }

    /// The spline's values, in the order of the ranks.
    func values(_ weights: [Double]) -> [Double] {
        let (terms, weights) = (rows.span, weights.span)
        return (0..<rows.count / Self.terms).map { draw in
            var value = 0.0
            for term in 0..<Self.terms { value += terms[draw * Self.terms + term] * weights[term] }
            return value
        }
    }
}

/// A small square matrix.
struct Matrix {
    let size: Int
    private var cells: [Double]

    init(_ size: Int) {
        self.size = size
        cells = Array(repeating: 0, count: size * size)
    }

    subscript(row: Int, column: Int) -> Double {
        get { cells[row * size + column] }
        set { cells[row * size + column] = newValue }
    }

    var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

    static func * (one: Matrix, other: Matrix) -> Matrix {
        var product = Matrix(one.size)
        for row in 0..<one.size {
            for column in 0..<one.size {
                for inner in 0..<one.size { product[row, column] += one[row, inner] * other[inner, column] }
            }
        }
        return product
    }

    static func * (matrix: Matrix, vector: [Double]) -> [Double] {
        (0..<matrix.size).map { row in
            (0..<matrix.size).reduce(0) { $0 + matrix[row, $1] * vector[$1] }
        }
    }

    /// By elimination with the largest pivot; nil for a singular matrix.
    var inverse: Matrix? {
        var (left, right) = (self, Matrix(size))
        for diagonal in 0..<size { right[diagonal, diagonal] = 1 }
        for column in 0..<size {
            let pivot =
                (column..<size).max { left[$0, column].magnitude < left[$1, column].magnitude } ?? column
            guard left[pivot, column].magnitude > 0 else { return nil }
            left.swap(column, pivot)
            right.swap(column, pivot)
            let scale = 1 / left[column, column]
            left.scale(column, by: scale)
            right.scale(column, by: scale)
            for row in 0..<size where row != column {
                let factor = left[row, column]
                left.add(column, times: -factor, to: row)
                right.add(column, times: -factor, to: row)
            }
        }
        return right
    }

    /// The lower factor L with L Lᵀ = this, of a positive definite matrix (Cholesky); nil for another.
    var root: Matrix? {
        var root = Matrix(size)
        for row in 0..<size {
            for column in 0...row {
                let known = (0..<column).reduce(0) { $0 + root[row, $1] * root[column, $1] }
                let rest = self[row, column] - known
                if row == column {
                    guard rest > 0 else { return nil }
                    root[row, row] = rest.squareRoot()
                } else {
                    root[row, column] = rest / root[column, column]
                }
            }
        }
        return root
    }

    private mutating func swap(_ one: Int, _ other: Int) {
        guard one != other else { return }
        for column in 0..<size { cells.swapAt(one * size + column, other * size + column) }
    }

    private mutating func scale(_ row: Int, by factor: Double) {
        for column in 0..<size { self[row, column] *= factor }
    }

    private mutating func add(_ row: Int, times factor: Double, to other: Int) {
        for column in 0..<size { self[other, column] += factor * self[row, column] }
    }
}
