import Foundation
import Modelling
import Results
import Testing

@testable import Rendering

@Suite("A comparison in sentences")
struct ComparisonTests: TwentePage {
    // Like for like

    @Test("section 2: money counts from 1 M€ or 1 %, whichever comes first")
    func money() {
        let line = { (value: Double, base: Double) in
            like { $0.unlike = [.init(.money, scenario: "network", value: value, baseValue: base)] }[0]
        }
        #expect(
            line(155.4, 154.4).hasPrefix(
                "NIET GELIJK: het netwerk geeft 1 M€ meer uit (155 in plaats van 154)."))
        #expect(line(155.39, 154.4).hasPrefix("Gelijk:"))
        #expect(line(20.2, 20).hasPrefix("NIET GELIJK:") && line(20.19, 20).hasPrefix("Gelijk:"))
        #expect(line(100, 154).contains("geeft 54 M€ minder uit"))
    }

    @Test(
        "R5: where only the money differs nothing is said to come of the way of working; every answer tells it"
    )
    func moneyAlone() {
        var findings = Twente.two
        findings.unlike = [.init(.money, scenario: "network", value: 200, baseValue: 154.4)]
        var facts = facts(findings)
        func lines() -> String { LikeForLike(facts: facts, findings: findings).lines.joined() }
        #expect(lines().hasSuffix("komt dus door de manier van werken én door het geld."))
        facts.changes = [
            .init(scenario: "network", path: "roadmap.farm_transition.budget", before: "1", after: "2")
        ]
        #expect(lines().hasSuffix("Wat hieronder staat, komt dus door het geld."))
        #expect(
            AnswerPage(facts: facts).text(["titel", "rest"], foot: "voet").hasPrefix(
                "titel\nNIET GELIJK: het netwerk"))
        facts.changes.append(
            .init(scenario: "network", path: "collaboration.mode", before: "silo", after: "network"))
        #expect(lines().hasSuffix("én door het geld."))
        #expect(
            !AnswerPage(facts: self.facts(Twente.two)).text(["titel"], foot: "voet").contains("NIET GELIJK"))
    }

    @Test("section 2: money comes first, three differences are told and the rest counted")
    func several() {
        let lines = like {
            $0.unlike = [
                .init(.figures, scenario: "network", names: ["a", "b", "c", "d", "e"]),
                .init(.years, scenario: "network"),
                .init(.measures, scenario: "network", names: ["farm_transition"]),
                .init(.assumptions, scenario: "network", names: ["collaboration.initial_trust"]),
                .init(.money, scenario: "network", value: 200, baseValue: 154.4),
            ]
        }
        #expect(lines.count == 4 && lines[0].contains("46 M€ meer"))
        #expect(lines[1] == "NIET GELIJK: het netwerk heeft andere maatregelen: landbouwtransitie.")
        #expect(lines[2] == "NIET GELIJK: het netwerk gebruikt andere cijfers: a, b, c en nog 2.")
        #expect(lines[3] == "En nog 2 verschillen: --details")
    }

    @Test(
        "R5: another region takes the place of all else that follows from it, and says who does nothing here")
    func elsewhere() {
        var facts = facts(Twente.two)
        facts.regions.append(.init(code: "NL225", title: Text(nl: "Achterhoek", en: "Achterhoek")))
        facts.changes = [.init(scenario: "network", path: "focus", before: "NL213", after: "NL213, NL225")]
        var findings = Twente.two
        findings.unlike = [
            .init(.money, scenario: "network", value: 200, baseValue: 154.4),
            .init(.region, scenario: "network", names: ["NL213, NL225"]),
        ]
        let lines = { LikeForLike(facts: facts, findings: findings).lines }
        #expect(
            lines() == ["NIET GELIJK: het netwerk gaat over Twente en Achterhoek, verkokerd over Twente."])
        findings.budgets[0].byMeasure = [:]
        #expect(lines()[0].contains("In Twente voert verkokerd niets uit.") && lines().count == 1)
        findings.unlike.removeLast()
        #expect(lines()[0].hasPrefix("Niet gelijk: verkokerd voert geen maatregelen uit."))
    }

    @Test("R5: an empty roadmap is expected, so its line has no capitals")
    func yardstickLine() {
        let lines = LikeForLike(facts: facts(Twente.three), findings: Twente.three)
        #expect(
            lines.lines == ["Niet gelijk: autonoom voert geen maatregelen uit en geeft 154 M€ minder uit."])
        #expect(!lines.hasCapitals)
    }

    // Names

    @Test(
        "R7, R8: a short name that is a way of working has its article, another has none, a title stands in quotes"
    )
    func names() {
        var facts = facts(Twente.four)
        #expect(
            facts.name("network")
                == ScenarioName(column: "netwerk", with: "een netwerk", subject: "het netwerk"))
        #expect(facts.name("silo").subject == "verkokerd" && facts.name("silo").with == "verkokerd werken")
        #expect(facts.name("autonomous").subject == "autonoom")
        #expect(facts.name("contract").subject == "'Contract'" && facts.name("contract").column == "Contract")
        facts.scenarios.append(.init(name: "mijn", title: Text(nl: "Twente", en: "Twente")))
        #expect(facts.name("mijn").column == "mijn")
    }

    @Test("R30: a name of one long word is cut in the middle")
    func cutting() {
        #expect("Groot-Rijnmond".cut(to: 11) == "Groot…nmond")
        #expect("netwerk".cut(to: 7) == "netwerk" && "netwerken".cut(to: 8) == "netw…ken")
    }

    // Sentences

    @Test("S1: half of the promise is later or earlier, and the count tells the other way round")
    func time() {
        #expect(
            delivery { _ in }.time == [
                "Met een netwerk is de helft van de belofte 15 maanden later klaar dan met verkokerd werken.",
                "In 18 van de 100 trekkingen is het netwerk juist eerder.",
            ])
        let earlier = delivery {
            $0.time?.monthsLater = around(-15, 20)
            $0.time?.shares = counts(0.82)
        }
        #expect(earlier.time[0].contains("15 maanden eerder klaar"))
        #expect(earlier.time[1] == "In 18 van de 100 trekkingen is het netwerk juist later.")
    }

    @Test("S1: below three months it is about as soon, from three months it is later")
    func even() {
        let time = { (months: Double) in delivery { $0.time?.monthsLater = around(months, 1) }.time[0] }
        #expect(time(2.99).contains("ongeveer even snel klaar") && time(-2.99).contains("ongeveer even snel"))
        #expect(time(3).contains("3 maanden later"))
    }

    @Test("S1: where more than half of the draws never reach half, no months are told")
    func never() {
        let never = delivery {
            $0.time?.never = 0.51
            $0.time?.baseNever = 0.2
        }
        #expect(
            never.time == [
                "In 51 van de 100 trekkingen komt het netwerk nooit op de helft van de belofte; bij verkokerd werken is dat in 20 van de 100 trekkingen."
            ])
        let half = delivery { $0.time?.never = 0.5 }.time[0]
        #expect(half.contains("15 maanden later"))
    }

    @Test("S2: what it is worth is what the other would need more, with its band")
    func worth() {
        #expect(
            delivery { _ in }.delivery == [
                "In 2050 heeft het netwerk 8 procentpunt van de belofte meer geleverd, in 84 van de 100 trekkingen.",
                "Verkokerd zou daarvoor 24 miljoen euro extra nodig hebben (−7 tot +83).",
                "Overleg kostte het netwerk 4,7 van de 154 miljoen.",
            ])
        let less = delivery {
            $0.delivery?.difference = around(-0.08, 0.1)
            $0.delivery?.shares = counts(0.1)
            $0.delivery?.catchingUp = Quantiles(p05: -7, p25: 8, p50: 24, p75: 40, p95: 83)
        }
        #expect(less.delivery[0].contains("8 procentpunt van de belofte minder geleverd, in 90 van"))
        #expect(
            less.delivery[1]
                == "Het netwerk zou 24 miljoen euro extra nodig hebben om verkokerd bij te houden (−7 tot +83)."
        )
    }

    @Test("S2, R14: what is too small or neck and neck is said so, and has no worth")
    func closeDelivery() {
        let open = delivery { $0.delivery?.shares = counts(0.53) }.delivery
        #expect(open[0].contains("aan elkaar gewaagd") && !open.joined().contains("extra nodig"))
        let small = delivery { $0.delivery?.difference = around(0.009, 0.01) }.delivery
        #expect(small[0].contains("te weinig om te noemen"))
    }

    @Test("R6: where budgets differ there is no worth, and the promise is its own")
    func ownPromise() {
        let findings = Twente.unlike
        let sentences = DeliverySentences(
            facts: facts(findings), findings: findings, found: findings.scenarios[0])
        #expect(sentences.time[0].contains("de helft van de eigen belofte"))
        #expect(sentences.delivery[0].contains("van een belofte die zelf groter is"))
        #expect(sentences.delivery[1].hasPrefix("Wat dat waard is, is niet te zeggen"))
    }

    @Test("R17: from 5 of 100 ties the sentence begins with them, below that it does not")
    func ties() {
        let delivery = { (equal: Double) in
            self.delivery { $0.delivery?.shares = counts(0.84, equal: equal) }.delivery[0]
        }
        #expect(delivery(0.05).hasPrefix("In 5 van de 100 trekkingen is er geen verschil"))
        #expect(delivery(0.049).hasPrefix("In 2050 heeft"))
    }

    @Test(
        "R17: a cell is among the draws that differ, those that do not stand below, and no median is of both")
    func tiedCells() {
        let nitrogen = "biodiversity.nitrogen_deposition"
        var findings = Twente.two
        findings.scenarios[0].tied = [
            .init(
                indicator: nitrogen, year: 2_030, difference: around(9, 2),
                shares: counts(0.02, equal: 0.3), baseLevel: 1_238)
        ]
        let rows = Twente.table().rows.map { row in
            var row = row
            if row.indicator == nitrogen, row.year < 2_040 {
                row.comparison?.shares = counts(0.02, equal: 0.3)
            }
            return row
        }
        let lines = DifferenceTable(
            facts: facts(findings), findings: findings, table: ResultTable(rows, isComparison: true),
            layout: PageLayout(width: 80)
        ).lines
        let cells = lines.map { $0.split(separator: " ").map(String.init) }
        #expect(cells.contains(["netwerk", "+9", "–", "≈", "≈"]))
        #expect(cells.contains(["·", "gelijk", "in", "30", "30", "0", "0", "op", "100"]))
    }

    @Test("R17: a sentence about the region begins with the draws without a difference")
    func tiedRegion() {
        var findings = Twente.two
        findings.scenarios[0].regionWide[0].shares = counts(0.02, equal: 0.31)
        let sentence = EffectSentences(
            facts: facts(findings), findings: findings, table: Twente.table()
        ).region(findings.scenarios[0])[0]
        #expect(
            sentence.hasPrefix(
                "In 31 van de 100 trekkingen is er voor de hele regio geen verschil. Verder ligt het netwerk in 2030 iets achter: "
            ))
    }

    @Test("S4: a lever that nobody would speak of in a meeting stands in the table alone")
    func unspoken() {
        var findings = Twente.two
        findings.scenarios[0].measures[0].lever = "library_threshold"
        let sentences = EffectSentences(
            facts: facts(findings), findings: findings, table: Twente.table()
        ).measures(findings.scenarios[0])
        #expect(sentences[0].hasPrefix("Dat is 160 mensen extra aan het werk geholpen (verkokerd 1.040)"))
        #expect(sentences[0].contains("stikstof van industrie en verkeer (verkokerd 4,9\u{A0}%)"))
    }

    @Test("S4: only measures that are ahead or behind, at most three; where ties are many they come first")
    func measures() {
        let sentences = { (change: (inout [ScenarioFindings.Measure]) -> Void) in
            var findings = Twente.two
            change(&findings.scenarios[0].measures)
            return EffectSentences(
                facts: self.facts(findings), findings: findings, table: Twente.table()
            ).measures(findings.scenarios[0])
        }
        let all = sentences { _ in }
        #expect(
            all.count == 1 && all[0].contains("440 ha natuurvriendelijk boerenland erbij (verkokerd 3.780)"))
        #expect(!all[0].contains("wijkagent"))
        let four = sentences { $0 = Array(repeating: $0[0], count: 4) }[0]
        #expect(four.components(separatedBy: "440 ha").count == 4)
        let tied = sentences { $0[0].shares = counts(0.82, equal: 0.5) }
        #expect(tied[1].hasPrefix("In 50 van de 100 trekkingen maakt het voor landbouwtransitie niets uit"))
    }

    @Test("S5: 'iets' only below 1 %, and nothing named is said so")
    func region() {
        let sentences = { (size: Double) in
            var findings = Twente.two
            findings.scenarios[0].regionWide[0].difference = around(size, 1)
            return EffectSentences(
                facts: self.facts(findings), findings: findings, table: Twente.table()
            ).region(findings.scenarios[0])[0]
        }
        #expect(sentences(12.3).contains("in 2030 iets achter: 12 mol/ha meer stikstof op natuur (1"))
        #expect(sentences(12.5).contains("in 2030 achter: 13 mol/ha"))
        #expect(sentences(4.9) == "Voor de hele regio is het verschil te klein om te noemen.")
    }

    @Test("S6: two facts from two themes, the largest beside its least difference first")
    func yardstick() {
        let found = EffectSentences(
            facts: facts(Twente.three), findings: Twente.three, table: Twente.table(for: Twente.three))
        let sentences = found.yardstick(Twente.three.scenarios[1], beside: Twente.three.scenarios[0])
        #expect(
            sentences == [
                "De maatregelen zelf doen meer dan de manier van werken.",
                "Zonder maatregelen: 490 minder mensen aan het werk in 2040 (0,1\u{A0}%), en 24 mol/ha meer stikstof op natuur in 2040 (2,1\u{A0}%).",
            ])
        #expect(
            found.yardstick(Twente.two.scenarios[0], beside: Twente.three.scenarios[1])[0].contains(
                "minder dan"))
    }

    @Test("S0: a reason is given only where the input that differs says when it counts")
    func nothing() {
        var facts = facts(Twente.nothing)
        facts.changes = [
            .init(scenario: "network", path: "collaboration.network_manager", before: "no", after: "yes")
        ]
        let found = NothingDiffers(facts: facts, findings: Twente.nothing, found: Twente.nothing.scenarios[0])
        #expect(found.sentences[1] == "Anders is alleen dit: netwerkregisseur nee → ja.")
        #expect(found.sentences[2].hasPrefix("Een regisseur telt pas mee"))
        facts.changes = [.init(scenario: "network", path: "context.x", before: nil, after: "1")]
        let other = NothingDiffers(facts: facts, findings: Twente.nothing, found: Twente.nothing.scenarios[0])
        #expect(other.sentences.count == 2 && other.sentences[1].contains("context.x niets → 1"))
    }

    @Test(
        "who changes the way of working on the way is told under the title, with the measures where not all do"
    )
    func adapting() {
        func page(_ measures: [String], _ findings: Findings = Twente.two) -> [String] {
            var facts = Twente.facts(.dutch, findings)
            facts.changes = measures.map {
                .init(
                    scenario: "network", path: "roadmap.\($0).changes", before: nil,
                    after: "silo from 2032Q1",
                    afterText: Text(nl: "verkokerd vanaf 2032K1", en: "silos from 2032Q1"))
            }
            return facts.adaptations
        }
        let all = Twente.two.budgets.first { $0.scenario == "network" }?.byMeasure.keys.sorted() ?? []
        #expect(all.count > 1)
        #expect(
            page(all) == ["Het netwerk verandert onderweg van manier van werken: verkokerd vanaf 2032K1."])
        #expect(page(["farm_transition"])[0].contains(" bij landbouwtransitie: verkokerd vanaf 2032K1."))
        #expect(page([]).isEmpty)
    }

    @Test("R15: from 64 draws there are words, below that counts alone")
    func few() {
        let page = { (members: Int) in
            var findings = Twente.two
            findings.members = members
            return ComparisonPage(Twente.facts(.dutch, findings, members: members), table: Twente.table())
                .text
        }
        #expect(page(64).contains("ligt achter van 2027") && !page(64).contains("geen conclusies"))
        #expect(page(63).contains("Met 63 trekkingen zijn alleen aantallen te geven, geen conclusies."))
        #expect(!page(63).contains("ligt achter") && !page(63).contains("≈"))
    }
}
