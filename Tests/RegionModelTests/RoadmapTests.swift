import Modelling
import Testing

@testable import RegionModel

@Suite("The roadmap")
struct RoadmapTests {
    @Test("Names of actors, departments, levels, modes, payers and levers are unique and lower case")
    func labels() {
        for labels in [
            Actor.allCases.map(\.label), Department.allCases.map(\.label), Level.allCases.map(\.label),
            Mode.allCases.map(\.label), Payer.allCases.map(\.label), Lever.allCases.map(\.label),
        ] {
            #expect(Set(labels).count == labels.count)
            #expect(labels.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "_" } })
        }
        #expect(Lever.secondarySchoolThreshold.label == "secondary_school_threshold")
    }

    @Test("Every lever says what it does, and thresholds know their amenity")
    func levers() {
        for lever in Lever.allCases {
            #expect(lever.sentence.dutch.hasSuffix(".") && lever.sentence.english.hasSuffix("."))
            #expect(lever.title.dutch.count <= 40 && lever.title.english.count <= 40)
        }
        #expect(Lever.allCases.compactMap(\.amenity) == Amenity.allCases)
        #expect(Lever.gpThreshold.amenity == .gp && Lever.hospitalThreshold.amenity == .hospital)
        #expect(Lever.roadRisk.amenity == nil && Lever.police.amenity == nil)
        #expect(Lever.allCases.filter { $0.kind == .flow }.count == 4)
    }

    @Test("Budget and effort of the catalogue follow the size of the region, within limits (C10)")
    func scale() {
        let measure = MeasureDefinition.example()
        for (inhabitants, scale) in [(450_000.0, 1.0), (1_500_000, 3), (900_000, 2), (20_000, 0.2)] {
            let planned = PlannedMeasure(measure, region: 3, inhabitants: inhabitants, mode: .silo, start: 4)
            #expect(abs(planned.referenceBudget - 10 * scale) < 1e-12)
            #expect(abs(planned.budget.values.reduce(0, +) - 10 * scale) < 1e-12)
            #expect(abs((planned.budget[.state] ?? 0) - 5 * scale) < 1e-12)
            #expect(abs(planned.effort - 4 * scale) < 1e-12)
        }
    }

    @Test("A roadmap for eight regions fills its limits, and holds them")
    func limits() {
        let measures = (0..<Roadmap.Limit.measures).map { number in
            PlannedMeasure(
                .example("measure \(number)"), region: number % Roadmap.Limit.regions, inhabitants: 450_000,
                mode: .network, start: 0)
        }
        let example = CollaborationExample(Roadmap(measures: measures))
        example.advance(through: 4)
        #expect(example.programme.regions == Array(0..<8))
        #expect(near(example.coordination.coordination[95], example.coordination.coordination[0][0]))
    }

    @Test("Evidence, units and sentences stand with every quantity, under names of its own")
    func declarations() {
        let quantities = CollaborationExample(.empty).quantities
        #expect(Set(quantities.map(\.name)).count == quantities.count)
        for quantity in quantities where quantity.declaration.role == .parameter {
            #expect(quantity.declaration.evidence != nil, "\(quantity.name)")
        }
        let indicators = quantities.filter { $0.declaration.indicator != nil }.map(\.name)
        for name in ["trust", "delivered", "coordination_cost", "decision_time"] {
            #expect(indicators.contains("collaboration.\(name)"))
        }
    }
}
