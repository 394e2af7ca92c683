import Foundation
import Modelling
import Reading
import Testing
import Words

@testable import Baselines

/// What files of others become.
@Suite struct ImportTests {
    static func imported(
        _ text: String, name: String = "file.csv", _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> ImportedFigures {
        var options = ImportOptions()
        change(&options)
        return try Shared.catalogue.get().imported(
            SourceFile(name: name, text: text), options, over: try Shared.baseline.get())
    }

    /// An example that `docs/importing.md` shows.
    private func example(_ name: String) throws -> SourceFile {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "docs/examples/\(name)")
        return SourceFile(name: name, text: try String(contentsOf: file, encoding: .utf8))
    }

    private func values(_ imported: ImportedFigures) -> [String: Double] {
        Dictionary(imported.changes.map { ("\($0.figure) \($0.place)", $0.after) }) { first, _ in first }
    }

    @Test("StatLine as people read it: three figures by title, the newest year of each, sums checked")
    func readable() throws {
        let found = try Self.imported(try example("statline_population.csv").text)
        #expect(found.layout == .statline)
        #expect(found.changes.count == 120)
        // The shipped figures are the same counts.
        #expect(found.changes.allSatisfy { $0.before == $0.after })
        #expect(
            Set(found.changes.map(\.figure)) == [
                "population.residents[2023]", "population.births[2022]", "population.deaths[2022]",
            ])
        #expect(found.overlay.contains("population.residents[2023],NL33C,"))
        #expect(found.overlay.contains(",persons,2023,CBS StatLine,measured") == false)
        #expect(found.overlay.contains(",persons,2023,\"CBS StatLine, Bevolking; regio\",measured\n"))
        #expect(found.notesInEnglish.contains { $0.hasSuffix("add up within 0.5 % (sums checked: 1)") })
    }

    @Test("StatLine by code: 345 municipalities become 40 regions, whose sums are those of the baseline")
    func byCode() throws {
        let found = try Self.imported(try example("statline_dwellings.csv").text)
        #expect(found.changes.count == 40)
        // Counted some years before the shipped ones, in which Flevoland built most.
        #expect(
            found.changes.allSatisfy {
                $0.figure == "housing.dwellings" && abs($0.after / ($0.before ?? .nan) - 1) < 0.09
            })
        #expect(
            found.notesInEnglish.contains(
                "345 municipalities of 2022 were summed to 40 regions for housing.dwellings")
        )
    }

    @Test(
        "A table with a column for each year takes the newest up to the start, or the one that is asked for")
    func wide() throws {
        let text = try example("woz_per_m2.csv").text
        func taken(_ change: (inout ImportOptions) -> Void) throws -> ImportedFigures {
            try Self.imported(text) { options in
                options.figure = "housing.value_per_square_metre"
                options.source = "Huurcommissie"
                change(&options)
            }
        }
        let usual = try taken { _ in }
        #expect(
            usual.changes.count == 40 && usual.changes.allSatisfy { $0.year == 2024 && $0.before == $0.after }
        )
        let later = try taken { $0.year = 2025 }
        #expect(values(later)["housing.value_per_square_metre NL111"] == 2184)
        let named = try taken { $0.column = "2022" }
        #expect(values(named)["housing.value_per_square_metre NL111"] == 1739)
        #expect(later.overlay.hasSuffix(",€/m2,2025,Huurcommissie,judged\n"))
    }

    @Test("Several lines of names above the rows: topic, period and unit are told apart")
    func stacked() throws {
        let found = try Self.imported(
            """
            Arbeidsdeelname; regio

            ;Onderwerp;Werkloosheidspercentage;Werkloosheidspercentage;Woningvoorraad
            ;Perioden;2022;2023*;2023*
            Regio's;;%;%;x 1 000
            Twente (CR);;3,1;3,7;288,5
            Groningen (PV);;4,0;4,2;.
            Bron: CBS

            """)
        #expect(
            values(found) == [
                "jobs.unemployment_rate NL213": 0.037, "jobs.unemployment_rate NL11": 0.042,
                "housing.dwellings NL213": 288_500,
            ])
        #expect(found.notesInEnglish.contains("the numbers of 2023 are marked provisional"))
        #expect(found.notesInEnglish.contains { $0.contains("in 'x 1 000' and were multiplied by 1000") })
    }

    @Test(
        "A place is known by every code and spelling",
        arguments: [
            ("NL33C", "NL33C"), ("NL366", "NL33C"), ("NL339", "NL33C"), ("CR29  ", "NL33C"),
            ("groot-rijnmond (CR)", "NL33C"), ("NL361", "NL332"), ("Agglomeratie ’s-Gravenhage", "NL332"),
            ("Agglomeratie Den Haag (CR)", "NL332"), ("NL32B", "NL329"), ("NL350", "NL310"),
            ("PV26", "NL310"),
            ("Utrecht (PV)", "NL310"), ("Utrecht (CR)", "NL310"), ("Noord-Fryslân", "NL124"),
            ("Arnhem-Nijmegen", "NL226"), ("Flevoland (PV)", "NL230"),
        ])
    func places(_ written: String, _ code: String) throws {
        let found = try Self.imported("Regio's;Perioden;Park en plantsoen (ha)\n\(written);2017;700\n")
        #expect(found.changes.map(\.place) == [code])
    }

    @Test(
        "Provinces are known by number and name",
        arguments: [
            ("PV21", "NL12"), ("Friesland", "NL12"), ("Fryslân (PV)", "NL12"), ("NL36", "NL33"),
            ("Limburg (NL)", "NL42"), ("PV30  ", "NL41"), ("NL01  ", "NL"), ("Nederland", "NL"),
        ])
    func provinces(_ written: String, _ code: String) throws {
        let found = try Self.imported("Regio's;Perioden;Werkloosheidspercentage (%)\n\(written);2023;3,6\n")
        #expect(found.changes.map(\.place) == [code])
    }

    @Test(
        "Numbers are read as they are meant",
        arguments: [
            ("288.500;1,5", 288_500.0), ("288500;1.5", 288_500), ("288,500;1.5", 288_500),
            ("288 500;1", 288_500),
            ("288.500,0;1", 288_500), ("288,500.0;1", 288_500), ("288500*;2", 288_500),
        ])
    func numbers(_ cells: String, _ value: Double) throws {
        let found = try Self.imported(
            "Regio's;Perioden;Woningvoorraad;Werkloosheidspercentage\nTwente (CR);2023;\(cells)\n")
        #expect(values(found)["housing.dwellings NL213"] == value)
    }

    @Test("Tabs and commas part cells too, and a quoted cell may hold them")
    func separators() throws {
        let tabs = try Self.imported("Regio's\tPerioden\tWoningvoorraad\nTwente (CR)\t2023\t288500\n")
        let commas = try Self.imported(
            "Regio's,Perioden,Woningvoorraad,Opmerking\n\"Twente (CR)\",2023JJ00,\"288500\",\"a,b\"\n")
        #expect(values(tabs) == ["housing.dwellings NL213": 288_500])
        #expect(values(commas) == values(tabs))
    }

    @Test("Only the rows of the total are taken where a place has several, and it is said")
    func totals() throws {
        let found = try Self.imported(
            """
            Geslacht;Regio's;Perioden;Nettoarbeidsparticipatie (%)
            Totaal mannen en vrouwen;Twente (CR);2023;72,0
            Mannen;Twente (CR);2023;76,1
            """)
        #expect(values(found) == ["jobs.net_participation NL213": 72])
        #expect(found.notesInEnglish.contains { $0.contains("'Totaal mannen en vrouwen'") })
    }

    @Test("What is not understood is left out and named; what is guessed is said")
    func guesses() throws {
        let found = try Self.imported(
            "Regio's;Perioden;Woningvoorraad;Bevolkingsdichtheid\nTwente (CR);2023;288500;430\n")
        #expect(found.notesInEnglish.contains("'Woningvoorraad' was taken as housing.dwellings"))
        #expect(found.notesInEnglish.contains("not understood and left out: 'Bevolkingsdichtheid'"))
    }

    @Test("A jump of more than a factor 1.5 is told with both values, and refuses nothing")
    func jump() throws {
        let found = try Self.imported("Regio's;Perioden;Woningvoorraad\nTwente (CR);2023;150000\n")
        #expect(
            found.warnings.map(\.description) == [
                "file.csv:2:18: housing.dwellings of 2023 takes the place of newer figures, up to 2024 (1 place); "
                    + "take the newest year, if you have it",
                "file.csv:2:18: housing.dwellings of NL213 goes from 288025 (2024) to 150000, by more than a factor 1.5; "
                    + "check the unit and the definition",
            ])
    }

    @Test("All regions that together are not the country's figure are told")
    func country() throws {
        let regions = try Shared.catalogue.get().regions
        let content = try Shared.catalogue.get().content
        let rows = try regions.map { region in
            let people = try #require(
                content.figures.value("population.residents[2023]", region.code)?.value)
            return "\(region.code);2024;\(Int(people * 0.98))\n"
        }
        let found = try Self.imported("Regio's;Perioden;Totale bevolking\n" + rows.joined())
        #expect(found.warnings.count == 1)
        #expect(
            found.warnings.first?.description.contains("and the country has 17942942, more than 0.5 % apart")
                == true)
    }

    @Test("Deposition of the areas becomes what the baseline makes of them")
    func deposition() throws {
        let content = try Shared.catalogue.get().content
        let names = content.figures.texts["nature.name"] ?? []
        var lines = ["jaar,nummer,gebied,depositie", "2021,0,Nederland,1461.3"]
        for year in [2021, 2025] {
            for (key, name) in names {
                let value = try #require(
                    content.figures.value("nature.deposition[\(key):\(year)]", "NL")?.value)
                lines.append("\(year),\(key),\"\(name)\",\(value)")
            }
        }
        lines.append("2021,999,Veluwe aan Zee,1200.5")
        let found = try Self.imported(lines.joined(separator: "\n"))
        #expect(found.layout == .rivm)
        #expect(found.changes.count == 39)
        for change in found.changes {
            let before = try #require(change.before)
            #expect(abs(before - change.after) < 1e-9 * before, "\(change.place)")
        }
        #expect(found.notesInEnglish.contains("130 of 131 Natura 2000 areas were found in nature.csv"))
        #expect(found.notesInEnglish.contains("not found and left out: 'Veluwe aan Zee'"))
    }

    @Test("The table that comes out is one that --data takes, and does what it says")
    func laidOver() throws {
        let found = try Self.imported("Regio's;Perioden;Woningvoorraad\nTwente (CR);2024JJ00;290123\n")
        let described = try Shared.catalogue.get().baseline(
            over: [SourceFile(name: "own.csv", text: found.overlay)])
        let figure = try #require(described.figures(of: "NL213").first { $0.figure == "housing.dwellings" })
        #expect(figure.value == 290_123 && figure.year == 2024 && figure.evidence.grade == .measured)
    }
}

extension ImportedFigures {
    /// What was guessed, summed, converted or left out.
    var notesInEnglish: [String] { notes.map { $0.text(.english) } }
}
