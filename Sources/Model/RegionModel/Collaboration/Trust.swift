public import Modelling

/// How far the actors of a region trust each other, and what a table of them makes of it.
///
/// Trust grows when a measure runs better than people are used to, and is lost when it runs worse. A network manager helps;
/// where nobody meets, trust returns to where it was. It exists only in regions with a roadmap. Numbers in
/// brackets are the equations of the model's specification.
public struct Trust: RegionalTheme {
    public static let chapter = Chapter.collaboration

    @Parameter(
        "Trust between two actors at the start, from 0 to 1.",
        nl: "Vertrouwen tussen twee partijen aan het begin, van 0 tot 1.",
        title: Text(nl: "vertrouwen aan het begin", en: "trust at the start"),
        unit: .one, central: 0.55, range: 0.3...0.8, allowed: 0...1,
        evidence: .judged(
            """
            Our own judgement, to be replaced by a survey in the region; surveys of running Dutch partnerships lie above \
            the middle (Klijn e.a. 2010, mean not verified).
            """,
            nl:
                "Onze eigen inschatting; vraag het liever aan de partners in de regio. Enquêtes onder lopende Nederlandse samenwerkingen liggen boven het midden (Klijn e.a. 2010, gemiddelde niet nagezien)."
        )
        .measurable(
            by: "The form on trust in docs/evidence.md: pairs that share a table.",
            nl: "Het formulier over vertrouwen in docs/evidence.md: wie samen aan tafel zit."))
    var initialTrust
    @Stock(
        "Trust between two actors.", nl: "Vertrouwen tussen twee partijen.", unit: .one,
        over: .partnerships * .pairs, possible: 0...1)
    public var pairTrust

    // (8.1) trust at a table = weight × mean trust of the lead in its partners + (1 − weight) × the least of them

    @Constant(
        "Weight of the mean in the trust at a table; the least has the rest.",
        nl: "Gewicht van het gemiddelde in het vertrouwen aan een tafel; de rest is voor het laagste.",
        unit: .share, value: 0.7, evidence: .governance)
    var meanWeight

    // (8.12) promised, once, in the first quarter: time to decide = planned share × (preparation + agreement + objections)
    //        works start = greatest(start + time to decide, works start of each prerequisite + years × its share)
    //        performance = [decided × (works start − start) + progress × years] / promised time
    //                      / share of the promised time that has passed / usual performance
    //        praise = clamp(performance − 1, 0, full praise) / full praise;  blame = clamp(1 − performance, 0, 1)

    @Parameter(
        "Share of the time that deciding takes on average for which a promise allows.",
        nl: "Deel van de tijd die besluiten gemiddeld kost waar een belofte rekening mee houdt.",
        title: Text(nl: "hoe eerlijk plannen zijn", en: "share that plans allow for"),
        unit: .share, central: 0.9, range: 0.6...1.2, allowed: 0.1...2,
        evidence: .tuned(
            on: """
                60 to 85 % of measures end late, as 75 % of the Woningbouwimpuls did (Algemene Rekenkamer \
                2025), and .6 to .9 of a promise stands when it is due.
                """,
            nl:
                "Zo gekozen dat 60 tot 85 % van de maatregelen te laat klaar is, zoals 75 % bij de Woningbouwimpuls (Algemene Rekenkamer 2025), en dat 0,6 tot 0,9 van een belofte er op tijd is."
        )
        .verified(
            "The share late, in a report of ANP on the audit; the audit itself not.",
            nl: "Het deel te laat, in een bericht van het ANP over het rapport; het rapport zelf niet."
        )
        .measurable(
            by: "Promised and real dates of decisions.", nl: "Beloofde en echte datums van besluiten."))
    var plannedShare
    @Parameter(
        "Performance that people are used to, as a share of what was promised.",
        nl: "Wat mensen gewend zijn dat er komt, als deel van wat beloofd is.",
        title: Text(nl: "wat mensen gewend zijn", en: "usual performance"),
        unit: .share, central: 0.85, range: 0.7...1, allowed: 0.3...1.5,
        evidence: .tuned(
            on: """
                the model's own median performance at the promised end, .79 to .88 by region, so that the usual moves \
                nothing; published: .66 and .89 of planned hectares, .69 of planned training places.
                """,
            nl:
                "Afgesteld op wat in het model op het beloofde einde klaar is, 0,79 tot 0,88 per regio, zodat het gewone niets verandert; gepubliceerd: 0,66 en 0,89 van de geplande hectares, 0,69 van de geplande opleidingen."
        )
        .verified(
            "The shares of hectares (annual report of Brabant 2022) and of training places (SEO 2018).",
            nl: "De delen hectares (jaarstukken Brabant 2022) en opleidingsplaatsen (SEO 2018)."
        )
        .measurable(
            by: "What stood of earlier programmes when it was due.",
            nl: "Wat er van eerdere programma's op tijd was."))
    var usualPerformance
    @Constant(
        "Performance above what is usual at which a measure wins most trust.",
        nl: "Hoeveel beter dan gewoon een maatregel moet lopen om het meeste vertrouwen te winnen.",
        unit: .share, value: 0.4, evidence: .governance)
    var fullPraise
    @Stock(
        "Time at which the works of a measure are promised to start.",
        nl: "Tijd waarop de uitvoering van een maatregel volgens belofte begint.", unit: .years,
        over: .plannedMeasures, possible: 0...500)
    var promisedStart
    @Auxiliary(
        "Share of what is usual by now that a table has decided and built; 1 is usual, 0 where no table is at work.",
        nl:
            "Deel van wat nu gewoon is dat een tafel heeft besloten en gebouwd; 1 is gewoon, 0 waar geen tafel bezig is.",
        unit: .share,
        over: .plannedMeasures)
    public var performance

    // (8.13) trust' = won × (1 − trust) × praise − lost × trust × blame + managed × (1 − trust)
    //                 − fading × (trust − trust at the start)

    @Parameter(
        "Trust won by a measure that runs well, a year.",
        nl: "Vertrouwen dat een maatregel die goed loopt per jaar wint.",
        title: Text(nl: "vertrouwen dat groeit als het goed gaat", en: "trust won when it runs well"),
        unit: .perYear, central: 0.15, range: 0.05...0.3,
        evidence: Evidence.governance
            .measurable(
                by: "Change of pair trust in years in which shared work ran well.",
                nl: "Verandering van vertrouwen in jaren dat gezamenlijk werk goed liep."))
    var trustWon
    @Parameter(
        "Trust lost by a measure that runs late, a year.",
        nl: "Vertrouwen dat een maatregel die te laat is per jaar kost.",
        title: Text(nl: "vertrouwen kwijt als het te laat is", en: "trust lost when it runs late"),
        unit: .perYear, central: 0.3, range: 0.1...0.8,
        evidence: .judged(
            "Trust is lost faster than won: Slovic 1993, direction only; that both are as fast is possible.",
            nl:
                "Vertrouwen gaat sneller dan het komt: Slovic 1993, alleen de richting; even snel kan ook."
        )
        .measurable(
            by: "Change of pair trust in years in which shared work was late.",
            nl: "Verandering van vertrouwen in jaren dat gezamenlijk werk te laat was."))
    var trustLost
    @Parameter(
        "Trust won by managing the network, a year.",
        nl: "Vertrouwen dat een regisseur per jaar wint.",
        title: Text(nl: "vertrouwen door een regisseur", en: "trust won by a network manager"),
        unit: .perYear, central: 0.05, range: 0...0.12,
        evidence: .judged(
            "Direction: Klijn e.a. 2010; Scott 2015 finds little, so the range includes 0.",
            nl: "Richting: Klijn e.a. 2010; Scott 2015 vindt weinig, dus 0 kan ook."
        )
        .verified(
            "The abstracts; that Scott finds little, by another page's summary.",
            nl: "De samenvattingen; dat Scott weinig vindt, via een samenvatting van een ander."
        )
        .measurable(
            by: "The yearly form, in regions that gain a network manager and in others.",
            nl: "Het jaarlijkse formulier, in regio's die een regisseur krijgen en in andere."))
    var trustManaged
    @Parameter(
        "Share of a change of trust that fades in a year.",
        nl: "Deel van een verandering van vertrouwen dat per jaar wegzakt.",
        title: Text(nl: "hoe snel vertrouwen terugzakt", en: "how fast trust returns"),
        unit: .perYear, central: 0.05, range: 0.02...0.1,
        evidence: Evidence.governance
            .measurable(
                by: "The yearly form, for pairs without shared work.",
                nl: "Het jaarlijkse formulier, voor wie niet samenwerkt."))
    var trustFading
    @Auxiliary(
        "Measures that keep two actors together now.", nl: "Maatregelen die twee partijen nu samenbrengen.",
        unit: .one, over: .partnerships * .pairs)
    var meetings
    @Auxiliary(
        "Sum over those measures of how far they run better than feared.",
        nl: "Som over die maatregelen van hoeveel ze meevallen.", unit: .one, over: .partnerships * .pairs)
    var praise
    @Auxiliary(
        "Sum over those measures of how far they run late.",
        nl: "Som over die maatregelen van hoeveel ze te laat zijn.", unit: .one,
        over: .partnerships * .pairs)
    var blame

    @Outcome(
        "How far actors that share a table trust each other, from 0 to 1.",
        nl: "Hoeveel partijen die aan een tafel zitten elkaar vertrouwen, van 0 tot 1.",
        title: Text(nl: "vertrouwen tussen partners", en: "trust between partners"),
        formula: "mean of trust over the pairs of actors that the roadmap brings to one table",
        formulaNL: "gemiddeld vertrouwen van de paren die de routekaart aan één tafel brengt", unit: .one,
        over: .regions, better: .higher, timing: .january, whole: .none, worthNaming: 0.02,
        isHeadline: true, evidence: .governance)
    public var trust

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        let times: MeasureTimes
        /// Of `Decisions`, over the measures of the roadmap.
        let decided, progress: Table
        /// Of `ModeChanges`, over the measures of the roadmap.
        let mode, trustAtTable: Table
        /// Where promises allow for the deciding of another way of working.
        var promised: Ways?
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        trust.fill(Lanes(repeating: .nan))
        for partnership in programme.regions.indices {
            for pair in 0..<Axis.pairs.count { pairTrust[partnership, pair] = initialTrust }
            for measure in programme.measures(of: partnership) {
                (promisedStart[measure], performance[measure]) = (.zero, .zero)
            }
            takeStock(partnership, programme)
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let programme = now.programme
        for partnership in programme.regions.indices {
            for pair in 0..<Axis.pairs.count {
                meetings[partnership, pair] = .zero
                praise[partnership, pair] = .zero
                blame[partnership, pair] = .zero
            }
            for measure in programme.measures(of: partnership) {
                if step.number <= programme.measures[measure].start { promise(measure, now, step) }
                if step.number >= programme.measures[measure].start { judge(measure, now, step) }
            }
            let manager = programme.settings[partnership].networkManager ? trustManaged : .zero
            for pair in 0..<Axis.pairs.count {
                let trust = pairTrust[partnership, pair]
                let together = meetings[partnership, pair] .> 0
                let count = greatest(meetings[partnership, pair], Lanes(repeating: 1))
                let gained = (trustWon * (praise[partnership, pair] / count) + manager) * (1 - trust)
                let lost = trustLost * trust * (blame[partnership, pair] / count)
                let change = (gained - lost).replacing(with: 0, where: .!together)
                let fading = trustFading * (trust - initialTrust)
                pairTrust[partnership, pair] = clamp(trust + (change - fading) * step.dt, 0, 1)
            }
            takeStock(partnership, programme)
        }
    }

    /// (8.1) Trust at a table; 0 where the lead works alone.
    func atTable(_ table: SeatedTable, _ planned: PlannedMeasure.Numbers) -> Lanes {
        guard table.mode != .silo else { return .zero }
        var (sum, lowest) = (Lanes.zero, Lanes(repeating: 1))
        for partner in 0..<Axis.actors.count where partner != planned.lead && table.sits(partner) {
            let trust = pairTrust[planned.partnership, Programme.pair(planned.lead, partner)]
            sum += trust
            lowest = least(lowest, trust)
        }
        return meanWeight * (sum / table.others) + (1 - meanWeight) * lowest
    }

    /// (8.12) When works are promised to start: an outlook until the first quarter of a measure, which fixes it.
    private func promise(_ measure: Int, _ now: Couplings, _ step: Step) {
        let ways =
            now.promised ?? Ways(programme: now.programme, mode: now.mode, trustAtTable: now.trustAtTable)
        let planned = ways.programme.measures[measure]
        var start = Lanes.zero
        ways.programme.forEachTable(measure, ways.mode[measure]) { table, here in
            let deciding = now.times.deciding(planned, at: table, ways.trustAtTable[measure])
            let decided = Double(planned.start) * step.dt + plannedShare * deciding.sum
            start.replace(with: decided, where: here)
        }
        for number in planned.prerequisites {
            let earlier = now.programme.prerequisites[number]
            let years = now.programme.measures[earlier.measure].years * earlier.progress
            start = greatest(start, promisedStart[earlier.measure] + years)
        }
        promisedStart[measure] = start
    }

    /// (8.12) What a running measure does to the trust of those at its table.
    private func judge(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        let progress = now.progress[measure]
        let sitting = (progress .< 1) .& (now.mode[measure] .> 0)
        performance[measure] = .zero
        guard any(sitting) else { return }
        let begin = Double(planned.start) * step.dt
        let deciding = promisedStart[measure] - begin
        let promised = deciding + planned.years
        let stands = now.decided[measure] * deciding + progress * planned.years
        let passed = Double(step.number + 1) * step.dt - begin
        // What stands as a share of what is promised by now, both in years.
        let performed = stands / least(promised, Lanes(repeating: passed)) / usualPerformance
        performance[measure].replace(with: performed, where: sitting)
        let well = greatest(performed - 1, .zero)
        let good = (least(well, fullPraise) / fullPraise).replacing(with: 0, where: .!sitting)
        let late = clamp(1 - performed, 0, 1).replacing(with: 0, where: .!sitting)
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            let meeting = sitting .& here
            guard any(meeting) else { return }
            let one = Lanes.zero.replacing(with: 1, where: meeting)
            let (won, lost) = (
                good.replacing(with: 0, where: .!meeting), late.replacing(with: 0, where: .!meeting)
            )
            for first in 0..<Axis.actors.count where table.sits(first) {
                for second in (first + 1)..<Axis.actors.count where table.sits(second) {
                    let pair = Programme.pair(first, second)
                    meetings[planned.partnership, pair] += one
                    praise[planned.partnership, pair] += won
                    blame[planned.partnership, pair] += lost
                }
            }
        }
    }

    /// The mean of trust over the pairs that meet.
    private func takeStock(_ partnership: Int, _ programme: Programme) {
        var (sum, count) = (Lanes.zero, 0.0)
        for pair in 0..<Axis.pairs.count where programme.meets[partnership * Axis.pairs.count + pair] {
            sum += pairTrust[partnership, pair]
            count += 1
        }
        trust[programme.regions[partnership]] = sum / count
    }
}
