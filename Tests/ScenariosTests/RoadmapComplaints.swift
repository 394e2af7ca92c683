import Reading
import RegionModel
import Testing

@testable import Scenarios

@Suite("A roadmap that cannot be carried out says which step and why")
struct RoadmapComplaints {
    @Test(arguments: [
        Complaint(
            "a misspelt measure", roadmap("- {measure: sme_outreech, start: 2025Q1}"),
            "5:15: there is no measure 'sme_outreech'; did you mean 'sme_outreach'?"),
        Complaint(
            "a misspelt actor", roadmap("- {measure: new_nature, start: 2025Q1, lead: provnice}"),
            "5:48: there is no actor 'provnice'; did you mean 'province'?"),
        Complaint(
            "a misspelt Dutch actor", roadmap("- {measure: new_nature, start: 2025Q1, lead: provincei}"),
            "5:48: there is no actor 'provincei'; did you mean 'provincie'?"),
        Complaint(
            "a misspelt level", roadmap("- {measure: new_nature, start: 2025Q1, level: regionall}"),
            "5:49: 'regionall' is no level; did you mean 'regional'?"),
        Complaint(
            "a misspelt key of a step",
            roadmap("- {measure: new_nature, start: 2025Q1, partner: [residents]}"),
            "5:42: there is no key 'partner' in a roadmap step; did you mean 'partners'?"),
        Complaint(
            "a misspelt payer", roadmap("- {measure: new_nature, start: 2025Q1, budget: {stat: 3}}"),
            "5:51: there is no key 'stat' in 'budget'; did you mean 'state'?"),
        Complaint(
            "a step without a start", roadmap("- measure: new_nature"),
            "5:5: a roadmap step has no 'start'; add 'start:'"),
        Complaint(
            "a partner twice",
            roadmap("- {measure: new_nature, start: 2025Q1, partners: [smes, residents, smes]}"),
            "5:70: 'smes' is a partner twice; keep one of the two"),
        Complaint(
            "a lead among the partners",
            roadmap("- {measure: new_nature, start: 2025Q1, partners: [province, smes]}"),
            "5:53: 'province' leads this measure and is also listed as a partner; take it out of 'partners:'"),
        Complaint(
            "a start that is no quarter", roadmap("- {measure: new_nature, start: 2025-04}"),
            "5:34: '2025-04' is no quarter; write year and quarter, such as 2027Q3"),
        Complaint(
            "a start outside the period", roadmap("- {measure: new_nature, start: 2050Q1}"),
            "5:34: 2050Q1 is outside the period; choose from 2024Q1 to 2049Q4"),
        Complaint(
            "no years", roadmap("- {measure: new_nature, start: 2025Q1, years: 0}"),
            "5:49: 0 is not possible for years; write a number from 0.25 to 25"),
        Complaint(
            "a budget below nothing", roadmap("- {measure: new_nature, start: 2025Q1, budget: -5}"),
            "5:50: -5 is not possible for budget; write a number from 0 to 100000"),
        Complaint(
            "a budget in the wrong unit", roadmap("- {measure: new_nature, start: 2025Q1, budget: 5 ha}"),
            "5:50: 'ha' does not fit budget, which is in M€; write the number in M€"),
        Complaint(
            "a step twice",
            roadmap("- {measure: new_nature, start: 2025Q1}", "- {measure: new_nature, start: 2030Q1}"),
            "6:5: 'new_nature' is on the roadmap of this region already, in line 5; keep one of the two"),
        Complaint(
            "a requirement written out, with a misspelt name",
            roadmap(
                "- {measure: new_nature, start: 2025Q1, requires: {measure: vilage_hubs, progress: 50 %}}"),
            "5:62: there is no measure 'vilage_hubs'; did you mean 'village_hubs'?"),
        Complaint(
            "a step that requires itself",
            roadmap("- {measure: new_nature, start: 2025Q1, requires: [new_nature]}"),
            "5:53: 'new_nature' requires itself; take it out of 'requires:'"),
        Complaint(
            "a requirement that is not planned",
            roadmap("- {measure: new_nature, start: 2025Q1, requires: village_hubs}"),
            "5:52: 'village_hubs' is required here but is not on the roadmap; add it, or take it out of 'requires:'"
        ),
        Complaint(
            "a requirement that is misspelt",
            roadmap("- {measure: new_nature, start: 2025Q1, requires: [{vilage_hubs: 50 %}]}"),
            "5:54: there is no measure 'vilage_hubs'; did you mean 'village_hubs'?"),
        Complaint(
            "a circle",
            roadmap(
                "- {measure: new_nature, start: 2025Q1, years: 1, requires: [village_hubs: 0 %]}",
                "- {measure: village_hubs, start: 2025Q1, years: 1, requires: [new_nature: 0 %]}"),
            "5:62: these measures wait for each other: new_nature → village_hubs → new_nature; take out one 'requires:'"
        ),
        Complaint(
            "a start before a requirement can end",
            roadmap(
                "- {measure: village_hubs, start: 2025Q1}",
                "- {measure: new_nature, start: 2027Q1, requires: [village_hubs]}"),
            "6:34: this starts in 2027Q1, and 'village_hubs' cannot have come far enough before 2029Q1; start in 2029Q1 or later, or take it out of 'requires:'"
        ),
        Complaint(
            "nobody to work with", roadmap("- {measure: new_nature, start: 2025Q1, partners: []}"),
            "5:52: warning: mode 'network' has no partners here, so the lead works alone; add 'partners:', or write 'mode: silo'"
        ),
        Complaint(
            "an end after the period", roadmap("- {measure: new_nature, start: 2045Q1}"),
            "5:34: warning: 'new_nature' is planned to end in 2054Q1, after the period; start earlier, or accept that its end is not seen"
        ),
        Complaint(
            "a step without a region among several",
            "focus: [NL225, NL33C]\ncollaboration: {mode: silo}\nroadmap:\n  - {measure: new_nature, start: 2025Q1}\n",
            "4:5: the scenario has several focus regions and this step names none; add 'region:' to the step"),
        Complaint(
            "no mode anywhere", "focus: NL225\nroadmap:\n  - {measure: new_nature, start: 2025Q1}\n",
            "3:5: neither this step nor 'collaboration:' has a mode; add 'mode:' to one of them"),
    ])
    func isTold(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    @Test(
        "A requirement may be half done, and written out",
        arguments: [
            "[village_hubs: 50 %]", "{measure: village_hubs, progress: 50 %}",
            "[{maatregel: village_hubs, voortgang: 50 %}]",
        ])
    func halfDone(_ requires: String) {
        let text = Self.roadmap(
            "- {measure: village_hubs, start: 2025Q1}",
            "- {measure: new_nature, start: 2027Q1, requires: \(requires)}")
        #expect(Words.problems(in: text) == [])
        #expect(Words.scenario(text)?.roadmap.measures.last?.prerequisites.map(\.progress) == [0.5])
    }

    @Test("More steps than the model holds are refused")
    func tooMany() {
        let steps = Array(repeating: "- {measure: new_nature, start: 2025Q1}", count: 97).joined(
            separator: "\n  ")
        #expect(
            Words.problems(in: Self.roadmap(steps)) == [
                "a.yaml:101:5: the roadmap has more than 96 steps; leave out the steps that matter least"
            ])
    }

    private static func roadmap(_ steps: String...) -> String {
        "focus: NL225\ncollaboration:\n  mode: network\nroadmap:\n" + steps.map { "  \($0)\n" }.joined()
    }
}
