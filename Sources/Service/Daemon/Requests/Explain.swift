import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Words

extension ExplainRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> Answer {
        try handler.explain(self)
    }
}

extension RequestHandler {
    /// What makes the difference of a comparison, or how far its draws are; goes on with them for less than a second.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run that compares nothing, and for what it has not got.
    func explain(_ request: ExplainRequest) throws -> ExplainRequest.Answer {
        let (document, order) = try stored(request.run)
        let asked = AskedOfRun(document: document, order: order)
        let indicator = try asked.indicator(request.indicator, judged: false)
        let usual =
            RegionalScenario.Extent(of: [indicator.name]) == .collaboration
            ? 256 : ExplainRequest.members.lowerBound
        let members = request.members ?? usual
        try asked.check(members: members, within: ExplainRequest.members)
        let (scenario, base) = try asked.compared(request.scenario)
        let region = try asked.region(request.region)
        try asked.check(year: request.year)
        let explanation = Explanation(
            run: document.run, knowledge: knowledge, order: order, scenario: scenario, base: base,
            region: region, indicator: indicator, year: request.year ?? order.period.last, members: members)
        guard request.storedOnly != true else {
            let known = try known(document.run, explanation.question, as: ExplanationDocument.self)
            return GradualReply(
                done: known == nil ? 0 : explanation.total, total: explanation.total, document: known)
        }
        return try goOn(
            explanations, document.run, explanation.question, total: explanation.total,
            isEarly: request.early == true
        ) { try ExplanationDraws(explanation) }
    }
}
