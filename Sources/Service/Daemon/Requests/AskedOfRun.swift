import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import RunStorage
import Spelling
import Words

/// What questions about a finished run share: where, of what, and when.
struct AskedOfRun {
    let document: RunDocument
    let order: Order

    /// A region of the run by code or name, its first for nil.
    func region(_ written: String?) throws(Refusal) -> String {
        let region = written.map { (try? order.knowledge.place($0)) ?? $0 } ?? order.focus[0]
        guard order.focus.contains(region) else {
            throw Refusal.unknown(
                region, path: "region", Phrase("refusal.unknown_region_of_run", ["run": .text(document.run)]),
                nearest: nil, among: order.focus)
        }
        return region
    }

    /// An indicator; what is delivered of the promise for nil.
    ///
    /// - Parameter judged: whether more, or less, of it must be better.
    func indicator(_ written: String?, judged: Bool = true) throws(Refusal) -> IndicatorEntry {
        let indicators = order.knowledge.indicators.filter { !judged || $0.better != .neither }
        let name = written ?? PromiseOutcome.delivered.rawValue
        guard let indicator = indicators.first(where: { $0.name == name }) else {
            throw Refusal.unknown(
                name, path: "indicator", Phrase("refusal.unknown_indicator"),
                nearest: nearestName(to: name, among: indicators.map(\.name)), among: indicators.map(\.name))
        }
        return indicator
    }

    /// - Throws: `request.invalid` for a year that the run does not show.
    func check(year: Int?) throws(Refusal) {
        guard let year, !order.period.years.contains(year) else { return }
        throw Refusal.field(
            "year", .isValue(.count(year)), .give(order.period.first, to: order.period.last))
    }

    /// - Throws: `request.invalid` for fewer draws than something can be said of, and for more than are computed.
    func check(members: Int, within possible: ClosedRange<Int>) throws(Refusal) {
        guard !possible.contains(members) else { return }
        throw Refusal.field(
            "members", .isValue(.count(members)), .give(possible.lowerBound, to: possible.upperBound))
    }

    /// Positions of a scenario of a comparison, its first other one for nil, and of what it is compared with.
    ///
    /// - Throws: `request.invalid` for a run that compares nothing, and for its reference.
    func compared(_ written: String?) throws(Refusal) -> (scenario: Int, base: Int) {
        let scenarios = order.plan.scenarios
        guard let base = order.plan.reference, scenarios.count > 1, !order.plan.isCentral else {
            throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.discover.compare"))
        }
        let others = scenarios.indices.filter { $0 != base }
        let number = try written == nil ? others[0] : RequestHandler.scenario(written, of: document)
        guard number != base else {
            throw Refusal.field(
                "scenario", .isValue(.text(scenarios[base].name)),
                Phrase("fix.discover.other", ["names": .list(others.map { scenarios[$0].name })]))
        }
        return (number, base)
    }

    /// - Throws: `request.invalid` for a run of one scenario, or without draws.
    func checkScenarios() throws(Refusal) {
        guard order.plan.scenarios.count < 2 || order.plan.isCentral else { return }
        throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.robust.scenarios"))
    }
}

extension RequestHandler {
    /// The stored answer to a question about a run, or how far it is; goes on with it for a moment.
    ///
    /// - Parameters:
    ///   - question: tells it from others about the same run.
    ///   - total: draws that are needed.
    ///   - isEarly: whether what the first draws say is told as long as there is no answer.
    func goOn<Answer: GradualAnswer>(
        _ underway: Underway<Answer>, _ run: String, _ question: String, total: Int, isEarly: Bool = false,
        begin: () throws -> Answer
    ) throws -> GradualReply<Answer.Document> {
        if let known = try known(run, question, as: Answer.Document.self) {
            return GradualReply(done: total, total: total, document: known)
        }
        let reply = try underway.goOn(run, question, isEarly: isEarly, begin: begin)
        if let found = reply.document {
            try store.keep(String(decoding: try Wire.encode(found), as: UTF8.self), of: run, question)
        }
        return reply
    }

    /// A stored answer.
    func known<Document: Codable>(
        _ run: String, _ question: String, as type: Document.Type
    ) throws -> Document? {
        try store.finding(of: run, question).map { try Wire.decode(type, from: Array($0.utf8)) }
    }
}

extension RobustDocument.Target {
    /// Tells it from others in a question about a run.
    var mark: String { "\(indicator)\(isAtLeast ? ">" : "<")\(value)@\(year)" }
}

extension RegionalScenario.Extent {
    /// What of the model some indicators hang on: those of working together need no regions, which take twenty times longer.
    init(of indicators: [String]) {
        self = indicators.allSatisfy { Chapter(of: $0) == .collaboration } ? .collaboration : .everything
    }
}

extension Order {
    /// The scenarios whose measures in a region have a table at the start, and those whose leads all work alone.
    ///
    /// Scenarios without measures there are the others only where no scenario has its leads work alone.
    func sides(in region: String) -> (together: [Int], alone: [Int]) {
        let place = knowledge.model.places.firstIndex(of: region)
        let measures = plan.scenarios.map { entry in
            entry.scenario.roadmap.measures.filter { $0.region == place }
        }
        let numbers = plan.scenarios.indices
        let together = numbers.filter { measures[$0].contains { $0.effectiveMode != .silo } }
        let alone = numbers.filter { !together.contains($0) && !measures[$0].isEmpty }
        return (together, alone.isEmpty ? numbers.filter { measures[$0].isEmpty } : alone)
    }
}
