import Baselines

/// What a backcast is judged on.
enum Variable: String, CaseIterable, Sendable {
    case residents, employed, product, unemployment

    /// The model's indicator.
    var indicator: String {
        switch self {
        case .residents: "population.total"
        case .employed: "jobs.employed"
        case .product: "jobs.value_added"
        case .unemployment: "jobs.unemployment_rate"
        }
    }

    /// Whether regions add up to the country; else it is a rate.
    var isAmount: Bool { self != .unemployment }

    /// Whether provinces are compared instead of regions.
    var isOfProvinces: Bool { self == .unemployment }

    var series: Observations.Series {
        switch self {
        case .residents: .residents
        case .employed: .employment
        case .product: .product
        case .unemployment: .unemployment
        }
    }

    /// Whether a year's number is of its first day; the others are means or sums over the year.
    var isOfFirstDay: Bool { series.isOfFirstDay }

    /// The observed number of a place.
    func observed(_ observations: Observations, _ place: String, _ year: Int) -> Double? {
        self == .employed
            ? observations.employed(place, year) : observations.value(series, place, year)
    }
}
