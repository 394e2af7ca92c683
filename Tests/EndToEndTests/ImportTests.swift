import Foundation
import Testing

@Suite("Import, from outside", .serialized)
struct ImportTests {
    private let statline = "Regio's;Perioden;Woningvoorraad\nTwente (CR);2023;288500\n"

    @Test("A file becomes a table that a run takes, once, unless --force is given")
    func written() throws {
        let programs = try Programs()
        let file = try programs.file("d.csv", statline)
        let target = programs.folder.path + "/own.csv"
        let first = try programs.polder("import", file, "-o", target)
        #expect(first.code == 0, "\(first.err)")
        #expect(first.out.contains("288025  (2024)  288500  +0.2 %  dwellings"), "\(first.out)")
        #expect(first.out.contains("polder run SCENARIO --data \(target)"))
        let table = try String(contentsOfFile: target, encoding: .utf8)
        #expect(
            table.hasSuffix(
                "housing.dwellings,NL213,288500,dwellings,2023,\"CBS StatLine, d.csv\",measured\n"))
        #expect(try programs.polder("validate", "polder:twente/silo", "--data", target).code == 0)
        let again = try programs.polder("import", file, "-o", target)
        #expect(again.code == 65 && again.err.contains("there is such a file; name another, or give --force"))
        #expect(try programs.polder("import", file, "-o", target, "--force", "--format", "csv").out == table)
    }

    @Test("Nothing is written where something is wrong, or with --dry-run")
    func unwritten() throws {
        let programs = try Programs()
        let target = programs.folder.path + "/own.csv"
        let file = try programs.file("d.csv", statline)
        let bad = try programs.file("bad.csv", statline.replacing("Twente", with: "Twent"))
        let dry = try programs.polder("import", file, "-o", target, "--dry-run", "--format", "json")
        #expect(dry.code == 0 && dry.out.contains(#""place":"NL213""#))
        let refused = try programs.polder("import", bad, "-o", target)
        #expect(refused.code == 65)
        for line in ["  line 2, column 1", "  There is no region 'Twent (CR)'.", "  Did you mean 'Twente'?"] {
            #expect(refused.err.contains(line + "\n"), "\(refused.err)")
        }
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("Latin-1 is read as such; what is no text, too large or missing is refused by the client")
    func bytes() throws {
        let programs = try Programs()
        func file(_ name: String, _ bytes: Data) throws -> String {
            let path = programs.folder.path + "/" + name
            try bytes.write(to: URL(filePath: path))
            return path
        }
        let words = "Regio's;Perioden;Werkloosheidspercentage (%)\nFrysl\u{E2}n (PV);2023;3,6\n"
        let latin = try file("latin.csv", try #require(words.data(using: .isoLatin1)))
        let read = try programs.polder("import", latin)
        #expect(read.code == 0 && read.out.contains("Fryslân"), "\(read.err)")
        #expect(read.err.contains("is no UTF-8 and was read as Latin-1"))
        let binary = try file("binary.csv", Data((0..<2_000).map { UInt8($0 % 256) }))
        let refused = try programs.polder("import", binary)
        #expect(refused.code == 65 && refused.err.contains("the file holds bytes that are no text"))
        let wide = try file("wide.csv", try #require(words.data(using: .utf16)))
        let readWide = try programs.polder("import", wide)
        #expect(readWide.code == 0 && readWide.out.contains("Fryslân"), "\(readWide.err)")
        let zeros = try file("zeros.csv", Data([0xFF, 0xFE]) + Data(count: 10))
        let refusedWide = try programs.polder("import", zeros)
        #expect(refusedWide.code == 65 && refusedWide.err.contains("the file holds bytes that are no text"))
        let large = try file("large.csv", Data(repeating: UInt8(ascii: ";"), count: 4 << 20))
        #expect(try programs.polder("import", large).err.contains("does not fit into a request of 4 MiB"))
        // Escapes make a request larger than the file.
        let quotes = try file("quotes.csv", Data(repeating: UInt8(ascii: "\""), count: 3 << 20))
        let tooLarge = try programs.polder("import", quotes)
        #expect(tooLarge.code == 65 && tooLarge.err.contains("does not fit into a request of 4 MiB"))
        let missing = try programs.polder("import", "nowhere.csv")
        #expect(missing.code == 65 && missing.err.contains("nowhere.csv: there is no such file"))
    }
}
