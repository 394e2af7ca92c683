/// Patient rule induction (Friedman and Fisher 1999): a box that holds many cases, peeled from all draws a little at a time.
///
/// Borders are one-sided, at most three stand, and each step takes the border that raises the density most for every draw
/// that it leaves out. Draws of one value stay together, so whole numbers and categories that have an order need nothing
/// of their own.
struct BoxSearch {
    /// Share of the draws inside that a step takes away, or gives back.
    static let share = 0.05
    /// Smallest share of all draws that a box may hold.
    static let leastShare = 0.05
    /// Most conditions of a box: more cannot be held in mind.
    static let mostConditions = 3

    private let space: DrawSpace
    private let isCase: [Bool]
    private let weights: [Int]?
    private let total: (draws: Int, cases: Int)
    private var base: Double { Double(total.cases) / Double(total.draws) }

    /// - Parameters:
    ///   - isCase: by draw of the space.
    ///   - weights: how often each draw counts; nil for once.
    init(_ space: DrawSpace, cases isCase: [Bool], weights: [Int]? = nil) {
        (self.space, self.isCase, self.weights) = (space, isCase, weights)
        var (draws, cases) = (0, 0)
        for draw in isCase.indices {
            let weight = weights?[draw] ?? 1
            draws += weight
            if isCase[draw] { cases += weight }
        }
        total = (draws, cases)
    }

    /// The box whose density lies furthest above that of all, in standard errors; nil where no border raises it.
    ///
    /// It is peeled with any borders first; those that matter least are given up one by one, and it is peeled again with
    /// the others alone, for a limit on the first pass lets noise take the place of a number that matters.
    ///
    /// - Parameter most: conditions at most.
    func best(most: Int = mostConditions) -> Box? {
        guard total.cases > 0, total.cases < total.draws, var box = peeled(along: space.borders) else {
            return nil
        }
        while box.conditions.count > most {
            let fewer = box.conditions.map { without in
                recounted(box.conditions.filter { $0 != without })
            }
            guard let next = fewer.max(by: { deviation($0) < deviation($1) }) else { return nil }
            box = next
        }
        return peeled(along: box.conditions.map { Border(number: $0.number, isAbove: $0.isAbove) }).map(
            pasted)
    }

    /// The furthest of the boxes that peeling along some borders passes through.
    private func peeled(along borders: [Border]) -> Box? {
        var peeled = Peeled(space)
        var box = Box(conditions: [], draws: total.draws, cases: total.cases)
        var best: Box?
        while let step = step(from: box, peeled, along: borders) {
            peeled.take(step, in: space)
            box = Box(
                conditions: peeled.conditions, draws: box.draws - step.draws, cases: box.cases - step.cases)
            if deviation(box) > best.map(deviation) ?? 0 { best = box }
        }
        return best
    }

    private func deviation(_ box: Box) -> Double { box.deviation(from: base) }

    /// A box of some conditions, counted by weight.
    private func recounted(_ conditions: [Condition]) -> Box {
        var box = Box(conditions: conditions, draws: 0, cases: 0)
        for draw in 0..<space.count where conditions.allSatisfy({ $0.holds(space.values[$0.number][draw]) }) {
            let weight = weights?[draw] ?? 1
            box.draws += weight
            if isCase[draw] { box.cases += weight }
        }
        return box
    }

    // MARK: - Peeling

    /// Draws that one border leaves out.
    private struct Step {
        let number: Int
        let isAbove: Bool
        let limit: Double
        let left: [Int]
        let draws, cases: Int
    }

    /// Which draws are inside, and where the search for the next border goes on in each order.
    private struct Peeled {
        var isInside: [Bool]
        /// By number: how many of the lowest and of the highest lie outside at least.
        var lowest, highest: [Int]
        private(set) var limits: [Condition] = []

        init(_ space: DrawSpace) {
            isInside = Array(repeating: true, count: space.count)
            lowest = Array(repeating: 0, count: space.values.count)
            highest = lowest
        }

        var conditions: [Condition] {
            limits.sorted { ($0.number, $0.isAbove ? 0 : 1) < ($1.number, $1.isAbove ? 0 : 1) }
        }

        mutating func take(_ step: Step, in space: DrawSpace) {
            for draw in step.left { isInside[draw] = false }
            for (number, order) in space.order.enumerated() {
                while lowest[number] < order.count, !isInside[order[lowest[number]]] { lowest[number] += 1 }
                while highest[number] < order.count, !isInside[order[order.count - 1 - highest[number]]] {
                    highest[number] += 1
                }
            }
            limits.removeAll { $0.number == step.number && $0.isAbove == step.isAbove }
            limits.append(Condition(number: step.number, isAbove: step.isAbove, limit: step.limit))
        }
    }

    /// The border that raises the density most for every draw that it leaves out.
    private func step(from box: Box, _ peeled: Peeled, along borders: [Border]) -> Step? {
        let wanted = max(1, Int(Self.share * Double(box.draws)))
        let least = max(1, Int(Self.leastShare * Double(total.draws)))
        var best: (border: Border, gain: Double)?
        for border in borders {
            let (draws, cases, _, _) = end(border, wanted, peeled, collecting: false)
            guard draws > 0, box.draws - draws >= least else { continue }
            let density = Double(box.cases - cases) / Double(box.draws - draws)
            let gain = (density - box.density) / Double(draws)
            if gain > best?.gain ?? 0 { best = (border, gain) }
        }
        guard let border = best?.border else { return nil }
        let (draws, cases, left, limit) = end(border, wanted, peeled, collecting: true)
        return Step(
            number: border.number, isAbove: border.isAbove, limit: limit, left: left, draws: draws,
            cases: cases)
    }

    /// What lies at one end of a number's order: at least so many draws inside, whole values at a time, and the first value
    /// that stays. Nothing where no other value would stay.
    private func end(
        _ border: Border, _ wanted: Int, _ peeled: Peeled, collecting: Bool
    ) -> (draws: Int, cases: Int, left: [Int], limit: Double) {
        let (number, isAbove) = (border.number, border.isAbove)
        let (values, order) = (space.values[number], space.order[number])
        var (draws, cases, left) = (0, 0, [Int]())
        var last = Double.nan
        for position in (isAbove ? peeled.lowest : peeled.highest)[number]..<order.count {
            let draw = order[isAbove ? position : order.count - 1 - position]
            guard peeled.isInside[draw] else { continue }
            let weight = weights?[draw] ?? 1
            if weight == 0 { continue }
            if draws >= wanted, values[draw] != last { return (draws, cases, left, values[draw]) }
            last = values[draw]
            draws += weight
            if isCase[draw] { cases += weight }
            if collecting { left.append(draw) }
        }
        return (0, 0, [], .nan)
    }

    // MARK: - Pasting

    /// Gives back what a border left out, as long as that takes the density further from that of all, in standard errors.
    private func pasted(_ box: Box) -> Box {
        var box = box
        while let wider = box.conditions.indices.compactMap({ widened(box, at: $0) })
            .max(by: { deviation($0) < deviation($1) }),
            deviation(wider) > deviation(box)
        {
            box = wider
        }
        return box
    }

    /// A box with one border further out, by a share of what is inside; nil where nothing lies there.
    private func widened(_ box: Box, at position: Int) -> Box? {
        let border = box.conditions[position]
        let others = box.conditions.filter { $0 != border }
        let (values, order) = (space.values[border.number], space.order[border.number])
        let wanted = max(1, Int(Self.share * Double(box.draws)))
        var (wider, gained) = (box, 0)
        for place in 0..<order.count {
            let draw = order[border.isAbove ? order.count - 1 - place : place]
            guard !border.holds(values[draw]), others.allSatisfy({ $0.holds(space.values[$0.number][draw]) })
            else { continue }
            if gained >= wanted, values[draw] != wider.conditions[position].limit { break }
            let weight = weights?[draw] ?? 1
            gained += weight
            wider.draws += weight
            if isCase[draw] { wider.cases += weight }
            wider.conditions[position].limit = values[draw]
        }
        return gained > 0 ? wider : nil
    }
}
