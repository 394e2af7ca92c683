import Reading
import Testing

@testable import Baselines

/// A number that may be wrong is refused with a sentence, or told.
@Suite struct ImportCareTests {
    private func problems(
        _ text: String, _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> [String] {
        do {
            _ = try ImportTests.imported(text) { options in
                options.source = "test"
                change(&options)
            }
            return []
        } catch let problems as Problems {
            return problems.all.map { String($0.description.dropFirst("file.csv:".count)) }
        }
    }

    @Test(
        "A class that stands above the topic, below it, or above the table makes no whole",
        arguments: [
            ";Koopwoningen\nRegio's;Woningvoorraad\nPerioden;2022\nTwente (CR);255000\n",
            ";Onderwerp;Koopwoningen;Huurwoningen\n;;Woningvoorraad;Woningvoorraad\nRegio's;Perioden;aantal;aantal\nTwente (CR);2022;155000;120000\n",
            ";Onderwerp;Woningvoorraad\n;Eigendom;Koopwoningen\nRegio's;Perioden;aantal\nTwente (CR);2022;155000\n",
            "Koopwoningen per regio\nRegio's;Perioden;Woningvoorraad\nTwente (CR);2022;155000\n",
            "Regio's;Perioden;Onderwerp;Woningvoorraad\nTwente (CR);2022;Koopwoningen;155000\n",
            "Sex;;Females;;\nTIME;2021;;2022;\nGEO (Labels);;;;\nTwente;310000;;315000;p\n",
        ])
    func classes(_ text: String) throws {
        #expect(try problems(text).contains { $0.contains("seems to be a part of the whole") })
    }

    @Test("A title of one class is taken for the whole only where the user names the column")
    func named() throws {
        let text = "Regio's;Perioden;Koopwoningen\nTwente (CR);2022;155000\n"
        #expect(
            try problems(text) { $0.figure = "housing.dwellings" }.first?.contains("part of the whole")
                == true)
        #expect(try problems(text) { ($0.figure, $0.column) = ("housing.dwellings", "Koopwoningen") }.isEmpty)
    }

    @Test(
        "A total of a part is no whole, and one of both halves is",
        arguments: [
            ("Totaal mannen en vrouwen", true), ("Totaal leeftijd", true), ("Totaal herkomst", true),
            ("T001038", true),
            ("Woning totaal", true), ("Totaal", true), ("A-U Alle economische activiteiten", true),
            ("T", true),
            ("Niet-woning totaal", false), ("Totaal mannen", false), ("Totaal 65 jaar of ouder", false),
            ("Mannen", false),
            ("CRI1000", false), ("22000", false),
        ])
    func totals(word: String, isWhole: Bool) { #expect(ForeignClasses.isTotal(word) == isWhole) }

    @Test("Titles that tables of a whole theme lose by code are not guessed")
    func withoutTheme() {
        // In the key figures of regions these are values, money and parts of what they seem to be.
        for title in ["Woningen_97", "Werkloosheid_149", "BedrijfsvestigingenTotaal_164", "Inkomen_1"] {
            #expect(ColumnMeanings.meaning(of: title) == nil, "\(title)")
        }
        #expect(ColumnMeanings.meaning(of: "Werkloosheid", unit: "%")?.figure == "jobs.unemployment_rate")
        #expect(ColumnMeanings.meaning(of: "Werkloosheid", unit: "x 1 000") == nil)
        #expect(ColumnMeanings.likely("suspects_per_10000_inhabitants") == nil)
        #expect(ColumnMeanings.likely("aantal") == nil)
    }

    @Test("A title means a figure only where all of its lines are themes or totals")
    func meanings() {
        let whole = [
            "Totale bevolking", "Bevolking/Totale bevolking", "Totale bevolking/Totaal mannen en vrouwen",
            "Bevolking/Bevolkingsontwikkeling/Levend geboren kinderen", "Woningvoorraad/Totaal woningen",
            "Bodemgebruik/Bos en open natuurlijk terrein/Bos", "TotaleBevolking_1",
        ]
        for title in whole { #expect(ColumnMeanings.meaning(of: title) != nil, "\(title)") }
        let parts = [
            "Vrouwen/Totale bevolking", "Totale bevolking/Vrouwen", "Huurwoningen/Woningvoorraad",
            "Kanker/Overledenen",
            "Woningen/Totaal aantal kamers", "Woningvoorraad/65 jaar of ouder",
            "Geboren in Nederland/Totale bevolking",
            "Bedrijven met 1 werkzaam persoon/Vestigingen van bedrijven", "Leegstand/Woningen", "jan",
            "Bevolking/Mannen",
        ]
        for title in parts { #expect(ColumnMeanings.meaning(of: title) == nil, "\(title)") }
    }

    @Test("Every title that is understood means a figure that a table can give")
    func figures() throws {
        let content = try Shared.catalogue.get().content
        for title in ColumnMeanings.titles {
            let meaning = try #require(ColumnMeanings.meaning(of: title), "\(title)")
            let years = content.figures.values.keys.filter { parts(of: $0).name == meaning.figure }
            let figure = meaning.isByYear ? try #require(years.sorted().last, "\(title)") : meaning.figure
            #expect(throws: Never.self, "\(title)") { try Overlay.limits(of: figure, in: content).get() }
        }
    }

    @Test("A year that the file says is not overridden")
    func years() throws {
        let above = "Kerncijfers 2019\nRegio;Totale bevolking;x\nTwente;625000;1\n"
        #expect(
            try problems(above) { $0.year = 2022 }.first?.contains("names 2019, and --year says 2022") == true
        )
        for text in [
            "freq,unit,sex,age,geo,TIME_PERIOD,OBS_VALUE\nA,NR,T,TOTAL,NL213,2019,625000\n",
            "nuts,j,value\nNL213,2019,625000\nNL225,2019,404000\n",
        ] {
            let found = try problems(text) { ($0.figure, $0.year) = ("population.residents[2022]", 2022) }
            #expect(
                found.contains { $0.contains("there are no numbers of 2022; take one of 2019") }, "\(found)")
        }
    }

    @Test(
        "A number in another unit is refused with both readings",
        arguments: [
            (
                "Woningvoorraad (aantal)", "284,1", "284.1 is about 1/1000 of what Polder has",
                "if 284100 is meant, say --factor 1000"
            ),
            (
                "Woningvoorraad (x 1 000)", "284102", "284102000 is about 1000 times what Polder has",
                "say --factor 1;"
            ),
            (
                "Nettoarbeidsparticipatie", "0,65", "0.65 is about 1/100 of what",
                "if 65 is meant, say --factor 100"
            ),
        ])
    func scale(title: String, number: String, fact: String, way: String) throws {
        let found = try problems(
            "Regio's;Perioden;\(title)\nTwente (CR);2022;\(number)\nVeluwe (CR);2022;\(number)\n")
        #expect(found.count == 1 && found[0].contains(fact) && found[0].contains(way), "\(found)")
    }

    @Test("A factor that makes a number impossible is refused in the same way")
    func factor() throws {
        let text = "Regio's;Perioden;Woningvoorraad\nTwente (CR);2022;284102\n"
        let found = try problems(text) { $0.factor = 1000 }
        #expect(found.count == 1 && found[0].contains("if 284102 is meant, say --factor 1;"), "\(found)")
    }

    @Test("A topic by code, and a lost letter in a name, are told with what helps")
    func told() throws {
        let codes = "Id;Measure;RegioS;Perioden;Value\n0;M000352;CR12;2022JJ00;635000\n"
        #expect(
            try problems(codes).first?.contains("put MeasureCodes.csv of the same download beside it") == true
        )
        #expect(try problems(codes) { $0.figure = "population.residents" }.isEmpty)
        let lost = "Regio;Perioden;Totale bevolking\nNoord-Frysl\u{FFFD}n;2022;323359\n"
        #expect(
            try problems(lost) == [
                "2:1: a letter of 'Noord-Frysl\u{FFFD}n' has been lost; write 'Noord-Friesland', if that is meant, or give codes"
            ])
        let near =
            "Regio's;Perioden;Woningvoorad;Bevolking aan het eind van de periode\nTwente (CR);2022;284102;636000\n"
        let found = try problems(near)
        #expect(found.first?.contains("perhaps --figure housing.dwellings --column 'Woningvoorad'") == true)
        // The people at the end of a year are those of the next one's start.
        #expect(found.first?.contains("population.residents") == false)
    }

    @Test(
        "Times are years, parts of years, or none",
        arguments: [
            ("2023", 2023), ("2023*", 2023), ("2023JJ00", 2023), ("1 januari 2023", 2023),
            ("2023-01-01", 2023),
            ("2023.0", 2023), ("2023 (voorlopig)", 2023), ("2023 definitief", 2023),
            ("2023-01-01T00:00:00", 2023),
            ("1-1-2023 0:00", 2023), ("January 1, 2023", 2023), ("2023KW01", 0), ("2023X000", 0),
            ("2023W101", 0),
            ("2023-Q1", 0), ("2023M01", 0), ("2023 1e kwartaal", 0), ("maart 2023", 0), ("2021/'22", 0),
            ("2021/2022", 0),
            ("2010 tot 2020", 0), ("31 december 2023", 0), ("2023-07-01", 0), ("marktwaarde 2023", -1),
            ("12", -1),
            ("x 1 000", -1), ("", -1), ("2023 x", -1), ("20231", -1),
        ])
    func periods(text: String, year: Int) {
        switch ForeignPeriod(text) {
        case .year(let found, _): #expect(found == year, "\(text)")
        case .part: #expect(year == 0, "\(text)")
        case nil: #expect(year == -1, "\(text)")
        }
    }
}
