import Baselines
import Modelling

/// What a backcast is judged on.
enum Variable: String, CaseIterable, Sendable {
    case residents, employed, product, unemployment, dwellings
    /// Jobs of employees by region and sector; a place is a region's sector, `NL33C:B-E`.
    case sectorJobs = "sector_jobs"
    case establishments

    /// The model's quantity.
    var indicator: String {
        switch self {
        case .residents: "population.total"
        case .employed: "jobs.employed"
        case .product: "jobs.value_added"
        case .unemployment: "jobs.unemployment_rate"
        case .dwellings: "housing.dwellings"
        case .sectorJobs: "jobs.sector_demand"
        case .establishments: "hidden_champions.small_firms"
        }
    }

    /// Whether regions add up to the country; else it is a rate.
    var isAmount: Bool { self != .unemployment }

    /// Whether provinces are compared instead of regions.
    var isOfProvinces: Bool { self == .unemployment }

    /// Whether another unit is counted than the model has, so that only growth is compared.
    var isOfGrowth: Bool { self == .sectorJobs || self == .establishments }

    var series: Observations.Series {
        switch self {
        case .residents: .residents
        case .employed: .employment
        case .product: .product
        case .unemployment: .unemployment
        case .dwellings: .dwellings
        case .sectorJobs: .employeeJobs
        case .establishments: .establishments
        }
    }

    /// Whether a year's number is of its first day; the others are means or sums over the year.
    var isOfFirstDay: Bool { series.isOfFirstDay }

    /// The observed number of a place.
    func observed(_ observations: Observations, _ place: String, _ year: Int) -> Double? {
        self == .employed
            ? observations.employed(place, year) : observations.value(series, place, year)
    }

    /// Codes of all places, in the order of `places(of:)`.
    func codes(_ regions: [Region]) -> [String] {
        guard self == .sectorJobs else { return regions.map(\.code) }
        return regions.flatMap { region in Observations.employeeSectors.map { "\(region.code):\($0)" } }
    }

    /// The model's numbers: one for each region, or for each sector of it, of which agriculture goes with care and education.
    func places(of table: Table) -> [Lanes] {
        let all = (0..<table.count).map { table[$0] }
        guard self == .sectorJobs else { return all }
        let sectors = Observations.sectors
        return stride(from: 0, to: all.count, by: sectors.count).flatMap { first in
            Observations.employeeSectors.map { group in
                group.split(separator: "+").compactMap { sectors.firstIndex(of: String($0)) }
                    .reduce(Lanes.zero) { $0 + all[first + $1] }
            }
        }
    }
}
