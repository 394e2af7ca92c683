import Ensembles
import Messages
import RegionModel
import Results
import RunStorage
import Words

extension RobustRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> RobustReply {
        try handler.robust(self)
    }
}

extension RequestHandler {
    /// How the scenarios of a run hold, or how far the draws are; goes on with them for less than a second.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run of one scenario, and for what it has not got.
    func robust(_ request: RobustRequest) throws -> RobustReply {
        guard let run = request.run else {
            _ = try TargetReader(knowledge: knowledge, period: knowledge.period)
                .targets(request.targets ?? [], usualYear: knowledge.period.last)
            return RobustReply(done: 0, total: 0)
        }
        let (document, order) = try stored(run)
        let asked = AskedOfRun(document: document, order: order)
        try asked.checkScenarios()
        let members = request.members ?? 1_024
        try asked.check(members: members, within: RobustRequest.members)
        try asked.check(year: request.year)
        let region = try asked.region(request.region)
        let targets = try TargetReader(knowledge: knowledge, period: order.period)
            .targets(request.targets ?? [], usualYear: order.period.last)
        var sides: Holding.Sides?
        if request.sceptic == true {
            let (together, alone) = order.sides(in: region)
            guard !together.isEmpty, !alone.isEmpty else {
                throw Refusal.field(
                    "sceptic", Phrase(together.isEmpty ? "field.all_alone" : "field.all_together"),
                    Phrase("fix.robust.sides"))
            }
            sides = Holding.Sides(together: together, alone: alone)
        }
        let holding = Holding(
            run: document.run, order: order, region: region,
            indicator: try asked.indicator(request.indicator), targets: targets, members: members,
            years: request.year.map { [$0] } ?? [order.period.last, nil], sides: sides)
        if let known = try store.finding(of: document.run, holding.question) {
            let found = try Wire.decode(RobustDocument.self, from: Array(known.utf8))
            return RobustReply(done: holding.total, total: holding.total, document: found)
        }
        let (done, total, found) = try holdings.goOn(document.run, holding.question) {
            try HoldingDraws(holding)
        }
        if let found {
            let text = String(decoding: try Wire.encode(found), as: UTF8.self)
            try store.keep(text, of: document.run, holding.question)
        }
        return RobustReply(done: done, total: total, document: found)
    }
}
