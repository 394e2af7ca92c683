import Modelling
import Testing

@testable import RegionModel

@Suite("The whole model beside an independent implementation of the same text")
struct WholeVectorTests {
    /// Why the model differs from the vectors by more than rounding.
    enum Reason: String {
        /// The text gives plants and animals a delay each (4.10); the vectors delay their mean.
        case lags = "plants and animals follow with a delay each"
        /// A part of the movers follows liveability, which the model counts from the base date, with their abundance
        /// of species in it; the vectors count it from the end of the first quarter.
        case movers = "movers follow liveability as it has changed since the base date"
        /// The model compares with the base date; the vectors with the end of the first quarter.
        case firstValues = "changes are counted from the base date"
        /// The same for means and deviations of regions, which the text calls those of the base year.
        case yardstick = "regions are compared as they are on the base date"
    }

    /// A column under our name and under theirs, and how far from it the model as it is may be in 2050.
    struct Column: Sendable {
        let ours, theirs: String
        let tolerance: Double
        let reason: Reason?
        /// The value of a region in a run, where it is not that of the quantity `ours`.
        let made: (@Sendable (WholeRun, Int) -> Double)?

        init(
            _ ours: String, _ theirs: String, within tolerance: Double = 1e-6, because reason: Reason? = nil,
            of made: (@Sendable (WholeRun, Int) -> Double)? = nil
        ) {
            (self.ours, self.theirs, self.tolerance, self.reason, self.made) = (
                ours, theirs, tolerance, reason, made
            )
        }

        /// The values of the forty regions, and their sum.
        func values(of run: WholeRun) -> [Double] {
            let values = (0..<40).map { region in made?(run, region) ?? run[ours][region][0] }
            return values + [values.reduce(0, +)]
        }
    }

    private static let columns = [
        Column("population.total", "population", within: 6e-5, because: .movers),
        Column("population.older_share", "pop65share", within: 5e-6, because: .movers),
        Column("population.aged15_to24", "pop1524", within: 6e-5, because: .movers),
        Column("population.births", "births", within: 6e-5, because: .movers),
        Column("population.deaths", "deaths", within: 6.5e-5, because: .movers),
        Column("population.net_domestic", "dom_net", within: 0.0006, because: .movers),
        Column("population.net_foreign", "for_net", within: 0.00015, because: .movers),
        Column("housing.dwellings", "dwellings", within: 3e-6, because: .movers),
        Column("housing.occupancy", "occupancy", within: 6e-5, because: .movers),
        Column("housing.price_index", "price", within: 0.00012, because: .movers),
        Column("jobs.employed", "employed_work", within: 3.5e-5, because: .movers),
        Column("jobs.working_residents", "employed_res", within: 6e-5, because: .movers),
        Column("jobs.workforce", "labour_force", within: 6e-5, because: .movers),
        Column("jobs.unemployment_rate", "unemployment", within: 8e-6, because: .movers),
        Column("jobs.vacancies", "vac_per1000", within: 2e-5, because: .movers) { run, region in
            1_000 * run["jobs.vacancies"][region][0] / run["jobs.employed"][region][0]
        },
        Column("jobs.tightness", "theta"),
        Column("jobs.value_added", "gva", within: 3.5e-5, because: .movers),
        Column("jobs.value_added", "gva_pc", within: 3e-5, because: .movers) { run, region in
            1e6 * run["jobs.value_added"][region][0] / run["population.total"][region][0]
        },
        Column("jobs.wage", "wage"),
        Column("hidden_champions.small_firms", "sme"),
        Column("hidden_champions.count", "hc", within: 3e-4, because: .yardstick),
        Column("hidden_champions.jobs", "hc_jobs", within: 3e-4, because: .yardstick),
        Column("land.area", "ha_residential", within: 2e-6, because: .movers) { run, region in
            run["land.area"][region * 13][0]
        },
        Column("land.area", "ha_business", within: 3e-5, because: .movers) { run, region in
            run["land.area"][region * 13 + 1][0]
        },
        Column("land.area", "ha_farm", within: 7e-6, because: .movers) { run, region in
            (4...6).reduce(0.0) { $0 + run["land.area"][region * 13 + $1][0] }
        },
        Column("biodiversity.nature_area", "ha_nature"),
        Column("biodiversity.nitrogen_deposition", "deposition", within: 4e-6, because: .movers),
        Column("biodiversity.critical_load_exceeded", "kdw_share", within: 6e-6, because: .movers),
        Column("biodiversity.species_abundance", "msa", within: 1e-4, because: .lags),
        Column("safety.recorded_crime", "crime", within: 1.3e-5, because: .firstValues),
        Column("safety.violent_crime", "violent", within: 1.3e-5, because: .firstValues),
        Column("safety.road_deaths", "road_deaths", within: 6e-5, because: .movers),
        Column("safety.feeling_unsafe", "unsafe", within: 1e-5, because: .firstValues),
        Column("safety.cohesion", "cohesion", within: 3e-5, because: .firstValues),
        Column("amenities.index", "amenity", within: 1e-5, because: .movers),
        Column("amenities.distance.gp", "dist_gp", within: 3e-5, because: .movers),
        Column("amenities.distance.library", "dist_library", within: 2.5e-5, because: .movers),
        Column("amenities.distance.hospital", "dist_hospital", within: 1e-5, because: .movers),
        Column("prosperity.material", "I_material", within: 4e-3, because: .yardstick),
        Column("prosperity.work", "I_work", within: 8e-3, because: .yardstick),
        Column("prosperity.housing", "I_housing", within: 0.0003, because: .yardstick),
        Column("prosperity.amenities", "I_amenities", within: 8e-5, because: .yardstick),
        Column("prosperity.society", "I_society", within: 2e-4, because: .yardstick),
        Column("prosperity.safety", "I_safety", within: 2e-3, because: .yardstick),
        Column("prosperity.environment", "I_environment", within: 8e-4, because: .yardstick),
        Column("prosperity.index", "prosperity", within: 1e-3, because: .yardstick),
    ]

    @Test(
        """
        With the same reading of what the text leaves open, all 46 columns agree to 1e-6: every year for the country's \
        sums and four regions, 2024, 2025, 2030, 2040 and 2050 for all
        """)
    func sameReadings() {
        let run = WholeRun(WholeVectors.read.scenario())
        var abundance = Array(repeating: Lanes.zero, count: 40)
        run.advance { number in
            takeTheirReadings(run, &abundance, after: number)
            // 2024 is there the end of the first quarter.
            guard number == 0 || number % 4 == 3 else { return }
            let year = 2024 + (number + 1) / 4
            for column in Self.columns {
                let (apart, place) = distance(run, column, year)
                #expect(apart <= 1e-6, "\(column.ours) \(year) \(place)")
            }
        }
    }

    @Test("The model as it is differs in 2050 by no more than the reason for it allows")
    func asItIs() {
        let run = WholeRun(WholeVectors.read.scenario()).advance()
        for column in Self.columns {
            let (apart, place) = distance(run, column, 2050)
            #expect(
                apart <= column.tolerance,
                "\(column.ours) \(place): \(column.reason?.rawValue ?? "the text leaves nothing open")")
        }
    }

    /// Puts in what the vectors read otherwise: one delay of abundance for plants and animals together, and
    /// first values at the end of the first quarter.
    private func takeTheirReadings(_ run: WholeRun, _ abundance: inout [Lanes], after number: Int) {
        let workspace = run.workspace
        let step = Step(
            number: number, years: 0.25, perYear: 4, isCentral: true,
            draws: Draws(seed: 0, firstMember: 0), regions: WholeVectors.read.regions.map { Key($0) })
        let (biodiversity, prosperity) = (workspace.biodiversity, workspace.prosperity)
        let climate = biodiversity.leftByWarming(after: step.elapsed)
        for region in 0..<40 {
            let (plants, animals) = biodiversity.potential(region, workspace.biodiversityCouplings, climate)
            let potential = (plants + animals) / 2
            let before = number == 0 ? potential : abundance[region]
            abundance[region] = before + biodiversity.following(potential - before) * step.dt
            biodiversity.speciesAbundance[region] = abundance[region]
        }
        crowd(workspace, after: step)
        if number == 0 { countFromNow(workspace) }
        prosperity.advance(with: workspace.prosperityCouplings, during: step)
        guard number == 0 else { return }
        for region in 0..<40 {
            prosperity.firstIndex[region] = prosperity.index[region]
            prosperity.firstLiveability[region] = prosperity.liveability[region]
        }
    }

    /// (6.4) They count customers per facility against those that it needs by now, not against the base date.
    private func crowd(_ workspace: RegionalWorkspace, after step: Step) {
        let amenities = workspace.amenities
        let scale = power(1.0 + amenities.growthOfScale, Lanes(repeating: step.years))
        for region in 0..<40 {
            var (sum, weights) = (Lanes.zero, Lanes.zero)
            for amenity in Amenity.allCases {
                let each = amenities.customersOfEach(
                    region, amenity.rawValue, workspace.amenitiesCouplings, scale: scale)
                let relative =
                    amenities.distance[amenity.rawValue, region] / amenities.halfDistance[amenity.rawValue]
                let loss = 0.3 * greatest(least(each, Lanes(repeating: 1.5)) - 1.15, .zero)
                let score = 100 / (1.0 + relative * relative) * (1.0 - loss)
                if amenity == .library { amenities.meetingScore[region] = score }
                sum += amenities.weight[amenity.rawValue] * score
                weights += amenities.weight[amenity.rawValue]
            }
            amenities.index[region] = sum / weights
        }
    }

    /// Makes the state of now that from which changes of cohesion and of prosperity count.
    private func countFromNow(_ workspace: RegionalWorkspace) {
        let safety = workspace.safety
        for region in 0..<40 {
            safety.firstTurnover[region] = workspace.migration.turnover[region]
            safety.firstMeetingScore[region] = workspace.amenities.meetingScore[region]
            safety.cohesion[region] = Lanes(repeating: 0.5)
        }
        workspace.prosperity.takeYardstick(of: workspace.prosperityCouplings)
    }

    /// The largest relative distance of a column over the regions; of nets, relative to at least 1,000 persons,
    /// for they are what is left of flows of thousands; of tightness, a logarithm that starts at 0, absolute.
    private func distance(_ run: WholeRun, _ column: Column, _ year: Int) -> (Double, String) {
        let (vectors, values) = (WholeVectors.read, column.values(of: run))
        guard let expected = vectors.central[year]?[column.theirs] else { return (.infinity, "is missing") }
        let floor = column.theirs == "theta" ? 1.0 : column.theirs.hasSuffix("net") ? 1_000.0 : 1e-9
        var (worst, place) = (0.0, "")
        for (region, value) in expected.enumerated() where !value.isNaN {
            let apart = abs(values[region] - value) / max(abs(value), floor)
            guard !(apart <= worst) else { continue }
            let code = region < 40 ? vectors.regions[region] : "NL"
            (worst, place) = (apart, "\(code): \(values[region]), vectors \(value)")
        }
        return (worst, place)
    }
}
