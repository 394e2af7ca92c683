import RegionModel
import Testing

@testable import Baselines

/// Regions, levels and the checks on the project's own tables.
@Suite struct CatalogueTests {
    @Test("There are forty regions in the order of their codes, in twelve provinces")
    func regions() throws {
        let regions = try Shared.catalogue.get().regions
        #expect(regions.count == 40)
        #expect(regions.map(\.code) == regions.map(\.code).sorted())
        #expect(Set(regions.map(\.province)).count == 12)
        #expect(Set(regions.map(\.corop)).count == 40)
        #expect(regions.allSatisfy { $0.code.hasPrefix($0.province) })
        #expect(try Shared.catalogue.get().region("groot-rijnmond")?.code == "NL33C")
    }

    @Test("Most figures of a region are its own; how many, the readme says")
    func levels() throws {
        let described = try Shared.baseline.get()
        for region in described.regions {
            let counts = described.counts(of: region.code)
            #expect(counts.values.reduce(0, +) == 81)
            #expect((counts[.region] ?? 0) >= 46)
        }
        #expect(described.counts(of: "NL33C") == [.region: 53, .province: 7, .nation: 21])
    }

    @Test("The figures behind a region come from the nearest place that has them")
    func nearest() throws {
        let figures = try Shared.baseline.get().tableFigures(of: "NL33C")
        func level(_ name: String) -> FigureLevel? { figures.first { $0.figure == name }?.value.level }
        #expect(level("population.residents[2023]") == .region)
        #expect(level("jobs.unemployment_rate") == .province)
        #expect(level("land.road") == .province)
        #expect(level("amenities.distance[gp]") == .nation)
    }

    @Test("Tables with mistakes say where and what, all at once")
    func brokenTables() {
        var files = ConfigFiles.embedded
        files.regions["housing.csv"] = "place,dwellings,price\nNL111,many,1\nNL999,5000,1\nNL112,5,1\n"
        files.regions["single_figures.csv"]? += "population.households,NL,8000000\n"
        files.measures = files.measures.replacing("department: nature", with: "department: natur")
        let problems = #expect(throws: Problems.self) { try Catalogue(files) }
        let sentences = problems?.all.map(\.description) ?? []
        #expect(
            sentences.contains(
                "regions/housing.csv:2:7: 'many' is no number; write a number such as 0.5"))
        #expect(
            sentences.contains(
                "regions/housing.csv:2:12: figures.csv does not describe 'housing.price'; add a line with its unit and source"
            ))
        #expect(
            sentences.contains(
                "regions/housing.csv:3:1: there is no region 'NL999'; 'polder describe regions' lists them"))
        #expect(
            sentences.contains(
                "regions/housing.csv:4:7: 5 is not possible for housing.dwellings; write a number from 1000 to 2000000"
            ))
        #expect(
            sentences.contains { $0.contains("'population.households' is given here again, after line 4") })
        #expect(sentences.contains { $0.contains("there is no department 'natur'; did you mean 'nature'?") })
    }

    @Test("A figure that no table has any more is named with its place")
    func missingFigure() throws {
        var files = ConfigFiles.embedded
        files.regions["housing.csv"] = "place,dwellings\nNL111,64617\n"
        let catalogue = try Catalogue(files)
        let problems = #expect(throws: Problems.self) { try catalogue.baseline() }
        #expect(
            problems?.all.first?.description
                == "regions:1:1: 'housing.dwellings' has no value for NL112; add it to the tables")
        #expect(problems?.all.count == 79)
    }

    @Test("A folder without tables names every file that it misses")
    func emptyFolder() {
        let problems = #expect(throws: Problems.self) { try ConfigFiles(folder: "/nowhere") }
        #expect(problems?.all.count == 20)
        #expect(
            problems?.all.first?.description
                == "/nowhere/measures.yaml:1:1: there is no file 'measures.yaml'; "
                + "add it, or leave --config-dir out to use what is built in")
    }
}
