import Reading
import RegionModel
import Testing

@testable import Baselines

/// What tells two sets of figures apart.
@Suite struct DigestTests {
    @Test("The digest is SHA-256")
    func standard() {
        #expect(digest(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let long = String(repeating: "a", count: 119)
        #expect(digest(of: long) == "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb")
    }

    @Test("The digest changes when a figure changes, and only then")
    func figures() throws {
        let catalogue = try Shared.catalogue.get()
        let plain = try Shared.baseline.get().digest
        let text =
            "figure,region,value,unit,year,source\nhousing.dwellings,NL33C,700000,dwellings,2024,Monitor\n"
        let changed = try catalogue.baseline(over: [SourceFile(name: "a.csv", text: text)]).digest
        #expect(changed != plain)
        #expect(try Catalogue().baseline().digest == plain)
        let named = try catalogue.baseline(over: [SourceFile(name: "b.csv", text: text)]).digest
        #expect(named == changed)
    }

    @Test(
        "The digest changes when the middle of a region moves, or its province, a source or a spread changes")
    func everythingCounts() throws {
        let plain = try Shared.baseline.get().digest
        for (table, before, after) in [
            ("regions", "7.0487", "7.0488"), ("provinces", "NL11,Groningen", "NL11,Grunn"),
            ("sources", "feelings of unsafety by police region", "feelings of safety by police region"),
            ("figures", "dwelling_total,1,0,1000000,0.01", "dwelling_total,1,0,1000000,0.02"),
        ] {
            var files = ConfigFiles.embedded
            let text = try #require(files.regions["\(table).csv"])
            files.regions["\(table).csv"] = text.replacing(before, with: after)
            #expect(files.regions["\(table).csv"] != text)
            #expect(try Catalogue(files).baseline().digest != plain, "\(table)")
        }
    }

    @Test("The digest changes when a measure changes")
    func measures() throws {
        var files = ConfigFiles.embedded
        files.measures = files.measures.replacing("amount: 82", with: "amount: 83")
        #expect(try Catalogue(files).baseline().digest != (try Shared.baseline.get().digest))
    }
}
