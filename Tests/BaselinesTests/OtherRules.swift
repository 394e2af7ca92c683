import Modelling
import Reading
import RegionModel

@testable import Baselines

extension Derivation {
    /// Derives everything by the rules that the independent implementation read otherwise, or from tables that had less.
    init(asOthersRead figures: Baselines.Figures) throws(Problems) {
        self.init(from: figures)
        deriveBroadGroups()
        deriveBirthsAndDeaths()
        deriveHouseholds(regions.map { _ in 1 })
        deriveMigrationFromMemory()
        deriveHousing(plansFromResidents())
        deriveEmployment(growth: growthOfResidents(growthAcrossBoundaryChanges()))
        deriveProductivity()
        // Net participation is of the labour force, so that the unemployed come off it.
        let rates = unemploymentRates(within: regions.map { _ in 1 }, Self.other)
        let participation = zip(needEach("jobs.net_participation"), rates.values).map { $0 * (1 - $1) }
        deriveLabourMarket(rates, participation: participation)
        deriveFirms()
        // Artificial surface is taken for hectares of built land; where counts exceed the land, all of them shrink.
        var land = landCounts()
        land.arableShare = regions.map { OlderCounts.arableShare[$0.province] ?? .nan }
        land.water = land.area
        land.roads = land.traffic
        deriveLand(land, built: land.surface) { _, _ in true }
        deriveNature()
        deriveCrimeOfPoliceRegions()
        deriveDistancesByDensity()
        try complete()
    }

    private static let other = Text(nl: "Andere regel.", en: "Another rule.")

    private var anyBasis: [Basis] {
        regions.map { _ in Basis(Self.other, of: [], isJudged: true, spread: 0.5) }
    }

    /// Five age groups of 2022, and the country's pattern inside them.
    private mutating func deriveBroadGroups() {
        let pattern = nationalAges("people")
        let residents = residents()
        var people: [Double] = []
        for (number, region) in regions.enumerated() {
            var counted: [Double] = []
            for group in Self.broadGroups {
                counted.append(need("population.group[\(group.name)]", region.code))
            }
            for (group, share) in zip(Self.broadGroups, counted.shares) {
                people += Array(pattern[group.ages]).shares.map { residents[number] * share * $0 }
            }
        }
        give("population.people", people, anyBasis) { _, ages in ages.sum }
    }

    /// Migration abroad by inhabitants of a province; departures to other regions from memory.
    private mutating func deriveMigrationFromMemory() {
        let profile = nationalGroups("immigrants", areRates: false).shares
        giveNational("population.immigrant_ages", profile, anyBasis[0]) { $0.max() ?? 0 }
        let shares = foreignShares(within: regions.indices.map { population($0) })
        give("population.immigration_share", shares, anyBasis)
        let net = netMigration()
        let domestic = zip(net, shares).map { $0 - $1 * net.sum }
        let young = regions.indices.map { people(in: $0, aged: 15..<30) }
        let leaving = [
            young.map { [rate = need("population.leaving_young")] in $0 * rate },
            regions.indices.map { [rate = need("population.leaving_others")] in
                (population($0) - young[$0]) * rate
            },
        ]
        let everybody = leaving.map(\.sum).sum
        for (name, leaving) in zip(["population.moves_young", "population.moves_other"], leaving) {
            let reaching = zip(leaving, domestic).map { $0 + $1 * leaving.sum / everybody }
            giveMoves(name, leaving: leaving, reaching: reaching, anyBasis)
        }
    }

    /// Jobs grow with residents of 2017-2023, through the years in which boundaries changed.
    private mutating func growthAcrossBoundaryChanges() -> [Double] {
        let before = needEach("population.residents[2017]")
        let after = needEach("population.residents[2023]")
        return zip(before, after).map { $1 / $0 / (after.sum / before.sum) }
    }

    /// One pattern of police regions for all crime; suspects of a region are compared with those of its province.
    private mutating func deriveCrimeOfPoliceRegions() {
        let pattern = regions.map { region in
            let province = OlderCounts.suspects[region.province] ?? .nan
            let ratio = (OlderCounts.suspects[region.code] ?? province) / province
            let crimes = OlderFigures.crimes[policeRegion(of: region)].flatMap { Double($0) } ?? .nan
            return crimes * squareRoot(ratio)
        }
        give("safety.property_crime", crimeRates(pattern, ["property", "vandalism"]), anyBasis)
        give("safety.violence", crimeRates(pattern, ["violence"]), anyBasis)
        deriveFeelingUnsafe(
            regions.map {
                figures.value("police.feeling_unsafe[\(policeRegion(of: $0))]", "NL")?.value ?? .nan
            })
        deriveRoadDeaths(perInhabitant: regions.map { _ in 1 })
    }

    /// The country's distances, longer where fewer people live on a hectare.
    private mutating func deriveDistancesByDensity() {
        let sparse = sparseness()
        var distances: [Double] = []
        for amenity in Amenity.allCases { distances.append(need("amenities.distance[\(amenity.label)]")) }
        let values = sparse.flatMap { sparse in distances.map { $0 * sparse } }
        give("amenities.distance", values, anyBasis)
    }
}
