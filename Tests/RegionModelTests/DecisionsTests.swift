import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("Decisions, capacity and progress")
struct DecisionsTests {
    // Every number follows from the equations of section 8 and their central values, worked by hand.

    @Test("One quarter of a table of three, worked by hand (8.1–8.5)")
    func oneQuarter() {
        let measure = MeasureDefinition.example(contest: 0.6)
        let example = CollaborationExample(Roadmap(measures: [.example(measure)]), fixed: byHand())
        example.advance(step: 0)
        let decisions = example.decisions
        // Links 2 + .2 × 1; staff .08 × 2.2 × (1 + .5); load of the lead 2 + .264 / 3, partners 1 + .264 / 3.
        #expect(near(example.coordination.coordination[0], 0.264))
        #expect(near(example.coordination.coordinationRate[0], 0.264 * 0.12))
        #expect(near(example.coordination.load[0, Actor.province.rawValue], 2.088))
        #expect(near(example.coordination.load[0, Actor.waterBoard.rawValue], 1.088))
        #expect(near(example.coordination.speed[0], 1))
        // Preparation .25 × (1 − .15 × .5), agreement .25 × 1.2 × 3.2^.1 × 1.5, objections 1.3 × .6 × (1 − .3 × .5).
        let years = 0.23125 + 0.45 * pow(3.2, 0.1) + 0.663
        #expect(near(decisions.currentDecisionTime[0], years))
        #expect(near(decisions.decided[0], 0.25 / years))
        #expect(near(decisions.progress[0], 0))
        #expect(near(decisions.decisionTime[0], 0.25))
        #expect(decisions.decisionTime[1][0].isNaN)
    }

    @Test("A silo asks its lead alone, meets all objections, and does not coordinate")
    func silo() {
        let measure = MeasureDefinition.example(contest: 0.6)
        let example = CollaborationExample(Roadmap(measures: [.example(measure, mode: .silo)]))
        example.advance(step: 0)
        #expect(near(example.coordination.coordination[0], 0))
        #expect(near(example.coordination.load[0, Actor.province.rawValue], 4))
        #expect(near(example.coordination.load[0, Actor.waterBoard.rawValue], 0))
        #expect(near(example.decisions.currentDecisionTime[0], 0.5 + 1.3 * 0.6))
    }

    @Test(
        "Who is left out of a table objects all the same; guests whom it does not concern change nothing (8.4)"
    )
    func leavingOut() {
        let measure = MeasureDefinition.example(contest: 0.6)
        func decisionTime(_ partners: [Actor]) -> Double {
            var planned = PlannedMeasure.example(measure)
            planned.partners = partners
            let example = CollaborationExample(
                Roadmap(measures: [planned]),
                fixed: byHand(["delay_of_links": 0, "delay_of_distrust": 0.3]))
            example.advance(step: 0)
            return example.decisions.currentDecisionTime[0][0]
        }
        // Agreement .25 × 1.2 × 1.15; of preparation .15, and of objections .3, goes by those included × trust .5.
        func years(included: Double) -> Double {
            0.345 + 0.25 * (1 - 0.15 * included * 0.5) + 0.78 * (1 - 0.3 * included * 0.5)
        }
        #expect(abs(decisionTime([.waterBoard, .municipality]) - years(included: 1)) < 1e-12)
        #expect(abs(decisionTime([.waterBoard]) - years(included: 0.5)) < 1e-12)
        #expect(abs(decisionTime([.waterBoard, .residents]) - years(included: 0.5)) < 1e-12)
    }

    @Test("Works start in the quarter in which the decision is made, and take their years")
    func works() {
        let example = CollaborationExample(Roadmap(measures: [.example(mode: .silo)]), fixed: byHand())
        var progress: [Double] = []
        example.advance(through: 18) { _ in progress.append(example.decisions.progress[0][0]) }
        // Decided after two quarters of .25 / .5; then sixteen quarters of .25 / 4.
        #expect(progress[0] == 0 && progress[1] == 0.0625)
        #expect(progress[15] == 15 * 0.0625 && progress[16] == 1)
        #expect(near(example.decisions.decisionTime[0], 0.5))
    }

    @Test("Works take a tenth longer than planned, and under a joint contract a tenth less than that (8.5)")
    func worksYears() {
        for (mode, years) in [(Mode.silo, 4.4), (.network, 4.4), (.publicPrivate, 4.4 * 0.9)] {
            let example = CollaborationExample(Roadmap(measures: [.example(mode: mode)]))
            example.advance(step: 0)
            #expect(near(example.decisions.worksYears[0], years))
        }
    }

    @Test("What is decided before the start needs no deciding any more")
    func decidedBefore() {
        var planned = PlannedMeasure.example(.example(preparation: 2, agreement: 1), mode: .silo)
        planned.decided = 0.75
        let example = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
        example.advance(step: 0)
        #expect(near(example.decisions.decided[0], 0.75 + 0.25 / 3))
        planned.decided = 1
        let ready = CollaborationExample(Roadmap(measures: [planned]), fixed: byHand())
        ready.advance(step: 0)
        #expect(near(ready.decisions.progress[0], 0.0625) && near(ready.decisions.decisionTime[0], 0))
    }

    @Test("Nothing is asked before the start, and nothing after completion")
    func onlyWhileRunning() {
        let example = CollaborationExample(Roadmap(measures: [.example(mode: .network, start: 4)]))
        var load: [Double] = []
        example.advance(through: 60) { _ in load.append(example.coordination.load[0, 1][0]) }
        #expect(load[3] == 0 && load[4] > 2 && load[60] == 0)
        #expect(example.decisions.progress[0][0] == 1)
        #expect(near(example.coordination.coordinationRate[0], 0))
    }

    @Test("Too little staff slows a table by its weakest link and its mean (8.3, C16)")
    func scarceStaff() {
        let settings = CollaborationSettings(capacity: [.waterBoard: 0.1])
        let example = CollaborationExample(
            Roadmap(measures: [.example(.example(effort: 20))], settings: [0: settings]), fixed: byHand())
        example.advance(step: 0)
        // Lead: 14 + .5 × 20 staff, asked 10.088: all done. Water board .5 of 5.088; municipality all.
        let weakest = 0.5 / 5.088
        #expect(near(example.coordination.speed[0], 0.3 * weakest + 0.7 * (0.5 + 0.25 * (weakest + 1))))
    }

    @Test("Staff of the lead's own organisation halve the overload of a silo (C16)")
    func ownStaff() {
        let example = CollaborationExample(Roadmap(measures: [.example(.example(effort: 40), mode: .silo)]))
        example.advance(step: 0)
        #expect(near(example.coordination.speed[0], 34.0 / 40))
    }

    @Test(
        "Large regions have more staff, but at most twice as much (A11), and as much more of a manager (8.2)")
    func regionSize() {
        let roadmap = Roadmap(
            measures: [
                .example(.example(effort: 100), mode: .silo), .example(.example("other"), start: 0),
            ], settings: [0: CollaborationSettings(networkManager: true)])
        let example = CollaborationExample(Roadmap(measures: [.example(.example(effort: 100), mode: .silo)]))
        for (inhabitants, size) in [(900_000.0, 1.4056), (45_000_000, 2), (45_000, 0.5)] {
            example.around.inhabitants[0] = Lanes(repeating: inhabitants)
            example.begin(Roadmap(measures: [.example(.example(effort: 100), mode: .silo)]))
            example.advance(step: 0)
            let mean = (39 * 450_000 + inhabitants) / 40
            let factor = inhabitants == 900_000 ? (inhabitants / mean).squareRoot() : size
            #expect(near(example.coordination.speed[0], (14 * factor + 50) / 100))
            example.begin(roadmap)
            example.advance(step: 0)
            #expect(near(example.coordination.paidStaff[1] - example.coordination.coordination[1], factor))
        }
    }

    @Test("Talking grows with the root of what is built (8.2)")
    func talkByScale() {
        var large = PlannedMeasure.example()
        large.referenceBudget *= 2.25
        let example = CollaborationExample(Roadmap(measures: [large]), fixed: byHand())
        example.advance(step: 0)
        #expect(near(example.coordination.coordination[0], 0.264 * 1.5))
        let fixed = CollaborationExample(
            Roadmap(measures: [large]), fixed: byHand(["coordination_scale": 0]))
        fixed.advance(step: 0)
        #expect(near(fixed.coordination.coordination[0], 0.264))
    }

    @Test("A measure waits for the progress that it builds on, also if it comes first in the list")
    func prerequisites() {
        let first = PlannedMeasure.example(.example("first"), mode: .silo)
        let second = PlannedMeasure.example(
            .example("second"), mode: .silo, prerequisites: [.init(measure: 1, progress: 0.5)])
        let example = CollaborationExample(Roadmap(measures: [second, first]), fixed: byHand())
        var started: (first: Int?, second: Int?)
        example.advance(through: 40) { quarter in
            let progress = example.decisions.progress
            if progress[0][0] > 0 && started.second == nil { started.second = quarter }
            if progress[1][0] > 0 && started.first == nil { started.first = quarter }
        }
        // Half of sixteen quarters: the eighth quarter of works of the first opens the second.
        #expect(started.first == 1 && started.second == 8)
    }

    @Test("A table without trust stalls, and after four quarters the lead goes on alone (8.5)")
    func stalling() {
        let slow = MeasureDefinition.example(preparation: 2, agreement: 1)
        let example = CollaborationExample(
            Roadmap(measures: [.example(slow)]), fixed: byHand(["initial_trust": 0.1]))
        var (decided, mode): ([Double], [Double]) = ([], [])
        example.advance(through: 5) { _ in
            decided.append(example.decisions.decided[0][0])
            mode.append(example.modeChanges.mode[0][0])
        }
        #expect(mode == [2, 2, 2, 2, 0, 0])
        // Two of three leave: .7 × 2/3 of the agreement, a third of a silo's three years, is made anew.
        #expect(decided[3] > 0.2)
        #expect(abs(decided[4] - (decided[3] - 0.7 * 2 / 9 + 0.25 / 3)) < 1e-12)
        #expect(abs(decided[5] - (decided[4] + 0.25 / 3)) < 1e-12)
        #expect(near(example.coordination.coordination[0], 0))
    }

    @Test("A stalled measure that had begun works at half speed, and keeps its works")
    func stallingAfterStart() {
        let quick = MeasureDefinition.example(preparation: 0, agreement: 0.02)
        let example = CollaborationExample(
            Roadmap(measures: [.example(quick)]),
            fixed: byHand(asAlone).merging(["initial_trust": 0.1]) { _, own in own })
        var progress: [Double] = []
        example.advance(through: 5) { _ in progress.append(example.decisions.progress[0][0]) }
        #expect(progress[0] == 0.03125 && progress[3] == 0.125)
        #expect(progress[4] == 0.1875)
        #expect(near(example.decisions.decided[0], 1))
    }

    @Test("Without partners every way of working is a silo")
    func aloneAtTheTable() {
        let lonely = MeasureDefinition.example(partners: [], resources: [.province: 1], contest: 0.4)
        let results = Mode.allCases.map { mode in
            let example = CollaborationExample(Roadmap(measures: [.example(lonely, mode: mode)]))
            return example.total(example.effects.levers[.natureArea])[0]
        }
        #expect(Set(results).count == 1)
    }

    @Test("Two sit down with the partner that holds most")
    func bilateral() {
        #expect(PlannedMeasure.example(mode: .bilateral).table == [.province, .waterBoard])
        let even = MeasureDefinition.example(
            resources: [.province: 0.6, .waterBoard: 0.2, .municipality: 0.2])
        #expect(PlannedMeasure.example(even, mode: .bilateral).table == [.province, .waterBoard])
    }

    @Test("A network manager is paid once, shared by the measures that have a table")
    func manager() {
        let measures: [PlannedMeasure] = [
            .example(.example("a")), .example(.example("b")), .example(.example("c"), mode: .silo),
        ]
        let example = CollaborationExample(
            Roadmap(measures: measures, settings: [0: CollaborationSettings(networkManager: true)]))
        example.advance(step: 0)
        #expect(near(example.coordination.paidStaff[0] - example.coordination.coordination[0], 0.5))
        #expect(near(example.coordination.paidStaff[2], 0))
    }

    @Test("Works never go backwards, and decisions only where the way of working changes")
    func monotone() {
        let example = CollaborationExample(.example(.network), isCentral: false)
        var before = (0..<6).map { _ in (works: Lanes.zero, decided: Lanes.zero, mode: Lanes(repeating: 2)) }
        example.advance(through: 103) { _ in
            for measure in 0..<6 {
                let progress = example.decisions.progress[measure]
                let decided = example.decisions.decided[measure]
                let mode = example.modeChanges.mode[measure]
                #expect(all(progress .>= before[measure].works) && all(progress .<= 1))
                #expect(all((decided .>= before[measure].decided) .| (mode .!= before[measure].mode)))
                #expect(all(decided .>= 0) && all(decided .<= 1))
                before[measure] = (progress, decided, mode)
            }
        }
    }
}

/// Whether all members have a value, to within rounding.
func near(_ value: Lanes, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
    let distance = greatest(value - expected, expected - value)
    return all(distance .<= tolerance * max(1, abs(expected)))
}
