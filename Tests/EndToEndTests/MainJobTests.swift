import Foundation
import Testing

@Suite("The main job, from outside", .serialized)
struct MainJobTests {
    let silo = "scenarios/groot-rijnmond/silo.yaml"
    let network = "scenarios/groot-rijnmond/network.yaml"

    @Test(
        "two scenario files are compared, and the details have every place, indicator and what they are worth"
    )
    func compare() throws {
        let programs = try Programs()
        let answer = try programs.polder("compare", silo, network, "--members", "16", "--details")
        #expect(answer.code == 0, "\(answer.err)")
        #expect(answer.err == "polder: starting a daemon for you (it ends when idle for five minutes)\n")
        for text in [
            "Groot-Rijnmond (NL33C): network less silo", "the Netherlands (NL): network less silo", "homes",
            "no forecast of a region",
        ] { #expect(answer.out.contains(text), "\(text)") }
    }

    @Test(
        "the session on the first screen of a README is what the program prints, in its language",
        arguments: [("README.md", "en"), ("README.nl.md", "nl")])
    func readme(file: String, language: String) throws {
        let programs = try Programs()
        programs.environment["POLDER_LANGUAGE"] = language
        programs.environment["COLUMNS"] = "80"
        let url = Programs.root.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        let start = try #require(text.range(of: "```\n$ polder compare "))
        let first = try #require(text[start.upperBound...].firstIndex(of: "\n"))
        let end = try #require(text[first...].range(of: "\n```"))
        let words = text[start.upperBound..<first].split(separator: " ").map(String.init)
        let answer = try programs.polder(["compare"] + words)
        #expect(answer.code == 0, "\(answer.err)")
        // The foot has the run's name and the time.
        let paragraphs = answer.out.trimmed.components(separatedBy: "\n\n")
        let session = "\n" + paragraphs.dropLast().joined(separator: "\n\n")
        if ProcessInfo.processInfo.environment["POLDER_WRITE_DOCS"] == "1" {
            try text.replacingCharacters(in: first..<end.lowerBound, with: session)
                .write(to: url, atomically: true, encoding: .utf8)
        } else {
            #expect(text[first..<end.lowerBound] == session, "run: make docs")
        }
        #expect(session.split(separator: "\n").count > 10)
    }

    @Test("the JSON of a comparison is one document with rows, assumptions and changed inputs")
    func json() throws {
        let programs = try Programs()
        let answer = try programs.polder(
            "compare", silo, network, "--members", "16", "--format", "json", "--indicator",
            "jobs,housing.dwellings",
            "--region", "Groot-Rijnmond", "--year", "2030", "--year", "2050")
        #expect(answer.code == 0, "\(answer.err)")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
        for key in [
            "scenarios", "reference", "period", "members", "seed", "model", "data", "rows", "assumptions",
            "changed_inputs",
        ] { #expect(document[key] != nil, "\(key) is missing") }
        let rows = try #require(document["rows"] as? [[String: Any]])
        #expect(Set(rows.compactMap { $0["region"] as? String }) == ["NL33C"])
        #expect(Set(rows.compactMap { $0["year"] as? Int }) == [2030, 2050])
        let own = try #require(rows.first { $0["scenario"] as? String == "network" })
        let difference = try #require(own["difference"] as? [String: Any])
        #expect(Set(difference.keys) == ["p05", "p25", "p50", "p75", "p95"])
        #expect(own["probability_better"] != nil)
        let reference = try #require(rows.first { $0["scenario"] as? String == "silo" })
        #expect(reference["difference"] is NSNull)
    }

    @Test("a run that was left is watched, shown and listed, and computing it again gives the same bits")
    func runs() throws {
        let programs = try Programs()
        let left = try programs.polder("run", network, "--members", "16", "--detach", "--name", "overnight")
        let id = left.out.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(left.code == 0 && id.count == 8, "\(left.out)\(left.err)")
        let watched = try programs.polder("watch", id, "--format", "csv")
        #expect(
            watched.out.hasPrefix("scenario,region,indicator,unit,year,better,p05,p25,p50,p75,p95,members"))
        #expect(try programs.polder("daemon", "stop").code == 0)
        // Another daemon knows it all.
        #expect(try programs.polder("show", id, "--format", "csv").out == watched.out)
        #expect(try programs.polder("runs").out.contains("overnight"))
        let check = try programs.polder("rerun", id, "--check")
        #expect(check.code == 0, "\(check.out)\(check.err)")
        #expect(check.out.hasPrefix("the bits are the same"))
    }

    @Test(
        "the same scenario and seed give the same bits in a debug and in a release build",
        .enabled(if: Programs.release != nil, "POLDER_RELEASE_BIN names no release build"))
    func builds() throws {
        let release = try #require(Programs.release)
        let arguments = ["compare", silo, network, "--members", "24", "--format", "csv", "--seed", "7"]
        let (first, second) = (try Programs(bin: Programs.debug), try Programs(bin: release))
        let (debug, optimised) = (try first.polder(arguments), try second.polder(arguments))
        #expect(debug.code == 0 && optimised.code == 0)
        #expect(debug.out == optimised.out)
    }

    @Test("every shipped scenario validates and runs")
    func shipped() throws {
        let programs = try Programs()
        let folder = Programs.root.appending(path: "scenarios")
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let files = found.filter {
            $0.hasSuffix(".yaml") && !$0.hasSuffix("base.yaml") && !$0.hasPrefix("designs/")
        }.sorted()
            .map { "scenarios/\($0)" }
        #expect(files.count >= 36)
        // A request takes sixteen scenarios at most.
        for start in stride(from: 0, to: files.count, by: 10) {
            let part = files.dropFirst(start).prefix(10)
            let checked = try programs.polder(["validate"] + part)
            #expect(checked.code == 0, "\(checked.err)")
            let run = try programs.polder(["run"] + part + ["--members", "8", "--format", "csv"])
            #expect(run.code == 0, "\(run.err)")
            for file in part {
                let name = file.split(separator: "/").suffix(2).joined(separator: "/").dropLast(5)
                #expect(
                    run.out.contains("\n\(name),")
                        || run.out.contains("\n\(name.split(separator: "/")[1]),"),
                    "\(name) has no rows")
            }
        }
    }

    @Test("Ctrl-C cancels the run on the daemon, and says so", .timeLimit(.minutes(3)))
    func interrupted() throws {
        let programs = try Programs()
        #expect(try programs.polder("daemon", "start").code == 0)
        let (process, name) = try programs.start(["run", network, "--members", "100000"])
        // The run is there as soon as the daemon lists it.
        try waitUntil("the run is listed") {
            try #require(process.isRunning)
            return try programs.polder("status").out.contains("1 running")
        }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try programs.text("\(name).err").contains("cancelled run "))
        #expect(try programs.polder("runs").out.contains("cancelled"))
        #expect(try programs.polder("run", network, "--members", "8").code == 0)
    }
}
