import Modelling
import Testing

@testable import RegionModel

/// Forty made-up regions at work, with what their themes read of others.
struct WorkExample {
    let cycle = BusinessCycle()
    let basic = BasicJobs()
    let local = LocalJobs()
    let workforce = Workforce()
    let market = LabourMarket()
    let product = ValueAdded()
    let list = ChampionList()
    let champions = HiddenChampions()
    let championJobs = ChampionJobs()
    let around = Surroundings()
    let codes = (0..<40).map { Key("region \($0)") }
    /// Everything the themes declare.
    let quantities: [Quantity]
    let units: UnitChange
    private let draws: Draws
    private let isCentral: Bool

    /// Tables of other themes; flows and levels of measures are zero.
    struct Surroundings {
        @Auxiliary("People.", unit: .persons, over: .regions * .ages) var people
        @Auxiliary("Inhabitants.", unit: .persons, over: .regions) var total
        @Auxiliary("Scarcity of business land.", unit: .share, over: .regions) var businessScarcity
        @Auxiliary("New nature.", unit: .hectares / .years, over: .regions) var planting
        @Auxiliary("Grassland with fewer animals.", unit: .hectares / .years, over: .regions) var extensified
        @Auxiliary("Liveability.", unit: .points, over: .regions) var liveability
        @Auxiliary("First liveability.", unit: .points, over: .regions) var firstLiveability
        @Auxiliary("Temporary jobs.", unit: .persons, over: .regions * .sectors) var temporaryJobs
        @Auxiliaries(Lever.felt, over: .regions) var levers
        @Auxiliary("Champions reached.", unit: .firms / .years, over: .regions) var championsReached
        @Auxiliary("Firms reached.", unit: .firms / .years, over: .regions) var firmsReached
    }

    var ofBasicJobs: BasicJobs.Couplings {
        .init(
            tightness: market.tightness, wage: product.wage, employed: market.employed,
            sectorDemand: local.sectorDemand, cycle: cycle.level, businessScarcity: around.businessScarcity,
            planting: around.planting, extensified: around.extensified,
            growthTerm: championJobs.growthTerm)
    }
    var ofLocalJobs: LocalJobs.Couplings {
        .init(
            people: around.people, inhabitants: around.total, workingResidents: market.workingResidents,
            firstWorkingResidents: market.firstWorkingResidents, basicJobs: basic.basicJobs,
            temporaryJobs: around.temporaryJobs, locationQuotient: basic.locationQuotient,
            firstLocalJobs: basic.firstLocalJobs, employment: basic.employment)
    }
    var ofWorkforce: Workforce.Couplings {
        .init(
            people: around.people, levers: around.levers,
            unemploymentRate: market.unemploymentRate, firstUnemployment: market.firstUnemployment)
    }
    var ofMarket: LabourMarket.Couplings {
        .init(
            workforce: workforce.workforce, sectorDemand: local.sectorDemand,
            levers: around.levers)
    }
    var ofProduct: ValueAdded.Couplings {
        .init(
            sectorDemand: local.sectorDemand, demand: market.demand, demandPerJob: market.demandPerJob,
            employed: market.employed, unemploymentRate: market.unemploymentRate,
            firstUnemployment: market.firstUnemployment)
    }
    var ofChampions: HiddenChampions.Couplings {
        .init(
            cycle: cycle.level, tightness: market.tightness, championsReached: around.championsReached,
            firmsReached: around.firmsReached, prosperityIndex: around.liveability,
            firstProsperityIndex: around.firstLiveability, list: list)
    }
    var ofChampionJobs: ChampionJobs.Couplings {
        .init(
            count: champions.count, reachedShare: champions.reachedShare, tightness: market.tightness,
            basicJobs: basic.basicJobs, pullOfLabour: basic.pullOfLabour, abundance: champions.abundance,
            list: list)
    }

    /// Puts eight members on the base date.
    init(
        _ baseline: [String: [Double]] = madeUpFigures, uncertainty: Uncertainty = .declared,
        isCentral: Bool = true, seed: UInt64 = 1, firstMember: Int = 0, units: UnitChange = .none
    ) {
        self.units = units
        quantities =
            cycle.quantities + basic.quantities + local.quantities + workforce.quantities
            + market.quantities + product.quantities + list.quantities + champions.quantities
            + championJobs.quantities
        self.isCentral = isCentral
        draws = Draws(seed: seed, firstMember: firstMember)
        uncertainty.sample(quantities, draws: draws, isCentral: isCentral, units: units)
        let given = basic.given + local.given + workforce.given + market.given + product.given
        for quantity in given + list.given + champions.given {
            let factor = units.factor(for: quantity.declaration.unit)
            for (place, value) in (baseline[quantity.name] ?? []).enumerated() {
                quantity.figures[place] = value * factor
            }
        }
        let persons = units.factor(for: .persons)
        for (place, people) in (baseline["people"] ?? []).enumerated() {
            around.people[place] = Lanes(repeating: people * persons)
            around.total[place / 100] += people * persons
        }
        around.liveability.fill(Lanes(repeating: 50))
        around.firstLiveability.fill(Lanes(repeating: 50))
        let step = step(0)
        cycle.begin(with: .init(), by: step)
        basic.begin(with: ofBasicJobs, by: step)
        local.begin(with: ofLocalJobs, by: step)
        workforce.begin(with: ofWorkforce, by: step)
        market.begin(with: ofMarket, by: step)
        product.begin(with: ofProduct, by: step)
        list.begin(with: .init(), by: step)
        champions.begin(with: ofChampions, by: step)
        championJobs.begin(with: ofChampionJobs, by: step)
    }

    /// Moves them over one quarter, in the order of the model.
    func advance(_ number: Int) {
        let step = step(number)
        for quantity in quantities where quantity.declaration.role == .shock { quantity.move(during: step) }
        cycle.advance(with: .init(), during: step)
        advanceDemand(by: step)
        advanceMarket(by: step)
        advanceChampions(by: step)
    }

    /// Moves the jobs that are wanted.
    func advanceDemand(by step: Step) {
        basic.advance(with: ofBasicJobs, during: step)
        local.advance(with: ofLocalJobs, during: step)
    }

    /// Moves those who look for work, who finds it, and what it yields.
    func advanceMarket(by step: Step) {
        workforce.advance(with: ofWorkforce, during: step)
        market.advance(with: ofMarket, during: step)
        product.advance(with: ofProduct, during: step)
    }

    /// Moves small firms, hidden champions and their jobs.
    func advanceChampions(by step: Step) {
        champions.advance(with: ofChampions, during: step)
        championJobs.advance(with: ofChampionJobs, during: step)
    }

    /// Moves them over the first quarters.
    func run(_ quarters: Int) {
        for number in 0..<quarters { advance(number) }
    }

    /// The values of everything, back in the declared units.
    var values: [String: [Lanes]] {
        var values: [String: [Lanes]] = [:]
        for quantity in quantities {
            let factor = units.factor(for: quantity.declaration.unit)
            values[quantity.name] = (0..<quantity.table.count).map { quantity.table[$0] / factor }
        }
        return values
    }

    /// The quarter with this number.
    func step(_ number: Int) -> Step {
        Step(
            number: number, years: 0.25, perYear: 4, isCentral: isCentral, draws: draws, regions: codes,
            units: units)
    }
}

/// Made-up figures: regions of different size, each linked to two neighbours; the fourth has no farms.
let madeUpFigures: [String: [Double]] = {
    let regions = 0..<40
    let labour = regions.map { 100_000 + 5_000 * Double($0) }
    let filled = regions.map { 0.95 + 0.0005 * Double($0) }
    let fromAbroad = regions.map { $0 == 7 ? 3_000.0 : 0 }
    let neighbours = { (region: Int) in [(region + 1) % 40, (region + 39) % 40] }
    let inReach = regions.map { job in
        0.8 * labour[job] + 0.1 * neighbours(job).reduce(0) { $0 + labour[$1] } + fromAbroad[job]
    }
    let shares = regions.map { region in
        [0.02, 0.09, 0.06, 0.25, 0.03, 0.02, 0.01, 0.21, 0.27, 0.04].enumerated().map { sector, share in
            region == 3 && sector == 0 ? 0 : share * (1 + 0.05 * Double((region * 7 + sector * 3) % 11))
        }
    }
    let employment = regions.flatMap { region in
        shares[region].map { $0 / shares[region].reduce(0, +) * filled[region] * inReach[region] }
    }
    return [
        "jobs.employment": employment,
        "jobs.historic_shift": regions.flatMap { region in
            (0..<10).map { 0.01 * Double((region + $0) % 5 - 2) }
        },
        "jobs.productivity": employment.indices.map { 0.06 + 0.01 * Double($0 % 10) },
        "jobs.output_per_job": (0..<10).map { 0.1 + 0.05 * Double($0) },
        "jobs.input_output": (0..<100).map { 0.01 + 0.001 * Double($0 % 17) },
        "jobs.participation": (0..<100).map { (15..<75).contains($0) ? 0.7 : 0 },
        "jobs.labour_force": labour,
        "jobs.commuting": regions.flatMap { home in
            regions.map { $0 == home ? 0.8 : neighbours(home).contains($0) ? 0.1 : 0 }
        },
        "jobs.filled": filled,
        "jobs.cross_border_workers": fromAbroad,
        "hidden_champions.firms": regions.map { 5_000 + 200 * Double($0) },
        "hidden_champions.champions": regions.map { 2.25 + 1.5 * Double($0) },
        "people": regions.flatMap { region in (0..<100).map { labour[region] * (0.03 - 0.0002 * Double($0)) }
        },
    ]
}()

@Suite("People, jobs and hidden champions together")
struct WorkTests {
    /// Where everything would stand still: no growth, no shift, no later retirement.
    static let still: Uncertainty = {
        var spreads: [String: Uncertainty.Spread] = [:]
        for quantity in WorkExample().quantities {
            for name in quantity.elementNames
            where ["jobs.national_growth", "jobs.later_retirement", "hidden_champions.job_growth"].contains(
                where: name.hasPrefix)
            {
                spreads[name] = .fixed(0)
            }
        }
        return Uncertainty(spreads: spreads)
    }()

    @Test("without growth nothing drifts in 26 years")
    func steadyState() {
        var figures = madeUpFigures
        figures["jobs.historic_shift"] = Array(repeating: 0, count: 400)
        let example = WorkExample(figures, uncertainty: Self.still)
        let (employed, champions) = (example.market.employed.sum[0], example.champions.count.sum[0])
        example.run(104)
        #expect(areInProportion(example.market.employed.sum[0], employed))
        #expect(areInProportion(example.champions.count.sum[0], champions))
        #expect(areClose(example.market.tightness[5][0], 0))
    }

    @Test("people who come are followed by jobs; paid jobs are not for good")
    func peopleAndJobs() {
        let (usual, peopled, paid) = (WorkExample(), WorkExample(), WorkExample())
        for age in 0..<100 { peopled.around.people[1_000 + age] *= 1.05 }
        peopled.around.total[10] *= 1.05
        for quarter in 0..<104 {
            paid.around.temporaryJobs[10, Sector.industry] = Lanes(repeating: quarter < 20 ? 5_000 : 0)
            for example in [usual, peopled, paid] { example.advance(quarter) }
        }
        let last = usual.market.employed[10][0]
        #expect(peopled.market.employed[10][0] > last * 1.02)
        #expect(areClose(paid.market.employed[10][0] / last, 1, within: 0.002))
    }

    @Test("every corner of the declared ranges keeps people, jobs and firms finite and in their bounds")
    func corners() {
        for parameter in WorkExample().quantities where parameter.declaration.role == .parameter {
            let ranges = parameter.declaration.ranges
            for (place, name) in parameter.elementNames.enumerated() {
                let range = ranges[ranges.count == 1 ? 0 : place]
                for end in [range.lowerBound, range.upperBound] {
                    let example = WorkExample(uncertainty: Uncertainty(spreads: [name: .fixed(end)]))
                    example.run(12)
                    #expect(example.isPossible, "\(name) at \(end)")
                }
            }
        }
    }

    @Test("sampled members stay in their bounds to the horizon")
    func sampled() {
        for block in 0..<4 {
            let example = WorkExample(isCentral: false, seed: 7, firstMember: 8 * block)
            example.run(104)
            #expect(example.isPossible)
        }
    }

    @Test("lanes are strangers: member 11 is the same in any block")
    func lanes() {
        let (first, second) = (
            WorkExample(isCentral: false, firstMember: 8), WorkExample(isCentral: false, firstMember: 11)
        )
        first.run(30)
        second.run(30)
        for (name, values) in first.values {
            #expect(values.map { $0[3] } == second.values[name]?.map { $0[0] }, "\(name)")
        }
    }

    @Test("in other units the same quantities come out, to the bit")
    func otherUnits() {
        let units = UnitChange([.time: 8, .people: 0.5, .money: 4, .objects: 2])
        let (declared, changed) = (WorkExample(), WorkExample(units: units))
        declared.run(20)
        changed.run(20)
        for (name, values) in declared.values { #expect(values == changed.values[name], "\(name)") }
    }

    @Test("public names follow from theme and property, once each")
    func names() {
        let names = WorkExample().quantities.map(\.name)
        let expected = [
            "jobs.employed", "jobs.vacancies", "jobs.unemployment_rate", "jobs.value_added",
            "hidden_champions.count", "hidden_champions.reached_share", "hidden_champions.successions_saved",
            "hidden_champions.jobs",
        ]
        #expect(expected.allSatisfy(names.contains))
        #expect(Set(names).count == names.count)
        #expect(BasicJobs().regions == Axis.regions.count && BasicJobs().sectors == Axis.sectors.count)
        #expect(BasicJobs().ages == Axis.ages.count)
    }
}

/// Whether two numbers differ by less than a tolerance.
func areClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-12) -> Bool {
    (a - b).magnitude < tolerance
}

/// Whether two numbers differ by less than a share of the second.
func areInProportion(_ a: Double, _ b: Double) -> Bool { (a / b - 1).magnitude < 1e-12 }

/// The size of a number, member by member.
func size(_ x: Lanes) -> Lanes { greatest(x, -x) }

extension WorkExample {
    /// Whether every number is finite, every stock and share possible, and nobody is counted below zero.
    var isPossible: Bool {
        let finite = quantities.allSatisfy { quantity in
            (0..<quantity.table.count).allSatisfy { place in
                let value = quantity.table[place]
                let range = quantity.declaration.role == .stock ? quantity.declaration.ranges.first : nil
                let (low, high) = (range?.lowerBound ?? -1e15, range?.upperBound ?? 1e15)
                return all(value .>= low) && all(value .<= high)
            }
        }
        return finite
            && (0..<40).allSatisfy { region in
                all(market.employed[region] .> 0) && all(market.vacancies[region] .>= 0)
                    && all(market.unemploymentRate[region] .>= 0) && all(market.unemploymentRate[region] .< 1)
                    && all(champions.count[region] .>= 0) && all(champions.reachedShare[region] .<= 1)
            }
    }
}
