import Baselines
import Modelling
import RegionModel
import Testing

@Suite("The page of what a region starts from")
struct RegionFiguresPageTests {
    @Test("docs/regions.md is what the baseline says of every region")
    func page() throws {
        let page = try Self.generate()
        #expect(try Repository.page("docs/regions.md", generated: page) == page, "run: make docs")
    }

    @Test("every figure that a region does not have of its own says why not")
    func reasons() throws {
        for row in try Self.rows() where row.own < 40 {
            #expect(Self.reason(row.figure) != nil, "\(row.figure)")
        }
    }

    @Test("a region has at least as many figures of its own as the page of before counted")
    func atLeast() throws {
        let described = try Catalogue().baseline()
        for region in described.regions {
            #expect(described.counts(of: region.code)[.region, default: 0] >= 45, "\(region.name)")
        }
    }

    /// A figure over all regions.
    private struct Row {
        let figure: String
        let unit: String
        /// Regions that have it of their own, from their province, and from the country.
        let own: Int
        let province: Int
        let nation: Int
        let years: ClosedRange<Int>
        let rule: String
    }

    private static func rows() throws -> [Row] {
        let described = try Catalogue().baseline()
        let all = described.regions.map { described.figures(of: $0.code) + described.nationalFigures }
        guard let first = all.first else { return [] }
        return first.indices.map { line in
            let values = all.map { $0[line] }
            let years = values.map(\.year)
            func count(_ level: FigureLevel) -> Int { values.count { $0.level == level } }
            return Row(
                figure: first[line].figure, unit: first[line].unit, own: count(.region),
                province: count(.province), nation: count(.nation),
                years: (years.min() ?? 0)...(years.max() ?? 0),
                rule: values.first { $0.level == .region }?.evidence.source.english
                    ?? first[line].evidence.source.english)
        }
    }

    /// In how many regions a figure was the region's own in 0.1.
    private static let before = [
        "population.people": 40, "population.fertility_ratio": 40, "population.mortality_ratio": 40,
        "population.immigration_share": 4, "housing.dwellings": 40, "housing.value_per_square_metre": 40,
        "jobs.employment[agriculture]": 40, "jobs.employment[industry]": 40,
        "jobs.employment[construction]": 40, "jobs.employment[trade]": 40,
        "jobs.employment[information]": 40, "jobs.employment[finance]": 40,
        "jobs.employment[real_estate]": 40, "jobs.employment[business]": 40,
        "jobs.employment[government]": 40, "jobs.employment[culture]": 40,
        "jobs.historic_shift[agriculture]": 40, "jobs.historic_shift[industry]": 40,
        "jobs.historic_shift[construction]": 40, "jobs.historic_shift[trade]": 40,
        "jobs.historic_shift[information]": 40, "jobs.historic_shift[finance]": 40,
        "jobs.historic_shift[real_estate]": 40, "jobs.historic_shift[business]": 40,
        "jobs.historic_shift[government]": 40, "jobs.historic_shift[culture]": 40,
        "jobs.product_shift": 40, "jobs.labour_force": 10, "jobs.unemployment_rate": 10,
        "jobs.commuting": 40, "jobs.filled": 10, "jobs.cross_border_workers": 11,
        "land.area[residential]": 2, "land.area[business]": 2, "land.area[traffic]": 2,
        "land.area[recreation]": 2, "land.area[arable]": 2, "land.area[grassland]": 2,
        "land.area[forest]": 19, "land.area[open_nature]": 19, "land.area[wet_nature]": 19,
        "land.area[water]": 2, "land.area[other]": 2, "biodiversity.deposition": 39,
        "biodiversity.critical_load": 21,
    ]
    private static let medianBefore = 30

    /// Why a figure is not every region's own.
    private static let reasons: [(prefix: String, text: String)] = [
        (
            "population.immigration_share",
            "emigration of the province by inhabitants; that of 2015 by region foretold inhabitants worse (decision 20)"
        ),
        ("biodiversity.critical_load", "regions without a mapped nature area have their province's"),
        ("biodiversity.deposition", "regions without a nature area have their province's"),
        ("biodiversity.patch", "one size of the country, by the region's share of nature"),
        (
            "hidden_champions.champions",
            "nobody counts them: a density of the country; give a list of your own"
        ),
        ("jobs.cross_border_workers", "CBS names ten regions on the border; elsewhere none are taken"),
        ("jobs.filled", "follows from unemployment"),
        ("jobs.labour_force", "participation is the region's own, unemployment its province's"),
        (
            "jobs.productivity",
            "the region's product is its own, the pattern over sectors the country's (WIOD 2011)"
        ),
        (
            "jobs.unemployment_rate",
            "COROP rates could be read for eight regions; others: the province's, by social assistance"
        ),
        ("land.area[nature_inclusive_farmland]", "a share of the country"),
        ("land.area[new_nature]", "a share of the country"),
        ("land.area[other]", "what is left"),
        ("land.area[recreation]", "sports grounds are counted by province"),
        ("land.area[forest]", "counted in 19 regions; others: the rest of their province"),
        ("land.area[open_nature]", "counted in 19 regions; others: the rest of their province"),
        ("land.area[wet_nature]", "counted in 19 regions; others: the rest of their province"),
        ("land.area[", "counted by province, divided by artificial surface"),
        ("safety.feeling_unsafe", "surveyed by former police region"),
        ("safety.road_deaths", "counted by province"),
        (
            "amenities.distance[sports]",
            "no distance by region; by density (by province to 2012: decision 22)"
        ),
        (
            "population.fertility",
            "a pattern by age of the country; `population.fertility_ratio` is the region's own"
        ),
        (
            "population.mortality",
            "a pattern by age of the country; `population.mortality_ratio` is the region's own"
        ),
        ("population.immigrant_ages", "ages of immigrants are not published by region"),
        ("population.headship", "households by age are not published by region"),
        ("jobs.output_per_job", "input-output tables are national"),
        ("jobs.input_output", "input-output tables are national"),
        (
            "jobs.participation",
            "a pattern by age of the country; `jobs.net_participation` is the region's own"
        ),
    ]

    private static func reason(_ figure: String) -> String? {
        reasons.first { figure.hasPrefix($0.prefix) }?.text
    }

    private static func generate() throws -> String {
        let described = try Catalogue().baseline()
        let rows = try rows()
        let counts = described.regions.map { ($0, described.counts(of: $0.code)) }
        let own = counts.map { $0.1[.region, default: 0] }.sorted()
        let whole = rows.count { $0.own == 40 }
        var text = """
            # What a region starts from

            Generated from the tables in `config/regions` and the rules that carry them; a test compares it. The model starts a region from \(rows.count)
            figures (a profile by age or a row of a matrix counts as one). \(whole) of them are every region's own; a region has \(own.first ?? 0) to
            \(own.last ?? 0) of its own, the median \(own[own.count / 2]). In 0.1 that was 28 to 44, the median \(Self.medianBefore).

            *Own* means: counted in the region, and brought to 1 January 2024 by a factor that is the same for all regions, or for all of a province. A
            figure that a region gets from its province by something else that was counted in the region (unemployment by social assistance, homes by
            artificial surface) is the province's. `polder describe regions Twente` is the sheet of one region, and with `--figures` every figure of it with
            year, range, evidence, rule and cell.

            | Figure | Unit | Own, 0.1 | Own, now | Province | Country | Years | How | Why not everywhere |
            |---|---|---|---|---|---|---|---|---|

            """
        for row in rows {
            let years =
                row.years.lowerBound == row.years.upperBound
                ? "\(row.years.lowerBound)" : "\(row.years.lowerBound)-\(row.years.upperBound)"
            let why = row.own < 40 ? reason(row.figure) ?? "" : ""
            text +=
                "| `\(row.figure)` | \(row.unit) | \(before[row.figure] ?? 0) | \(row.own) | \(row.province) | \(row.nation) | \(years) "
            text += "| \(row.rule) | \(why) |\n"
        }
        text += "\n## By region\n\n| Region | Own | Province | Country |\n|---|---|---|---|\n"
        for (region, levels) in counts {
            text +=
                "| \(region.name) (\(region.code)) | \(levels[.region, default: 0]) | \(levels[.province, default: 0]) "
            text += "| \(levels[.nation, default: 0]) |\n"
        }
        return text
    }
}
