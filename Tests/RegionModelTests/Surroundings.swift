import Modelling

@testable import RegionModel

/// What the themes of nature and daily life read of others, as tables that a test fills itself.
struct Surroundings: Theme {
    @Stock("Land of each class.", unit: .hectares, over: .regions * .land, possible: 0...1_000_000)
    var area
    @Stock("Farmland that becomes nature.", unit: .hectares / .years, over: .regions, possible: 0...10_000)
    var planting
    @Stock("Extensive land that was arable.", unit: .hectares, over: .regions, possible: 0...1_000_000)
    var extensiveArable
    @Stock("Inhabitants by age.", unit: .persons, over: .regions * .ages, possible: 0...100_000)
    var people
    @Auxiliary("Inhabitants.", unit: .persons, over: .regions)
    var population
    @Auxiliary("Inhabitants of 15 to 24.", unit: .persons, over: .regions)
    var aged15To24
    @Auxiliary("Inhabitants of 60 and older.", unit: .persons, over: .regions)
    var over60
    @Stock("Moves per inhabitant.", unit: .perYear, over: .regions, possible: 0...1)
    var turnover
    @Stock("Unemployment.", unit: .share, over: .regions, possible: 0...1)
    var unemploymentRate
    @Stock("Inhabitants at work.", unit: .persons, over: .regions, possible: 0...1_000_000)
    var workingResidents
    @Stock("Value added.", unit: .millions / .years, over: .regions, possible: 0...1_000_000)
    var valueAdded
    @Stock("Wages, 1 on the base date.", unit: .one, over: .regions, possible: 0...10)
    var wage
    @Stock("Households per dwelling.", unit: .one, over: .regions, possible: 0...10)
    var occupancy
    @Stock("Price of dwellings, 1 on the base date.", unit: .one, over: .regions, possible: 0...10)
    var priceIndex
    @Auxiliaries(Lever.felt, over: .regions)
    var levers

    func begin(with nothing: Void, by step: Step) { count() }
    func advance(with nothing: Void, during step: Step) { count() }

    /// Adds people up as the population theme does.
    func count() {
        for region in 0..<Axis.regions.count {
            population[region] = people.inhabitants(of: region, aged: 0..<100)
            aged15To24[region] = people.inhabitants(of: region, aged: 15..<25)
            over60[region] = people.inhabitants(of: region, aged: 60..<100)
        }
    }
}

/// Regions with nature and daily life, and nothing else that moves by itself.
struct LivingRegions: IsolatedRegions {
    let around = Surroundings()
    let density = Density()
    let nitrogen = Nitrogen()
    let biodiversity = Biodiversity()
    let safety = Safety()
    let amenities = Amenities()
    let prosperity = Prosperity()
    let units: UnitChange
    let isCentral: Bool
    let draws: Draws

    /// Regions that start with these figures and surroundings, by name.
    init(
        figures: [String: [Double]] = LivingRegions.figures,
        around values: [String: [Double]] = LivingRegions.surroundings,
        spreads: [String: Uncertainty.Spread] = [:], seed: UInt64 = 1, firstMember: Int = 0,
        isCentral: Bool = true, units: UnitChange = .none
    ) {
        self.units = units
        self.isCentral = isCentral
        draws = Draws(seed: seed, firstMember: firstMember)
        Uncertainty(spreads: spreads).sample(quantities, draws: draws, isCentral: isCentral, units: units)
        give(
            figures,
            to: [nitrogen.given, biodiversity.given, safety.given, amenities.given, prosperity.given])
        set(values)
        let step = self.step(0)
        around.begin(with: (), by: step)
        density.begin(with: ofDensity, by: step)
        nitrogen.begin(with: ofNitrogen, by: step)
        biodiversity.begin(with: ofBiodiversity, by: step)
        amenities.begin(with: ofAmenities, by: step)
        safety.begin(with: ofSafety, by: step)
        prosperity.begin(with: ofProsperity, by: step)
    }

    /// Moves everything over one quarter.
    func advance(_ number: Int) {
        let step = self.step(number)
        moveShocks(during: step)
        around.advance(with: (), during: step)
        density.advance(with: ofDensity, during: step)
        nitrogen.advance(with: ofNitrogen, during: step)
        biodiversity.advance(with: ofBiodiversity, during: step)
        safety.advance(with: ofSafety, during: step)
        amenities.advance(with: ofAmenities, during: step)
        prosperity.advance(with: ofProsperity, during: step)
    }

    /// Moves nitrogen and biodiversity alone over one quarter.
    func advanceNature(_ number: Int) {
        let step = self.step(number)
        nitrogen.advance(with: ofNitrogen, during: step)
        biodiversity.advance(with: ofBiodiversity, during: step)
    }

    /// Moves everything over some quarters from the base date; `before` may change the surroundings.
    func run(quarters: Int, before: (Int) -> Void = { _ in }) {
        for number in 0..<quarters {
            before(number)
            advance(number)
        }
    }

    var quantities: [Quantity] {
        nitrogen.quantities + biodiversity.quantities + safety.quantities + amenities.quantities
            + prosperity.quantities
    }

    /// The outcomes of all themes by name, in the units that they are declared in.
    var outcomes: [String: [Lanes]] { values(of: .outcome) }

    var ofDensity: Density.Couplings { .init(area: around.area, inhabitants: around.population) }
    var ofNitrogen: Nitrogen.Couplings {
        .init(
            area: around.area, extensiveArable: around.extensiveArable, inhabitants: around.population,
            levers: around.levers)
    }
    var ofBiodiversity: Biodiversity.Couplings {
        .init(
            area: around.area, planting: around.planting, soilNitrogen: nitrogen.soilNitrogen,
            levers: around.levers)
    }
    var ofSafety: Safety.Couplings {
        .init(
            inhabitants: around.population, aged15To24: around.aged15To24, over60: around.over60,
            builtDensity: density.builtDensity, turnover: around.turnover,
            unemploymentRate: around.unemploymentRate,
            meetingScore: amenities.meetingScore, levers: around.levers)
    }
    var ofAmenities: Amenities.Couplings {
        .init(
            people: around.people, inhabitants: around.population, levers: around.levers)
    }
    var ofProsperity: Prosperity.Couplings {
        .init(
            people: around.people, inhabitants: around.population, area: around.area,
            valueAdded: around.valueAdded, wage: around.wage, workingResidents: around.workingResidents,
            unemploymentRate: around.unemploymentRate, occupancy: around.occupancy,
            priceIndex: around.priceIndex, turnover: around.turnover, amenityIndex: amenities.index,
            meetingScore: amenities.meetingScore, cohesion: safety.cohesion,
            recordedCrime: safety.recordedCrime, feelingUnsafe: safety.feelingUnsafe,
            roadDeaths: safety.roadDeaths, speciesAbundance: biodiversity.speciesAbundance,
            criticalLoadExceeded: nitrogen.criticalLoadExceeded, natureArea: biodiversity.natureArea)
    }
}

extension LivingRegions {
    /// Made-up figures that differ between regions.
    static let figures: [String: [Double]] = [
        "biodiversity.deposition": varied(1_400, by: 0.3),
        "biodiversity.critical_load": varied(1_100, by: 0.2),
        "biodiversity.road_distance": varied(500, by: 0.5), "biodiversity.patch": varied(300, by: 0.6),
        "safety.property_crime": varied(30, by: 0.4), "safety.violence": varied(4, by: 0.4),
        "safety.feeling_unsafe": varied(0.35, by: 0.2), "safety.road_deaths": varied(17, by: 0.5),
        "amenities.distance": distance, "housing.value_per_square_metre": varied(3_000, by: 0.4),
    ]

    /// Made-up surroundings that differ between regions.
    static let surroundings: [String: [Double]] = [
        "area": area, "people": people, "turnover": varied(0.06, by: 0.3),
        "unemployment_rate": varied(0.04, by: 0.3), "working_residents": varied(200_000, by: 0.2),
        "value_added": varied(20_000, by: 0.4), "wage": varied(1, by: 0),
        "occupancy": varied(1.02, by: 0.03), "price_index": varied(1, by: 0),
    ]

    private static let area: [Double] = (0..<40).flatMap { region in
        let size = 0.7 + 0.015 * Double(region)
        return [
            6_000, 2_000, 3_000, 3_000, 30_000, 35_000, 3_000, 9_000, 3_000, 2_000, 1_500, 9_000, 1_000,
        ].map { size * $0 }
    }

    private static let people: [Double] = (0..<40).flatMap { region in
        let size = 0.6 + 0.02 * Double(region)
        return (0..<100).map { age in (5_000 - 45 * Double(age)) * size }
    }

    private static let distance: [Double] = (0..<40).flatMap { region in
        let size = 0.8 + 0.01 * Double(region)
        return [1.1, 0.7, 0.9, 2.0, 1.5, 2.4, 5.0].map { size * $0 }
    }
}
