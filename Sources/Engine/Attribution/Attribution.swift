/// How much of a difference each of a few players makes: Shapley values of a game, draw by draw.
///
/// A player is anything that is either as in one scenario or as in another. The value of a coalition is what comes out where
/// its members are as in the one and all others as in the other. A share is what a player adds, averaged over all orders in
/// which the players can come; shares add up to the whole difference in every draw (Shapley 1953).
public struct Attribution: Sendable {
    /// How many players there are.
    public let players: Int
    /// Groups of others that come as one, whose shares are not asked for.
    private let groups: Int
    /// By coalition, by draw; bit i of a coalition's number says that player i is in it, and the bits behind the players
    /// that other groups are.
    private let values: [[Double]]

    /// - Parameters:
    ///   - groups: how many groups of others there are beside the players, who are a group themselves. Shares are then Owen
    ///     values: they add up to the share of the players' group among all groups (Owen 1977).
    ///   - values: by coalition, by draw; the empty one first, all of the same draws.
    public init(players: Int, beside groups: Int = 0, values: [[Double]]) {
        precondition(values.count == 1 << (players + groups), "A game has a value for each coalition")
        precondition(values.allSatisfy { $0.count == values[0].count }, "Coalitions have other draws")
        (self.players, self.groups, self.values) = (players, groups, values)
    }

    /// By how much each coalition counts where some of the players are left out of it.
    private func weights(leavingOut count: Int) -> (Int) -> Double {
        let (inner, outer) = (Self.weights(players - count + 1), Self.weights(groups + 1))
        let own = (1 << players) - 1
        return { inner[($0 & own).nonzeroBitCount] * outer[($0 & ~own).nonzeroBitCount] }
    }

    /// How many draws there are.
    public var draws: Int { values[0].count }

    /// What all players together make, by draw: the sum of their shares.
    public var whole: [Double] {
        let (outer, own) = (Self.weights(groups + 1), (1 << players) - 1)
        guard groups > 0 else { return differences(values.count - 1, 0) }
        var sum = [Double](repeating: 0, count: draws)
        for others in 0..<1 << groups {
            let (weight, coalition) = (outer[others.nonzeroBitCount], others << players)
            let (with, without) = (values[coalition | own], values[coalition])
            for draw in sum.indices { sum[draw] += weight * (with[draw] - without[draw]) }
        }
        return sum
    }

    /// What each player makes, by player, by draw.
    public func shares() -> [[Double]] {
        let weight = weights(leavingOut: 1)
        return (0..<players).map { player in
            let own = 1 << player
            var share = [Double](repeating: 0, count: draws)
            for coalition in values.indices where coalition & own == 0 {
                let weight = weight(coalition)
                let (with, without) = (values[coalition | own], values[coalition])
                for draw in share.indices { share[draw] += weight * (with[draw] - without[draw]) }
            }
            return share
        }
    }

    /// What two players make together beyond what each makes alone, averaged over all others that may be there, by draw.
    ///
    /// Above zero they help each other, below it they stand in each other's way (Grabisch and Roubens 1999).
    public func interaction(_ one: Int, _ other: Int) -> [Double] {
        precondition(one != other, "A player does not interact with itself")
        let weight = weights(leavingOut: 2)
        let (first, second) = (1 << one, 1 << other)
        var sum = [Double](repeating: 0, count: draws)
        for coalition in values.indices where coalition & (first | second) == 0 {
            let weight = weight(coalition)
            let (both, alone) = (values[coalition | first | second], values[coalition])
            let (with, without) = (values[coalition | first], values[coalition | second])
            for draw in sum.indices {
                sum[draw] += weight * ((both[draw] - with[draw]) - (without[draw] - alone[draw]))
            }
        }
        return sum
    }

    /// What is lost where one player alone goes back to the other scenario, by draw. These do not add up.
    public func lossWithout(_ player: Int) -> [Double] {
        differences(values.count - 1, (values.count - 1) & ~(1 << player))
    }

    /// What one player alone makes, by draw. These do not add up either.
    public func gainAlone(_ player: Int) -> [Double] { differences(1 << player, 0) }

    private func differences(_ coalition: Int, _ other: Int) -> [Double] {
        zip(values[coalition], values[other]).map { $0 - $1 }
    }

    /// s! (n − s − 1)! / n! for each size s of a coalition without the player.
    static func weights(_ players: Int) -> [Double] {
        (0..<max(players, 1)).map { size in
            // 1 / (n × (n − 1 over s)), in whole numbers as long as they are exact.
            var choices = 1.0
            for step in 0..<size { choices = choices * Double(players - 1 - step) / Double(step + 1) }
            return 1 / (Double(max(players, 1)) * choices)
        }
    }
}

/// How values of draws lie: their mean, where nine of ten of them are, and how many are on either side of zero.
public struct Spread: Hashable, Sendable {
    public let mean: Double
    /// The values that a share of .05, .5 and .95 of the draws lie below.
    public let low, middle, high: Double
    /// Draws above zero and below it, beyond rounding.
    public let above, below: Int

    /// - Parameter scale: what rounding is measured by; by default the largest of the values.
    public init(_ values: [Double], scale: Double? = nil) {
        let largest = scale ?? values.lazy.map(\.magnitude).max() ?? 0
        let border = 1e-12 * largest
        (above, below) = (values.count { $0 > border }, values.count { $0 < -border })
        mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        let sorted = values.sorted()
        (low, middle, high) = (
            Self.quantile(0.05, sorted), Self.quantile(0.5, sorted), Self.quantile(0.95, sorted)
        )
    }

    /// The linear rule of Hyndman and Fan 1996 (type 7).
    private static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
        guard let last = sorted.indices.last else { return 0 }
        let exact = Double(last) * share
        let rank = Int(exact)
        let (own, next) = (sorted[rank], sorted[min(rank + 1, last)])
        return own + (exact - Double(rank)) * (next - own)
    }
}
