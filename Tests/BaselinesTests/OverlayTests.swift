import Modelling
import Reading
import RegionModel
import Testing
import Words

@testable import Baselines

/// A user's own figures, laid over those of the project.
@Suite struct OverlayTests {
    private static let head = "figure,region,value,unit,year,source,evidence\n"

    private func baseline(_ lines: String, head: String = head) throws -> DescribedBaseline {
        try Shared.catalogue.get().baseline(over: [SourceFile(name: "mine.csv", text: head + lines)])
    }

    /// The sentences about a table; empty if it is accepted.
    private func problems(_ lines: String, head: String = head) throws -> [String] {
        do {
            _ = try baseline(lines, head: head)
            return []
        } catch let problems as Problems {
            return problems.all.map(\.description)
        }
    }

    private func value(_ figure: String, _ region: String, in described: DescribedBaseline) throws -> Double {
        try #require(described.figures(of: region).first { $0.figure == figure }?.value)
    }

    @Test("A figure of the base year is taken as it is, and described with its source")
    func ownFigure() throws {
        let described = try baseline(
            "housing.dwellings,Groot-Rijnmond,700000,dwellings,2024,Housing monitor,measured")
        let figure = try #require(described.figures(of: "NL33C").first { $0.figure == "housing.dwellings" })
        #expect(figure.value == 700_000)
        #expect(figure.year == 2024)
        #expect(figure.evidence.grade == .measured)
        #expect(figure.evidence.source.english == "Housing monitor")
        #expect(described.changes.count == 1)
        #expect(described.changes.first?.before?.year == 2024)
    }

    @Test(
        "A figure goes by what people call it, in either language, with its element in brackets",
        arguments: [
            ("woningen,Twente,289000,dwellings,2024", "housing.dwellings"),
            ("Dwellings,Twente,289000,dwellings,2024", "housing.dwellings"),
            ("Inwoners op 1 januari[2023],Twente,640000,persons,2023", "population.residents[2023]"),
            ("residents on 1 January[2023],Twente,640000,persons,2023", "population.residents[2023]"),
        ])
    func titledFigure(line: String, meant: String) throws {
        let changes = try baseline("\(line),Own count,measured").changes
        #expect(changes.map(\.figure) == [meant])
    }

    @Test("Every figure of the tables has a title of its own in both languages, and every title a figure")
    func titles() throws {
        let content = try Shared.catalogue.get().content
        let names = Set(content.declarations.keys.map { parts(of: $0).name })
        #expect(names.filter { !Wording.shared.has("describe.figure.\($0)") } == [])
        #expect(Set(Wording.shared.names(under: "describe.figure.")).subtracting(names) == [])
        for name in names.union(GivenFigure.byName.keys) {
            let title = FigureTitles.title(of: name)
            #expect(!title.dutch.isEmpty, "\(name)")
            #expect(FigureTitles.figure(called: title.dutch).map { $0 == name } ?? true, "\(name)")
        }
        let forest = FigureTitles.title(of: "land.area[forest]")
        #expect(
            forest.dutch == "hectares per soort grond: bos"
                && forest.english == "hectares of each land class: forest")
        #expect(
            FigureTitles.title(of: "jobs.employed[A]").english == "employed persons by sector in 2017 [A]")
    }

    @Test("A figure of an earlier year is carried by the same rule as the project's own")
    func carriedFigure() throws {
        let plain = try Shared.baseline.get()
        let counted = try #require(
            try Shared.catalogue.get().content.figures.value("housing.dwellings", "NL33C")?.value)
        let described = try baseline("housing.dwellings,NL33C,\(counted),dwellings,2022,CBS,measured")
        let growth = 1 + (try value("housing.planned_growth", "NL33C", in: plain))
        #expect(
            abs(try value("housing.dwellings", "NL33C", in: described) / counted - growth * growth) < 1e-12)
    }

    @Test("What follows from a changed figure changes with it")
    func consequences() throws {
        let plain = try Shared.baseline.get()
        let described = try baseline(
            "population.residents[2024],NL33C,1600000,persons,2024,Municipal registers,measured")
        #expect(abs(try value("population.people", "NL33C", in: described) - 1_600_000) < 1e-6)
        let (deaths, before) = (
            try value("safety.road_deaths", "NL33C", in: described),
            try value("safety.road_deaths", "NL33C", in: plain)
        )
        #expect(deaths > before)
        let elsewhere = try value("population.people", "NL111", in: described)
        #expect(elsewhere == (try value("population.people", "NL111", in: plain)))
    }

    @Test("A derived figure can be given directly, by Dutch name and element")
    func derivedFigure() throws {
        let described = try baseline("land.area[forest],Twente,18000,ha,2023,Province,measured\n")
        #expect(try value("land.area[forest]", "NL213", in: described) == 18_000)
        let rate = try baseline("jobs.unemployment_rate,NL111,0.06,share,2024,CBS,measured\n")
        #expect(abs(try value("jobs.unemployment_rate", "NL111", in: rate) - 0.06) < 0.001)
    }

    @Test("A figure of a Natura 2000 area, by number and year, is taken and changes its regions")
    func figureOfAnArea() throws {
        let plain = try Shared.baseline.get()
        let area = try #require(
            try Shared.catalogue.get().content.figures.value("nature.deposition[57:2021]", "NL")?.value)
        let described = try baseline(
            "nature.deposition[57:2021],NL,\(area + 100),mol/ha/yr,2021,RIVM,published")
        #expect(described.changes.count == 1)
        #expect(
            try value("biodiversity.deposition", "NL221", in: described)
                > value("biodiversity.deposition", "NL221", in: plain))
    }

    @Test("A figure that tables had before is told with the one that takes its place")
    func retired() throws {
        for (old, new) in [
            ("land.arable_share", "land.area[arable]"), ("police.violence", "safety.violence"),
            ("safety.suspects", "safety.property_crime"),
        ] {
            let told = try problems("\(old),Twente,0.4,share,2023,Own count,measured")
            #expect(told == ["mine.csv:2:1: '\(old)' is no longer used; give '\(new)'"])
        }
    }

    @Test("Every problem of a table is reported at once, in the order of its lines")
    func everythingAtOnce() throws {
        let found = try problems(
            """
            housing.dwelings,NL33C,700000,dwellings,2024,Monitor,measured
            housing.dwellings,NL33X,700000,dwellings,2024,Monitor,measured
            housing.dwellings,NL33C,"700,5",dwellings,2024,Monitor,measured
            housing.dwellings,NL33C,many,houses,2024,Monitor,measured
            jobs.unemployment_rate,NL33C,40,share,2024,CBS,measured
            jobs.unemployment_rate,NL33C,0.04,%,2024,CBS,measured
            jobs.filled,NL33C,0.9,share,2024,CBS,measured
            population.residents[2023],NL33C,1500000,persons,2024,CBS,measured
            safety.crimes[property],NL33C,5000,crimes/yr,2023,CBS,measured
            housing.dwellings,NL33C,,dwellings,2024,,measured
            housing.dwellings,NL33C,0.5,dwellings,soon,Monitor,certain
            """)
        #expect(
            found == [
                "mine.csv:2:1: there is no figure 'housing.dwelings'; did you mean 'housing.dwellings'?",
                "mine.csv:3:19: there is no region 'NL33X'; did you mean 'NL33'?",
                "mine.csv:4:25: '700,5' is written with a comma; write 700.5",
                "mine.csv:5:25: 'many' is no number; write a number such as 0.5",
                "mine.csv:5:30: 'houses' does not fit housing.dwellings, which is in homes; "
                    + "write the number in homes",
                "mine.csv:6:30: 40 is not possible for jobs.unemployment_rate; write a number from 0.001 to 0.4",
                "mine.csv:7:35: 0.04 is in '%', and jobs.unemployment_rate is in share; "
                    + "write 0.0004, or 0.04 if that is meant already, and share as its unit",
                "mine.csv:8:1: 'jobs.filled' follows from other figures; give 'jobs.unemployment_rate'",
                "mine.csv:9:50: 'population.residents[2023]' is the figure of 2023 and this line says 2024; "
                    + "name 'population.residents[2024]' or write 2023",
                "mine.csv:10:25: 'safety.crimes[property]' has no value for 'NL33C'; give it for NL",
                "mine.csv:11:25: the cell 'value' is empty; fill it in, or take the line out",
                "mine.csv:11:41: the cell 'source' is empty; fill it in, or take the line out",
                "mine.csv:12:25: 0.5 is not possible for housing.dwellings; write a number from 1000 to 1488475",
                "mine.csv:12:39: 'soon' is no year; write a year such as 2024",
                "mine.csv:12:52: 'certain' is no evidence; write measured, published, tuned or judged",
            ])
    }

    @Test(
        "What a place cannot have is refused: more forest than land, more children than people, a year to come"
    )
    func impossible() throws {
        let found = try problems(
            """
            land.area[forest],NL33C,9000000,ha,2023,Province,measured
            land.agriculture,NL33C,140000,ha,2023,Province,measured
            population.group[0-14],NL33C,4000000,persons,2022,CBS,measured
            housing.dwellings,NL33C,700000,dwellings,2099,Monitor,measured
            land.area[forest],NL33C,90000,ha,2023,Province,measured
            land.area[grassland],NL33C,90000,ha,2023,Province,measured
            """)
        #expect(
            found == [
                "mine.csv:2:25: 9000000 is not possible for land.area[forest]; write a number from 0 to 132590",
                "mine.csv:3:24: 140000 is not possible for land.agriculture; write a number from 0 to 132590",
                "mine.csv:4:30: 4000000 is not possible for population.group[0-14]; "
                    + "write a number from 0 to \(written(try residents("NL33C")))",
                "mine.csv:5:42: 2099 is no year that a figure of the start can be about; "
                    + "give a figure of 1990 to 2025",
                "mine.csv:7:1: with 'land.area[grassland]' the land of NL33C in this table sums to 180000 ha "
                    + "and it has 132590 ha; give less of one of its classes",
            ])
    }

    @Test(
        "Every grade is read; assumed, as tables of 0.1 say, and an empty cell are judged",
        arguments: [
            ("measured", Evidence.Grade.measured), ("published", .published), ("tuned", .tuned),
            ("judged", .judged), ("assumed", .judged), ("", .judged),
        ])
    func grades(_ word: String, _ grade: Evidence.Grade) throws {
        let described = try baseline("housing.dwellings,NL33C,700000,dwellings,2023,Monitor,\(word)")
        let figure = described.changes.first { $0.figure == "housing.dwellings" }
        #expect(figure?.after.evidence.grade == grade)
    }

    private func residents(_ region: String) throws -> Double {
        try #require(
            try Shared.catalogue.get().content.figures.value("population.residents[2023]", region)?.value)
    }

    @Test("A user's figure is described as the user's, also where it is one of many or of the country")
    func describedAsUsers() throws {
        let described = try baseline(
            """
            population.residents[2024],NL33C,1500000,persons,2024,Registers,measured
            population.fertility[30],NL,0.13,births per woman per yr,2023,My study,published
            population.people[40],NL111,1900,persons,2024,Registers,measured
            population.total_fertility,NL,1.5,births per woman,2024,My forecast,assumed
            jobs.employed[B-E],NL33C,60000,persons,2023,LISA,measured
            """)
        func figure(_ name: String, _ region: String) throws -> DescribedFigure {
            try #require(
                (described.figures(of: region) + described.nationalFigures).first { $0.figure == name })
        }
        let people = try figure("population.people", "NL33C")
        #expect(people.year == 2024 && people.evidence == .measured("Registers"))
        #expect(
            try figure("population.people", "NL111").evidence.source.english.hasPrefix(
                "1 of 100 from your table (Registers)"))
        #expect(
            try figure("population.fertility", "NL33C").evidence.source.english.contains(
                "1 of 100 from your table (My study)"))
        #expect(
            try figure("population.fertility_ratio", "NL33C").evidence.source.english.hasSuffix(
                "With your figures: Registers, My forecast."))
        let industry = try figure("jobs.employment[industry]", "NL33C")
        #expect(industry.year == 2023 && industry.evidence.source.english.contains("LISA"))
    }

    @Test("A count of jobs that is newer than the others leaves the growth of the country's sector as it was")
    func newerJobs() throws {
        let plain = try Shared.baseline.get()
        let described = try baseline("jobs.employed[B-E],NL33C,60000,persons,2023,LISA,measured")
        let other = try value("jobs.historic_shift[industry]", "NL213", in: described)
        #expect(abs(other - (try value("jobs.historic_shift[industry]", "NL213", in: plain))) < 2e-3)
        let own = try value("jobs.employment[industry]", "NL33C", in: described)
        #expect(abs(own / 60_000 - 1) < 0.03)
    }

    @Test("A figure that is given twice is refused")
    func twice() throws {
        let found = try problems(
            """
            housing.dwellings,NL33C,700000,dwellings,2024,A,measured
            housing.dwellings,Groot-Rijnmond,700001,dwellings,2024,B,measured
            """)
        #expect(
            found == [
                "mine.csv:3:1: 'housing.dwellings' for 'Groot-Rijnmond' is given here again, after line 2; keep one of the two"
            ])
    }

    @Test(
        "A table that cannot be read says what to do",
        arguments: [
            (
                "", "",
                "mine.csv:1:1: the file is empty; write a line of column names and one line for each figure"
            ),
            (
                "figure;region;value\n", "",
                "mine.csv:1:1: there is no column 'source'; add it to the first line and fill it in"
            ),
            (
                "figure,region,value,unit,year\n", "housing.dwellings,NL33C,1,dwellings,2024",
                "mine.csv:1:1: there is no column 'source'; add it to the first line and fill it in"
            ),
            (
                head, "jobs.unemployment_rate,NL33C,0,04,share,2024,CBS,measured",
                "mine.csv:2:30: '0,04' is written with a comma; write 0.04"
            ),
            (
                head, "housing.dwellings,NL33C,1",
                "mine.csv:2:1: this line has 3 cells and the first line has 7; "
                    + "separate cells by commas, and put a text that holds a comma in quotes"
            ),
            (
                head, "\"housing.dwellings,NL33C,1,dwellings,2024,CBS,measured",
                "mine.csv:2:1: the quotes that begin here have no end; close them, and double a quote inside"
            ),
        ])
    func unreadable(head: String, line: String, sentence: String) throws {
        #expect(try problems(line, head: head).first == sentence)
    }

    @Test("A mistyped column is recognised")
    func column() throws {
        let found = try problems("", head: "figure,region,value,unit,year,source,evidnce\n")
        #expect(found == ["mine.csv:1:38: there is no column 'evidnce'; did you mean 'evidence'?"])
    }

    @Test(
        "A number with a mark before three digits is refused with both readings where both are possible",
        arguments: [
            ("295.400", "'295.400' can be two numbers; write 295400, or 295.4 for the smaller number"),
            ("\"295,400\"", "'295,400' can be two numbers; write 295400, or 295.4 for the smaller number"),
            ("295,400", "'295,400' can be two numbers; write 295400, or 295.4 for the smaller number"),
            ("\"295.400,5\"", "'295.400,5' has marks between the thousands; write 295400.5"),
            ("295 400", "'295 400' has marks between the thousands; write 295400"),
            ("295\u{A0}400", "'295\u{A0}400' has marks between the thousands; write 295400"),
        ])
    func thousands(value: String, sentence: String) throws {
        let table =
            "figure,region,value,unit,year,source\nhousing.dwellings,Twente,\(value),dwellings,2023,own\n"
        let problems = #expect(throws: Problems.self) {
            try Shared.catalogue.get().baseline(over: [SourceFile(name: "mine.csv", text: table)])
        }
        #expect(problems?.all.map(\.description) == ["mine.csv:2:26: \(sentence)"])
    }

    @Test("A point before three digits is told with both readings where thousands are not possible too")
    func decimals() throws {
        func changes(_ value: String) throws -> [Double] {
            let table =
                "figure,region,value,unit,year,source\namenities.distance[gp],Twente,\(value),km,2023,own\n"
            return try Shared.catalogue.get().baseline(over: [SourceFile(name: "mine.csv", text: table)])
                .changes.map(\.after.value)
        }
        let problems = #expect(throws: Problems.self) { try changes("1.125") }
        #expect(
            problems?.all.map(\.factSentence)
                == ["'1.125' can be two numbers, and 1125 is not possible here"])
        #expect(try changes("1.1250") == [1.125])
    }

    @Test(
        "A table as Dutch Excel saves it, with semicolons or tabs and decimal commas, is read as it is",
        arguments: [";", "\t"])
    func semicolons(separator: String) throws {
        func table(_ value: String) -> String {
            [
                ["figure", "region", "value", "unit", "year", "source"],
                ["amenities.distance[gp]", "Twente", value, "km", "2023", "Own count, by hand"],
            ].map { $0.joined(separator: separator) }.joined(separator: "\r\n")
        }
        func read(_ value: String) throws -> DescribedBaseline {
            try Shared.catalogue.get().baseline(over: [SourceFile(name: "mine.csv", text: table(value))])
        }
        let comma = try read("1,5")
        #expect(comma.changes.map(\.after.value) == [1.5])
        #expect(comma.changes.map(\.after.evidence.source.english) == ["Own count, by hand"])
        #expect(try read("1.5").changes.map(\.after.value) == [1.5])
        let doubtful = #expect(throws: Problems.self) { try read("1,125") }
        #expect(
            doubtful?.all.map(\.factSentence)
                == ["'1,125' can be two numbers, and 1125 is not possible here"])
    }

    @Test("A table in Dutch words, of columns, units and evidence, reads as one in English")
    func inDutch() throws {
        let line = "housing.dwellings;Twente;290000;woningen;2024;Woningmonitor;gemeten"
        let described = try baseline(line, head: "cijfer;regio;waarde;eenheid;jaar;bron;bewijs\n")
        #expect(described.changes.map(\.after.value) == [290_000])
        #expect(described.changes.map(\.after.evidence.grade) == [.measured])
        let found = try problems(
            "housing.dwellings,Twente,290000,huizen,2024,x,gemeten",
            head: "figure,regio,waarde,eenheid,jaar,bron,bewjs\n")
        #expect(found.contains("mine.csv:1:39: there is no column 'bewjs'; did you mean 'bewijs'?"))
    }

    @Test(
        "A region goes by any of its names and codes, and a municipality is told with its region",
        arguments: [
            ("CR12", nil), ("NL213", nil), ("twente", nil), ("Enschede", "Twente"),
            ("Den Haag", "Agglomeratie 's-Gravenhage"),
        ])
    func places(place: String, region: String?) throws {
        let table = "figure,region,value,unit,year,source\namenities.distance[gp],\(place),1.1,km,2023,own\n"
        let file = SourceFile(name: "mine.csv", text: table)
        guard let region else {
            let changed = try Shared.catalogue.get().baseline(over: [file])
            #expect(changed.changes.map(\.place) == ["NL213"])
            return
        }
        let problems = #expect(throws: Problems.self) { try Shared.catalogue.get().baseline(over: [file]) }
        #expect(
            problems?.all.map(\.description) == [
                "mine.csv:2:24: '\(place)' is a municipality in \(region), and figures are those of regions; give the figure of \(region)"
            ])
    }
}
