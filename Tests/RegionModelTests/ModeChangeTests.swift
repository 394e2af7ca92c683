import Modelling
import Testing

@testable import RegionModel

@Suite("Changes of the way of working")
struct ModeChangeTests {
    /// A measure of three years to decide, with these changes.
    private func slow(_ mode: Mode, _ changes: [ModeChange], start: Int = 0) -> PlannedMeasure {
        var planned = PlannedMeasure.example(
            .example(preparation: 2, agreement: 1), mode: mode, start: start)
        planned.changes = changes
        return planned
    }

    /// The way of working in each quarter.
    private func modes(_ planned: PlannedMeasure, fixed: [String: Double] = [:], through last: Int = 40)
        -> [Double]
    {
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand(fixed))
        var modes: [Double] = []
        example.advance(through: last) { _ in modes.append(example.modeChanges.mode[0][0]) }
        return modes
    }

    @Test("A change comes in its quarter, and once")
    func fromAQuarter() {
        let modes = modes(
            slow(.network, [ModeChange(to: .silo, .from(3)), ModeChange(to: .network, .from(9))]),
            through: 12)
        #expect(modes == [2, 2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2])
    }

    @Test(
        "Four quarters lie between two changes, but for those that wait for a decision or a table that stalls"
    )
    func pause() {
        let modes = modes(
            slow(.network, [ModeChange(to: .silo, .from(3)), ModeChange(to: .network, .from(5))]),
            through: 8)
        #expect(modes == [2, 2, 2, 0, 0, 0, 0, 2, 2])
        let decided = ModeChange(to: .publicPrivate, .decided)
        var ready = slow(.silo, [ModeChange(to: .network, .from(1)), decided])
        ready.preparation = 0
        ready.agreement = 0.5
        // The network reopens the decision, makes it again, and signs as soon as that is done.
        let signed = self.modes(ready, fixed: asAlone, through: 6)
        #expect(signed[0] == 0 && signed[1] == 2 && signed.contains(3))
        #expect((signed.firstIndex(of: 3) ?? 9) < 5)
    }

    @Test("Trust of the table to come opens it, and trust of the present table ends it")
    func trust() {
        #expect(modes(slow(.bilateral, [ModeChange(to: .network, .trustAbove(0.49))]), through: 1)[0] == 2)
        #expect(modes(slow(.bilateral, [ModeChange(to: .network, .trustAbove(0.5))]), through: 0)[0] == 1)
        #expect(modes(slow(.network, [ModeChange(to: .silo, .trustBelow(0.51))]), through: 0)[0] == 0)
        // In a silo there is no trust that could be too low.
        #expect(modes(slow(.silo, [ModeChange(to: .network, .trustBelow(1))]), through: 12).last == 0)
    }

    @Test("A change at a stall takes the place of the fall to a silo")
    func stalled() {
        let fixed = ["initial_trust": 0.2]
        let modes = modes(
            slow(.network, [ModeChange(to: .bilateral, .stalled)]), fixed: fixed, through: 8)
        #expect(modes == [2, 2, 2, 2, 1, 1, 1, 1, 0])
        #expect(self.modes(slow(.network, []), fixed: fixed, through: 4) == [2, 2, 2, 2, 0])
    }

    @Test("Works wait for a change that comes with the decision, in the quarter that makes it")
    func waiting() {
        func run(_ changes: [ModeChange]) -> (modes: [Double], progress: [Double]) {
            var planned = PlannedMeasure.example(mode: .network)
            planned.changes = changes
            let example = CollaborationExample(
                Roadmap(measures: [planned]), fixed: byHand(asAlone))
            var (modes, progress): ([Double], [Double]) = ([], [])
            example.advance(through: 6) { _ in
                modes.append(example.modeChanges.mode[0][0])
                progress.append(example.decisions.progress[0][0])
            }
            return (modes, progress)
        }
        // Decided in the second quarter.
        #expect(run([]).progress[1] == 0.0625)
        let signing = run([ModeChange(to: .publicPrivate, .decided)])
        #expect(signing.modes == [2, 2, 3, 3, 3, 3, 3])
        #expect(signing.progress[1] == 0 && signing.progress[6] > 0)
        // A contract cannot be made any more where works are done.
        let late = run([ModeChange(to: .publicPrivate, .from(3))])
        #expect(late.modes == [2, 2, 2, 2, 2, 2, 2])
    }

    @Test("Works pause while newcomers reopen a decision, and keep what was done")
    func pausing() {
        // A lead alone decides in a year; a table, of which two thirds are new, needs about two.
        var planned = PlannedMeasure.example(.example(preparation: 0, agreement: 1), mode: .silo)
        planned.changes = [ModeChange(to: .network, .from(6))]
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
        var progress: [Double] = []
        example.advance(through: 16) { _ in progress.append(example.decisions.progress[0][0]) }
        #expect(progress[5] == 0.1875 && progress[6] == 0.1875 && progress[16] > 0.1875)
        #expect(zip(progress, progress.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("A table of one as target is a silo, and nothing waits for it")
    func tableOfOne() {
        let lonely = MeasureDefinition.example(partners: [], resources: [.province: 1])
        var planned = PlannedMeasure.example(lonely, mode: .silo)
        planned.changes = [ModeChange(to: .network, .decided)]
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
        example.advance(through: 1)
        #expect(near(example.modeChanges.mode[0], 0) && example.decisions.progress[0][0] == 0.0625)
    }

    @Test("Trust is counted over all pairs that a later table brings together too")
    func pairs() {
        let example = CollaborationExample(
            Roadmap(measures: [slow(.silo, [ModeChange(to: .network, .from(80))])]))
        let meets = example.programme.meets
        #expect(meets.count { $0 } == 3)
    }

    @Test("Changes that never come leave every number as it is, to the bit", arguments: Mode.allCases)
    func neverComing(mode: Mode) {
        let plain = CollaborationExample(.example(mode), isCentral: false)
        var roadmap = Roadmap.example(mode)
        for index in roadmap.measures.indices {
            roadmap.measures[index].changes = [
                ModeChange(to: mode == .silo ? .network : .silo, .trustAbove(1)),
                ModeChange(to: mode == .network ? .bilateral : .network, .from(400)),
            ]
        }
        let other = CollaborationExample(roadmap, isCentral: false)
        for number in 0..<104 {
            plain.advance(step: number)
            other.advance(step: number)
        }
        for (one, two) in zip(plain.quantities, other.quantities)
        where one.name != "collaboration.trust" || mode == .network || mode == .publicPrivate {
            for place in 0..<one.table.count {
                #expect(same(one.table[place], two.table[place]), "\(one.name) \(place)")
            }
        }
    }

    // Not tried in the trials of the specification: prerequisites together with changes.
    @Test("A prerequisite counts works done: a pause of the earlier measure does not take them back")
    func prerequisite() {
        var first = PlannedMeasure.example(.example("first", preparation: 0, agreement: 1), mode: .silo)
        first.changes = [ModeChange(to: .network, .from(8))]
        let second = PlannedMeasure.example(
            .example("second"), mode: .silo, prerequisites: [.init(measure: 0, progress: 0.25)])
        let example = CollaborationExample(Roadmap(measures: [first, second]), fixed: byHand())
        var (earlier, later): ([Double], [Double]) = ([], [])
        example.advance(through: 8) { _ in
            earlier.append(example.decisions.progress[0][0])
            later.append(example.decisions.progress[1][0])
        }
        #expect(earlier[6] == 0.25 && earlier[7] == 0.3125 && earlier[8] == earlier[7])
        #expect(later[5] == 0 && later[6] == 0.0625 && later[8] == 3 * 0.0625)
    }
}
