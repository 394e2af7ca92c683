import Messages
import RegionModel
import Results
import Scenarios
import Words

/// A request in which nothing is left to a default.
struct ResolvedRequest: Sendable {
    /// With the members, the seed and the reference that the run has.
    let request: RunRequest
    let members: Int
    let seed: UInt64
    /// Codes of the regions that the scenarios are about.
    let focus: [String]
    /// Codes of the places of which every year is kept.
    let kept: [String]
    /// The years that results are reported for.
    let years: [Int]
    /// The years that the scenarios show: from the first that any of them shows to the last.
    let period: Period

    /// - Throws: `request.invalid` for years and regions that there are not.
    init(_ request: RunRequest, files: CheckedFiles, knowledge: Knowledge) throws(Refusal) {
        let scenarios = files.scenarios
        members =
            request.central
            ? 1 : request.members ?? scenarios.compactMap(\.members).max() ?? RunRequest.Defaults.members
        seed = request.seed ?? scenarios.lazy.compactMap(\.seed).first ?? RunRequest.Defaults.seed
        var resolved = request
        (resolved.members, resolved.seed) = (members, seed)
        (resolved.reference, resolved.isReferenceUsual) = (Self.reference(of: request, scenarios), nil)
        self.request = resolved
        let focus = scenarios.flatMap(\.focus).unique
        self.focus = focus
        var kept = focus
        for region in request.regions { kept.append(try knowledge.place(region)) }
        self.kept = kept.unique
        let simulated = knowledge.period
        if let year = request.years.first(where: { !simulated.years.contains($0) }) {
            throw .field(
                "years", Phrase("field.has_year", ["year": .count(year)]),
                Phrase("fix.years", ["first": .count(simulated.first), "last": .count(simulated.last)]))
        }
        let period = Period(
            first: scenarios.map(\.period.first).min() ?? simulated.first,
            last: scenarios.map(\.period.last).max() ?? simulated.last)
        self.period = period
        let usual = knowledge.usualYears.filter { $0 >= period.first && $0 < period.last } + [period.last]
        years = request.years.isEmpty ? usual : request.years.sorted().unique
    }

    /// (R3) The scenario that is asked for, or the first; where that carries out no measures and nobody asked for it, the
    /// first that does.
    private static func reference(of request: RunRequest, _ scenarios: [Scenarios.Scenario]) -> String? {
        let acts = { (scenario: Scenarios.Scenario) in !scenario.roadmap.measures.isEmpty }
        guard request.isReferenceUsual == true,
            let first = scenarios.first(where: { $0.name == request.reference }),
            !acts(first)
        else { return request.reference }
        return scenarios.first(where: acts)?.name ?? request.reference
    }
}
