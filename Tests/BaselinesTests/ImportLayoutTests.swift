import Reading
import Testing

@testable import Baselines

/// Files as Statistics Netherlands, Eurostat and spreadsheets lay them out, each with the numbers that stand in it.
@Suite struct ImportLayoutTests {
    /// Figure, place and value of all that is taken.
    private func taken(
        _ text: String, _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> [String: Double] {
        let found = try ImportTests.imported(text) { options in
            options.source = "test"
            change(&options)
        }
        return Dictionary(found.changes.map { ("\($0.figure) \($0.place)", $0.after) }) { first, _ in first }
    }

    private static let people = ["population.residents[2022] NL213": 635_000.0]
    private static let both = people.merging(["population.deaths[2022] NL213": 6500]) { first, _ in first }

    @Test(
        "One region of one year, in every way that a table of people was met in",
        arguments: [
            "Regio's;Perioden;Totale bevolking (aantal)\nTwente (CR);2022;635000\nAalburg;2022;.\n",
            "\"Regio's\";\"Perioden\";\"Totale\nbevolking\"\n\"Twente (CR)\";\"2022\";\"635000\"\n",
            "Regio;Jaar;Totale bevolking;\nTwente;2022;635000;\n;;;\n;;;\n",
            "Regio's;Perioden;Totale bevolking\nTwente (CR);2022;635000;;\n",
            "sep=;\nRegio's;Perioden;Totale bevolking\nTwente (CR);2022;635000\n",
            "Regio's;Perioden;Totale bevolking\rTwente (CR);2022;635000\r",
            "RegioS;Perioden;TotaleBevolking_1\nCR12\u{A0}\u{A0};2022JJ00;635000\n",
            "RegioS;Naam;Perioden;TotaleBevolking_1\nCR12;Tw\u{FFFD}nte;2022JJ00;635000\n",
            "Regio;Perioden;Totale bevolking\nTwente;2022 (voorlopig);635000\n",
            "Regio;Perioden;Totale bevolking\nTwente;2022**;635.000*\nVeluwe;2022**;.\nAchterhoek;2023;404.000,5\n",
            "Regio;Perioden;Totale bevolking\nTwente;2022.0;635000.0\n",
            "Regio's;Perioden;Totale bevolking\nTwente (CR);2022-01-01T00:00:00;635000\n",
            "Regio's;Datum;Totale bevolking\nTwente (CR);1-1-2022 00:00;635000\n",
            "\"Regions\";\"Periods\";\"Total population (number)\"\n\"Twente (CR)\";\"2022\";\"635000\"\n",
            "Regio's;Perioden;Bevolking aan het begin van de periode (aantal)\nTwente (CR);2022;635000\n",
            "nuts,inwoners_2021,inwoners_2022\nNL213,630000,635000\n",
            "nuts;Inwoners 2022;Inwoners 2021\nNL213;635000;630000\n",
            "Kerncijfers 2022\nRegio;Totale bevolking;x\nTwente;635000;1\n",
            ",RegioS,Perioden,TotaleBevolking_1\n0,Twente (CR),2022,635000.0\n",
            "\"\",\"RegioS\",\"RegioS_label\",\"Perioden\",\"Perioden_Date\",\"TotaleBevolking_1\"\n"
                + "\"1\",\"CR12  \",\"Twente (CR)\",\"2022JJ00\",2022-01-01,635000\n",
            "Regio's;Perioden;Geslacht;Leeftijd;Totale bevolking\nTwente (CR);2022;Totaal mannen en vrouwen;Totaal leeftijd;635000\n"
                + "Twente (CR);2022;Mannen;Totaal leeftijd;318000\nTwente (CR);2022;Totaal mannen en vrouwen;0 jaar;6000\n",
            "\"ID\";\"Geslacht\";\"Leeftijd\";\"RegioS\";\"Perioden\";\"BevolkingOp1Januari_1\"\n"
                + "\"0\";\"T001038\";\"10000\";\"CR12  \";\"2022JJ00\";\"  635000\"\n"
                + "\"1\";\"T001038\";\"22000\";\"CR12  \";\"2022JJ00\";\"  100000\"\n",
            ";Geslacht;Totaal mannen en vrouwen;Mannen\n;Onderwerp;Totale bevolking;Totale bevolking\n"
                + "Regio's;Perioden;aantal;aantal\nTwente (CR);2022;635000;318000\n",
            "Regio's;Perioden;Totale bevolking\nTwente (CR);2022 1e kwartaal;634000\nTwente (CR);2022;635000\n",
            "Regio's;Perioden;Totale bevolking\nTwente (CR);2022;635000\nTotaal;;635000\n",
            "Regio's;Perioden;Totale bevolking\nTwente (CR);2022;635000\nTotaal;2022;635000\n",
            "nuts,j,Inwoners\nNL213,2022,635000\nNL225,2022,.\n",
            "WijkenEnBuurten;Perioden;Gemeentenaam_1;SoortRegio_2;AantalInwoners_5\nCR12  ;2022JJ00;.;COROP-gebied;635000\n",
            "nuts3,name,jaar,sex,Inwoners\nNL213,Twente,2022,T,635000\nNL213,Twente,2022,F,318000\n",
            "nuts|jaar|Inwoners\nNL213|2022|635000\n",
        ])
    func people(_ text: String) throws {
        var found = try taken(text)
        found["population.residents[2023] NL225"] = nil
        if text.contains("404.000") { found = try taken(text) { $0.year = 2022 } }
        #expect(found == Self.people)
    }

    @Test(
        "Two topics, above, in rows, by code, with regions below or beside one another",
        arguments: [
            "\"Kerncijfers\"\n\"Onderwerpen\";\"Onderwerpen\";\"Totale bevolking\";\"Overledenen\"\n"
                + "\"Regio's\";\"Perioden\";\"aantal\";\"aantal\"\n\"Twente (CR)\";\"2022\";\"635000\";\"6500\"\n\"(c) CBS\"\n",
            "Regio's;Onderwerp;2021;2022\nTwente (CR);Totale bevolking;630000;635000\nTwente (CR);Overledenen;6400;6500\n",
            "Regio's;Onderwerp;Perioden;Eenheid;Waarde\nTwente (CR);Totale bevolking;2022;aantal;635000\n"
                + "Twente (CR);Overledenen;2022;aantal;6500\n",
            "Onderwerp;Perioden;Eenheid;Twente (CR);Veluwe (CR)\nTotale bevolking;2022;aantal;635000;.\n"
                + "Overledenen;2022;x 1 000;6,5;.\n",
            "Regio's;Twente (CR);Twente (CR);Veluwe (CR)\nPerioden;2021;2022;2022\nOnderwerp;aantal;aantal;aantal\n"
                + "Totale bevolking;630000;635000;.\nOverledenen;6400;6500;.\n",
            "Measure,MeasureLabel,RegioS,Perioden,Value\nM1,Totale bevolking,CR12,2022JJ00,635000\n"
                + "M2,Overledenen,CR12,2022JJ00,6500\n",
            "Id;Measure;RegioS;Perioden;Value;StringValue;ValueAttribute\n"
                + "0;\"Totale bevolking (aantal)\";CR12;2022JJ00;635000;;None\n1;\"Overledenen (aantal)\";CR12;2022JJ00;6500;;None\n",
            "freq,indic_de,geo\\TIME_PERIOD\t2021 \t2022 \nA,JAN,NL213\t630000 \t635000 p\nA,DEATH,NL213\t: c\t6500 be\n",
            "Regio's;Perioden;Totale bevolking;Overledenen;Overledenen\n;;aantal;aantal;per 1 000 inwoners\n"
                + "Twente (CR);2022;635000;6500;10,2\n",
            "\"ID\",\"RegioS\",\"Perioden\",\"TotaleBevolking_1\",\"Overledenen_2\",\"OverledenenRelatief_3\"\n"
                + "0,\"CR12  \",\"2022JJ00\",635000,6500,10.2\n1,\"CR12  \",\"2022X000\",,20,\n2,\"CR12  \",\"2022W101\",,130,\n",
        ])
    func topics(_ text: String) throws {
        #expect(try taken(text) == Self.both)
    }

    @Test(
        "Eurostat's tables in all their forms: joined keys, one observation a line, with labels, and from its spreadsheet",
        arguments: [
            "FREQ,UNIT,SEX,AGE,GEO/TIME_PERIOD\t2021\t2022\nA,NR,T,TOTAL,NL213\t630000\t635000\n",
            "freq;unit;sex;age;geo\\TIME_PERIOD\t2021 \t2022 \nA;NR;T;TOTAL;NL213\t: c\t635000 bep\n",
            "freq,unit,sex,age,geo\\TIME_PERIOD,2021,2022\nA,NR,T,TOTAL,NL213,630000.0,635000.0\nA,NR,F,TOTAL,NL213,310000.0,315000.0\n",
            "geo\t2021 \t2022 \nNL213\t: c\t635000 p\nNL225\t404000 b\t: \n",
            "STRUCTURE,STRUCTURE_ID,freq,agedef,age,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
                + "dataflow,ESTAT:X(1.0),A,REACH,TOTAL,NR,T,NL213,2022,635000,\n",
            "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit of measure,sex,Sex,age,Age class,geo,"
                + "Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,"
                + "Observation status (Flag) V2 structure,CONF_STATUS,Confidentiality status (flag)\n"
                + "dataflow,ESTAT:DEMO_R_PJANGRP3(1.0),\"Population on 1 January\",A,Annual,NR,Number,T,Total,TOTAL,Total,"
                + "NL213,Twente,2022,,635000,,p,provisional,,\n",
            "Data extracted on 01/12/2025;;;;\nDataset:;Population on 1 January [demo_r_pjangrp3];;;\nLast updated:;01/03/2025;;;\n"
                + "Time frequency;;Annual;;\nUnit of measure;;Number;;\nSex;;Total;;\n\nTIME;2021;;2022;\nGEO (Labels);;;;\n"
                + "Twente;630000;;635000;p\nVeluwe;:;;:;b\n\nSpecial value;;;;\n:;not available;;;\n",
        ])
    func eurostatForms(_ text: String) throws {
        #expect(try taken(text) { $0.figure = "population.residents[2022]" } == Self.people)
    }

    private static let twente = [
        ("Almelo", 33917), ("Borne", 10290), ("Enschede", 76250), ("Haaksbergen", 10585),
        ("Hellendoorn", 15032),
        ("Hengelo (O.)", 39263), ("Losser", 9969), ("Oldenzaal", 14753), ("Tubbergen", 8732),
        ("Wierden", 9983),
        ("Twenterand", 13931), ("Hof van Twente", 15351), ("Rijssen-Holten", 14939), ("Dinkelland", 11107),
    ]

    @Test(
        "Municipalities are summed in rows, with years across, beside one another, and with their districts")
    func municipalities() throws {
        let whole = ["housing.dwellings NL213": 284_102.0]
        let rows = Self.twente.map { "\($0.0);2022;\($0.1)\n" }.joined()
        #expect(try taken("Regio's;Perioden;Woningvoorraad (aantal)\n\(rows)Aalburg;2022;.\n") == whole)
        let years = Self.twente.map { "\"\($0.0)\";1;\($0.1)\n" }.joined()
        #expect(try taken("\"Gemeenten\";\"2021|Woningvoorraad\";\"2022|Woningvoorraad\"\n\(years)") == whole)
        let names = Self.twente.map(\.0).joined(separator: ";")
        let numbers = Self.twente.map { "\($0.1)" }.joined(separator: ";")
        #expect(try taken("Onderwerp;Perioden;\(names)\nWoningvoorraad;2022;\(numbers)\n") == whole)
        let parts = Self.twente.map { "Gemeente,\($0.0),\($0.1)\nWijk,\($0.0),7\n" }.joined()
        #expect(try taken("recs,gm_naam,a_woning\n\(parts)") { $0.year = 2022 } == whole)
    }

    @Test("Utrecht is the municipality among municipalities, the region among regions, and a question alone")
    func twofold() throws {
        let others = [
            ("Amersfoort", 69962), ("Baarn", 11766), ("De Bilt", 19814), ("Bunnik", 6569),
            ("Bunschoten", 8708),
            ("Eemnes", 4098), ("Houten", 20874), ("Leusden", 13345), ("Lopik", 5848), ("Montfoort", 5775),
            ("Renswoude", 2186), ("Rhenen", 8299), ("Soest", 21107), ("Veenendaal", 29089),
            ("Woudenberg", 5401),
            ("Wijk bij Duurstede", 10328), ("IJsselstein", 14467), ("Zeist", 29838), ("Nieuwegein", 30088),
            ("Oudewater", 4327), ("Woerden", 22544), ("De Ronde Venen", 18721),
            ("Utrechtse Heuvelrug", 22066),
            ("Stichtse Vecht", 28814), ("Vijfheerenlanden", 24611),
        ]
        let head = "Naam;Jaar;Woningvoorraad\nUtrecht;2022;162451\n"
        let all = head + others.map { "\($0.0);2022;\($0.1)\n" }.joined()
        #expect(try taken(all) == ["housing.dwellings NL310": 601_096])
        #expect(
            try taken("Naam;Jaar;Woningvoorraad\nUtrecht;2022;601096\nTwente;2022;284102\n")
                == ["housing.dwellings NL310": 601_096, "housing.dwellings NL213": 284_102])
        #expect(
            try problems(head).first?.contains("'Utrecht' is a municipality and a region or province too")
                == true)
        let mixed = all + "Twente;2022;284102\n"
        #expect(try problems(mixed).first?.contains("'Utrecht' is a municipality") == true)
    }

    @Test("A merger is followed forward and back, where all municipalities of a region are there")
    func mergers() throws {
        let content = try Shared.catalogue.get().content
        let members = content.otherNames.municipalities.filter { $0.region == "NL33C" }
        func file(_ list: [OtherPlaceNames.Municipality], year: Int) -> String {
            "RegioS;Perioden;Woningvoorraad_1\n" + list.map { "\($0.code);\(year)JJ00;30000\n" }.joined()
        }
        let (old, new) = (
            members.filter { $0.years.contains(2022) }, members.filter { $0.years.contains(2023) }
        )
        #expect(old.count > new.count)
        for (list, year) in [(old, 2022), (new, 2023), (new, 2022), (old, 2023)] {
            #expect(
                try taken(file(list, year: year)) == ["housing.dwellings NL33C": Double(list.count * 30000)])
        }
        #expect(
            try problems(file(old + new, year: 2023)).contains { $0.contains("there is no municipality") })
    }

    @Test("Eurostat's tables say themselves where they come from, and rows of one unit can be asked for")
    func eurostat() throws {
        let sdmx = """
            DATAFLOW,LAST UPDATE,freq,unit,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
            ESTAT:X(1.0),01/01/25,A,NR,T,TOTAL,NL213,2021,630000,
            ESTAT:X(1.0),01/01/25,A,NR,T,TOTAL,NL213,2022,635000,p

            """
        let found = try ImportTests.imported(sdmx) { $0.figure = "population.residents" }
        #expect(found.changes.map(\.after) == [635_000] && found.overlay.contains("Eurostat, file.csv"))
        #expect(found.notesInEnglish.contains("the numbers of 2022 are marked provisional"))
        let money =
            "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \nA,MIO_EUR,NL213\t21000.5 \t26913.95 \nA,EUR_HAB,NL213\t35000 \t36000 \n"
        #expect(
            try problems(money, figure: "jobs.gross_domestic_product").first?.contains("EUR_HAB, MIO_EUR")
                == true)
        #expect(
            try taken(money) { ($0.figure, $0.unit) = ("jobs.gross_domestic_product", "MIO_EUR") }
                == ["jobs.gross_domestic_product[2021] NL213": 26_913.95])
    }

    @Test("A percent sign in the cells is the unit")
    func percent() throws {
        let text =
            "Regio's;Perioden;Werkloosheidspercentage\nOverijssel (PV);2023;3,6%\nZeeland (PV);2023;2,9 %\n"
        #expect(
            try taken(text) == ["jobs.unemployment_rate NL21": 0.036, "jobs.unemployment_rate NL34": 0.029])
        let some =
            "Regio's;Perioden;Werkloosheidspercentage\nOverijssel (PV);2023;3,6%\nZeeland (PV);2023;2,9\n"
        #expect(try problems(some).first?.contains("several units") == true)
    }

    @Test("Excel's own table of Polder's figures is turned into one that --data takes")
    func ownTable() throws {
        let text = """
            sep=;
            Cijfer;Regio;Waarde;Eenheid;Jaar;Bron
            woningen;Twente;290.123;Woningen;2024;eigen telling
            werkloosheid;Overijssel;3,4;%;2023;eigen
            inwoners;Twente;635.500;inwoners;2022;gemeente
            ;;;;;

            """
        let found = try ImportTests.imported(text)
        #expect(
            found.overlay.split(separator: "\n").dropFirst() == [
                "housing.dwellings,NL213,290123,dwellings,2024,eigen telling,judged",
                "jobs.unemployment_rate,NL21,0.034,share,2023,eigen,judged",
                "population.residents[2022],NL213,635500,persons,2022,gemeente,judged",
            ])
    }

    /// The sentences of a refusal; empty if the file is taken.
    private func problems(_ text: String, figure: String? = nil, year: Int? = nil) throws -> [String] {
        do {
            _ = try taken(text) { ($0.figure, $0.year) = (figure, year) }
            return []
        } catch let problems as Problems {
            return problems.all.map(\.description)
        }
    }
}
