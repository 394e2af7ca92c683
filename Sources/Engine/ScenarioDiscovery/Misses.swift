/// Which of some conditions each draw misses, as long as it is at most one; conditions can be dropped one by one.
struct Misses {
    private let space: DrawSpace
    private let all: [Condition]
    /// Positions of those that are left.
    private var left: [Int]
    /// By draw: how many it misses, and the exclusive or of their positions.
    private var count: [Int32]
    private var positions: [Int32]

    init(_ conditions: [Condition], _ space: DrawSpace) {
        (self.space, all, left) = (space, conditions, Array(conditions.indices))
        count = Array(repeating: 0, count: space.count)
        positions = count
        for position in conditions.indices { note(position, by: 1) }
    }

    /// Those that are left.
    var conditions: [Condition] { left.map { all[$0] } }

    /// The position of the one condition that a draw misses; nil where it misses none, or more.
    func only(of draw: Int) -> Int? { count[draw] == 1 ? Int(positions[draw]) : nil }

    /// The position of the condition without which the box of the others is best.
    func least(of counts: [Count], worth: (Box) -> Double) -> Int {
        var inside = Count()
        var missed = [Count](repeating: Count(), count: all.count)
        for draw in counts.indices {
            switch count[draw] {
            case 0: inside = inside + counts[draw]
            case 1: missed[Int(positions[draw])] = missed[Int(positions[draw])] + counts[draw]
            default: break
            }
        }
        let worths = left.map { without in
            let both = inside + missed[without]
            return worth(Box(conditions: [], draws: both.draws, cases: both.cases))
        }
        return left[worths.indices.max { worths[$0] < worths[$1] } ?? 0]
    }

    mutating func drop(_ position: Int) {
        left.removeAll { $0 == position }
        note(position, by: -1)
    }

    private mutating func note(_ position: Int, by step: Int32) {
        let condition = all[position]
        let column = space.values[condition.number]
        let values = column.span
        for draw in values.indices where !condition.holds(values[draw]) {
            count[draw] += step
            positions[draw] ^= Int32(position)
        }
    }
}

/// How many draws, and cases among them, in one word: a search adds up millions.
struct Count {
    private var bits: UInt64 = 0

    init() {}

    init(draws: Int, cases: Int) { bits = UInt64(draws) | UInt64(cases) << 32 }

    var draws: Int { Int(bits & 0xFFFF_FFFF) }
    var cases: Int { Int(bits >> 32) }
    var isNone: Bool { bits == 0 }

    static func + (one: Count, other: Count) -> Count {
        var sum = one
        sum.bits &+= other.bits
        return sum
    }
}
