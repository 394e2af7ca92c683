public import Modelling

/// How long deciding a measure and carrying it out take, at each table.
///
/// Preparation is the measure's own; a table of many agrees later, but meets fewer objections. Numbers in brackets are
/// the equations of the model's specification.
public struct MeasureTimes: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.1) links = (n − 1) + density × (n − 1)(n − 2) / 2

    @Parameter(
        "How far everybody at a table talks to everybody: 0 is a hub with spokes, 1 all with all.",
        nl:
            "Hoe ver iedereen aan een tafel met iedereen praat: 0 is alleen met de trekker, 1 allen met allen.",
        title: Text(nl: "hoe ver allen met allen praten", en: "how far all talk to all"),
        unit: .share, central: 0.2, range: 0...1, allowed: 0...1,
        evidence: .judged(
            "Our own judgement; Provan & Kenis 2008 is a typology, without numbers.",
            nl: "Onze eigen inschatting; Provan & Kenis 2008 is een indeling, zonder getallen."
        )
        .measurable(
            by: "The form: partners in touch at least monthly, as a share of pairs at the table.",
            nl: "Het formulier: wie elkaar minstens maandelijks spreekt, als deel van de paren aan tafel."))
    var linkDensity

    // (8.4) deciding = luck × (preparation of a table + agreement of a table) + objections of a table
    //       preparation of a table = preparation × (1 − early involvement × those included × trust); silo: preparation
    //       agreement of a table = agreement × factor of the mode × (1 + links)^(delay of links)
    //                              × (1 + delay of distrust × (1 − trust)); silo: agreement
    //       objections of a table = objections × contest × (1 − inclusion share × those included × trust); silo: × 1

    @Parameters(
        "What a way of working makes of the time to agree, against a lead alone.",
        nl:
            "Wat een manier van werken van de tijd voor overeenstemming maakt, vergeleken met een trekker alleen.",
        title: Text(nl: "tijd voor overeenstemming", en: "time to agree"), unit: .one, over: .modes,
        central: [1, 1.1, 1.2, 1.5], ranges: [1...1, 1...1.3, 1...1.6, 1.1...2.5], allowed: 0.5...5,
        evidence: .judged(
            """
            Our own judgement; for contracts a direction: procurement beyond 50 months occurs (Dudkin & Välilä 2005).
            """,
            nl:
                "Onze eigen inschatting; voor contracten een richting: aanbesteden duurt soms meer dan 50 maanden (Dudkin & Välilä 2005)."
        )
        .verified("The 50 months, in the abstract.", nl: "De 50 maanden, in de samenvatting.")
        .measurable(
            by: "Dates of start and agreement, by way of working.",
            nl: "Datums van start en akkoord, per manier van werken."))
    var modeFactor
    @Parameter(
        "Exponent by which links make agreement longer: each doubling of links takes this much more, as a logarithm of two.",
        nl:
            "Exponent waarmee verbanden de overeenstemming langer maken; bij 0,1 kost elke verdubbeling 7 % meer tijd.",
        title: Text(nl: "vertraging door verbanden", en: "delay by links"),
        unit: .one, central: 0.1, range: -0.09...0.27, allowed: -0.5...1,
        evidence: .judged(
            """
            Our own judgement, with an open sign: no study gives time per partner; Elverding 2008 advises fewer \
            authorities and earlier involvement at once. About 4 % (−3 to 12 %) a link at a table of five.
            """,
            nl:
                "Onze eigen inschatting, met open teken: geen studie geeft tijd per partner; Elverding 2008 raadt minder overheden én eerder betrekken aan. Ongeveer 4 % (−3 tot 12 %) per verband aan een tafel van vijf."
        )
        .verified(
            "The advice of Elverding, in a report; no figure for links.",
            nl: "Het advies van Elverding, in een bericht; geen getal voor verbanden."
        )
        .measurable(
            by: "Dates of start and agreement, by number of partners.",
            nl: "Datums van start en akkoord, naar aantal partners."))
    var delayOfLinks
    @Parameter(
        "Share by which want of trust makes agreement longer.",
        nl: "Deel waarmee gebrek aan vertrouwen de overeenstemming langer maakt.",
        title: Text(nl: "vertraging door wantrouwen", en: "delay by distrust"),
        unit: .share, central: 1, range: 0.3...2,
        evidence: Evidence.governance
            .measurable(
                by: "Dates of agreement beside the form on trust.",
                nl: "Datums van akkoord naast het formulier over vertrouwen."))
    var delayOfDistrust
    @Parameter(
        "Share of preparation that involving everybody early saves, with full trust.",
        nl: "Deel van de voorbereiding dat vroeg betrekken van iedereen scheelt, bij vol vertrouwen.",
        title: Text(nl: "winst door vroeg betrekken", en: "early involvement"),
        unit: .share, central: 0.15, range: -0.1...0.5, allowed: -1...0.9,
        evidence: .judged(
            """
            Our own judgement, with an open sign: Elverding 2008 says half, advisers on parallel planning say two \
            thirds; neither was evaluated, and participation can also prolong.
            """,
            nl:
                "Onze eigen inschatting, met open teken: Elverding 2008 noemt de helft, adviseurs over gelijktijdig plannen twee derde; geen van beide is nagegaan, en inspraak kan ook langer duren."
        )
        .verified(
            "That both are advice, in reports; no evaluation was found.",
            nl: "Dat beide advies zijn, in berichten; geen evaluatie gevonden."
        )
        .measurable(
            by: "Dates of preparation, with and without partners from the start.",
            nl: "Datums van voorbereiding, met en zonder partners vanaf het begin."))
    var earlyInvolvement
    @Parameter(
        "Time that objections take from a wholly contested measure.",
        nl: "Tijd die bezwaren kosten bij een maatregel waar iedereen tegen is.",
        title: Text(nl: "tijd door bezwaren", en: "time by objections"),
        unit: .years, central: 1.3, range: 0.6...2,
        evidence: .published(
            "gemeente.nu 2025 and haluk.nl 2025 on the Raad van State",
            "over 14 months, with priority 7 to 8; most municipalities name one to two years",
            nl: "meer dan 14 maanden, met voorrang 7 tot 8; de meeste gemeenten noemen een tot twee jaar"
        )
        .verified("Both reports.", nl: "Beide berichten.")
        .measurable(
            by: "Date of each objection and appeal and of its end.",
            nl: "Datum van elk bezwaar en beroep en van het einde ervan."))
    var objections
    @Parameter(
        "Share of objections that a seat for everybody takes away, with full trust.",
        nl: "Deel van de bezwaren dat wegvalt als iedereen aan tafel zit, bij vol vertrouwen.",
        title: Text(nl: "minder bezwaren door meedoen", en: "objections taken away by a seat"),
        unit: .share, central: 0.3, range: -0.2...0.7, allowed: -1...0.9,
        evidence: .judged(
            """
            Our own judgement; the wind code of 2016 had hardly any effect on support, and a seat can bring \
            objections forward too (Coglianese 1997, disputed). Contradicts the former 1.
            """,
            nl:
                "Onze eigen inschatting; de gedragscode wind van 2016 deed nauwelijks iets met draagvlak, en een stoel aan tafel kan bezwaren ook vervroegen (Coglianese 1997, betwist). In strijd met de vroegere 1."
        )
        .verified(
            "The evaluation of the code, in a report; Coglianese not.",
            nl: "De evaluatie van de gedragscode, in een bericht; Coglianese niet."
        )
        .measurable(
            by: "Appeals on plans with and without participation.",
            nl: "Beroepen bij plannen met en zonder inspraak vooraf."))
    var inclusionShare
    @Stock(
        "Luck in deciding.", nl: "Mee- en tegenvallers bij besluiten.", unit: .one, over: .plannedMeasures,
        possible: 0...100)
    var decisionLuck

    // (8.5) works = years × luck × (1 + overrun), of a joint contract × contract works

    @Parameter(
        "Share by which works take longer than planned.",
        nl: "Deel waarmee de uitvoering langer duurt dan gepland.",
        title: Text(nl: "uitloop van de uitvoering", en: "overrun of works"),
        unit: .share, central: 0.1, range: 0...0.3, allowed: -0.5...2,
        evidence: .tuned(
            on:
                "60 to 85 % of measures end late, as 75 % of the Woningbouwimpuls did (Algemene Rekenkamer 2025).",
            nl:
                "Zo gekozen dat 60 tot 85 % van de maatregelen te laat klaar is, zoals 75 % bij de Woningbouwimpuls (Algemene Rekenkamer 2025)."
        )
        .verified(
            "The share late, in a report of ANP on the audit; the audit itself not.",
            nl: "Het deel te laat, in een bericht van het ANP over het rapport; het rapport zelf niet."
        )
        .measurable(by: "Promised and real dates of completion.", nl: "Beloofde en echte opleverdatums."))
    var overrun
    @Parameter(
        "What a joint contract makes of the time that works take.",
        nl: "Wat een gezamenlijk contract van de tijd van de uitvoering maakt.",
        title: Text(nl: "uitvoering onder contract", en: "works under a contract"),
        unit: .one, central: 0.9, range: 0.8...1, allowed: 0.3...2,
        evidence: .published(
            "12 Dutch DBFM projects beside 18 others, 2022",
            "significantly better on time; the size is ours",
            nl: "aantoonbaar beter op tijd; de grootte is van ons"
        )
        .verified(
            "The abstract; the means by contract not.",
            nl: "De samenvatting; de gemiddelden per contract niet."
        )
        .measurable(
            by: "Promised and real dates, by kind of contract.",
            nl: "Beloofde en echte datums, per soort contract."))
    var contractWorks
    @Stock(
        "Luck in works.", nl: "Mee- en tegenvallers bij de uitvoering.", unit: .one, over: .plannedMeasures,
        possible: 0...100)
    var worksLuck

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        for measure in programme.measures.indices {
            let planned = programme.measures[measure]
            let place = step.regions[planned.region]
            decisionLuck[measure] = luck(
                programme.decisionKeys[measure], planned.decidingFactor, step, place: place)
            worksLuck[measure] = luck(programme.worksKeys[measure], planned.worksFactor, step, place: place)
        }
    }

    public func advance(with now: Couplings, during step: Step) {}

    /// (8.1) Links at a table of `seats`.
    @inline(__always) func links(_ seats: Double) -> Lanes {
        (seats - 1) + linkDensity * ((seats - 1) * (seats - 2) / 2)
    }

    /// (8.4) The parts of the time that deciding takes, without luck, in years.
    struct Deciding {
        let preparation, agreement, objections: Lanes

        var sum: Lanes { preparation + agreement + objections }
    }

    /// (8.4) The parts of the time that deciding takes at a table with so much trust.
    func deciding(_ planned: PlannedMeasure.Numbers, at table: SeatedTable, _ trust: Lanes) -> Deciding {
        let contested = objections * planned.contest
        guard table.mode != .silo else {
            return Deciding(
                preparation: Lanes(repeating: planned.preparation),
                agreement: Lanes(repeating: planned.agreement), objections: contested)
        }
        let including = table.included * trust
        let talking =
            power(1 + links(table.seats), delayOfLinks) * (1 + delayOfDistrust * (1 - trust))
        return Deciding(
            preparation: planned.preparation * (1 - earlyInvolvement * including),
            agreement: planned.agreement * modeFactor[table.mode.rawValue] * talking,
            objections: contested * (1 - inclusionShare * including))
    }

    /// (8.4) How long deciding takes a member.
    @inline(__always) func years(_ parts: Deciding, of measure: Int) -> Lanes {
        decisionLuck[measure] * (parts.preparation + parts.agreement) + parts.objections
    }

    /// (8.5) How long the works take a member, with enough staff.
    @inline(__always) func works(_ measure: Int, _ planned: PlannedMeasure.Numbers, _ mode: Mode) -> Lanes {
        let years = planned.years * worksLuck[measure] * (1 + overrun)
        return mode == .publicPrivate ? years * contractWorks : years
    }
}
