import Modelling
import Testing

@testable import RegionModel

@Suite("What a member reports is what it used")
struct WholeReportTests {
    private let vectors = WholeVectors.read
    private let draws = Draws(seed: 7, firstMember: 8)

    /// Trust that is narrowed, and links that are fixed, as scenarios do it.
    private static let narrowed: [String: Uncertainty.Spread] = [
        "collaboration.initial_trust": .triangle(central: 0.45, range: 0.3...0.6),
        "collaboration.link_density": .fixed(1),
    ]

    private func scenario(_ spreads: [String: Uncertainty.Spread]) -> RegionalScenario {
        let region = vectors.region("NL33C")
        var scenario = vectors.scenario(WholeMeasures.roadmap(.network, in: region))
        scenario.uncertainty = Uncertainty(spreads: spreads)
        return scenario
    }

    private func workspace(_ spreads: [String: Uncertainty.Spread]) -> RegionalWorkspace {
        let workspace = RegionalWorkspace(regions: vectors.regions)
        workspace.begin(scenario(spreads), draws: draws, isCentral: false)
        return workspace
    }

    private func value(_ name: String, in workspace: RegionalWorkspace) -> Lanes {
        workspace.parameters.first { $0.name == name }?.table[0] ?? .zero
    }

    @Test("Run again with its parameters fixed at what it reports, a member is the same to the bit")
    func recomputed() {
        let member = 3
        let first = workspace(Self.narrowed)
        var reported: [String: Uncertainty.Spread] = [:]
        for parameter in first.parameters {
            for (place, name) in parameter.elementNames.enumerated() {
                reported[name] = .fixed(parameter.table[place][member])
            }
        }
        let second = workspace(reported)
        for quarter in 0..<60 {
            first.advance(step: quarter)
            second.advance(step: quarter)
        }
        for (one, other) in zip(first.outcomes, second.outcomes) {
            for place in 0..<one.table.count {
                #expect(
                    one.table[place][member].bitPattern == other.table[place][member].bitPattern,
                    "\(one.name), place \(place)")
            }
        }
    }

    @Test("A narrowed range keeps each member's draw, and a fixed number is everybody's")
    func narrowed() {
        let (declared, narrowed) = (workspace([:]), workspace(Self.narrowed))
        let before = value("collaboration.initial_trust", in: declared)
        let after = value("collaboration.initial_trust", in: narrowed)
        for (one, other) in zip(0..<7, 1..<8) {
            #expect((before[one] < before[other]) == (after[one] < after[other]))
        }
        #expect(after.min() >= 0.3 && after.max() <= 0.6)
        #expect(value("collaboration.link_density", in: narrowed) == Lanes(repeating: 1))
        #expect(narrowed.trust.pairTrust[0, 0] == after)
    }

    @Test("Fixing trust changes what every member delivers, and more of it delivers more on the whole")
    func effect() {
        let little = workspace(["collaboration.initial_trust": .fixed(0.3)])
        let much = workspace(["collaboration.initial_trust": .fixed(0.9)])
        for quarter in 0..<60 { for run in [little, much] { run.advance(step: quarter) } }
        let region = vectors.region("NL33C")
        let more = much.production.delivered[region] - little.production.delivered[region]
        #expect(all(more .!= 0) && more.sum() > 0)
    }
}
