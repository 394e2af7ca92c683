public import Modelling

/// How much crime is recorded, how safe people feel, and how many die on the road.
///
/// Crime is that of the base date, moved by unemployment, young people, density, police and cohesion, around a
/// national trend that fades. Feeling unsafe follows crime only partly. Road deaths follow the age of people and
/// the design of roads; how much people travel stays as it is, since no theme describes it. More police never
/// records more crime here, though in life it may. Numbers in brackets are the equations of the specification.
public struct Safety: RegionalTheme {
    public static let chapter = Chapter.safety

    static let americanPolice = Evidence.published(
        "Chalfin & McCrary 2018, Review of Economics and Statistics 100:167", "American, not re-checked",
        nl: "Amerikaans, niet nagekeken")

    // (5.2) cohesion' = (aim − cohesion) / delay
    //       aim = ½ + meeting × Δ score of meeting places / 100 + gain of measures − unrest × relative Δ turnover

    @Constant(
        "Cohesion on the base date, the same everywhere.",
        nl: "Saamhorigheid op de begindatum, overal gelijk.", unit: .share, value: 0.5,
        evidence: .judged(
            "The middle of the scale: no regional figures.",
            nl: "Het midden van de schaal: er zijn geen cijfers per regio."))
    var firstCohesion
    @Parameter(
        "Time in which cohesion changes.", nl: "Tijd waarin saamhorigheid verandert.", unit: .years,
        central: 5, range: 2...10, allowed: 0.5...50, evidence: .judgement)
    var cohesionDelay
    @Parameter(
        "Cohesion gained per 100 points of meeting places.",
        nl: "Saamhorigheid die 100 punten aan ontmoetingsplekken geven.",
        title: Text(nl: "saamhorigheid door ontmoetingsplekken", en: "cohesion by meeting places"),
        unit: .share, central: 0.2, range: 0...0.4, allowed: 0...2, evidence: .judgement)
    var gainByMeeting
    @Parameter(
        "Cohesion gained per point that measures aim at.",
        nl: "Saamhorigheid die ontstaat per punt waar maatregelen op mikken.",
        title: Text(nl: "saamhorigheid door maatregelen", en: "cohesion by measures"),
        unit: .share, central: 1, range: 0...1.5, allowed: 0...3,
        evidence: .judged(
            "Our own judgement: a measure may leave cohesion as it was, so its range begins at 0.",
            nl: "Onze eigen inschatting: een maatregel kan niets veranderen, dus begint de bandbreedte bij 0."
        )
        .noting(
            "SCP 2011 and 2013 find hardly any effect of green, sport, play and social programmes in 40 districts.",
            nl:
                "SCP 2011 en 2013 vinden nauwelijks effect van groen, sport, spel en sociale programma's in 40 wijken."
        ))
    var gainByMeasures
    @Parameter(
        "Cohesion lost when twice as many people move.",
        nl: "Saamhorigheid die verdwijnt als er twee keer zo veel mensen verhuizen.",
        title: Text(nl: "saamhorigheid kwijt door verhuizingen", en: "cohesion lost by moves"),
        unit: .share, central: 0.1, range: 0...0.3, allowed: 0...2, evidence: .judgement)
    var lossByMoving
    @Auxiliary(
        "Moves per person on the base date.", nl: "Verhuizingen per inwoner op de begindatum.",
        unit: .perYear, over: .regions)
    var firstTurnover
    @Auxiliary(
        "Score of meeting places on the base date.", nl: "Score van ontmoetingsplekken op de begindatum.",
        unit: .points, over: .regions)
    var firstMeetingScore
    @Stock(
        "How far people feel that they belong together.",
        nl: "Hoe sterk mensen zich met elkaar verbonden voelen.",
        unit: .share, over: .regions, possible: 0...1)
    public var cohesion

    // (5.1) ln crime = ln crime on the base date + per point × Δ unemployment in per cent + young × Δ ln share
    //       of young + crowding × Δ ln density + police × Δ ln police + bond × Δ cohesion + trend + luck

    @Given(
        "Thefts, burglaries and damage recorded on the base date, per 1,000 inhabitants.",
        nl: "Diefstal, inbraak en vernieling per 1.000 inwoners op de begindatum.",
        title: Text(nl: "diefstal, inbraak en vernieling nu", en: "thefts, burglaries and damage now"),
        unit: .perThousand, over: .regions, possible: 0.1...500)
    var propertyCrime
    @Given(
        "Violent offences recorded on the base date, per 1,000 inhabitants.",
        nl: "Geweldsmisdrijven per 1.000 inwoners op de begindatum.",
        title: Text(nl: "geweldsmisdrijven nu", en: "violent offences now"),
        unit: .perThousand, over: .regions, possible: 0.01...200)
    var violence
    @Parameter(
        "How much property crime rises for each point of unemployment: 0.02 is 2 %.",
        nl: "Hoeveel diefstal en vernieling stijgen per procentpunt werkloosheid: 0,02 is 2 %.",
        title: Text(nl: "diefstal per punt werkloosheid", en: "property crime per point of unemployment"),
        unit: .one, central: 0.02, range: 0.005...0.05, allowed: -0.1...0.2,
        evidence: .published(
            "Lin 2008, Journal of Human Resources 43", "0.018 to 0.04; the range is ours",
            nl: "0,018 tot 0,04; de bandbreedte is van ons"))
    var propertyByUnemployment
    @Parameter(
        "How much violence rises for each point of unemployment: 0.005 is 0.5 %.",
        nl: "Hoeveel geweld stijgt per procentpunt werkloosheid: 0,005 is 0,5 %.",
        title: Text(nl: "geweld per punt werkloosheid", en: "violence per point of unemployment"),
        unit: .one, central: 0.005, range: -0.005...0.02, allowed: -0.1...0.2,
        evidence: .published(
            "Raphael & Winter-Ebmer 2001", "considerably weaker than for property crime",
            nl: "een stuk zwakker dan bij diefstal"))
    var violenceByUnemployment
    @Parameter(
        "Rise of crime, in per cent, when the share of people aged 15 to 24 rises by 1 %.",
        nl: "Procent meer misdrijven als het deel van de mensen van 15 tot 24 jaar 1 % groter wordt.",
        title: Text(nl: "misdrijven door meer jongeren", en: "crime by more young people"),
        unit: .one, central: 0.3, range: 0.05...0.8, allowed: -1...3,
        evidence: .published(
            "Levitt 1999, Criminology 37", "modest; not re-checked", nl: "klein; niet nagekeken"))
    var crimeByYouth
    @Parameter(
        "Rise of crime, in per cent, when density rises by 1 %.",
        nl: "Procent meer misdrijven als mensen 1 % dichter op elkaar wonen.",
        title: Text(nl: "misdrijven door dichter wonen", en: "crime by density"),
        unit: .one, central: 0.15, range: 0...0.4, allowed: -1...2, evidence: .judgement)
    var crimeByDensity
    @Parameter(
        "Rise of property crime, in per cent, when police per inhabitant rises by 1 %.",
        nl: "Procent meer diefstal en vernieling als er 1 % meer politie per inwoner is.",
        title: Text(nl: "diefstal bij meer politie", en: "property crime with more police"),
        unit: .one, central: -0.17, range: -0.4 ... -0.05, allowed: -2...0, evidence: americanPolice)
    var propertyByPolice
    @Parameter(
        "Rise of violence, in per cent, when police per inhabitant rises by 1 %.",
        nl: "Procent meer geweld als er 1 % meer politie per inwoner is.",
        title: Text(nl: "geweld bij meer politie", en: "violence with more police"),
        unit: .one, central: -0.34, range: -0.7 ... -0.1, allowed: -2...0, evidence: americanPolice)
    var violenceByPolice
    @Parameter(
        "How crime changes, as a logarithm, when cohesion rises from 0 to 1: −0.5 is 39 % less.",
        nl:
            "Hoe misdrijven veranderen, als logaritme, als saamhorigheid van 0 naar 1 gaat: −0,5 is 39 % minder.",
        title: Text(nl: "misdrijven bij meer saamhorigheid", en: "crime with more cohesion"),
        unit: .one, central: -0.5, range: -1...0, allowed: -5...0,
        evidence: .judged(
            "Direction from Sampson, Raudenbush & Earls 1997, Science; the size is ours.",
            nl: "Richting volgens Sampson, Raudenbush & Earls 1997, Science; de grootte is geschat."))
    var crimeByCohesion
    @Parameter(
        "Police per inhabitant apart from measures.", nl: "Politie per inwoner zonder maatregelen.",
        title: Text(nl: "politie per inwoner", en: "police per inhabitant"),
        unit: .one, central: 0.0028, range: 0.0024...0.0032, allowed: 0.0005...0.02,
        evidence: .judged(
            "Constant, about 50,000 full-time jobs in all; the range is ours.",
            nl: "Blijft gelijk, samen ongeveer 50.000 volle banen; de bandbreedte is van ons."))
    var policePerInhabitant
    @Parameter(
        "How much more than general police the officers of measures achieve.",
        nl: "Hoeveel meer dan gewone politie de agenten van maatregelen bereiken.",
        title: Text(nl: "kracht van gericht politiewerk", en: "strength of targeted policing"),
        unit: .one, central: 1, range: 0.5...2, allowed: 0...5,
        evidence: .judged(
            "Vollaard 2006: targeted beats more; the size is ours.",
            nl: "Vollaard 2006: gericht werkt beter dan meer; de grootte is geschat."))
    var targeting
    @Parameter(
        "Trend of crime per year at the start: −0.015 is 1.5 % less a year.",
        nl: "Hoe misdrijven in het begin per jaar veranderen: −0,015 is 1,5 % minder per jaar.",
        title: Text(nl: "trend van misdrijven per jaar", en: "trend of crime a year"),
        unit: .perYear, central: -0.015, range: -0.04...0.01, allowed: -0.2...0.2,
        evidence: .judged(
            "Crime halved in 2012-2021 and has risen since (CBS): between the two.",
            nl: "Misdrijven halveerden in 2012-2021 en stijgen sindsdien (CBS): daartussenin."))
    var trend
    @Constant(
        "Time in which the trend of crime fades.", nl: "Tijd waarin de trend van misdrijven uitdooft.",
        unit: .years, value: 8,
        evidence: .judged(
            "A trend that holds for 26 years would leave a third less crime, which nobody foresees.",
            nl: "Een trend van 26 jaar zou een derde minder misdrijven geven; niemand voorziet dat."))
    var trendFades
    @Shock(
        "Deviation of property crime, in logarithms.",
        nl: "Mee- en tegenvallers bij diefstal en vernieling, als logaritme.", unit: .one, over: .regions,
        every: .year, persistence: 0.5, deviation: 0.06, evidence: .judgement)
    var propertyLuck
    @Shock(
        "Deviation of violence, in logarithms.", nl: "Mee- en tegenvallers bij geweld, als logaritme.",
        unit: .one, over: .regions, every: .year, persistence: 0.5, deviation: 0.08, evidence: .judgement)
    var violenceLuck
    @Auxiliary(
        "Unemployment on the base date.", nl: "Werkloosheid op de begindatum.", unit: .share, over: .regions)
    var firstUnemployment
    @Auxiliary(
        "Share of inhabitants aged 15 to 24 on the base date.",
        nl: "Deel van de inwoners van 15 tot 24 jaar op de begindatum.", unit: .share, over: .regions)
    var firstYoung
    @Auxiliary(
        "Inhabitants per hectare of built land and parks on the base date.",
        nl: "Inwoners per hectare bebouwde grond en park op de begindatum.", unit: .persons / .hectares,
        over: .regions)
    var firstDensity
    @Auxiliary(
        "Violent offences recorded in a year, per 1,000 inhabitants.",
        nl: "Geweldsmisdrijven per jaar per 1.000 inwoners.", unit: .perThousand, over: .regions)
    var violentCrime
    @Outcome(
        "Thefts, burglaries, damage and violence recorded in a year, per 1,000 inhabitants.",
        nl: "Diefstal, inbraak, vernieling en geweld die de politie per jaar vastlegt, per 1.000 inwoners.",
        title: Text(nl: "misdrijven per 1.000 inwoners", en: "recorded crime per 1,000"),
        formula: "property crime + violence (5.1)",
        formulaNL: "diefstal en vernieling + geweld (5.1)", unit: .perThousand, over: .regions,
        better: .lower,
        timing: .average, whole: .mean(weightedBy: "population.total"), worthNaming: 0.1, isHeadline: true,
        evidence: .judged(
            "CBS 2023 for the country, spread over regions by police regions of 2011.",
            nl: "CBS 2023 voor het land, over regio's verdeeld met politieregio's van 2011."))
    public var recordedCrime

    // (5.3) road deaths = first × users of the road by risk / first × (1 − trend)^years × (1 − cut) × luck

    @Given(
        "Deaths on the road on the base date.", nl: "Verkeersdoden op de begindatum.",
        named: "safety.road_deaths", unit: .deaths, over: .regions, possible: 0...500)
    var firstRoadDeaths
    @Constant(
        "Risk of people of 60 and older, as a multiple of that of others.",
        nl: "Risico van mensen van 60 en ouder, als veelvoud van dat van anderen.", unit: .one,
        value: (0.55 / 0.27) / (0.45 / 0.73),
        evidence: .published(
            "SWOV 2023", "55 % of those who died were 60 or older; they are 27 % of people",
            nl: "55 % van de doden was 60 of ouder; zij zijn 27 % van de mensen"))
    var riskOfOlder
    @Parameter(
        "Share by which the risk of the road falls each year.",
        nl: "Deel waarmee het risico op de weg elk jaar daalt.",
        title: Text(nl: "veiliger wegen per jaar", en: "safer roads a year"),
        unit: .share, central: 0.005, range: -0.01...0.02, allowed: -0.1...0.1,
        evidence: .published(
            "SWOV", "no clear trend since 2010", nl: "geen duidelijke trend sinds 2010"))
    var roadTrend
    @Auxiliary(
        "Inhabitants weighted with their risk, on the base date.",
        nl: "Inwoners, gewogen met hun risico, op de begindatum.", unit: .persons, over: .regions)
    var firstAtRisk
    @Auxiliary(
        "Deaths that happen this year per death expected.", nl: "Doden dit jaar per verwachte dode.",
        unit: .one, over: .regions)
    var roadLuck
    @Outcome(
        "People who die on the road in a year.", nl: "Mensen die per jaar in het verkeer omkomen.",
        title: Text(nl: "verkeersdoden", en: "road deaths"),
        formula: "deaths of the base date, moved by age, road design and trend; Poisson around it (5.3)",
        formulaNL: "doden op de begindatum, veranderd door leeftijd, wegen en trend, met toeval (5.3)",
        unit: .deaths, over: .regions, better: .lower, timing: .average, whole: .sum, worthNaming: 0.1,
        evidence: .judged(
            "SWOV's 684 deaths of 2023, spread over regions by inhabitants.",
            nl: "De 684 doden van 2023 volgens SWOV, over regio's verdeeld naar inwoners."))
    public var roadDeaths

    // (5.4) logit unsafe = logit on the base date + per crime × Δ ln crime − per bond × Δ cohesion

    @Given(
        "Share of people who at times feel unsafe on the base date.",
        nl: "Deel van de mensen dat zich op de begindatum weleens onveilig voelt.",
        title: Text(nl: "voelt zich nu weleens onveilig", en: "sometimes feels unsafe now"),
        named: "safety.feeling_unsafe", unit: .share, over: .regions, possible: 0.01...0.99)
    var firstUnsafe
    @Parameter(
        "Rise of the odds of feeling unsafe, in per cent, when crime rises by 1 %.",
        nl: "Procent meer kans (als verhouding) om zich onveilig te voelen bij 1 % meer misdrijven.",
        title: Text(nl: "onveilig gevoel door misdrijven", en: "feeling unsafe by crime"),
        unit: .one, central: 0.35, range: 0.1...0.7, allowed: 0...3, evidence: .judgement)
    var unsafeByCrime
    @Parameter(
        "Fall of the odds of feeling unsafe, as a logarithm, when cohesion rises from 0 to 1.",
        nl:
            "Hoeveel kleiner de kans (als verhouding, in logaritmen) wordt als saamhorigheid van 0 naar 1 gaat.",
        title: Text(nl: "minder onveilig door saamhorigheid", en: "feeling safer by cohesion"),
        unit: .one, central: 1, range: 0...2, allowed: 0...10, evidence: .judgement)
    var unsafeByCohesion
    @Outcome(
        "Share of people who at times feel unsafe.",
        nl: "Deel van de mensen dat zich weleens onveilig voelt.",
        title: Text(nl: "voelt zich weleens onveilig", en: "sometimes feels unsafe"),
        formula: "odds of the base date, moved by crime and cohesion (5.4)",
        formulaNL: "kans op de begindatum, veranderd door misdrijven en saamhorigheid (5.4)", unit: .share,
        over: .regions,
        better: .lower, timing: .average, whole: .mean(weightedBy: "population.total"), worthNaming: 0.001,
        evidence: .judged(
            "Veiligheidsmonitor 2023 for the country, spread by police regions of 2011.",
            nl: "Veiligheidsmonitor 2023 voor het land, verdeeld met politieregio's van 2011."))
    public var feelingUnsafe

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let inhabitants, aged15To24, over60, builtDensity, turnover, unemploymentRate: Table
        let meetingScore: Table
        let levers: [Table]
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        roadLuck.fill(Lanes(repeating: 1))
        cohesion.fill(firstCohesion)
        takeFirstValues(of: now)
        for region in 0..<Axis.regions.count {
            violentCrime[region] = Lanes(repeating: violence[region])
            recordedCrime[region] = propertyCrime[region] + violentCrime[region]
            feelingUnsafe[region] = Lanes(repeating: firstUnsafe[region])
            roadDeaths[region] = Lanes(repeating: firstRoadDeaths[region])
        }
    }

    /// Keeps what changes are counted from.
    func takeFirstValues(of now: Couplings) {
        for region in 0..<Axis.regions.count {
            firstTurnover[region] = now.turnover[region]
            firstMeetingScore[region] = now.meetingScore[region]
            firstUnemployment[region] = now.unemploymentRate[region]
            firstYoung[region] = young(in: region, now)
            firstDensity[region] = now.builtDensity[region]
            firstAtRisk[region] = atRisk(in: region, now)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let trendSoFar = trend * trendFades * (1.0 - exp(-step.elapsed / trendFades))
        let roadTrendSoFar = power(1.0 - roadTrend, Lanes(repeating: step.years))

        for region in 0..<Axis.regions.count {
            let meeting = gainByMeeting * (now.meetingScore[region] - firstMeetingScore[region]) / 100
            let unrest = lossByMoving * (multiple(now.turnover[region], of: firstTurnover[region]) - 1.0)
            let aim = firstCohesion + meeting + gainByMeasures * now.levers[.cohesion][region] - unrest
            cohesion[region] += (clamp(aim, 0, 1) - cohesion[region]) / cohesionDelay * step.dt
            let cohesionGained = cohesion[region] - firstCohesion

            let unemployment = 100 * (now.unemploymentRate[region] - firstUnemployment[region])
            let officers = policePerInhabitant * now.inhabitants[region]
            let police = log(1.0 + targeting * now.levers[.police][region] / officers)
            let common =
                crimeByYouth * log(multiple(young(in: region, now), of: firstYoung[region]))
                + crimeByDensity * log(multiple(now.builtDensity[region], of: firstDensity[region]))
                + crimeByCohesion * cohesionGained + trendSoFar
            let property = exp(
                common + propertyByUnemployment * unemployment + propertyByPolice * police
                    + propertyLuck[region])
            let violent = exp(
                common + violenceByUnemployment * unemployment + violenceByPolice * police
                    + violenceLuck[region])
            violentCrime[region] = violence[region] * violent
            recordedCrime[region] = propertyCrime[region] * property + violentCrime[region]

            let expected =
                firstRoadDeaths[region] * multiple(atRisk(in: region, now), of: firstAtRisk[region])
                * roadTrendSoFar * (1.0 - now.levers[.roadRisk][region])
            if step.startsYear { roadLuck[region] = luck(in: region, expected * step.yearLength, step) }
            roadDeaths[region] = expected * roadLuck[region]

            let crime = log(recordedCrime[region] / (propertyCrime[region] + violence[region]))
            feelingUnsafe[region] = logistic(
                logit(Lanes(repeating: firstUnsafe[region])) + unsafeByCrime * crime
                    - unsafeByCohesion * cohesionGained)
        }
    }

    private static let deathsOnRoads = Key("safety.road_deaths")

    /// (5.3) The deaths that happen this year per death expected; 1 where none is expected.
    func luck(in region: Int, _ expected: Lanes, _ step: Step) -> Lanes {
        multiple(step.events(Self.deathsOnRoads, in: region, mean: expected), of: expected)
    }

    /// The share of people aged 15 to 24.
    @inline(__always) func young(in region: Int, _ now: Couplings) -> Lanes {
        now.aged15To24[region] / now.inhabitants[region]
    }

    /// Inhabitants weighted with their risk on the road.
    @inline(__always) func atRisk(in region: Int, _ now: Couplings) -> Lanes {
        now.inhabitants[region] + (riskOfOlder - 1.0) * now.over60[region]
    }
}

extension Unit {
    /// Recorded offences of a year per 1,000 inhabitants.
    static let perThousand = (Unit.one / .persons / .years).written("per 1,000 inhabitants per yr")
    /// People who die in a year.
    static let deaths = Unit.perYear.written("deaths/yr")
}
