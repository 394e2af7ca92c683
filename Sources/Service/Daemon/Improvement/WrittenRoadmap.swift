import Improvement
import Modelling
import RegionModel
import Results

/// A roadmap that was found, in the words of scenario files.
extension ImprovementQuestion {
    /// `2030Q3`
    private func quarter(_ number: Int) -> String { "\(firstYear + number / 4)Q\(number % 4 + 1)" }

    /// A change with what was there and what comes.
    func written(_ change: Change, to plan: [StepChoice], effect: ImprovementDocument.Gain?)
        -> ImprovementDocument.Change
    {
        let (before, after) = (steps[change.step], measures(plan)[change.step])
        func words(_ step: PlannedMeasure) -> [String] {
            switch change.kind {
            case .start: [quarter(step.start)]
            case .way: [step.mode.label]
            case .partners: step.partners.map(\.label)
            case .level: [step.level.label]
            }
        }
        return ImprovementDocument.Change(
            measure: before.measure.id, aspect: ImprovementDocument.Aspect(change.kind),
            from: words(before), to: words(after), effect: effect)
    }

    /// Every step of the scenario, in its order, with those of the region as a search has them.
    func written(_ plan: [StepChoice]) -> [ImprovementDocument.Step] {
        let measures = scenario(plan).roadmap.measures
        let hasChanges = measures.contains { !$0.changes.isEmpty }
        return measures.map { written($0, among: measures, hasChanges: hasChanges) }
    }

    private func written(_ planned: PlannedMeasure, among all: [PlannedMeasure], hasChanges: Bool)
        -> ImprovementDocument.Step
    {
        let usual = planned.measure
        var step = ImprovementDocument.Step(
            measure: usual.id, region: order.knowledge.model.places[planned.region],
            start: quarter(planned.start), mode: planned.mode.label)
        let usualPartners = ([usual.lead] + usual.partners).filter { $0 != planned.lead }
        if planned.lead != usual.lead { step.lead = planned.lead.label }
        if planned.partners != usualPartners { step.partners = planned.partners.map(\.label) }
        if planned.level != usual.level { step.level = planned.level.label }
        if planned.decided != 0 { step.decided = planned.decided }
        if planned.preparation != usual.preparation { step.preparation = planned.preparation }
        if planned.agreement != usual.agreement { step.agreement = planned.agreement }
        if planned.years != usual.duration { step.years = planned.years }
        let budget = usual.payers.mapValues { $0 * planned.referenceBudget }
        if !isSame(planned.budget, budget) { step.budget = amounts(planned.budget) }
        if !isSame(planned.upkeep, [:]) { step.upkeep = amounts(planned.upkeep) }
        if !planned.prerequisites.isEmpty {
            step.requires = planned.prerequisites.map {
                ImprovementDocument.Requirement(measure: all[$0.measure].measure.id, progress: $0.progress)
            }
        }
        if hasChanges { step.changes = planned.changes.map(written) }
        return step
    }

    private func isSame(_ one: [Payer: Double], _ other: [Payer: Double]) -> Bool {
        Payer.publicPayers.allSatisfy { payer in
            let (one, other) = (one[payer] ?? 0, other[payer] ?? 0)
            return (one - other).magnitude <= 1e-9 * max(1, one.magnitude)
        }
    }

    private func amounts(_ money: [Payer: Double]) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: money.filter { $0.value != 0 }.map { ($0.key.label, $0.value) })
    }

    private func written(_ change: ModeChange) -> ImprovementDocument.PlannedChange {
        var written = ImprovementDocument.PlannedChange(to: change.mode.label)
        switch change.condition {
        case .trustAbove(let trust): written.trustAbove = trust
        case .trustBelow(let trust): written.trustBelow = trust
        case .stalled: written.stalled = true
        case .decided: written.decided = true
        case .from(let quarter): written.from = self.quarter(quarter)
        }
        return written
    }
}

extension ImprovementDocument.Aspect {
    fileprivate init(_ kind: Change.Kind) {
        self =
            switch kind {
            case .start: .start
            case .way: .way
            case .partners: .partners
            case .level: .level
            }
    }
}
