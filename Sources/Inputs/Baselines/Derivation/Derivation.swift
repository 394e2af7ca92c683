import Modelling
import Reading
import RegionModel

/// Carries the figures of the tables to the base date and fills in what no table has, each by a stated rule.
///
/// The themes stand in files of their own and run in the order of `init`; each may use what earlier ones gave. Whatever
/// a user gives takes the place of the derived value before anything else follows from it.
struct Derivation {
    let figures: Figures
    /// Up to which years the tables go.
    let vintage: Vintage
    let regions: [Region]
    /// What the model starts from, by public name; regions outermost.
    private(set) var given: [String: [Double]] = [:]
    /// The same with where each number comes from, by region.
    private(set) var described: [[DescribedFigure]]
    /// The same for figures of the whole country.
    private(set) var describedNation: [DescribedFigure] = []
    /// What stands behind each figure that was given, by name and region.
    private(set) var bases: [String: [Basis]] = [:]
    private var missing: Set<String> = []

    /// Nothing is derived yet.
    init(from figures: Figures, vintage: Vintage = .shipped) {
        self.figures = figures
        self.vintage = vintage
        regions = figures.places.regions
        described = regions.map { _ in [] }
    }

    /// Derives everything; throws what is missing.
    init(_ figures: Figures, vintage: Vintage = .shipped) throws(Problems) {
        self.init(from: figures, vintage: vintage)
        derivePeople()
        deriveBirthsAndDeaths()
        deriveHouseholds(householdRatios())
        deriveMigration()
        deriveHousing(vintage.knowsAgreements ? plansFromAgreements() : plansFromResidents())
        deriveEmployment(growth: growthOfSectors())
        deriveProductivity()
        deriveLabourMarket(unemploymentRates(), participation: needEach("jobs.net_participation"))
        deriveFirms()
        let land = landCounts()
        deriveLand(land, built: land.built) { [figures] in
            $0.isSpread || $0.isSpreadNature(in: $1, by: figures)
        }
        deriveNature()
        deriveSafety()
        deriveAmenities()
        try complete()
    }

    /// Throws what was needed and is missing, each figure once with the table that lacks it, and what is no longer used.
    func complete() throws(Problems) {
        let pairs = missing.map { $0.split(separator: "|", maxSplits: 1).map(String.init) }
        let absent = Dictionary(grouping: pairs) { parts(of: $0[0]).name }.sorted { $0.key < $1.key }.map {
            figure, pairs in
            let names = Set(pairs.map { $0[0] })
            let places = Set(pairs.compactMap(\.last)).sorted()
            let more = places.count > 3 ? " … (\(places.count))" : ""
            return Problem(
                Self.table(of: figure, places), 1, 1,
                .figureMissing(
                    names.count > 1 ? "\(figure)[…]" : names.first ?? figure,
                    place: places.prefix(3).joined(separator: ", ") + more))
        }
        let known = Set(figures.values.keys.map { parts(of: $0).name })
        let retired = known.sorted().compactMap { figure in
            RetiredFigures.successor(of: figure).map {
                Problem("regions/figures.csv", 1, 1, .retired(figure, instead: $0))
            }
        }
        if !(absent + retired).isEmpty { throw Problems(absent + retired) }
    }

    /// The file that holds a figure: that of its name, or the one of single figures.
    private static func table(of figure: String, _ places: [String]) -> String {
        let name = String(figure.prefix { $0 != "." })
        let isSingle = places == [Places.nation] && !ConfigFiles.nationalTables.contains(name)
        return "regions/\(isSingle || !ConfigFiles.tables.contains(name) ? "single_figures" : name).csv"
    }
}

// Reading
extension Derivation {
    /// The figure of exactly this place; not a number, and reported, where it is missing.
    mutating func need(_ figure: String, _ place: String = Places.nation) -> Double {
        if let known = figures.value(figure, place) { return known.value }
        missing.insert("\(figure)|\(place)")
        return .nan
    }

    /// The figure of every region; every one must have its own.
    mutating func needEach(_ figure: String) -> [Double] {
        var values: [Double] = []
        for region in regions { values.append(need(figure, region.code)) }
        return values
    }

    /// Values by region and element, for a figure that was given.
    func given(_ name: String, _ region: Int, of count: Int) -> ArraySlice<Double> {
        (given[name] ?? [])[region * count..<(region + 1) * count]
    }
}

// Writing
extension Derivation {
    /// Hands the model a figure of all regions: element after element within a region.
    ///
    /// A user's own value goes first, unless `isCarried`: then the rule has used it already. `summary` says which single number
    /// a region's many are described by; without it each element is described.
    mutating func give(
        _ name: String, _ values: [Double], _ basis: [Basis], isCarried: Bool = false,
        summary: ((Int, [Double]) -> Double)? = nil
    ) {
        let width = values.count / max(regions.count, 1)
        give(
            name, values, byElement: basis.map { Array(repeating: $0, count: width) }, isCarried: isCarried,
            summary: summary)
    }

    /// Hands the model a figure that only a user has: 0, and nothing to describe, where none is given.
    mutating func giveUsersOnly(_ name: String, elements: Int, summary: @escaping ([Double]) -> Double) {
        let nothing = Basis(
            Text(nl: "Er is niets opgegeven.", en: "Nothing is given."), of: [], isJudged: true, spread: 0)
        give(
            name, [Double](repeating: 0, count: regions.count * elements),
            byElement: regions.map { _ in [Basis](repeating: nothing, count: elements) }, isUsersOnly: true
        ) { summary($1) }
    }

    /// The same with what stands behind each element.
    mutating func give(
        _ name: String, _ values: [Double], byElement basis: [[Basis]], isCarried: Bool = false,
        isUsersOnly: Bool = false, summary: ((Int, [Double]) -> Double)? = nil
    ) {
        // One that the model does not ask for is missing under the name by which it does, and the baseline says so.
        guard let declared = GivenFigure.byName[name] else { return }
        var values = values
        let elements = declared.elements(regions: regions)
        let width = max(elements.count, 1)
        for (number, region) in regions.enumerated() {
            var sources = basis[number]
            var isUsers = [Bool](repeating: false, count: width)
            var lines: [DescribedFigure] = []
            for element in 0..<width {
                let full = elements.isEmpty ? name : "\(name)[\(elements[element])]"
                let position = number * width + element
                if !isCarried, let own = figures.value(full, region.code), own.isUsers {
                    values[position] = own.value
                    sources[element] = Basis(own)
                    isUsers[element] = true
                }
                lines.append(DescribedFigure(full, values[position], declared.unit, sources[element]))
            }
            let users = zip(sources, isUsers).first(where: \.1)?.0
            let whole = (isUsersOnly ? users : nil) ?? Self.combined(sources, isUsers)
            if let summary {
                let own = Array(values[number * width..<(number + 1) * width])
                lines = [DescribedFigure(name, summary(number, own), declared.unit, whole)]
            }
            if !isUsersOnly || users != nil { described[number] += lines }
            bases[name, default: []].append(whole)
        }
        given[name] = values
    }

    /// Hands the model a figure of the whole country, such as a profile by age.
    mutating func giveNational(
        _ name: String, _ values: [Double], _ basis: Basis, summary: ([Double]) -> Double
    ) {
        // One that the model does not ask for is missing under the name by which it does, and the baseline says so.
        guard let declared = GivenFigure.byName[name] else { return }
        var values = values
        var sources = [Basis](repeating: basis, count: values.count)
        var isUsers = [Bool](repeating: false, count: values.count)
        for (position, element) in declared.elements(regions: regions).enumerated() {
            guard let own = figures.value("\(name)[\(element)]", Places.nation), own.isUsers else { continue }
            values[position] = own.value
            sources[position] = Basis(own)
            isUsers[position] = true
        }
        given[name] = values
        describedNation.append(
            DescribedFigure(name, summary(values), declared.unit, Self.combined(sources, isUsers)))
    }

    /// What stands behind the elements of a figure together: the user's own, those of the rule, or both.
    private static func combined(_ sources: [Basis], _ isUsers: [Bool]) -> Basis {
        let users = zip(sources, isUsers).filter(\.1).map(\.0)
        let others = zip(sources, isUsers).filter { !$1 }.map(\.0)
        guard let user = users.first, let other = others.first else {
            guard let first = sources.first, sources.contains(where: { $0.level != first.level }) else {
                return sources[0]
            }
            return Basis(first.evidence.source, of: sources, isJudged: false, spread: first.spread)
        }
        return Basis(
            Text(
                nl:
                    "\(users.count) van \(sources.count) uit uw tabel (\(user.evidence.source[.dutch])); de andere: \(other.evidence.source[.dutch])",
                en:
                    "\(users.count) of \(sources.count) from your table (\(user.evidence.source.english)); the others: \(other.evidence.source.english)"
            ),
            of: sources, isJudged: false, spread: other.spread)
    }
}
