import Foundation
import Modelling

@testable import RegionModel

/// What people, dwellings and land read of other themes, as tables that a test fills itself.
struct PeopledSurroundings: Theme {
    @Stock("Nature above its critical load.", unit: .share, over: .regions, possible: 0...1)
    var criticalLoadExceeded
    @Stock("Wages, 1 on the base date.", unit: .one, over: .regions, possible: 0...10)
    var wage
    @Stock("Unemployment.", unit: .share, over: .regions, possible: 0...1)
    var unemploymentRate
    @Stock("Liveability.", unit: .points, over: .regions, possible: 0...100)
    var liveability
    @Stock("Liveability on the base date.", unit: .points, over: .regions, possible: 0...100)
    var firstLiveability
    @Stock("People at work.", unit: .persons, over: .regions, possible: 0...10_000_000)
    var employed
    @Stock("Jobs wanted.", unit: .persons, over: .regions * .sectors, possible: 0...1_000_000)
    var sectorDemand
    @Auxiliaries(Lever.felt, over: .regions)
    var levers

    func begin(with nothing: Void, by step: Step) {}
    func advance(with nothing: Void, during step: Step) {}
}

/// Regions with people, dwellings and land, and nothing else that moves by itself.
struct PeopledRegions: IsolatedRegions {
    let around = PeopledSurroundings()
    let housing = Housing()
    let land = Land()
    let foreignMigration = ForeignMigration()
    let migration = Migration()
    let population = Population()
    let density = Density()
    let units: UnitChange
    let isCentral: Bool
    let draws: Draws

    init(
        figures: [String: [Double]] = PeopledRegions.figures, spreads: [String: Uncertainty.Spread] = [:],
        seed: UInt64 = 1, firstMember: Int = 0, isCentral: Bool = true, units: UnitChange = .none
    ) {
        self.units = units
        self.isCentral = isCentral
        draws = Draws(seed: seed, firstMember: firstMember)
        Uncertainty(spreads: spreads).sample(quantities, draws: draws, isCentral: isCentral, units: units)
        give(
            figures,
            to: [housing.given, land.given, foreignMigration.given, migration.given, population.given])
        set([
            "critical_load_exceeded": Self.varied(0.7, by: 0.2), "wage": Self.varied(1, by: 0),
            "unemployment_rate": Self.varied(0.04, by: 0.3), "liveability": Self.varied(50, by: 0.2),
            "first_liveability": Self.varied(50, by: 0.2),
            "employed": Self.varied(200_000, by: 0),
            "sector_demand": [Double](repeating: 20_000, count: 400),
        ])
        // Occupancy is of people, and land per dwelling of land: what begins early reads what begins late.
        for _ in 0..<2 { begin() }
    }

    private func begin() {
        let step = self.step(0)
        housing.begin(with: ofHousing, by: step)
        land.begin(with: ofLand, by: step)
        population.begin(with: ofPopulation, by: step)
        foreignMigration.begin(with: ofForeignMigration, by: step)
        migration.begin(with: ofMigration, by: step)
        density.begin(with: ofDensity, by: step)
    }

    /// Moves everything over one quarter.
    func advance(_ number: Int) {
        let step = self.step(number)
        moveShocks(during: step)
        housing.advance(with: ofHousing, during: step)
        land.advance(with: ofLand, during: step)
        foreignMigration.advance(with: ofForeignMigration, during: step)
        migration.advance(with: ofMigration, during: step)
        population.advance(with: ofPopulation, during: step)
        density.advance(with: ofDensity, during: step)
    }

    /// Moves everything over some quarters from the base date.
    func run(quarters: Int) {
        for number in 0..<quarters { advance(number) }
    }

    var quantities: [Quantity] {
        housing.quantities + land.quantities + foreignMigration.quantities + migration.quantities
            + population.quantities + density.quantities
    }

    /// Every value of every quantity, in the units that it is declared in.
    var values: [String: [Lanes]] { values(of: nil) }

    var ofHousing: Housing.Couplings {
        .init(
            households: population.households, criticalLoadExceeded: around.criticalLoadExceeded,
            area: land.area, landPerDwelling: land.landPerDwelling, wage: around.wage,
            levers: around.levers)
    }
    var ofLand: Land.Couplings {
        .init(
            completions: housing.completions, sectorDemand: around.sectorDemand, employed: around.employed,
            levers: around.levers)
    }
    var ofForeignMigration: ForeignMigration.Couplings {
        .init(people: population.people, employed: around.employed)
    }
    var ofMigration: Migration.Couplings {
        .init(
            people: population.people, inhabitants: population.total, occupancy: housing.occupancy,
            unemploymentRate: around.unemploymentRate, netForeign: foreignMigration.netForeign,
            liveability: around.liveability, firstLiveability: around.firstLiveability)
    }
    var ofPopulation: Population.Couplings {
        .init(
            arrivals: migration.arrivals, leaving: migration.leaving,
            immigrants: foreignMigration.immigrants, emigrationOfAge: foreignMigration.emigrationOfAge,
            emigrationRatio: foreignMigration.emigrationRatio,
            immigrantAges: foreignMigration.immigrantAges)
    }
    var ofDensity: Density.Couplings { .init(area: land.area, inhabitants: population.total) }
}

extension PeopledRegions {
    /// Made-up figures that differ between regions.
    static let figures: [String: [Double]] = [
        "population.people": people, "population.fertility": fertility, "population.mortality": mortality,
        "population.fertility_ratio": varied(1, by: 0.1), "population.mortality_ratio": varied(1, by: 0.1),
        "population.household_ratio": [Double](repeating: 1, count: 40),
        "population.headship": (0..<100).map { $0 < 18 ? 0 : 0.55 },
        "population.immigrant_ages": (0..<100).map { $0 < 50 ? 0.016 : 0.004 },
        "population.immigration_share": (0..<40).map { (1 + Double($0)) / 820 },
        "population.moves_young": moves(of: 60), "population.moves_other": moves(of: 100),
        "housing.dwellings": (0..<40).map { 80_000 + 2_000 * Double($0) },
        "housing.planned_growth": varied(0.008, by: 0.5), "land.area": area,
    ]

    private static let people: [Double] = (0..<40).flatMap { (region: Int) -> [Double] in
        let size = 0.6 + 0.02 * Double(region)
        return (0..<100).map { (age: Int) -> Double in (5_000 - 45 * Double(age)) * size }
    }
    private static let fertility = (0..<100).map { age in (20..<40).contains(age) ? 0.0725 : 0 }
    private static let mortality = (0..<100).map { (age: Int) -> Double in
        let years = Double(age) / 100
        return 0.0002 + 0.3 * years * years * years * years * years * years
    }
    private static let area: [Double] = (0..<40).flatMap { region in
        [6_000, 2_000, 3_000, 3_000, 30_000, 35_000, 3_000, 9_000, 3_000, 2_000, 1_500, 9_000, 1_000]
            .map { $0 * (0.7 + 0.015 * Double(region)) }
    }

    static func moves(of size: Double) -> [Double] {
        (0..<1_600).map { (pair: Int) -> Double in
            let uneven = 0.5 + Double(pair * 7 % 13) / 13
            return pair / 40 == pair % 40 ? 0 : size * uneven
        }
    }

    /// Rows of a file of the independent run: the first field, and the others.
    static func vectors(_ file: String) throws -> [(name: String, fields: [String])] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).map { line in
            let fields = line.split(separator: ",").map(String.init)
            return (fields[0], Array(fields.dropFirst()))
        }
    }
}

/// How far a value is from the one expected.
func gap(_ value: Double, to expected: Double) -> Double { abs(value - expected) }

/// The same, as a share of the one expected.
func departure(_ value: Double, from expected: Double) -> Double { abs(value / expected - 1) }
