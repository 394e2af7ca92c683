import Modelling
import Results

/// One series of one scenario, member by member: a column for each year; nil where the value does not exist.
struct MemberColumns {
    let years: [[Double]?]
    /// Whether they are moments, of which a member may have none.
    let isMoment: Bool
    /// Whether members without a value are left out.
    let isPartial: Bool
    /// The first of the years.
    let firstYear: Double

    /// Reads the columns out of blocks whose first member is counted as number `firstMember`.
    ///
    /// Where a series may be absent, a value that no member has does not exist. Throws if a member has none where
    /// others do or it may not be absent, or an infinite one. Only of a moment, and of what is partial, may single members
    /// have none; the column holds infinity for them.
    init(
        _ series: Selection.Series, scenario: Int, blocks: ArraySlice<BlockResult>, members: Int,
        cells: Int, fault: (_ year: Int, _ member: Int, _ value: Double) -> EnsembleFault
    ) throws(EnsembleFault) {
        let firstMember = 8 * (blocks.first?.index ?? 0)
        var years: [[Double]?] = []
        years.reserveCapacity(series.years.count)
        for (number, year) in series.years.enumerated() {
            let cell = scenario * cells + series.firstCell + number
            var column = [Double](repeating: 0, count: 8 * blocks.count)
            var position = 0
            for block in blocks {
                let lanes = block.values[cell]
                for lane in 0..<8 { column[position + lane] = lanes[lane] }
                position += 8
            }
            column.removeLast(max(0, column.count - members))
            guard let odd = column.firstIndex(where: { !$0.isFinite }) else {
                years.append(column)
                continue
            }
            if series.mayBeAbsent, column.allSatisfy(\.isNaN) {
                years.append(nil)
                continue
            }
            guard series.isMoment || series.isPartial, !column.contains(where: \.isInfinite) else {
                throw fault(year, firstMember + odd, column[odd])
            }
            years.append(column.map { $0.isNaN ? .infinity : $0 })
        }
        self.years = years
        isMoment = series.isMoment
        isPartial = series.isPartial
        firstYear = Double(series.years.first ?? 0)
    }

    /// Member by member instead of year by year; nil if a year does not exist.
    var byMember: [Double]? {
        let columns = years.compactMap(\.self)
        guard columns.count == years.count, let members = columns.first?.count else { return nil }
        var values = [Double](repeating: 0, count: members * columns.count)
        for (year, column) in columns.enumerated() {
            for member in 0..<members { values[member * columns.count + year] = column[member] }
        }
        return values
    }
}
