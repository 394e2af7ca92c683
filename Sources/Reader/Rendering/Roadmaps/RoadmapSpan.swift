import Results

/// The years that a page on a roadmap shows, in the columns of its tables and the cells of its chart.
struct RoadmapSpan {
    /// Cells of the chart.
    static let cells = 36
    private static let mostColumns = 16

    /// The first year, and the end of the chart.
    let first: Int
    let end: Double
    /// Years of a cell.
    let cell: Double
    /// Calendar years of each column.
    let columns: [[Int]]

    init(_ document: RoadmapDocument) {
        let steps = document.plans.flatMap(\.steps)
        let start = steps.map(\.start).min() ?? Double(document.firstYear)
        first = Int(start)
        let last = Double(document.lastYear + 1)
        end = steps.map { $0.done.high ?? last }.max() ?? last
        // Half a year each, as long as that reaches; else the whole period fits.
        cell = end - Double(first) <= 0.5 * Double(Self.cells) ? 0.5 : 0.75
        let busy = Self.lastBusyYear(document) ?? first
        let years = Array(first...max(first, busy))
        let each = (years.count + Self.mostColumns - 1) / Self.mostColumns
        columns = stride(from: 0, to: years.count, by: each).map {
            Array(years[$0..<min($0 + each, years.count)])
        }
    }

    /// The last year in which anything is asked of anybody, or spent.
    private static func lastBusyYear(_ document: RoadmapDocument) -> Int? {
        var last: Int?
        func take(_ isBusy: [Bool]) {
            guard let own = isBusy.lastIndex(of: true) else { return }
            last = max(last ?? own, own)
        }
        for plan in document.plans {
            for load in plan.loads {
                take(load.asked.indices.map { load.asked[$0] > 0.01 * load.staff[$0] })
            }
            for payer in plan.money { take(payer.spent.map { $0 >= 0.05 }) }
        }
        return last.map { document.firstYear + $0 }
    }

    /// The mean over the years of each column of what a list has for every year.
    func means(_ list: [Double], from firstYear: Int) -> [Double] {
        columns.map { years in
            let values = years.map { $0 - firstYear }.filter(list.indices.contains).map { list[$0] }
            return values.reduce(0, +) / Double(max(values.count, 1))
        }
    }
}
