import Foundation
import Testing

@Suite("Members of a run, from outside", .serialized)
struct MemberTests {
    let network = "scenarios/groot-rijnmond/network.yaml"

    /// The fields of comma-separated lines; none of those read here has a comma of its own but in quotes.
    private func rows(_ text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).map { line in
            var (fields, isQuoted) = ([""], false)
            for letter in line {
                switch letter {
                case "\"": isQuoted.toggle()
                case "," where !isQuoted: fields.append("")
                default: fields[fields.count - 1].append(letter)
                }
            }
            return fields
        }
    }

    @Test("a member's indicators are shown on a page, and to the last digit as csv and json")
    func indicators() throws {
        let programs = try Programs()
        let run = try programs.polder("run", network, "--keep", "all", "--members", "8", "--detach").out
            .trimmed
        #expect(try programs.polder("watch", run).code == 0)
        let page = try programs.polder("show", run, "--member", "7")
        #expect(page.code == 0, "\(page.err)")
        #expect(page.out.hasPrefix("Draw 7 of 8 in network, run \(run)\n\nGroot-Rijnmond (NL33C)  "))
        #expect(
            page.out.contains("  recorded crime per 1,000  ")
                && page.out.contains("\n\nthe Netherlands (NL)  "))
        let csv = try programs.polder(
            "show", run, "--member", "7", "--region", "Twente", "--year", "2024,2050", "--indicator",
            "safety",
            "--format", "csv")
        let found = rows(csv.out)
        #expect(found.first == ["region", "indicator", "unit", "year", "value"])
        #expect(
            found.dropFirst().allSatisfy { $0[0] == "NL213" && ["2024", "2050"].contains($0[3]) },
            "\(csv.out)")
        let json = try programs.polder(
            "show", run[..<run.index(run.startIndex, offsetBy: 7)].description, "--member", "7", "--region",
            "Twente",
            "--year", "2024,2050", "--indicator", "safety", "--format", "json")
        // The older JSONSerialization loses the last bit of some numbers.
        let objects = try JSONDecoder().decode([Yearly].self, from: Data(json.out.utf8))
        #expect(objects.count == found.count - 1 && objects.count > 2)
        for (object, row) in zip(objects, found.dropFirst()) {
            #expect(object.indicator == row[1] && object.value == Double(row[4]))
        }
    }

    private struct Yearly: Decodable {
        let indicator: String
        let value: Double?
    }

    @Test(
        "a member's draws have a row for each number, the same with one worker and with two, in a file or a folder"
    )
    func draws() throws {
        var texts: [String] = []
        for workers in ["1", "2"] {
            let programs = try Programs(["workers": workers])
            let run = try programs.polder("run", network, "--members", "16", "--seed", "9", "--detach").out
                .trimmed
            #expect(try programs.polder("watch", run).code == 0)
            let answer = try programs.polder(
                "show", run, "--member", "13", "--draws", "--names", "safety,business_cycle.national")
            #expect(answer.code == 0, "\(answer.err)")
            texts.append(answer.out)
            let folder = programs.folder.appending(path: "draws")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            #expect(
                try programs.polder(
                    "show", run, "--member", "13", "--draws", "--names", "safety,business_cycle.national",
                    "-o",
                    folder.path
                ).code == 0)
            let parts = ["given", "parameters", "shocks", "quantities", "indicators"]
            let joined = try parts.map {
                try String(contentsOf: folder.appending(path: "\($0).csv"), encoding: .utf8)
            }
            #expect(joined.flatMap { rows($0).dropFirst() } == Array(rows(answer.out).dropFirst()))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == parts.count)
        }
        #expect(texts[0] == texts[1])
        let found = rows(texts[0])
        #expect(found[0] == ["what", "name", "element", "unit", "quarter", "value"])
        let keys = found.dropFirst().map { $0.prefix(5).filter { $0 != "" }.joined(separator: " ") }
        #expect(Set(keys).count == keys.count)
        let luck = found.filter { $0[0] == "shocks" && $0[1] == "business_cycle.national" }
        #expect(luck.map { $0[4] } == (0...108).map(String.init))
        #expect(luck[0][5] == "0.0" && luck.dropFirst().allSatisfy { Double($0[5]).map { $0 != 0 } ?? false })
        let deaths = found.filter {
            $0[0] == "indicators" && $0[1] == "safety.road_deaths" && $0[2] == "NL33C"
        }
        let quarterly = found.filter {
            $0[0] == "quantities" && $0[1] == "safety.road_deaths" && $0[2] == "NL33C"
        }
        .compactMap { Double($0[5]) }
        #expect(deaths.count == 27 && quarterly.count == 109)
        for (year, row) in deaths.enumerated() {
            // The mean over a year's four quarters, added up in their order.
            let sum = quarterly[(4 * year + 1)...(4 * year + 4)].reduce(0, +)
            #expect(row[4] == "\(4 * year)" && Double(row[5]) == sum / 4)
        }
        #expect(found.contains { $0[0] == "parameters" && $0[1].hasPrefix("safety.") && $0[4] == "" })
        #expect(found.contains { $0[0] == "given" && $0[2] == "NL33C" })
    }

    @Test(
        "Arrow's own reader finds the rows of the csv in the file",
        .enabled(if: Self.hasArrow, "python3 has no pyarrow here"))
    func arrow() throws {
        let programs = try Programs()
        let run = try programs.polder("run", network, "--members", "8", "--detach").out.trimmed
        #expect(try programs.polder("watch", run).code == 0)
        let file = programs.folder.path + "/member.arrows"
        let asked = ["show", run, "--member", "3", "--draws", "--names", "safety"]
        #expect(try programs.polder(asked + ["--format", "arrow", "-o", file]).code == 0)
        let text = try programs.polder(asked).out
        let csv = try programs.file("member.csv", text)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            """
            import csv, sys, pyarrow as pa
            table = pa.ipc.open_stream(open(sys.argv[1], 'rb')).read_all()
            table.validate(full=True)
            rows = list(csv.reader(open(sys.argv[2], newline='')))
            assert table.column_names == rows[0]
            for own, row in zip(table.to_pylist(), rows[1:], strict=True):
                assert [own['what'], own['name'], own['element'], own['unit']] == row[:4]
                assert own['quarter'] == (int(row[4]) if row[4] else None)
                assert own['value'] == (float(row[5]) if row[5] else None)
            """, file, csv,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private static let hasArrow: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import pyarrow"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test("what cannot be shown is told with the way out")
    func refused() throws {
        let programs = try Programs()
        let run = try programs.polder("run", network, "--members", "8", "--detach").out.trimmed
        #expect(try programs.polder("watch", run).code == 0)
        let cases: [(arguments: [String], code: Int32, sentence: String)] = [
            (["--member", "8"], 65, "'member' is 8; run \(run) has 8 members; give 0 to 7"),
            (["--member", "one"], 65, "--member: 'one' is no whole number from 0 on; give one"),
            (
                ["--member", "1", "--scenario", "netwrk"], 65,
                "there is no scenario in run \(run) called 'netwrk'; did you mean 'network'?"
            ),
            (
                ["--member", "1", "--draws", "--names", "safty"], 65,
                "there is no variable or theme called 'safty'; did you mean 'safety'?"
            ),
            (
                ["--member", "1", "--draws", "--format", "table"], 65,
                "--draws has too many rows for a table; use --format csv, json or arrow"
            ),
            (
                ["--member", "1", "--format", "arow"], 65,
                "--format: there is no format 'arow'; did you mean 'arrow'?"
            ),
            (["--draws"], 64, "--draws and --names are about one member; add --member"),
            (
                ["--member", "1", "--names", "safety"], 64,
                "--names says which draws are shown; add --draws, or use --indicator"
            ),
            (
                ["--member", "1", "--draws", "-o", "/nowhere/member.csv"], 65,
                "/nowhere/member.csv: the file cannot be written; name another with -o"
            ),
        ]
        for (arguments, code, sentence) in cases {
            let answer = try programs.polder(["show", run] + arguments)
            #expect(answer.code == code && answer.err == sentence + "\n", "\(answer.err)")
        }
        let kept = try programs.polder("run", network, "--keep", "everything")
        #expect(kept.code == 65 && kept.err.hasPrefix("--keep: there is no way to keep members 'everything'"))
    }

    @Test("a run on figures that the daemon has not got any more is refused, not computed on others")
    func otherFigures() throws {
        let programs = try Programs()
        let run = try programs.polder("run", network, "--members", "8", "--detach").out.trimmed
        #expect(try programs.polder("watch", run).code == 0)
        let before = try programs.polder("show", run, "--member", "7", "--format", "csv").out
        #expect(try programs.polder("daemon", "stop").code == 0)
        let config = programs.folder.appending(path: "figures")
        try FileManager.default.copyItem(at: Programs.root.appending(path: "config"), to: config)
        let regions = config.appending(path: "regions/regions.csv")
        let text = try String(contentsOf: regions, encoding: .utf8)
        try text.replacing("7.0487", with: "7.1487").write(to: regions, atomically: true, encoding: .utf8)
        let other = try WatchedDaemon(programs, ["--config-dir", config.path])
        let refused = try programs.polder("show", run, "--member", "7", "--format", "csv")
        #expect(refused.code == 65 && refused.out == "")
        #expect(
            refused.err.hasPrefix("run \(run) was computed on figures ")
                && refused.err.hasSuffix("polder rerun \(run) computes it on those that it has\n"),
            "\(refused.err)")
        other.terminate()
        #expect(other.end() == 0)
        // The figures are there again: so is the member.
        #expect(try programs.polder("show", run, "--member", "7", "--format", "csv").out == before)
    }
}
