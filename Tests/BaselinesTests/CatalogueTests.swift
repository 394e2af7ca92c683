import Modelling
import Reading
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

    @Test("How many figures of a region are its own, its province's and the country's, the readme says")
    func levels() throws {
        let described = try Shared.baseline.get()
        let own = described.regions.map { region in
            let counts = described.counts(of: region.code)
            #expect(counts.values.reduce(0, +) == 83)
            return counts[.region] ?? 0
        }
        #expect(own.min() == 45 && own.max() == 59)
        #expect(described.counts(of: "NL33C") == [.region: 46, .province: 14, .nation: 23])
    }

    @Test("A figure is no closer, no newer and no better than what it is made of")
    func honesty() throws {
        let described = try Shared.baseline.get()
        func figure(_ name: String, _ region: String) throws -> DescribedFigure {
            try #require(described.figures(of: region).first { $0.figure == name })
        }
        #expect(try figure("land.area[forest]", "NL213").level == .region)
        #expect(try figure("land.area[forest]", "NL33C").level == .province)
        #expect(try figure("land.area[residential]", "NL213").level == .province)
        #expect(try figure("land.area[residential]", "NL310").level == .region)
        #expect(try figure("land.area[new_nature]", "NL213").level == .nation)
        #expect(try figure("jobs.productivity[industry]", "NL33C").level == .nation)
        #expect(try figure("hidden_champions.firms", "NL33C").level == .region)
        #expect(try figure("hidden_champions.champions", "NL33C").level == .nation)
        #expect(try figure("jobs.unemployment_rate", "NL33C").level == .province)
        #expect(try figure("population.fertility_ratio", "NL33C").evidence.grade == .judged)
        #expect(try figure("jobs.historic_shift[industry]", "NL33C").evidence.grade == .measured)
        #expect(try figure("jobs.historic_shift[industry]", "NL33C").origins.count == 2)
        #expect(try figure("safety.property_crime", "NL33C").year == 2015)
        #expect(try figure("jobs.cross_border_workers", "NL33C").range.upperBound > 4_000)
        #expect(
            described.nationalFigures.first { $0.figure == "population.mortality" }?.evidence.grade
                == .judged)
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

    @Test(
        "Every figure says in Dutch and in English where it is from; a folder without the Dutch says it in English"
    )
    func sourcesInBothLanguages() throws {
        func sources(_ baseline: DescribedBaseline) -> [Text] {
            let tables = baseline.sources.values.values.flatMap { $0.values.map(\.evidence.source) }
            return tables + baseline.figures.joined().map(\.evidence.source)
                + baseline.nationalFigures.map(\.evidence.source)
        }
        let shipped = try sources(Shared.baseline.get())
        #expect(shipped.count > 3000)
        #expect(Set(shipped.filter { $0.dutch.isEmpty }.map(\.english)) == [])
        #expect(
            shipped.contains(
                Text(
                    nl: "Landelijk gemiddelde van het CBS, uit het hoofd; niet nagekeken.",
                    en: "National mean of CBS from memory; not re-checked.")))
        var files = ConfigFiles.embedded
        files.regions["figures.csv"]?.replace(",note_nl", with: ",remark")
        files.regions["sources.csv"]?.replace(",title_nl", with: ",remark")
        let older = try sources(Catalogue(files).baseline())
        #expect(older.map(\.english).sorted() == shipped.map(\.english).sorted())
        #expect(older.contains { $0.dutch.isEmpty })
    }

    @Test("Declarations of figures with gaps or impossible words say each of them")
    func brokenDeclarations() {
        var files = ConfigFiles.embedded
        let head = files.regions["figures.csv"]?.split(separator: "\n").first ?? ""
        files.regions["figures.csv"] =
            head + "\n"
                + """
                housing.dwellings,,,20x2,assumed,regio,judgement,,,,,9,1,,,
                firms.establishments,NL9,firms,2012,assumed,,judgement,,,,,0,1,0.1,,
                firms.establishments,NL9,firms,2012,measured,,judgement,,,,,0,1,0.1,,
                """
        let problems = #expect(throws: Problems.self) { try Catalogue(files) }
        let sentences =
            problems?.all.map(\.description).filter {
                $0.contains("figures.csv:") && !$0.contains("describe '")
            } ?? []
        #expect(
            sentences == [
                "regions/figures.csv:2:20: the cell 'unit' is empty; fill it in, or take the line out",
                "regions/figures.csv:2:21: '20x2' is no year; write a year such as 2024",
                "regions/figures.csv:2:34: there is no level 'regio'; did you mean 'region'?",
                "regions/figures.csv:2:54: the least, 9, lies above the most, 1; exchange the two, or mend one",
                "regions/figures.csv:2:58: the cell 'spread' is empty; fill it in, or take the line out",
                "regions/figures.csv:3:22: there is no region 'NL9'; did you mean 'NL'?",
                "regions/figures.csv:4:1: 'firms.establishments' is given here again, after line 3; keep one of the two",
                "regions/figures.csv:4:22: there is no region 'NL9'; did you mean 'NL'?",
                "regions/figures.csv:4:57: the cell 'file' is empty; fill it in, or take the line out",
                "regions/figures.csv:4:58: the cell 'row' is empty; fill it in, or take the line out",
                "regions/figures.csv:4:59: the cell 'column' is empty; fill it in, or take the line out",
            ])
    }

    @Test("A figure that no table has any more is named with its place")
    func missingFigure() throws {
        var files = ConfigFiles.embedded
        files.regions["housing.csv"] = "place,dwellings\nNL111,64617\n"
        let catalogue = try Catalogue(files)
        let problems = #expect(throws: Problems.self) { try catalogue.baseline() }
        #expect(
            problems?.all.contains {
                $0.description
                    == "regions/housing.csv:1:1: 'housing.dwellings' has no value for NL112, NL113, NL124 … (39); "
                    + "add it to this file and to figures.csv, or take both from the shipped folder config"
            } == true)
        #expect(problems?.all.count == 6)
    }

    @Test(
        "A folder of an earlier version is told once what is missing, where, and which names are used no longer"
    )
    func earlierFolder() throws {
        var files = ConfigFiles.embedded
        func cut(_ table: String, keeping isKept: (String) -> Bool) {
            let lines = (files.regions["\(table).csv"] ?? "").split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            let columns = lines[0].indices.filter { isKept(lines[0][$0]) }
            files.regions["\(table).csv"] = lines.map { line in
                columns.map { line[$0] }.joined(separator: ",")
            }
            .joined(separator: "\n")
        }
        cut("population") { !$0.hasPrefix("aged_2015") && $0 != "households_2015" }
        files.regions["safety.csv"] = files.regions["safety.csv"]?.split(separator: "\n").enumerated()
            .map { "\($1)" + ($0 == 0 ? ",suspects" : ",1") }.joined(separator: "\n")
        files.regions["figures.csv"]? += "safety.suspects,,persons,2015,judged,,judgement,,,,,0,1000,0.1,,\n"
        let catalogue = try Catalogue(files)
        let problems = #expect(throws: Problems.self) { try catalogue.baseline() }
        let fix = "add it to this file and to figures.csv, or take both from the shipped folder config"
        #expect(
            problems?.all.map(\.description) == [
                "regions/figures.csv:1:1: 'safety.suspects' is no longer used; give 'safety.property_crime'",
                "regions/population.csv:1:1: 'population.aged_2015[…]' has no value for NL111, NL112, NL113 … (40); \(fix)",
                "regions/population.csv:1:1: 'population.households_2015' has no value for NL111, NL112, NL113 … (40); \(fix)",
            ])
    }

    @Test("A folder without tables names every file that it misses")
    func emptyFolder() {
        let problems = #expect(throws: Problems.self) { try ConfigFiles(folder: "/nowhere") }
        #expect(problems?.all.count == 24)
        #expect(
            problems?.all.first?.description
                == "/nowhere/measures.yaml:1:1: there is no file 'measures.yaml'; "
                + "add it, or leave --config-dir out to use what is built in")
    }
}
