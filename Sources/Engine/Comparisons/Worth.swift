import Modelling
public import Results

/// (S2) What one way of working would have to spend more to deliver as much as another with the same budget.
public struct Worth: Sendable {
    /// M€, over the draws that have a value and a difference.
    public let band: Quantiles?
    /// Share of draws without a value: the one that would have to spend more delivers nothing.
    public let missing: Double

    /// budget × ((wanted / delivered) ^ (1 / returns) − 1), draw by draw.
    ///
    /// - Parameters:
    ///   - wanted: share of the promise that is to be delivered.
    ///   - delivered: share that is delivered with the budget.
    ///   - returns: effect in per cent per per cent of money, of each draw.
    ///   - budget: public money, M€.
    public init(wanted: [Double], delivered: [Double], returns: [Double], budget: Double) {
        var values: [Double] = []
        var without = 0
        for draw in delivered.indices {
            guard delivered[draw] > 0, returns[draw] > 0 else {
                without += 1
                continue
            }
            guard !PairedDraws.isTie(wanted[draw], delivered[draw]) else { continue }
            let ratio = Lanes(repeating: max(wanted[draw], 0) / delivered[draw])
            let needed = wanted[draw] > 0 ? power(ratio, Lanes(repeating: 1 / returns[draw]))[0] : 0
            values.append(budget * (needed - 1))
        }
        band = Quantiles(of: values)
        missing = Double(without) / Double(max(delivered.count, 1))
    }
}
