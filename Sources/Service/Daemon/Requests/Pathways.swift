import Ensembles
import Messages
import RegionModel
import Results
import RunStorage
import Words

extension PathwaysRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> PathwaysReply {
        try handler.pathways(self)
    }
}

extension RequestHandler {
    /// When the scenarios of a run no longer meet targets and when to switch, or how far the draws are; goes on with them
    /// for a moment.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run without draws, and for what it has not got.
    func pathways(_ request: PathwaysRequest) throws -> PathwaysReply {
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
        if let known = try store.finding(of: document.run, journey.question) {
            let found = try Wire.decode(PathwaysDocument.self, from: Array(known.utf8))
            return PathwaysReply(done: journey.total, total: journey.total, document: found)
        }
        let (done, total, found) = try journeys.goOn(document.run, journey.question) {
            try JourneyDraws(journey)
        }
        if let found {
            let text = String(decoding: try Wire.encode(found), as: UTF8.self)
            try store.keep(text, of: document.run, journey.question)
        }
        return PathwaysReply(done: done, total: total, document: found)
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
