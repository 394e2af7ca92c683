public import Modelling

/// How many people of each age live in each region, and in how many households.
///
/// People are born, grow older and die; `Migration` and `ForeignMigration` say who moves. Rates come from statistics, and the model
/// changes only their national path. Stocks are by single year of age, for in wider groups people would age
/// at once. Numbers in brackets are the equations of the model's specification.
public struct Population: RegionalTheme {
    public static let chapter = Chapter.population

    static let paths = Evidence.judged(
        "Our judgement of the path of Statistics Netherlands.",
        nl: "Onze inschatting van het pad van het CBS.")
    static let bookkeeping = Evidence.judged(
        "Observed on the base date; what follows are (1.1) to (1.9).",
        nl: "Waargenomen op de begindatum; daarna volgt het uit (1.1) tot en met (1.9).")

    @Given(
        "People of each age on the base date; the last age is 99 and older.",
        nl: "Mensen van elke leeftijd op de begindatum; de laatste leeftijd is 99 en ouder.",
        title: Text(nl: "mensen naar leeftijd", en: "people by age"),
        named: "population.people",
        unit: .persons, over: .regions * .ages, possible: 0...200_000)
    var peopleOnBaseDate
    @Stock(
        "People of each age.", nl: "Mensen van elke leeftijd.", unit: .persons, over: .regions * .ages,
        possible: 0...1_000_000)
    public var people
    @Outcome(
        "People who live in the region.", nl: "Mensen die in de regio wonen.",
        title: Text(nl: "inwoners", en: "inhabitants"), formula: "Σ people over all ages (1.3)",
        formulaNL: "Σ mensen over alle leeftijden (1.3)",
        unit: .persons,
        over: .regions, better: .neither, timing: .january, whole: .sum, worthNaming: 100,
        evidence: bookkeeping)
    public var total

    // (1.1) births = ratio of the region × share of women × Σ fertility × path × people, ages 15 to 49

    @Given(
        "Births per woman of an age in a year, on the base date; ages 15 to 49 count.",
        nl:
            "Geboorten per vrouw van een leeftijd in een jaar, op de begindatum; de leeftijden 15 tot en met 49 tellen.",
        title: Text(nl: "geboorten per vrouw naar leeftijd", en: "births per woman by age"),
        unit: .perYear,
        over: .ages, possible: 0...1)
    var fertility
    @Given(
        "Births of a region compared with those of the same people at national rates.",
        nl: "Geboorten in een regio, vergeleken met die van dezelfde mensen bij landelijke cijfers.",
        title: Text(nl: "geboorten, vergeleken met het land", en: "births compared with the country"),
        unit: .one,
        over: .regions, possible: 0.3...3)
    var fertilityRatio
    @Constant(
        "Share of women among people who can give birth.",
        nl: "Aandeel vrouwen onder mensen die een kind kunnen krijgen.",
        title: Text(nl: "aandeel vrouwen", en: "share of women"), unit: .share, value: 0.5,
        evidence: .judged(
            "Sexes are merged; women were 49 to 50 % of the ages 15 to 49.",
            nl:
                "Mannen en vrouwen zijn samengenomen; vrouwen waren 49 tot 50 % van de leeftijden 15 tot en met 49."
        ))
    var shareOfWomen
    @Parameter(
        "Children per woman from 2040 on.", nl: "Kinderen per vrouw vanaf 2040.",
        title: Text(nl: "kinderen per vrouw vanaf 2040", en: "children per woman from 2040 on"), unit: .one,
        central: 1.6, range: 1.4...1.75, allowed: 0.5...3,
        evidence: paths)
    var childrenPerWoman
    @Constant(
        "Length of the path of fertility, from 2024 to 2040.",
        nl: "Duur van de weg naar het nieuwe kindertal, van 2024 tot 2040.",
        title: Text(nl: "duur van de weg naar nieuw kindertal", en: "length of the path of fertility"),
        unit: .years, value: 16, evidence: paths)
    var fertilityPath
    @Constant(
        "One year of age.", nl: "Eén levensjaar.", unit: .years, value: 1,
        evidence: .judged("A definition.", nl: "Een afspraak."))
    var yearOfAge
    @Auxiliary(
        "Children who are born.", nl: "Kinderen die geboren worden.", unit: .persons / .years, over: .regions)
    public var births

    // (1.2) deaths = ratio of the region × mortality × (1 − decline)^years × people

    @Given(
        "Deaths per person of an age in a year, on the base date.",
        nl: "Sterfgevallen per persoon van een leeftijd in een jaar, op de begindatum.",
        title: Text(nl: "sterfte naar leeftijd", en: "mortality by age"), unit: .perYear,
        over: .ages,
        possible: 0...1)
    var mortality
    @Given(
        "Deaths in a region compared with those of the same people at national rates.",
        nl: "Sterfgevallen in een regio, vergeleken met die van dezelfde mensen bij landelijke cijfers.",
        title: Text(nl: "sterfte, vergeleken met het land", en: "mortality compared with the country"),
        unit: .one,
        over: .regions, possible: 0.3...3)
    var mortalityRatio
    @Parameter(
        "Share by which mortality falls each year.", nl: "Deel waarmee de sterfte elk jaar daalt.",
        title: Text(nl: "daling van de sterfte per jaar", en: "yearly fall of mortality"), unit: .share,
        central: 0.012, range: 0.008...0.016,
        allowed: -0.02...0.05, evidence: paths)
    var mortalityDecline
    @Auxiliary("People who die.", nl: "Mensen die sterven.", unit: .persons / .years, over: .regions)
    public var deaths

    // (1.3) at the end of the fourth quarter everyone turns a year older

    @Parameter(
        "Share of the children born in a year who count as one year old on the next 1 January.",
        nl: "Deel van de kinderen van een jaar dat op 1 januari daarna als één jaar oud telt.",
        title: Text(nl: "pasgeborenen die als één jaar tellen", en: "newborns who count as one year old"),
        unit: .share,
        central: 0, range: 0...0, allowed: 0...1,
        evidence: .judged(
            "They are 0, as in statistics. Moving everyone up an age would be 1.",
            nl: "Zij zijn 0, zoals in de statistiek. Iedereen een leeftijd opschuiven zou 1 zijn."))
    var newbornsCountedAsOne
    @Stock(
        "Children born since 1 January.", nl: "Kinderen die sinds 1 januari geboren zijn.", unit: .persons,
        over: .regions, possible: 0...1_000_000)
    var newborns

    // (1.9) households = ratio of the region × Σ headship × (1 + growth)^years × people

    @Given(
        "Share of people of an age who head a household, on the base date.",
        nl: "Aandeel mensen van een leeftijd dat aan het hoofd van een huishouden staat, op de begindatum.",
        title: Text(nl: "hoofden van huishoudens naar leeftijd", en: "heads of households by age"),
        unit: .share, over: .ages,
        possible: 0...1)
    var headship
    @Given(
        "Households of a region compared with those of the same people at national rates.",
        nl: "Huishoudens in een regio, vergeleken met die van dezelfde mensen bij landelijke cijfers.",
        title: Text(nl: "huishoudens, vergeleken met het land", en: "households compared with the country"),
        unit: .one, over: .regions, possible: 0.3...3)
    var householdRatio
    @Parameter(
        "Share by which headship grows each year.",
        nl: "Deel waarmee het aandeel hoofden van een huishouden elk jaar groeit.",
        title: Text(nl: "groei van het aandeel huishoudens", en: "yearly growth of headship"), unit: .share,
        central: 0.0015, range: 0...0.003,
        allowed: -0.01...0.02, evidence: .judgement)
    var headshipGrowth
    @Auxiliary("Households.", nl: "Huishoudens.", unit: .persons, over: .regions)
    public var households

    // Groups of ages that people and other themes ask for.

    @Auxiliary("People under 18.", nl: "Mensen jonger dan 18.", unit: .persons, over: .regions)
    public var under18
    @Auxiliary("People of 15 to 24.", nl: "Mensen van 15 tot 25 jaar.", unit: .persons, over: .regions)
    public var aged15To24
    @Auxiliary("People of 60 and older.", nl: "Mensen van 60 jaar en ouder.", unit: .persons, over: .regions)
    public var over60
    @Outcome(
        "Share of people who are 65 or older.", nl: "Aandeel mensen van 65 jaar en ouder.",
        title: Text(nl: "aandeel 65-plussers", en: "share aged 65 or older"),
        formula: "people of 65 and older / people", formulaNL: "mensen van 65 jaar en ouder / mensen",
        unit: .share,
        over: .regions, better: .neither, timing: .january, whole: .mean(weightedBy: "population.total"),
        worthNaming: 0.001, evidence: bookkeeping)
    public var olderShare

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let arrivals, leaving, immigrants, emigrationOfAge, emigrationRatio: Table
        let immigrantAges: Figures
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for place in 0..<people.count { people[place] = Lanes(repeating: peopleOnBaseDate[place]) }
        for region in 0..<Axis.regions.count {
            let died = people.sum(of: region, weightedBy: mortality)
            births[region] = birthRate(region, Lanes(repeating: 1))
            deaths[region] = died * mortalityRatio[region]
            newborns[region] = .zero
            count(region, Lanes(repeating: 1))
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let fertilityNow = pathOfFertility(at: step.elapsed)
        let mortalityLeft = power(1.0 - mortalityDecline, step.elapsed / yearOfAge)
        let headshipNow = power(1.0 + headshipGrowth, (step.elapsed + step.dt) / yearOfAge)
        let (ages, young) = (Axis.ages.count, Migration.young)
        for region in 0..<Axis.regions.count {
            let born = birthRate(region, fertilityNow)
            let dying = mortalityRatio[region] * mortalityLeft
            let (leavingYoung, leavingOther) = (now.leaving[.young, region], now.leaving[.other, region])
            deaths[region] =
                change(region, 0..<young.lowerBound, dying, leavingOther, now, step.dt)
                + change(region, young, dying, leavingYoung, now, step.dt)
                + change(region, young.upperBound..<ages, dying, leavingOther, now, step.dt)
            births[region] = born
            newborns[region] += born * step.dt
            people[region, 0] += born * step.dt
            if step.endsYear { turnAYearOlder(region) }
            count(region, headshipNow)
        }
    }

    /// (1.2), (1.7), (1.8) Moves people of these ages over a step, and returns how many die per year.
    ///
    /// people' = arrivals + immigrants − deaths − those who leave for other regions or abroad
    @inline(__always) func change(
        _ region: Int, _ ages: Range<Int>, _ dying: Lanes, _ leaving: Lanes, _ now: Couplings, _ dt: Double
    ) -> Lanes {
        let (people, mortality, arrivals) = (people, mortality, now.arrivals)
        let (abroad, incoming) = (now.emigrationRatio[region], now.immigrants[region])
        let (emigrationOfAge, immigrantAges) = (now.emigrationOfAge, now.immigrantAges)
        let youngest = region * Axis.ages.count
        var died = Lanes.zero
        for age in ages {
            let place = youngest + age
            let here = people[place]
            let deaths = here * mortality[age] * dying
            let gone = here * (leaving + emigrationOfAge[age] * abroad)
            let come = arrivals[place] + incoming * immigrantAges[age]
            people[place] = here + (come - gone - deaths) * dt
            died += deaths
        }
        return died
    }

    /// (1.1) Fertility as a multiple of that of the base date.
    func pathOfFertility(at elapsed: Double) -> Lanes {
        let first = fertility.sum * yearOfAge
        let done = least(Lanes(repeating: elapsed) / fertilityPath, Lanes(repeating: 1))
        return 1.0 + (multiple(childrenPerWoman, of: first) - 1.0) * done
    }

    /// (1.1) The births of a region per year.
    @inline(__always) func birthRate(_ region: Int, _ fertilityNow: Lanes) -> Lanes {
        let born = people.sum(of: region, 15..<50, weightedBy: fertility)
        return born * (fertilityRatio[region] * shareOfWomen) * fertilityNow
    }

    /// (1.3) Moves everyone up an age; those of 98 join the last group.
    func turnAYearOlder(_ region: Int) {
        let oldest = Axis.ages.count - 1
        let stay = least(newborns[region] * (1.0 - newbornsCountedAsOne), people[region, 0])
        people[region, oldest] += people[region, oldest - 1]
        for age in (1..<oldest).reversed() { people[region, age] = people[region, age - 1] }
        people[region, 1] -= stay
        people[region, 0] = stay
        newborns[region] = .zero
    }

    /// (1.9) Counts households, people and groups of ages as they are now.
    func count(_ region: Int, _ headshipNow: Lanes) {
        let (people, ages) = (people, Axis.ages.count)
        let heads = people.sum(of: region, weightedBy: headship)
        let upTo14 = people.sum(of: region, 0..<15)
        let aged15To17 = people.sum(of: region, 15..<18)
        let aged18To24 = people.sum(of: region, 18..<25)
        let aged25To59 = people.sum(of: region, 25..<60)
        let aged60To64 = people.sum(of: region, 60..<65)
        let over65 = people.sum(of: region, 65..<ages)

        households[region] = heads * headshipNow * householdRatio[region]
        under18[region] = upTo14 + aged15To17
        aged15To24[region] = aged15To17 + aged18To24
        over60[region] = aged60To64 + over65
        total[region] = under18[region] + aged18To24 + aged25To59 + over60[region]
        olderShare[region] = share(over65, of: total[region])
    }
}
