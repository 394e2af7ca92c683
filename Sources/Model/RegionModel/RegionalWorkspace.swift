public import Modelling

/// The themes in the order in which they run, what each reads of the others, and the state of eight members.
public final class RegionalWorkspace: ModelWorkspace {
    let programme = Programme()
    let trust = Trust()
    let measureTimes = MeasureTimes()
    let modeChanges = ModeChanges()
    let coordination = Coordination()
    let decisions = Decisions()
    let production = Production()
    let effects = Effects()
    let outreach = Outreach()
    let ledger = CollaborationLedger()
    let keptPromises = KeptPromises()
    let businessCycle = BusinessCycle()
    let housing = Housing()
    let land = Land()
    let basicJobs = BasicJobs()
    let localJobs = LocalJobs()
    let workforce = Workforce()
    let labourMarket = LabourMarket()
    let valueAdded = ValueAdded()
    let championList = ChampionList()
    let hiddenChampions = HiddenChampions()
    let championJobs = ChampionJobs()
    let foreignMigration = ForeignMigration()
    let migration = Migration()
    let population = Population()
    let density = Density()
    let nitrogen = Nitrogen()
    let biodiversity = Biodiversity()
    let safety = Safety()
    let amenities = Amenities()
    let prosperity = Prosperity()
    let periodSums = PeriodSums()

    /// The themes in the order in which their declarations are listed.
    let themes: [any RegionalTheme]
    /// Everything declared with a value per member, theme by theme.
    public let quantities: [Quantity]
    /// The figures that a baseline must give.
    public let given: [GivenQuantity]
    public let outcomes: [Quantity]
    public let parameters: [Quantity]
    private let shocks: [Quantity]
    private let aggregations: [Aggregate]
    private let regions: [Key]
    private let firstYear: Int
    private let units: UnitChange
    private var planned = RoadmapOutcomes(.empty)
    /// The other way of working, where mechanisms are borrowed from it, and those mechanisms.
    private(set) var other: (ways: OtherWays, mechanisms: Set<Mechanism>)?
    private lazy var spare = OtherWays()
    private var extent = RegionalScenario.Extent.everything
    private var draws = Draws(seed: 0, firstMember: 0)
    private var isCentral = true

    /// - Parameter regions: codes of the regions, in the order of the baselines.
    /// - Parameter firstYear: the year that starts on the base date.
    public init(regions: [String], firstYear: Int = RegionalModel.baseYear, units: UnitChange = .none) {
        self.firstYear = firstYear
        self.regions = regions.map { Key($0) }
        self.units = units
        themes = [
            population, migration, foreignMigration, basicJobs, localJobs, workforce, labourMarket,
            valueAdded, businessCycle, championList, hiddenChampions, championJobs, housing, land, density,
            nitrogen, biodiversity, safety, amenities, prosperity, periodSums, trust, measureTimes,
            coordination,
            modeChanges, decisions, production, effects, outreach, ledger, keptPromises,
        ]
        quantities = themes.flatMap { $0.quantities }
        given = themes.flatMap { $0.given }
        outcomes = quantities.filter { $0.declaration.indicator != nil }
        parameters = quantities.filter { $0.declaration.role == .parameter }
        shocks = quantities.filter { $0.declaration.role == .shock }
        let all = quantities
        aggregations = outcomes.map { Aggregate($0, among: all) }
    }

    public func begin(_ scenario: RegionalScenario, draws: Draws, isCentral: Bool) {
        (self.draws, self.isCentral) = (draws, isCentral)
        scenario.uncertainty.sample(quantities, draws: draws, isCentral: isCentral, units: units)
        for quantity in given {
            let factor = units.factor(for: quantity.declaration.unit)
            let values = scenario.baseline.values(of: quantity)
            for (place, value) in values.enumerated() { quantity.figures[place] = value * factor }
        }
        for shock in shocks { shock.table.fill(.zero) }
        programme.adopt(scenario.roadmap.written(in: units))
        planned = RoadmapOutcomes(scenario.roadmap)
        extent = scenario.extent
        other = scenario.borrowed.map { borrowed in
            spare.programme.adopt(borrowed.roadmap.written(in: units))
            spare.copyNumbers(modeChanges, coordination)
            return (spare, borrowed.mechanisms)
        }
        beginThemes(by: step(0))
    }

    /// Figures before responses: each theme finds the first values that it reads.
    private func beginThemes(by step: Step) {
        businessCycle.begin(with: businessCycleCouplings, by: step)
        population.begin(with: populationCouplings, by: step)
        trust.begin(with: trustCouplings, by: step)
        measureTimes.begin(with: measureTimesCouplings, by: step)
        modeChanges.begin(with: modeChangesCouplings, by: step)
        coordination.begin(with: coordinationCouplings, by: step)
        if let ways = other?.ways {
            ways.modeChanges.begin(with: otherModeChangesCouplings(ways), by: step)
            ways.coordination.begin(with: otherCoordinationCouplings(ways), by: step)
        }
        decisions.begin(with: decisionsCouplings, by: step)
        production.begin(with: productionCouplings, by: step)
        effects.begin(with: effectsCouplings, by: step)
        outreach.begin(with: outreachCouplings, by: step)
        ledger.begin(with: ledgerCouplings, by: step)
        keptPromises.begin(with: keptPromisesCouplings, by: step)
        basicJobs.begin(with: basicJobsCouplings, by: step)
        localJobs.begin(with: localJobsCouplings, by: step)
        workforce.begin(with: workforceCouplings, by: step)
        labourMarket.begin(with: labourMarketCouplings, by: step)
        valueAdded.begin(with: valueAddedCouplings, by: step)
        land.begin(with: landCouplings, by: step)
        nitrogen.begin(with: nitrogenCouplings, by: step)
        housing.begin(with: housingCouplings, by: step)
        championList.begin(with: .init(), by: step)
        hiddenChampions.begin(with: hiddenChampionsCouplings, by: step)
        championJobs.begin(with: championJobsCouplings, by: step)
        density.begin(with: densityCouplings, by: step)
        biodiversity.begin(with: biodiversityCouplings, by: step)
        foreignMigration.begin(with: foreignMigrationCouplings, by: step)
        migration.begin(with: migrationCouplings, by: step)
        amenities.begin(with: amenitiesCouplings, by: step)
        safety.begin(with: safetyCouplings, by: step)
        prosperity.begin(with: prosperityCouplings, by: step)
        periodSums.begin(with: periodSumsCouplings, by: step)
    }

    public func advance(step number: Int) {
        let step = step(number)
        for shock in shocks { shock.move(during: step) }
        businessCycle.advance(with: businessCycleCouplings, during: step)
        modeChanges.advance(with: modeChangesCouplings, during: step)
        coordination.advance(with: coordinationCouplings, during: step)
        if let ways = other?.ways {
            ways.modeChanges.advance(with: otherModeChangesCouplings(ways), during: step)
            ways.coordination.advance(with: otherCoordinationCouplings(ways), during: step)
        }
        decisions.advance(with: decisionsCouplings, during: step)
        production.advance(with: productionCouplings, during: step)
        effects.advance(with: effectsCouplings, during: step)
        outreach.advance(with: outreachCouplings, during: step)
        ledger.advance(with: ledgerCouplings, during: step)
        if extent == .everything { advanceRegions(step) }
        trust.advance(with: trustCouplings, during: step)
        keptPromises.advance(with: keptPromisesCouplings, during: step)
    }

    /// What regions do by themselves and with what measures bring them; nothing of collaboration reads it.
    private func advanceRegions(_ step: Step) {
        housing.advance(with: housingCouplings, during: step)
        land.advance(with: landCouplings, during: step)
        basicJobs.advance(with: basicJobsCouplings, during: step)
        localJobs.advance(with: localJobsCouplings, during: step)
        workforce.advance(with: workforceCouplings, during: step)
        labourMarket.advance(with: labourMarketCouplings, during: step)
        valueAdded.advance(with: valueAddedCouplings, during: step)
        hiddenChampions.advance(with: hiddenChampionsCouplings, during: step)
        championJobs.advance(with: championJobsCouplings, during: step)
        foreignMigration.advance(with: foreignMigrationCouplings, during: step)
        migration.advance(with: migrationCouplings, during: step)
        population.advance(with: populationCouplings, during: step)
        density.advance(with: densityCouplings, during: step)
        nitrogen.advance(with: nitrogenCouplings, during: step)
        biodiversity.advance(with: biodiversityCouplings, during: step)
        safety.advance(with: safetyCouplings, during: step)
        amenities.advance(with: amenitiesCouplings, during: step)
        prosperity.advance(with: prosperityCouplings, during: step)
        periodSums.advance(with: periodSumsCouplings, during: step)
    }

    public func value(of outcome: Int, at place: Int) -> Lanes {
        let value =
            place < regions.count
            ? outcomes[outcome].table[place] : aggregations[outcome].value(of: outcomes[outcome].table)
        return value / units.factor(for: outcomes[outcome].declaration.unit)
    }

    public func value(ofPlanned number: Int) -> Lanes {
        let (outcome, sources) = (planned.outcomes[number], planned.sources[number])
        let value: Lanes
        switch outcome.kind {
        case .yield: value = sources.reduce(.zero) { $0 + effects.producedSoFar[$1] }
        case .decisionTime:
            value = sources.reduce(.zero) { $0 + decisions.decisionYears[$1] } / Double(sources.count)
        }
        return value / units.factor(for: outcome.unit)
    }

    private func step(_ number: Int) -> Step {
        Step(
            number: number, years: 0.25, perYear: 4, firstYear: firstYear, isCentral: isCentral, draws: draws,
            regions: regions, units: units)
    }
}

/// How the regions' values of an outcome become the nation's.
private enum Aggregate {
    case none, sum
    case mean(weight: Table)

    init(_ outcome: Quantity, among quantities: [Quantity]) {
        switch outcome.declaration.indicator?.whole {
        case .sum?: self = .sum
        case .mean(let name)?:
            guard let weight = quantities.first(where: { $0.name == name }) else {
                preconditionFailure("\(outcome.name) is weighted by '\(name)', which no theme declares")
            }
            self = .mean(weight: weight.table)
        case Optional.none, .some(.none): self = .none
        }
    }

    func value(of table: Table) -> Lanes {
        switch self {
        case .none: return Lanes(repeating: .nan)
        case .sum: return table.sum
        case .mean(let weight):
            var (total, weights) = (Lanes.zero, Lanes.zero)
            for region in 0..<table.count {
                total += table[region] * weight[region]
                weights += weight[region]
            }
            return total / weights
        }
    }
}
