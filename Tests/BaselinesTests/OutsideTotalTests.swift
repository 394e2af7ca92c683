import RegionModel
import Testing

@testable import Baselines

/// Sums over regions against totals of the country from another table or publisher than the figures themselves.
@Suite struct OutsideTotalTests {
    /// Hectares of these classes that the model starts from.
    private func land(_ classes: Set<LandClass>) throws -> Double {
        let land = try #require(try Shared.baseline.get().baseline.figures["land.area"])
        return land.enumerated().map { position, hectares in
            let known = LandClass.allCases[position % LandClass.allCases.count]
            return classes.contains(known) ? hectares : 0
        }.reduce(0, +)
    }

    @Test("Residents of Eurostat are those of CBS's table of neighbourhoods")
    func residents() throws { #expect(abs(try Shared.sum("population.residents[2022]") - 17_590_672) <= 10) }

    @Test("Deaths of regions (Eurostat 2022) are within a hundredth of deaths by age (CBS 2023)")
    func deaths() throws { #expect(abs(try Shared.sum("population.deaths[2022]") / 169_521 - 1) < 0.01) }

    @Test("Farmland and greenhouses are all agricultural land of CBS 70262ENG")
    func agriculture() throws {
        #expect(abs(try Shared.sum("land.agriculture") + Shared.sum("land.greenhouses") - 2_230_445) <= 20)
    }

    @Test("Nature of CBS 70262ENG (2017) is that of CBS 37105 (2015), within a few hundredths")
    func nature() throws {
        #expect(abs(try Shared.sumOfProvinces("land.woodland") / 341_300 - 1) < 0.01)
        #expect(
            abs(
                try Shared.sumOfProvinces("land.dry_nature") + Shared.sumOfProvinces("land.wet_nature")
                    - 157_700) < 4_000)
        let kept: Set<LandClass> = [.forest, .openNature, .wetNature, .newNature]
        #expect(abs(try land(kept) / (341_300 + 157_700) - 1) < 0.02)
    }

    @Test("Land and inland water of the model are those of the country (CLO 1425, 2022)")
    func landAndWater() throws {
        let dry = try land(Set(LandClass.allCases).subtracting([.water]))
        #expect(abs(dry / 3_362_400 - 1) < 0.003)
        #expect(abs((dry + (try land([.water]))) / 3_736_700 - 1) < 0.003)
    }

    @Test(
        "Built land of the model is that of CBS 70262ENG (2017), as far as definitions agree",
        arguments: [
            ([.residential], 241_408.0, 0.02, "residential"),
            ([.residential, .business], 370_140, 0.07, "built-up: public facilities are not in the model's"),
            ([.traffic], 115_108, 0.03, "transport; 2015 in the model"),
            (
                [.recreation], 108_335, 0.17,
                "recreation: allotments and day recreation are not in the model's"
            ),
            (
                [.arable, .grassland, .natureInclusiveFarmland], 2_230_445, 0.005,
                "agriculture with greenhouses"
            ),
        ] as [(Set<LandClass>, Double, Double, String)])
    func builtLand(classes: Set<LandClass>, total: Double, within: Double, what: String) throws {
        #expect(abs(try land(classes) / total - 1) < within, "\(what)")
    }

    @Test(
        "Employed persons of 2010 (Eurostat) are employee jobs of December 2010 (CBS) and the self-employed")
    func jobs() throws {
        let employed = try Derivation.sectors.map { try Shared.sum("jobs.employed_2010[\($0.letters)]") }
            .reduce(
                0, +)
        #expect((1.05...1.18).contains(employed / 7_828_200))
    }

    @Test(
        "Rates of provinces by their labour force make the unemployment of the country (CBS 85494NED, 2022)")
    func unemployment() throws {
        let figures = try Shared.catalogue.get().content.figures
        let labourForce = [
            "NL11": 330.0, "NL12": 357, "NL13": 266, "NL21": 662, "NL23": 251, "NL22": 1186, "NL31": 796,
            "NL32": 1677, "NL33": 2097, "NL34": 208, "NL41": 1472, "NL42": 596,
        ]
        let without = labourForce.map { province, force in
            force * (figures.value("jobs.unemployment_rate", province)?.value ?? .nan)
        }.reduce(0, +)
        #expect(abs(without - 350) < 5)
    }

    @Test("Dwellings are about as many as households (CLO 0001: 8.3 million in 2023)")
    func dwellings() throws {
        let dwellings = try #require(try Shared.baseline.get().baseline.figures["housing.dwellings"])
        #expect((0.95...1.01).contains(dwellings.reduce(0, +) / 8_300_000))
    }

    @Test("Crime of the model is most of all recorded crime (CBS news 2024/51: 807,000), and no more")
    func crime() throws {
        let figures = try Shared.catalogue.get().content.figures
        let crimes = ["property", "vandalism", "violence"].compactMap {
            figures.value("safety.crimes[\($0)]", "NL")?.value
        }.reduce(0, +)
        #expect((0.75...1).contains(crimes / 807_000))
    }

    @Test("Cross-border workers of the regions on the border are most of the country's 75,200 (CBS, 2016)")
    func crossBorderWorkers() throws {
        let workers = try #require(try Shared.baseline.get().baseline.figures["jobs.cross_border_workers"])
        #expect((0.6...1).contains(workers.reduce(0, +) / 75_200))
    }
}
