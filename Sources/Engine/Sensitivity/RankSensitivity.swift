import Results

/// How far an outcome rises or falls together with a factor, over the points of a design that have an outcome.
public enum RankSensitivity {
    /// The rank correlation of Spearman with its interval (Bonett and Wright 2000).
    ///
    /// - Parameter outcomes: one for each coordinate. Nil for a point without one, which is left out.
    /// - Returns: nil where fewer than five points are left, or one of both does not vary.
    public static func correlation(of coordinates: [Double], with outcomes: [Double?]) -> Estimate? {
        let known = zip(coordinates, outcomes).compactMap { coordinate, outcome in
            outcome.map { (coordinate, $0) }
        }
        guard known.count > 4,
            let value = Ranks(known.map(\.0)).correlation(with: Ranks(known.map(\.1)))
        else { return nil }
        let error = ((1 + value * value / 2) / Double(known.count - 3)).squareRoot()
        // On the scale of Fisher's z the error is (1 − r²) times as large at r.
        return Estimate(value: value, margin: Estimate.spread * error * (1 - value * value))
    }
}
