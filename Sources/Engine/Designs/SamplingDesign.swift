/// How the points of an experiment are laid out over its factors.
///
/// A point has a coordinate from 0 to 1 for each factor; `FactorShape` says which value a coordinate stands for. The same
/// design and seed give the same points on every machine.
public struct SamplingDesign: Sendable, Hashable {
    /// The kinds of layout.
    public enum Kind: Sendable, Hashable {
        /// Every combination of the levels.
        case fullFactorial
        /// Each factor's range in as many layers as there are points, one point in each (McKay, Beckman and Conover 1979).
        case latinHypercube(points: Int)
        /// A scrambled Sobol sequence.
        case sobol(points: Int)
        /// A base point, and from it every other level of each factor.
        case oneAtATime
        /// Trajectories that change one factor after the other, on a grid of so many levels (Morris 1991).
        case morris(trajectories: Int, levels: Int)
        /// Two samples A and B, and A with each factor in turn from B (Saltelli e.a. 2010): `base` · (factors + 2) points.
        case saltelli(base: Int)
    }

    public let kind: Kind
    public let factors: [FactorShape]
    public let seed: UInt64

    public init(_ kind: Kind, factors: [FactorShape], seed: UInt64 = 1) {
        (self.kind, self.factors, self.seed) = (kind, factors, seed)
    }

    /// How many points there are, at most `Int.max`; nothing is laid out for it.
    public var count: Int {
        func times(_ numbers: [Int]) -> Int {
            numbers.reduce(1) { product, number in
                let (result, isTooMuch) = product.multipliedReportingOverflow(by: number)
                return isTooMuch ? .max : result
            }
        }
        return switch kind {
        case .fullFactorial: times(factors.map(\.levels))
        case .latinHypercube(let points), .sobol(let points): points
        case .oneAtATime: factors.reduce(1) { $0 + $1.others.count }
        case .morris(let trajectories, _): times([trajectories, factors.count + 1])
        case .saltelli(let base): times([base, factors.count + 2])
        }
    }

    /// How many points hang together: where one is missing, the others of its group say less. 1 for points by themselves.
    public var groupSize: Int {
        switch kind {
        case .fullFactorial, .latinHypercube, .sobol, .oneAtATime: 1
        case .morris: factors.count + 1
        case .saltelli: factors.count + 2
        }
    }

    /// The points, each with a coordinate for each factor.
    public var points: [[Double]] {
        var random = RandomNumbers(seed: seed)
        switch kind {
        case .fullFactorial: return combinations
        case .oneAtATime: return singleChanges
        case .sobol(let points):
            var sequence = SobolSequence(dimensions: factors.count, scrambledBy: seed)
            return (0..<points).map { _ in sequence.next() }
        case .latinHypercube(let points):
            let columns = factors.map { _ in
                random.permutation(of: points).map { (Double($0) + random.uniform()) / Double(points) }
            }
            return (0..<points).map { point in columns.map { $0[point] } }
        case .morris(let trajectories, let levels):
            return (0..<trajectories).flatMap { _ in trajectory(levels: levels, &random) }
        case .saltelli(let base): return Self.saltelli(base, factors: factors.count, scrambledBy: seed)
        }
    }

    /// A and B lie in the first and the second half of the dimensions of one sequence; a group is A, A with each factor from
    /// B, and B.
    static func saltelli(_ base: Int, factors: Int, scrambledBy seed: UInt64?) -> [[Double]] {
        var sequence = SobolSequence(dimensions: 2 * factors, scrambledBy: seed)
        return (0..<base).flatMap { _ -> [[Double]] in
            let both = sequence.next()
            let (first, second) = (Array(both[..<factors]), Array(both[factors...]))
            let mixed = (0..<factors).map { factor in
                var point = first
                point[factor] = second[factor]
                return point
            }
            return [first] + mixed + [second]
        }
    }

    private var combinations: [[Double]] {
        factors.reduce([[]]) { points, factor in
            points.flatMap { point in (0..<factor.levels).map { point + [factor.coordinate(ofLevel: $0)] } }
        }
    }

    private var singleChanges: [[Double]] {
        let base = factors.map(\.usual)
        return [base]
            + factors.enumerated().flatMap { place, factor in
                factor.others.map { coordinate in
                    var point = base
                    point[place] = coordinate
                    return point
                }
            }
    }

    private func trajectory(levels: Int, _ random: inout RandomNumbers) -> [[Double]] {
        let jump = levels / 2
        // So that a jump upwards, or downwards from where it would lead, stays on the grid.
        var place = factors.map { _ in random.below(levels - jump) }
        var isUpwards: [Bool] = []
        for factor in factors.indices {
            isUpwards.append(random.below(2) == 1)
            if !isUpwards[factor] { place[factor] += jump }
        }
        let point = { (place: [Int]) in place.map { Double($0) / Double(levels - 1) } }
        var points = [point(place)]
        for factor in random.permutation(of: factors.count) {
            place[factor] += isUpwards[factor] ? jump : -jump
            points.append(point(place))
        }
        return points
    }
}

/// What a coordinate from 0 to 1 means for one factor.
public struct FactorShape: Sendable, Hashable {
    /// How many values a list has; nil for a range.
    public let listed: Int?
    /// Levels where a design needs some: those of the list, or equally far apart from one end of the range to the other.
    public let levels: Int
    /// The coordinate where only other factors change.
    public let usual: Double

    private init(listed: Int?, levels: Int, usual: Double) {
        (self.listed, self.levels, self.usual) = (listed, levels, usual)
    }

    /// One of so many values, at least one; `usual` is the number of one of them, from 0.
    public static func list(_ count: Int, usual: Int = 0) -> FactorShape {
        FactorShape(listed: count, levels: count, usual: middle(of: usual, among: count))
    }

    /// Any number between two ends; `levels` is at least 2.
    public static func range(levels: Int = 2, usual: Double = 0.5) -> FactorShape {
        FactorShape(listed: nil, levels: levels, usual: usual)
    }

    /// Which value of a list a coordinate stands for, from 0.
    public func place(at coordinate: Double) -> Int {
        guard let listed else { return 0 }
        return max(0, min(listed - 1, Int(coordinate * Double(listed))))
    }

    func coordinate(ofLevel level: Int) -> Double {
        if let listed { return Self.middle(of: level, among: listed) }
        return Double(level) / Double(levels - 1)
    }

    /// The coordinates of all levels but the usual one.
    var others: [Double] {
        (0..<levels).map { coordinate(ofLevel: $0) }.filter { $0 != usual }
    }

    private static func middle(of place: Int, among count: Int) -> Double {
        (Double(place) + 0.5) / Double(count)
    }
}
