import Modelling
public import Results
import Words

/// Who does what and when: what to know first, the chart, what is asked of whom, and who pays.
public struct RoadmapPage {
    private let document: RoadmapDocument
    private let facts: PageFacts
    private let isDetailed: Bool

    /// Most actors that are told to have too little staff at some time, and most indicators that nothing moves.
    private static let mostTold = 3

    /// - Parameters:
    ///   - facts: of the run that the document is about.
    ///   - details: whether everything is told that is known.
    public init(_ document: RoadmapDocument, of facts: PageFacts, details: Bool = false) {
        (self.document, self.facts, isDetailed) = (document, facts, details)
    }

    private var voice: Voice { facts.voice }
    private var plan: RoadmapDocument.Plan { document.plans[0] }

    public var text: String {
        let span = RoadmapSpan(document)
        var blocks = [title + (plan.steps.isEmpty ? "" : "\n" + feasible)]
        let told = knowing
        if !told.isEmpty {
            blocks.append(
                ([voice("roadmap.know").uppercased()] + told.map { "• " + $0 }).joined(separator: "\n"))
        }
        if !plan.steps.isEmpty {
            let tables = RoadmapTables(document: document, facts: facts, span: span)
            let chart = RoadmapChart(document: document, facts: facts, span: span)
            blocks += [chart.lines, tables.load, tables.money].filter { !$0.isEmpty }
                .map { $0.joined(separator: "\n") }
        }
        if isDetailed {
            let details = RoadmapDetails(document: document, facts: facts)
            blocks += details.blocks.map { $0.joined(separator: "\n") }
        }
        return AnswerPage(facts: facts).text(blocks, foot: foot)
    }

    /// Whether it can be carried out, and what to know first.
    var sentences: [String] { (plan.steps.isEmpty ? [] : [feasible]) + knowing }

    private var foot: String {
        voice(
            "roadmap.foot",
            [
                "run": .text(document.run), "draws": .count(document.draws),
                "seed": .text("\(document.seed)"), "details": .optional(isDetailed ? nil : "--details"),
            ])
    }

    // MARK: - Head

    private var title: String {
        let budget = plan.steps.reduce(0) { $0 + $1.budget }
        return voice(
            "roadmap.title",
            [
                "region": .text(facts.title(of: document.region)),
                "scenario": .text(facts.name(plan.scenario).column),
                "beside": .optional(
                    document.plans.dropFirst().first.map { facts.name($0.scenario).with }),
                "n": .count(plan.steps.count), "money": .text(voice.numbers.millions(budget)),
            ])
    }

    /// Whether every step can be carried out as it is asked.
    private var feasible: String {
        let blocked = plan.steps.filter { !$0.obstacles.isEmpty }.map { measure($0.measure) }
        guard !blocked.isEmpty else {
            let waits = plan.steps.flatMap(\.prerequisites).contains { $0.waiting > 0 }
            return voice(waits ? "roadmap.feasible" : "roadmap.feasible.no-waiting")
        }
        return voice("roadmap.blocked", ["n": .count(blocked.count), "measures": .text(voice.list(blocked))])
    }

    private func measure(_ name: String) -> String { document.title(name, facts.language) }

    private func count(_ draws: Int, of all: Int) -> String {
        voice.count(Double(draws) / Double(max(all, 1)))
    }

    // MARK: - What to know first (R37)

    private var knowing: [String] {
        plan.steps.filter { !$0.obstacles.isEmpty }.map(obstacle) + overloads + waiting + levels + coverage
    }

    /// Why a step cannot be carried out, and the nearest start that can.
    private func obstacle(_ step: RoadmapDocument.Step) -> String {
        let reasons = step.obstacles.map { obstacle in
            voice(
                "roadmap.obstacle.\(obstacle.kind.rawValue)",
                [
                    "name": .text(obstacle.name.map { document.title($0, facts.language) } ?? ""),
                    "count": .text(count(obstacle.draws, of: document.trial)),
                    "year": .text(obstacle.year.map(String.init) ?? ""),
                    "asked": .text(voice.numbers.rounded(obstacle.asked ?? 0, digits: 2)),
                    "staff": .text(voice.numbers.rounded(obstacle.staff ?? 0, digits: 2)),
                    "last": .text("\(document.lastYear)"),
                ])
        }
        let nearest =
            step.nearestStart.map { voice("roadmap.nearest", ["start": .text(quarter($0))]) }
            ?? voice("roadmap.nearest.none")
        return voice(
            "roadmap.obstacle",
            [
                "measure": .text(measure(step.measure).capitalised), "start": .text(quarter(step.start)),
                "reasons": .text(reasons.joined(separator: "; ")), "nearest": .text(nearest),
            ])
    }

    /// `2034K3`, as scenario files write it.
    private func quarter(_ date: Double) -> String {
        let quarters = Int((date * 4).rounded())
        return voice("roadmap.quarter", ["year": .text("\(quarters / 4)"), "q": .count(quarters % 4 + 1)])
    }

    /// Actors with too little staff in some draws, beside those that are an obstacle already.
    private var overloads: [String] {
        let told = Set(plan.steps.flatMap(\.obstacles).compactMap(\.name))
        let items = plan.loads.filter { $0.overloaded > 0 && !told.contains($0.actor) }
            .sorted { $0.overloaded > $1.overloaded }
            .map { load in
                let most = load.overloadedIn.max() ?? 0
                let year = document.firstYear + (load.overloadedIn.firstIndex(of: most) ?? 0)
                return voice(
                    "roadmap.overload",
                    [
                        "actor": .text(document.title(load.actor, facts.language)),
                        "count": .text(count(load.overloaded, of: document.draws)), "year": .text("\(year)"),
                    ])
            }
        guard !items.isEmpty else { return [] }
        return [
            voice(
                "roadmap.overloads",
                ["items": .text(voice.list(Array(items.prefix(isDetailed ? .max : Self.mostTold))))])
        ]
    }

    /// Works that wait for others in some draws, beside those for which that is an obstacle.
    private var waiting: [String] {
        plan.steps.flatMap { step in
            let told = Set(step.obstacles.filter { $0.kind == .prerequisite }.compactMap(\.name))
            return step.prerequisites.filter { $0.waiting > 0 && !told.contains($0.measure) }.map { before in
                voice(
                    "roadmap.waiting",
                    [
                        "measure": .text(measure(step.measure).capitalised),
                        "before": .text(measure(before.measure)),
                        "count": .text(count(before.waiting, of: document.draws)),
                        "months": .text(voice.duration(months: 12 * before.years)),
                    ])
            }
        }
    }

    private var levels: [String] {
        plan.steps.compactMap { step in
            step.betterLevel.map { better in
                voice(
                    "roadmap.level",
                    [
                        "measure": .text(measure(step.measure).capitalised),
                        "better": .text(document.title(better.level, facts.language)),
                        "level": .text(document.title(step.level, facts.language)),
                        "points": .text(voice.numbers.rounded(100 * better.gain, digits: 2, decimals: 1)),
                        "count": .text(count(better.better, of: document.trial)),
                    ])
            }
        }
    }

    /// Goals and indicators that nothing covers, existing plans first.
    private var coverage: [String] {
        let own = plan.coverage
        func goals(_ names: [String]) -> Phrase.Argument {
            .optional(
                names.isEmpty ? nil : voice.list(names.map { document.title($0, facts.language) }))
        }
        let plans = voice(
            own.plans.isEmpty ? "roadmap.goals.no-plans" : "roadmap.goals",
            [
                "n": .count(own.plans.count), "left": goals(own.leftByPlans),
                "uncovered": goals(own.uncovered),
            ])
        let unmoved = own.unmoved.compactMap(facts.indicator)
        guard !plan.steps.isEmpty, !unmoved.isEmpty else { return [plans] }
        let headlines = unmoved.filter(\.isHeadline)
        guard !headlines.isEmpty else {
            return [plans, voice("roadmap.unmoved.others", ["n": .count(unmoved.count)])]
        }
        return [
            plans,
            voice(
                "roadmap.unmoved",
                [
                    "titles": .text(voice.list(headlines.map { $0.title[facts.language] })),
                    "more": .optional(
                        unmoved.count > headlines.count ? "\(unmoved.count - headlines.count)" : nil),
                ]),
        ]
    }
}
