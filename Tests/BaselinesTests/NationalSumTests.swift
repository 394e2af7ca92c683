import RegionModel
import Testing

@testable import Baselines

/// Sums over regions against the row of the country in the same table: nothing was lost or typed wrongly.
///
/// Totals of other tables stand in `OutsideTotalTests`.
@Suite struct NationalSumTests {
    @Test(
        "Counts of all regions sum to the count of the country",
        arguments: [
            ("population.residents[2023]", 17_811_291.0, 0.0, "CBS, population on 1 January 2023"),
            ("population.residents[2015]", 16_900_726, 0, "CBS, population on 1 January 2015"),
            ("population.births[2022]", 167_504, 0, "CBS, live births 2022"),
            ("population.deaths[2022]", 170_112, 0, "CBS, deaths 2022"),
            ("land.agriculture", 2_214_680, 0, "CBS 70262ned, agricultural land but greenhouses 2017"),
            ("land.parks", 32_863, 1, "CBS 70262ned, parks and public gardens 2017"),
            ("land.holiday_recreation", 23_222, 1, "CBS 70262ned, holiday recreation 2015"),
            ("land.greenhouses", 15_766, 20, "CBS 70262ENG, greenhouses 2017"),
            (
                "jobs.gross_domestic_product[2021]", 870_587 - 2_751.72, 3,
                "Eurostat nama_10r_3gdp, country less extra-regio"
            ),
        ])
    func regions(figure: String, total: Double, within: Double, source: String) throws {
        #expect(abs(try Shared.sum(figure) - total) <= within, "\(source)")
    }

    @Test(
        "Counts of all provinces sum to the count of the country",
        arguments: [
            ("land.woodland", 340_646.0, 2.0, "CBS 70262ned, woodland 2017"),
            ("land.dry_nature", 93_780, 2, "CBS 70262ned, dry open nature 2017"),
            ("land.wet_nature", 67_035, 2, "CBS 70262ned, wet open nature 2017"),
            ("land.residential", 235_800, 300, "CBS 37105, residential land 2015"),
            ("land.inland_water", 371_900, 300, "CBS 37105, inland water 2015"),
            ("migration.emigration", 198_302, 0, "CBS 37259eng, emigration 2023"),
        ])
    func provinces(figure: String, total: Double, within: Double, source: String) throws {
        #expect(abs(try Shared.sumOfProvinces(figure) - total) <= within, "\(source)")
    }

    @Test("People and deaths of all ages sum to the published counts of the country")
    func ages() throws {
        let figures = try Shared.catalogue.get().content.figures
        func total(_ name: String) -> Double {
            figures.elements(of: name, "NL").map(\.value.value).reduce(0, +)
        }
        #expect(total("ages.people") == 17_942_942)
        #expect(total("ages.deaths") == 169_521)
    }

    @Test("Five age groups of 2022 sum to the residents of 2022")
    func ageGroups() throws {
        let groups = try ["0-14", "15-24", "25-44", "45-64", "65-99"].map {
            try Shared.sum("population.group[\($0)]")
        }
        #expect(abs(groups.reduce(0, +) / 17_590_672 - 1) < 0.003)
    }

    @Test("Commuters sum to those of the published matrix")
    func commuters() throws {
        let catalogue = try Shared.catalogue.get()
        let all = catalogue.regions.flatMap { home in
            catalogue.regions.compactMap {
                catalogue.content.figures.value("commuting.to[\($0.code)]", home.code)?.value
            }
        }
        #expect(all.count == 1600)
        #expect(abs(all.reduce(0, +) - 5_386_736) < 100)
    }

    @Test("What the model starts from sums to the totals of the country that it was carried to")
    func derivedTotals() throws {
        let figures = try Shared.baseline.get().baseline.figures
        func total(_ name: String) -> Double { (figures[name] ?? []).reduce(0, +) }
        #expect(abs(total("population.people") - 17_942_942) < 0.01)
        #expect(abs(total("jobs.employment") - 9_800_000) < 0.01)
        #expect(abs(total("hidden_champions.firms") - 440_000) < 0.01)
        #expect(abs(total("population.immigration_share") - 1) < 1e-12)
        #expect(abs(total("population.immigrant_ages") - 1) < 1e-12)
        #expect(abs(total("population.fertility") - 1.43) < 1e-12)
        #expect(abs(total("safety.road_deaths") - 684) < 1e-9)
    }
}
