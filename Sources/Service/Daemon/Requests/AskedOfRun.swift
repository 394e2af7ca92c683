import Ensembles
import Messages
import Modelling
import RegionModel
import Results
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

    /// An indicator of which more, or less, is better; what is delivered of the promise for nil.
    func indicator(_ written: String?) throws(Refusal) -> IndicatorEntry {
        let indicators = order.knowledge.indicators.filter { $0.better != .neither }
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

    /// - Throws: `request.invalid` for a run of one scenario, or without draws.
    func checkScenarios() throws(Refusal) {
        guard order.plan.scenarios.count < 2 || order.plan.isCentral else { return }
        throw Refusal.field("run", .isValue(.text(document.run)), Phrase("fix.robust.scenarios"))
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
