public import Modelling

/// What the works of a measure yield, and how much of the promise that is.
///
/// It depends on who brings in resources, on the level of government, on other measures, on compromise and on
/// money. A promise takes all of these as ideal. Numbers in brackets are the equations of the model's specification.
public struct Production: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.6) coverage = replaceable + (1 − replaceable) × (share of the lead + Σ shares at the table × trust)

    @Parameter(
        "Share of the needed resources that can be bought or regulated instead.",
        nl: "Deel van wat nodig is dat te koop of te regelen is zonder te delen.",
        title: Text(nl: "wat te koop is zonder delen", en: "what can be bought unshared"),
        unit: .share, central: 0.75, range: 0.45...1, allowed: 0...1,
        evidence: .tuned(
            on: """
                A network that delivers a little more than a silo, as measured gains of collaboration are small \
                (Scott 2015, 2016; none: Allers & De Greef 2018). Nothing that is observed moves with it, and it decides much.
                """,
            nl:
                "Zo gekozen dat een netwerk iets meer levert dan een silo, want gemeten winst van samenwerken is klein (Scott 2015, 2016; geen: Allers & De Greef 2018). Niets wat te zien is hangt ervan af, en ze beslist veel."
        )
        .verified(
            "The abstracts of Scott 2016 and of Allers and De Greef.",
            nl: "De samenvattingen van Scott 2016 en van Allers en De Greef."
        )
        .measurable(
            by: "Ask what partners hold and what the lead could buy or decide without them.",
            nl: "Vraag wat partners hebben en wat de trekker zonder hen kan kopen of besluiten."))
    var replaceable

    // (8.7) level fit = exp(−misfit × levels apart × (1 − bonus × integration, if the right level sits along))

    @Parameter(
        "Loss per level of government between a measure's and the best one.",
        nl: "Verlies per bestuursniveau dat een maatregel van het beste niveau af ligt.",
        title: Text(nl: "verlies door het verkeerde niveau", en: "loss by the wrong level"),
        unit: .one, central: 0.05, range: 0...0.3, allowed: 0...5,
        evidence: .published(
            "Allers & Geertsema 2016; Allers & De Greef 2018",
            """
            neither amalgamation nor cooperation of Dutch municipalities changed spending or services; they measure \
            spending, so the size is ours. Contradicts the former .2
            """,
            nl:
                "herindeling en samenwerking van Nederlandse gemeenten veranderden uitgaven en voorzieningen niet; ze meten uitgaven, dus de grootte is van ons. In strijd met de vroegere 0,2"
        )
        .verified("The abstracts.", nl: "De samenvattingen.")
        .verified("The abstracts.", nl: "De samenvattingen."))
    var levelMisfit
    @Parameters(
        "Integration: how far a way of working joins what departments do.",
        nl: "Hoe ver een manier van werken bijeenbrengt wat afdelingen doen.",
        title: Text(nl: "samenhang", en: "integration"), unit: .share, over: .modes,
        central: [0, 0.3, 0.7, 0.6], ranges: [0...0, 0.1...0.5, 0.4...1, 0.3...0.9], allowed: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "No way was found: a setting to try.",
                nl: "Geen manier gevonden: een stand om te proberen."))
    var integration
    @Constant(
        "Part of the loss that integration takes away where the right level sits along.",
        nl: "Deel van het verlies dat samenhang wegneemt waar het goede niveau meedoet.", unit: .share,
        value: 0.5, evidence: .governance)
    var levelBonus

    // (8.8) side effects = 1 + Σ effect between departments × progress × grip, within bounds
    //       grip on synergy = organising × integration × trust
    //       grip of conflict = exposure × (1 − integration × trust)

    @Parameters(
        "What the completion of a measure of one department adds to those of another.",
        nl: "Wat een klare maatregel van de ene afdeling toevoegt aan die van een andere.",
        title: Text(nl: "neveneffect", en: "side effect"), unit: .share, over: .sideEffects,
        central: betweenDepartments,
        ranges: betweenDepartments.enumerated().map { cell, effect in
            // A department has no side effect on itself.
            cell % (Department.allCases.count + 1) == 0 ? 0...0 : (effect - 0.1)...(effect + 0.1)
        }, allowed: -1...1,
        evidence: Evidence.governance
            .measurable(
                by: "No way was found: settings to try.", nl: "Geen manier gevonden: standen om te proberen.")
    )
    var sideEffect
    @Parameter(
        "Share of possible synergy that full integration and trust bring out.",
        nl: "Deel van de mogelijke winst dat bij volle samenhang en vertrouwen naar boven komt.",
        title: Text(nl: "winst door samenhang", en: "synergy brought out"),
        unit: .share, central: 0.3, range: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "No way was found: a setting to try.",
                nl: "Geen manier gevonden: een stand om te proberen."))
    var organising
    @Parameter(
        "Share of possible conflict that shows without integration or trust.",
        nl: "Deel van de mogelijke schade dat zonder samenhang of vertrouwen optreedt.",
        title: Text(nl: "schade zonder samenhang", en: "conflict that shows"),
        unit: .share, central: 0.5, range: 0...1,
        evidence: Evidence.governance
            .measurable(
                by: "No way was found: a setting to try.",
                nl: "Geen manier gevonden: een stand om te proberen."))
    var exposure
    @Constants(
        "Least and most that side effects make of a measure.",
        nl: "Het minste en het meeste dat neveneffecten van een maatregel maken.", unit: .one,
        over: .bounds, values: [0.5, 1.6], evidence: .governance)
    var sideEffectBounds

    // (8.9) compromise = 1 − dilution × (n − 1) / (n − 1 + crowd) × (1 − trust)

    @Parameter(
        "Dilution by compromise at a large table without trust.",
        nl: "Hoeveel een compromis afzwakt aan een grote tafel zonder vertrouwen.",
        title: Text(nl: "verwatering door compromis", en: "dilution by compromise"),
        unit: .share, central: 0.1, range: 0...0.4, allowed: 0...1,
        evidence: .published(
            "Newig e.a. 2023, 305 cases in 22 democracies",
            "representation goes with stronger outputs, so little is lost; the size is ours. Contradicts the former .25",
            nl:
                "brede vertegenwoordiging gaat samen met sterkere uitkomsten, dus gaat weinig verloren; de grootte is van ons. In strijd met de vroegere 0,25"
        )
        .verified("The abstract.", nl: "De samenvatting.")
        .verified("The abstract.", nl: "De samenvatting."))
    var dilution
    @Constant(
        "Others at the table at whose number dilution is half of its most.",
        nl: "Aantal anderen aan tafel waarbij de verwatering half zo groot is als ze kan worden.",
        unit: .one, value: 4, evidence: .governance)
    var crowd

    // (8.10) money that works = greatest(least share × budget, budget − talk − contract)
    //                           + private funding × (1 − return); with a joint contract less a share × (1 − trust)
    //        talk = paid + rate × [(1 − decided) × deciding + (1 − progress) × works] / greatest(speed, least speed)
    //        contract = transaction cost × clamp(usual contract / budget, 1, 2) × budget under a joint contract; else the
    //        most of it × decided that was spent under one

    @Parameters(
        "Private funding per public euro, with full trust and potential.",
        nl: "Geld van bedrijven per publieke euro, bij vol vertrouwen en alle mogelijkheden.",
        title: Text(nl: "geld van bedrijven per euro", en: "private funding per euro"),
        unit: .one, over: .modes, central: [0, 0.1, 0.15, 0.5],
        ranges: [0...0, 0...0.3, 0...0.6, 0.1...1.5], allowed: 0...10,
        evidence: .judged(
            "Our own judgement; Regio Deals double State money, mostly with public money.",
            nl: "Onze eigen inschatting; Regio Deals verdubbelen geld van het Rijk, vooral met publiek geld."
        )
        .verified(
            "The doubling, on vng.nl; the private share not.",
            nl: "De verdubbeling, op vng.nl; het private deel niet."
        )
        .measurable(
            by: "What firms pay in running projects, by way of working.",
            nl: "Wat bedrijven betalen in lopende projecten, per manier van werken."))
    var privateFunding
    @Parameter(
        "Return that private funders take out.", nl: "Rendement dat bedrijven eruit halen.",
        title: Text(nl: "rendement voor bedrijven", en: "return for private funders"),
        unit: .share, central: 0.15, range: 0.05...0.3, allowed: 0...1,
        evidence: Evidence.governance
            .measurable(by: "The contracts of the region.", nl: "De contracten van de regio."))
    var privateReturn
    @Constant(
        "Share of a budget that always reaches the works.",
        nl: "Deel van een budget dat altijd bij de uitvoering komt.", unit: .share, value: 0.05,
        evidence: .governance)
    var leastWorks
    @Constant(
        "Share of full speed with which what is still to be talked is reckoned at least.",
        nl: "Deel van de volle snelheid waarmee het overleg dat nog komt op zijn minst wordt berekend.",
        unit: .share, value: 0.05, evidence: .governance)
    var leastSpeed
    @Parameter(
        "Share of a budget that making a joint contract costs the public parties.",
        nl: "Deel van een budget dat het sluiten van een gezamenlijk contract de overheden kost.",
        title: Text(nl: "kosten van een contract", en: "cost of a contract"),
        unit: .share, central: 0.05, range: 0.02...0.1, allowed: 0...0.4,
        evidence: .published(
            "Dudkin & Välilä 2005",
            """
            procurement costs well over 10 % for all parties, more below £25 M; half of it public by our judgement
            """,
            nl:
                "aanbesteden kost ruim 10 % voor alle partijen samen, meer onder £25 M; de helft publiek naar onze inschatting"
        )
        .verified("The abstract.", nl: "De samenvatting.")
        .measurable(by: "Hours and advisers up to signature.", nl: "Uren en adviseurs tot de handtekening."))
    var transactionCost
    @Constant(
        "Budget from which a contract costs that share; a smaller one up to twice as much.",
        nl: "Budget waarboven een contract dat deel kost; bij een kleiner tot het dubbele.", unit: .millions,
        value: 50,
        evidence: .judged(
            "Smooth between twice below 25 M€ and once above 50; the bounds are ours.",
            nl: "Geleidelijk van het dubbele onder 25 M€ tot het enkele boven 50; de grenzen zijn van ons."))
    var usualContract
    @Stock(
        "The most that was spent on a joint contract.",
        nl: "Het meeste dat aan een gezamenlijk contract is uitgegeven.", unit: .millions,
        over: .plannedMeasures, possible: 0...1e6)
    public var contractSpent
    @Constant(
        "Share lost when a joint contract without trust is renegotiated.",
        nl: "Deel dat verloren gaat als over een contract zonder vertrouwen opnieuw wordt onderhandeld.",
        unit: .share, value: 0.03, evidence: .governance)
    var renegotiation
    @Auxiliary(
        "Private money that joins a measure as things stand.",
        nl: "Geld van bedrijven dat in een maatregel gaat zoals het er nu voor staat.", unit: .millions,
        over: .plannedMeasures)
    public var privateMoney

    // (8.11) yield = (money / reference) ^ returns × coverage × level fit × compromise × side effects × works done

    @Parameter(
        "Diminishing returns: effect in per cent per per cent of money.",
        nl: "Procent meer effect als er 1 % meer geld is.",
        title: Text(nl: "effect van meer geld", en: "returns to money"),
        unit: .one, central: 0.8, range: 0.6...1, allowed: 0.01...1,
        evidence: .published(
            "SWOV on two rounds of Dutch road money",
            ".84 for casualties, .87 for deaths, .61 for benefits, reckoned by us from both rounds",
            nl: "0,84 voor slachtoffers, 0,87 voor doden, 0,61 voor baten, door ons uit beide rondes berekend"
        )
        .verified("Both sums of SWOV.", nl: "Beide sommen van SWOV.")
        .verified("Both sums of SWOV.", nl: "Beide sommen van SWOV."))
    var returns
    @Constant(
        "Inhabitants of the region for which the catalogue gives budgets and staff.",
        nl: "Inwoners van de regio waarvoor de catalogus budgetten en mensen geeft.", unit: .persons,
        value: MeasureDefinition.referenceInhabitants,
        evidence: .judged(
            "About the mean of the 40 regions, for which the catalogue was written.",
            nl: "Ongeveer het gemiddelde van de 40 regio's; daarvoor is de catalogus geschreven."))
    var referenceInhabitants
    @Constants(
        "Least and most that the size of a region makes of budgets and staff.",
        nl: "Het minste en het meeste dat de grootte van een regio van budgetten en mensen maakt.",
        unit: .one, over: .bounds, values: MeasureDefinition.scaleBounds,
        evidence: .judged(
            "Without bounds a measure would be nothing in the smallest region and too much in the largest.",
            nl: "Anders is een maatregel niets in de kleinste regio en te veel in de grootste."))
    var scaleBounds
    @Stock(
        "Effect that the budget promises, relative to the reference budget.",
        nl: "Effect dat het budget belooft, vergeleken met dat van de catalogus.", unit: .one,
        over: .plannedMeasures, possible: 0...1_000)
    public var promisedYield
    @Auxiliary(
        "What the works of this quarter yield, per unit of an effect's amount and of the reference budget.",
        nl: "Wat de uitvoering van dit kwartaal oplevert, per eenheid effect en budget van de catalogus.",
        unit: .one, over: .plannedMeasures)
    public var yielded
    @Stock(
        "Share of a measure's promise that is produced.",
        nl: "Deel van de belofte van een maatregel dat er is.",
        unit: .share, over: .plannedMeasures, possible: 0...10)
    public var produced

    @Outcome(
        "Share of what the roadmap promises that is produced so far.",
        nl: "Deel van wat de routekaart belooft dat er tot nu toe is.",
        title: Text(nl: "geleverd van de belofte", en: "delivered of the promise"),
        formula:
            "Σ budget × share of the promise produced / Σ budget; promise: all conditions ideal, at most 1",
        formulaNL: "Σ budget × deel van de belofte dat er is / Σ budget; belofte: alles ideaal, hoogstens 1",
        unit: .share, over: .regions, better: .higher, timing: .january, whole: .none, worthNaming: 0.01,
        isHeadline: true, evidence: .governance)
    public var delivered
    @Constant(
        "Share of the promise at whose delivery half of it is there.",
        nl: "Deel van de belofte waarbij de helft klaar is.", unit: .share, value: 0.5,
        evidence: .judged("A half, by its meaning.", nl: "Een helft: dat zegt het woord."))
    var half
    @Outcome(
        "Moment at which half of what the roadmap promises was first produced; no value before.",
        nl:
            "Moment waarop voor het eerst de helft van wat de routekaart belooft klaar is; daarvoor geen waarde.",
        title: Text(nl: "helft van de belofte klaar", en: "half of the promise ready"),
        formula: "first time that delivered ≥ .5, on a straight line within the quarter",
        formulaNL: "eerste keer dat geleverd ≥ 0,5, in een rechte lijn binnen het kwartaal", unit: .years,
        over: .regions, better: .lower, timing: .january, whole: .none, worthNaming: 0.25,
        isHeadline: true, isMoment: true, evidence: .governance)
    public var halfDelivered

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Decisions`, over the measures of the roadmap.
        let decided, worksDone, progress, currentDecisionTime, worksYears: Table
        /// Of `ModeChanges` and `Coordination`, over the measures of the roadmap.
        let mode, trustAtTable, coordinationRate, speed: Table
        /// Of `CollaborationLedger`, over the measures of the roadmap: until the quarter before.
        let coordinationPaid: Table
        /// Where mechanisms look at ways of working of their own; money looks at those above.
        var apart: Apart?
    }

    /// The way of working that each mechanism looks at.
    struct Apart {
        let coverage, levelFit, sideEffects, compromise: Ways
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        for outcome in [delivered, halfDelivered] { outcome.fill(Lanes(repeating: .nan)) }
        for region in programme.regions { delivered[region] = .zero }
        for measure in programme.measures.indices {
            let planned = programme.measures[measure]
            for table in [privateMoney, contractSpent, yielded, produced] { table[measure] = .zero }
            promisedYield[measure] = relativeYield(Lanes(repeating: planned.budget), planned)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            let region = programme.regions[partnership]
            var (promised, kept) = (0.0, Lanes.zero)
            for measure in programme.measures(of: partnership) {
                let planned = programme.measures[measure]
                promised += planned.budget
                guard step.number >= planned.start else { continue }
                privateMoney[measure] = joiningMoney(measure, now)
                spendOnContract(measure, now)
                let works = any(now.worksDone[measure] .> 0)
                yielded[measure] = works ? production(measure, now) : .zero
                produced[measure] += quotient(yielded[measure], promisedYield[measure])
                kept += produced[measure] * planned.budget
            }
            let before = delivered[region]
            delivered[region] = promised > 0 ? least(kept / promised, Lanes(repeating: 1)) : .zero
            keepHalf(region, before, step)
        }
    }

    /// Keeps the moment at which half of the promise was first delivered.
    private func keepHalf(_ region: Int, _ before: Lanes, _ step: Step) {
        let now = delivered[region]
        let isOpen = halfDelivered[region] .!= halfDelivered[region]
        let passes = (before .< half) .& (now .>= half) .& isOpen
        halfDelivered[region].replace(
            with: step.date + (half - before) / (now - before) * step.dt, where: passes)
    }
}

/// Effects of one department (column) on another (row), in the order of `Department`.
private let betweenDepartments = [
    0, 0.1, -0.1, 0.05, 0.05, 0.1,
    0.05, 0, -0.15, 0.05, 0.1, 0.1,
    -0.1, -0.15, 0, 0, 0, -0.1,
    0.05, 0, 0, 0, 0.1, 0,
    0.05, 0.1, 0.05, 0.05, 0, 0.1,
    0.05, 0.05, -0.05, 0, 0.05, 0,
]
