import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

/// How scenarios hold and when to switch, of draws that are computed a moment at a time.
@Suite struct OutlooksTests {
    private let knowledge: Knowledge
    private let order: Order

    init() throws {
        knowledge = try Knowledge(configFolder: "")
        let request = RunRequest(
            key: "outlooks",
            scenarios: [
                .init(name: "silo", file: "polder:twente/silo"),
                .init(name: "network", file: "polder:twente/network"),
            ],
            reference: "silo", files: [], members: 64)
        order = try Order(request, knowledge: knowledge)
    }

    private func indicator(_ name: String) throws -> IndicatorEntry {
        try #require(knowledge.indicators.first { $0.name == name })
    }

    private func end<Answer: GradualAnswer>(_ answer: Answer) throws -> Answer.Document {
        var answer = answer
        while answer.done < answer.total { try answer.advance() }
        return try answer.document()
    }

    private func holding(
        _ indicator: String, sides: Holding.Sides? = nil, targets: [RobustDocument.Target] = []
    ) throws -> Holding {
        Holding(
            run: "a", order: order, region: order.focus[0], indicator: try self.indicator(indicator),
            targets: targets, members: 72, years: [2_040, nil], sides: sides)
    }

    @Test("every draw has a best one, targets are counted in the same draws, and regret is never below zero")
    func robust() throws {
        let targets = [
            RobustDocument.Target(indicator: "housing.dwellings", isAtLeast: true, value: 1, year: 2_040),
            RobustDocument.Target(indicator: "housing.dwellings", isAtLeast: false, value: 1, year: 2_040),
        ]
        let document = try end(HoldingDraws(try holding("collaboration.delivered", targets: targets)))
        #expect(document.verdict.met == [[72, 72], [0, 0]])
        #expect(document.verdict.metAll == [0, 0] && document.sceptic == nil)
        for question in document.verdict.questions {
            #expect(question.standings.reduce(question.tied) { $0 + $1.best } == 72)
            #expect(question.standings.allSatisfy { $0.meanRegret >= 0 && $0.highRegret >= 0 })
        }
        // More is worse: the best of the one is the other's.
        let cost = try end(HoldingDraws(try holding("collaboration.coordination_spent")))
        #expect(cost.verdict.questions[0].standings[0].best == 72)
    }

    @Test(
        "who carries out nothing has no value of what is delivered, and the others are compared all the same")
    func absent() throws {
        let request = RunRequest(
            key: "absent",
            scenarios: ["autonomous", "silo", "network"].map { .init(name: $0, file: "polder:twente/\($0)") },
            reference: "silo", files: [], members: 64)
        let order = try Order(request, knowledge: knowledge)
        let document = try end(
            HoldingDraws(
                Holding(
                    run: "a", order: order, region: order.focus[0],
                    indicator: try indicator("collaboration.delivered"), targets: [], members: 72,
                    years: [2_040], sides: Holding.Sides(together: [2], alone: [0, 1]))))
        let question = document.verdict.questions[0]
        #expect(question.absent == [0] && question.draws == 72)
        #expect(question.standings[1].best + question.standings[2].best + question.tied == 72)
        #expect(question.rankings.allSatisfy { $0.order.sorted() == [1, 2] })
        #expect(document.sceptic?.held.allSatisfy { $0.correlation.isFinite } == true)
    }

    @Test("what helps is held where it helps least: a sceptic sees the network less often in front")
    func sceptic() throws {
        let sides = Holding.Sides(together: [1], alone: [0])
        let document = try end(HoldingDraws(try holding("collaboration.delivered", sides: sides)))
        let sceptic = try #require(document.sceptic)
        #expect(!sceptic.held.isEmpty && sceptic.candidates > 100)
        for held in sceptic.held {
            #expect(held.value == (held.correlation > 0 ? held.number.low : held.number.high))
        }
        let (drawn, doubted) = (document.verdict.questions[0], sceptic.verdict.questions[0])
        #expect(doubted.standings[1].best < drawn.standings[1].best)
    }

    @Test("a stored answer is of the same draws as one in other moments, and of a seed")
    func moments() throws {
        let one = try end(HoldingDraws(try holding("housing.dwellings")))
        let underway = Underway<HoldingDraws>()
        let holding = try holding("housing.dwellings")
        var replies: [RobustRequest.Answer] = []
        repeat {
            replies.append(
                try underway.goOn("a", holding.question) { try HoldingDraws(holding) })
        } while replies.last?.document == nil
        #expect(replies.last?.document == one)
        #expect(replies.last?.done == 72 && replies.map(\.done) == replies.map(\.done).sorted())
    }

    @Test("who sits at a table works together")
    func sides() {
        let (together, alone) = order.sides(in: order.focus[0])
        #expect(together == [1] && alone == [0])
    }

    @Test("ways between two scenarios, each in every year, judged in draws of the next seed")
    func pathways() throws {
        let target = RobustDocument.Target(
            indicator: "housing.dwellings", isAtLeast: true, value: 1, year: 2_030)
        let journey = Journey(
            run: "a", order: order, region: order.focus[0],
            indicator: try indicator("collaboration.delivered"), targets: [target], members: 64,
            years: [2_028, 2_036])
        #expect(journey.ways.map { [$0.from, $0.to] } == [[0, 1], [1, 0]])
        #expect(journey.ways.allSatisfy { $0.scenarios.count == 2 } && journey.total == 128)
        let document = try end(JourneyDraws(journey))
        #expect(
            document.expiries == [
                [
                    .init(lasting: 64, neverMet: 0, low: nil, middle: nil, high: nil),
                    .init(lasting: 64, neverMet: 0, low: nil, middle: nil, high: nil),
                ]
            ])
        for change in document.switches {
            #expect(change.moments.map(\.year) == [2_028, 2_036])
            #expect(change.moments.allSatisfy { $0.better + $0.worse <= 64 })
            if let trigger = change.trigger {
                #expect(trigger.fires <= 64 && trigger.rightly + trigger.wrongly <= trigger.fires)
                #expect(Journey.signposts.contains(trigger.signpost))
            }
        }
        #expect(document.unseenSeed == document.seed + 1)
    }

    @Test("a target that nobody meets ends in its first year, one that all meet never")
    func ends() throws {
        func expiry(_ value: Double) throws -> PathwaysDocument.Expiry {
            let target = RobustDocument.Target(
                indicator: "housing.dwellings", isAtLeast: true, value: value, year: 2_030)
            let journey = Journey(
                run: "a", order: order, region: order.focus[0],
                indicator: try indicator("housing.dwellings"), targets: [target], members: 16, years: [])
            return try end(JourneyDraws(journey)).expiries[0][0]
        }
        #expect(
            try expiry(1e9)
                == .init(lasting: 0, neverMet: 16, low: 2_030, middle: 2_030, high: 2_030))
        #expect(try expiry(1) == .init(lasting: 16, neverMet: 0, low: nil, middle: nil, high: nil))
    }
}

/// Targets as people write them.
@Suite struct TargetReaderTests {
    private let reader: TargetReader

    init() throws {
        let knowledge = try Knowledge(configFolder: "")
        reader = TargetReader(knowledge: knowledge, period: Period(first: 2_024, last: 2_050))
    }

    private func read(_ text: String) throws -> RobustDocument.Target {
        try reader.targets([text], usualYear: 2_050)[0]
    }

    private func problems(_ texts: [String]) -> [String] {
        do {
            _ = try reader.targets(texts, usualYear: 2_050)
            return []
        } catch {
            return (error.detail.diagnostics ?? []).map { "\($0.code) \($0.column ?? 0)" }
        }
    }

    @Test("names, spoken names, both signs, per cents and the marks of both languages")
    func readable() throws {
        let dwellings = RobustDocument.Target(
            indicator: "housing.dwellings", isAtLeast: true, value: 750_000, year: 2_040)
        #expect(try read("housing.dwellings>=750000@2040") == dwellings)
        #expect(try read("housing.dwellings ≥ 750000 @ 2040") == dwellings)
        #expect(try read("Woningen >= 750000@2040") == dwellings)
        #expect(try read("housing.dwellings>=1.750.000,5").value == 1_750_000.5)
        #expect(try read("housing.dwellings<=1,750,000.5@2030").value == 1_750_000.5)
        #expect(try read("housing.dwellings<=1,750,000.5@2030").isAtLeast == false)
        for text in ["80%", "80 %", "0,8", "0.8"] {
            let target = try read("collaboration.delivered>=\(text)")
            #expect(target.value == 0.8 && target.year == 2_050)
        }
    }

    @Test("everything that is the matter is told at once, each with its place")
    func unreadable() {
        #expect(
            problems([
                "housing.dwellings 3", "homes at sea>=3", "housing.dwellings>=many@2040",
                "housing.dwellings>=750.000", "housing.dwellings>=3@1990", "collaboration.delivered>=80",
                "housing.dwellings>=80%", "housing>=3", "nothing>=x@y",
            ]) == [
                "target.relation 1", "target.indicator 1", "target.number 20", "target.ambiguous 20",
                "target.year 22", "target.share 26", "target.percent 20", "target.several 1",
                "target.indicator 1", "target.number 10", "target.year 12",
            ])
    }

    @Test(
        "numbers with marks",
        arguments: [
            ("12", WrittenNumber.one(12)), ("-0,5", .one(-0.5)), ("1.234,5", .one(1_234.5)),
            ("1.5", .one(1.5)),
            ("750.000", .two(decimal: "750,000", thousands: "750000")), ("0,125", .one(0.125)), ("", .none),
            ("1,2,3", .none), ("1e5", .none), (".5", .none), ("1.234.567", .one(1_234_567)),
        ])
    func numbers(text: String, number: WrittenNumber) {
        #expect(WrittenNumber(text) == number)
    }
}
