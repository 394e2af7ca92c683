import Modelling

extension Derivation {
    /// Moves between regions and abroad.
    ///
    /// No table of moves exists. What is known is how much more a region grew than births and deaths explain; the part that
    /// is not immigration from abroad must come from other regions. A gravity model, balanced to those sums, does the rest.
    mutating func deriveMigration() {
        let abroad = immigrationShares()
        let profile = nationalGroups("immigrants", areRates: false).shares
        let judged = madeNationally(
            Text(
                nl: "Leeftijden van immigranten, uit het hoofd.", en: "Age profile of immigrants from memory."
            ), of: ["age_groups.immigrants[30-34]"], spread: 0.2)
        giveNational("population.immigrant_ages", profile, judged) { $0.max() ?? 0 }
        let basis = made(
            Text(
                nl: "Aandeel van de provincie in de emigratie van 2023, daarbinnen naar inwoners.",
                en: "Share of the province in the emigration of 2023, inside it by population."),
            of: { _ in ["migration.emigration"] }, spread: 0.3)
        give("population.immigration_share", abroad, basis)

        let shares = given["population.immigration_share"] ?? abroad
        let net = netMigration()
        let domestic = zip(net, shares).map { $0 - $1 * net.sum }
        let young = regions.indices.map { people(in: $0, aged: 15..<30) }
        let others = regions.indices.map { population($0) - young[$0] }
        let leavingYoung = young.map { [rate = need("population.leaving_young")] in $0 * rate }
        let leavingOthers = others.map { [rate = need("population.leaving_others")] in $0 * rate }
        let everybody = leavingYoung.sum + leavingOthers.sum
        giveMoves(
            "population.moves_young", leaving: leavingYoung,
            gain: domestic.map { $0 * leavingYoung.sum / everybody })
        giveMoves(
            "population.moves_other", leaving: leavingOthers,
            gain: domestic.map { $0 * leavingOthers.sum / everybody })
    }

    /// The share of each region in migration from and to abroad.
    private mutating func immigrationShares() -> [Double] {
        var shares = [Double](repeating: 0, count: regions.count)
        var national = 0.0
        for province in figures.places.provinces { national += need("migration.emigration", province) }
        for province in figures.places.provinces {
            let members = regions.indices.filter { regions[$0].province == province }
            let own = members.map { figures.value("migration.emigration", regions[$0].code)?.value }
            let rest = need("migration.emigration", province) - own.compactMap { $0 }.sum
            let people = zip(members, own).map { $1 == nil ? population($0) : 0 }.sum
            for (region, counted) in zip(members, own) {
                shares[region] = (counted ?? rest * population(region) / people) / national
            }
        }
        return shares
    }

    /// Persons a year by which each region grew beyond births and deaths, over years without boundary changes.
    private mutating func netMigration() -> [Double] {
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

    private mutating func giveMoves(_ name: String, leaving: [Double], gain: [Double]) {
        let exponent = need("population.distance_exponent")
        let shortest = need("population.shortest_distance")
        var moves = Matrix(rows: regions.count, columns: regions.count) { from, to in
            guard from != to else { return 0 }
            let distance = max(regions[from].kilometres(to: regions[to]), shortest)
            return population(to) * power(distance, -exponent)
        }
        moves.balance(rows: leaving, columns: zip(leaving, gain).map { $0 + $1 })
        let basis = made(
            Text(
                nl:
                    "Zwaartekracht naar inwoners en afstand, kloppend gemaakt met aangenomen vertrek en de waargenomen groei van 2015-2021.",
                en:
                    "Gravity by population and distance, balanced to assumed departures and the observed gain of 2015-2021."
            ),
            of: { _ in
                ["population.leaving_young", "population.leaving_others"]
                    + ["births", "deaths", "residents"].map { "population.\($0)[2015]" }
            }, spread: 0.5)
        give(name, moves.values, basis) { _, row in row.sum }
    }
}
