import Modelling
import Reading

extension Derivation {
    /// Plans from what was agreed, and from how residents grew.
    ///
    /// Agreements replace homes and make up arrears too, so taken alone they let regions grow that lose people; `agreement_weight` says how
    /// much they count. What a user says was agreed counts in full.
    mutating func plansFromAgreements() -> Plans {
        let (agreed, proxy) = (agreedGrowth(), plansFromResidents().growth)
        let weight = need("housing.agreement_weight")
        let mixed = regions.enumerated().map { number, region in
            let isUsers = figures.value("housing.agreed_homes", region.code)?.isUsers == true
            return proxy[number] + (agreed[number] - proxy[number]) * (isUsers ? 1 : weight)
        }
        return (mixed, plansBasis())
    }

    /// Growth as it was agreed: homes of 2022-2030 by province or region, divided inside a province as dwellings grew.
    ///
    /// Agreements are of new homes. Of these the share that is realised counts, less what is taken down; then the country's planned
    /// growth is met. Agreements of parts of regions, and ones that overlap, are not used.
    private mutating func agreedGrowth() -> [Double] {
        let dwellings = needEach("housing.dwellings")
        let grown = measuredGrowth()
        let demolition = need("housing.demolition")
        let realised = need("housing.realised_share")
        // What grew hardly at all still gets some of what its province builds.
        let weights = zip(dwellings, grown).map { $0 * max($1 + demolition, 0.001) }
        var homes = [Double](repeating: 0, count: regions.count)
        for province in figures.places.provinces {
            let members = regions.indices.filter { regions[$0].province == province }
            let own = members.map { figures.value("housing.agreed_homes", regions[$0].code)?.value }
            let rest = max(need("housing.agreed_homes", province) - own.compactMap { $0 }.sum, 0)
            let others = zip(members, own).map { $1 == nil ? weights[$0] : 0 }.sum
            for (region, agreed) in zip(members, own) {
                homes[region] = agreed ?? rest * weights[region] / others
            }
        }
        let net = zip(homes, dwellings).map { $0 / Self.yearsOfAgreements * realised / $1 - demolition }
        let correction = need("housing.planned_growth") - weightedMean(net, dwellings)
        return net.map { $0 + correction }
    }

    /// 2022-2030.
    private static let yearsOfAgreements = 9.0

    /// Growth of dwellings a year between two counts with the same boundaries, as it would have been from 2016 to 2024.
    ///
    /// Counts that a boundary changed between are not compared: the country's growth of the years left out is added.
    private mutating func measuredGrowth() -> [Double] {
        let newest = vintage.base
        var counts: [Int: [Double]] = [:]
        for year in [newest - 8, newest - 4, newest] {
            let name = "housing.dwellings_of[\(year)]"
            let counted = needEach(name)
            counts[year] = onNewBoundaries(counted, of: counted.map { _ in year }) {
                [figures] municipality, from in
                figures.value("boundary_changes.dwellings[\(municipality)]", Places.nation).map {
                    $0.value / counted[from]
                }
            }
        }
        func growth(_ first: Int, _ last: Int, _ amount: ([Double]) -> Double) -> Double {
            log(amount(counts[last] ?? []) / amount(counts[first] ?? [])) / Double(last - first)
        }
        let (from, to) = (needEach("housing.comparable_from"), needEach("housing.comparable_to"))
        let whole = growth(newest - 8, newest) { $0.sum }
        return regions.indices.map { region in
            // Not a number where a table lacks it, which is reported.
            guard let first = Int(exactly: from[region]), let last = Int(exactly: to[region]) else {
                return .nan
            }
            return exp(growth(first, last) { $0[region] } - growth(first, last) { $0.sum } + whole) - 1
        }
    }

    private func plansBasis() -> [Basis] {
        regions.map { region in
            let own = figures.value("housing.agreed_homes", region.code)
            let agreed = behind(["housing.agreed_homes"], region)
            let grown = behind([8, 4, 0].map { "housing.dwellings_of[\(vintage.base - $0)]" }, region)
            let factors = ["realised_share", "demolition", "planned_growth", "agreement_weight"].map {
                "housing.\($0)"
            }
            let people = behind([2015, vintage.residents].map { "population.residents[\($0)]" }, region)
            let rule =
                own == nil
                ? Text(
                    nl: """
                        Groei van het land, meer waar de bevolking sneller groeide; voor een tiende de nieuwe woningen die Rijk en provincie \
                        voor 2022-2030 afspraken, verdeeld zoals woningen in de provincie groeiden (CBS, 2016-2024), voor zover gebouwd, \
                        zonder sloop.
                        """,
                    en: """
                        National growth, more where population grew faster; for a tenth the new homes of 2022-2030 that State and province \
                        agreed, divided as dwellings grew in the province (CBS, 2016-2024), as far as built, less demolition.
                        """)
                : Text(
                    nl: """
                        Groei van het land, meer waar de bevolking sneller groeide; voor een tiende (uw eigen cijfer: helemaal) de nieuwe \
                        woningen van de regio in haar woondeal, 2022-2030, voor zover gebouwd, zonder sloop.
                        """,
                    en: """
                        National growth, more where population grew faster; for a tenth (your own figure: in full) the new homes of the \
                        region in its woondeal, 2022-2030, as far as built, less demolition.
                        """)
            return Basis(
                rule, of: people + (own == nil ? grown : agreed + grown),
                scaledBy: (own == nil ? agreed : []) + factors.flatMap { behind([$0], region) },
                isJudged: true,
                spread: 0.4)
        }
    }
}
