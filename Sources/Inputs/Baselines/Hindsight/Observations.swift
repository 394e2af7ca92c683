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
        /// Persons by region, 1 January, from 1995 on.
        case longResidents = "long_residents"
        /// Persons a year by region.
        case births
        case deaths
        /// The same by province, from 1995 on.
        case provinceBirths = "province_births"
        case provinceDeaths = "province_deaths"
        /// Persons by province, and by province and ages, `NL33:45-64`, 1 January, from 1995 on.
        case provinceResidents = "province_residents"
        case provinceAges = "province_ages"
        /// Persons a year who move to a province from others, less those who leave it for others.
        case provinceBalance = "province_balance"
        /// Persons a year by province, from and to abroad.
        case provinceImmigration = "province_immigration"
        case provinceEmigration = "province_emigration"
        /// By province, 1 January, from 1995 on; dwellings to 2011, before the register that counts more of them.
        case provinceHouseholds = "province_households"
        case provinceDwellings = "province_dwellings"
        /// Deaths a year in road traffic, by the province where the dead lived.
        case provinceRoadDeaths = "province_road_deaths"
        /// Employed persons by region of work and sector, `NL33C:B-E`.
        case employment
        /// Employee jobs by region of work and sector on 1 January, `NL33C:B-E`; agriculture is counted with care and education.
        case employeeJobs = "employee_jobs"
        /// Dwellings by region, 1 January.
        case dwellings
        /// Establishments by region, 1 January.
        case establishments
        /// Gross domestic product by region, M€ in prices of the year.
        case product
        /// Share of the labour force, by province.
        case unemployment
        /// The same of 1999 to 2013, at a lower level: its shape compares with nothing but itself.
        case earlierUnemployment = "earlier_unemployment"

        /// Whether a year's number is of its first day rather than of its course.
        public var isOfFirstDay: Bool {
            switch self {
            case .residents, .earlierResidents, .longResidents, .employeeJobs, .dwellings, .establishments,
                .provinceResidents, .provinceAges, .provinceHouseholds, .provinceDwellings:
                true
            case .births, .deaths, .provinceBirths, .provinceDeaths, .provinceBalance, .provinceImmigration,
                .provinceEmigration, .provinceRoadDeaths, .employment, .product, .unemployment,
                .earlierUnemployment:
                false
            }
        }
        var file: String { "observed_\(rawValue).csv" }
    }

    private var values: [Series: [String: [Int: Double]]] = [:]
    /// Codes in the order of each table.
    private var keys: [Series: [String]] = [:]
    private var changes: [Series: [Int: Set<String>]] = [:]
    /// Whether residents reach back to 1995, and dwellings are known.
    public private(set) var reachesBack = false

    /// Regions whose count of a first day jumps because a boundary changed, by the first year counted with the new one.
    public func boundaryChanges(_ series: Series = .residents) -> [Int: Set<String>] {
        changes[series] ?? [:]
    }

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
        for row in table.rows where row.cells.count == 3 {
            guard let year = Int(row.cells[2].text) else {
                problems.append(
                    Problem(table.file, row.line, row.cells[2].column, .notAYear(row.cells[2].text)))
                continue
            }
            guard let series = Series(rawValue: row.cells[0].text) else { continue }
            changes[series, default: [:]][year, default: []].insert(row.cells[1].text)
        }
        return problems
    }

    private static func isKnown(_ series: Series, of year: Int, on start: Int?) -> Bool {
        guard let start else { return true }
        return series.isOfFirstDay ? year <= start : year < start
    }

    /// The same with residents from 1995 on, and births and deaths before the first that were counted by region at the rates of
    /// the province.
    public func reachingBack() -> Observations {
        var other = self
        other.reachesBack = true
        other.values[.residents] = values[.longResidents]
        other.changes[.residents] = changes[.longResidents]
        for (own, provinces) in [(Series.births, Series.provinceBirths), (.deaths, .provinceDeaths)] {
            for year in years(provinces) {
                for place in places(own) where value(own, place, year) == nil {
                    let province = String(place.prefix(4))
                    let members = places(own).filter { $0.hasPrefix(province) }
                    let residents = members.compactMap { value(.longResidents, $0, year) }
                    guard residents.count == members.count, let here = value(.longResidents, place, year),
                        let counted = value(provinces, province, year)
                    else { continue }
                    other.values[own, default: [:]][place, default: [:]][year] =
                        counted * here / residents.reduce(0, +)
                }
            }
        }
        return other
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

    /// Sectors of `employeeJobs`.
    public static let employeeSectors = ["B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q+A", "R-U"]
    /// Sectors of `employment`, as Eurostat writes them.
    public static let sectors = ["A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"]
    /// Groups of ages of `provinceAges`.
    public static let ageGroups = [
        0..<5, 5..<10, 10..<15, 15..<20, 20..<25, 25..<45, 45..<65, 65..<80, 80..<100,
    ]
    /// How the table calls a group: `45-64`.
    public static func name(of ages: Range<Int>) -> String { "\(ages.lowerBound)-\(ages.upperBound - 1)" }
}
