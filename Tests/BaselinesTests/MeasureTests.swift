import Modelling
import Reading
import RegionModel
import Testing

@testable import Baselines

/// The catalogue of measures.
@Suite struct MeasureTests {
    @Test(
        "Every measure of the catalogue has a lead that holds some of what it takes, and shares that add up")
    func whole() throws {
        let measures = try Shared.catalogue.get().measures.map(\.definition)
        #expect(measures.count > 1 && Set(measures.map(\.id)).count == measures.count)
        for measure in measures {
            #expect(abs(measure.resources.values.reduce(0, +) - 1) < 1e-9)
            #expect(abs(measure.payers.values.reduce(0, +) - 1) < 1e-9)
            #expect(abs(measure.spending.values.reduce(0, +) - 1) < 1e-9)
            #expect(measure.resources[measure.lead] != nil)
            #expect(Set(measure.partners + [measure.lead]) == Set(measure.resources.keys))
            #expect(measure.effects.isEmpty == (measure.reach != nil))
            #expect(measure.evidence.grade == .judged)
        }
    }

    @Test("Of house building most would have come anyway, and it stands")
    func housing() throws {
        let measure = try #require(try Shared.catalogue.get().measure("housing_acceleration")?.definition)
        #expect(
            measure.effects == [
                MeasureDefinition.Effect(
                    .dwellings, amount: 82, rangeFactor: 3, lasts: .permanent, comesAnyway: true)
            ])
        #expect(measure.partners == [.province, .civilSociety, .residents, .largeFirms])
        #expect(measure.title.dutch == "Versnellen woningbouw")
        #expect(measure.budget == 50 && measure.duration == 3 && measure.effort == 8)
        #expect(measure.preparation == 3.5 && measure.agreement == 1 && measure.contest == 0.35)
        #expect(measure.decidingFactor == 1.7 && measure.worksFactor == 1.5)
    }

    @Test("Preparation, agreement, works and contest are those of the specification")
    func times() throws {
        let expected: [String: [Double]] = [
            "nature_network": [2, 1, 2.2, 8, 1.5, 0.7], "farm_transition": [1, 1, 2.2, 4, 1.5, 0.6],
            "housing_acceleration": [3.5, 1, 1.7, 3, 1.5, 0.35],
            "business_park_renewal": [1.5, 0.75, 2, 5, 1.5, 0.4],
            "hidden_champions_programme": [0.25, 0.5, 2, 6, 1.25, 0.05],
            "human_capital_agreement": [0.25, 0.5, 2, 5, 1.25, 0.05],
            "safe_neighbourhoods": [0.25, 0.5, 2, 4, 1.25, 0.1], "amenity_hub": [1, 0.5, 2, 4, 1.5, 0.1],
            "safe_roads": [2, 0.75, 2.2, 5, 1.5, 0.3],
            "demand_responsive_transport": [0.5, 0.5, 2, 3, 1.25, 0.1],
            "industry_nitrogen": [1, 0.75, 2.2, 5, 1.5, 0.3],
            "cross_border_labour": [0.25, 0.5, 2, 4, 1.25, 0.05],
        ]
        for measure in try Shared.catalogue.get().measures.map(\.definition) {
            let found = [
                measure.preparation, measure.agreement, measure.decidingFactor, measure.duration,
                measure.worksFactor, measure.contest,
            ]
            #expect(found == expected[measure.id], "\(measure.id)")
        }
    }

    @Test(
        "What was measured or is bought is certain, what nobody measured half, and what was found to do nothing .3"
    )
    func chances() throws {
        let chances = try Shared.catalogue.get().measures.map(\.definition).flatMap { measure in
            measure.effects.map {
                "\(measure.id) \($0.lever.label) \($0.amount) \($0.rangeFactor) \($0.chance)"
            }
        }
        #expect(
            chances == [
                "nature_network nature_area 10.0 1.5 1.0", "nature_network patch_connectivity 0.002 4.0 0.5",
                "farm_transition nature_inclusive_area 25.0 2.0 1.0",
                "housing_acceleration dwellings 82.0 3.0 1.0",
                "business_park_renewal business_area 0.2 4.0 0.3",
                "human_capital_agreement labour_force 12.0 3.0 1.0",
                "safe_neighbourhoods police 6.0 1.5 1.0", "safe_neighbourhoods cohesion 0.001 4.0 0.3",
                "amenity_hub library_threshold 0.005 4.0 0.5", "amenity_hub sports_threshold 0.005 4.0 0.5",
                "amenity_hub gp_threshold 0.001 4.0 0.5", "amenity_hub cohesion 0.001 4.0 0.3",
                "safe_roads road_risk 0.00015 3.0 1.0", "demand_responsive_transport distance 0.002 4.0 0.5",
                "industry_nitrogen other_deposition 0.001 3.0 1.0",
                "cross_border_labour cross_border_workers 20.0 4.0 0.5",
            ])
    }

    @Test("The hidden champions programme reaches a sixteenth of them a year")
    func reach() throws {
        let measure = try #require(
            try Shared.catalogue.get().measure("hidden_champions_programme")?.definition)
        #expect(measure.reach == MeasureDefinition.Reach(champions: 0.06, firms: 0.012, rangeFactor: 3))
    }

    @Test(
        "A mistake in the catalogue is told with its line and a way out",
        arguments: [
            ("lever: dwellings", "lever: dweling", "there is no lever 'dweling'; did you mean 'dwellings'?"),
            (
                "amount: 82, unit: dwellings", "amount: \"82,5\", unit: dwellings",
                "'82,5' is written with a comma; write 82.5"
            ),
            (
                "unit: dwellings", "unit: houses",
                "'houses' does not fit dwellings, which is in homes; write the number in homes"
            ),
            (
                "lasts: permanent, range_factor: 3, comes_anyway", "lasts: for_ever, comes_anyway",
                "here is the text 'for_ever'; write permanent, while_paid or {fading: 8}"
            ),
            (
                "civil_society: 0.20, residents: 0.05", "civil_society: 0.20, residents: 0.15",
                "the shares in 'resources' sum to 1.1; make them sum to 1"
            ),
            ("lead: province", "lead: provence", "there is no actor 'provence'; did you mean 'province'?"),
            ("contest: 0.7", "contest: 7", "7 is not possible for 'contest'; write a number from 0 to 1"),
            (
                "range_factor: 3, comes_anyway: yes", "range_factor: 3, brought_forward: 5",
                "'brought_forward' is no more: by how much something comes earlier is now an assumption with a range; "
                    + "write 'comes_anyway: yes'; the years are 'collaboration.brought_forward'"
            ),
            (
                "    preparation: 3.5\n", "",
                "'housing_acceleration' has no 'preparation': the time to decide now belongs to the measure; "
                    + "write 'preparation: 3.5', as in Polder's own catalogue"
            ),
            (
                "    agreement: 0.75\n", "",
                "'business_park_renewal' has no 'agreement': the time to decide now belongs to the measure; "
                    + "write 'agreement: 0.75', as in Polder's own catalogue"
            ),
            (
                "    preparation: 2\n    agreement: 1\n", "    preparation: 0\n    agreement: 0\n",
                "'preparation' and 'agreement' are 0 together; give one of them a number of years above 0"
            ),
            (
                "chance: 0.3", "chance: 3",
                "3 is not possible for 'chance'; write a number from 0 to 1"
            ),
            (
                "range_factor: 4, chance: 0.5", "range_factor: 4, comes_anyway: yes",
                "'patch_connectivity' is a level: only what is built can come anyway; remove 'comes_anyway'"
            ),
            ("budget: 40", "budgets: 40", "there is no key 'budgets'; did you mean 'budget'?"),
            (
                "state: 0.7, province: 0.3", "provinc: 0.7, province: 0.3",
                "there is no payer 'provinc'; "
                    + "did you mean 'province'?"
            ),
        ])
    func mistakes(original: String, replacement: String, sentence: String) {
        var files = ConfigFiles.embedded
        files.measures = files.measures.replacing(original, with: replacement, maxReplacements: 1)
        let problems = #expect(throws: Problems.self) { try Catalogue(files) }
        let lines = problems?.all.map { "\($0.factSentence); \($0.fix)" } ?? []
        #expect(lines.contains(sentence), "\(lines)")
        #expect(problems?.all.allSatisfy { $0.file == "measures.yaml" && $0.line > 30 } == true)
    }

    @Test("A catalogue of the time before names the preparation and agreement of all twelve measures")
    func olderCatalogue() {
        var files = ConfigFiles.embedded
        files.measures = files.measures.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("    preparation:") && !$0.hasPrefix("    agreement:") }
            .joined(separator: "\n")
        let problems = #expect(throws: Problems.self) { try Catalogue(files) }
        #expect(problems?.all.count == 24)
        #expect(problems?.all.allSatisfy { $0.fix.hasSuffix("as in Polder's own catalogue") } == true)
    }

    @Test("A catalogue that is no YAML says where")
    func noYaml() {
        var files = ConfigFiles.embedded
        files.measures = "measures:\n  a: [1, 2\n"
        let problems = #expect(throws: Problems.self) { try Catalogue(files) }
        #expect(
            problems?.all.first?.description.hasPrefix("measures.yaml:2:6: the list that begins here has no")
                == true)
    }
}
