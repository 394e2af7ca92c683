import Reading
import Testing

@testable import Baselines

/// Why files of others are not taken, all reasons at once, each at its cell.
@Suite struct ImportRefusalTests {
    /// The sentences; empty if the file is taken.
    private func problems(
        _ text: String, _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> [String] {
        do {
            _ = try ImportTests.imported(text, change)
            return []
        } catch let problems as Problems {
            return problems.all.map { String($0.description.dropFirst("file.csv:".count)) }
        }
    }

    @Test(
        "What is no table says so",
        arguments: [
            ("", "1:1: the file is empty"), ("\u{FEFF}\r\n \r\n", "1:1: the file is empty"),
            ("a\u{0}b", "1:1: this is a file of bytes that are no text and no table"),
            ("{\"value\":[{\"RegioS\":\"CR12\"}]}", "1:1: this is JSON and no table"),
            ("<!DOCTYPE html>\n<html>", "1:1: this is a web page or XML and no table"),
            ("only words\nand more\n", "1:1: no line has more than one cell"),
            ("a;b\n", "1:1: there are names of columns and no rows"),
            (
                "Regio;Jaar;x\nTwente;2023;1\nTwente;2023;1;2\n",
                "3:1: this line has 4 cells and the others have 3, parted by semicolons"
            ),
            ("Regio;x\n\"Twente;1\n", "2:1: the quotes that begin here have no end"),
            (
                "jaar,gm_code,gm_naam,afw,fys\n2020,GM0014,Groningen,0.1,0.2\n",
                "1:1: these are scores of the Leefbaarometer"
            ),
            ("wk_code;jaar;lbm;onv\nWK001400;2024;4.1;0.2\n", "1:1: these are scores of the Leefbaarometer"),
        ])
    func noTable(_ text: String, _ start: String) throws {
        let found = try problems(text)
        #expect(found.contains { $0.hasPrefix(start) }, "\(found)")
    }

    @Test(
        "Rows of one class are no whole, in words or in codes, whatever figure without a class is named",
        arguments: [
            (
                "Eigendom;Regio's;Perioden;Woningvoorraad (aantal)\nKoopwoningen;Twente (CR);2022;255000\n",
                "Eigendom"
            ),
            (
                "Geboorteland;Regio's;Perioden;Totale bevolking (aantal)\nNederland;Twente (CR);2022;548000\n",
                "Geboorteland"
            ),
            ("Geslacht;RegioS;Perioden;TotaleBevolking_1 (aantal)\n4000;CR12;2022JJ00;318000\n", "Geslacht"),
            ("Kenmerk;Regio's;Perioden;Overledenen (aantal)\nKanker;Twente (CR);2022;1900\n", "Kenmerk"),
            (
                "Leeftijd;Regio's;Perioden;Totale bevolking (aantal)\n22000;Twente (CR);2022;90000\n",
                "Leeftijd"
            ),
        ])
    func singleClass(text: String, title: String) throws {
        for figure in [nil, "population.residents[2022]"] {
            let found = try problems(text) { $0.figure = figure }
            #expect(found.contains { $0.contains("in all rows '\(title)' is") }, "\(found)")
        }
    }

    @Test(
        "A column beside the numbers that says how rows were made, names a place, or is the total, parts nothing",
        arguments: [
            "Geslacht;Totaal mannen en vrouwen", "Leeftijd;10000", "sex;T", "age;TOTAL", "unit;NR",
            "Provincie;Overijssel",
            "Regionaam;Twente", "Gemeentecode;x", "Soort regio;COROP-gebied", "Peildatum;1 januari",
            "Onderwerp;Woningvoorraad",
        ])
    func whole(beside: String) throws {
        let parts = beside.split(separator: ";")
        let found = try problems(
            "Regio's;Perioden;\(parts[0]);Woningvoorraad (aantal)\nTwente (CR);2022;\(parts[1]);288500\n")
        #expect(!found.contains { $0.contains("in all rows") }, "\(found)")
    }

    @Test("A figure of one class takes rows of it")
    func namedClass() throws {
        let found = try problems(
            "Soort misdrijf;Regio's;Perioden;Geregistreerde misdrijven (aantal)\n1 Vermogensmisdrijven;Twente (CR);2015;12000\n"
        ) { $0.figure = "safety.crimes_2015[property]" }
        #expect(!found.contains { $0.contains("in all rows") }, "\(found)")
    }

    @Test("Every wrong cell is told at once, with the nearest name")
    func everythingAtOnce() throws {
        let found = try problems(
            """
            Regio's;Perioden;Woningvoorraad
            Twent (CR);2023;288500
            CR41;2023;1
            Veluwe (CR);soon;300000
            Achterhoek (CR);2023;182000
            Achterhoek (CR);2023;182001
            """)
        #expect(
            found == [
                "2:1: there is no region 'Twent (CR)'; did you mean 'Twente'?",
                "3:1: there is no region 'CR41'; 'polder describe regions' lists them",
                "4:13: 'soon' is no year; write a year such as 2024",
                "6:22: NL225 has another number for 2023 than in line 5; keep one of the two",
            ])
    }

    @Test("The checks of a table of figures hold, at the cell of the file")
    func limits() throws {
        let found = try problems("Regio's;Perioden;Woningvoorraad (x 1 000)\nTwente (CR);2023;288500\n")
        #expect(
            found == [
                "2:18: 288500000 is about 1000 times what Polder has for housing.dwellings of NL213: 288025 (2024); "
                    + "if 288500 is meant, say --factor 1; if 288500000 is right, give it with --data"
            ])
    }

    @Test("A number that may be read in two ways is read in none, until the user says which")
    func ambiguous() throws {
        let text = "Regio's;Perioden;Woningvoorraad\nTwente (CR);2023;288.500\n"
        #expect(
            try problems(text) == [
                "2:18: '288.500' may be a thousand and more, or one and a bit, and no other number tells; "
                    + "say --decimal comma or --decimal point"
            ])
        #expect(try problems(text) { $0.decimal = .comma }.isEmpty)
        let mixed = "Regio's;Perioden;Woningvoorraad\nTwente (CR);2023;288500,5\nVeluwe (CR);2023;300000.5\n"
        #expect(try problems(mixed).first?.contains("with a decimal comma and '300000.5' in line 3") == true)
    }

    @Test("Sums that do not agree are told with both numbers")
    func sums() throws {
        let rows =
            "Noord-Drenthe (CR);2023;95000\nZuidoost-Drenthe (CR);2023;80000\nZuidwest-Drenthe (CR);2023;63000\n"
        let head = "Regio's;Perioden;Woningvoorraad\n"
        #expect(try problems(head + rows + "Drenthe (PV);2023;238500\n").isEmpty)
        #expect(
            try problems(head + rows + "Drenthe (PV);2023;258000\n") == [
                "5:19: 'Woningvoorraad': the regions of Drenthe sum to 238000 and the file gives it 258000, more than 0.5 % apart; "
                    + "find out which is wrong"
            ])
    }

    @Test("Municipalities are summed only if they are all there, and if a sum means something")
    func municipalities() throws {
        let some = try problems("RegioS;Perioden;Woningvoorraad\nGM0361;2023JJ00;50000\nGM9999;2023JJ00;1\n")
        #expect(some == ["3:17: there is no municipality 'GM9999' in 2023; correct it, or give the region"])
        let missing = try problems("RegioS;Perioden;Woningvoorraad\nGM0361;2023JJ00;50000\n")
        #expect(
            missing.count == 1 && missing[0].contains("municipalities of Alkmaar en omgeving are missing: "))
        let share = try problems("RegioS;Perioden;Nettoarbeidsparticipatie\nGM0361;2023JJ00;70\n")
        #expect(share.count == 1 && share[0].contains("in %, cannot be summed over them"))
        let old = try problems("RegioS;Perioden;Woningvoorraad\nGM0361;2015JJ00;50000\n")
        #expect(old.count == 1 && old[0].contains("which there were is known from 2022 on"))
        let parts = try problems("RegioS;Perioden;Woningvoorraad\nWK036100;2023JJ00;5000\n")
        #expect(parts.contains { $0.contains("these are districts or neighbourhoods") })
        // Municipalities that end in 2022 are none of 2023.
        let ended = try problems("RegioS;Perioden;Woningvoorraad\nGM0501;2023JJ00;8000\n")
        #expect(ended == ["2:17: there is no municipality 'GM0501' in 2023; correct it, or give the region"])
    }

    @Test("What the user says must fit the file")
    func options() throws {
        let text = "nuts;year;homes;people\nNL213;2023;288500;640000\n"
        func said(_ change: (inout ImportOptions) -> Void) throws -> [String] {
            try problems(text) { options in
                options.source = "own count"
                change(&options)
            }
        }
        #expect(
            try said { $0.figure = "housing.dwellings" } == [
                "1:1: 'housing.dwellings' may be any of 'homes', 'people'; name one with --column"
            ])
        #expect(
            try said { ($0.figure, $0.column) = ("housing.dwellings", "home") } == [
                "1:1: there is no column 'home'; did you mean 'homes'?"
            ])
        #expect(
            try said { ($0.figure, $0.column) = ("housing.dwelings", "homes") } == [
                "1:11: there is no figure 'housing.dwelings'; did you mean 'housing.dwellings'?"
            ])
        #expect(try said { ($0.figure, $0.column, $0.unit) = ("housing.dwellings", "homes", "%") }.count == 1)
        #expect(
            try said { ($0.figure, $0.column, $0.year) = ("housing.dwellings", "homes", 2020) } == [
                "2:12: there are no numbers of 2020; take one of 2023"
            ])
        #expect(
            try said { _ in }.first?.hasPrefix(
                "1:1: no title is one that Polder understands: 'homes', 'people'") == true)
        #expect(
            try said { $0.regionColumn = "nut" } == ["1:1: there is no column 'nut'; did you mean 'nuts'?"])
        #expect(
            try problems(text) { ($0.figure, $0.column) = ("housing.dwellings", "homes") } == [
                "1:1: the file does not say where its numbers come from; say it with --source"
            ])
        #expect(try said { ($0.figure, $0.column) = ("housing.dwellings", "homes") }.isEmpty)
        #expect(
            try said { ($0.figure, $0.column, $0.factor) = ("housing.dwellings", "homes", 0.001) }.count == 1)
    }

    @Test("A figure that is given twice, or in two units, or of another year than its name says, is refused")
    func contradictions() throws {
        let twice = try problems(
            "Regio's;Perioden;Totale bevolking;Bevolking op 1 januari\nVeluwe (CR);2023;700000;700000\nTwente (CR);2023;640000;640000\n"
        )
        #expect(twice.count == 2 && twice[1].hasPrefix("3:25: "), "\(twice)")
        #expect(twice.last?.contains("after line 3") == true)
        let units = try problems(
            ";Onderwerp;Bos;Bos\n;Perioden;2015;2017\nRegio's;;km2;ha\nTwente (CR);;180;18000\n")
        #expect(
            units.count == 1 && units[0].contains("the columns of 'Bos' are in several units: 'ha', 'km2'"))
        let years = try problems("Regio's;Perioden;Totale bevolking\nTwente (CR);2022;640000\n") {
            ($0.figure, $0.year) = ("population.residents[2022]", 2021)
        }
        #expect(years.count == 1 && years[0].contains("is the figure of 2022 and this line says 2021"))
    }

    @Test("Land is taken in a unit that is said only: tables have it in hectares or in square kilometres")
    func unitOfLand() throws {
        let text = "RegioS;Perioden;Bos_7\nCR12;2017JJ00;180\n"
        #expect(
            try problems(text) == [
                "1:17: the file does not say what 'Bos_7' is in, and land.woodland is in ha; say it with --unit, or give --factor"
            ])
        let found = try ImportTests.imported(text) { $0.unit = "km2" }
        #expect(found.changes.first?.after == 18_000)
    }

    @Test("A year that no figure can be about is refused once")
    func years() throws {
        let rows = "jaar,nummer,gebied,depositie\n2030,1,Waddenzee,560.4\n2030,57,Veluwe,1300.1\n"
        let found = try problems(rows)
        #expect(
            found.count == 1
                && found[0].contains("of 2030 and biodiversity.deposition can be about 1990 to 2025"))
        let future = try problems("Regio's;Perioden;Woningvoorraad\nTwente (CR);2040;300000\n")
        #expect(
            future.count == 1 && future[0].contains("of 2040 and housing.dwellings can be about 1990 to 2025")
        )
    }

    @Test("Deposition that is parted by sector is refused once, not at each row")
    func depositionBySector() throws {
        let found = try problems(
            "jaar,nummer,gebied,sectorgroep,depositie\n2021,57,Veluwe,Landbouw,500.5\n2021,57,Veluwe,Industrie,20.5\n2021,57,Veluwe,Verkeer,80.5\n"
        )
        #expect(
            found.count == 1
                && found[0].hasPrefix("1:20: the column 'sectorgroep' parts each place into several"))
    }

    @Test("Whatever is done to a file, it is taken or refused with sentences, and never ends the program")
    func hostile() throws {
        let files = [
            "Bevolking; regio\n;Onderwerp;Bos;Bos\n;Perioden;2017;2018\nRegio's;;ha;km2\nTwente (CR);;1.234,5;x\nBron: CBS\n",
            "\"ID\";\"RegioS\";\"Perioden\";\"Woningvoorraad_1\"\n\"0\";\"CR12  \";\"2023JJ00\";\"288500\"\n",
            "jaar,nummer,gebied,depositie\n2021,57,Veluwe,1700.5\n2025,57,Veluwe,1650\n",
            "COROP-gebiedcode,naam,2023,2024\n12,Twente,2300,2400\n13,Veluwe,2900,3000\n",
        ]
        var state: UInt64 = 1
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let noise =
            Array(";,\t\n\r\"#().*-1x€ \u{FEFF}").map(String.init) + ["2023", "NL", "(CR)", "GM0014", ";;;;"]
        for round in 0..<400 {
            var letters = files[round % files.count].map(String.init)
            for _ in 0...draw(6) {
                let place = draw(letters.count)
                switch draw(3) {
                case 0: letters.remove(at: place)
                case 1: letters.insert(noise[draw(noise.count)], at: place)
                default: letters.swapAt(place, draw(letters.count))
                }
            }
            let found = try problems(letters.joined()) { options in
                if round % 3 == 0 { options.source = "s" }
                if round % 5 == 0 { options.figure = "housing.value_per_square_metre" }
                if round % 7 == 0 { options.column = "naam" }
                if round % 11 == 0 { options.year = 2024 }
            }
            #expect(found.allSatisfy { $0.contains("; ") })
        }
    }

    @Test("Rows of several categories without a total are refused")
    func categories() throws {
        let found = try problems(
            "Geslacht;Regio's;Perioden;Nettoarbeidsparticipatie\nMannen;Twente (CR);2023;76\nVrouwen;Twente (CR);2023;68\n"
        )
        #expect(
            found.count == 1
                && found[0].contains("'Geslacht' parts each place into several (Mannen, Vrouwen)"))
    }

    @Test(
        "A file of thousands of mistakes takes no longer for each than one of a few", .timeLimit(.minutes(1)))
    func manyMistakes() throws {
        let rows = (0..<20_000).map { "zz\($0);zz;1;2\n" }
        let found = try problems("nuts;year;a;b\n" + rows.joined()) { options in
            (options.figure, options.column) = ("housing.dwellings", "a")
        }
        // Each place and each year once, whatever the number of columns.
        #expect(found.count >= 40_000)
        #expect(Set(found).count == found.count)
    }
}
