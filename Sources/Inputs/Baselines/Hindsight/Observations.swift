public import Reading

/// What was counted in regions and provinces, year by year: what a backcast starts from and is judged by.
///
/// Counts of residents are of 1 January, all else is of a whole year.
public struct Observations: Sendable, Equatable {
    /// One table of `config/observations`.
    public enum Series: String, CaseIterable, Sendable {
        /// Persons by region, 1 January.
        case residents
        /// Persons by region, from population grids, 2011.
        case earlierResidents = "earlier_residents"
        /// Persons a year by region.
        case births
        case deaths
        /// Employed persons by region of work and sector, `NL33C:B-E`.
        case employment
        /// Gross domestic product by region, M€ in prices of the year.
        case product
        /// Share of the labour force, by province.
        case unemployment

        /// Whether a year's number is of its first day rather than of its course.
        public var isOfFirstDay: Bool { self == .residents || self == .earlierResidents }
        var file: String { "observed_\(rawValue).csv" }
    }

    private var values: [Series: [String: [Int: Double]]] = [:]
    /// Codes in the order of each table.
    private var keys: [Series: [String]] = [:]
    /// Regions whose residents of 1 January jump because a boundary changed, by the first year counted with the new one.
    public private(set) var boundaryChanges: [Int: Set<String>] = [:]

    /// Reads all tables; with `start`, nothing that was counted after the first day of that year.
    ///
    /// Throws every problem of all tables at once.
    public init(_ texts: [String: String] = ConfigFiles.embedded.observations, knownOn start: Int? = nil)
        throws(Problems)
    {
        var problems: [Problem] = []
        for series in Series.allCases {
            guard let text = texts[series.file] else {
                problems.append(Problem(series.file, 1, 1, .fileMissing(series.file)))
                continue
            }
            let table = Delimited(SourceFile(name: "observations/\(series.file)", text: text))
            problems += table.problems
            let years = table.head.dropFirst().map { Int($0.text) }
            for row in table.rows {
                let key = row.cells[0].text
                keys[series, default: []].append(key)
                for (year, cell) in zip(years, row.cells.dropFirst()) where !cell.text.isEmpty {
                    guard let year else { continue }
                    switch number(from: cell.text) {
                    case .success(let value):
                        guard Self.isKnown(series, of: year, on: start) else { continue }
                        values[series, default: [:]][key, default: [:]][year] = value
                    case .failure(let slip):
                        problems.append(
                            Problem(table.file, cell.line, cell.column, slip.fact(for: cell.text)))
                    }
                }
            }
        }
        problems += readBoundaries(texts)
        if !problems.isEmpty { throw Problems(problems) }
    }

    private mutating func readBoundaries(_ texts: [String: String]) -> [Problem] {
        let name = "observed_boundaries.csv"
        guard let text = texts[name] else { return [Problem(name, 1, 1, .fileMissing(name))] }
        let table = Delimited(SourceFile(name: "observations/\(name)", text: text))
        var problems = table.problems
        for row in table.rows where row.cells.count == 2 {
            guard let year = Int(row.cells[1].text) else {
                problems.append(
                    Problem(table.file, row.line, row.cells[1].column, .notAYear(row.cells[1].text)))
                continue
            }
            boundaryChanges[year, default: []].insert(row.cells[0].text)
        }
        return problems
    }

    private static func isKnown(_ series: Series, of year: Int, on start: Int?) -> Bool {
        guard let start else { return true }
        return series.isOfFirstDay ? year <= start : year < start
    }

    /// The number of a place in a year; nil where nothing was counted, or not yet.
    public func value(_ series: Series, _ key: String, _ year: Int) -> Double? {
        values[series]?[key]?[year]
    }

    /// Codes of the places in the order of the table.
    public func places(_ series: Series) -> [String] { keys[series] ?? [] }

    /// Years in which every place was counted, in order.
    public func years(_ series: Series) -> [Int] {
        let known = values[series] ?? [:]
        let all = Set(known.values.flatMap(\.keys))
        return all.filter { year in places(series).allSatisfy { known[$0]?[year] != nil } }.sorted()
    }

    /// The sum over all places in a year; nil where one was not counted.
    public func total(_ series: Series, _ year: Int) -> Double? {
        let all = places(series).map { value(series, $0, year) }
        guard !all.isEmpty, all.allSatisfy({ $0 != nil }) else { return nil }
        return all.compactMap(\.self).reduce(0, +)
    }

    /// Employed persons of a region in all sectors.
    public func employed(_ region: String, _ year: Int) -> Double? {
        let all = Self.sectors.map { value(.employment, "\(region):\($0)", year) }
        guard all.allSatisfy({ $0 != nil }) else { return nil }
        return all.compactMap(\.self).reduce(0, +)
    }

    /// Employed persons of a sector in all regions; nil where one was not counted.
    public func employed(sector: String, _ year: Int) -> Double? {
        let all = places(.employment).filter { $0.hasSuffix(":\(sector)") }
            .map { value(.employment, $0, year) }
        guard !all.isEmpty, all.allSatisfy({ $0 != nil }) else { return nil }
        return all.compactMap(\.self).reduce(0, +)
    }

    /// Sectors of `employment`, as Eurostat writes them.
    public static let sectors = ["A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"]
}
