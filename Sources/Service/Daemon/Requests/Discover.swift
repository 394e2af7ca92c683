import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Words

extension DiscoverRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> Answer {
        try handler.discover(self)
    }
}

extension RequestHandler {
    /// What the answer of a comparison hangs on, or how far its draws are; goes on with them for less than a second.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run that compares nothing, and for what it has not got.
    func discover(_ request: DiscoverRequest) throws -> DiscoverRequest.Answer {
        let (document, order) = try stored(request.run)
        let asked = AskedOfRun(document: document, order: order)
        let members = request.members ?? 1_024
        try asked.check(members: members, within: DiscoverRequest.members)
        let (scenario, base) = try asked.compared(request.scenario)
        let (indicator, region) = (try asked.indicator(request.indicator), try asked.region(request.region))
        try asked.check(year: request.year)
        let discovery = Discovery(
            run: document.run, knowledge: knowledge, order: order, scenario: scenario, base: base,
            region: region, indicator: indicator, members: members,
            years: request.year.map { [$0] } ?? [order.period.last, nil], ranges: request.ranges == true,
            hasLevers: request.levers == true)
        // What was computed with other ranges too answers the question without them.
        if !discovery.ranges {
            let more = discovery.withRanges
            if let known = try known(document.run, more.question, as: DiscoveryDocument.self) {
                return GradualReply(done: more.total, total: more.total, document: known)
            }
        }
        guard request.storedOnly != true else {
            let known = try known(document.run, discovery.question, as: DiscoveryDocument.self)
            return GradualReply(
                done: known == nil ? 0 : discovery.total, total: discovery.total, document: known)
        }
        return try goOn(discoveries, document.run, discovery.question, total: discovery.total) {
            try DiscoveryDraws(discovery)
        }
    }
}
