import Baselines
import Foundation
import Modelling
import Reading
import RegionModel
import Results
import Testing

@testable import Scenarios

@Suite("The scenarios that come with Polder")
struct ShippedTests {
    private static let words = Result {
        let catalogue = try Catalogue()
        let model = RegionalModel(regions: catalogue.regions.map(\.code))
        return Vocabulary(
            catalogue, baseline: try catalogue.baseline(), quantities: model.makeWorkspace().quantities,
            period: Period(first: model.firstYear, last: RegionalModel.lastYear))
    }

    /// The names of the real model, on the real regions and measures.
    static func vocabulary() throws -> Vocabulary { try words.get() }

    private static func scenarios(_ names: [String]) throws -> [String: Scenario] {
        let requests = names.map { ScenarioReader.Request(name: $0, file: "polder:\($0)") }
        let reading = ScenarioReader(try vocabulary()).read(requests, files: [])
        #expect(reading.problems.map(\.description) == [])
        #expect(reading.isAccepted)
        return Dictionary(uniqueKeysWithValues: reading.scenarios.map { ($0.name, $0) })
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

    @Test("Every file of the folder is built in, as it stands there")
    func embedded() throws {
        let folders = Set(ShippedScenarios.files.map { String($0.name.dropFirst(7).prefix { $0 != "/" }) })
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.root.path(percentEncoded: false))
        // Designs are files of many scenarios, and none of their own.
        #expect(folders == Set(found.filter { !$0.contains(".") && $0 != "designs" }))
        for folder in folders {
            let path = Self.root.appending(path: folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: path.path(percentEncoded: false))
            for name in names {
                let text = try String(contentsOf: path.appending(path: name), encoding: .utf8)
                #expect(
                    ShippedScenarios.files.contains(SourceFile(name: "polder:\(folder)/\(name)", text: text)))
            }
        }
    }

    @Test("Every one of them is free of problems, warnings too, and has a title in both languages")
    func valid() throws {
        let scenarios = try Self.scenarios(ShippedScenarios.names)
        #expect(scenarios.count == 36)
        for scenario in scenarios.values {
            #expect(!scenario.title.dutch.isEmpty && !scenario.title.english.isEmpty)
            #expect(scenario.short.map { !$0.dutch.isEmpty && !$0.english.isEmpty } == true)
            #expect(scenario.roadmap.measures.isEmpty == scenario.name.hasSuffix("autonomous"))
        }
        #expect(Set(scenarios.values.map(\.title.english)).count == 36)
    }

    @Test("A comment on top of each tells its story")
    func story() {
        for file in ShippedScenarios.files {
            let story = file.text.split(separator: "\n").prefix { $0.hasPrefix("#") }
            #expect(story.count >= 3, "\(file.name)")
        }
    }

    @Test("Measures start in the same quarter in all scenarios of a region")
    func starts() throws {
        let scenarios = try Self.scenarios(ShippedScenarios.names.filter { !$0.hasSuffix("autonomous") })
        for scenario in scenarios.values {
            let region = scenario.name.prefix { $0 != "/" }
            let silo = try #require(scenarios["\(region)/silo"])
            #expect(scenario.roadmap.measures.map(\.start) == silo.roadmap.measures.map(\.start))
            #expect(scenario.roadmap.measures.map(\.measure.id) == silo.roadmap.measures.map(\.measure.id))
            #expect(scenario.roadmap.measures.map(\.budget) == silo.roadmap.measures.map(\.budget))
        }
    }

    @Test("No actor is asked for more than 1.3 times what its staff can do when every lead works alone")
    func load() throws {
        let vocabulary = try Self.vocabulary()
        let mean = vocabulary.regions.map(\.inhabitants).reduce(0, +) / Double(vocabulary.regions.count)
        for (name, scenario) in try Self.scenarios(ShippedScenarios.names.filter { $0.hasSuffix("/silo") }) {
            let region = try #require(vocabulary.regions.first { $0.code == scenario.focus[0] })
            let size = min(max((region.inhabitants / mean).squareRoot(), 0.5), 2)
            let most = greatestLoad(of: scenario.roadmap.measures, size: size)
            #expect(most <= 1.3, "\(name)")
        }
    }

    /// The greatest load of an actor as a share of its staff, quarter by quarter to 2050 (8.3), with preparation,
    /// agreement and objections of a lead alone (8.4), and works that overrun by a tenth (8.5).
    private func greatestLoad(of steps: [PlannedMeasure], size: Double) -> Double {
        let staff: [Actor: Double] = [
            .municipality: 14, .province: 14, .waterBoard: 5, .economicBoard: 6, .smallFirms: 4,
            .largeFirms: 3,
            .knowledge: 4, .civilSociety: 4, .residents: 3,
        ]
        var done = steps.map { _ in 0.0 }
        var most = 0.0
        for quarter in 0..<104 {
            var load: [Actor: Double] = [:]
            for (step, done) in zip(steps, done) where step.start <= quarter && done < 1 {
                load[step.lead, default: 0] += step.effort / ((staff[step.lead] ?? 1) * size)
            }
            most = max(most, load.values.max() ?? 0)
            for (index, step) in steps.enumerated() where step.start <= quarter && done[index] < 1 {
                let years =
                    step.preparation + step.agreement + 1.3 * step.measure.contest + 1.1 * step.years
                done[index] += 0.25 * min(1, 1 / (load[step.lead] ?? 1)) / years
            }
        }
        return most
    }

    @Test("The network differs from the silo in how actors work together, and in nothing else")
    func siloAndNetwork() throws {
        let names = ["groot-rijnmond/silo", "groot-rijnmond/network"]
        let scenarios = try Self.scenarios(names)
        let network = try #require(scenarios[names[1]])
        let changes = network.changedInputs(from: try #require(scenarios[names[0]]))
        #expect(changes.map(\.path) == ["collaboration.network_manager", "collaboration.mode"])
        #expect(changes.map(\.referenceValue) == ["no", "silo"])
        #expect(changes.map(\.value) == ["yes", "network"])
    }

    @Test("The smart mix follows its rule: alone, by contract or in a network, whichever fits the measure")
    func smartMix() throws {
        let scenario = try #require(try Self.scenarios(["groot-rijnmond/smart-mix"]).values.first)
        for step in scenario.roadmap.measures {
            let measure = step.measure
            let expected: Mode =
                if measure.resources[measure.lead] ?? 0 >= 0.55 && measure.contest < 0.3 {
                    .silo
                } else if measure.fundingPotential >= 0.5 {
                    .publicPrivate
                } else {
                    .network
                }
            #expect(step.mode == expected, "\(measure.id)")
        }
    }

    @Test("The model knows every name that a scenario has a short one for")
    func shortNames() throws {
        let uncertain = try Self.vocabulary().uncertain
        for path in NationalPath.allCases {
            #expect(uncertain[path.uncertainty] != nil, "\(path.uncertainty)")
        }
        #expect(uncertain["collaboration.initial_trust"]?.range == 0.3...0.8)
        #expect(uncertain["collaboration.link_density"]?.allowed == 0...1)
    }

    @Test("The example of the README is a scenario without problems, and its table names every key")
    func readme() throws {
        let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let example = try #require(text.split(separator: "```").first { $0.hasPrefix("yaml\n") }).dropFirst(5)
        let reading = ScenarioReader(try Self.vocabulary()).read(
            [.init(name: "example", file: "example.yaml")],
            files: [SourceFile(name: "example.yaml", text: String(example))])
        #expect(reading.problems.map(\.description) == [])
        #expect(reading.scenarios.first?.roadmap.measures.count == 3)
        let keys =
            KeyWords.scenario.keys + KeyWords.plannedMeasure.keys + NationalPath.allCases.map(\.rawValue)
            + Payer.publicPayers.map(\.label) + Mode.allCases.map(\.label) + Level.allCases.map(\.label)
        for key in keys { #expect(text.contains("`\(key)`"), "\(key)") }
    }

    @Test(
        "The Dutch example of the README is a scenario without problems, and its table names the Dutch words")
    func dutchReadme() throws {
        let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let examples = text.split(separator: "```").filter { $0.hasPrefix("yaml\n") }
        let example = String(try #require(examples.last).dropFirst(5))
        let reading = ScenarioReader(try Self.vocabulary()).read(
            [.init(name: "example", file: "example.yaml")],
            files: [SourceFile(name: "example.yaml", text: example)])
        #expect(reading.problems.map(\.description) == [])
        #expect(reading.scenarios.first?.roadmap.measures.count == 2)
        func check(_ words: KeyWords) {
            for entry in words.entries {
                #expect(text.contains("`\(entry.others.first ?? entry.key)`"), "\(entry.key)")
                if let below = entry.below, below.keys != KeyWords.actors.keys,
                    below.keys != KeyWords.payers.keys
                {
                    check(below)
                }
            }
        }
        check(.scenario)
    }
}
