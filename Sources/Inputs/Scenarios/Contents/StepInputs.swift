internal import Modelling
internal import Reading
internal import RegionModel

extension ScenarioDraft {
    /// Keeps what a step resolves to; what the file leaves open follows from the catalogue and has no place.
    func record(_ draft: StepDraft, start: Quarter, collaboration: Collaboration) {
        let (step, field, name) = (draft.step, draft.field, draft.name)
        func keep(_ key: String, _ value: String) {
            record("\(name).\(key)", value, from: field[key], as: "\(name).\(key)")
        }
        keep("start", start.text)
        if field["mode"] != nil {
            keep("mode", step.mode.label)
        } else {
            record("\(name).mode", step.mode.label, from: collaboration.modeField, as: "collaboration.mode")
        }
        keep("lead", step.lead.label)
        keep("partners", step.partners.map(\.label).joined(separator: ", "))
        keep("level", step.level.label)
        keep("years", written(step.years))
        keep("budget", inWords(step.budget))
        if !step.upkeep.isEmpty { keep("upkeep", inWords(step.upkeep)) }
        if !draft.requires.isEmpty {
            let words = draft.requires.map { "\($0.measure.id) to \(written($0.progress))" }
            keep("requires", words.joined(separator: ", "))
        }
    }

    /// `state 20, province 10.5`, in M€.
    private func inWords(_ money: [Payer: Double]) -> String {
        Payer.allCases.compactMap { payer in
            money[payer].map { "\(payer.label) \(written(($0 * 1e6).rounded() / 1e6))" }
        }
        .joined(separator: ", ")
    }
}
