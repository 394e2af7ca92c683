import Designs
import Foundation
import Messages
import Modelling
import Reading
import Results
import Testing
import Words

@testable import Client

@Suite("Designs as files")
struct DesignReaderTests {
    static let knowledge = DesignKnowledge(
        numbers: ["collaboration.replaceable": 0.45...1, "collaboration.initial_trust": 0.3...0.8],
        regions: ["NL111", "NL112", "NL113"],
        measures: [
            ["farm_transition", "Farm transition", "Landbouwtransitie"],
            ["safe_neighbourhoods", "Safe neighbourhoods", "Veilige wijken"],
        ])

    static func read(_ text: String) -> (design: BatchDesign?, problems: [Problem]) {
        DesignReader(
            knowledge: knowledge, file: SourceFile(name: "designs/sweep.yaml", text: text)
        ).design()
    }

    static let sweep = """
        scenarios: [polder:twente/silo, ../mine.yaml]
        kind: full_factorial
        factors:
          - name: way
            key: collaboration.mode
            values: [silo, network]
          - key: focus
            values: each region
          - number: collaboration.replaceable
            levels: 3
          - measure: Veilige wijken
        constraints:
          - collaboration.replaceable > 0.5
        runs: {members: 16, seed: 7, keep: bands, years: [2040, 2050]}
        """

    @Test("a design is read with all kinds of factors, and constraints leave points out")
    func whole() throws {
        let (design, problems) = Self.read(Self.sweep)
        #expect(problems.isEmpty)
        let read = try #require(design)
        #expect(read.name == "sweep" && read.kind == "full_factorial")
        #expect(read.scenarios == ["polder:twente/silo", "designs/../mine.yaml"])
        #expect(read.factors.map(\.name) == ["way", "focus", "collaboration.replaceable", "Veilige wijken"])
        #expect(
            read.factors.map(\.path) == [
                ["collaboration", "mode"], ["focus"],
                ["context", "assumptions", "collaboration.replaceable", "fixed"],
                ["roadmap", "safe_neighbourhoods"],
            ])
        #expect(read.sampling.count == 2 * 3 * 3 * 2)
        let points = read.points().points
        #expect(points.count == 24 && points[0].number == 3)
        #expect(points[0].values.map(\.label) == ["silo", "NL111", "0.725", "yes"])
        #expect(read.runs == BatchDesign.Runs(members: 16, seed: 7, keep: .bands, years: [2040, 2050]))
    }

    @Test("the same design in Dutch is the same design")
    func dutch() throws {
        let (design, problems) = Self.read(
            """
            scenarios: [polder:twente/silo, ../mine.yaml]
            soort: volledig
            factoren:
              - naam: way
                sleutel: samenwerking.manier_van_werken
                waarden: [silo, network]
              - sleutel: regio
                naam: focus
                waarden: elke regio
              - getal: collaboration.replaceable
                niveaus: 3
              - maatregel: Veilige wijken
            voorwaarden:
              - collaboration.replaceable > 0.5
            berekeningen: {trekkingen: 16, startgetal: 7, bewaar: bands, jaren: [2040, 2050]}
            """)
        #expect(problems.isEmpty)
        let (own, english) = (try #require(design), try #require(Self.read(Self.sweep).design))
        #expect(own.factors.map(\.path) == english.factors.map(\.path))
        #expect(
            own.points().points.map { $0.values.map(\.label) }
                == english.points().points.map { $0.values.map(\.label) })
        #expect(own.runs == english.runs)
    }

    @Test("every mistake is told at once, with what was meant")
    func mistakes() {
        let (design, problems) = Self.read(
            """
            scenarios: [polder:twente/silo]
            kind: soboll
            factors:
              - key: colaboration.mode
                values: [silo, network]
              - key: context.warming
                values: []
              - number: collaboration.replacable
              - name: trust
                key: collaboration.initial_trust
                low: 0.6
                high: 0.4
              - key: focus
            """)
        #expect(design == nil)
        let told = problems.map {
            $0.code + ": " + $0.phrase.text(.english) + "; " + $0.wayOut.text(.english)
        }
        #expect(
            told == [
                "scenario.design_kind: there is no kind of design 'soboll'; did you mean 'sobol'?",
                "scenario.design_misspelt: no scenario has 'colaboration.mode'; did you mean 'collaboration'?",
                "scenario.design_empty: 'context.warming' has no values; write 'values: [one, two]', or 'low:' and 'high:'",
                "scenario.design_number: there is no uncertain number 'collaboration.replacable'; did you mean 'collaboration.replaceable'?",
                "scenario.design_order: the range of 'trust' does not have two ends, the lowest first; write 'low:' and 'high:', with low below high",
                "scenario.design_empty: 'focus' has no values; write 'values: [one, two]', or 'low:' and 'high:'",
            ], "\(told.joined(separator: "\n"))")
        #expect(problems.allSatisfy { $0.position.line > 1 })
    }

    @Test(
        "what cannot be laid out is refused: no point left, too many, constraints where points hang together")
    func refused() {
        func codes(_ text: String) -> [String] { Self.read(text).problems.map(\.fact.code) }
        let head = "scenarios: [polder:twente/silo]\n"
        let factors = "factors:\n  - {name: a, key: context.warming, low: 1, high: 3}\n"
        #expect(
            codes(head + "kind: full_factorial\n" + factors + "constraints: [a > 5]\n") == ["design_excluded"]
        )
        #expect(codes(head + "kind: sobol\n" + factors) == ["missing_key"])
        #expect(codes(head + "kind: sobol\npoints: 30000\n" + factors) == ["design_count"])
        #expect(
            codes(head + "kind: saltelli\npoints: 20000\n" + factors) == ["design_too_many_points"])
        #expect(
            codes(head + "kind: morris\ntrajectories: 4\n" + factors + "constraints: [a > 2]\n")
                == ["design_constraint_kind"])
        #expect(codes(head + "kind: morris\ntrajectories: 4\nlevels: 3\n" + factors) == ["design_levels"])
        #expect(
            codes(head + "kind: sobol\npoints: 4\n" + factors + "constraints: [b > 2, a ? 2]\n")
                == ["design_constraint_factor", "design_constraint"])
        #expect(
            codes(head + "kind: sobol\npoints: 4\n" + factors + "  - {key: context.warming, values: [2]}\n")
                == ["design_twice"])
    }

    @Test("sides of a constraint are compared as numbers, quarters and yes or no")
    func comparisons() throws {
        func isMet(_ text: String) throws -> Bool? {
            let parts = try #require(DesignConstraint.parts(of: text))
            let root = YamlNode(
                position: SourcePosition(file: "a", line: 1, column: 1),
                content: .text(text, isQuoted: false))
            return DesignConstraint(
                left: .value(parts.left), sign: parts.sign, right: .value(parts.right),
                field: Field(root: root)
            ).isMet(by: [])
        }
        #expect(try isMet("10 > 9") == true && isMet("2027K4 < 2028Q1") == true)
        #expect(try isMet("no <= yes") == true && isMet("silo != network") == true)
        #expect(try isMet("40 % >= 0.4") == true && isMet("Silo = silo") == true)
        #expect(try isMet("silo < network") == nil && isMet("1 == 2") == false)
    }

    @Test("every problem of a design has its sentences", arguments: DesignCode.allCases)
    func sentences(code: DesignCode) {
        #expect(Wording.shared.has("scenario.\(code.rawValue)"))
        #expect(Wording.shared.has("scenario.\(code.rawValue).fix"))
    }
}
