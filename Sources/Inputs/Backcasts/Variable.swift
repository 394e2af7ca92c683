import Baselines
import Modelling

/// What a backcast is judged on.
enum Variable: String, CaseIterable, Sendable {
    case residents, employed, product, unemployment, dwellings
    /// Jobs of employees by region and sector; a place is a region's sector, `NL33C:B-E`.
    case sectorJobs = "sector_jobs"
    case establishments
    /// What is counted by province from 1995 on. A place of `ages` is a province's group of ages, `NL33:45-64`.
    case provinceResidents, ages, births, deaths, immigrants, emigrants, balance, households
    case provinceDwellings, roadDeaths
    /// Unemployment of 1999 to 2013, of another table.
    case earlierUnemployment

    /// The model's quantity.
    var indicator: String {
        switch self {
        case .residents, .provinceResidents: "population.total"
        case .employed: "jobs.employed"
        case .product: "jobs.value_added"
        case .unemployment, .earlierUnemployment: "jobs.unemployment_rate"
        case .dwellings, .provinceDwellings: "housing.dwellings"
        case .sectorJobs: "jobs.sector_demand"
        case .establishments: "hidden_champions.small_firms"
        case .ages: "population.people"
        case .births: "population.births"
        case .deaths: "population.deaths"
        case .immigrants: "population.immigrants"
        case .emigrants: "population.emigrants"
        case .balance: "population.net_domestic"
        case .households: "population.households"
        case .roadDeaths: "safety.road_deaths"
        }
    }

    /// What scores are reported under: the quantity, and whether provinces are compared where regions are elsewhere.
    var reported: String {
        self == .provinceResidents || self == .provinceDwellings ? "\(indicator)/provinces" : indicator
    }

    /// Whether places add up to the country; else it is a rate, or a balance.
    var isAmount: Bool { !isRate && self != .balance }

    /// Whether the country has the mean of its places.
    var isRate: Bool { self == .unemployment || self == .earlierUnemployment }

    /// Whether provinces are compared instead of regions.
    var isOfProvinces: Bool {
        switch self {
        case .residents, .employed, .product, .dwellings, .sectorJobs, .establishments: false
        default: true
        }
    }

    /// Whether what is counted varies so much from year to year that a few years say more than the last one does.
    var isMeanOfYears: Bool {
        switch self {
        case .births, .deaths, .immigrants, .emigrants, .balance, .roadDeaths: true
        default: false
        }
    }

    /// Whether a forecast without a model is that it grows as residents do.
    var followsResidents: Bool {
        switch self {
        case .dwellings, .establishments, .births, .deaths, .immigrants, .emigrants, .households,
            .provinceDwellings, .roadDeaths:
            true
        default: false
        }
    }

    /// Whether another unit is counted than the model has, so that only growth is compared.
    var isOfGrowth: Bool { self == .sectorJobs || self == .establishments || self == .households }

    /// Whether a place is a part of a region or province, each with a total of its own.
    var hasParts: Bool { self == .sectorJobs || self == .ages }

    var series: Observations.Series {
        switch self {
        case .residents: .residents
        case .employed: .employment
        case .product: .product
        case .unemployment: .unemployment
        case .dwellings: .dwellings
        case .sectorJobs: .employeeJobs
        case .establishments: .establishments
        case .provinceResidents: .provinceResidents
        case .ages: .provinceAges
        case .births: .provinceBirths
        case .deaths: .provinceDeaths
        case .immigrants: .provinceImmigration
        case .emigrants: .provinceEmigration
        case .balance: .provinceBalance
        case .households: .provinceHouseholds
        case .provinceDwellings: .provinceDwellings
        case .roadDeaths: .provinceRoadDeaths
        case .earlierUnemployment: .earlierUnemployment
        }
    }

    /// Whether a year's number is of its first day; the others are means or sums over the year.
    var isOfFirstDay: Bool { series.isOfFirstDay }

    /// The observed number of a place.
    func observed(_ observations: Observations, _ place: String, _ year: Int) -> Double? {
        self == .employed
            ? observations.employed(place, year) : observations.value(series, place, year)
    }

    /// What a region or province is divided into; one part without a name where it is not.
    var parts: [String] {
        switch self {
        case .sectorJobs: Observations.employeeSectors
        case .ages: Observations.ageGroups.map(Observations.name)
        default: [""]
        }
    }

    /// Codes of all places, in the order of `places(of:)`; provinces in the order of their first regions.
    func codes(_ regions: [Region]) -> [String] {
        var seen: Set<String> = []
        let wholes =
            isOfProvinces
            ? regions.map(\.province).filter { seen.insert($0).inserted } : regions.map(\.code)
        return wholes.flatMap { whole in parts.map { $0.isEmpty ? whole : "\(whole):\($0)" } }
    }

    /// The model's numbers: one for each region, or for each part of it; agriculture goes with care and education.
    func places(of table: Table) -> [Lanes] {
        let all = (0..<table.count).map { table[$0] }
        switch self {
        case .sectorJobs:
            let sectors = Observations.sectors
            return stride(from: 0, to: all.count, by: sectors.count).flatMap { first in
                Observations.employeeSectors.map { group in
                    group.split(separator: "+").compactMap { sectors.firstIndex(of: String($0)) }
                        .reduce(Lanes.zero) { $0 + all[first + $1] }
                }
            }
        case .ages:
            return stride(from: 0, to: all.count, by: 100).flatMap { first in
                Observations.ageGroups.map { ages in ages.reduce(Lanes.zero) { $0 + all[first + $1] } }
            }
        default: return all
        }
    }
}
