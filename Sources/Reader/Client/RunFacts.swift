import Foundation
import Messages
import Modelling
import Reading
import Rendering
import Results

/// What a run's document says, as pages take it.
struct RunFacts {
    let facts: PageFacts

    init(_ document: RunDocument, language: Language = Speech.language) {
        var facts = PageFacts(in: language)
        facts.scenarios = document.scenarios.map {
            PageFacts.Scenario(name: $0.name, title: $0.titles, short: $0.short, file: $0.file)
        }
        facts.reference = document.reference
        facts.regions = document.regions.map {
            PageFacts.Region(code: $0.code, title: $0.title)
        }
        facts.focus = document.focus
        facts.members = document.members
        facts.isCentral = document.central
        facts.years = document.years
        facts.indicators = document.indicators
        facts.themes = document.themes
        facts.findings = document.findings
        facts.assumptions = document.assumptions.map {
            PageFacts.Assumed(
                name: $0.name, title: ($0.sentences ?? Text(nl: $0.sentence, en: $0.sentence)).asTitle,
                unit: $0.unit,
                central: $0.central,
                low: $0.low, high: $0.high, correlation: $0.influence, indicator: $0.onIndicator)
        }
        facts.changes = document.changedInputs.map {
            PageFacts.Change(
                scenario: $0.scenario, path: $0.path, before: $0.referenceValue, after: $0.value,
                title: $0.title, beforeText: $0.referenceText, afterText: $0.text)
        }
        facts.goals = document.goals.map {
            PageFacts.Goals(
                scenario: $0.scenario, plans: $0.plans.count, leftByPlans: $0.leftByPlans,
                uncovered: $0.uncovered)
        }
        facts.warnings = document.warnings.map { $0.text(language) }
        facts.provenance = PageFacts.Provenance(
            run: document.run, name: document.name, created: document.created, timeZone: .current,
            seed: document.seed, version: document.model.version, model: document.model.digest,
            data: document.data.digest,
            ownFigures: document.files.filter { $0.role == .data }.map(\.name))
        self.facts = facts
    }
}
