/// The mean of an outcome given several numbers at once: a ridge regression on Legendre polynomials of their ranks.
///
/// Constant and straight terms are free, all others are held back by a ridge that generalised cross-validation chooses.
struct Surface {
    /// A product of polynomials: a number's position in the list and a degree, each.
    typealias Term = [(number: Int, degree: Int)]

    private static let penalties = [0.1, 3, 100, 3_000, 100_000]
    private static let highest = 4

    private let draws: Int
    /// Term by term, draw by draw.
    private let columns: [[Double]]
    private let squares: Matrix
    /// For each penalty: the inverse of squares + penalty, and the effective number of terms.
    private let solutions: [(inverse: Matrix, terms: Double)]

    /// Two numbers: all products up to the fourth degree of each. More: up to the third degree of each, and products of two.
    static func terms(of numbers: Int) -> [Term] {
        if numbers == 2 {
            return (0...highest).flatMap { one in
                (0...highest).map { other in
                    [(0, one), (1, other)].filter { $0.1 > 0 }.map { (number: $0.0, degree: $0.1) }
                }
            }
        }
        let own = (0..<numbers).flatMap { number in (1...3).map { [(number: number, degree: $0)] } }
        let products = (0..<numbers).flatMap { other in
            (0..<other).map { [(number: $0, degree: 1), (number: other, degree: 1)] }
        }
        return [[]] + own + products
    }

    /// - Parameter ranks: by number, by draw, from −1 to 1.
    init(_ ranks: [[Double]]) {
        let list = Self.terms(of: ranks.count)
        let draws = ranks[0].count
        let powers = ranks.map(Self.polynomials)
        let columns = list.map { term in
            term.reduce([Double](repeating: 1, count: draws)) { column, factor in
                zip(column, powers[factor.number][factor.degree]).map { $0 * $1 }
            }
        }
        var squares = Matrix(list.count)
        for one in list.indices {
            for other in 0...one {
                let product = Self.product(columns[one], columns[other])
                (squares[one, other], squares[other, one]) = (product, product)
            }
        }
        (self.draws, self.columns, self.squares) = (draws, columns, squares)
        solutions = Self.penalties.compactMap { penalty in
            var penalised = squares
            for (place, term) in list.enumerated() where term.reduce(0, { $0 + $1.degree }) > 1 {
                penalised[place, place] += penalty
            }
            guard let inverse = penalised.inverse else { return nil }
            return (inverse, (inverse * squares).trace)
        }
    }

    /// Columns of P₀ to P₄.
    private static func polynomials(_ x: [Double]) -> [[Double]] {
        var columns = [[Double](repeating: 1, count: x.count), x]
        for degree in 2...highest {
            let (n, last, before) = (Double(degree), columns[degree - 1], columns[degree - 2])
            columns.append(x.indices.map { ((2 * n - 1) * x[$0] * last[$0] - (n - 1) * before[$0]) / n })
        }
        return columns
    }

    private static func product(_ one: [Double], _ other: [Double]) -> Double {
        let (one, other) = (one.span, other.span)
        var sum = 0.0
        for draw in one.indices { sum += one[draw] * other[draw] }
        return sum
    }

    /// Weights of the terms, the inverse behind them, and the variance of what they leave.
    func fit(_ outcomes: [Double]) -> (weights: [Double], inverse: Matrix, variance: Double)? {
        let terms = columns.count
        let products = columns.map { Self.product($0, outcomes) }
        let total = Self.product(outcomes, outcomes)
        let n = Double(draws)
        var best: (score: Double, weights: [Double], inverse: Matrix, variance: Double)?
        for (inverse, effective) in solutions where n - effective > 1 {
            let weights = inverse * products
            let fitted = squares * weights
            var left = total
            for term in 0..<terms { left += weights[term] * (fitted[term] - 2 * products[term]) }
            let score = n * left / ((n - effective) * (n - effective))
            if score < best?.score ?? .infinity {
                best = (score, weights, inverse, max(left, 0) / (n - effective))
            }
        }
        return best.map { ($0.weights, $0.inverse, $0.variance) }
    }

    /// The means, draw by draw.
    func values(_ weights: [Double]) -> [Double] {
        var values = [Double](repeating: 0, count: draws)
        for (column, weight) in zip(columns, weights) {
            let cells = column.span
            for draw in values.indices { values[draw] += weight * cells[draw] }
        }
        return values
    }
}
