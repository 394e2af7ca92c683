import Modelling
import Testing

@testable import RegionModel

/// Published values, and ranges of section 10, that a central run without measures must come near.
///
/// On the figures that users get, and on those of the vectors with the specification's reading of newborns.
@Suite("Values that the model must come near")
struct WholeReferenceTests {
    @Test(
        "The country grows to about 18.9 million people in 2035 and 19.6 million in 2050, give or take 5 %",
        arguments: WholeBaseline.allCases)
    func country(baseline: WholeBaseline) {
        let run = WholeRun(baseline.scenario()).advance(through: 43)
        #expect(within(0.05, of: 18.9e6, run.value("population.total")))
        run.advance(from: 44, through: 103)
        #expect(within(0.05, of: 19.6e6, run.value("population.total")))
    }

    @Test(
        "Regions grow as the forecast of 2022 says for 2021 to 2035, within its range",
        arguments: WholeBaseline.allCases)
    func regions(baseline: WholeBaseline) {
        let ranges = [
            ("NL329", 0.10...0.25), ("NL230", 0.08...0.22), ("NL111", -0.12...0), ("NL112", -0.15 ... -0.03),
        ]
        let run = WholeRun(baseline.scenario())
        let before = run.values("population.total")
        run.advance(through: 43)
        for (code, range) in ranges {
            // Eleven years are simulated; the forecast is for fourteen.
            let place = baseline.region(code)
            let growth = (run.value("population.total", in: place) / before[place][0] - 1) * 14 / 11
            #expect(range.contains(growth), "\(code): \(growth)")
        }
    }

    @Test(
        "Zeeuwsch-Vlaanderen, Achterhoek and Zuid-Limburg stay behind the country, and shrink where homes are planned as now",
        arguments: WholeBaseline.allCases)
    func behind(baseline: WholeBaseline) {
        let run = WholeRun(baseline.scenario())
        let (country, first) = (run.value("population.total"), run.values("population.total"))
        run.advance(through: 63)
        let middle = run.values("population.total")
        run.advance(from: 64)
        let late = run.values("population.total")
        for code in ["NL341", "NL225", "NL423"] {
            let place = baseline.region(code)
            #expect(late[place][0] / first[place][0] < run.value("population.total") / country, "\(code)")
            // The independent figures have a narrower spread of planned building, so they cannot show that people
            // leave where little is built: from 2040 to 2050 Achterhoek changes by +.9 % on them.
            // Since its own ages and moves are known, Achterhoek stays as it is: it changes by +.5 %.
            guard baseline == .shipped, code != "NL225" else { continue }
            let change = late[place][0] / middle[place][0] - 1
            #expect(change < -0.001, "\(code): \(change)")
        }
    }

    @Test(
        "At the start 3.5 % are unemployed and about 43 of 1,000 jobs are vacant",
        arguments: WholeBaseline.allCases)
    func start(baseline: WholeBaseline) {
        let run = WholeRun(baseline.scenario())
        let (vacant, filled) = (run.value("jobs.vacancies"), run.value("jobs.employed"))
        #expect(within(0.01, of: 0.035, run.value("jobs.unemployment_rate")))
        #expect(within(0.04, of: 0.043, vacant / (vacant + filled)))
    }

    @Test(
        "Nature starts at 12 to 18 % of what it would be, with the share above its critical load that was observed",
        arguments: WholeBaseline.allCases)
    func nature(baseline: WholeBaseline) {
        let run = WholeRun(baseline.scenario())
        #expect((0.12...0.18).contains(run.value("biodiversity.species_abundance")))
        #expect(
            within(
                0.001, of: baseline == .shipped ? 0.70 : 0.72,
                run.value("biodiversity.critical_load_exceeded")))
    }

    @Test(
        "Of the nitrogen that falls, 52 % goes when Dutch farms emit none, and 29 % when other countries send none",
        arguments: WholeBaseline.allCases)
    func origins(baseline: WholeBaseline) {
        func afterAQuarter(_ change: (WholeRun) -> Void) -> Double {
            let run = WholeRun(baseline.scenario())
            change(run)
            run.workspace.nitrogen.advance(with: run.workspace.nitrogenCouplings, during: Step.first)
            return run.value("biodiversity.nitrogen_deposition")
        }
        let all = afterAQuarter { _ in }
        let withoutFarms = afterAQuarter { run in
            for place in 0..<40 { run.workspace.effects.levers[.farmEmission][place] = Lanes(repeating: 1) }
        }
        #expect(abs(1 - withoutFarms / all - 0.52) < 0.005)
        // Abroad: what goes in ten years of the 26 in which all of it would go.
        let abroad = WholeRun(baseline.scenario(fixed: ["biodiversity.foreign_left_in2050": 0]))
        let kept = WholeRun(baseline.scenario(fixed: ["biodiversity.foreign_left_in2050": 1]))
        for run in [abroad, kept] { run.advance(through: 40) }
        let gone =
            1 - abroad.value("biodiversity.nitrogen_deposition")
            / kept.value("biodiversity.nitrogen_deposition")
        #expect(abs(gone * 104 / 40 - 0.29) < 0.03, "\(gone * 104 / 40)")
    }

    @Test(
        "Crime starts at 35.9 per 1,000 inhabitants, and Amsterdam has more than twice that of Achterhoek",
        arguments: WholeBaseline.allCases)
    func crime(baseline: WholeBaseline) {
        let run = WholeRun(baseline.scenario())
        #expect(within(0.001, of: 35.9, run.value("safety.recorded_crime")))
        let amsterdam = run.value("safety.recorded_crime", in: baseline.region("NL329"))
        #expect(amsterdam > 2 * run.value("safety.recorded_crime", in: baseline.region("NL225")))
    }

    @Test(
        "Four per cent less demand for labour, or four per cent fewer basic jobs, cost .6 to 2 points in a year",
        arguments: WholeBaseline.allCases)
    func lessDemand(baseline: WholeBaseline) {
        let usual = WholeRun(baseline.scenario()).advance(through: 3)
        let less = WholeRun(baseline.scenario()).advance(through: 3)
        let fewer = WholeRun(baseline.scenario()).advance(through: 3)
        let factor = Lanes(repeating: 0.96)
        for region in 0..<40 { less.workspace.labourMarket.demandPerJob[region] *= factor }
        for place in 0..<400 { fewer.workspace.basicJobs.basicGrowth[place] += log(factor) }
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

    @Test(
        "One per cent more dwellings bring .6 to 1 % more people in the long run",
        arguments: WholeBaseline.allCases)
    func moreDwellings(baseline: WholeBaseline) {
        let rijnmond = baseline.region("NL33C")
        let (usual, more) = (WholeRun(baseline.scenario()), WholeRun(baseline.scenario()))
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
        "A basic job brings up to 1.1 local jobs, fewer are filled where labour is short, and most fade by 2050",
        arguments: WholeBaseline.allCases)
    func multiplier(baseline: WholeBaseline) {
        let tight = Multiplier(baseline, slack: 0)
        let slack = Multiplier(baseline, slack: 0.027)
        #expect((0...1.1).contains(tight.local), "\(tight.local)")
        #expect((0.5...1.5).contains(tight.filled), "\(tight.filled)")
        #expect(tight.late < tight.filled / 4, "\(tight.late)")
        // The prototype has .52 at 3.5 % unemployment and .75 at 6.1 %.
        #expect(slack.filled > 1.02 * tight.filled, "\(tight.filled) at 3.5 %, \(slack.filled) at 6.1 %")
    }

    /// What ten per cent more basic jobs in industry bring to Groot-Rijnmond, per basic job.
    private struct Multiplier {
        /// Local jobs and filled jobs after three years, and filled jobs in 2050.
        let local, filled, late: Double

        /// - Parameter slack: share of the labour force that comes on top on the base date, all without work.
        init(_ baseline: WholeBaseline, slack: Double) {
            let region = baseline.region("NL33C")
            let withSlack = baseline.scenario { figures in
                for name in ["jobs.labour_force", "jobs.cross_border_workers"] {
                    figures[name] = figures[name]?.map { $0 / (1 - slack) }
                }
                figures["jobs.filled"] = figures["jobs.filled"]?.map { $0 * (1 - slack) }
            }
            let (usual, more) = (WholeRun(withSlack), WholeRun(withSlack))
            for run in [usual, more] { run.advance(through: 3) }
            let industry = region * 10 + Sector.industry.rawValue
            more.workspace.basicJobs.basicGrowth[industry] += Lanes(repeating: 0.0953)
            let first = usual["jobs.basic_jobs"][industry][0] * 0.1
            for run in [usual, more] { run.advance(from: 4, through: 15) }
            let local = (0..<10).reduce(0.0) { sum, sector in
                let place = region * 10 + sector
                return sum + more["jobs.local_jobs"][place][0] - usual["jobs.local_jobs"][place][0]
            }
            func filledMore() -> Double {
                more.value("jobs.employed", in: region) - usual.value("jobs.employed", in: region)
            }
            (self.local, filled) = (local / first, filledMore() / first)
            for run in [usual, more] { run.advance(from: 16) }
            late = filledMore() / first
        }
    }

    private func within(_ share: Double, of expected: Double, _ value: Double) -> Bool {
        abs(value / expected - 1) <= share
    }
}
