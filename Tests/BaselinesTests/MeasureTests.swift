import Modelling
import Reading
import RegionModel
import Testing

@testable import Baselines

/// The catalogue of measures.
@Suite struct MeasureTests {
    @Test("There are twelve measures, each with a lead that holds some of what it takes")
    func twelve() throws {
        let measures = try Shared.catalogue.get().measures.map(\.definition)
        #expect(
            measures.map(\.id) == [
                "nature_network", "farm_transition", "housing_acceleration", "business_park_renewal",
                "hidden_champions_programme", "human_capital_agreement", "safe_neighbourhoods", "amenity_hub",
                "safe_roads", "demand_responsive_transport", "industry_nitrogen", "cross_border_labour",
            ])
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

    @Test("House building is brought forward five years, and stands")
    func housing() throws {
        let measure = try #require(try Shared.catalogue.get().measure("housing_acceleration")?.definition)
        #expect(
            measure.effects == [
                MeasureDefinition.Effect(.dwellings, amount: 90, lasts: .permanent, broughtForward: 5)
            ])
        #expect(measure.partners == [.province, .civilSociety, .residents, .largeFirms])
        #expect(measure.title.dutch == "Versnellen woningbouw")
        #expect(measure.budget == 50 && measure.duration == 6 && measure.effort == 8)
    }

    @Test("The hidden champions programme reaches an eighth of them a year")
    func reach() throws {
        let measure = try #require(
            try Shared.catalogue.get().measure("hidden_champions_programme")?.definition)
        #expect(measure.reach == MeasureDefinition.Reach(champions: 0.12, firms: 0.015))
    }

    @Test(
        "A mistake in the catalogue is told with its line and a way out",
        arguments: [
            ("lever: dwellings", "lever: dweling", "there is no lever 'dweling'; did you mean 'dwellings'?"),
            (
                "amount: 90, unit: dwellings", "amount: \"90,5\", unit: dwellings",
                "'90,5' is written with a comma; write 90.5"
            ),
            (
                "unit: dwellings", "unit: houses",
                "'houses' does not fit dwellings, which is in dwellings; write the number in dwellings"
            ),
            (
                "lasts: permanent, brought_forward", "lasts: for_ever, brought_forward",
                "here is the text 'for_ever'; write permanent, while_paid or {fading: 8}"
            ),
            (
                "civil_society: 0.20, residents: 0.05", "civil_society: 0.20, residents: 0.15",
                "the shares in 'resources' sum to 1.1; make them sum to 1"
            ),
            ("lead: province", "lead: provence", "there is no actor 'provence'; did you mean 'province'?"),
            ("contest: 0.7", "contest: 7", "7 is not possible for 'contest'; write a number from 0 to 1"),
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
