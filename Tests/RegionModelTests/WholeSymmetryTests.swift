import Modelling
import Testing

@testable import RegionModel

@Suite("No region is special")
struct WholeSymmetryTests {
    private let vectors = WholeVectors.read

    @Test("Regions in another order have the same results, for every member")
    func order() throws {
        let order = (0..<40).map { ($0 * 7 + 3) % 40 }
        let figures = Self.figures(vectors.figures, in: order)
        let codes = order.map { vectors.regions[$0] }
        let here = vectors.region("NL33C")
        let there = codes.firstIndex(of: "NL33C") ?? 0
        var moved = WholeMeasures.roadmap(.network, in: here)
        for measure in moved.measures.indices { moved.measures[measure].region = there }
        moved.settings = [there: CollaborationSettings(networkManager: true)]
        let usual = WholeRun(
            vectors.scenario(WholeMeasures.roadmap(.network, in: here)), isCentral: false)
        let other = WholeRun(
            RegionalScenario(
                baseline: try Baseline(regions: codes, figures: figures), roadmap: moved,
                uncertainty: vectors.scenario().uncertainty),
            isCentral: false)
        usual.advance()
        other.advance()
        for outcome in usual.workspace.outcomes.indices {
            for place in 0...40 {
                let a = usual.workspace.value(of: outcome, at: place == 40 ? 40 : order[place])
                let b = other.workspace.value(of: outcome, at: place)
                for lane in 0..<8 where !(a[lane].isNaN && b[lane].isNaN) {
                    let apart = abs(a[lane] - b[lane]) / max(abs(a[lane]), 1)
                    #expect(apart <= 1e-9, "\(usual.workspace.outcomes[outcome].name) \(place)")
                }
            }
        }
    }

    @Test("Two regions with the same figures and neighbours fare the same")
    func twins() {
        var swapped = Array(0..<40)
        swapped.swapAt(4, 20)
        let mirrored = Self.figures(vectors.figures, in: swapped)
        let run = WholeRun(
            vectors.scenario { figures in
                for (name, values) in figures {
                    guard let mirror = mirrored[name] else { continue }
                    figures[name] = zip(values, mirror).map { ($0 + $1) / 2 }
                }
            })
        run.advance()
        for outcome in run.workspace.outcomes {
            let (one, other) = (outcome.table[4][0], outcome.table[20][0])
            guard !one.isNaN else { continue }
            #expect(abs(one - other) <= 1e-9 * max(abs(one), 1), "\(outcome.name)")
        }
    }

    /// The same figures with regions in another order.
    static func figures(_ figures: [String: [Double]], in order: [Int]) -> [String: [Double]] {
        var moved = figures
        for (name, values) in figures where values.count % 40 == 0 {
            let width = values.count / 40
            let isPairs = ["population.moves_young", "population.moves_other", "jobs.commuting"].contains(
                name)
            moved[name] = order.flatMap { region in
                (0..<width).map { values[region * width + (isPairs ? order[$0] : $0)] }
            }
        }
        return moved
    }
}
