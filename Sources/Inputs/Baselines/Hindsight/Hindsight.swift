import Modelling
import Reading

/// The tables as somebody would have had them on the first day of an earlier year.
///
/// Every regional figure that was counted later gives way: where an observation of before that day exists, that is put in
/// its place; all others become the country's, amounts by population or by land, rates and distances as they are. So
/// no region has anything of its own that was not known yet. What is national stays: national paths are given.
struct Hindsight {
    var figures: Figures
    private(set) var vintage: Vintage
    let start: Int
    let known: Observations
    /// National totals of all years.
    let nation: Observations
    /// On the first day, by region, by province and of the country.
    private(set) var residents: [String: Double] = [:]

    /// - Parameters:
    ///   - figures: the shipped tables.
    ///   - start: the year on whose first day the backcast begins.
    ///   - known: observations up to that day.
    ///   - nation: observations of all years, of which only totals are read.
    init(_ figures: Figures, on start: Int, known: Observations, nation: Observations) {
        self.figures = figures
        self.start = start
        self.known = known
        self.nation = nation
        let flows = known.years(.births).suffix(4)
        let jobs = known.years(.employment).last ?? start - 1
        vintage = Vintage(
            base: start, residents: start, flows: flows.isEmpty ? [start - 1] : Array(flows),
            comparable: Self.comparable(known), employment: jobs,
            earlierEmployment: max(known.years(.employment).first ?? jobs - 1, jobs - 7),
            product: known.years(.product).last ?? start - 1,
            earlierProduct: known.years(.product).suffix(12).first ?? start - 2, employeeJobs: nil,
            knowsAgreements: false)
        countResidents()
        forgetLaterFigures()
        putInPeople()
        if knowsNoJobs { putInProvinces() } else { putInWork() }
    }

    /// Whether it starts before jobs were counted by region; then the provinces' series of long ago are put in.
    var knowsNoJobs: Bool { known.years(.employment).isEmpty }

    /// Over how many years gains are counted, as in the shipped tables.
    private static let gainYears = 6

    /// The newest years through which residents can be compared: both ends are known, and no boundary moved.
    private static func comparable(_ known: Observations) -> [Int] {
        let years = known.years(.residents)
        let births = known.years(.births)
        return zip(years, years.dropFirst()).filter {
            known.boundaryChanges()[$1] == nil && births.contains($0)
        }.map(\.0).suffix(gainYears)
    }

    private mutating func countResidents() {
        let source: Observations.Series =
            known.years(.residents).contains(start) ? .residents : .earlierResidents
        let year = known.years(source).last ?? start
        let total = nation.total(.residents, start) ?? known.total(source, year) ?? 0
        let counted = known.total(source, year) ?? 1
        for region in figures.places.regions {
            let own = (known.value(source, region.code, year) ?? 0) * total / counted
            residents[region.code] = own
            residents[region.province, default: 0] += own
        }
        residents[Places.nation] = total
    }

    mutating func insert(
        _ value: Double, _ figure: String, _ place: String, like sample: FigureValue?
    ) {
        figures.insert(
            FigureValue(
                value: value, unit: sample?.unit ?? "", year: start,
                evidence: .judged("As known on 1 January \(start)."), level: sample?.level ?? .region,
                spread: sample?.spread ?? 0, position: "", origin: nil, isUsers: false),
            figure, place)
    }
}

// Levelling
extension Hindsight {
    private mutating func forgetLaterFigures() {
        figures.keepTexts("boundary_changes.from") { municipality, figures in
            let year = figures.value("boundary_changes.year[\(municipality)]", Places.nation)?.value
            return (year ?? .infinity) <= Double(start)
        }
        let area = landAreas()
        let regions = Set(figures.places.regions.map(\.code))
        for (figure, values) in figures.values {
            if ["commuting.", "nature."].contains(where: figure.hasPrefix) { continue }
            let later = values.filter { $0.key != Places.nation && $0.value.year >= start }
            guard !later.isEmpty, figure != "land.land_area" else { continue }
            let isOfAllRegions = regions.isSubset(of: values.keys)
            for level in [FigureLevel.region, .province] {
                // In one order: a sum depends on it.
                let own = values.filter { figures.places.level(of: $0.key) == level }.sorted {
                    $0.key < $1.key
                }
                guard let sample = own.first?.value else { continue }
                let weights = Self.isOfLand(sample.unit) ? area : residents
                let weight = own.map { weights[$0.key] ?? 0 }.sum
                let sum = own.map(\.value.value).sum
                let mean = own.map { $0.value.value * (weights[$0.key] ?? 0) }.sum / weight
                for (place, _) in own {
                    if level == .region, !isOfAllRegions {
                        figures.remove(figure, place)
                    } else {
                        let value =
                            Self.isAmount(sample.unit) ? sum * (weights[place] ?? 0) / weight : mean
                        insert(value, figure, place, like: sample)
                    }
                }
            }
        }
        levelNature()
        levelCommuting()
    }

    private func landAreas() -> [String: Double] {
        var areas: [String: Double] = [:]
        for region in figures.places.regions {
            let own = figures.value("land.land_area", region.code)?.value ?? 0
            areas[region.code] = own
            areas[region.province, default: 0] += own
        }
        return areas
    }

    /// Figures by nature area: the mean of all of them where they are of later years.
    private mutating func levelNature() {
        let byKind = Dictionary(
            grouping: figures.values.filter { $0.key.hasPrefix("nature.") }.sorted { $0.key < $1.key }
                .compactMap {
                    figure, values in values[Places.nation].map { (figure, $0) }
                },
            by: { entry in
                let (name, element) = parts(of: entry.0)
                return "\(name)|\(element.split(separator: ":").dropFirst().joined(separator: ":"))"
            })
        for all in byKind.values {
            guard let sample = all.first?.1, sample.year >= start else { continue }
            let mean = all.map(\.1.value).sum / Double(all.count)
            for (figure, known) in all { insert(mean, figure, Places.nation, like: known) }
        }
    }

    /// Commuters by the country's share that works at home's region, and by population and distance beyond it.
    private mutating func levelCommuting() {
        let regions = figures.places.regions
        let counted = regions.first.flatMap { figures.value("commuting.to[\($0.code)]", $0.code)?.year }
        guard (counted ?? start) >= start else { return }
        var (all, within) = (0.0, 0.0)
        for home in regions {
            for work in regions {
                let persons = figures.value("commuting.to[\(work.code)]", home.code)?.value ?? 0
                all += persons
                if home == work { within += persons }
            }
        }
        let exponent = figures.value("population.distance_exponent", Places.nation)?.value ?? 1.6
        let shortest = figures.value("population.shortest_distance", Places.nation)?.value ?? 8
        for home in regions {
            let here = all * (residents[home.code] ?? 0) / (residents[Places.nation] ?? 1)
            let pulls = regions.map { work in
                home == work
                    ? 0
                    : (residents[work.code] ?? 0)
                        * power(max(home.kilometres(to: work), shortest), -exponent)
            }
            for (work, pull) in zip(regions, pulls) {
                let share = home == work ? within / all : (1 - within / all) * pull / pulls.sum
                insert(
                    here * share, "commuting.to[\(work.code)]", home.code,
                    like: figures.value("commuting.to[\(work.code)]", home.code))
            }
        }
    }

    private static func isOfLand(_ unit: String) -> Bool { ["ha", "index", "km of road"].contains(unit) }

    /// Whether a region's number is a part of the country's; else it is a rate, a mean or a distance.
    private static func isAmount(_ unit: String) -> Bool {
        [
            "persons", "persons/yr", "ha", "index", "dwellings", "M€", "jobs", "establishments", "households",
            "crimes/yr", "deaths/yr", "km of road",
        ].contains(unit)
    }
}

// What was known
extension Hindsight {
    private mutating func putInPeople() {
        let ages = knowsNoJobs ? countedAges(nationalAges()) : nationalAges()
        let all = ages.sum
        for (age, people) in ages.enumerated() {
            insert(
                people, "ages.people[\(age)]", Places.nation,
                like: figures.value("ages.people[\(age)]", Places.nation))
        }
        let newest = figures.value("population.residents[2023]", figures.places.regions[0].code)
        insert(residents[Places.nation] ?? 0, "population.residents[\(start)]", Places.nation, like: newest)
        for region in figures.places.regions {
            let own = residents[region.code] ?? 0
            insert(own, "population.residents[\(start)]", region.code, like: newest)
            for group in Derivation.fiveYears where Vintage.agesCounted >= start {
                let here = knowsNoJobs ? agesOfProvince(region.province, ages) : ages
                insert(
                    own * Array(here[group.ages]).sum / (knowsNoJobs ? here.sum : all),
                    "population.aged[\(group.name)]", region.code, like: newest)
            }
            for year in vintage.flows {
                let share = own / (residents[Places.nation] ?? 1)
                for (series, name) in [(Observations.Series.births, "births"), (.deaths, "deaths")] {
                    let first = nation.years(series).first ?? year
                    let value =
                        known.value(series, region.code, year)
                        ?? (nation.total(series, max(year, first)) ?? 0) * share
                    insert(value, "population.\(name)[\(year)]", region.code, like: newest)
                }
                insert(
                    known.value(.residents, region.code, year) ?? own, "population.residents[\(year)]",
                    region.code, like: newest)
            }
        }
        putInDwellings()
        for year in vintage.comparable {
            for region in figures.places.regions {
                for (series, name) in [(Observations.Series.births, "births"), (.deaths, "deaths")] {
                    guard let counted = known.value(series, region.code, year) else { continue }
                    insert(counted, "population.\(name)[\(year)]", region.code, like: newest)
                }
            }
        }
        for year in vintage.comparable + vintage.comparable.map({ $0 + 1 }) {
            for region in figures.places.regions {
                guard let counted = known.value(.residents, region.code, year) else { continue }
                insert(counted, "population.residents[\(year)]", region.code, like: newest)
            }
        }
        scaleNation(
            "population.households", by: residents[Places.nation] ?? 0, per: "population.residents[2024]")
        carryFertility()
    }

    /// Dwellings that were counted on the first day; the country's growth since is told.
    private mutating func putInDwellings() {
        guard known.reachesBack, let now = nation.total(.dwellings, start),
            let last = nation.years(.dwellings).last, last > start,
            let then = nation.total(.dwellings, last)
        else { return }
        for region in figures.places.regions {
            guard let counted = known.value(.dwellings, region.code, start) else { continue }
            insert(
                counted, "housing.dwellings", region.code,
                like: figures.value("housing.dwellings", region.code))
        }
        let growth = log(then / now) / Double(last - start)
        insert(
            growth, "housing.planned_growth", Places.nation,
            like: figures.value("housing.planned_growth", Places.nation))
    }

    /// People of each age in the country: those of the shipped table, as many years younger, without who died since.
    private func nationalAges() -> [Double] {
        let ages = 0..<Derivation.ages
        let people = ages.map { figures.value("ages.people[\($0)]", Places.nation)?.value ?? 0 }
        let deaths = ages.map { figures.value("ages.deaths[\($0)]", Places.nation)?.value ?? 0 }
        let passed = Vintage.shipped.base - start
        let oldest = Derivation.ages - 1
        var earlier = ages.map { age -> Double in
            guard age + passed < oldest else { return 0 }
            let survival = (age..<age + passed).reduce(1.0) { $0 * (1 - deaths[$1] / people[$1]) }
            return people[age + passed] / survival
        }
        // The oldest are no longer in the table: as many for each of the last age that is, as now.
        for age in oldest - passed...oldest where age > 0 {
            earlier[age] = earlier[age - 1] * people[age] / people[age - 1]
        }
        let scale = (residents[Places.nation] ?? 0) / earlier.sum
        return earlier.map { $0 * scale }
    }

    /// Children per woman move with the country's births: women of 15 to 49 hardly changed in number.
    private mutating func carryFertility() {
        guard let now = figures.value("population.total_fertility", Places.nation),
            let last = nation.years(.births).last, let births = nation.total(.births, last)
        else { return }
        let first = nation.years(.births).first ?? last
        let then = nation.total(.births, min(max(start - 1, first), last)) ?? births
        insert(now.value * then / births, "population.total_fertility", Places.nation, like: now)
    }

    private mutating func scaleNation(_ figure: String, by now: Double, per other: String) {
        guard let known = figures.value(figure, Places.nation),
            let whole = figures.value(other, Places.nation)?.value
        else { return }
        insert(known.value * now / whole, figure, Places.nation, like: known)
    }

    private mutating func putInWork() {
        let (newest, earlier) = (vintage.employment, vintage.earlierEmployment)
        var total = 0.0
        for sector in Observations.sectors {
            var (before, after) = (0.0, 0.0)
            for region in figures.places.regions {
                let key = "\(region.code):\(sector)"
                let name = "jobs.employed[\(sector)]"
                let sample = figures.value(name, region.code)
                if let counted = known.value(.employment, key, newest) {
                    insert(counted, name, region.code, like: sample, of: newest)
                    before += counted
                }
                if let counted = known.value(.employment, key, earlier) {
                    insert(counted, "jobs.employed_2010[\(sector)]", region.code, like: sample, of: earlier)
                }
                // Halfway through the winter: the mean of two years.
                after += nation.value(.employment, key, newest + 1) ?? 0
            }
            let growth = after > 0 ? (1 + after / before) / 2 : 1
            total += before * growth
            insert(
                growth, "sectors.growth[\(sector)]", Places.nation,
                like: figures.value("sectors.growth[\(sector)]", Places.nation))
        }
        insert(
            total, "jobs.employed_persons", Places.nation,
            like: figures.value("jobs.employed_persons", Places.nation))
        putInProductAndUnemployment()
    }

    private mutating func putInProductAndUnemployment() {
        let year = vintage.product
        let sample = figures.value("jobs.gross_domestic_product[2021]", Places.nation)
        let national = nation.total(.product, year) ?? 0
        insert(national, "jobs.gross_domestic_product[\(year)]", Places.nation, like: sample)
        let next = nation.total(.product, year + 1) ?? national
        insert(
            (national + next) / 2, "jobs.gross_domestic_product[\(start)]", Places.nation, like: sample)
        for region in figures.places.regions {
            for year in [year, vintage.earlierProduct] {
                insert(
                    known.value(.product, region.code, year) ?? 0, "jobs.gross_domestic_product[\(year)]",
                    region.code, like: sample)
            }
            figures.remove("jobs.unemployment_rate", region.code)
        }
        let rates = known.years(.unemployment).last ?? year
        let rate = figures.value("jobs.unemployment_rate", Places.nation)
        var mean = 0.0
        for province in known.places(.unemployment) {
            let own = known.value(.unemployment, province, rates) ?? 0
            insert(own, "jobs.unemployment_rate", province, like: rate)
            mean += own * (residents[province] ?? 0) / (residents[Places.nation] ?? 1)
        }
        insert(mean, "jobs.unemployment_rate", Places.nation, like: rate)
    }

    mutating func insert(
        _ value: Double, _ figure: String, _ place: String, like sample: FigureValue?, of year: Int
    ) {
        figures.insert(
            FigureValue(
                value: value, unit: sample?.unit ?? "persons", year: year,
                evidence: .measured("Eurostat nama_10r_3empers, \(year)"), level: .region,
                spread: sample?.spread ?? 0, position: "", origin: nil, isUsers: false),
            figure, place)
    }
}
