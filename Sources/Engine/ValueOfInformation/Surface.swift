/// The mean of an outcome given several numbers at once: a ridge regression on Legendre polynomials of their ranks.
///
/// Constant and straight terms are free, all others are held back by a ridge that generalised cross-validation chooses.
struct Surface {
    /// A product of polynomials: a number's position in the list and a degree, each.
    typealias Term = [(number: Int, degree: Int)]

    private static let penalties = (0..<8).map { (0..<$0).reduce(0.1) { value, _ in value * 10 } }
    private static let highest = 4

    private let draws: Int
    private let terms: Int
    /// Draw by draw, term by term.
    private let rows: [Double]
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
        (draws, terms) = (ranks[0].count, list.count)
        var (rows, squares) = ([Double](), Matrix(list.count))
        rows.reserveCapacity(draws * terms)
        for draw in 0..<draws {
            let powers = ranks.map { Self.polynomials($0[draw]) }
            let row = list.map { $0.reduce(1.0) { $0 * powers[$1.number][$1.degree] } }
            squares.addProducts(of: row)
            rows += row
        }
        (self.rows, self.squares) = (rows, squares)
        solutions = Self.penalties.compactMap { penalty in
            var penalised = squares
            for (place, term) in list.enumerated() where term.reduce(0, { $0 + $1.degree }) > 1 {
                penalised[place, place] += penalty
            }
            guard let inverse = penalised.inverse else { return nil }
            return (inverse, (inverse * squares).trace)
        }
    }

    /// P₀ to P₄ of x.
    private static func polynomials(_ x: Double) -> [Double] {
        var values = [1, x]
        for degree in 2...highest {
            let n = Double(degree)
            values.append(((2 * n - 1) * x * values[degree - 1] - (n - 1) * values[degree - 2]) / n)
        }
        return values
    }

    /// Weights of the terms, the inverse behind them, and the variance of what they leave.
    func fit(_ outcomes: [Double]) -> (weights: [Double], inverse: Matrix, variance: Double)? {
        var (products, total) = ([Double](repeating: 0, count: terms), 0.0)
        let (cells, own) = (rows.span, outcomes.span)
        for draw in 0..<draws {
            for term in 0..<terms { products[term] += cells[draw * terms + term] * own[draw] }
            total += own[draw] * own[draw]
        }
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
        let (cells, weights) = (rows.span, weights.span)
        return (0..<draws).map { draw in
            var value = 0.0
            for term in 0..<terms { value += cells[draw * terms + term] * weights[term] }
            return value
        }
    }
}

extension Matrix {
    /// Adds the product of each two cells of a row.
    mutating func addProducts(of row: [Double]) {
        for one in row.indices { for other in row.indices { self[one, other] += row[one] * row[other] } }
    }
}
