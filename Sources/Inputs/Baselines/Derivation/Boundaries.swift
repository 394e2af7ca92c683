import Modelling
import Reading

extension Derivation {
    /// A municipality that went from one region to another.
    private struct BoundaryChange {
        let municipality: String
        /// Positions of the regions.
        let from: Int
        let to: Int
        /// Of the first count with the new boundary.
        let year: Int
    }

    private var boundaryChanges: [BoundaryChange] {
        (figures.texts["boundary_changes.from"] ?? []).compactMap { key, from in
            let to = figures.texts["boundary_changes.to"]?.first { $0.key == key }?.text ?? ""
            guard let from = figures.places.number(of: from), let to = figures.places.number(of: to),
                let year = figures.value("boundary_changes.year[\(key)]", Places.nation)?.value
            else { return nil }
            return BoundaryChange(municipality: key, from: from, to: to, year: Int(year))
        }
    }

    /// Takes along what moved with the municipalities that changed region after a count.
    ///
    /// `years` are those of the count by region; `part` is the share of the old region's that a municipality had. A region whose
    /// count is newer than the change has its new boundary already.
    func onNewBoundaries(
        _ values: [Double], of years: [Int], part: (_ municipality: String, _ from: Int) -> Double?
    ) -> [Double] {
        var moved = values
        for change in boundaryChanges {
            guard let part = part(change.municipality, change.from) else { continue }
            let amount = values[change.from] * part
            if years[change.from] < change.year { moved[change.from] -= amount }
            if years[change.to] < change.year { moved[change.to] += amount }
        }
        return moved
    }

    /// The municipality's part in the employee jobs of the region that it left, December 2010.
    func partOfJobs(_ municipality: String, _ from: Int) -> Double? {
        guard
            let own = figures.value("boundary_changes.jobs[\(municipality)]", Places.nation)?.value,
            let all = figures.value("jobs.employee_jobs_2010", regions[from].code)?.value
        else { return nil }
        return own / all
    }

    /// The municipality's part in the area of the region that it left, as that was before.
    func partOfLand(_ municipality: String, _ from: Int) -> Double? {
        guard let own = landArea(of: municipality),
            let left = figures.value("land.land_area", regions[from].code)
        else { return nil }
        let gone = boundaryChanges.filter { $0.from == from && $0.year <= left.year }
        return own / (left.value + gone.compactMap { landArea(of: $0.municipality) }.sum)
    }

    private func landArea(of municipality: String) -> Double? {
        ["land_area", "land_area_estimated"].lazy.compactMap {
            figures.value("boundary_changes.\($0)[\(municipality)]", Places.nation)?.value
        }.first
    }

    /// The municipality's part in the dwellings of the region that it left.
    func partOfDwellings(_ municipality: String, _ from: Int) -> Double? {
        guard
            let own = figures.value("boundary_changes.dwellings[\(municipality)]", Places.nation)?.value,
            let all = figures.value("housing.dwellings", regions[from].code)?.value
        else { return nil }
        return own / all
    }

    /// The year of a figure in every region; the base year where it is missing.
    func years(of figure: String) -> [Int] {
        regions.map { figures.value(figure, $0.code)?.year ?? vintage.base }
    }

    /// Whether a municipality went from one of these provinces to the other.
    func haveExchanged(_ a: String, _ b: String) -> Bool {
        boundaryChanges.contains { change in
            let pair = [regions[change.from].province, regions[change.to].province]
            return pair == [a, b] || pair == [b, a]
        }
    }

    /// A region's growth of residents a year beyond the country's, as a ratio, over comparable years from `first` on.
    mutating func extraGrowth(from first: Int) -> [Double] {
        let years = vintage.comparable.filter { $0 >= first }
        guard !years.isEmpty else { return regions.map { _ in 1 } }
        var ratios = [Double](repeating: 1, count: regions.count)
        for year in years {
            let before = needEach("population.residents[\(year)]")
            let after = needEach("population.residents[\(year + 1)]")
            let national = after.sum / before.sum
            ratios = regions.indices.map { ratios[$0] * (after[$0] / before[$0]) / national }
        }
        return ratios.map { power($0, 1 / Double(years.count)) }
    }
}
