internal import Modelling
internal import Reading
internal import RegionModel
import Results

extension ScenarioDraft {
    /// Keeps what a measure resolves to; what the file leaves open follows from the catalogue and has no place.
    func record(_ draft: MeasureDraft, start: Quarter, collaboration: Collaboration) {
        let (planned, field, name) = (draft.planned, draft.field, draft.name)
        func keep(_ key: String, _ value: String) {
            record("\(name).\(key)", value, from: field[key], as: "\(name).\(key)")
        }
        keep("start", start.text)
        if field["mode"] != nil {
            keep("mode", planned.mode.label)
        } else {
            record(
                "\(name).mode", planned.mode.label, from: collaboration.modeField, as: "collaboration.mode")
        }
        if !planned.changes.isEmpty {
            let words = planned.changes.map { $0.inWords(firstYear: vocabulary.period.first) }
            let own = field["changes"]
            record(
                "\(name).changes", words.joined(separator: ", "), from: own ?? collaboration.changesField,
                as: own == nil ? "collaboration.changes" : "\(name).changes")
        }
        keep("lead", planned.lead.label)
        keep("partners", planned.partners.map(\.label).joined(separator: ", "))
        keep("level", planned.level.label)
        if planned.decided > 0 { keep("decided", written(planned.decided)) }
        keep("preparation", written(planned.preparation))
        keep("agreement", written(planned.agreement))
        keep("years", written(planned.years))
        keep("budget", inWords(planned.budget))
        if !planned.upkeep.isEmpty { keep("upkeep", inWords(planned.upkeep)) }
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
