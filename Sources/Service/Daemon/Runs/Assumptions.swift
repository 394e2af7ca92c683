import Ensembles
import Messages
import Modelling
import RegionModel
import Results

extension Order {
    /// The assumed numbers that matter most for what the result says, the most influential first.
    ///
    /// Looked for in the focus region at the horizon: for the indicators whose paired difference stands out most from
    /// its spread, or without a reference for the indicators themselves.
    func assumptions(
        in result: EnsembleResult, of ensemble: Ensemble<RegionalModel>
    ) throws -> [Assumption] {
        guard !plan.isCentral, plan.members > 7 else { return [] }
        let targets = targets(in: result.table)
        let found = try ensemble.influences(on: targets, in: result, most: 5)
        var strongest: [String: Assumption] = [:]
        for assumption in found.joined() {
            let known = strongest[assumption.name]?.influence ?? 0
            guard let influence = assumption.influence, influence.magnitude > known.magnitude else {
                continue
            }
            strongest[assumption.name] = assumption
        }
        return strongest.values.sorted {
            (($1.influence ?? 0).magnitude, $0.name) < (($0.influence ?? 0).magnitude, $1.name)
        }
    }

    /// At most six rows: the differences that stand out, in the first focus region, in the last reported year.
    private func targets(in table: ResultTable) -> [Target] {
        guard let region = focus.first, let year = years.last else { return [] }
        let rows = table.rows.filter { row in
            row.region == region && row.year == year && row.better != .neither
                && (plan.reference == nil) == (row.comparison == nil)
        }
        let marked = rows.compactMap { row -> (row: ResultRow, strength: Double)? in
            guard let band = row.comparison?.difference ?? row.value else { return nil }
            let width = band.p95 - band.p05
            return width > 0 ? (row, band.p50.magnitude / width) : nil
        }
        return marked.sorted { ($1.strength, $0.row.indicator) < ($0.strength, $1.row.indicator) }.prefix(6)
            .map {
                Target(
                    scenario: $0.row.scenario, indicator: $0.row.indicator, place: $0.row.region,
                    year: $0.row.year)
            }
    }
}
