import Ensembles
import Foundation
import Messages
import Modelling
import RegionModel
import Results
import RunStorage
import Spelling
import Words

extension DiscoverRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> DiscoverReply {
        try handler.discover(self)
    }
}

extension RequestHandler {
    /// What the answer of a comparison hangs on, or how far its draws are; goes on with them for less than a second.
    ///
    /// - Throws: as `stored`; `request.invalid` for a run that compares nothing, and for what it has not got.
    func discover(_ request: DiscoverRequest) throws -> DiscoverReply {
        let (document, order) = try stored(request.run)
        let members = request.members ?? 1_024
        guard DiscoverRequest.members.contains(members) else {
            throw Refusal.field(
                "members", .isValue(.count(members)),
                .give(DiscoverRequest.members.lowerBound, to: DiscoverRequest.members.upperBound))
        }
        guard let base = order.plan.reference, order.plan.scenarios.count > 1, !order.plan.isCentral else {
            throw Refusal.field(
                "run", .isValue(.text(document.run)), Phrase("fix.discover.compare"))
        }
        let others = order.plan.scenarios.indices.filter { $0 != base }
        let number = try request.scenario.map { try Self.scenario($0, of: document) } ?? others[0]
        guard number != base else {
            throw Refusal.field(
                "scenario", .isValue(.text(order.plan.scenarios[base].name)),
                Phrase("fix.discover.other", ["names": .list(others.map { order.plan.scenarios[$0].name })]))
        }
        let indicators = knowledge.indicators.filter { $0.better != .neither }
        let name = request.indicator ?? PromiseOutcome.delivered.rawValue
        guard let indicator = indicators.first(where: { $0.name == name }) else {
            throw Refusal.unknown(
                name, path: "indicator", Phrase("refusal.unknown_indicator"),
                nearest: nearestName(to: name, among: indicators.map(\.name)), among: indicators.map(\.name))
        }
        let region = request.region.map { (try? knowledge.place($0)) ?? $0 } ?? order.focus[0]
        guard order.focus.contains(region) else {
            throw Refusal.unknown(
                region, path: "region", Phrase("refusal.unknown_region_of_run", ["run": .text(document.run)]),
                nearest: nil, among: order.focus)
        }
        if let year = request.year, !order.period.years.contains(year) {
            throw Refusal.field(
                "year", .isValue(.count(year)), .give(order.period.first, to: order.period.last))
        }
        let discovery = Discovery(
            run: document.run, knowledge: knowledge, order: order, scenario: number, base: base,
            region: region, indicator: indicator, members: members,
            years: request.year.map { [$0] } ?? [order.period.last, nil])
        if let known = try store.finding(of: document.run, discovery.question) {
            return DiscoverReply(
                done: discovery.total, total: discovery.total,
                document: try Wire.decode(DiscoveryDocument.self, from: Array(known.utf8)))
        }
        guard request.storedOnly != true else { return DiscoverReply(done: 0, total: discovery.total) }
        let reply = try discoveries.goOn(discovery)
        if let found = reply.document {
            let text = String(decoding: try Wire.encode(found), as: UTF8.self)
            try store.keep(text, of: document.run, discovery.question)
        }
        return reply
    }
}
