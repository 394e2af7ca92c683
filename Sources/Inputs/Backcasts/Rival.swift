import Baselines

/// A forecast that needs no model.
enum Rival: String, CaseIterable, Sendable {
    /// Nothing changes.
    case last
    /// Every place keeps its share in the total, which is given; a rate its ratio to the mean.
    case share
    /// Each place goes on in a straight line.
    case trend
    /// The same, scaled to the country's total, which is given.
    case scaledTrend = "scaled_trend"
    /// Each sector of a region grows as the sector does in the country (shift-share); for jobs, of which the model is told
    /// the growth of sectors.
    case sectors

    /// Whether it is told as much as the model is: the totals of the places.
    var isToldTotals: Bool { self == .share || self == .scaledTrend || self == .sectors }
}

/// What was observed of a variable in the places that can be compared.
struct Record {
    let variable: Variable
    let places: [String]
    /// The last year known at the start, and the first that a trend is drawn from; nil where nothing earlier is known.
    let base: Int
    let first: Int?
    let observations: Observations

    /// Trends of residents begin after the change of boundaries of 2015.
    static let firstResidents = 2015

    /// - Parameter start: the year on whose first day the backcast begins.
    init(_ variable: Variable, places: [String], start: Int, observations: Observations) {
        self.variable = variable
        self.places = places
        self.observations = observations
        let base = variable.isOfFirstDay ? start : start - 1
        self.base = base
        let years = observations.years(variable.series).filter { $0 < base }
        first = years.first { variable != .residents || $0 >= Self.firstResidents }
    }

    func values(_ year: Int) -> [Double] {
        places.map { variable.observed(observations, $0, year) ?? .nan }
    }

    /// What the rival says of a year; nil where it needs a past that is not known.
    func forecast(_ rival: Rival, of year: Int) -> [Double]? {
        let now = values(base)
        switch rival {
        case .last: return now
        case .share: return scaled(now, to: year)
        case .trend, .scaledTrend:
            guard let first else { return nil }
            let ahead = Double(year - base) / Double(base - first)
            let line = zip(now, values(first)).map { $0 + ($0 - $1) * ahead }
            return rival == .trend ? line : scaled(line, to: year)
        case .sectors: return variable == .employed ? scaled(growingBySector(to: year), to: year) : nil
        }
    }

    /// Growth since the last known year as a share of it; for a rate the change.
    func growth(to values: [Double]) -> [Double] {
        zip(values, self.values(base)).map { variable.isAmount ? $0 / $1 - 1 : $0 - $1 }
    }

    private func growingBySector(to year: Int) -> [Double] {
        let growth = Observations.sectors.map { sector in
            (observations.employed(sector: sector, year) ?? .nan)
                / (observations.employed(sector: sector, base) ?? .nan)
        }
        return places.map { place in
            zip(Observations.sectors, growth).map { sector, growth in
                (observations.value(.employment, "\(place):\(sector)", base) ?? .nan) * growth
            }.reduce(0, +)
        }
    }

    /// Brings forecasts to what was observed of all the places together: a sum, or the mean of a rate.
    func scaled(_ forecast: [Double], to year: Int) -> [Double] {
        let factor = values(year).reduce(0, +) / forecast.reduce(0, +)
        return forecast.map { $0 * factor }
    }
}
