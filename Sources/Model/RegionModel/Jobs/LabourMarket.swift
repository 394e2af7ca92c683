public import Modelling

/// Who looks for work, who finds it and where, and what remains vacant.
///
/// People commute: labour reaches the jobs of many regions. Where it is short, more demand gives vacancies
/// rather than jobs; where jobs are short, more people give unemployment. Every person and every job is
/// counted once. Numbers in brackets are the equations of the model's specification.
public struct LabourMarket: RegionalTheme {
    public static let chapter = Chapter.jobs

    static let judgement = Evidence.assumed("Expert judgement in the specification, without a source.")
    static let later = Evidence.assumed("Correction A4: people retire later; the range is ours.")

    // (2.6) labour demand = demand per job × Σ jobs wanted; demand per job is that of the base date

    @Auxiliary(
        "Labour demand per job wanted: more than 1, for some vacancies last even where labour abounds.",
        unit: .one,
        over: .regions)
    var demandPerJob
    @Auxiliary("Jobs, filled or vacant, by place of work.", unit: .persons, over: .regions)
    public var demand

    // (2.7) labour force = habit of the region × Σ participation × people × [1 − discouragement ×
    //       (unemployment − first unemployment)] + what measures add

    @Given(
        "Share of people that works or looks for work on the base date; ages 15 to 79 count.", unit: .share,
        over: .ages, possible: 0...1)
    var participation
    @Parameters(
        "Rise of participation by the end of the path.", unit: .share,
        over: .agesOfRetirement,
        central: [0.10, 0.15, 0.04], ranges: [0.05...0.15, 0.08...0.22, 0.01...0.07], allowed: 0...0.3,
        evidence: later)
    var laterRetirement
    @Constant(
        "Length of the path of participation, from 2024 to 2040.", unit: .years, value: 16, evidence: later)
    var retirementPath
    @Parameter(
        "Labour force that is lost per point of unemployment, in points.", unit: .one, central: 0.3,
        range: 0.1...0.5, allowed: 0...1, evidence: judgement)
    var discouragement
    @Given(
        "People who work or look for work on the base date, by where they live.", unit: .persons,
        over: .regions,
        possible: 100...5_000_000)
    var labourForce
    @Auxiliary(
        "Labour force of a region compared with that of the same people at national rates.", unit: .one,
        over: .regions)
    var habit
    @Auxiliary("People who work or look for work, by where they live.", unit: .persons, over: .regions)
    public var workforce

    // (2.8) labour that reaches a region = Σ share of commuters × labour force + commuters from abroad
    // (2.11) share of commuters = first share × e^(response × tightness felt) / Σ the same
    //        tightness felt' = (tightness − tightness felt) / delay

    @Given(
        "Share of a region's labour force that looks to each region for work: homes in rows, jobs in columns.",
        unit: .share, over: .regions * .regions, possible: 0...1)
    var commuting
    @Given(
        "People from abroad who look for work in a region on the base date.", unit: .persons, over: .regions,
        possible: 0...500_000)
    var crossBorderWorkers
    @Parameter(
        "Response of commuters to tightness where they work.", unit: .one, central: 1.5, range: 0.5...3,
        allowed: 0...10, evidence: judgement)
    var commutingResponse
    @Parameter(
        "Time in which commuters notice tightness.", unit: .years, central: 2, range: 1...4,
        allowed: 0.25...20,
        evidence: judgement)
    var commutingDelay
    @Stock(
        "Change of tightness since the base date as commuters feel it.", unit: .one, over: .regions,
        possible: -5...5)
    public var tightnessFelt
    @Auxiliary("Pull of a region on commuters, 1 on the base date.", unit: .one, over: .regions)
    var pull
    @Auxiliary("Pull of all jobs that a home can reach, 1 on the base date.", unit: .one, over: .regions)
    var pullInReach
    @Auxiliary("Labour force over the pull of all jobs that it can reach.", unit: .persons, over: .regions)
    var labourPerPull
    @Auxiliary("Labour that reaches the jobs of a region, from abroad too.", unit: .persons, over: .regions)
    public var labourInReach

    // (2.9) employed = min(demand, labour) × [1 + (min / max)^friction]^(−1 / friction)
    //       first demand = employed × (1 − filled^friction)^(−1 / friction)     (correction B8)

    @Parameter(
        "Ease of matching people and jobs.", unit: .one, central: 17.9, range: 12...25, allowed: 2...100,
        evidence: .assumed(
            "Fits the 3.5 % unemployed and 43 vacancies per 1,000 jobs of CBS, fourth quarter of 2023; range ours."
        ))
    var matching
    @Given(
        "People at work in a region per person who looks there for work, on the base date.", unit: .share,
        over: .regions, possible: 0.5...0.9999)
    var filled
    @Auxiliary("Logarithm of demand over labour on the base date.", unit: .one, over: .regions)
    var firstTightness
    @Auxiliary(
        "Short side of the market over its long side, to the power of matching; then ln(1 + it).", unit: .one,
        over: .regions)
    var shortSideOdds
    @Auxiliary("Logarithm of demand over labour, less that of the base date.", unit: .one, over: .regions)
    public var tightness
    @Outcome(
        """
        People at work, by place of work. Economic measures shift jobs for 10 to 15 years; only people and houses \
        shift them for good.
        """,
        formula:
            "the smaller of labour demand and labour in reach, less what friction leaves unmatched (2.9)",
        unit: .persons, over: .regions, better: .higher, timing: .january, whole: .sum, worthNaming: 100,
        evidence: .assumed(
            "Eurostat nama_10r_3empers carried to the base date; its change by Sneessens and Drèze 1986."))
    public var employed
    @Outcome(
        "Jobs that are vacant, by place of work.", formula: "labour demand − people at work (2.10)",
        unit: .persons, over: .regions, better: .neither, timing: .january, whole: .sum, worthNaming: 50,
        evidence: .assumed("The one friction that fits national unemployment and vacancies."))
    public var vacancies

    // (2.10) working residents = Σ share of commuters × labour force × share of labour that works
    //        unemployment rate = 1 − working residents / labour force

    @Auxiliary(
        "Pull of a region × the share of the labour in its reach that works.", unit: .one, over: .regions)
    var pulledToWork
    @Auxiliary("Residents at work, in the country.", unit: .persons, over: .regions)
    public var workingResidents
    @Auxiliary("Residents at work on the base date.", unit: .persons, over: .regions)
    public var firstWorkingResidents
    @Auxiliary("Unemployment rate on the base date.", unit: .share, over: .regions)
    public var firstUnemployment
    @Outcome(
        "Share of the labour force without work, by where people live.",
        formula: "1 − working residents / labour force (2.10)", unit: .share, over: .regions, better: .lower,
        timing: .average, whole: .mean(weightedBy: "jobs.workforce"), worthNaming: 0.001,
        evidence: .assumed("Provincial rates of 2019 carried to the base date, then by (2.7) to (2.10)."))
    public var unemploymentRate

    // (2.12) wage = (unemployment / first unemployment)^(−elasticity)
    //        value added = Σ people at work × productivity × e^(growth × time + shift × fade × (1 − e^(−time / fade)) + luck)

    @Parameter(
        "Wage curve: fall of wages with higher unemployment.", unit: .one, central: 0.1, range: 0.03...0.15,
        allowed: 0...1,
        evidence: .published(
            "Blanchflower and Oswald 1994; Nijkamp and Poot 2005, J. Econ. Surveys, find .07; not re-checked."
        ))
    var wageCurve
    @Constant(
        "Least unemployment rate that wages respond to.", unit: .share, value: 0.001,
        evidence: .assumed("Keeps the logarithm finite where nobody is unemployed."))
    var leastUnemployment
    @Auxiliary("Wages, 1 on the base date.", unit: .one, over: .regions)
    public var wage
    @Given(
        "Value added per person at work on the base date, so that regions add up to their observed product.",
        unit: .millions / .persons / .years, over: .regions * .sectors, possible: 0...20)
    var productivity
    @Parameter(
        "Growth of productivity.", unit: .perYear, central: 0.006, range: 0.002...0.011,
        allowed: -0.02...0.05,
        evidence: .assumed("Expert judgement in the specification; to be replaced by CPB's path."))
    var productivityGrowth
    @Given(
        "Growth of a region's product per person at work beyond the country's, before the base date.",
        unit: .perYear, over: .regions, possible: -0.2...0.2)
    var productShift
    @Parameter(
        "Share of that growth which goes on.", unit: .share, central: 0.23, range: 0...0.53, allowed: 0...1.5,
        evidence: fittedProduct)
    var lastingProductShift
    @Parameter(
        "Time in which that growth fades.", unit: .years, central: 15, range: 8...40, allowed: 1...200,
        evidence: judgement)
    var productShiftFade
    @Constant(
        "Most that such growth adds or takes.", unit: .perYear, value: 0.015,
        evidence: .assumed("Beyond it stand single plants and gas fields."))
    var greatestProductShift
    @Shock(
        "Luck of a region's product per person at work, in logarithms.", unit: .one, over: .regions,
        every: .year, persistence: 0.9, deviation: 0.045, evidence: fittedLuck)
    var productLuck
    @Outcome(
        """
        Value added in prices of 2024. Its growth by region has little predictive value (docs/validation.md): read \
        differences between scenarios only.
        """,
        formula:
            "Σ people at work in a sector × productivity of the base date × e^(growth × time + shift × fade × (1 − e^(−time / fade)) + luck) (2.12)",
        unit: .millions / .years, over: .regions, better: .higher, timing: .average, whole: .sum,
        worthNaming: 10,
        evidence: .assumed(
            "Pivoted on the observed regional product; in a backcast of 2017-2021 the rank correlation of growth is low."
        ))
    public var valueAdded

    static let fittedProduct = Evidence.assumed(
        "The best value of backcasts 2012-2016; its interval holds 0, so the data do not identify it: docs/validation.md."
    )
    static let fittedLuck = Evidence.assumed(
        "Set so that bands of backcasts cover what happened in 2012-2016; see docs/validation.md.")

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let people, sectorDemand: Table
        let levers: [Table]
    }

    /// Makes the theme's tables.
    public init() {}
}

/// How many regions, sectors and ages there are, as literals, so that loops of these themes unroll.
protocol CountsPlaces {}

extension CountsPlaces {
    @inline(__always) var regions: Int { 40 }
    @inline(__always) var sectors: Int { 10 }
    @inline(__always) var ages: Int { 100 }
}

extension LabourDemand: CountsPlaces {}
extension LabourMarket: CountsPlaces {}
extension HiddenChampions: CountsPlaces {}

extension Axis {
    /// Ages at which people will retire later.
    static let agesOfRetirement = Axis(
        "ages of retirement", labels: ["60_to_64", "65_to_69", "70_to_74"],
        titles: [
            Text(nl: "60 tot 65 jaar", en: "aged 60 to 64"), Text(nl: "65 tot 70 jaar", en: "aged 65 to 69"),
            Text(nl: "70 tot 75 jaar", en: "aged 70 to 74"),
        ])
}
