import Modelling
import Reading

extension Derivation {
    static let ages = 100

    /// People by region and single year of age on the base date.
    ///
    /// The newest count of a region, carried to the base date with the country's growth, in nineteen age groups (`ageGroups`), and
    /// inside a group the country's pattern by single year.
    mutating func derivePeople() {
        let pattern = nationalAges("people")
        let groups = ageGroups(residents(), pattern: pattern)
        let people = groups.indices.flatMap { position in
            Array(pattern[Self.fiveYears[position % Self.fiveYears.count].ages]).shares.map {
                $0 * groups[position]
            }
        }
        give("population.people", people, peopleBasis()) { _, ages in ages.sum }
    }

    /// Five years of age each, as tables call them; the last one has no end.
    static let fiveYears: [(name: String, ages: Range<Int>)] = (0..<19).map { group in
        let first = 5 * group
        return group < 18 ? ("\(first)-\(first + 4)", first..<first + 5) : ("90-99", 90..<ages)
    }

    /// Five broad groups, which a user may give.
    static let broadGroups: [(name: String, ages: Range<Int>)] = [
        ("0-14", 0..<15), ("15-24", 15..<25), ("25-44", 25..<45), ("45-64", 45..<65), ("65-99", 65..<ages),
    ]

    /// People by region and group of five years on the base date.
    ///
    /// A region's share of the country's people of a group stays with the age below 30, where students come and go, and moves up with
    /// the people from 30 on. (From 2014 to 2019 that misses groups by 2.0 % on average; shares that stay everywhere miss 3.0 %.) Then
    /// residents of regions and ages of the country are met.
    private mutating func ageGroups(_ residents: [Double], pattern: [Double]) -> [Double] {
        let count = Self.fiveYears.count
        var counted: [[Double]] = []
        for group in Self.fiveYears { counted.append(needEach("population.aged[\(group.name)]")) }
        let years = vintage.base - (years(of: "population.aged[0-4]").min() ?? vintage.base)
        let passed = min(max(Double(years) / 5, 0), 1)
        let over = counted.map(\.shares)
        let nation = Self.fiveYears.map { Array(pattern[$0.ages]).sum }
        // Without what a user gives, so that other regions do not change with it.
        let newest = needEach("population.residents[\(vintage.residents)]")
        let balanced = newest.map { [all = nation.sum] in $0 / newest.sum * all }
        // Who is 90 or older was 85 or older.
        let oldest = zip(counted[count - 2], counted[count - 1]).map { $0 + $1 }.shares
        var people = Matrix(rows: regions.count, columns: count) { region, group in
            let here = over[group][region]
            let moved = group == count - 1 ? oldest[region] : over[max(group - 1, 0)][region]
            return nation[group] * (group < 6 ? here : here + (moved - here) * passed)
        }
        people.balance(rows: balanced, columns: nation)
        for region in regions.indices {
            let factor = residents[region] / people.rowSum(region)
            for group in 0..<count { people[region, group] *= factor }
        }
        meetUsersGroups(&people, residents)
        return people.values
    }

    /// Gives the regions of which a user has the five broad groups these.
    private func meetUsersGroups(_ people: inout Matrix, _ residents: [Double]) {
        for (number, region) in regions.enumerated() {
            let own = Self.broadGroups.map { figures.value("population.group[\($0.name)]", region.code) }
            guard own.contains(where: { $0?.isUsers == true }) else { continue }
            let shares = own.map { $0?.value ?? 0 }.shares
            for (group, share) in zip(Self.broadGroups, shares) {
                let inside = Self.fiveYears.indices.filter {
                    group.ages.contains(Self.fiveYears[$0].ages.lowerBound)
                }
                let sum = inside.map { people[number, $0] }.sum
                for position in inside { people[number, position] *= residents[number] * share / sum }
            }
        }
    }

    private func peopleBasis() -> [Basis] {
        let rule = Text(
            nl: """
                Inwoners van 2023 naar 2024 gebracht met de groei van het land; leeftijden van 2019 in groepen van vijf jaar \
                (boven de 30 schuiven zij mee op), kloppend gemaakt met de leeftijden van het land.
                """,
            en: """
                Residents of 2023 carried to 2024 with the country's growth; ages of 2019 in groups of five years (from 30 on \
                they move up), balanced to the ages of the country.
                """)
        var basis = made(
            rule,
            of: { _ in
                ["population.residents[\(vintage.residents)]"]
                    + Self.fiveYears.map { "population.aged[\($0.name)]" }
            }, scaledBy: ["population.residents[\(vintage.base)]", "ages.people[50]"], spread: 0.02)
        for (number, region) in regions.enumerated() {
            if let own = figures.value("population.residents[\(vintage.base)]", region.code) {
                basis[number] = Basis(own)
            }
        }
        return basis
    }

    /// Residents of every region on 1 January 2024.
    mutating func residents() -> [Double] {
        let newest = needEach("population.residents[\(vintage.residents)]")
        let growth = need("population.residents[\(vintage.base)]") / newest.sum
        return regions.enumerated().map { number, region in
            figures.value("population.residents[\(vintage.base)]", region.code)?.value ?? newest[number]
                * growth
        }
    }

    /// A national profile by single year of age, from `ages.csv`.
    mutating func nationalAges(_ column: String) -> [Double] {
        var profile: [Double] = []
        for age in 0..<Self.ages { profile.append(need("ages.\(column)[\(age)]")) }
        return profile
    }

    /// A national profile by single year of age, from the groups of `age_groups.csv`.
    ///
    /// Amounts are divided evenly inside a group; rates hold for each year of it.
    mutating func nationalGroups(_ column: String, areRates: Bool = true) -> [Double] {
        var profile = [Double](repeating: 0, count: Self.ages)
        for (element, known) in figures.elements(of: "age_groups.\(column)", Places.nation) {
            let ends = element.split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] <= ends[1], ends[1] < Self.ages else { continue }
            let years = Double(ends[1] - ends[0] + 1)
            for age in ends[0]...ends[1] { profile[age] = areRates ? known.value : known.value / years }
        }
        if profile.allSatisfy({ $0 == 0 }) { _ = need("age_groups.\(column)[30-34]") }
        return profile
    }

    /// People of a region by age.
    func people(in region: Int) -> ArraySlice<Double> { given("population.people", region, of: Self.ages) }

    /// People of a region of these ages.
    func people(in region: Int, aged ages: Range<Int>) -> Double {
        let all = Array(people(in: region))
        return Array(all[ages]).sum
    }

    /// People of a region.
    func population(_ region: Int) -> Double { people(in: region, aged: 0..<Self.ages) }
}

extension Derivation {
    /// Fertility and mortality by age for the country, and how far each region differs.
    ///
    /// A region's ratio is its births (deaths) of 2019-2022 against what the country's rates would give its people; the mean
    /// is 1. Mortality is scaled so that the country's deaths of those years come out.
    mutating func deriveBirthsAndDeaths() {
        let rates = nationalGroups("fertility")
        let total = need("population.total_fertility")
        let fertility = rates.map { $0 / rates.sum * total }
        let years = vintage.flows
        let births = mean("population.births", years)
        let deaths = mean("population.deaths", years)
        let residents = mean("population.residents", years)
        func expected(_ rates: [Double]) -> [Double] {
            regions.indices.map { region in
                let perPerson = zip(people(in: region), rates).map { $0 * $1 }.sum / population(region)
                return perPerson * residents[region]
            }
        }
        let pattern = zip(nationalAges("deaths"), nationalAges("people")).map { $0 / $1 }
        let expectedDeaths = expected(pattern)
        let scale = deaths.sum / expectedDeaths.sum
        let expectedBirths = expected(fertility)
        let level = births.sum / expectedBirths.sum
        let judged = madeNationally(
            Text(
                nl:
                    "Patroon naar leeftijd van het land, uit het hoofd, geschaald naar het totale vruchtbaarheidscijfer.",
                en: "National pattern by age from memory, scaled to the total fertility rate."),
            of: ["age_groups.fertility[30-34]", "population.total_fertility"], spread: 0.1)
        giveNational("population.fertility", fertility, judged) { $0.sum }
        let scaled = madeNationally(
            Text(
                nl:
                    "CBS, sterfte van 2023 naar leeftijd per inwoner van 1 januari 2024, geschaald naar de sterfte per inwoner in 2019-2022.",
                en:
                    "CBS, deaths of 2023 by age per inhabitant of 1 January 2024, scaled to the deaths that 2019-2022 had per inhabitant."
            ),
            of: ["ages.deaths[80]", "ages.people[80]"] + years.map { "population.deaths[\($0)]" },
            derived: ["population.people"], isJudged: false, spread: 0.05)
        giveNational("population.mortality", pattern.map { $0 * scale }, scaled) { $0.last ?? 0 }
        func counted(_ kind: String, against factors: [String]) -> [Basis] {
            made(
                Text(
                    nl:
                        "Eurostat demo_r_gind3, \(kind == "births" ? "geboorten" : "sterfte") 2019-2022, naast wat cijfers van het land bij de leeftijden van de regio zouden geven.",
                    en:
                        "Eurostat demo_r_gind3, \(kind) 2019-2022, against what national rates would give the region's people by age."
                ),
                of: { _ in
                    years.flatMap { ["population.\(kind)[\($0)]", "population.residents[\($0)]"] }
                }, derived: ["population.people"], scaledBy: factors, isJudged: false, spread: 0.03)
        }
        give(
            "population.fertility_ratio", zip(births, expectedBirths).map { $0 / $1 / level },
            counted("births", against: ["age_groups.fertility[30-34]", "population.total_fertility"]))
        give(
            "population.mortality_ratio", zip(deaths, expectedDeaths).map { $0 / $1 / scale },
            counted("deaths", against: ["ages.deaths[80]", "ages.people[80]"]))
    }

    /// The mean over years of a figure of every region.
    mutating func mean(_ figure: String, _ years: [Int]) -> [Double] {
        var total = [Double](repeating: 0, count: regions.count)
        for year in years {
            total = zip(total, needEach("\(figure)[\(year)]")).map { $0 + $1 }
        }
        return total.map { $0 / Double(years.count) }
    }
}
