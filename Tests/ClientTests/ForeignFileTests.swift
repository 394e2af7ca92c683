import Foundation
import Modelling
import Results
import Testing

@testable import Client

@Suite("Files that others wrote, as text")
struct ForeignFileTests {
    /// What is read of a file with these bytes.
    private static func read(_ data: Data, sheet: String? = nil) throws -> ForeignFile {
        let file = FileManager.default.temporaryDirectory.appending(path: "polder-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ForeignFile(file.path(percentEncoded: false), sheet: sheet)
    }

    private static func workbook() throws -> Data {
        try Workbook(ExportedTables([ExportTests.run()], isWide: false)).data()
    }

    @Test("a workbook that this program wrote reads back, by the sheet that is named")
    func workbook() throws {
        let lines = try Self.read(try Self.workbook(), sheet: "differences").text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("run;version;seed;scenario;scenario_nl;"))
        #expect(
            lines[1].hasPrefix("a1;9;18446744073709551615;network;=network nl;network en;silo;NL213;Twente;"))
        let rows = try Self.read(try Self.workbook(), sheet: "rows").text.split(separator: "\n")
        #expect(rows.count == 5)
        #expect(rows[1].contains(";2030;higher;1.5;2;3;4;5;64"), "\(rows[1])")
    }

    @Test("a sheet that there is not is told with those that there are")
    func sheets() throws {
        let data = try Self.workbook()
        let complaint = try #require(throws: Complaint.self) { try Self.read(data, sheet: "row") }
        Speech.$language.withValue(.english) {
            #expect(complaint.lines.map(\.said).joined().contains("did you mean 'rows'?"))
        }
    }

    @Test(
        "a workbook in which any byte of a sheet has changed, or that breaks off, is refused and not half read"
    )
    func damaged() throws {
        let data = try Self.workbook()
        let name = try #require(data.range(of: Data("xl/worksheets/sheet1.xml".utf8)))
        for distance in [8, 40, 80] {
            var damaged = data
            damaged[name.upperBound + distance] ^= 0x10
            #expect(throws: Complaint.self, "\(distance)") { try Self.read(damaged, sheet: "rows") }
        }
        #expect(throws: Complaint.self) { try Self.read(data.dropLast(data.count / 2)) }
    }

    @Test("text in UTF-16, as Excel saves it, reads as any other")
    func wide() throws {
        let text = "regio\tinwoners\nTwente\t635000\n"
        for (mark, encoding) in [
            (Data([0xFF, 0xFE]), String.Encoding.utf16LittleEndian), (Data([0xFE, 0xFF]), .utf16BigEndian),
        ] {
            let data = mark + (try #require(text.data(using: encoding)))
            #expect(try Self.read(data).text.hasSuffix(text))
        }
    }

    @Test("rows of JSON are a table, with a column for each name")
    func json() throws {
        let text =
            #"{"value": [{"RegioS": "CR12", "Inwoners_1": 635000}, {"RegioS": "CR13", "Inwoners_1": null}]}"#
        let lines = try Self.read(Data(text.utf8)).text.split(separator: "\n").map(String.init)
        #expect(lines == ["Inwoners_1;RegioS", "635000;CR12", ";CR13"])
        #expect(throws: (any Error).self) { try ForeignFile("/nowhere/at-all.csv") }
    }
}
