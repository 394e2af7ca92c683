import Ensembles
import Messages
import Modelling
import Rendering
import Results
import Testing

@testable import Client
@testable import Daemon
@testable import RunStorage

/// What a region's scenarios say, computed once for all the pages that are made of them.
private struct Shipped: Sendable {
    let document: RunDocument
    let table: ResultTable

    init(_ region: String, _ names: [String], knowledge: Knowledge, members: Int = 64) async throws {
        let request = RunRequest(
            key: "pages", scenarios: names.map { .init(name: $0, file: "polder:\(region)/\($0)") },
            reference: names.first, files: [], members: members, years: [2_030, 2_035, 2_040, 2_050])
        let order = try Order(request, knowledge: knowledge)
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        let result = try await ensemble.run(workers: 2)
        let run = RunRecord(
            number: 1, id: "3f9k2m8q", owner: "", key: "pages", digest: "", name: "", state: .finished,
            created: 0, ended: nil, members: members, done: members, failure: "", checksum: "",
            log: "", queue: "", priority: 0, note: "", isKept: false, focus: [], scenarios: [], reference: "",
            seed: 1)
        document = order.document(
            of: run, turns: [], findings: try order.findings(in: result, of: ensemble), assumptions: [],
            chunks: 0)
        table = result.table
    }

    /// The page of the first so many scenarios.
    func page(_ number: Int, _ language: Language, width: Int = 80) -> [String] {
        let shown = document.scenarios.prefix(number).map(\.name)
        var part = document
        part.scenarios = Array(document.scenarios.prefix(number))
        part.findings = document.findings.map { findings in
            var findings = findings
            findings.scenarios.removeAll { !shown.contains($0.scenario) }
            findings.budgets.removeAll { !shown.contains($0.scenario) }
            findings.unlike.removeAll { !shown.contains($0.scenario) }
            return findings
        }
        let facts = RunFacts(part, language: language).facts
        let text = ComparisonPage(
            facts, table: table.filtered { shown.contains($0.scenario) }, width: width
        ).text
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}

@Suite("Pages of the scenarios that ship")
struct ShippedPagesTests {
    static let regions: [(region: String, scenarios: [String])] = [
        ("twente", ["silo", "network", "autonomous"]), ("achterhoek", ["silo", "network", "autonomous"]),
        ("zeeuwsch-vlaanderen", ["silo", "network", "autonomous"]),
        ("veluwe", ["silo", "network", "area-contracts"]),
        ("noord-limburg", ["silo", "network", "public-private"]),
        ("oost-groningen", ["silo", "network", "villages-lead"]),
        ("zuid-limburg", ["silo", "network", "national-level"]),
        ("groot-rijnmond", ["silo", "network", "public-private", "smart-mix", "everyone", "bilateral"]),
    ]

    @Test(
        "R2: 40 lines for two and three scenarios, 60 for four to six, none longer than 80 columns",
        arguments: regions)
    func lines(region: String, scenarios: [String]) async throws {
        let shipped = try await Shipped(region, scenarios, knowledge: try Knowledge(configFolder: ""))
        for number in 2...scenarios.count {
            for language in Language.spoken {
                let page = shipped.page(number, language)
                #expect(
                    page.count <= (number > 3 ? 60 : 40),
                    "\(region), \(number): \(page.count) lines\n\(page.joined(separator: "\n"))")
                #expect(page.allSatisfy { $0.count <= 80 || $0.hasPrefix("  polder ") })
            }
        }
    }
}
