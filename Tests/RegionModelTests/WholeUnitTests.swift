import Modelling
import Testing

@testable import RegionModel

/// The model run in other units: square kilometres, euros, thousands of people, kilograms, quarters.
@Suite("The whole model in other units")
struct WholeUnitTests {
    /// How many of the new unit make one of the old. A hectare is a hundredth of a square kilometre, so lengths are in tens.
    private static let others = UnitChange([
        .time: 4, .length: 0.1, .mass: 1e-3, .amount: 0.014, .temperature: 1.8, .people: 1e-3, .money: 1e6,
    ])
    /// With dwellings, firms and facilities in tens: in a central run only, for chance events come one by one.
    private static let tens = UnitChange([
        .time: 4, .length: 0.1, .mass: 1e-3, .amount: 0.014, .temperature: 1.8, .people: 1e-3, .money: 1e6,
        .objects: 0.1,
    ])

    /// Tables that hold several units side by side, or logarithms of which only differences are used; what is made of
    /// them is compared.
    private static let mixed = [
        "prosperity.reading", "prosperity.first_mean", "collaboration.effect_produced",
        "collaboration.in_force", "collaboration.produced_so_far", "collaboration.ahead",
        "collaboration.produced_per_million",
    ]

    /// Quantities that are no longer the same: by name, the largest relative difference.
    private static func differences(
        _ usual: WholeRun, _ other: WholeRun, in units: UnitChange = others
    ) -> [String: Double] {
        var found: [String: Double] = [:]
        for (a, b) in zip(usual.workspace.quantities, other.workspace.quantities)
        where !mixed.contains(a.name) {
            let factor = units.factor(for: a.declaration.unit)
            // The largest value gives the scale: a small remainder of large numbers is no difference.
            var scale = 1e-6
            for place in 0..<a.table.count {
                for lane in 0..<8 where a.table[place][lane].isFinite {
                    scale = max(scale, abs(a.table[place][lane]))
                }
            }
            for place in 0..<a.table.count {
                for lane in 0..<8 where !(a.table[place][lane].isNaN && b.table[place][lane].isNaN) {
                    let gap = abs(a.table[place][lane] - b.table[place][lane] / factor) / scale
                    if !(gap <= 1e-6) { found[a.name] = max(found[a.name] ?? 0, gap) }
                }
            }
        }
        return found
    }

    @Test(
        "every declared quantity of sampled members is the same quantity after five years, with and without measures",
        arguments: [nil, Mode.network, .silo, .publicPrivate])
    func quantities(mode: Mode?) {
        let place = WholeBaseline.shipped.region("NL33C")
        let roadmap = mode.map { WholeMeasures.roadmap($0, in: place, of: .shipped) } ?? .empty
        let scenario = WholeBaseline.shipped.scenario(roadmap)
        let usual = WholeRun(scenario, isCentral: false).advance(through: 19)
        let other = WholeRun(scenario, isCentral: false, units: Self.others).advance(through: 19)
        #expect(Self.differences(usual, other) == [:])
    }

    @Test("every declared quantity of a central run is the same quantity at the end")
    func horizon() {
        let roadmap = WholeMeasures.roadmap(
            .network, in: WholeBaseline.shipped.region("NL213"), of: .shipped)
        let scenario = WholeBaseline.shipped.scenario(roadmap)
        let usual = WholeRun(scenario).advance()
        let other = WholeRun(scenario, units: Self.tens).advance()
        #expect(Self.differences(usual, other, in: Self.tens) == [:])
    }

    @Test("a figure that is taken in a wrong unit is caught")
    func plantedFigure() {
        let scenario = WholeBaseline.shipped.scenario()
        let mistaken = WholeBaseline.shipped.scenario { figures in
            // Persons where thousands are meant.
            figures["jobs.cross_border_workers"] = figures["jobs.cross_border_workers"]?.map { $0 * 1000 }
        }
        let usual = WholeRun(scenario).advance(through: 3)
        let other = WholeRun(mistaken, units: Self.others).advance(through: 3)
        #expect(Self.differences(usual, other)["jobs.employed"] != nil)
    }

    /// A pond whose outflow begins at a depth of two metres: once as a declared quantity, once as a bare number.
    private struct Pond: Theme {
        @Constant("Depth at which water flows out.", unit: .metres, value: 2, evidence: .judged("A test."))
        var sill
        @Stock("Depth that follows the rule.", unit: .metres, over: .whole, possible: 0...10)
        var depth
        @Stock(
            "Depth by an equation with a bare number in it.", unit: .metres, over: .whole, possible: 0...10)
        var mistakenDepth

        struct Couplings {}
        func begin(with now: Couplings, by step: Step) {
            depth[0] = 1.5 * sill
            mistakenDepth[0] = 1.5 * sill
        }
        func advance(with now: Couplings, during step: Step) {
            depth[0] -= 0.5 * (depth[0] - sill)
            mistakenDepth[0] -= 0.5 * (mistakenDepth[0] - Lanes(repeating: 2))
        }
    }

    @Test("an equation that holds a number with a hidden unit is caught, and its neighbour is not")
    func plantedEquation() {
        func depths(_ units: UnitChange) -> (right: Double, wrong: Double) {
            let pond = Pond()
            Uncertainty.declared.sample(
                pond.quantities, draws: Draws(seed: 1, firstMember: 0), isCentral: true, units: units)
            pond.begin(with: Pond.Couplings(), by: .first)
            pond.advance(with: Pond.Couplings(), during: .first)
            let factor = units.factor(for: .metres)
            return (pond.depth[0][0] / factor, pond.mistakenDepth[0][0] / factor)
        }
        let (usual, other) = (depths(.none), depths(Self.others))
        #expect(abs(usual.right - other.right) < 1e-12)
        #expect(usual.wrong == usual.right && abs(usual.wrong - other.wrong) > 0.1)
    }
}
