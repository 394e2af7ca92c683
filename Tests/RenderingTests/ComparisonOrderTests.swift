import Foundation
import Modelling
import Results
import Testing

@testable import Rendering

@Suite("A comparison says first what explains it, and counts what is rare")
struct ComparisonOrderTests: TwentePage {
    @Test("R17: where 99 of 100 draws tie and the rest is worse, the counts are told and no word")
    func rare() {
        let sentences = delivery { found in
            found.delivery?.shares = Shares(better: 0, equal: 0.99, worse: 0.01)
            found.time?.shares = Shares(better: 0.02, equal: 0.95, worse: 0.03)
        }
        #expect(
            sentences.delivery.first
                == "In 99 van de 100 trekkingen is in 2050 evenveel geleverd; in 1 van de 100 trekkingen heeft het netwerk minder geleverd."
        )
        #expect(
            sentences.time == [
                "In 95 van de 100 trekkingen is er geen verschil in tijd; in 2 van de 100 trekkingen is het netwerk eerder klaar met de helft; in 3 van de 100 trekkingen is het netwerk later klaar met de helft."
            ])
    }

    @Test("S7: what is a matter of time alone stands first, before all other sentences")
    func timingFirst() {
        var findings = Twente.two
        let none = ScenarioFindings.Remainder(
            difference: nil, shares: Shares(better: 0, equal: 1, worse: 0), isNamed: false)
        findings.scenarios[0].timing = .init(quarters: ["farm_transition": 8], delivered: none)
        let page = ComparisonPage(facts(findings), table: Twente.table()).text
        let first = page.split(separator: "\n").drop { $0 != "WAT ERUIT KOMT" }.dropFirst().first
        #expect(first?.hasPrefix("• Het verschil tussen het netwerk en verkokerd is alleen een") == true)
    }

    @Test("S7: behind every fact of the whole region stands what its years add up to")
    func sums() {
        var findings = Twente.two
        findings.scenarios[0].regionWide = [
            .init(
                indicator: "jobs.employed", year: 2050, difference: around(490, 90), shares: counts(0.99),
                baseLevel: 338_000),
            .init(
                indicator: "biodiversity.nitrogen_deposition", year: 2050, difference: around(-23.5, 6),
                shares: counts(1), baseLevel: 1_112),
        ]
        findings.scenarios[0].sums = [
            .init(
                indicator: "period.person_years", year: 2050, difference: around(9_000, 900),
                shares: counts(0.97), baseLevel: 8_000_000),
            .init(
                indicator: "period.nitrogen", year: 2050, difference: around(-400, 60), shares: counts(0.98),
                baseLevel: 28_000),
        ]
        var facts = facts(findings)
        for (name, sumOf) in [
            ("period.person_years", "jobs.employed"), ("period.nitrogen", "biodiversity.nitrogen_deposition"),
        ] {
            guard var entry = facts.indicator(sumOf) else { continue }
            (entry.name, entry.sumOf, entry.isHeadline) = (name, sumOf, false)
            facts.indicators.append(entry)
        }
        let sentences = EffectSentences(facts: facts, findings: findings, table: Twente.table())
            .region(findings.scenarios[0])
        #expect(sentences.count { $0.hasPrefix("Opgeteld over alle jaren tot 2050") } == 2)
        #expect(sentences[1].hasPrefix("Opgeteld") && sentences[3].hasPrefix("Opgeteld"))
    }

    @Test("the foot always names where the evidence of a number is, also where it takes a line more")
    func evidenceInFoot() {
        for findings in [Twente.two, Twente.three, Twente.nothing] {
            for language in [Language.dutch, .english] {
                let lines = ComparisonPage(facts(findings, language), table: Twente.table()).text
                    .split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.contains { $0.contains("polder describe parameters") })
                #expect(lines.count <= 41)
            }
        }
    }

    @Test("R30: a name is shortened between words, and in its middle only where it is one word")
    func shortened() {
        #expect("iedereen aan tafel".cut(to: 11) == "iedereen…")
        #expect("publiek-privaat".cut(to: 11) == "publiek…")
        #expect("versnellingskamer".cut(to: 11) == "versn…kamer")
        #expect("netwerk".cut(to: 11) == "netwerk")
    }

    @Test("R5: assumptions are called by their titles")
    func assumptionTitles() {
        let lines = like {
            $0.unlike = [
                .init(
                    .assumptions, scenario: "network",
                    names: ["collaboration.initial_trust", "context.warming"],
                    titles: [
                        "collaboration.initial_trust": Text(
                            nl: "vertrouwen aan het begin", en: "trust at the start")
                    ])
            ]
        }
        #expect(
            lines == [
                "NIET GELIJK: het netwerk gebruikt andere aannames: vertrouwen aan het begin, context.warming."
            ])
    }
}
