import Foundation
import Testing

@Suite("Reports, from outside", .serialized)
struct ReportTests {
    let silo = "polder:twente/silo"
    let network = "polder:twente/network"

    @Test("a comparison and its report in one go, a report of the run, and every number of it traced")
    func report() throws {
        let programs = try Programs()
        let file = programs.folder.path + "/report.html"
        let compared = try programs.polder("compare", silo, network, "--members", "64", "--report", file)
        #expect(compared.code == 0, "\(compared.err)")
        let html = try String(contentsOfFile: file, encoding: .utf8)
        #expect(!html.contains("<script") && html.contains("Twente"))
        #expect(html.contains("polder flips "))

        let again = try programs.polder("report", "latest", "-o", file)
        #expect(again.code != 0 && again.err.contains("--force"), "\(again.err)")
        let title = "<b>Ours</b> & 'theirs'"
        let dutch = programs.folder.path + "/rapport.html"
        let made = try programs.polder(
            "report", "latest", "--title", title, "--tables", "--language", "nl", "-o", dutch)
        #expect(made.code == 0 && made.err.contains("rapport van"), "\(made.err)")
        let page = try String(contentsOfFile: dutch, encoding: .utf8)
        #expect(page.contains("&lt;b&gt;Ours&lt;/b&gt; &amp; &#39;theirs&#39;") && !page.contains(title))
        #expect(page.contains("<details open=\"open\">") && page.contains("lang=\"nl\""))

        let whole = try programs.polder("trace", dutch)
        #expect(whole.code == 0, "\(whole.out)\(whole.err)")
        let numbers = page.components(separatedBy: " data-value=").count - 1
        #expect(numbers > 200 && whole.out.contains("\(numbers)".grouped), "\(whole.out)")
        let one = try programs.polder("trace", dutch, "f1-1-2")
        #expect(one.code == 0 && one.out.contains("findings/0/scenarios/0/time"), "\(one.out)\(one.err)")

        // What somebody changed is told.
        let start = try #require(page.range(of: " data-value=\""))
        let end = try #require(page[start.upperBound...].firstIndex(of: "\""))
        let changed = try programs.file(
            "changed.html", page.replacingCharacters(in: start.upperBound..<end, with: "4711"))
        let found = try programs.polder("trace", changed)
        #expect(found.code == 1 && found.err.contains("1 number"), "\(found.out)\(found.err)")
    }

    @Test("what a report cannot be made of is told, with a way out")
    func refused() throws {
        let programs = try Programs()
        let compared = try programs.polder("compare", silo, network, "--members", "8", "--format", "json")
        #expect(compared.code == 0, "\(compared.err)")
        let alone = try programs.polder("run", network, "--members", "8", "--detach").out.trimmed
        _ = try programs.polder("watch", alone, "--format", "csv")
        let file = programs.folder.path + "/report.html"
        func refusal(_ arguments: String..., mentions words: String...) throws {
            let answer = try programs.polder(["report"] + arguments)
            #expect(answer.code != 0)
            for word in words { #expect(answer.err.contains(word), "\(answer.err)") }
        }
        let run = try #require(
            try (JSONSerialization.jsonObject(with: Data(compared.out.utf8)) as? [String: Any])?["run"]
                as? String)
        try refusal(alone, "-o", file, mentions: "compares nothing", "polder compare")
        _ = try programs.polder("compare", silo, network, "--central", "--name", "middle")
        try refusal("middle", "-o", file, mentions: "--members")
        try refusal(run, "-o", programs.folder.path + "/none/report.html", mentions: "cannot be written")
        try refusal(run, "-o", programs.folder.path + "/report.docx", mentions: ".html")
        try refusal(run, "--region", "Zeeland", "-o", file, mentions: "Zeeland", "Twente")
        try refusal(run, "--pdf", mentions: "-o")
        let map = try programs.file("map.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}")
        try refusal(run, "--map", map, "-o", file, mentions: "40", "CR12")
        let none = try programs.file("none.geojson", "[]")
        try refusal(run, "--map", none, "-o", file, mentions: "GeoJSON")
        programs.environment["PATH"] = "/nowhere"
        try refusal(run, "--pdf", "-o", file, mentions: "Chromium", "apt install chromium")
        programs.environment["PATH"] = nil
        #expect(!FileManager.default.fileExists(atPath: file))
        let trace = try programs.polder("trace", map)
        #expect(trace.code != 0 && trace.err.contains("no report"), "\(trace.err)")
    }
}

extension String {
    /// As English writes a count: thousands apart.
    fileprivate var grouped: String {
        var (out, rest) = ("", Substring(self))
        while rest.count > 3 {
            out = "," + rest.suffix(3) + out
            rest = rest.dropLast(3)
        }
        return rest + out
    }
}
