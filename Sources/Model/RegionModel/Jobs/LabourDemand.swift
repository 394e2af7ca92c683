public import Modelling

/// The jobs that firms and public services want to fill, by region and sector.
///
/// Basic jobs sell outside the region: they follow national growth, the region's competitiveness, its labour,
/// wages and land, and its hidden champions. Local jobs follow buyers within the region: other firms, incomes
/// and inhabitants. Numbers in brackets are the equations of the model's specification.
public struct LabourDemand: RegionalTheme {
    public static let chapter = Chapter.jobs

    static let judgement = Evidence.assumed("Expert judgement in the specification, without a source.")

    // (2.1) basic jobs = jobs × [b + (1 − b) × max(0, 1 − 1/location quotient)], local jobs = the others

    @Given(
        "People at work on the base date, by place of work.", unit: .persons, over: .regions * .sectors,
        possible: 0...1_000_000)
    var employment
    @Parameters(
        "Share of a sector's jobs that sells outside the region where the sector is not over-represented.",
        unit: .share, over: .sectors, central: [0.9, 0.85, 0.2, 0.4, 0.5, 0.5, 0.1, 0.5, 0.15, 0.2],
        spread: 0.15,
        allowed: 0...1, evidence: judgement)
    var basicShare
    @Auxiliary(
        "Location quotient: a sector's share in the jobs of a region, compared with its share in the country.",
        unit: .one, over: .regions * .sectors)
    var locationQuotient
    @Auxiliary("Basic jobs on the base date.", unit: .persons, over: .regions * .sectors)
    var firstBasicJobs
    @Auxiliary("Local jobs on the base date.", unit: .persons, over: .regions * .sectors)
    var firstLocalJobs

    // (2.2) ln index of basic jobs' = national growth + historic shift × e^(−time / fade) − pull of labour ×
    //       tightness − pull of wages × ln(wage / mean wage) − pull of land × scarcity + hidden champions

    @Parameters(
        "Growth of basic jobs in the country.", unit: .perYear, over: .sectors,
        central: [-0.01, -0.004, 0.003, 0.002, 0.012, -0.01, 0, 0.007, 0.005, 0.003], spread: 0.005,
        allowed: -0.05...0.05,
        evidence: .assumed("Correction A1: expert judgement; unemployment stays near 3.5 %."))
    var nationalGrowth
    @Given(
        "Growth of a region's sector beyond that of the sector in the country, 2010-2017.", unit: .perYear,
        over: .regions * .sectors, possible: -1...1)
    var historicShift
    @Parameter(
        "Share of the historic shift that goes on.", unit: .share, central: 0.35, range: 0...0.7,
        allowed: 0...2,
        evidence: .assumed(
            "Correction C5; one year of growth before a backcast of 2012 does not identify it, see docs/validation.md; the range is ours."
        ))
    var lastingShift
    @Constant(
        "Most that a historic shift adds or takes.", unit: .perYear, value: 0.01,
        evidence: .assumed("Correction C5: cells of a hundred jobs are noise."))
    var greatestShift
    @Parameter(
        "Time in which the historic shift fades.", unit: .years, central: 15, range: 8...40, allowed: 1...200,
        evidence: judgement)
    var shiftFade
    @Parameters(
        "Growth of basic jobs that is lost to a labour market tighter by a factor e.", unit: .perYear,
        over: .whole, central: [0.25], ranges: [0.05...0.5], allowed: 0...1,
        evidence: .assumed(
            "Size is judgement; that jobs follow people: Vermeulen and Van Ommeren 2009, J. Housing Econ. 18:294."
        ))
    public var pullOfLabour
    @Parameter(
        "Growth of basic jobs that is lost to wages higher by a factor e.", unit: .perYear, central: 0.1,
        range: 0...0.3, allowed: 0...1, evidence: judgement)
    var pullOfWages
    @Parameter(
        "Growth of basic jobs that is lost where business land falls short by its whole stock.",
        unit: .perYear,
        central: 0.02, range: 0...0.06, allowed: 0...0.5, evidence: judgement)
    var pullOfLand
    @Stock("Logarithm of the index of basic jobs.", unit: .one, over: .regions * .sectors, possible: -20...20)
    public var basicGrowth

    // (2.3) basic jobs = first basic jobs × index × e^(sensitivity × business cycle)

    @Parameters(
        "Response of basic jobs to the business cycle.", unit: .one, over: .sectors,
        central: [0.2, 1.4, 1.4, 1.1, 1.1, 0.7, 0.5, 1.6, 0.1, 0.8], spread: 0.3, allowed: 0...3,
        evidence: .assumed("Expert judgement in the specification; the range is ours."))
    var cycleResponse
    @Auxiliary("Jobs that sell outside the region.", unit: .persons, over: .regions * .sectors)
    public var basicJobs

    // (section 9) a large plant closes: off unless a scenario sets the rate, by judgement .02 per year

    @Parameters(
        "Closures of a large plant in a region.", unit: .perYear, over: .whole, central: [0], ranges: [0...0],
        allowed: 0...0.2,
        evidence: .assumed("Optional shock of section 9 of the specification; off by default."))
    var plantClosures
    @Constant(
        "Share of a region's jobs that a closure takes, all in industry.", unit: .share, value: 0.01,
        evidence: judgement)
    var jobsOfPlant

    // (2.4) local jobs wanted = first local jobs × [a × suppliers + b × incomes + (1 − a − b) × inhabitants]
    //       suppliers = Σ input × output per job × jobs / the same on the base date
    //       incomes = 0.45 × employed residents / first + 0.55 × inhabitants / first

    @Given(
        "What a sector buys of another per unit of output.", unit: .share, over: .sectors * .sectors,
        possible: 0...1)
    var inputOutput
    @Given(
        "Output of a job in a year.", unit: .millions / .persons / .years, over: .sectors,
        possible: 0.001...100)
    var outputPerJob
    @Parameter(
        "Fall of local purchases with smaller size of a region (FLQ's delta).", unit: .one, central: 0.25,
        range: 0.15...0.35, allowed: 0...1,
        evidence: .published(
            "Flegg and Webber 2000, Regional Studies 34:563; not re-checked; the range is ours."))
    var flegg
    @Auxiliary(
        "Share in a sector's local sales that one more job of a buying sector adds, by buying sector.",
        unit: .one / .persons, over: .regions * .sectors * .sectors)
    var salesPerJob
    @Parameter(
        "Weight of suppliers in local jobs.", unit: .share, central: 0.25, range: 0.15...0.35,
        allowed: 0...0.4,
        evidence: .assumed("Specification: set by the published size of the multiplier."))
    var weightOfSuppliers
    @Parameter(
        "Weight of incomes in local jobs.", unit: .share, central: 0.45, range: 0.3...0.6, allowed: 0...0.6,
        evidence: .assumed("Specification: set by the published size of the multiplier."))
    var weightOfIncomes
    @Constant("Share of incomes that comes from work.", unit: .share, value: 0.45, evidence: judgement)
    var shareOfWork
    @Parameters(
        "Public services and care that a person asks, where someone of 18 to 64 asks 1.", unit: .one,
        over: .agesOfNeed, central: [1.3, 2, 4],
        ranges: [1...1.6, 1.5...2.5, 3...5], allowed: 0...20,
        evidence: .assumed("Expert judgement in the specification; the range is ours."))
    var needs
    @Auxiliary("Inhabitants on the base date.", unit: .persons, over: .regions)
    var firstInhabitants
    @Auxiliary("Inhabitants by their need of services on the base date.", unit: .persons, over: .regions)
    var firstNeed

    // (2.5) local jobs' = (wanted − local jobs) / delay; jobs wanted = basic + local + paid by measures

    @Parameter(
        "Time in which local jobs adapt.", unit: .years, central: 0.75, range: 0.4...1.5, allowed: 0.25...10,
        evidence: judgement)
    var adaptation
    @Stock(
        "Jobs that sell within the region.", unit: .persons, over: .regions * .sectors,
        possible: 0...5_000_000)
    public var localJobs
    @Auxiliary("Jobs wanted, as far as they can be filled.", unit: .persons, over: .regions * .sectors)
    public var sectorDemand

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        /// Of people and their work, as the last quarter left them.
        let people, total, tightness, wage, employed, workingResidents, firstWorkingResidents: Table
        /// Of this quarter, but for hidden champions, which follow later in a quarter.
        let cycle, businessScarcity, temporaryJobs, growthTerm: Table
    }

    /// Makes the theme's tables.
    public init() {}
}

extension Axis {
    /// Ages that ask more or less of public services and care than someone of 18 to 64.
    static let agesOfNeed = Axis(
        "ages of need", labels: ["under_18", "65_to_79", "80_and_older"],
        titles: [
            Text(nl: "jonger dan 18", en: "under 18"), Text(nl: "65 tot 80 jaar", en: "aged 65 to 79"),
            Text(nl: "80 jaar en ouder", en: "aged 80 and older"),
        ])
}
