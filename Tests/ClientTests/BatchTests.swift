import Foundation
import Messages
import Modelling
import Reading
import Results
import Testing
import Words

@testable import Client

@Suite("Batches")
struct BatchTests {
    private static func node(_ text: String) -> YamlNode {
        YamlNode(
            position: SourcePosition(file: "a", line: 1, column: 1), content: .text(text, isQuoted: false))
    }

    @Test("a run's name says which point of which batch it is, and other names say nothing")
    func labels() {
        for attempt in [1, 3] {
            let label = BatchLabel(
                batch: "my-sweep", mark: "0a1b2c3d", number: 17, total: 64, attempt: attempt)
            #expect(BatchLabel(label.text) == label)
        }
        #expect(BatchLabel("first look") == nil && BatchLabel("a #1/2 [x]") == nil)
    }

    private static let texts = [
        "mine.yaml": "basis: land/base.yaml\nsamenwerking: {manier van werken: netwerk}\n",
        "land/base.yaml": """
        focus: NL213
        routekaart:
          - maatregel: veilige wijken
            begin: 2026K1
            begroting: {rijk: 20, gemeente: 10}
          - maatregel: boerderijen
            begin: 2027K1
            vereist: [veilige wijken: 50 %]
        """,
    ]

    private static func base() throws -> BaseScenario {
        BaseScenario(name: "mine", file: "mine.yaml", texts: texts) { word in
            ["veilige wijken": "safe_neighbourhoods", "boerderijen": "farm_transition"][word]
        }
    }

    @Test(
        "a point's scenario extends its base and sets keys; of a roadmap it has every step, with the keys of the file"
    )
    func pointScenario() throws {
        let base = try Self.base()
        #expect(base.steps.map(\.measure) == ["safe_neighbourhoods", "farm_transition"])
        func text(_ settings: [([String], String)]) -> String {
            PointScenario(
                base: base, settings: settings.map { ($0.0, Self.node($0.1)) }, remark: "sweep #1"
            ).text(extending: "mine.yaml")
        }
        #expect(
            text([
                (["collaboration", "mode"], "silo"), (["focus"], "NL111"),
                (["collaboration", "initial_trust", "fixed"], "0.5"),
                (["context", "assumptions", "collaboration.replaceable", "fixed"], "0.7"),
            ])
                == """
                # sweep #1
                extends: mine.yaml
                collaboration:
                  mode: silo
                  initial_trust: {fixed: 0.5}
                focus: NL111
                context:
                  assumptions: {collaboration.replaceable: {fixed: 0.7}}

                """)
        #expect(
            text([
                (["roadmap", "safe_neighbourhoods", "start"], "2028Q1"),
                (["roadmap", "safe_neighbourhoods", "budget", "state"], "30"),
            ])
                == """
                # sweep #1
                extends: mine.yaml
                roadmap:
                  - {maatregel: veilige wijken, begin: 2028Q1, begroting: {rijk: 30, gemeente: 10}}
                  - {maatregel: boerderijen, begin: 2027K1, vereist: [{\"veilige wijken\": 50 %}]}

                """)
        #expect(text([(["roadmap", "farm_transition"], "no")]).contains("boerderijen") == false)
        #expect(text([(["roadmap", "farm_transition"], "yes")]).contains("boerderijen"))
    }

    @Test("what is written reads back the same")
    func writing() throws {
        for text in [
            "a: b", "yes", "50 %", "it's", "a, b", "- x", "", "{", "a\nb", "1.5", "\"q\"", "a#b", "x: ",
        ] {
            let node = Self.node(text)
            let file = SourceFile(name: "a", text: "key: [\(node.written)]\n")
            let root = try #require(YamlParser.read(file, as: .scenario).root)
            #expect(root["key"]?.items.first?.label == text, "\(node.written)")
        }
    }

    static func batch(kind: String, points: [Batch.Point], factors: Int = 1) -> Batch {
        Batch(
            name: "sweep", digest: "0a1b2c3d4e5f60718293a4b5", file: "sweep.yaml", kind: kind,
            sampling: .init(),
            factors: (0..<factors).map {
                Batch.Factor(name: "f\($0)", path: "context.warming", values: nil, low: 0, high: 1)
            }, scenarios: [.init(name: "silo", file: "a.yaml"), .init(name: "network", file: "b.yaml")],
            points: points, excluded: 0, files: [RunFile(name: "mine.yaml", role: .base, text: "x: 1\n")],
            runs: BatchDesign.Runs(members: 8),
            model: "m", data: "d")
    }

    private static func point(_ number: Int, _ coordinates: [Double]) -> Batch.Point {
        Batch.Point(
            number: number, coordinates: coordinates, values: coordinates.map { "\($0)" },
            texts: ["extends: mine.yaml\n", "extends: mine.yaml\n"])
    }

    @Test("a point's request has a key of its own for each attempt, and waits in the queue for batches")
    func requests() throws {
        let batch = Self.batch(kind: "sobol", points: [Self.point(3, [0.5])])
        let (first, second) = (
            batch.request(batch.points[0], attempt: 1), batch.request(batch.points[0], attempt: 2)
        )
        try first.check()
        #expect(first.key == "batch-0a1b2c3d4e5f60718293a4b5-3" && second.key == first.key + "-2")
        #expect(first.queue == .batch && first.reference == "silo" && first.files.count == 3)
        #expect(first.name == "sweep #3/1 [0a1b2c3d]" && second.name == "sweep #3.2/1 [0a1b2c3d]")
        let kept = try Wire.decode(Batch.self, from: Wire.encode(batch))
        #expect(kept == batch)
    }

    private static func answer(_ batch: Batch, _ outcomes: [Int: Double]) -> SensitivityAnswer {
        SensitivityAnswer(
            batch,
            question: SensitivityQuestion(
                indicator: "housing.dwellings", region: "NL213", year: 2050, scenario: "network",
                reference: "silo"),
            outcomes: outcomes, indicator: nil, region: nil)
    }

    @Test("the page of a sensitivity names points without an outcome, in both languages")
    func page() {
        let points = (0..<12).map { Self.point($0 + 1, [Double($0) / 12]) }
        let batch = Self.batch(kind: "latin_hypercube", points: points)
        let outcomes = Dictionary(
            uniqueKeysWithValues: points.filter { $0.number != 4 }.map { ($0.number, $0.coordinates[0]) })
        for (language, words) in [
            (Language.english, "Point without an outcome: 4."), (.dutch, "Punt zonder uitkomst: 4."),
        ] {
            Speech.$language.withValue(language) {
                let page = Self.answer(batch, outcomes).page
                #expect(page.contains(words), "\(page)")
                #expect(page.contains("f0"), "\(page)")
            }
        }
        let rows = Self.answer(batch, outcomes).table.commaSeparated.split(separator: "\r\n")
        #expect(rows[0] == "factor,measure,level,value,low,high")
        #expect(rows[1].hasPrefix("f0,rank_correlation,,1.0,"))
        #expect(Self.answer(batch, outcomes).json.contains("\"points_without_outcome\":[4]"))
    }

    @Test("one at a time gives the change from the base point for each other value")
    func changes() {
        let batch = Self.batch(
            kind: "one_at_a_time",
            points: [
                Self.point(1, [0.5, 0.5]), Self.point(2, [0, 0.5]), Self.point(3, [1, 0.5]),
                Self.point(4, [0.5, 1]),
            ], factors: 2)
        let rows = Self.answer(batch, [1: 10, 2: 8, 3: 13, 4: 11]).table.commaSeparated
        #expect(
            rows.split(separator: "\r\n").dropFirst().map(String.init) == [
                "f0,change,0.0,-2.0,,", "f0,change,1.0,3.0,,", "f1,change,1.0,1.0,,",
            ])
        #expect(Self.answer(batch, [2: 8]).table.count == 0)
    }
}
