/// The roadmaps of which none is at least as good as another in everything: expected gain, worst fifth, coordination.
public struct Front: Sendable {
    /// What a roadmap is compared by.
    struct Point: Hashable, Sendable {
        let expected, worstFifth, cost: Double

        /// Whether it is at least as good in everything, and better in something.
        func dominates(_ other: Point) -> Bool {
            expected >= other.expected && worstFifth >= other.worstFifth && cost <= other.cost
                && self != other
        }
    }

    private(set) var members: [(measured: Measured, point: Point)] = []

    /// The roadmaps, in the order in which they were found.
    public var roadmaps: [Measured] { members.map(\.measured) }

    public init() {}

    /// Whether no other is at least as good in everything.
    func wants(_ measured: Measured, own: Measured) -> Bool {
        let point = point(of: measured, own: own)
        return !members.contains { $0.point.dominates(point) || $0.point == point }
    }

    private func point(of measured: Measured, own: Measured) -> Point {
        let draws = Criterion.Draws(values: measured.values, own: own.values, best: own.values)
        return Point(
            expected: Criterion.expected.worth(draws), worstFifth: Criterion.worstFifth.worth(draws),
            cost: measured.cost)
    }

    /// Takes a roadmap where no other is at least as good in everything, and lets go of what it beats.
    public mutating func offer(_ measured: Measured, own: Measured) {
        guard wants(measured, own: own) else { return }
        let point = point(of: measured, own: own)
        members.removeAll { point.dominates($0.point) }
        members.append((measured, point))
    }

    /// At most so many that gain something on average, apart from one another: the best by each of the three, then those that are
    /// farthest from those that are chosen.
    public func spread(most: Int) -> [Measured] {
        let gaining = members.filter { $0.point.expected > 0 }
        guard gaining.count > most else { return gaining.map(\.measured) }
        func scale(_ value: @escaping (Point) -> Double) -> (Point) -> Double {
            let all = gaining.map { value($0.point) }
            let (low, high) = (all.min() ?? 0, all.max() ?? 0)
            return { high > low ? (value($0) - low) / (high - low) : 0 }
        }
        let axes = [scale(\.expected), scale(\.worstFifth), scale { -$0.cost }]
        let places = gaining.map { member in axes.map { $0(member.point) } }
        var chosen: [Int] = []
        for axis in axes.indices {
            let best = places.indices.max { (places[$0][axis], -$0) < (places[$1][axis], -$1) }
            if let best, !chosen.contains(best), chosen.count < most { chosen.append(best) }
        }
        func distance(_ one: Int, _ other: Int) -> Double {
            zip(places[one], places[other]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        while chosen.count < most {
            let rest = places.indices.filter { !chosen.contains($0) }
            let distances = rest.map { one in chosen.map { distance(one, $0) }.min() ?? 0 }
            guard let far = rest.indices.max(by: { (distances[$0], -$0) < (distances[$1], -$1) }) else {
                break
            }
            chosen.append(rest[far])
        }
        return chosen.sorted().map { gaining[$0].measured }
    }
}
