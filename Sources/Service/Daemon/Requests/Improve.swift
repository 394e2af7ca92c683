import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import RunStorage
import Spelling
import Words

extension ImproveRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> Answer {
        try handler.improve(self)
    }
}

extension RequestHandler {
    /// A better roadmap for a scenario of a run, or how far the search is; goes on with it for a moment.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run without draws or measures, and for what it has not got.
    func improve(_ request: ImproveRequest) throws -> ImproveRequest.Answer {
        let criterion = try Self.criterion(request.criterion)
        guard let run = request.run else {
            _ = try Kept(request.keep ?? [], among: knowledge.catalogue)
            return GradualReply(done: 0, total: 0)
        }
        let (document, order) = try stored(run)
        guard !order.plan.isCentral else {
            throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.roadmap.draws"))
        }
        let asked = AskedOfRun(document: document, order: order)
        try asked.check(year: request.year)
        let usual = order.plan.scenarios.indices.first { $0 != order.plan.reference } ?? 0
        let scenario = try request.scenario.map { try Self.scenario($0, of: document) } ?? usual
        let region = try asked.region(request.region)
        let place = knowledge.model.places.firstIndex(of: region)
        let planned = order.plan.scenarios[scenario].scenario.roadmap.measures.filter { $0.region == place }
        guard !planned.isEmpty else {
            throw Refusal.field(
                "scenario", Phrase("field.without_measures"),
                Phrase("fix.improve.measures", ["region": .text(region)]))
        }
        let question = ImprovementQuestion(
            run: document.run, order: order, region: region, scenario: scenario,
            indicator: try asked.indicator(request.indicator), year: request.year, criterion: criterion,
            kept: try Kept(
                request.keep ?? [], among: knowledge.catalogue, planned: Set(planned.map(\.measure.id))))
        return try goOn(improvements, document.run, question.question, total: question.total) {
            ImprovementAnswer(question)
        }
    }

    /// - Throws: `request.invalid` for a word that is no criterion.
    private static func criterion(_ word: String?) throws(Refusal) -> ImprovementDocument.Criterion {
        guard let word else { return .worstFifth }
        if let known = ImprovementDocument.Criterion(rawValue: folded(word)) { return known }
        let words = ImprovementDocument.Criterion.allCases.map(\.rawValue)
        throw .unknown(
            word, path: "criterion", Phrase("refusal.improve.criterion"),
            nearest: nearestName(to: word, among: words), among: words)
    }
}
