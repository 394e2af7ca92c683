public import Modelling

/// How far the actors of a region trust each other, and what a table of them makes of it.
///
/// Trust grows when a measure runs as promised and is lost faster when it does not. A network manager helps;
/// where nobody meets, trust returns to where it was. It exists only in regions with a roadmap. Numbers in
/// brackets are the equations of the model's specification.
public struct Trust: RegionalTheme {
    public static let chapter = Chapter.collaboration

    @Parameter(
        "Trust between two actors at the start, from 0 to 1.",
        nl: "Vertrouwen tussen twee partijen aan het begin, van 0 tot 1.",
        title: Text(nl: "vertrouwen aan het begin", en: "trust at the start"),
        unit: .one, central: 0.5, range: 0.15...0.85, allowed: 0...1,
        evidence: .judged(
            "Our own judgement; to be replaced by a survey in the region.",
            nl: "Onze eigen inschatting; vraag het liever aan de partners in de regio."))
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
    @Auxiliary(
        "Trust at the table of a measure.", nl: "Vertrouwen aan de tafel van een maatregel.", unit: .one,
        over: .plannedMeasures)
    public var groupTrust

    // (8.12) promised progress = (time − promised start − planned decision time) / duration
    //        planned decision time = usual + realism × (decision time at the start − usual)
    //        performance = progress / promised progress
    //        praise = clamp(performance − praised from, 0, full praise) / full praise
    //        blame = clamp(blamed below − performance, 0, 1)

    @Parameter(
        "Planning realism: how far a promise allows for what the table itself adds to the decision time.",
        nl: "Hoe ver een belofte rekening houdt met wat de tafel zelf aan beslistijd toevoegt.",
        title: Text(nl: "hoe eerlijk plannen zijn", en: "planning realism"),
        unit: .share, central: 0.4, range: 0...1, allowed: 0...1,
        evidence: .judged(
            "Chosen so that the average verdict on collaboration is neutral; no source gives it.",
            nl: "Zo gekozen dat samenwerken gemiddeld niet beter of slechter uitkomt; zonder bron."))
    var planningRealism
    @Constant(
        "Promised progress above which performance is judged.",
        nl: "Beloofde voortgang waarboven mensen oordelen.", unit: .share, value: 0.02,
        evidence: .governance)
    var judgedFrom
    @Constant(
        "Share of the promise above which a measure wins trust.",
        nl: "Deel van de belofte waarboven een maatregel vertrouwen wint.", unit: .share, value: 0.7,
        evidence: .governance)
    var praisedFrom
    @Constant(
        "Share of the promise beyond that at which it wins most.",
        nl: "Deel van de belofte daarboven waarbij ze het meeste wint.", unit: .share, value: 0.4,
        evidence: .governance)
    var fullPraise
    @Constant(
        "Share of the promise below which a measure costs trust.",
        nl: "Deel van de belofte waaronder een maatregel vertrouwen kost.", unit: .share, value: 0.9,
        evidence: .governance)
    var blamedBelow
    @Stock(
        "Decision time that is promised.", nl: "Beslistijd die beloofd is.", unit: .years,
        over: .plannedMeasures, possible: 0...200)
    var plannedDecision
    @Auxiliary(
        "Time at which a measure is promised to start.",
        nl: "Tijd waarop een maatregel volgens belofte begint.",
        unit: .years, over: .plannedMeasures)
    var promisedStart
    @Auxiliary(
        "Progress that is promised by now.", nl: "Voortgang die nu beloofd is.", unit: .share,
        over: .plannedMeasures)
    public var promisedProgress

    // (8.13) trust' = won × (1 − trust) × praise − lost × trust × blame + managed × (1 − trust)
    //                 − fading × (trust − trust at the start)

    @Parameter(
        "Trust won by a measure that runs well, a year.",
        nl: "Vertrouwen dat een maatregel die goed loopt per jaar wint.",
        title: Text(nl: "vertrouwen dat groeit als het goed gaat", en: "trust won when it runs well"),
        unit: .perYear, central: 0.15, range: 0.05...0.3, evidence: .governance)
    var trustWon
    @Parameter(
        "Trust lost by a measure that runs late, a year.",
        nl: "Vertrouwen dat een maatregel die te laat is per jaar kost.",
        title: Text(nl: "vertrouwen kwijt als het te laat is", en: "trust lost when it runs late"),
        unit: .perYear, central: 0.35, range: 0.15...0.8,
        evidence: .judged(
            "Trust is lost faster than won: Slovic 1993, direction only.",
            nl: "Vertrouwen gaat sneller dan het komt: Slovic 1993, alleen de richting."))
    var trustLost
    @Parameter(
        "Trust won by managing the network, a year.",
        nl: "Vertrouwen dat een regisseur per jaar wint.",
        title: Text(nl: "vertrouwen door een regisseur", en: "trust won by a network manager"),
        unit: .perYear, central: 0.05, range: 0...0.12,
        evidence: .judged(
            "Direction: Klijn e.a. 2010; Scott 2015 finds little, so the range includes 0.",
            nl: "Richting: Klijn e.a. 2010; Scott 2015 vindt weinig, dus 0 kan ook."))
    var trustManaged
    @Parameter(
        "Share of a change of trust that fades in a year.",
        nl: "Deel van een verandering van vertrouwen dat per jaar wegzakt.",
        title: Text(nl: "hoe snel vertrouwen terugzakt", en: "how fast trust returns"),
        unit: .perYear, central: 0.05, range: 0.02...0.1, evidence: .governance)
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
        /// Of `Decisions`, over the measures of the roadmap.
        let progress, alone, currentDecisionTime: Table
        /// Of `Decisions`, over modes.
        let baseDecisionTime: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        let programme = now.programme
        trust.fill(Lanes(repeating: .nan))
        for partnership in programme.regions.indices {
            for pair in 0..<Axis.pairs.count { pairTrust[partnership, pair] = initialTrust }
            for measure in programme.measures(of: partnership) {
                plannedDecision[measure] = now.baseDecisionTime[programme.measures[measure].mode.rawValue]
                promisedProgress[measure] = .zero
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
                promise(measure, now, step)
                if step.number >= programme.measures[measure].start { judge(measure, now) }
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

    /// (8.12) What was promised for the end of this quarter.
    private func promise(_ measure: Int, _ now: Couplings, _ step: Step) {
        let planned = now.programme.measures[measure]
        if step.number == planned.start {
            let usual = now.baseDecisionTime[planned.mode.rawValue]
            plannedDecision[measure] = usual + planningRealism * (now.currentDecisionTime[measure] - usual)
        }
        var start = Lanes(repeating: Double(planned.start) * step.dt)
        for number in planned.prerequisites {
            let earlier = now.programme.prerequisites[number]
            let years = now.programme.measures[earlier.measure].years * earlier.progress
            start = greatest(
                start, promisedStart[earlier.measure] + plannedDecision[earlier.measure] + years)
        }
        promisedStart[measure] = start
        let end = Double(step.number + 1) * step.dt
        promisedProgress[measure] = clamp((end - start - plannedDecision[measure]) / planned.years, 0, 1)
    }

    /// (8.12) What a running measure does to the trust of those at its table.
    private func judge(_ measure: Int, _ now: Couplings) {
        let planned = now.programme.measures[measure]
        let progress = now.progress[measure]
        let sitting = (progress .< 1) .& (now.alone[measure] .< 0.5)
        guard any(sitting) else { return }
        let promised = promisedProgress[measure]
        let judged = sitting .& (promised .> judgedFrom)
        let performance = progress / greatest(promised, judgedFrom)
        let well = least(greatest(performance - praisedFrom, .zero), fullPraise) / fullPraise
        let good = well.replacing(with: 0, where: .!judged)
        let late = clamp(blamedBelow - performance, 0, 1).replacing(with: 0, where: .!judged)
        let one = Lanes.zero.replacing(with: 1, where: sitting)
        for first in 0..<Axis.actors.count where planned.sits(first) {
            for second in (first + 1)..<Axis.actors.count where planned.sits(second) {
                let pair = Programme.pair(first, second)
                meetings[planned.partnership, pair] += one
                praise[planned.partnership, pair] += good
                blame[planned.partnership, pair] += late
            }
        }
    }

    /// (8.1) Trust at each table, and the mean over the pairs that meet.
    private func takeStock(_ partnership: Int, _ programme: Programme) {
        for measure in programme.measures(of: partnership) {
            let planned = programme.measures[measure]
            var (sum, lowest) = (Lanes.zero, Lanes(repeating: 1))
            for partner in 0..<Axis.actors.count where partner != planned.lead && planned.sits(partner) {
                let trust = pairTrust[partnership, Programme.pair(planned.lead, partner)]
                sum += trust
                lowest = least(lowest, trust)
            }
            let mean = sum / planned.others
            groupTrust[measure] =
                planned.mode == .silo ? .zero : meanWeight * mean + (1 - meanWeight) * lowest
        }
        var (sum, count) = (Lanes.zero, 0.0)
        for pair in 0..<Axis.pairs.count where programme.meets[partnership * Axis.pairs.count + pair] {
            sum += pairTrust[partnership, pair]
            count += 1
        }
        trust[programme.regions[partnership]] = sum / count
    }
}
