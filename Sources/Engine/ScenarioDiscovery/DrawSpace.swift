/// What was drawn of a list of numbers, each in order once, so that many searches share the sorting.
public struct DrawSpace: Sendable {
    /// By number, by draw.
    let values: [[Double]]
    /// Number by number: the draws from the lowest value to the highest.
    let order: [Int32]
    /// As `order`: which of the number's different values the draw has, from the lowest.
    let ranks: [Int32]
    /// How far each number reaches, for judging how far limits lie apart.
    let widths: [Double]
    /// How many draws there are.
    public let count: Int

    /// - Parameters:
    ///   - values: by number, by draw; all lists as long, and finite.
    ///   - widths: of the range of each number; nil for that of what was drawn.
    public init(_ values: [[Double]], widths: [Double]? = nil) {
        self.values = values
        count = values.first?.count ?? 0
        precondition(values.allSatisfy { $0.count == values[0].count }, "Numbers have different draws")
        var (order, ranks) = ([Int32](), [Int32]())
        for column in values {
            let sorted = column.indices.sorted { (column[$0], $0) < (column[$1], $1) }
            var rank: Int32 = 0
            for (position, draw) in sorted.enumerated() {
                if position > 0, column[draw] != column[sorted[position - 1]] { rank += 1 }
                order.append(Int32(draw))
                ranks.append(rank)
            }
        }
        (self.order, self.ranks) = (order, ranks)
        self.widths =
            widths ?? values.map { column in (column.max() ?? 0) - (column.min() ?? 0) }
    }
}

extension DrawSpace {
    /// Where the draws of a border's end begin in `order`, and which way they go on.
    func start(of border: Border) -> (at: Int, step: Int) {
        border.isAbove ? (border.number * count, 1) : ((border.number + 1) * count - 1, -1)
    }

    /// The value at a position from a border's end.
    func value(at position: Int, from border: Border) -> Double {
        let (start, step) = start(of: border)
        return values[border.number][Int(order[start + position * step])]
    }

    /// The draws before a position from a border's end.
    func forEachDraw(before position: Int, from border: Border, _ body: (Int) -> Void) {
        let (start, step) = start(of: border)
        for number in 0..<position { body(Int(order[start + number * step])) }
    }
}

/// A side of a number at which a box may end.
struct Border: Hashable {
    let number: Int
    /// Whether low values are left out, else high ones.
    let isAbove: Bool
}

extension DrawSpace {
    /// Both sides of every number.
    var borders: [Border] {
        values.indices.flatMap { [Border(number: $0, isAbove: true), Border(number: $0, isAbove: false)] }
    }
}

/// One border of a box: a number that is at least, or at most, a limit.
public struct Condition: Hashable, Sendable {
    /// Position of the number in the space.
    public let number: Int
    /// Whether values at or above the limit are inside, else those at or below.
    public let isAbove: Bool
    public var limit: Double

    public init(number: Int, isAbove: Bool, limit: Double) {
        (self.number, self.isAbove, self.limit) = (number, isAbove, limit)
    }

    /// Whether a value meets it.
    public func holds(_ value: Double) -> Bool { isAbove ? value >= limit : value <= limit }
}

/// Draws that meet a few conditions.
public struct Box: Hashable, Sendable {
    /// In the order of the numbers.
    public var conditions: [Condition]
    /// Draws inside, and cases among them, counted by weight.
    public var draws, cases: Int

    /// Share of cases among the draws inside.
    public var density: Double { draws > 0 ? Double(cases) / Double(draws) : 0 }

    /// How far the density lies above that of all draws, in standard errors of a sample of that size.
    func deviation(from base: Double) -> Double {
        guard base > 0, base < 1, draws > 0 else { return 0 }
        return (density - base) * (Double(draws) / (base * (1 - base))).squareRoot()
    }

    /// The same conditions counted in other draws.
    ///
    /// - Parameter cases: by draw of the space.
    public func counted(in space: DrawSpace, cases isCase: [Bool]) -> Box {
        var box = Box(conditions: conditions, draws: 0, cases: 0)
        for draw in 0..<space.count where conditions.allSatisfy({ $0.holds(space.values[$0.number][draw]) }) {
            box.draws += 1
            if isCase[draw] { box.cases += 1 }
        }
        return box
    }
}
