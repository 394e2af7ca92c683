import Modelling
import Testing

@testable import RegionModel

/// What more of a measure never does, in whichever of the forty regions it is carried out, member by member.
@Suite("In all forty regions more of a measure never does the opposite of what it is for")
struct WholeSignTests {
    private static let baseline = WholeBaseline.shipped

    /// A run of eight members with one measure in one region, or with none where there is no money.
    private func run(_ measure: MeasureDefinition, times scale: Double, in region: Int) -> WholeRun {
        let roadmap =
            scale == 0
            ? Roadmap.empty
            : WholeMeasures.roadmap(.silo, in: region, of: Self.baseline, scale: scale, measures: [measure])
        return WholeRun(Self.baseline.scenario(roadmap), isCentral: false)
    }

    /// Values of a quantity of the region at the end of each year.
    private func years(_ run: WholeRun, _ values: (WholeRun) -> Lanes) -> [Lanes] {
        var found: [Lanes] = []
        run.advance { if $0 % 4 == 3 { found.append(values(run)) } }
        return found
    }

    /// `name` of a region with more and more money for a measure, year by year.
    private func series(
        _ name: String, of measure: MeasureDefinition, in region: Int, scales: [Double]
    ) -> [[Lanes]] {
        scales.map { scale in
            years(run(measure, times: scale, in: region)) { $0[name][region] }
        }
    }

    @Test(
        "more money for a hub never lowers the index of amenities, in any year, by a thousandth of a point",
        arguments: 0..<40)
    func hub(region: Int) {
        let indices = series(
            "amenities.index", of: WholeMeasures.amenityHub, in: region, scales: [0, 1, 4, 16])
        for (more, less) in zip(indices.dropFirst(), indices) {
            // Where it does nothing, people still come for the jobs of its works, and use what there is.
            for (now, before) in zip(more, less) {
                #expect(all(now .>= before - 1e-3), "\(now - before)")
            }
        }
    }

    /// The measure with nothing but hectares that become nature-inclusive.
    private static let extensification: MeasureDefinition = {
        var measure = WholeMeasures.farmTransition
        measure.effects = measure.effects.filter { $0.lever == .natureInclusiveArea }
        return measure
    }()

    @Test(
        "the more land is farmed extensively, the less a hectare of farmland emits and the fewer people work there",
        arguments: 0..<40)
    func farms(region: Int) {
        var last: [(perHectare: Lanes, jobs: Lanes)] = []
        for scale in [0.0, 1, 4] {
            let run = run(Self.extensification, times: scale, in: region)
            var found: [(perHectare: Lanes, jobs: Lanes)] = []
            run.advance {
                guard $0 % 4 == 3 else { return }
                let farmland = [LandClass.arable, .grassland, .natureInclusiveFarmland].reduce(Lanes.zero) {
                    $0 + run["land.area"][region, $1]
                }
                found.append(
                    (
                        share(run["biodiversity.farm_emission"][region], of: farmland),
                        run["jobs.basic_jobs"][region, Sector.agriculture]
                    ))
            }
            for (now, before) in zip(found, last) {
                #expect(all(now.perHectare .<= before.perHectare * (1 + 1e-9)))
                #expect(all(now.jobs .<= before.jobs * (1 + 1e-3)))
            }
            if scale == 1, let now = found.last, let before = last.last {
                #expect(all(now.perHectare .< before.perHectare))
                // The labour market makes up for it in time.
                let fewest = zip(found, last).reduce(Lanes.zero) { least($0, $1.0.jobs - $1.1.jobs) }
                #expect(all(fewest .< -0.01), "\(fewest)")
            }
            last = found
        }
    }

    @Test("what industry and traffic save lowers deposition everywhere, and at home most", arguments: 0..<40)
    func industry(region: Int) {
        let (none, some) = (
            run(WholeMeasures.industryNitrogen, times: 0, in: region),
            run(WholeMeasures.industryNitrogen, times: 1, in: region)
        )
        for run in [none, some] { run.advance(through: 60) }
        let name = "biodiversity.nitrogen_deposition"
        let felt = (0..<40).map { 1.0 - some[name][$0] / none[name][$0] }
        for other in 0..<40 where other != region {
            #expect(all(felt[other] .< felt[region]), "\(other)")
        }
        #expect(all(felt[region] .> 0))
    }

    @Test(
        "land that is bought makes no work for builders: a farm transition pays none, a nature network a quarter"
    )
    func landIsNoWork() {
        let region = Self.baseline.region("NL225")
        func temporary(_ measure: MeasureDefinition) -> Double {
            let run = run(measure, times: 1, in: region)
            var jobs = 0.0
            run.advance { _ in jobs += run["collaboration.temporary_jobs"].sum(of: region)[0] / 4 }
            return jobs
        }
        var bought = WholeMeasures.natureNetwork
        #expect(bought.withoutWork == 0.75 && WholeMeasures.farmTransition.withoutWork == 1)
        let quarter = temporary(bought)
        bought.withoutWork = 0
        #expect(abs(quarter / temporary(bought) - 0.25) < 1e-9)
        #expect(temporary(WholeMeasures.farmTransition) == 0)
    }

    @Test(
        "wardens are no machine that makes jobs: a year of work costs more than €40,000, where it was €4,800")
    func wardens() {
        let region = Self.baseline.region("NL33C")
        let measure = WholeMeasures.safeNeighbourhoods
        let roadmap = WholeMeasures.roadmap(.silo, in: region, of: Self.baseline, measures: [measure])
        let (none, some) = (
            WholeRun(Self.baseline.scenario()), WholeRun(Self.baseline.scenario(roadmap))
        )
        var jobYears = 0.0
        for number in 0...WholeRun.lastQuarter {
            for run in [none, some] { run.advance(from: number, through: number) }
            jobYears += (some["jobs.employed"][region][0] - none["jobs.employed"][region][0]) / 4
        }
        let millions = some.value("collaboration.public_spent", in: region)
        #expect(jobYears > 0 && millions > 20)
        #expect(millions * 1e6 / jobYears > 40_000, "\(millions * 1e6 / jobYears)")
    }

    @Test(
        "a table of little trust may be ahead at a date by giving up early; by 2050 more trust delivers no less"
    )
    func trust() {
        let region = Self.baseline.region("NL321")
        let measures = [WholeMeasures.housing, WholeMeasures.safeNeighbourhoods, WholeMeasures.safeRoads]
        let roadmap = WholeMeasures.roadmap(
            .network, in: region, of: Self.baseline, settings: CollaborationSettings(), measures: measures)
        let delivered = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9].map { trust in
            let scenario = Self.baseline.scenario(roadmap, fixed: ["collaboration.initial_trust": trust])
            let members = [0, 8, 16, 24].map { first in
                WholeRun(scenario, isCentral: false, firstMember: first).advance()[
                    "collaboration.delivered"][region].sum()
            }
            return members.reduce(0, +) / 32
        }
        for (more, less) in zip(delivered.dropFirst(), delivered) { #expect(more >= less, "\(delivered)") }
    }
}
