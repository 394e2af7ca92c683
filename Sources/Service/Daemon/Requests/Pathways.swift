import Ensembles
import Messages
import RegionModel
import Results
import RunStorage
import Words

extension PathwaysRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> Answer {
        try handler.pathways(self)
    }
}

extension RequestHandler {
    /// When the scenarios of a run no longer meet targets and when to switch, or how far the draws are; goes on with them
    /// for a moment.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run without draws, and for what it has not got.
    func pathways(_ request: PathwaysRequest) throws -> PathwaysRequest.Answer {
        let (document, order) = try stored(request.run)
        let asked = AskedOfRun(document: document, order: order)
        guard !order.plan.isCentral else {
            throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.robust.scenarios"))
        }
        let members = request.members ?? 512
        try asked.check(members: members, within: PathwaysRequest.members)
        let region = try asked.region(request.region)
        let indicator = try asked.indicator(request.indicator)
        let targets = try TargetReader(knowledge: knowledge, period: order.period)
            .targets(request.targets ?? [], usualYear: order.period.first)
        let journey = Journey(
            run: document.run, order: order, region: region, indicator: indicator, targets: targets,
            members: members, years: try years(of: request, in: order))
        guard !targets.isEmpty || !journey.ways.isEmpty else {
            throw Refusal.field(
                "targets", .has(0),
                Phrase(
                    "fix.pathways.nothing",
                    ["most": .count(PathwaysRequest.mostScenarios)]))
        }
        return try goOn(journeys, document.run, journey.question, total: journey.total) {
            try JourneyDraws(journey)
        }
    }

    /// The years in which one could switch, in order; none where there are too many scenarios to switch between.
    private func years(of request: PathwaysRequest, in order: Order) throws(Refusal) -> [Int] {
        let most = PathwaysRequest.mostYears
        let years = Set(request.years ?? Journey.usualYears(in: order.period)).sorted()
        guard years.count <= most else {
            throw .field("years", .has(years.count), Phrase("fix.at_most", ["most": .count(most)]))
        }
        if let outside = years.first(where: { !order.period.years.contains($0) }) {
            throw .field("years", .isValue(.count(outside)), .give(order.period.first, to: order.period.last))
        }
        guard order.plan.scenarios.count <= PathwaysRequest.mostScenarios else {
            guard request.years?.isEmpty ?? true else {
                throw .field(
                    "years", .has(years.count),
                    Phrase("fix.pathways.scenarios", ["most": .count(PathwaysRequest.mostScenarios)]))
            }
            return []
        }
        return years
    }
}
