import Baselines
import Comparisons
import Ensembles
import Messages
import Modelling
import Reading
import RegionModel
import Results
import Scenarios

/// What is read of the themes of collaboration to say how scenarios compare; a test holds them against the model.
enum PromiseOutcome: String, CaseIterable {
    case delivered = "collaboration.delivered"
    case halfDelivered = "collaboration.half_delivered"
    case coordinationSpent = "collaboration.coordination_spent"

    /// The parameter that says how effect grows with money.
    static let returns = "collaboration.returns"
}

extension Order {
    /// What a comparison says about each region that the scenarios are about; none where nothing is compared.
    ///
    /// - Parameter controls: what ran along, and its draws.
    /// - Throws: `CancellationError`.
    func findings(
        in result: EnsembleResult, of ensemble: Ensemble<RegionalModel>,
        controls: (TimingControls, KeptDraws)? = nil
    ) throws -> [Results.Findings] {
        guard let base = plan.reference, plan.scenarios.count > 1,
            let delivered = knowledge.indicators.first(where: { $0.name == PromiseOutcome.delivered.rawValue }
            )
        else { return [] }
        guard !plan.isCentral else { return focus.map { inputs(of: $0, base: base, delivered.name) } }
        let draws = ensemble.draws(in: result)
        // The same for every region, so drawn once.
        let parameters = try plan.scenarios.indices.map { try ensemble.parameters(of: $0, in: result) }
        return try focus.map { region in
            try Task.checkCancellation()
            let planned = draws.planned(in: region).filter { $0.kind == .yield }
            let headlines = knowledge.indicators.filter { $0.isHeadline && $0.theme != delivered.theme }
            let comparison = RegionComparison(
                region: region, years: Array(period.first...period.last), seed: plan.seed,
                delivered: delivered, yields: planned.map(RegionComparison.Yield.init),
                headlines: headlines,
                sums: headlines.map { headline in
                    knowledge.indicators.first { $0.sumOf == headline.name }
                },
                reportedYears: years, rows: knowledge.indicators.filter(\.isHeadline))
            let scenarios = plan.scenarios.indices.map { number in
                var found = scenarioDraws(number, base: base, comparison, planned, draws, parameters[number])
                found.control = controls.flatMap { $0.control(of: number, in: region, comparison, $1) }
                return found
            }
            var findings = comparison.findings(
                scenarios, base: base, draws: draws.count, unlike: unlikeInputs(base: base),
                parameters: { parameters[$0] })
            findings.measures = titles(of: findings)
            return findings
        }
    }

    /// In what the inputs of a central run differ: one draw says no more.
    private func inputs(of region: String, base: Int, _ delivered: String) -> Results.Findings {
        let others = plan.scenarios.indices.filter { $0 != base }
        let budgets = plan.scenarios.indices.map { budget(of: $0, in: region) }
        var findings = Results.Findings(
            region: region, base: plan.scenarios[base].name, horizon: period.last, members: 1,
            budgets: budgets,
            unlike: others.flatMap { Results.Findings.unlikeMoney(budgets[$0], base: budgets[base]) }
                + unlikeInputs(base: base),
            scenarios: others.map {
                ScenarioFindings(
                    scenario: plan.scenarios[$0].name, isYardstick: budgets[$0].byMeasure.isEmpty)
            }, delivered: delivered)
        findings.measures = titles(of: findings)
        return findings
    }

    private func titles(of findings: Results.Findings) -> [String: Text] {
        Dictionary(
            uniqueKeysWithValues: findings.budgets.flatMap(\.byMeasure.keys).unique.map { name in
                (name, knowledge.catalogue.measure(name)?.short ?? Text(nl: name, en: name))
            })
    }

    /// What the draws say about one scenario in the region of a comparison.
    private func scenarioDraws(
        _ number: Int, base: Int, _ comparison: RegionComparison, _ planned: [PlannedOutcome],
        _ draws: KeptDraws, _ parameters: [ParameterDraws]
    ) -> ScenarioDraws {
        let region = comparison.region
        func values(_ indicator: String, _ year: Int) -> [Double]? {
            draws.values(of: indicator, in: region, year: year, scenario: number)
        }
        var found = ScenarioDraws(plan.scenarios[number].name, budget(of: number, in: region))
        found.isIdentical = number != base && draws.areIdentical(number, base)
        found.yields = planned.map { draws.values(of: $0, scenario: number) }
        found.headlines = comparison.headlines.map { headline in
            comparison.reportedYears.map { values(headline.name, $0) }
        }
        found.yearly = comparison.rows.map { row in comparison.years.map { values(row.name, $0) } }
        guard let horizon = comparison.years.last else { return found }
        found.sums = comparison.sums.map { $0.flatMap { values($0.name, horizon) } }
        guard !found.isYardstick else { return found }
        let delivered = comparison.years.compactMap { values(PromiseOutcome.delivered.rawValue, $0) }
        found.delivered = delivered.count == comparison.years.count ? delivered : nil
        found.half = values(PromiseOutcome.halfDelivered.rawValue, horizon)
        found.coordination = values(PromiseOutcome.coordinationSpent.rawValue, horizon)
        found.returns = parameters.first { $0.name == PromiseOutcome.returns }?.values ?? []
        return found
    }

    /// Public money of a scenario's measures in a region, M€.
    private func budget(of number: Int, in region: String) -> Results.Findings.Budget {
        let region = knowledge.model.places.firstIndex(of: region)
        var byMeasure: [String: Double] = [:]
        for planned in plan.scenarios[number].scenario.roadmap.measures where planned.region == region {
            let money = Payer.publicPayers.reduce(0) { $0 + (planned.budget[$1] ?? 0) }
            byMeasure[planned.measure.id, default: 0] += money
        }
        // Sums of decimal fractions: a millionth of a euro is no money.
        let whole = byMeasure.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
        return Results.Findings.Budget(
            scenario: plan.scenarios[number].name, millions: (whole * 1e12).rounded() / 1e12,
            byMeasure: byMeasure)
    }

    /// (R5) In what the scenarios' inputs are unlike those of the base, beside money and the way of working.
    private func unlikeInputs(base: Int) -> [Results.Findings.Unlikeness] {
        let reference = scenarios[base]
        return scenarios.indices.filter { $0 != base }.flatMap { number -> [Results.Findings.Unlikeness] in
            let scenario = scenarios[number]
            var names: [Results.Findings.Unlikeness.Kind: [String]] = [:]
            var titles: [String: Text] = [:]
            if scenario.overlays.map(\.text) != reference.overlays.map(\.text) {
                let tables = scenario.overlays.map(\.name).filter {
                    !reference.overlays.map(\.name).contains($0)
                }
                names[.figures] = tables.isEmpty ? scenario.overlays.map(\.name) : tables
            }
            // What a scenario without measures plans of them is not said twice.
            let isYardstick = plan.scenarios[number].scenario.roadmap.measures.isEmpty
            for change in scenario.changedInputs(from: reference) {
                let parts = change.path.split(separator: ".").map(String.init)
                switch (parts[0], parts.last ?? "") {
                case ("focus", _): names[.region, default: []].append(change.value ?? "")
                case ("period", _): names[.years, default: []].append(change.value ?? "")
                case ("roadmap", "start"):
                    if !isYardstick { names[.starts, default: []].append(parts[1]) }
                case ("roadmap", "years"), ("roadmap", "requires"), ("roadmap", "upkeep"),
                    ("roadmap", "decided"), ("roadmap", "preparation"), ("roadmap", "agreement"):
                    // What follows from the money is told with the money.
                    if !isYardstick, isWritten(change, in: [scenario, reference]) {
                        names[.measures, default: []].append(parts[1])
                    }
                case ("roadmap", _), ("collaboration", "mode"), ("collaboration", "network_manager"),
                    ("data", _):
                    break
                default:
                    names[.assumptions, default: []].append(change.path)
                    titles[change.path] = title(ofInput: change.path, in: [scenario, reference])
                }
            }
            let order: [Results.Findings.Unlikeness.Kind] = [
                .region, .figures, .years, .assumptions, .measures, .starts,
            ]
            return order.compactMap { kind in
                names[kind].map {
                    Results.Findings.Unlikeness(
                        kind, scenario: scenario.name, names: $0.unique,
                        titles: kind == .assumptions && !titles.isEmpty ? titles : nil)
                }
            }
        }
    }

    /// Whether a file says so, and it does not follow from the catalogue of measures.
    private func isWritten(_ change: ChangedInput, in scenarios: [Scenario]) -> Bool {
        scenarios.contains { $0.inputs.contains { $0.path == change.path && $0.position != nil } }
    }

    /// What people call an assumption that files write under this key; nil where the model declares no name for it.
    func title(ofInput key: String, in scenarios: [Scenario]) -> Text? {
        let input = scenarios.flatMap(\.inputs).first { $0.writtenAs == key || $0.path == key }
        let path = input?.path ?? key
        let name = path.hasPrefix("assumptions.") ? String(path.dropFirst("assumptions.".count)) : path
        for parameter in knowledge.model.makeWorkspace().parameters {
            if let number = parameter.elementNames.firstIndex(of: name) {
                return parameter.elementTitles[number]
            }
        }
        if let setting = knowledge.settings.first(where: { $0.name == name }) { return setting.titles }
        let actor = Actor.allCases.first { name == "collaboration.capacity.\($0.label)" }
        return actor.map { Text(nl: "mensen van \($0.title.dutch)", en: "staff of \($0.title.english)") }
    }
}

extension ScenarioDraws {
    fileprivate init(_ name: String, _ budget: Results.Findings.Budget) {
        self.init(scenario: name, budget: budget)
    }
}

extension RegionComparison.Yield {
    /// `measure.farm_transition.nature_inclusive_area` is what farm_transition does to nature_inclusive_area.
    fileprivate init(_ planned: PlannedOutcome) {
        self.init(
            measure: planned.measure,
            lever: planned.name.split(separator: ".").last.map(String.init) ?? planned.name,
            unit: planned.unit.symbol, worthNaming: planned.worthNaming)
    }
}
