import Testing

@testable import Results

@Suite("Result tables")
struct ResultTableTests {
    @Test("the catalogue of columns is the one of the specification")
    func catalogue() {
        let quantiles = ["p05", "p25", "p50", "p75", "p95"]
        #expect(
            ResultColumn.ofComparison.map(\.name)
                == ["scenario", "region", "indicator", "unit", "year", "better"] + quantiles
                + quantiles.map { "difference_\($0)" } + ["probability_better"]
                + quantiles.map { "share_of_effect_\($0)" } + quantiles.map { "years_gained_\($0)" } + [
                    "members", "share_better", "share_equal", "share_worse", "standard_error",
                ])
        #expect(
            ResultColumn.ofRun.map(\.name)
                == ["scenario", "region", "indicator", "unit", "year", "better"] + quantiles + ["members"])
    }

    @Test("every column says what it means in a sentence, and every number in what unit")
    func sentences() {
        for column in ResultColumn.ofComparison {
            #expect(column.sentence.hasSuffix("."))
            #expect(column.kind == .text || !column.unit.isEmpty)
        }
    }

    @Test("rows become columns and come back the same")
    func rows() {
        #expect(Array(TableSample.comparison.rows) == TableSample.rows)
        #expect(Array(TableSample.run.rows) == [TableSample.rows[0], TableSample.rows[2]])
        #expect(TableSample.comparison.cells.values.count == ResultColumn.ofComparison.count)
        #expect(TableSample.run.cells.values.count == ResultColumn.ofRun.count)
    }

    @Test("a table can be narrowed to the rows that were asked for")
    func filtered() {
        let narrow = TableSample.comparison.filtered { $0.region == "NL" }
        #expect(Array(narrow.rows) == [TableSample.rows[2]])
        #expect(narrow.isComparison)
    }

    @Test("a table of an older daemon, without the shares, is read by the names of its columns")
    func older() {
        let cells = TableSample.comparison.cells
        let old = cells.columns.indices.filter { cells.columns[$0].name.prefix(6) != "share_" || $0 < 22 }
            .filter { cells.columns[$0].name != "standard_error" }
        let table = ResultTable(
            ColumnTable(old.map { cells.columns[$0] }, values: old.map { cells.values[$0] }))
        #expect(table.isComparison)
        #expect(table[1].comparison?.probabilityBetter == 0.75)
        #expect(table[1].comparison?.shares == nil)
        #expect(table[1].members == 256)
    }

    @Test("tables of chunks join to one")
    func joined() {
        let parts = TableSample.rows.map { ResultTable([$0], isComparison: true) }
        #expect(ResultTable(joining: parts) == TableSample.comparison)
    }

    @Test("comma-separated: quoted where needed, empty where nothing exists, shortest numbers")
    func commaSeparated() {
        #expect(
            TableSample.comparison.cells.commaSeparated == """
                scenario,region,indicator,unit,year,better,p05,p25,p50,p75,p95,\
                difference_p05,difference_p25,difference_p50,difference_p75,difference_p95,probability_better,\
                share_of_effect_p05,share_of_effect_p25,share_of_effect_p50,share_of_effect_p75,share_of_effect_p95,\
                years_gained_p05,years_gained_p25,years_gained_p50,years_gained_p75,years_gained_p95,members,\
                share_better,share_equal,share_worse,standard_error\r
                silo,NL33C,jobs.employed,persons,2030,higher,1.0,2.0,3.0,4.5,1e+21,,,,,,,,,,,,,,,,,256,,,,\r
                "network, ""wide""\",NL33C,jobs.employed,persons,2030,higher,1.0,2.0,3.0,4.5,1e+21,\
                -1.0,0.0,0.1,0.2,0.3,0.75,,,,,,-2.0,-1.0,0.0,1.0,2.25,256,0.5,0.25,0.25,0.125\r
                silo,NL,collaboration.trust,dürf,2050,neither,,,,,,,,,,,,,,,,,,,,,,256,,,,\r

                """)
    }

    @Test("JSON rows nest what is compared, and what does not exist is null, never 0")
    func json() {
        var json = JSONText()
        json.rows(of: TableSample.comparison)
        #expect(
            json.text == """
                [
                {"scenario":"silo","region":"NL33C","indicator":"jobs.employed","unit":"persons","year":2030,\
                "better":"higher","p05":1.0,"p25":2.0,"p50":3.0,"p75":4.5,"p95":1e+21,"difference":null,\
                "probability_better":null,"share_of_effect":null,"years_gained":null,"members":256,\
                "share_better":null,"share_equal":null,"share_worse":null,"standard_error":null},
                {"scenario":"network, \\"wide\\"","region":"NL33C","indicator":"jobs.employed","unit":"persons",\
                "year":2030,"better":"higher","p05":1.0,"p25":2.0,"p50":3.0,"p75":4.5,"p95":1e+21,\
                "difference":{"p05":-1.0,"p25":0.0,"p50":0.1,"p75":0.2,"p95":0.3},"probability_better":0.75,\
                "share_of_effect":null,"years_gained":{"p05":-2.0,"p25":-1.0,"p50":0.0,"p75":1.0,"p95":2.25},\
                "members":256,"share_better":0.5,"share_equal":0.25,"share_worse":0.25,"standard_error":0.125},
                {"scenario":"silo","region":"NL","indicator":"collaboration.trust","unit":"dürf","year":2050,\
                "better":"neither","p05":null,"p25":null,"p50":null,"p75":null,"p95":null,"difference":null,\
                "probability_better":null,"share_of_effect":null,"years_gained":null,"members":256,\
                "share_better":null,"share_equal":null,"share_worse":null,"standard_error":null}]
                """)
    }

    @Test("rows of a run have neither difference nor probability")
    func runJSON() {
        var json = JSONText()
        json.row(TableSample.rows[0], isComparison: false)
        #expect(
            json.text == """
                {"scenario":"silo","region":"NL33C","indicator":"jobs.employed","unit":"persons","year":2030,\
                "better":"higher","p05":1.0,"p25":2.0,"p50":3.0,"p75":4.5,"p95":1e+21,"members":256}
                """)
    }

    @Test("JSON text escapes what it must, and nothing that is not finite gets in")
    func escapes() {
        var json = JSONText()
        json.object { json in
            json.name("a\"b")
            json.string("line\nbreak\u{1}\\")
            json.name("numbers")
            json.array { json in
                json.number(.nan)
                json.number(-.infinity)
                json.number(0.1)
                json.integer(nil)
                json.boolean(true)
            }
            json.name("empty")
            json.array { _ in }
        }
        #expect(
            json.text == #"{"a\"b":"line\nbreak\u0001\\","numbers":[null,null,0.1,null,true],"empty":[]}"#)
    }
}
