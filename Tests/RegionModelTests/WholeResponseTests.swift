import Modelling
import Testing

@testable import RegionModel

/// Runs in pairs that differ in one thing: more of it must not lead to the opposite of what it is for.
@Suite("More of a cause never gives less of its effect")
struct WholeResponseTests {
    private let vectors = WholeVectors.read
    private static let region = WholeVectors.read.region("NL33C")

    /// A measure, what it is for, and whether more of it is more.
    struct Lever: Sendable, CustomTestStringConvertible {
        let measure: MeasureDefinition
        let outcome: String
        let rises: Bool
        /// Quarters after the base date at which to look.
        let after: Int

        var testDescription: String { "\(measure.id): \(outcome)" }
    }

    static let levers = [
        Lever(
            measure: WholeMeasures.natureNetwork, outcome: "biodiversity.species_abundance", rises: true,
            after: 103),
        Lever(
            measure: WholeMeasures.natureNetwork, outcome: "biodiversity.nature_area", rises: true, after: 60),
        Lever(
            measure: WholeMeasures.farmTransition, outcome: "biodiversity.nitrogen_deposition", rises: false,
            after: 60),
        Lever(
            measure: WholeMeasures.farmTransition, outcome: "biodiversity.species_abundance", rises: true,
            after: 60),
        Lever(measure: WholeMeasures.housing, outcome: "housing.dwellings", rises: true, after: 60),
        Lever(measure: WholeMeasures.housing, outcome: "population.total", rises: true, after: 60),
        Lever(
            measure: WholeMeasures.hiddenChampions, outcome: "hidden_champions.count", rises: true, after: 60),
        Lever(measure: WholeMeasures.humanCapital, outcome: "jobs.unemployment_rate", rises: true, after: 40),
        Lever(measure: WholeMeasures.humanCapital, outcome: "jobs.employed", rises: true, after: 40),
        Lever(
            measure: WholeMeasures.safeNeighbourhoods, outcome: "safety.recorded_crime", rises: false,
            after: 16),
        Lever(
            measure: WholeMeasures.safeNeighbourhoods, outcome: "safety.feeling_unsafe", rises: false,
            after: 16),
        Lever(
            measure: WholeMeasures.amenityHub, outcome: "amenities.distance.library", rises: false, after: 40),
        Lever(measure: WholeMeasures.amenityHub, outcome: "amenities.index", rises: true, after: 40),
        Lever(measure: WholeMeasures.safeRoads, outcome: "safety.road_deaths", rises: false, after: 60),
        Lever(measure: WholeMeasures.transport, outcome: "amenities.index", rises: true, after: 30),
        Lever(
            measure: WholeMeasures.industryNitrogen, outcome: "biodiversity.critical_load_exceeded",
            rises: false, after: 60),
        Lever(measure: WholeMeasures.crossBorderLabour, outcome: "jobs.employed", rises: true, after: 30),
    ]

    @Test(
        "Twice the effect of a measure, for the same money, moves its region the right way", arguments: levers
    )
    func measures(lever: Lever) {
        let outcomes = [0, 1, 2].map { factor in
            let measure = WholeMeasures.strengthened(lever.measure, by: Double(factor))
            let roadmap = WholeMeasures.roadmap(.silo, in: Self.region, measures: [measure])
            return WholeRun(vectors.scenario(roadmap)).advance(through: lever.after)
                .value(lever.outcome, in: Self.region)
        }
        let sign = lever.rises ? 1.0 : -1.0
        #expect(sign * (outcomes[1] - outcomes[0]) > 0)
        #expect(sign * (outcomes[2] - outcomes[1]) > 0)
    }

    @Test(
        "A figure that is a quarter higher in every region moves the abundance of species the right way everywhere",
        arguments: zip(
            ["biodiversity.deposition", "biodiversity.patch", "biodiversity.road_distance"], [-1.0, 1, 1]))
    func nature(figure: String, sign: Double) {
        let usual = WholeRun(vectors.scenario()).advance()
        let raised = WholeRun(
            vectors.scenario { $0[figure] = $0[figure]?.map { $0 * 1.25 } }
        ).advance()
        for region in 0..<40 {
            let name = "biodiversity.species_abundance"
            #expect(sign * (raised.value(name, in: region) - usual.value(name, in: region)) > 0)
        }
    }

    @Test("More labour leaves more people of its region without work, and more jobs filled in the country")
    func labour() {
        let usual = WholeRun(vectors.scenario())
        let more = WholeRun(vectors.scenario())
        more.workspace.effects.levers[.labourForce][Self.region] = Lanes(repeating: 20_000)
        for workspace in [usual.workspace, more.workspace] {
            workspace.workforce.advance(with: workspace.workforceCouplings, during: .first)
            workspace.labourMarket.advance(with: workspace.labourMarketCouplings, during: .first)
        }
        let name = "jobs.unemployment_rate"
        #expect(more.value(name, in: Self.region) > usual.value(name, in: Self.region))
        #expect(more.value("jobs.employed") > usual.value("jobs.employed"))
        #expect(more.value("jobs.vacancies") < usual.value("jobs.vacancies"))
    }

    @Test(
        "Officers, connected patches, cohesion, safer roads and shorter ways are felt in their region, no other",
        arguments: zip(
            ["police", "patch_connectivity", "cohesion", "road_risk", "distance"],
            [
                "safety.recorded_crime", "biodiversity.species_abundance", "safety.cohesion",
                "safety.road_deaths", "amenities.distance.gp",
            ]))
    func felt(lever: String, outcome: String) {
        let (usual, with) = (WholeRun(vectors.scenario()), WholeRun(vectors.scenario()))
        with["collaboration.levers.\(lever)"][Self.region] = Lanes(repeating: lever == "police" ? 100 : 0.1)
        for run in [usual, with] { run.advance(through: 0) }
        for region in 0..<40 {
            let isHere = region == Self.region
            #expect((usual[outcome][region] != with[outcome][region]) == isHere, "\(region)")
        }
    }

    @Test(
        "More initial trust, cheaper links, more that can be bought and honest plans make a network yield more over the years",
        arguments: [
            ("collaboration.initial_trust", 0.2, 0.8, 1.0),
            ("collaboration.effort_per_link", 0.02, 0.3, -1.0),
            ("collaboration.replaceable", 0.45, 1, 1.0), ("collaboration.trust_managed", 0, 0.12, 1.0),
            ("collaboration.planned_share", 0.6, 1.2, 1.0),
        ])
    func network(parameter: String, low: Double, high: Double, sign: Double) {
        let delivered = [low, high].map { value in
            yearsDelivered(
                WholeRun(
                    vectors.scenario(
                        WholeMeasures.roadmap(.network, in: Self.region), fixed: [parameter: value])))
        }
        #expect(sign * (delivered[1] - delivered[0]) > 0, "\(delivered)")
    }

    @Test(
        "A silo does not know of trust, links, their cost and private money",
        arguments: [
            ("collaboration.initial_trust", 0.85), ("collaboration.effort_per_link", 0.3),
            ("collaboration.link_density", 1), ("collaboration.private_funding.silo", 0.5),
            ("collaboration.private_funding.network", 0.6),
        ])
    func silo(parameter: String, value: Double) {
        let roadmap = WholeMeasures.roadmap(.silo, in: Self.region)
        let usual = WholeRun(vectors.scenario(roadmap)).advance()
        let other = WholeRun(vectors.scenario(roadmap, fixed: [parameter: value])).advance()
        #expect(usual.differences(from: other).isEmpty)
        // What trust the actors would have shows in its own indicator, but not in what they do.
        for name in ["delivered", "decision_time", "coordination_cost", "public_spending"] {
            let of = "collaboration.\(name)"
            #expect(usual.value(of, in: Self.region) == other.value(of, in: Self.region), "\(of)")
        }
    }

    /// Share delivered, added up over the years to 2050.
    private func yearsDelivered(_ run: WholeRun) -> Double {
        var sum = 0.0
        run.advance { _ in sum += run.value("collaboration.delivered", in: Self.region) / 4 }
        return sum
    }
}
