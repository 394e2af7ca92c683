import Modelling
import Results

extension Examples {
    private static func gain(_ value: Double) -> ImprovementDocument.Gain {
        ImprovementDocument.Gain(value: value, low: value - 0.01, high: value + 0.01)
    }

    private static let change = ImprovementDocument.Change(
        measure: "farm_transition", aspect: .start, from: ["2025Q3"], to: ["2025Q1"], effect: gain(0.02))

    private static var step: ImprovementDocument.Step {
        var step = ImprovementDocument.Step(
            measure: "farm_transition", region: "NL33C", start: "2025Q1", mode: "network")
        step.lead = "province"
        step.partners = ["water_board"]
        step.level = "provincial"
        step.decided = 0.5
        step.preparation = 1
        step.agreement = 1
        step.years = 6
        step.budget = ["state": 30]
        step.upkeep = ["province": 1]
        step.requires = [ImprovementDocument.Requirement(measure: "nature_network", progress: 0.5)]
        var changes = (0..<5).map { _ in ImprovementDocument.PlannedChange(to: "silo") }
        changes[0].trustAbove = 0.6
        changes[1].trustBelow = 0.4
        changes[2].stalled = true
        changes[3].decided = true
        changes[4].from = "2030Q1"
        step.changes = changes
        return step
    }

    static let improvement = ImprovementDocument(
        run: "r-17", scenario: "network", region: "NL33C", indicator: "collaboration.delivered", year: 2_040,
        firstYear: 2_025, lastYear: 2_050, criterion: .worstFifth, kept: ["level"],
        search: ImprovementDocument.Search(roadmaps: 812, races: 9, draws: 256, spent: 30_000, seed: 1),
        draws: 512, seed: 2, isBetter: true, worthNaming: 0.01,
        gains: ImprovementDocument.Gains(expected: gain(0.04), worstFifth: gain(0.03), regret: gain(0.05)),
        more: 500, less: 10, pairing: 0.1, outcome: ImprovementDocument.Pair(before: 0.5, after: 0.54),
        changes: [change], coordination: ImprovementDocument.Pair(before: 11, after: 12),
        coordinationYears: ImprovementDocument.Pair(before: 90, after: 95),
        publicSpent: ImprovementDocument.Pair(before: 150, after: 152),
        privateSpent: ImprovementDocument.Pair(before: 14, after: 15),
        loads: [
            ImprovementDocument.Load(
                actor: "province", peak: ImprovementDocument.Pair(before: 0.8, after: 0.9))
        ], blockedBefore: ["farm_transition"], blockedAfter: ["farm_transition"],
        alternatives: [
            ImprovementDocument.Alternative(
                expected: gain(0.04), worstFifth: gain(0.03), coordination: 12, changes: [change],
                isProposed: true)
        ], steps: [step], titles: ["province": Text(nl: "provincie", en: "province")])
}
