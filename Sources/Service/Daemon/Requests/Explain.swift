import Ensembles
import Foundation
import Messages
import Modelling
import RegionModel
import Results
import RunStorage
import Spelling
import Words

extension ExplainRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> ExplainReply {
        try handler.explain(self)
    }
}

extension RequestHandler {
    /// What makes the difference of a comparison, or how far its draws are; goes on with them for less than a second.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run that compares nothing, and for what it has not got.
    func explain(_ request: ExplainRequest) throws -> ExplainReply {
        let (document, order) = try stored(request.run)
        let name = request.indicator ?? PromiseOutcome.delivered.rawValue
        guard let indicator = knowledge.indicators.first(where: { $0.name == name }) else {
            let names = knowledge.indicators.map(\.name)
            throw Refusal.unknown(
                name, path: "indicator", Phrase("refusal.unknown_indicator"),
                nearest: nearestName(to: name, among: names), among: names)
        }
        let usual = Explanation.extent(of: name) == .collaboration ? 256 : ExplainRequest.members.lowerBound
        let members = request.members ?? usual
        guard ExplainRequest.members.contains(members) else {
            throw Refusal.field(
                "members", .isValue(.count(members)),
                .give(ExplainRequest.members.lowerBound, to: ExplainRequest.members.upperBound))
        }
        let (scenario, base) = try compared(request.scenario, in: document, order)
        let region = try focus(request.region, in: document, order)
        let year = request.year ?? order.period.last
        guard order.period.years.contains(year) else {
            throw Refusal.field(
                "year", .isValue(.count(year)), .give(order.period.first, to: order.period.last))
        }
        let explanation = Explanation(
            run: document.run, knowledge: knowledge, order: order, scenario: scenario, base: base,
            region: region, indicator: indicator, year: year, members: members)
        if let known = try store.finding(of: document.run, explanation.question) {
            return ExplainReply(
                done: explanation.total, total: explanation.total,
                document: try Wire.decode(ExplanationDocument.self, from: Array(known.utf8)))
        }
        let reply = try explanations.goOn(explanation)
        if let found = reply.document {
            let text = String(decoding: try Wire.encode(found), as: UTF8.self)
            try store.keep(text, of: document.run, explanation.question)
        }
        return reply
    }

    /// Positions of a scenario of a comparison and of what it is compared with.
    ///
    /// - Throws: `request.invalid` for a run that compares nothing, and for its reference.
    private func compared(
        _ scenario: String?, in document: RunDocument, _ order: Order
    ) throws -> (scenario: Int, base: Int) {
        guard let base = order.plan.reference, order.plan.scenarios.count > 1, !order.plan.isCentral else {
            throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.discover.compare"))
        }
        let others = order.plan.scenarios.indices.filter { $0 != base }
        let number = try scenario.map { try Self.scenario($0, of: document) } ?? others[0]
        guard number != base else {
            throw Refusal.field(
                "scenario", .isValue(.text(order.plan.scenarios[base].name)),
                Phrase("fix.discover.other", ["names": .list(others.map { order.plan.scenarios[$0].name })]))
        }
        return (number, base)
    }

    /// A region that the run is about; its first where none is named.
    private func focus(_ name: String?, in document: RunDocument, _ order: Order) throws -> String {
        let region = name.map { (try? knowledge.place($0)) ?? $0 } ?? order.focus[0]
        guard order.focus.contains(region) else {
            throw Refusal.unknown(
                region, path: "region", Phrase("refusal.unknown_region_of_run", ["run": .text(document.run)]),
                nearest: nil, among: order.focus)
        }
        return region
    }
}
