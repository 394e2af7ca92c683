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
    /// By draw.
    private let counts: [Count]
    private let total: Count
    private var base: Double { Double(total.cases) / Double(total.draws) }

    /// - Parameters:
    ///   - isCase: by draw of the space.
    ///   - weights: how often each draw counts; nil for once.
    init(_ space: DrawSpace, cases isCase: [Bool], weights: [Int]? = nil) {
        self.space = space
        counts = isCase.indices.map { draw in
            let weight = weights?[draw] ?? 1
            return Count(draws: weight, cases: isCase[draw] ? weight : 0)
        }
        total = counts.reduce(Count()) { $0 + $1 }
    }

    /// The box whose density lies furthest above that of all, in standard errors, by how many conditions it may have; nil
    /// where no border raises it.
    ///
    /// It is peeled with any borders first; those that matter least are given up one by one, and it is peeled again with
    /// the others alone, for a limit on the first pass lets noise take the place of a number that matters.
    ///
    /// - Parameter most: conditions at most, each.
    func best(most: [Int]) -> [Box?] {
        guard total.cases > 0, total.cases < total.draws, let first = peeled(along: space.borders) else {
            return most.map { _ in nil }
        }
        var fewer = [first.conditions.count: first.conditions]
        var misses = Misses(first.conditions, space)
        while misses.conditions.count > max(most.min() ?? 1, 1) {
            misses.drop(misses.least(of: counts) { deviation($0) })
            fewer[misses.conditions.count] = misses.conditions
        }
        return most.map { most in
            let kept = fewer[min(most, first.conditions.count)] ?? []
            return peeled(along: kept.map { Border(number: $0.number, isAbove: $0.isAbove) }).map(pasted)
        }
    }

    func best(most: Int = mostConditions) -> Box? { best(most: [most])[0] }

    private func deviation(_ box: Box) -> Double { box.deviation(from: base) }

    // MARK: - Peeling

    /// A border of a peel, and how many draws at its end lie outside at least.
    private struct Edge {
        let border: Border
        var skipped = 0
    }

    /// What one border leaves out: everything at its end before a position.
    private struct Slice {
        let count: Count
        /// Where the first draw that stays stands, from the end on.
        let position: Int
    }

    /// The furthest of the boxes that peeling along some borders passes through.
    private func peeled(along borders: [Border]) -> Box? {
        var inside = counts
        var edges = borders.map { Edge(border: $0) }
        var limits: [Condition] = []
        var box = Box(conditions: [], draws: total.draws, cases: total.cases)
        var best: Box?
        while let (edge, slice) = step(from: box, &edges, inside) {
            let border = borders[edge]
            let limit = space.value(at: slice.position, from: border)
            space.forEachDraw(before: slice.position, from: border) { inside[$0] = Count() }
            limits.removeAll { $0.number == border.number && $0.isAbove == border.isAbove }
            limits.append(Condition(number: border.number, isAbove: border.isAbove, limit: limit))
            box = Box(
                conditions: limits.sorted {
                    ($0.number, $0.isAbove ? 0 : 1) < ($1.number, $1.isAbove ? 0 : 1)
                },
                draws: box.draws - slice.count.draws, cases: box.cases - slice.count.cases)
            if deviation(box) > best.map(deviation) ?? 0 { best = box }
        }
        return best
    }

    /// The border that raises the density most for every draw that it leaves out.
    private func step(from box: Box, _ edges: inout [Edge], _ inside: [Count]) -> (edge: Int, Slice)? {
        let wanted = max(1, Int(Self.share * Double(box.draws)))
        let least = max(1, Int(Self.leastShare * Double(total.draws)))
        var best: (edge: Int, slice: Slice)?
        var furthest = 0.0
        for number in edges.indices {
            guard let slice = slice(&edges[number], wanted, inside.span),
                box.draws - slice.count.draws >= least
            else { continue }
            let density = Double(box.cases - slice.count.cases) / Double(box.draws - slice.count.draws)
            let gain = (density - box.density) / Double(slice.count.draws)
            if gain > furthest { (best, furthest) = ((number, slice), gain) }
        }
        return best
    }

    /// What lies at one end of a number's order: at least so many draws inside, whole values at a time. Nil where no other
    /// value would stay.
    private func slice(_ edge: inout Edge, _ wanted: Int, _ inside: Span<Count>) -> Slice? {
        let (order, ranks) = (space.order.span, space.ranks.span)
        var (at, step) = space.start(of: edge.border)
        at += edge.skipped * step
        while edge.skipped < space.count, inside[Int(order[at])].isNone {
            edge.skipped += 1
            at += step
        }
        // What lies outside counts for nothing: adding it is quicker than asking.
        var (count, position) = (Count(), edge.skipped)
        while position < space.count, count.draws < wanted {
            count = count + inside[unchecked: Int(order[unchecked: at])]
            position += 1
            at += step
        }
        let last = at - step
        while position < space.count {
            let own = inside[Int(order[at])]
            if !own.isNone, ranks[at] != ranks[last] { return Slice(count: count, position: position) }
            count = count + own
            position += 1
            at += step
        }
        return nil
    }

    // MARK: - Pasting

    /// Gives back what a border left out, as long as that takes the density further from that of all, in standard errors.
    private func pasted(_ box: Box) -> Box {
        var box = box
        while let wider = widened(box).max(by: { deviation($0) < deviation($1) }),
            deviation(wider) > deviation(box)
        {
            box = wider
        }
        return box
    }

    /// The box with one border further out, by a share of what is inside, for each border behind which there is something.
    private func widened(_ box: Box) -> [Box] {
        let misses = Misses(box.conditions, space)
        var reachable = [[Int]](repeating: [], count: box.conditions.count)
        for draw in 0..<space.count {
            if let only = misses.only(of: draw) { reachable[only].append(draw) }
        }
        let wanted = max(1, Int(Self.share * Double(box.draws)))
        return box.conditions.indices.compactMap { position in
            let border = box.conditions[position]
            let values = space.values[border.number]
            var (wider, gained) = (box, 0)
            let nearest = reachable[position].sorted {
                border.isAbove ? values[$0] > values[$1] : values[$0] < values[$1]
            }
            for draw in nearest {
                if gained >= wanted, values[draw] != wider.conditions[position].limit { break }
                gained += counts[draw].draws
                wider.add(counts[draw])
                wider.conditions[position].limit = values[draw]
            }
            return gained > 0 ? wider : nil
        }
    }
}

extension Box {
    mutating func add(_ count: Count) {
        draws += count.draws
        cases += count.cases
    }
}
