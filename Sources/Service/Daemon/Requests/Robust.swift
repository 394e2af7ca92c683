import Ensembles
import Messages
import RegionModel
import Results
import RunStorage
import Words

extension RobustRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> Answer {
        try handler.robust(self)
    }
}

extension RequestHandler {
    /// How the scenarios of a run hold, or how far the draws are; goes on with them for less than a second.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run of one scenario, and for what it has not got.
    func robust(_ request: RobustRequest) throws -> RobustRequest.Answer {
        guard let run = request.run else {
            _ = try TargetReader(knowledge: knowledge, period: knowledge.period)
                .targets(request.targets ?? [], usualYear: knowledge.period.last)
            return GradualReply(done: 0, total: 0)
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
        return try goOn(holdings, document.run, holding.question, total: holding.total) {
            try HoldingDraws(holding)
        }
    }
}
