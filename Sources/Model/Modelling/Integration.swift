/// How stocks are moved over a step, where the step itself is no part of the equations.
public enum Scheme: Sendable {
    /// What flows at the start of a step flows until its end: an error of the order of dt (Euler 1768).
    case euler
    /// Flows at the start, twice in the middle and at the end, weighed 1:2:2:1: an error of the order of dt⁴
    /// (Kutta 1901, Zeitschrift für Mathematik und Physik 46:435).
    case rungeKutta
}

/// Stocks that a scheme moves together by their net flows.
///
/// A theme says how fast each stock changes, given all stocks and the time; the scheme says at which moments it is
/// asked. Memory is taken once, when the integration is made.
///
///     let integration = Integration(.rungeKutta, of: [(prey, preyChange), (predators, predatorChange)])
///     integration.advance(from: step.elapsed, over: step.dt) { time in … }
public struct Integration {
    private let scheme: Scheme
    private let parts: [Part]

    /// A stock, its net flow, the stock as the step began, and the weighed sum of flows so far.
    private struct Part {
        let stock: Table
        let flow: Table
        let start: Table
        let sum: Table
    }

    /// Takes each stock with its net flow, which has the stock's axis, and its unit per unit of time.
    public init(_ scheme: Scheme, of changes: [(stock: Table, flow: Table)]) {
        self.scheme = scheme
        parts = changes.map { stock, flow in
            let (level, rate) = (stock.declaration, flow.declaration)
            precondition(level.role == .stock, "\(level.sentence.english) It is no stock")
            precondition(
                stock.count == flow.count, "\(rate.sentence.english) It misses the axis of its stock")
            precondition(
                rate.unit.exponents &+ Unit.years.exponents == level.unit.exponents,
                "\(rate.sentence.english) Over time, \(rate.unit.symbol) do not make \(level.unit.symbol)")
            return Part(stock: stock, flow: flow, start: Table(level), sum: Table(rate))
        }
    }

    /// Moves the stocks from `time` on by `dt`.
    ///
    /// `flows` computes every net flow from the stocks as they are, at the time that it is told. The flows at the
    /// start were computed before, and those at the end are when this returns: what a theme computes beside its
    /// flows belongs to the stocks that stand there.
    public func advance(from time: Double, over dt: Double, flows: (_ time: Double) -> Void) {
        switch scheme {
        case .euler:
            for part in parts {
                for place in 0..<part.stock.count { part.stock[place] += dt * part.flow[place] }
            }
        case .rungeKutta:
            for part in parts {
                for place in 0..<part.stock.count {
                    part.start[place] = part.stock[place]
                    part.sum[place] = .zero
                }
            }
            tryFlows(weighing: 1, over: 0.5 * dt)
            flows(time + 0.5 * dt)
            tryFlows(weighing: 2, over: 0.5 * dt)
            flows(time + 0.5 * dt)
            tryFlows(weighing: 2, over: dt)
            flows(time + dt)
            for part in parts {
                for place in 0..<part.stock.count {
                    part.stock[place] =
                        part.start[place] + dt / 6 * (part.sum[place] + part.flow[place])
                }
            }
        }
        flows(time + dt)
    }

    /// Adds the flows to the sum, and puts the stocks where these flows alone would bring them.
    private func tryFlows(weighing weight: Double, over dt: Double) {
        for part in parts {
            for place in 0..<part.stock.count {
                part.sum[place] += weight * part.flow[place]
                part.stock[place] = part.start[place] + dt * part.flow[place]
            }
        }
    }
}
