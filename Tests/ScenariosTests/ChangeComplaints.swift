import Modelling
import Reading
import RegionModel
import Testing

@testable import Scenarios

@Suite("Changes of the way of working, times to decide, and what a region cannot give")
struct ChangeComplaints {
    private static func step(_ rest: String, mode: String = "network") -> String {
        "focus: NL225\ncollaboration:\n  mode: \(mode)\nroadmap:\n  - measure: new_nature\n    start: 2026Q1\n\(rest)"
    }

    @Test(arguments: [
        Complaint(
            "a change without a condition", step("    changes:\n      - to: silo\n"),
            "8:9: this change has no condition; write one of trust_above, trust_below, stalled, decided, from"
        ),
        Complaint(
            "a change with two conditions",
            step("    changes:\n      - {to: silo, stalled: yes, from: 2030Q1}\n"),
            "8:9: this change has more than one condition: stalled, from; write one of trust_above, trust_below, stalled, decided, from"
        ),
        Complaint(
            "a change to nothing", step("    changes:\n      - {trust_below: 0.4}\n"),
            "8:9: a change has no 'to'; add 'to:'"),
        Complaint(
            "a first change to what it is already",
            step("    changes:\n      - {to: network, from: 2030Q1}\n"),
            "8:14: this step begins as 'network' already; name another way of working, or leave the change out"
        ),
        Complaint(
            "a change before the start", step("    changes:\n      - {to: silo, from: 2025Q4}\n"),
            "8:26: 2025Q4 lies before the start of this step, 2026Q1; name a quarter from 2026Q1 on, or begin in that way"
        ),
        Complaint(
            "trust above 1", step("    changes:\n      - {to: silo, trust_below: 1.2}\n"),
            "8:33: 1.2 is not possible for trust_below; write a number from 0 to 1"),
        Complaint(
            "a condition that nothing waits for", step("    changes:\n      - {to: silo, stalled: no}\n"),
            "8:29: 'stalled: no' is a condition that nothing waits for; write 'stalled: yes', or leave the change out"
        ),
        Complaint(
            "five changes",
            step(
                "    changes:\n"
                    + (1...5).map { "      - {to: silo, from: 203\($0)Q1}\n" }.joined()),
            "12:9: the roadmap has more than 4 changes in one step; leave out the steps that matter least"),
        Complaint(
            "a misspelt key of a change", step("    changes:\n      - {to: silo, trust_bellow: 0.4}\n"),
            "8:20: there is no key 'trust_bellow' in a change; did you mean 'trust_below'?"
        ),
        Complaint(
            "a change that swings back",
            step(
                "    changes:\n      - {to: bilateral, trust_above: 0.4}\n      - {to: network, trust_below: 0.5}\n"
            ),
            "9:36: warning: below 0.5 this step goes back, and above 0.4 it goes forth again; keep 'trust_below' lower than 'trust_above'; each change is made only once"
        ),
        Complaint(
            "a decision after a fall to the lead alone",
            step("    changes:\n      - {to: silo, stalled: yes}\n      - {to: bilateral, decided: yes}\n"),
            "9:34: warning: after falling back to the lead alone this change opens the decision again; put 'decided' before 'stalled', or leave one of them out"
        ),
        Complaint(
            "a change to a table of one",
            step("    partners: []\n    changes:\n      - {to: network, from: 2030Q1}\n", mode: "silo"),
            "9:14: warning: mode 'network' has no partners here, so the lead works alone; add 'partners:', or write 'mode: silo'"
        ),
        Complaint(
            "no time to decide", step("    preparation: 0\n    agreement: 0\n"),
            "8:16: 'preparation' and 'agreement' are 0 together; give one of them a number of years above 0, or say how much is decided already: 'decided: 100 %'"
        ),
        Complaint(
            "more decided than all", step("    decided: 110 %\n"),
            "7:14: 110 % is not possible for decided; write a number from 0 to 1"),
        Complaint(
            "a step whose preparation makes it end after the period",
            step("    preparation: 15.75\n"),
            "6:12: warning: 'new_nature' is planned to end in 2050Q2, after the period; start earlier, or accept that its end is not seen"
        ),
        Complaint(
            "more nature than land is traded",
            "focus: NL225\ncollaboration: {mode: silo}\nroadmap:\n  - {measure: wide_nature, start: 2026Q1}\n",
            "4:15: warning: the steps for nature ask for 50 ha of farmland a year here; about 46 ha can be had; take more years for it, or ask for less; the run does not limit it"
        ),
        Complaint(
            "workers from across a border that is not there",
            "focus: NL225\ncollaboration: {mode: silo}\nroadmap:\n  - {measure: border_work, start: 2026Q1}\n",
            "4:15: warning: nobody from across the border works in Achterhoek now; leave this measure out; away from the border it does nothing"
        ),
    ])
    func isTold(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    @Test(
        "A number that the model had once is refused with its new name, and why it cannot be carried over",
        arguments: [
            (
                "collaboration.planning_realism",
                "'collaboration.planning_realism' is no more: it was a share of what the table adds to the time to decide; now it is a share of the whole time; use 'collaboration.planned_share', with a number of its own: the old one does not fit it"
            ),
            (
                "collaboration.base_decision_time.network",
                "'collaboration.base_decision_time.network' is no more: it was the whole time to decide in each way of working; that time now belongs to the measure ('preparation' and 'agreement'), and the way of working is a factor on 'agreement'; use 'collaboration.mode_factor', with a number of its own: the old one does not fit it"
            ),
            (
                "collaboration.delay_per_link",
                "'collaboration.delay_per_link' is no more: it was a share for each link; now an exponent stands on all links together; use 'collaboration.delay_of_links', with a number of its own: the old one does not fit it"
            ),
        ])
    func retired(name: String, sentence: String) {
        let text = "focus: NL225\ncontext:\n  assumptions:\n    \(name): 0.4\n"
        #expect(Words.problems(in: text) == ["a.yaml:4:5: \(sentence)"])
    }

    @Test("What came after a retired number is one of the model's own")
    func successors() throws {
        let vocabulary = try ShippedTests.vocabulary()
        for retired in RetiredAssumption.allCases {
            let successor = retired.successor
            #expect(vocabulary.uncertain[successor] != nil || vocabulary.namesOfMany[successor] != nil)
            #expect(vocabulary.uncertain["collaboration.\(retired.rawValue)"] == nil)
        }
    }

    @Test("All conditions are read, in English and in Dutch")
    func read() throws {
        let english = """
            focus: NL225
            collaboration: {mode: bilateral}
            roadmap:
              - measure: new_nature
                start: 2026Q1
                decided: 40 %
                preparation: 2.5
                changes:
                  - {to: network, trust_above: 0.5}
                  - {to: public_private, decided: yes}
                  - {to: bilateral, stalled: yes}
                  - {to: silo, from: 2030Q3}
            """
        let dutch = """
            regio: NL225
            samenwerking: {manier van werken: bilateraal}
            routekaart:
              - maatregel: new_nature
                begin: 2026K1
                besloten: 40 %
                voorbereiding: 2.5
                veranderingen:
                  - {naar: netwerk, vertrouwen boven: 0.5}
                  - {naar: pps, besloten: ja}
                  - {naar: bilateraal, vastgelopen: ja}
                  - {naar: verkokerd, vanaf: 2030K3}
            """
        for text in [english, dutch] {
            let step = try #require(
                Words.scenario(text)?.roadmap.measures.first, "\(Words.problems(in: text))")
            #expect(step.decided == 0.4 && step.preparation == 2.5 && step.agreement == 0.5)
            #expect(
                step.changes == [
                    ModeChange(to: .network, .trustAbove(0.5)), ModeChange(to: .publicPrivate, .decided),
                    ModeChange(to: .bilateral, .stalled), ModeChange(to: .silo, .from(26)),
                ])
        }
        let inputs = try #require(Words.scenario(english)).inputs
        let changes = inputs.first { $0.path == "roadmap.new_nature.changes" }
        #expect(
            changes?.value
                == "network where trust is above 0.5, public_private once decided, bilateral where stalled, silo from 2030Q3"
        )
    }

    @Test("Changes of 'collaboration' hold for every step that names none; an empty list means none")
    func inherited() throws {
        let text = """
            focus: NL225
            collaboration:
              mode: network
              changes:
                - {to: silo, trust_below: 0.45}
            roadmap:
              - {measure: new_nature, start: 2026Q1}
              - {measure: village_hubs, start: 2026Q1, changes: []}
              - {measure: sme_outreach, start: 2026Q1, mode: silo}
            """
        let scenario = try #require(Words.scenario(text), "\(Words.problems(in: text))")
        let change = ModeChange(to: .silo, .trustBelow(0.45))
        #expect(scenario.roadmap.measures.map(\.changes) == [[change], [], [change]])
        let input = scenario.inputs.first { $0.path == "roadmap.new_nature.changes" }
        #expect(input?.writtenAs == "collaboration.changes")
    }
}
