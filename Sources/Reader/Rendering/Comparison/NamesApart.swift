import Modelling
import Results
import Words

extension PageFacts {
    /// (R7) A scenario's name where others are called the same: by its region, its title, its budget, else as rows do.
    func apart(_ scenario: Scenario, called own: ScenarioName, from alike: [Scenario]) -> ScenarioName {
        func only(_ mark: (Scenario) -> String?) -> String? {
            mark(scenario).flatMap { text in alike.allSatisfy { mark($0) != text } ? text : nil }
        }
        func marked(_ key: String, _ mark: String, column: String) -> ScenarioName {
            let said = { voice(key, ["name": .text($0), "mark": .text(mark)]) }
            return ScenarioName(column: column, with: said(own.with), subject: said(own.subject))
        }
        if let region = only({ regionsOf($0.name).map { voice.list($0.map(title(of:))) } }) {
            return marked("page.name.in", region, column: voice("page.name.plan", ["region": .text(region)]))
        }
        if scenario.short != nil, let title = only(titleWithoutRegion) {
            return ScenarioName(column: title, with: "'\(title)'", subject: "'\(title)'")
        }
        if let budget = only({ budget(of: $0.name) }) {
            return marked("page.name.marked", budget, column: "\(own.column) \(budget)")
        }
        return marked("page.name.marked", scenario.name, column: scenario.name)
    }

    /// Codes of the regions that a scenario is about; nil where all are about the same.
    func regionsOf(_ scenario: String) -> [String]? {
        let changes = changes.filter { $0.path == "focus" }
        guard let ofBase = changes.lazy.compactMap(\.before).first else { return nil }
        let own = changes.first { $0.scenario == scenario }?.after ?? ofBase
        return Self.codes(own)
    }

    /// The codes of `NL213, NL225`.
    static func codes(_ list: String) -> [String] {
        list.split(separator: ",").map { code in String(code.filter { $0 != " " }) }
    }

    /// `154 M€`, in the first region that it is told of.
    private func budget(of scenario: String) -> String? {
        let budget = findings.lazy.flatMap(\.budgets).first { $0.scenario == scenario }
        return budget.map { "\(voice.numbers.millions($0.millions)) \(voice("page.millions"))" }
    }
}
