import Modelling
public import Results

/// What the draws of one scenario say about one region, as far as a comparison reads it.
public struct ScenarioDraws: Sendable {
    public var scenario: String
    public var budget: Findings.Budget
    /// Share of the promise that is delivered: for each year of the period the draws; nil without measures.
    public var delivered: [[Double]]?
    /// When half of it was delivered, calendar years; infinity for never; nil without measures.
    public var half: [Double]?
    /// Coordination paid until the last year, M€; nil without measures.
    public var coordination: [Double]?
    /// Diminishing returns of each draw.
    public var returns: [Double]
    /// What each planned measure has produced, in the order of `RegionComparison.yields`.
    public var yields: [[Double]]
    /// For each headline of the region, for each of its years the draws; nil where it does not exist.
    public var headlines: [[[Double]?]]
    /// For each headline its sum over the period, until the last year; nil where there is none.
    public var sums: [[Double]?]
    /// The base as late as this scenario; nil where no measure is later or earlier.
    public var control: TimingControl?
    /// The same of every headline, in every year of the period.
    public var yearly: [[[Double]?]]
    /// Whether every number of every draw is that of the base.
    public var isIdentical: Bool

    public init(
        scenario: String, budget: Findings.Budget, delivered: [[Double]]? = nil, half: [Double]? = nil,
        coordination: [Double]? = nil, returns: [Double] = [], yields: [[Double]] = [],
        headlines: [[[Double]?]] = [], sums: [[Double]?] = [], control: TimingControl? = nil,
        yearly: [[[Double]?]] = [], isIdentical: Bool = false
    ) {
        self.scenario = scenario
        self.budget = budget
        self.delivered = delivered
        self.half = half
        self.coordination = coordination
        self.returns = returns
        self.yields = yields
        self.headlines = headlines
        self.sums = sums
        self.control = control
        self.yearly = yearly
        self.isIdentical = isIdentical
    }

    /// Whether it carries out no measures in the region.
    public var isYardstick: Bool { budget.byMeasure.isEmpty }
}

/// One region of a comparison: what its scenarios are compared in, and the findings that their draws hold.
public struct RegionComparison: Sendable {
    /// What a measure does to one lever.
    public struct Yield: Sendable {
        public let measure: String
        public let lever: String
        public let unit: String
        public let worthNaming: Double

        public init(measure: String, lever: String, unit: String, worthNaming: Double) {
            self.measure = measure
            self.lever = lever
            self.unit = unit
            self.worthNaming = worthNaming
        }
    }

    /// Code of the region.
    public var region: String
    /// Every year of the period; the last one is the horizon.
    public var years: [Int]
    /// The seed of the run.
    public var seed: UInt64
    public var yields: [Yield]
    /// What is measured of the whole region, and in which years it is told.
    public var headlines: [IndicatorEntry]
    /// The sum over the period of each of them; nil where there is none.
    public var sums: [IndicatorEntry?]
    public var reportedYears: [Int]
    /// What a page may have rows of, in every year of the period.
    public var rows: [IndicatorEntry]
    /// What is delivered, whose stretches of years are told.
    public var delivered: IndicatorEntry

    public init(
        region: String, years: [Int], seed: UInt64, delivered: IndicatorEntry, yields: [Yield] = [],
        headlines: [IndicatorEntry] = [], sums: [IndicatorEntry?] = [], reportedYears: [Int] = [],
        rows: [IndicatorEntry] = []
    ) {
        self.region = region
        self.years = years
        self.seed = seed
        self.delivered = delivered
        self.yields = yields
        self.headlines = headlines
        self.sums = sums
        self.reportedYears = reportedYears
        self.rows = rows
    }

    /// What the scenarios' draws say beside those of the base.
    ///
    /// - Parameters:
    ///   - base: position of the base.
    ///   - parameters: the uncertain numbers of a scenario by its position, asked for once.
    public func findings(
        _ scenarios: [ScenarioDraws], base: Int, draws: Int, unlike: [Findings.Unlikeness] = [],
        parameters: (Int) throws -> [ParameterDraws]
    ) rethrows -> Findings {
        let resamples = Resamples(of: draws, seed: seed)
        let others = scenarios.indices.filter { $0 != base }
        let found = others.map { findings(scenarios[$0], scenarios[base], draws, resamples) }
        return Findings(
            region: region, base: scenarios[base].scenario, horizon: years.last ?? 0, members: draws,
            budgets: scenarios.map(\.budget),
            unlike: others.flatMap {
                Findings.unlikeMoney(scenarios[$0].budget, base: scenarios[base].budget)
            }
                + unlike,
            scenarios: found,
            deciding: try deciding(scenarios, base, found, others: others, parameters: parameters),
            delivered: delivered.name)
    }

    /// (R31) Of the scenario that delivers most in the end.
    private func deciding(
        _ scenarios: [ScenarioDraws], _ base: Int, _ found: [ScenarioFindings], others: [Int],
        parameters: (Int) throws -> [ParameterDraws]
    ) rethrows -> [Findings.DecidingNumber] {
        let delivering = zip(others, found).compactMap { number, found in
            found.delivery.map { (number, $0.difference.p50) }
        }
        guard let most = delivering.max(by: { $0.1 < $1.1 })?.0,
            let own = scenarios[most].delivered?.last, let other = scenarios[base].delivered?.last
        else { return [] }
        return Findings.deciding(
            among: try parameters(most), on: PairedDraws(own, less: other).differences,
            scenario: scenarios[most].scenario)
    }

    private func findings(
        _ scenario: ScenarioDraws, _ base: ScenarioDraws, _ draws: Int, _ resamples: Resamples
    ) -> ScenarioFindings {
        var found = ScenarioFindings(
            scenario: scenario.scenario, isYardstick: scenario.isYardstick, isIdentical: scenario.isIdentical)
        guard !scenario.isIdentical else { return found }
        // (R15) Few draws give counts, and no words.
        let hasWords = draws >= SamplingError.fewestDraws
        if hasWords {
            found.regionWide = regionWide(scenario, base, draws)
            found.sums = sums(of: found.regionWide, scenario, base, draws)
        }
        found.tied = tied(scenario, base)
        guard !scenario.isYardstick else { return found }
        found.timing = timing(scenario, draws)
        found.time = time(scenario, base)
        found.delivery = delivery(scenario, base)
        guard hasWords else { return found }
        found.measures = measures(scenario, base)
        if let own = scenario.delivered, let other = base.delivered {
            found.stretches = ScenarioFindings.Stretches(
                of: delivered.name, years: years, scenario: own, base: other, better: delivered.better,
                worthNaming: delivered.worthNaming, resamples: resamples)
        }
        return found
    }
}
