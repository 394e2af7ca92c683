import Ensembles
import Messages
import RegionModel
import Results
import RunStorage
import Words

extension RoadmapRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> Answer {
        try handler.roadmap(self)
    }
}

extension RequestHandler {
    /// Who does what and when in a scenario of a run, or how far the draws are; goes on with them for a moment.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run without draws, and for what it has not got.
    func roadmap(_ request: RoadmapRequest) throws -> RoadmapRequest.Answer {
        let (document, order) = try stored(request.run)
        guard !order.plan.isCentral else {
            throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.roadmap.draws"))
        }
        let asked = AskedOfRun(document: document, order: order)
        let base = order.plan.reference
        let usual = order.plan.scenarios.indices.first { $0 != base } ?? 0
        let scenario = try request.scenario.map { try Self.scenario($0, of: document) } ?? usual
        let question = RoadmapQuestion(
            run: document.run, order: order, region: try asked.region(request.region), scenario: scenario,
            beside: base == scenario ? nil : base)
        guard request.storedOnly != true else {
            let known = try known(document.run, question.question, as: RoadmapDocument.self)
            return GradualReply(
                done: known == nil ? 0 : question.total, total: question.total, document: known)
        }
        return try goOn(roadmaps, document.run, question.question, total: question.total) {
            try RoadmapAnswer(question)
        }
    }
}
