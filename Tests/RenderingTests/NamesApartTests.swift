import Modelling
import Results
import Testing

@testable import Rendering

@Suite("Scenarios with one short name are told apart")
struct NamesApartTests {
    private let silos = Text(nl: "verkokerd", en: "silos")

    private func facts(
        _ titles: [String], names: [String] = ["one", "two"], budgets: [Double] = [154, 154],
        focus: String? = nil, language: Language = .dutch
    ) -> PageFacts {
        var facts = PageFacts(in: language)
        facts.scenarios = zip(names, titles).map { name, title in
            .init(name: name, title: Text(nl: title, en: title), short: silos)
        }
        facts.reference = names[0]
        facts.regions = [
            .init(code: "NL213", title: Text(nl: "Twente", en: "Twente")),
            .init(code: "NL33C", title: Text(nl: "Groot-Rijnmond", en: "Groot-Rijnmond")),
        ]
        facts.findings = [
            Findings(
                region: "NL213", base: names[0], horizon: 2_050, members: 64,
                budgets: zip(names, budgets).map { .init(scenario: $0, millions: $1, byMeasure: ["a": $1]) })
        ]
        if let focus {
            facts.changes = [.init(scenario: names[1], path: "focus", before: "NL213", after: focus)]
        }
        return facts
    }

    @Test("two regions: each by its own")
    func regions() {
        let facts = facts(["Twente verkokerd", "Groot-Rijnmond verkokerd"], focus: "NL33C")
        #expect(
            facts.name("one")
                == ScenarioName(
                    column: "plan Twente", with: "verkokerd werken in Twente", subject: "verkokerd in Twente")
        )
        #expect(facts.name("two").subject == "verkokerd in Groot-Rijnmond")
        let english = self.facts(["a", "a"], focus: "NL33C", language: .english)
        #expect(english.name("two").with == "working in silos in Groot-Rijnmond")
        #expect(
            self.facts(["a", "a"], focus: "NL213, NL33C").name("two").column
                == "plan Twente en Groot-Rijnmond")
    }

    @Test("two files with titles of their own: by their titles, without the region's name")
    func titles() {
        let facts = facts(["Twente verkokerd", "Twente verkokerd, later"])
        #expect(facts.name("two").subject == "'verkokerd, later'" && facts.name("one").column == "verkokerd")
    }

    @Test(
        "a title keeps its region where the rest could not stand alone, and loses the mark behind it",
        arguments: [
            ("Twente, netwerk", "'netwerk'"), ("Twente: ons plan", "'ons plan'"),
            ("Ons plan (Twente)", "'Ons plan'"),
            ("Ons plan voor Twente", "'Ons plan voor Twente'"), ("Twente 2040", "'Twente 2040'"),
        ])
    func regionInTitle(title: String, subject: String) {
        #expect(facts([title, "iets anders"]).name("one").subject == subject)
    }

    @Test("one title and other budgets: by the budget; one budget: as rows name them")
    func budgets() {
        let facts = facts(["Twente verkokerd", "Twente verkokerd"], budgets: [154.4, 188.6])
        #expect(facts.name("one").with == "verkokerd werken (154 M€)")
        #expect(facts.name("two").column == "verkokerd 189 M€")
        let same = self.facts(["Twente verkokerd", "Twente verkokerd"], names: ["silo", "plan/silo"])
        #expect(same.name("plan/silo").subject == "verkokerd (plan/silo)")
        #expect(same.name("silo").column == "silo")
    }

    @Test("a name that no other scenario has stays as it is")
    func alone() {
        var facts = facts(["Twente verkokerd", "Twente verkokerd"], focus: "NL33C")
        facts.scenarios[1] = .init(name: "two", title: silos, short: Text(nl: "netwerk", en: "network"))
        #expect(facts.name("one").subject == "verkokerd" && facts.name("two").subject == "het netwerk")
    }

    @Test("R30: names that are cut to the same show where they differ; all others are cut behind a word")
    func columns() {
        var facts = facts(["a", "b"])
        facts.scenarios = ["plan van de gemeente A", "plan van de gemeente B", "netwerk-met-meer-geld"].map {
            .init(name: $0, title: Text(nl: $0, en: $0), short: Text(nl: $0, en: $0))
        }
        let cut = facts.scenarios.map { facts.column($0.name, width: 11) }
        #expect(cut == ["…gemeente A", "…gemeente B", "netwerk…"])
        #expect(facts.scenarios.allSatisfy { facts.column($0.name, width: 40) == $0.name })
    }

    @Test("in the pseudo-language names stand in brackets too")
    func bracketed() {
        let facts = facts(["a", "a"], focus: "NL33C", language: .bracketed)
        #expect(
            facts.name("two").subject.filter { $0 == "⟦" }.count
                == facts.name("two").subject.filter { $0 == "⟧" }.count)
    }
}
