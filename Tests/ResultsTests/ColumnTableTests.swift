import Results
import Testing

@Suite("Tables of any columns")
struct ColumnTableTests {
    let table = ColumnTable(
        ResultColumn.ofMember,
        values: [
            .texts(["parameters", "shocks"]), .texts(["jobs.flegg", "safety.crime_luck"]),
            .texts(["", "industry,NL33C"]), .texts(["1", "1"]), .integers([nil, 108]),
            .numbers([0.1 + 0.2, nil]),
        ])

    @Test("empty values of every kind come back from Arrow")
    func arrow() throws {
        let chunk = try #require(table.arrowChunks().first)
        #expect(
            try ColumnTable(arrow: chunk.bytes, layout: chunk.layout, columns: ResultColumn.ofMember) == table
        )
        #expect(throws: ArrowFault.self) {
            try ColumnTable(arrow: chunk.bytes, layout: chunk.layout, columns: ResultColumn.ofMemberYears)
        }
        let quarter = try #require(chunk.layout.columns.first { $0.name == "quarter" })
        #expect(chunk.bytes[try #require(quarter.validity)] == 0b10)
    }

    @Test("in text and in JSON they are empty and null, and numbers keep every bit")
    func texts() {
        #expect(
            table.commaSeparated == """
                what,name,element,unit,quarter,value\r
                parameters,jobs.flegg,,1,,0.30000000000000004\r
                shocks,safety.crime_luck,"industry,NL33C",1,108,\r

                """)
        var json = JSONText()
        json.array { $0.rows(of: table) }
        #expect(
            json.text == """
                [
                {"what":"parameters","name":"jobs.flegg","element":"","unit":"1","quarter":null,"value":0.30000000000000004},
                {"what":"shocks","name":"safety.crime_luck","element":"industry,NL33C","unit":"1","quarter":108,"value":null}]
                """)
    }

    @Test("members have their keys before a column for each indicator")
    func members() {
        let columns = ResultColumn.ofMembers([("jobs.employed", "persons", "Persons at work.")])
        #expect(columns.map(\.name) == ["scenario", "region", "year", "member", "jobs.employed"])
        #expect(columns.map(\.kind.rawValue) == ["utf8", "utf8", "int64", "int64", "float64"])
        #expect(columns.map(\.isNullable) == [false, false, false, false, true])
        for column in columns + ResultColumn.ofMember + ResultColumn.ofMemberYears {
            #expect(column.sentence.hasSuffix("."))
        }
    }
}
