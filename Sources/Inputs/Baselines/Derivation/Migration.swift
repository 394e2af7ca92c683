import Modelling
import Reading

extension Derivation {
    /// Moves between regions and abroad.
    ///
    /// No table says who moved where. How many moved in and out of a region's municipalities is counted, and how much more it grew
    /// than births and deaths explain; the part of that which is not migration abroad must come from other regions. A gravity
    /// model, balanced to those sums, does the rest.
    mutating func deriveMigration() {
        let shares = foreignShares()
        let profile = nationalGroups("immigrants", areRates: false).shares
        let judged = madeNationally(
            Text(
                nl: "Leeftijden van immigranten, uit het hoofd.", en: "Age profile of immigrants from memory."
            ), of: ["age_groups.immigrants[30-34]"], spread: 0.2)
        giveNational("population.immigrant_ages", profile, judged) { $0.max() ?? 0 }
        give("population.immigration_share", shares, foreignBasis())
        deriveMoves(turnover: turnover(), basis: movesBasis())
    }

    /// The share of each region in migration from and to abroad.
    ///
    /// A province's part is its emigration of 2023, divided by inhabitants over its regions. What a region emigrated in 2015 would divide
    /// it worse: in backcasts the error for inhabitants 2020-2023 is then 1.45 instead of 1.04 times that of a straight line.
    private mutating func foreignShares() -> [Double] {
        foreignShares(within: regions.indices.map { population($0) })
    }

    /// The same with weights by which a province's part is divided over its regions.
    mutating func foreignShares(within weights: [Double]) -> [Double] {
        var shares = [Double](repeating: 0, count: regions.count)
        var national = 0.0
        for province in figures.places.provinces { national += need("migration.emigration", province) }
        for province in figures.places.provinces {
            let members = regions.indices.filter { regions[$0].province == province }
            let own = members.map { figures.value("migration.emigration", regions[$0].code)?.value }
            let rest = need("migration.emigration", province) - own.compactMap { $0 }.sum
            let all = zip(members, own).map { $1 == nil ? weights[$0] : 0 }.sum
            for (region, counted) in zip(members, own) {
                shares[region] = (counted ?? rest * weights[region] / all) / national
            }
        }
        return shares
    }

    private func foreignBasis() -> [Basis] {
        made(
            Text(
                nl: "Aandeel van de provincie in de emigratie van 2023, daarbinnen naar inwoners.",
                en: "Share of the province in the emigration of 2023, inside it by population."),
            of: { _ in ["migration.emigration"] }, spread: 0.3)
    }

    /// Persons a year who leave or reach a region, from or to other regions: half of both together.
    ///
    /// Moves between municipalities of 2015 per inhabitant, without the part that stays in the region.
    private mutating func turnover() -> [Double] {
        let (leaving, reaching) = (
            needEach("population.departures_2015"), needEach("population.arrivals_2015")
        )
        let (within, residents) = (
            needEach("population.moves_within"), needEach("population.residents[2015]")
        )
        return regions.indices.map { region in
            (leaving[region] + reaching[region]) / 2 * (1 - within[region]) / residents[region]
                * population(region)
        }
    }

    private func movesBasis() -> [Basis] {
        let cohorts =
            Self.earlierCohorts.map { "population.aged_2014[\($0.name)]" }
            + Self.laterCohorts.map { "population.aged[\($0)]" }
        return made(
            Text(
                nl: """
                    Verhuizingen van en naar gemeenten van de regio in 2015 (CBS), zonder het deel binnen de regio (zwaartekracht tussen \
                    gemeenten); het saldo is de waargenomen groei van 2015-2021 zonder geboorte, sterfte en buitenland, dat van 15 tot \
                    30 jaar de groei van jaargangen van 2014 tot 2019. Naar welke regio: zwaartekracht naar inwoners en afstand.
                    """,
                en: """
                    Moves from and to the region's municipalities in 2015 (CBS), without the part inside the region (gravity between \
                    municipalities); the balance is the observed growth of 2015-2021 without births, deaths and migration abroad, that of \
                    ages 15 to 29 the growth of cohorts from 2014 to 2019. To which region: gravity by population and distance.
                    """),
            of: { _ in
                [
                    "arrivals_2015", "departures_2015", "moves_within", "residents[2015]", "births[2015]",
                    "deaths[2015]",
                ]
                .map { "population.\($0)" } + cohorts
            }, scaledBy: ["population.leaving_young", "population.leaving_others"], spread: 0.3)
    }

    /// Hands over who moves where, young and other people.
    ///
    /// - Parameter turnover: persons a year of a region who move from or to others, half of both together. Young people (15-29) move
    ///   so many times as often as others as the country's shares of leavers say.
    mutating func deriveMoves(turnover: [Double], basis: [Basis]) {
        let shares = given["population.immigration_share"] ?? []
        let net = netMigration()
        let domestic = zip(net, shares).map { $0 - $1 * net.sum }
        let (often, seldom) = (need("population.leaving_young"), need("population.leaving_others"))
        let young = regions.indices.map { region in
            let people = people(in: region, aged: 15..<30)
            let parts = [people * often, (population(region) - people) * seldom]
            return turnover[region] * parts[0] / parts.sum
        }
        let others = zip(turnover, young).map { $0 - $1 }
        let gainOfYoung = gainOfYoung(
            counted: gainOfCohorts(shares), among: domestic, young: young, all: turnover)
        let gainOfOthers = zip(domestic, gainOfYoung).map { $0 - $1 }
        for (name, moving, gain) in [
            ("population.moves_young", young, gainOfYoung), ("population.moves_other", others, gainOfOthers),
        ] {
            let leaving = zip(moving, gain).map { max($0 - $1 / 2, 0.1 * $0) }
            giveMoves(name, leaving: leaving, reaching: zip(leaving, gain).map { $0 + $1 }, basis)
        }
    }

    /// Persons of 15 to 29 a year whom each region gains from others; the sum is nothing.
    ///
    /// Where no cohorts can be followed, the young have the part of the region's gain that they have of its moves.
    private func gainOfYoung(
        counted: [Double?], among gains: [Double], young: [Double], all: [Double]
    ) -> [Double] {
        let gain = regions.indices.map { counted[$0] ?? gains[$0] * young.sum / all.sum }
        return zip(gain, young).map { $0 - gain.sum * $1 / young.sum }
    }

    /// The same of those who were 10 to 24 in 2014 and of those who were 15 to 29, the mean of both: five years later they are
    /// counted again. Few of them die, and what is not theirs by the region's part in migration abroad they owe to other regions.
    ///
    /// Nil where the two counts are not five years apart, as where a user has put another in their place, and in a
    /// start at which they were not known.
    private mutating func gainOfCohorts(_ shares: [Double]) -> [Double?] {
        let none = [Double?](repeating: nil, count: regions.count)
        guard vintage.base > Vintage.agesCounted else { return none }
        var grew = [Double](repeating: 0, count: regions.count)
        var isCounted = [Bool](repeating: true, count: regions.count)
        for (before, after) in zip(Self.earlierCohorts, Self.laterCohorts) {
            let (first, last) = ("population.aged_2014[\(before.name)]", "population.aged[\(after)]")
            let (then, now) = (needEach(first), needEach(last))
            for (number, region) in regions.enumerated() {
                grew[number] += before.weight * (now[number] - then[number]) / Double(Self.yearsOfCohorts)
                let years = [first, last].map { figures.value($0, region.code)?.year ?? 0 }
                if years[1] - years[0] != Self.yearsOfCohorts { isCounted[number] = false }
            }
        }
        return regions.indices.map { isCounted[$0] ? grew[$0] - shares[$0] * grew.sum : nil }
    }

    /// Groups of ages in 2014, and what they weigh: the outer ones are 15 to 29 for half of the five years.
    private static let earlierCohorts = [("10-14", 0.5), ("15-19", 1), ("20-24", 1), ("25-29", 0.5)].map {
        (name: $0.0, weight: $0.1)
    }
    /// The same people five years later.
    private static let laterCohorts = ["15-19", "20-24", "25-29", "30-34"]

    /// Years between the two counts of a cohort, as wide as a group of ages.
    private static let yearsOfCohorts = 5

    /// Persons a year by which each region grew beyond births and deaths, over years without boundary changes.
    mutating func netMigration() -> [Double] {
        let years = vintage.comparable
        guard !years.isEmpty else { return regions.map { _ in 0 } }
        var total = [Double](repeating: 0, count: regions.count)
        for year in years {
            let before = needEach("population.residents[\(year)]")
            let after = needEach("population.residents[\(year + 1)]")
            let births = needEach("population.births[\(year)]")
            let deaths = needEach("population.deaths[\(year)]")
            for region in regions.indices {
                total[region] += after[region] - before[region] - births[region] + deaths[region]
            }
        }
        return total.map { $0 / Double(years.count) }
    }

    /// Gravity by population and distance, balanced to who leaves and who reaches each region.
    mutating func giveMoves(
        _ name: String, leaving: [Double], reaching: [Double], _ basis: [Basis]
    ) {
        let exponent = need("population.distance_exponent")
        let shortest = need("population.shortest_distance")
        var moves = Matrix(rows: regions.count, columns: regions.count) { from, to in
            guard from != to else { return 0 }
            let distance = max(regions[from].kilometres(to: regions[to]), shortest)
            return population(to) * power(distance, -exponent)
        }
        moves.balance(rows: leaving, columns: reaching)
        give(name, moves.values, basis) { _, row in row.sum }
    }
}
