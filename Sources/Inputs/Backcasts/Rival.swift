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
    /// The same through the first count that there is: a line over many years.
    case longTrend = "scaled_long_trend"
    /// What is counted grows as residents did in the years before.
    case residents = "as_residents"
    /// People grow older where they are: a province's share of a group of ages from 30 on is that of the group so many years
    /// younger; below 30 it stays.
    case older = "people_grow_older"
    /// Each sector of a region grows as the sector does in the country (shift-share); for jobs, of which the model is told
    /// the growth of sectors.
    case sectors

    /// Whether it is told as much as the model is: the totals of the places.
    var isToldTotals: Bool { self != .last && self != .trend }
}

/// What was observed of a variable in the places that can be compared.
struct Record {
    let variable: Variable
    let places: [String]
    /// The last year known at the start, and the first that a trend is drawn from; nil where nothing earlier is known.
    let base: Int
    let first: Int?
    let observations: Observations

    /// The first year that a line may be drawn from: six years back; that of residents begins after the change of boundaries
    /// of 2015 where they are not known for long. The line of jobs is that of employed persons, on boundaries of one year.
    static func firstOfLine(_ variable: Variable, base: Int, _ observations: Observations) -> Int {
        switch variable {
        case .residents where !observations.reachesBack: 2015
        case .sectorJobs: base
        default: base - 6
        }
    }

    /// - Parameter start: the year on whose first day the backcast begins.
    init(_ variable: Variable, places: [String], start: Int, observations: Observations) {
        self.variable = variable
        self.places = places
        self.observations = observations
        let base = variable.isOfFirstDay ? start : start - 1
        self.base = base
        let years = observations.years(variable.series).filter { $0 < base }
        let least = variable == .residents ? Self.firstOfLine(variable, base: base, observations) : 0
        first = years.first { $0 >= least }
    }

    func values(_ year: Int) -> [Double] {
        places.map { variable.observed(observations, $0, year) ?? .nan }
    }

    /// What the rival says of a year; nil where it needs a past that is not known.
    func forecast(_ rival: Rival, of year: Int) -> [Double]? {
        let now = level
        switch rival {
        case .last: return now
        case .share: return scaled(now, to: year)
        case .trend, .scaledTrend:
            let ahead = Double(year - base)
            guard let steps = variable == .sectorJobs ? stepsOfEmployment() : stepsOfLine(from: first) else {
                return nil
            }
            let line = zip(values(base), steps).map { $0 + $1 * ahead }
            return rival == .trend ? line : scaled(line, to: year)
        case .longTrend:
            guard variable == .residents, observations.reachesBack,
                let steps = stepsOfLine(
                    from: observations.years(.residents).first { Self.longLine <= $0 && $0 < base })
            else { return nil }
            return scaled(zip(now, steps).map { $0 + $1 * Double(year - base) }, to: year)
        case .residents:
            guard variable.followsResidents else { return nil }
            let other = Record(
                variable.isOfProvinces ? .provinceResidents : .residents, places: places,
                start: variable.isOfFirstDay ? base : base + 1, observations: observations)
            guard let steps = other.stepsOfLine(from: other.first) else { return nil }
            let growth = zip(steps, other.values(base)).map { $0 / $1 * Double(year - base) }
            return scaled(zip(now, growth).map { $0 * (1 + $1) }, to: year)
        case .older: return variable == .ages ? scaled(grownOlder(by: year - base), to: year) : nil
        case .sectors: return variable == .employed ? scaled(growingBySector(to: year), to: year) : nil
        }
    }

    /// The long line of residents begins in this year.
    private static let longLine = 1998

    /// What was counted last, or the mean of up to four years where single years vary much.
    private var level: [Double] {
        guard variable.isMeanOfYears else { return values(base) }
        let years = observations.years(variable.series).filter { $0 <= base }.suffix(4)
        return places.indices.map { place in mean(years.map { values($0)[place] }) }
    }

    /// Each place's share of the people who are as old after some years, were nobody to move or die.
    private func grownOlder(by passed: Int) -> [Double] {
        let groups = Observations.ageGroups
        let now = Dictionary(uniqueKeysWithValues: zip(places, values(base)))
        var sums: [Substring: Double] = [:]
        for (place, people) in now { sums[place.drop { $0 != ":" }, default: 0] += people }
        return places.map { place in
            let parts = place.split(separator: ":").map(String.init)
            guard let group = groups.first(where: { Observations.name(of: $0) == parts[1] }) else {
                return .nan
            }
            // Few people are older than 89, so those years of age do not count.
            return mean(
                (group.lowerBound..<min(group.upperBound, 90)).map { age in
                    let before = age < 30 ? age : max(age - passed, 0)
                    let name = groups.first { $0.contains(before) }.map(Observations.name) ?? ""
                    return (now["\(parts[0]):\(name)"] ?? .nan) / (sums[":\(name)"] ?? .nan)
                })
        }
    }

    /// Growth since the last known year as a share of it; for a rate or balance the change.
    func growth(to values: [Double]) -> [Double] {
        zip(values, self.values(base)).map { variable.isAmount ? $0 / $1 - 1 : $0 - $1 }
    }

    /// What a straight line through the last known number adds a year.
    private func stepsOfLine(from first: Int?) -> [Double]? {
        guard let first else { return nil }
        return zip(values(base), values(first)).map { ($0 - $1) / Double(base - first) }
    }

    /// The same at the growth of employed persons, through the first and last count of them.
    private func stepsOfEmployment() -> [Double]? {
        let years = observations.years(.employment).filter { $0 < base }
        guard let first = years.first, let last = years.last, first < last else { return nil }
        return zip(places, values(base)).map { place, now in
            let parts = place.split(separator: ":").map(String.init)
            func employed(_ year: Int) -> Double {
                parts[1].split(separator: "+").reduce(0) {
                    $0 + (observations.value(.employment, "\(parts[0]):\($1)", year) ?? .nan)
                }
            }
            return now * (1 - employed(first) / employed(last)) / Double(last - first)
        }
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
    ///
    /// Jobs are brought to what was observed of each sector, people to that of each group of ages. In a year without counts
    /// nothing is scaled, and balances never are: they add up to nothing.
    func scaled(_ forecast: [Double], to year: Int) -> [Double] {
        guard variable != .balance else { return forecast }
        let observed = values(year)
        var sums: [Substring: (foreseen: Double, observed: Double)] = [:]
        let groups = places.map { variable.hasParts ? $0.drop { $0 != ":" } : "" }
        for (place, group) in groups.enumerated() {
            let sum = sums[group, default: (0, 0)]
            sums[group] = (sum.foreseen + forecast[place], sum.observed + observed[place])
        }
        return zip(forecast, groups).map { value, group in
            guard let sum = sums[group], sum.observed.isFinite else { return value }
            return value * (sum.observed / sum.foreseen)
        }
    }
}
