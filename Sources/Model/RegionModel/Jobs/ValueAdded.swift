public import Modelling

/// What people at work produce, and what they are paid.
///
/// Numbers in brackets are the equations of the model's specification.
public struct ValueAdded: RegionalTheme {
    public static let chapter = Chapter.jobs

    static let fittedProduct = Evidence.judged(
        "The best value of backcasts 2012-2016; its interval holds 0, so the data do not identify it: docs/validation.md.",
        nl:
            "De beste waarde van terugblikken 2012-2016; 0 is ook mogelijk, dus de gegevens wijzen het niet aan: docs/validation.md."
    )
    static let fittedLuck = Evidence.judged(
        "Set so that bands of backcasts cover what happened in 2012-2016; see docs/validation.md.",
        nl:
            "Zo gezet dat de marges van terugblikken bevatten wat in 2012-2016 gebeurde; zie docs/validation.md."
    )

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let sectorDemand, demand, demandPerJob, employed, unemploymentRate, firstUnemployment: Table
    }

    /// Makes the theme's tables.
    public init() {}

    // (2.12) wage = (unemployment / first unemployment)^(−elasticity)

    @Parameter(
        "Wage curve: fall of wages with higher unemployment.",
        nl: "Looncurve: daling van lonen bij meer werkloosheid.",
        title: Text(nl: "daling van lonen bij werkloosheid", en: "wage curve"), unit: .one, central: 0.1,
        range: 0.03...0.15,
        allowed: 0...1,
        evidence: .published(
            "Blanchflower and Oswald 1994",
            "Nijkamp and Poot 2005, J. Econ. Surveys, find .07; not re-checked.",
            nl: "Nijkamp en Poot 2005, J. Econ. Surveys, vinden 0,07; niet nagekeken."
        ))
    var wageCurve
    @Constant(
        "Least unemployment rate that wages respond to.", nl: "Laagste werkloosheid waarop lonen reageren.",
        unit: .share, value: 0.001,
        evidence: .judged(
            "Keeps the logarithm finite where nobody is unemployed.",
            nl: "Houdt de logaritme eindig waar niemand werkloos is."))
    var leastUnemployment
    @Auxiliary("Wages, 1 on the base date.", nl: "Lonen; 1 op de begindatum.", unit: .one, over: .regions)
    public var wage

    // (2.12) value added = Σ people at work × productivity × e^(growth × time + shift × fade × (1 − e^(−time / fade)) + luck)

    @Given(
        "Value added per person at work on the base date, so that regions add up to their observed product.",
        nl:
            "Toegevoegde waarde per persoon aan het werk op de begindatum, zo dat regio's optellen tot hun waargenomen product.",
        title: Text(nl: "toegevoegde waarde per werkende", en: "value added per person at work"),
        unit: .millions / .persons / .years, over: .regions * .sectors, possible: 0...20)
    var productivity
    @Parameter(
        "Growth of productivity.", nl: "Groei van de productiviteit.",
        title: Text(nl: "groei van de productiviteit", en: "growth of productivity"), unit: .perYear,
        central: 0.006,
        range: 0.002...0.011,
        allowed: -0.02...0.05,
        evidence: .judged(
            "Our judgement; to be replaced by CPB's path.",
            nl: "Onze inschatting; te vervangen door het pad van het CPB."))
    var productivityGrowth
    @Given(
        "Growth of a region's product per person at work beyond the country's, before the base date.",
        nl:
            "Groei van het product van een regio per persoon aan het werk boven die van het land, vóór de begindatum.",
        title: Text(nl: "vroegere eigen productgroei", en: "historic growth of product"),
        unit: .perYear, over: .regions, possible: -0.2...0.2)
    var productShift
    @Parameter(
        "Share of that growth which goes on.", nl: "Deel van die groei dat doorgaat.",
        title: Text(nl: "blijvend deel van productgroei", en: "lasting share of product growth"),
        unit: .share, central: 0.23, range: 0...0.53, allowed: 0...1.5,
        evidence: fittedProduct)
    var lastingProductShift
    @Parameter(
        "Time in which that growth fades.", nl: "Tijd waarin die groei verdwijnt.",
        title: Text(nl: "duur van eigen productgroei", en: "time in which product growth fades"),
        unit: .years, central: 15, range: 8...40, allowed: 1...200,
        evidence: .judgement)
    var productShiftFade
    @Constant(
        "Most that such growth adds or takes.", nl: "Meeste dat zulke groei toevoegt of wegneemt.",
        unit: .perYear, value: 0.015,
        evidence: .judged(
            "Beyond it stand single plants and gas fields.",
            nl: "Daarboven staan losse fabrieken en gasvelden."))
    var greatestProductShift
    @Shock(
        "Luck of a region's product per person at work, in logarithms.",
        nl: "Toeval in het product van een regio per persoon aan het werk, in logaritmen.", unit: .one,
        over: .regions,
        every: .year, persistence: 0.9, deviation: 0.045, evidence: fittedLuck)
    var productLuck
    @Outcome(
        """
        Value added in prices of 2024. Its growth by region has little predictive value (docs/validation.md): read \
        differences between scenarios only.
        """,
        nl:
            "Toegevoegde waarde in prijzen van 2024. De groei per regio is slecht te voorspellen (docs/validation.md): lees alleen verschillen tussen scenario's.",
        title: Text(nl: "toegevoegde waarde", en: "value added"),
        formula:
            "Σ people at work in a sector × productivity of the base date × e^(growth × time + shift × fade × (1 − e^(−time / fade)) + luck) (2.12)",
        formulaNL:
            "Σ mensen aan het werk in een sector × productiviteit op de begindatum × e^(groei × tijd + eigen groei × duur × (1 − e^(−tijd / duur)) + toeval) (2.12)",
        unit: .millions / .years, over: .regions, better: .higher, timing: .average, whole: .sum,
        worthNaming: 10,
        reading: .difference,
        evidence: .judged(
            "Pivoted on the observed regional product; in a backcast of 2017-2021 the rank correlation of growth is low.",
            nl:
                "Gaat uit van het waargenomen regionale product; in een terugblik op 2017-2021 is de rangcorrelatie van de groei laag."
        ))
    public var valueAdded

    public func begin(with now: Couplings, by step: Step) {
        wage.fill(Lanes(repeating: 1))
        for region in 0..<regions { valueAdded[region] = value(in: region, now) }
    }

    public func advance(with now: Couplings, during step: Step) {
        let faded = productShiftFade * (1.0 - exp(-step.elapsed / productShiftFade))
        for region in 0..<regions {
            let shift = clamp(lastingProductShift * productShift[region], within: greatestProductShift)
            let growth = productivityGrowth * step.elapsed + shift * faded + productLuck[region]
            valueAdded[region] = value(in: region, now) * exp(growth)
            let unemployed = greatest(now.unemploymentRate[region], leastUnemployment)
            let first = greatest(now.firstUnemployment[region], leastUnemployment)
            wage[region] = exp(-wageCurve * log(unemployed / first))
        }
    }

    /// (2.12) Value added of the people at work, at the productivity of the base date.
    @inline(__always) func value(in region: Int, _ now: Couplings) -> Lanes {
        let (jobs, productivity) = (now.sectorDemand, productivity)
        var value = Lanes.zero
        for place in region * sectors..<(region + 1) * sectors { value += jobs[place] * productivity[place] }
        return value * (now.employed[region] * now.demandPerJob[region] / now.demand[region])
    }
}
