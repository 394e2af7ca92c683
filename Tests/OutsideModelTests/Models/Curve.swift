import Modelling

extension Table {
    /// The value of a curve at `x`: straight lines between points at equal distances, the last ones held beyond.
    ///
    /// That is DYNAMO's TABHL (Pugh 1976, DYNAMO User's Manual).
    func read(at x: Lanes, from first: Double, to last: Double) -> Lanes {
        read(row: 0, at: x, from: first, to: last, points: count)
    }

    /// The same of one of several curves that the table holds row by row.
    func read(row: Int, at x: Lanes, from first: Double, to last: Double, points: Int) -> Lanes {
        let place = clamp((x - first) * (Double(points - 1) / (last - first)), 0, Double(points - 1))
        var (low, high, part) = (Lanes.zero, Lanes.zero, Lanes.zero)
        for lane in 0..<8 {
            // What is no number finds no point, and makes the value none.
            let point = place[lane].isNaN ? 0 : min(Int(place[lane]), points - 2)
            part[lane] = place[lane] - Double(point)
            low[lane] = self[row * points + point][lane]
            high[lane] = self[row * points + point + 1][lane]
        }
        return low + part * (high - low)
    }

    /// Gives this table the net flows of a third-order delay with these stages.
    ///
    ///     stage₁' = 3 (input − stage₁) / delay        and each stage follows the one before it
    func follow(_ input: Lanes, through stages: Table, in delay: Lanes) {
        var ahead = input
        for stage in 0..<3 {
            self[stage] = 3.0 * (ahead - stages[stage]) / delay
            ahead = stages[stage]
        }
    }
}
