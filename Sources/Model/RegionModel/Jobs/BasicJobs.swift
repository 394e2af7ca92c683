public import Modelling

/// Jobs that sell outside their region, by region and sector.
///
/// They follow national growth, the region's competitiveness, its labour, wages and land, and its hidden
/// champions. Numbers in brackets are the equations of the model's specification.
public struct BasicJobs: RegionalTheme {
    public static let chapter = Chapter.jobs

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        /// Of labour and jobs, as the last quarter left them.
        let tightness, wage, employed, sectorDemand: Table
        /// Of this quarter, but for hidden champions, which follow later in a quarter.
        let cycle, businessScarcity, planting, extensified, growthTerm: Table
    }

    /// Makes the theme's tables.
    public init() {}

    // (2.1) basic jobs = jobs × [b + (1 − b) × max(0, 1 − 1/location quotient)], local jobs = the others

    @Given(
        "People at work on the base date, by place of work.",
        nl: "Mensen aan het werk op de begindatum, naar waar zij werken.",
        title: Text(nl: "banen naar sector", en: "jobs by sector"), unit: .persons,
        over: .regions * .sectors,
        possible: 0...1_000_000)
    var employment
    @Parameters(
        "Share of a sector's jobs that sells outside the region where the sector is not over-represented.",
        nl:
            "Deel van de banen van een sector dat buiten de regio verkoopt, waar de sector niet groter is dan elders.",
        title: Text(nl: "banen die buiten de regio verkopen", en: "jobs that sell outside the region"),
        unit: .share, over: .sectors, central: [0.9, 0.85, 0.2, 0.4, 0.5, 0.5, 0.1, 0.5, 0.15, 0.2],
        spread: 0.15,
        allowed: 0...1, evidence: .judgement)
    var basicShare
    @Auxiliary(
        "Location quotient: a sector's share in the jobs of a region, compared with its share in the country.",
        nl:
            "Locatiequotiënt: het aandeel van een sector in de banen van een regio, vergeleken met het aandeel in het land.",
        unit: .one, over: .regions * .sectors)
    var locationQuotient
    @Auxiliary(
        "Basic jobs on the base date.", nl: "Banen die buiten de regio verkopen, op de begindatum.",
        unit: .persons, over: .regions * .sectors)
    var firstBasicJobs
    @Auxiliary(
        "Local jobs on the base date.", nl: "Banen die binnen de regio verkopen, op de begindatum.",
        unit: .persons, over: .regions * .sectors)
    var firstLocalJobs

    public func begin(with now: Couplings, by step: Step) {
        compareSectors()
        splitFirstJobs()
        basicGrowth.fill(.zero)
        for place in 0..<basicJobs.count { basicJobs[place] = firstBasicJobs[place] }
    }

    /// (2.1) Each sector's share in the jobs of its region, compared with its share in the country.
    func compareSectors() {
        let national = employment.sum
        for sector in 0..<sectors {
            var everywhere = 0.0
            for region in 0..<regions { everywhere += employment[region, sector] }
            for region in 0..<regions {
                let here = employment[region, sector] / employment.sum(of: region)
                let quotient = everywhere > 0 ? here / (everywhere / national) : 0
                locationQuotient[region, sector] = Lanes(repeating: quotient)
            }
        }
    }

    /// (2.1) Basic and local jobs on the base date.
    func splitFirstJobs() {
        for region in 0..<regions {
            for sector in 0..<sectors {
                let quotient = locationQuotient[region, sector]
                let surplus = (1.0 - 1.0 / quotient).replacing(with: 0, where: quotient .<= 1)
                let share = basicShare[sector] + (1.0 - basicShare[sector]) * surplus
                let (jobs, basic) = (employment[region, sector], employment[region, sector] * share)
                firstBasicJobs[region, sector] = basic
                firstLocalJobs[region, sector] = jobs - basic
            }
        }
    }

    // (2.2) ln index of basic jobs' = national growth + historic shift × e^(−time / fade) − pull of labour ×
    //       tightness − pull of wages × ln(wage / mean wage) − pull of land × scarcity + hidden champions

    @Parameters(
        "Growth of basic jobs in the country.",
        nl: "Groei in het land van banen die buiten de regio verkopen.",
        title: Text(nl: "groei van banen in het land", en: "growth of jobs in the country"), unit: .perYear,
        over: .sectors,
        central: [-0.01, -0.004, 0.003, 0.002, 0.012, -0.01, 0, 0.007, 0.005, 0.003], spread: 0.005,
        allowed: -0.05...0.05,
        evidence: .judged(
            "Our judgement: unemployment stays near 3.5 %.",
            nl: "Onze inschatting: de werkloosheid blijft rond 3,5 %."))
    var nationalGrowth
    @Given(
        "Growth of a region's sector beyond that of the sector in the country, 2010-2017.",
        nl: "Groei van een sector in een regio boven die van de sector in het land, 2010-2017.",
        title: Text(nl: "vroegere eigen groei van sectoren", en: "historic shift of sectors"),
        unit: .perYear,
        over: .regions * .sectors, possible: -1...1)
    var historicShift
    @Parameter(
        "Share of the historic shift that goes on.",
        nl: "Deel van de vroegere eigen groei van een regio dat doorgaat.",
        title: Text(nl: "blijvend deel van vroegere groei", en: "lasting share of the historic shift"),
        unit: .share, central: 0.35, range: 0...0.7,
        allowed: 0...2,
        evidence: .judged(
            "One year of growth before a backcast of 2012 does not identify it, see docs/validation.md; the range is ours.",
            nl:
                "Eén jaar groei vóór een terugblik van 2012 wijst het niet aan, zie docs/validation.md; de bandbreedte is van ons."
        ))
    var lastingShift
    @Constant(
        "Most that a historic shift adds or takes.",
        nl: "Meeste dat vroegere eigen groei toevoegt of wegneemt.",
        title: Text(nl: "grootste eigen groei", en: "greatest historic shift"), unit: .perYear, value: 0.01,
        evidence: .judged(
            "Growth in cells of a hundred jobs is noise.", nl: "Groei in cellen van honderd banen is ruis."))
    var greatestShift
    @Parameter(
        "Time in which the historic shift fades.", nl: "Tijd waarin de vroegere eigen groei verdwijnt.",
        title: Text(nl: "duur van vroegere groei", en: "time in which historic shift fades"), unit: .years,
        central: 15, range: 8...40, allowed: 1...200,
        evidence: .judgement)
    var shiftFade
    @Parameters(
        "Growth of basic jobs that is lost to a labour market tighter by a factor e.",
        nl: "Groei van banen die verloren gaat als de arbeidsmarkt een factor e krapper is.",
        title: Text(nl: "banenverlies door krapte", en: "jobs lost to a tight labour market"), unit: .perYear,
        over: .whole, central: [0.25], ranges: [0.05...0.5], allowed: 0...1,
        evidence: .judged(
            "Size is judgement; that jobs follow people: Vermeulen and Van Ommeren 2009, J. Housing Econ. 18:294.",
            nl:
                "De grootte is een inschatting; dat banen mensen volgen: Vermeulen en Van Ommeren 2009, J. Housing Econ. 18:294."
        ))
    public var pullOfLabour
    @Parameter(
        "Growth of basic jobs that is lost to wages higher by a factor e.",
        nl: "Groei van banen die verloren gaat als lonen een factor e hoger zijn.",
        title: Text(nl: "banenverlies door hoge lonen", en: "jobs lost to high wages"), unit: .perYear,
        central: 0.1,
        range: 0...0.3, allowed: 0...1, evidence: .judgement)
    var pullOfWages
    @Parameter(
        "Growth of basic jobs that is lost where business land falls short by its whole stock.",
        nl:
            "Groei van banen die verloren gaat als het tekort aan bedrijventerrein even groot is als wat er is.",
        title: Text(nl: "banenverlies door te weinig terrein", en: "jobs lost to scarce business land"),
        unit: .perYear,
        central: 0.02, range: 0...0.06, allowed: 0...0.5, evidence: .judgement)
    var pullOfLand
    @Stock(
        "Logarithm of the index of basic jobs.",
        nl: "Logaritme van de index van banen die buiten de regio verkopen.", unit: .one,
        over: .regions * .sectors, possible: -20...20)
    public var basicGrowth

    // (2.3) basic jobs = first basic jobs × index × e^(sensitivity × business cycle)

    @Parameters(
        "Response of basic jobs to the business cycle.",
        nl: "Hoe sterk banen die buiten de regio verkopen reageren op de conjunctuur.",
        title: Text(nl: "reactie van banen op de conjunctuur", en: "response of jobs to the cycle"),
        unit: .one, over: .sectors,
        central: [0.2, 1.4, 1.4, 1.1, 1.1, 0.7, 0.5, 1.6, 0.1, 0.8], spread: 0.3, allowed: 0...3,
        evidence: .judged(
            "Our own judgement, and so is the range.", nl: "Onze eigen inschatting, ook de bandbreedte."))
    var cycleResponse
    @Auxiliary(
        "Jobs that sell outside the region.", nl: "Banen die buiten de regio verkopen.", unit: .persons,
        over: .regions * .sectors)
    public var basicJobs

    public func advance(with now: Couplings, during step: Step) {
        let dt = step.dt
        let shiftLeft = exp(-step.elapsed / shiftFade)
        let meanWage = meanLogarithm(of: now.wage, weightedBy: now.employed)
        let (nationalGrowth, cycleResponse) = (nationalGrowth, cycleResponse)
        let (basicGrowth, firstBasicJobs, basicJobs) = (basicGrowth, firstBasicJobs, basicJobs)
        let growthTerm = now.growthTerm

        for region in 0..<regions {
            let first = region * sectors
            let pull =
                pullOfLabour[0] * now.tightness[region] + pullOfWages * (log(now.wage[region]) - meanWage)
                + pullOfLand * now.businessScarcity[region]
            for sector in 0..<sectors {
                let place = first + sector
                let change = nationalGrowth[sector] + shift(at: place) * shiftLeft - pull + growthTerm[place]
                basicGrowth[place] += change * dt
            }
            closePlants(in: region, now, during: step)
            loseFarmWork(in: region, now, during: step)

            let cycle = now.cycle[region]
            for sector in 0..<sectors {
                let place = first + sector
                basicJobs[place] =
                    firstBasicJobs[place] * exp(basicGrowth[place] + cycleResponse[sector] * cycle)
            }
        }
    }

    /// (2.2) The part of a sector's historic shift that goes on.
    @inline(__always) func shift(at place: Int) -> Lanes {
        clamp(lastingShift * historicShift[place], within: greatestShift)
    }

    /// (2.2) The mean wage, as a logarithm, so that a region is compared with where people work.
    func meanLogarithm(of wage: Table, weightedBy employed: Table) -> Lanes {
        var (total, weights) = (Lanes.zero, Lanes.zero)
        for region in 0..<regions {
            total += employed[region] * log(wage[region])
            weights += employed[region]
        }
        return total / weights
    }

    // (2.2) basic jobs of farms also lose the work of land that measures turn into nature, and of the animals that
    //       leave grassland when it becomes nature-inclusive

    @Parameter(
        "Farm jobs that end with a hectare that becomes nature.",
        nl: "Banen op boerderijen die verdwijnen met een hectare die natuur wordt.",
        title: Text(nl: "boerenbanen per ha nieuwe natuur", en: "farm jobs per hectare of new nature"),
        unit: .persons / .hectares, central: 0.02, range: 0.01...0.04, allowed: 0...1,
        evidence: .judged(
            "A farm of 60 hectares with one to two workers; from memory, not looked up.",
            nl: "Een bedrijf van 60 hectare met één à twee mensen; uit het hoofd, niet nagekeken."
        )
        .measurable(
            by: "Workers and hectares of the farms in CBS StatLine's census of agriculture.",
            nl: "Arbeidskrachten en hectares van de bedrijven in de landbouwtelling van CBS StatLine."))
    var jobsOfFarmland
    @Parameter(
        "Farm jobs that end with the animals of a hectare of grassland that becomes nature-inclusive.",
        nl:
            "Banen op boerderijen die verdwijnen met de dieren van een hectare grasland die natuurvriendelijk wordt.",
        title: Text(nl: "boerenbanen per ha minder vee", en: "farm jobs per hectare of fewer animals"),
        unit: .persons / .hectares, central: 0.008, range: 0...0.02, allowed: 0...1,
        evidence: .judged(
            "Half to one cow less on a hectare, and 100 cows take about one and a half workers; from memory, not looked up.",
            nl:
                "Een halve tot hele koe minder per hectare, en 100 koeien vragen ongeveer anderhalve werker; uit het hoofd, niet nagekeken."
        )
        .measurable(
            by: "Animals and workers of farms before and after they join a scheme.",
            nl: "Dieren en arbeidskrachten van bedrijven voor en na hun deelname aan een regeling."))
    var jobsOfAnimals
    @Constant(
        "Most of a region's farm jobs that measures end at once.",
        nl: "Meeste van de boerenbanen van een regio dat maatregelen in één keer kosten.", unit: .share,
        value: 0.5, evidence: .judgement)
    var mostOfFarms

    /// (2.2) Takes the work of land and animals that are gone out of farming.
    @inline(__always) func loseFarmWork(in region: Int, _ now: Couplings, during step: Step) {
        let gone = jobsOfFarmland * now.planting[region] + jobsOfAnimals * now.extensified[region]
        guard any(gone .> 0) else { return }
        let lost = share(gone * step.dt, of: basicJobs[region, .agriculture])
        basicGrowth[region, .agriculture] += log(1.0 - least(lost, mostOfFarms))
    }

    // (section 9) a large plant closes: off unless a scenario sets the rate, by judgement .02 per year

    static let closure = Key("jobs.plant_closures")

    @Parameters(
        "Closures of a large plant in a region.", nl: "Sluitingen van een grote fabriek in een regio.",
        title: Text(nl: "sluiting van een grote fabriek", en: "closures of a large plant"), unit: .perYear,
        over: .whole, central: [0], ranges: [0...0],
        allowed: 0...0.2,
        evidence: .judged(
            "Off, unless a scenario sets it.", nl: "Staat uit, tenzij een scenario het aanzet."))
    var plantClosures
    @Constant(
        "Share of a region's jobs that a closure takes, all in industry.",
        nl: "Deel van de banen van een regio dat een sluiting kost, alles in de industrie.", unit: .share,
        value: 0.01,
        evidence: .judgement)
    var jobsOfPlant
    @Constant(
        "Most of a region's industry that closures take at once.",
        nl: "Meeste van de industrie van een regio dat sluitingen in één keer kosten.", unit: .share,
        value: 0.5,
        evidence: .judgement)
    var mostOfIndustry

    /// Takes the jobs of plants that close out of industry.
    func closePlants(in region: Int, _ now: Couplings, during step: Step) {
        guard any(plantClosures[0] .> 0) else { return }
        let closed = step.events(Self.closure, in: region, mean: plantClosures[0] * step.dt)
        var jobs = Lanes.zero
        for sector in 0..<sectors { jobs += now.sectorDemand[region, sector] }
        let industry = basicJobs[region, .industry]
        let lost = (closed * jobsOfPlant * jobs / industry).replacing(with: 0, where: industry .<= 0)
        basicGrowth[region, .industry] += log(1.0 - least(greatest(lost, .zero), mostOfIndustry))
    }
}

/// How many regions, sectors and ages there are, as literals, so that loops of these themes unroll.
protocol CountsPlaces {}

extension CountsPlaces {
    @inline(__always) var regions: Int { 40 }
    @inline(__always) var sectors: Int { 10 }
    @inline(__always) var ages: Int { 100 }
}

extension BasicJobs: CountsPlaces {}
extension LocalJobs: CountsPlaces {}
extension Workforce: CountsPlaces {}
extension LabourMarket: CountsPlaces {}
extension ValueAdded: CountsPlaces {}
extension HiddenChampions: CountsPlaces {}
extension ChampionJobs: CountsPlaces {}
