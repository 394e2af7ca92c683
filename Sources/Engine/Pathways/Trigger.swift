/// When to switch to another way of working, by something that one can see by then.
///
/// A rule looks at one thing in one year: switch then if it is below, or above, a limit. The best one is searched in some
/// draws and counted in others, which it has not seen.
public struct TriggerSearch: Sendable {
    /// What is known of some draws.
    public struct Draws: Sendable {
        /// By year in which one could switch, by thing that can be seen then, by draw; no number where there is nothing to see.
        public let seen: [[[Double]]]
        /// By year in which one could switch, by draw: what switching then brings beside never switching; more is better.
        public let gains: [[Double]]

        public init(seen: [[[Double]]], gains: [[Double]]) {
            precondition(seen.count == gains.count, "Years differ")
            (self.seen, self.gains) = (seen, gains)
        }

        var count: Int { gains.first?.count ?? 0 }
    }

    /// Switch in a year where what is seen is below the limit, or at least it.
    public struct Rule: Hashable, Sendable {
        /// Positions in the lists that were given.
        public let year, thing: Int
        public let isBelow: Bool
        public let limit: Double

        public init(year: Int, thing: Int, isBelow: Bool, limit: Double) {
            (self.year, self.thing, self.isBelow, self.limit) = (year, thing, isBelow, limit)
        }

        func fires(_ draws: Draws, _ draw: Int) -> Bool {
            let value = draws.seen[year][thing][draw]
            return isBelow ? value < limit : value >= limit
        }
    }

    /// How a rule does in draws that it has not seen.
    public struct Judgement: Hashable, Sendable {
        public let draws: Int
        /// Draws in which it fires; of those in which the switch is better, worse, and in which the first year would have been
        /// better by more than is worth naming.
        public let fires, rightly, wrongly, tooLate: Int
        /// Draws in which it does not fire although the switch would have been better.
        public let missed: Int
        /// Mean gain beside never switching: of the rule, and of switching always, in the year that is best for that.
        public let gain, gainOfAlways: Double
        /// Mean of what the rule gains beside the better one of never and always, and its standard error.
        public let advantage, standardError: Double

        /// Whether following the rule is better than the better one of never and always, beyond two standard errors.
        public var isBetter: Bool { advantage > 2 * standardError && advantage > 0 }
    }

    private let known: Draws

    /// - Parameter known: draws that are searched.
    public init(_ known: Draws) { self.known = known }

    /// The year in which switching always brings most; nil where it brings nothing in any.
    public var alwaysYear: Int? {
        let means = known.gains.map { Self.mean($0) }
        guard let best = means.max(), best > 0 else { return nil }
        return means.firstIndex(of: best)
    }

    /// The rule that gains most; nil where none gains more than never and always.
    ///
    /// A limit leaves a twentieth of the draws at either side; of rules that gain as much the earliest year counts, then the first
    /// thing.
    public var best: Rule? {
        var (best, most) = (nil as Rule?, max(0, alwaysYear.map { Self.sum(known.gains[$0]) } ?? 0))
        let tolerance = 1e-9 * (known.gains.joined().map(\.magnitude).max() ?? 0)
        for year in known.gains.indices {
            for thing in known.seen[year].indices {
                let column = known.seen[year][thing]
                let order = column.indices.filter { column[$0].isFinite }
                    .sorted { (column[$0], $0) < (column[$1], $1) }
                let edge = max(1, known.count / 20)
                guard order.count > 2 * edge else { continue }
                let all = order.reduce(0) { $0 + known.gains[year][$1] }
                var below = 0.0
                for position in order.indices.dropLast() {
                    below += known.gains[year][order[position]]
                    let (here, next) = (column[order[position]], column[order[position + 1]])
                    guard position + 1 >= edge, position + 1 <= order.count - edge, next > here else {
                        continue
                    }
                    for (sum, isBelow) in [(below, true), (all - below, false)] where sum > most + tolerance {
                        most = sum
                        best = Rule(year: year, thing: thing, isBelow: isBelow, limit: (here + next) / 2)
                    }
                }
            }
        }
        return best
    }

    /// - Parameters:
    ///   - unseen: other draws of the same years and things.
    ///   - worthNaming: the least difference that counts as too late.
    public func judgement(of rule: Rule, on unseen: Draws, worthNaming: Double) -> Judgement {
        let always = alwaysYear
        let rivals = always.map { unseen.gains[$0] } ?? [Double](repeating: 0, count: unseen.count)
        var (fires, rightly, wrongly, tooLate, missed) = (0, 0, 0, 0, 0)
        var advantages: [Double] = []
        var total = 0.0
        let scale = unseen.gains.joined().map(\.magnitude).max() ?? 0
        for draw in 0..<unseen.count {
            let gain = unseen.gains[rule.year][draw]
            let isFired = rule.fires(unseen, draw)
            if isFired {
                fires += 1
                if gain > 1e-12 * scale { rightly += 1 }
                if gain < -1e-12 * scale { wrongly += 1 }
                if unseen.gains[0][draw] - gain > worthNaming { tooLate += 1 }
                total += gain
            } else if gain > 1e-12 * scale {
                missed += 1
            }
            advantages.append((isFired ? gain : 0) - rivals[draw])
        }
        let count = Double(max(unseen.count, 1))
        let advantage = Self.mean(advantages)
        let variance = advantages.reduce(0) { $0 + ($1 - advantage) * ($1 - advantage) } / max(count - 1, 1)
        return Judgement(
            draws: unseen.count, fires: fires, rightly: rightly, wrongly: wrongly, tooLate: tooLate,
            missed: missed, gain: total / count, gainOfAlways: Self.mean(rivals), advantage: advantage,
            standardError: (variance / count).squareRoot())
    }

    private static func sum(_ values: [Double]) -> Double { values.reduce(0, +) }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : sum(values) / Double(values.count)
    }
}
