import Modelling
import Testing

@testable import RegionModel

/// Published values, and ranges of section 10, that a central run without measures must come near.
///
/// All on the inputs of the vectors; the project's own figures are another baseline, and tested elsewhere.
@Suite("Values that the model must come near")
struct WholeReferenceTests {
    private let vectors = WholeVectors.read
    private let rijnmond = WholeVectors.read.region("NL33C")

    @Test("The country grows to about 18.9 million people in 2035 and 19.6 million in 2050, give or take 5 %")
    func country() {
        let run = WholeRun(vectors.scenario()).advance(through: 43)
        #expect(within(0.05, of: 18.9e6, run.value("population.total")))
        run.advance(from: 44, through: 103)
        #expect(within(0.05, of: 19.6e6, run.value("population.total")))
    }

    @Test(
        "Regions grow as the forecast of 2022 says for 2021 to 2035, within its range",
        arguments: [
            ("NL329", 0.10...0.25), ("NL230", 0.08...0.22), ("NL111", -0.12...0), ("NL112", -0.15 ... -0.03),
        ])
    func regions(code: String, range: ClosedRange<Double>) {
        let region = vectors.region(code)
        let run = WholeRun(vectors.scenario())
        let before = run.value("population.total", in: region)
        run.advance(through: 43)
        // Eleven years are simulated; the forecast is for fourteen.
        let growth = (run.value("population.total", in: region) / before - 1) * 14 / 11
        #expect(range.contains(growth), "\(growth)")
    }

    @Test(
        "Zeeuwsch-Vlaanderen, Achterhoek and Zuid-Limburg stay behind the country",
        arguments: ["NL341", "NL225", "NL423"])
    func behind(code: String) {
        let region = vectors.region(code)
        let run = WholeRun(vectors.scenario())
        let (country, here) = (run.value("population.total"), run.value("population.total", in: region))
        run.advance(through: 63)
        let middle = run.value("population.total", in: region)
        run.advance(from: 64)
        let late = run.value("population.total", in: region)
        #expect(late / here < run.value("population.total") / country)
        let reason: Comment = """
            The inputs' plans for building are a proxy that halves shrinkage at the edges (C2): from 2040 to 2050 \
            Achterhoek changes by +.9 %, Zuid-Limburg by +.05 %, Zeeuwsch-Vlaanderen by -.002 %.
            """
        withKnownIssue(reason) {
            #expect(late < 0.999 * middle)
        }
    }

    @Test("At the start 3.5 % are unemployed and about 43 of 1,000 jobs are vacant")
    func start() {
        let run = WholeRun(vectors.scenario())
        let (vacant, filled) = (run.value("jobs.vacancies"), run.value("jobs.employed"))
        #expect(within(0.01, of: 0.035, run.value("jobs.unemployment_rate")))
        #expect(within(0.04, of: 0.043, vacant / (vacant + filled)))
    }

    @Test("Nature starts at 12 to 18 % of what it would be; Dutch farms bring 52 % of nitrogen, abroad 29 %")
    func nature() {
        let run = WholeRun(vectors.scenario())
        #expect((0.12...0.18).contains(run.value("biodiversity.species_abundance")))
        #expect(run["biodiversity.farm_share"][0][0] == 0.52)
        #expect(run["biodiversity.foreign_share"][0][0] == 0.29)
        #expect(within(0.001, of: 0.72, run.value("biodiversity.critical_load_exceeded")))
    }

    @Test("Crime starts at 35.9 per 1,000 inhabitants, and Amsterdam has more than twice that of Achterhoek")
    func crime() {
        let run = WholeRun(vectors.scenario())
        #expect(within(0.001, of: 35.9, run.value("safety.recorded_crime")))
        let amsterdam = run.value("safety.recorded_crime", in: vectors.region("NL329"))
        #expect(amsterdam > 2 * run.value("safety.recorded_crime", in: vectors.region("NL225")))
    }

    @Test(
        "Four per cent less demand for labour, or four per cent fewer basic jobs, cost .6 to 2 points in a year"
    )
    func lessDemand() {
        let usual = WholeRun(vectors.scenario()).advance(through: 3)
        let less = WholeRun(vectors.scenario()).advance(through: 3)
        let fewer = WholeRun(vectors.scenario()).advance(through: 3)
        let factor = Lanes(repeating: 0.96)
        for region in 0..<40 { less.workspace.labourMarket.demandPerJob[region] *= factor }
        for place in 0..<400 { fewer.workspace.labourDemand.basicGrowth[place] += log(factor) }
        var (ofDemand, ofBasicJobs) = (0.0, 0.0)
        for number in 4...7 {
            for run in [usual, less, fewer] { run.advance(from: number, through: number) }
            let unemployed = usual.value("jobs.unemployment_rate")
            ofDemand += (less.value("jobs.unemployment_rate") - unemployed) / 4
            ofBasicJobs += (fewer.value("jobs.unemployment_rate") - unemployed) / 4
        }
        // The year's mean: 1.9 and .8 points.
        #expect((0.006...0.02).contains(ofDemand) && (0.006...0.02).contains(ofBasicJobs))
        #expect(ofDemand > ofBasicJobs)
    }

    @Test("One per cent more dwellings bring .6 to 1 % more people in the long run")
    func moreDwellings() {
        let (usual, more) = (WholeRun(vectors.scenario()), WholeRun(vectors.scenario()))
        more.workspace.housing.dwellings[rijnmond] *= Lanes(repeating: 1.01)
        usual.advance()
        more.advance()
        let people =
            more.value("population.total", in: rijnmond) / usual.value("population.total", in: rijnmond)
        let homes =
            more.value("housing.dwellings", in: rijnmond) / usual.value("housing.dwellings", in: rijnmond)
        #expect((0.6...1).contains((people - 1) / (homes - 1)), "\((people - 1) / (homes - 1))")
    }

    @Test(
        "A basic job brings up to 1.1 local jobs, fewer where labour is short, and most of it fades by 2050")
    func multiplier() {
        let (usual, more) = (WholeRun(vectors.scenario()), WholeRun(vectors.scenario()))
        usual.advance(through: 3)
        more.advance(through: 3)
        let industry = rijnmond * 10 + Sector.industry.rawValue
        more.workspace.labourDemand.basicGrowth[industry] += Lanes(repeating: 0.0953)
        let first = usual["jobs.basic_jobs"][industry][0] * 0.1
        usual.advance(from: 4, through: 15)
        more.advance(from: 4, through: 15)
        let local = (0..<10).reduce(0.0) { sum, sector in
            let place = rijnmond * 10 + sector
            return sum + more["jobs.local_jobs"][place][0] - usual["jobs.local_jobs"][place][0]
        }
        #expect((0...1.1).contains(local / first), "\(local / first)")
        let filled = (more.value("jobs.employed", in: rijnmond) - usual.value("jobs.employed", in: rijnmond))
        #expect((0.5...1.5).contains(filled / first), "\(filled / first)")
        usual.advance(from: 16)
        more.advance(from: 16)
        let late = more.value("jobs.employed", in: rijnmond) - usual.value("jobs.employed", in: rijnmond)
        #expect(late < filled / 4, "\(late / first)")
    }

    private func within(_ share: Double, of expected: Double, _ value: Double) -> Bool {
        abs(value / expected - 1) <= share
    }
}
