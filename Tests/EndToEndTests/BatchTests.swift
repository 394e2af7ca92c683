import Foundation
import Testing

@Suite("A design of many runs", .serialized)
struct BatchTests {
    private static let design = """
        # Four points, each two scenarios.
        scenarios: [polder:twente/silo, polder:twente/network]
        kind: full_factorial
        factors:
          - {name: trust, key: collaboration.initial_trust.fixed, values: [0.4, 0.6]}
          - {name: farms, measure: farm_transition}
        runs: {members: 8, keep: bands}
        """

    @Test("is checked, computed, read and asked what moves its outcome; the same again computes nothing")
    func whole() throws {
        let programs = try Programs()
        let file = try programs.file("sweep.yaml", Self.design)
        let checked = try programs.polder("batch", "validate", file)
        #expect(checked.code == 0 && checked.out.hasPrefix("sweep: 4 points"), "\(checked.out)\(checked.err)")
        let done = try programs.polder("batch", "submit", file)
        #expect(done.code == 0 && done.out.contains("4 of 4 points done"), "\(done.out)\(done.err)")
        let runs = try programs.polder("runs", "--format", "csv").out
        let again = try programs.polder("batch", "submit", file)
        #expect(again.code == 0)
        #expect(try programs.polder("runs", "--format", "csv").out == runs)

        let rows = try programs.polder(
            "batch", "results", "sweep", "--indicator", "housing.dwellings", "--year", "2050")
        let lines = rows.out.split(separator: "\r\n")
        #expect(lines.count == 1 + 4 * 2 * 2, "\(rows.out)\(rows.err)")
        #expect(lines[0].hasPrefix("point,run,factor_trust,factor_farms,scenario,region,"))
        // A point is an ordinary run: its rows are those that `show` gives.
        let run = String(lines[1].split(separator: ",")[1])
        let shown = try programs.polder(
            "show", run, "--indicator", "housing.dwellings", "--year", "2050", "--format", "csv")
        let own = lines.dropFirst().filter { $0.contains(",\(run),") }
            .map {
                $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst(4).joined(separator: ",")
            }
        #expect(shown.out.split(separator: "\r\n").dropFirst().map(String.init) == own)

        let moved = try programs.polder(
            "batch", "sensitivity", "sweep", "--indicator", "collaboration.delivered", "--format", "csv")
        #expect(
            moved.code == 0 && moved.out.hasPrefix("factor,measure,level,value"), "\(moved.out)\(moved.err)")
        let list = try programs.polder("batch", "list", "--format", "csv")
        #expect(list.out.split(separator: "\r\n")[1].contains(",4,4,0,0,0,"), "\(list.out)")
        #expect(try programs.polder("batch", "show", "sweep").out.contains("farms"))
    }

    @Test("what was cancelled, and nothing else, is computed once more by resume")
    func resumed() throws {
        let programs = try Programs()
        let file = try programs.file("sweep.yaml", Self.design)
        #expect(try programs.polder("queue", "pause").code == 0)
        let queued = try programs.polder("batch", "submit", file, "--detach")
        #expect(
            queued.code == 0 && queued.out.contains("polder batch watch sweep"), "\(queued.out)\(queued.err)")
        let cancelled = try programs.polder("batch", "cancel", "sweep")
        #expect(cancelled.out.contains("4 points of sweep are cancelled"), "\(cancelled.out)")
        #expect(try programs.polder("queue", "resume").code == 0)
        let ended = try programs.polder("batch", "submit", file)
        #expect(
            ended.code == 1 && ended.out.contains("polder batch resume sweep"), "\(ended.out)\(ended.err)")
        let resumed = try programs.polder("batch", "resume", "sweep")
        #expect(
            resumed.code == 0 && resumed.out.contains("4 of 4 points done"), "\(resumed.out)\(resumed.err)")
        #expect(
            try programs.polder("runs", "--limit", "50", "--format", "csv").out.contains("sweep #1.2/4 ["))
    }

    @Test("a client that is killed loses nothing, and makes no run twice", .timeLimit(.minutes(5)))
    func killed() throws {
        let programs = try Programs()
        let file = try programs.file("sweep.yaml", Self.design.replacing("members: 8", with: "members: 64"))
        let (process, _) = try programs.start(["batch", "submit", file])
        try waitUntil("a point is submitted") {
            try programs.polder("runs", "--format", "csv").out.contains("sweep #1/4 [")
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let done = try programs.polder("batch", "submit", file)
        #expect(done.code == 0 && done.out.contains("4 of 4 points done"), "\(done.out)\(done.err)")
        let runs = try programs.polder("runs", "--limit", "50", "--format", "csv").out
        #expect(runs.split(separator: "\r\n").count == 5, "\(runs)")
    }

    @Test("what no scenario can hold is told before anything is submitted, at the factor that it comes from")
    func refused() throws {
        let programs = try Programs()
        let file = try programs.file(
            "wrong.yaml",
            """
            scenarios: [polder:twente/silo]
            kind: full_factorial
            factors:
              - {key: collaboration.mod, values: [silo, network]}
              - {key: collaboration.initial_trust, values: [0.5, 7]}
              - {key: roadmap.farm_transitoin.start, values: [2026Q1]}
            """)
        let first = try programs.polder("batch", "validate", file)
        #expect(first.code == 65 && first.err.contains("farm_transition"), "\(first.err)")
        let next = try programs.file(
            "wrong.yaml",
            try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropLast()
                .joined(separator: "\n"))
        let second = try programs.polder("batch", "submit", next)
        #expect(second.code == 65 && second.err.contains("'mode'"), "\(second.err)")
        #expect(second.err.contains("line 4") && second.err.contains("line 5"), "\(second.err)")
        #expect(try programs.polder("batch", "list").out == "there are no points of designs\n")
    }
}
