import Foundation
import Testing

@Suite("A daemon that is operated", .serialized)
struct OperationsTests {
    let network = "scenarios/groot-rijnmond/network.yaml"

    @Test("what waits is paused, moved and given priority, and begins in that order")
    func queue() throws {
        let programs = try Programs()
        #expect(try programs.polder("queue", "pause").out.contains("the queues pause"))
        func submit(_ name: String) throws -> String {
            try programs.polder("run", network, "--members", "8", "--detach", "--name", name).out.trimmed
        }
        let (a, b, c) = (try submit("a"), try submit("b"), try submit("c"))
        func waiting() throws -> [String] {
            try programs.polder("queue", "--format", "csv").out.split(whereSeparator: \.isNewline).dropFirst()
                .compactMap { $0.split(separator: ",").first.map(String.init) }
        }
        #expect(try waiting() == [a, b, c])
        #expect(try programs.polder("queue", "move", c).code == 0)
        #expect(try programs.polder("queue", "prioritize", b, "5").code == 0)
        #expect(try waiting() == [b, c, a])
        let wrong = try programs.polder("queue", "prioritize", b, "500")
        #expect(wrong.code == 65 && wrong.err == "'priority' is 500; give -100 to 100\n", "\(wrong.err)")
        #expect(try programs.polder("queue", "resume").code == 0)
        for run in [a, b, c] { #expect(try programs.polder("watch", run, "--format", "csv").code == 0) }
        #expect(try programs.polder("queue").out == "nothing is computed and nothing waits\n")
    }

    @Test("a short run does not wait for a long one", .timeLimit(.minutes(5)))
    func overtaking() throws {
        let programs = try Programs()
        let long = try programs.polder("run", network, "--members", "100000", "--detach").out.trimmed
        let short = try programs.polder("run", network, "--members", "8", "--format", "csv")
        #expect(short.code == 0, "\(short.err)")
        let list = try programs.polder("runs", "--format", "csv").out
        #expect(list.contains("\(long),running,batch,"), "\(list)")
        #expect(try programs.polder("cancel", long).out == "run \(long) is cancelled\n")
        #expect(try programs.polder("run", network, "--members", "8", "--format", "csv").out == short.out)
    }

    @Test("a store that is damaged is told with a way out, and the daemon answers what needs no store")
    func damaged() throws {
        let programs = try Programs()
        let folder = programs.folder.path + "/state/polder"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("this is no database, and never was one".utf8)
            .write(to: URL(filePath: folder + "/runs.sqlite"))
        #expect(try programs.polder("describe", "modes").code == 0)
        #expect(try programs.polder("validate", network).code == 0)
        let run = try programs.polder("run", network, "--members", "8")
        #expect(run.code == 70)
        #expect(
            run.err
                == "the store is damaged (file is not a database); stop the daemon, and put a backup in the "
                + "place of \(folder)/runs.sqlite or take that file away to begin with an empty one\n",
            "\(run.err)")
        try FileManager.default.removeItem(atPath: folder + "/runs.sqlite")
        #expect(try programs.polder("run", network, "--members", "8", "--format", "csv").code == 0)
    }

    @Test("a store that is full is told, what was accepted waits for room, and nothing half-written is shown")
    func full() throws {
        let programs = try Programs(["limits-store": "1"])
        // More rows than fit into a megabyte.
        let run = try programs.polder(
            "run", network, "--members", "8", "--detach", "--region",
            "NL111,NL112,NL113,NL124,NL125,NL126,NL131,NL132,NL133,NL211,NL212,NL213"
        ).out.trimmed
        var status = ""
        try waitUntil("the full store is told") {
            status = try programs.polder("status").out
            return status.contains("waits:")
        }
        #expect(status.contains("the store is full (database or disk is full)"), "\(status)")
        let result = try programs.polder("show", run)
        #expect(result.code == 75 && result.err.contains("run \(run) is running"), "\(result.err)")
        #expect(try programs.polder("cancel", run).code == 0)
        #expect(try programs.polder("status").code == 0)
    }

    @Test("a store is backed up while it is used, checked and pruned")
    func upkeep() throws {
        let programs = try Programs()
        let run = try programs.polder("run", network, "--members", "8", "--detach").out.trimmed
        _ = try programs.polder("watch", run)
        let backup = try programs.polder("store", "backup")
        let file = backup.out.split(separator: ":").first.map(String.init) ?? ""
        #expect(
            backup.code == 0 && FileManager.default.fileExists(atPath: file), "\(backup.out)\(backup.err)")
        #expect(try programs.polder("store", "check").out.hasSuffix("all is whole\n"))
        #expect(try programs.polder("store", "prune", "--older-than", "1").out.hasPrefix("nothing to prune"))
        let dry = try programs.polder("store", "prune", "--older-than", "0", "--dry-run")
        #expect(dry.code == 0 && dry.out.contains(run) && dry.out.hasSuffix("nothing was taken away\n"))
        // Nobody can be asked here.
        #expect(try programs.polder("store", "prune", "--older-than", "0").code == 64)
        #expect(try programs.polder("keep", run).code == 0)
        let kept = try programs.polder("store", "prune", "--older-than", "0", "--yes")
        #expect(kept.out.hasPrefix("nothing to prune"), "\(kept.out)\(kept.err)")
        #expect(try programs.polder("keep", run, "--undo").code == 0)
        let pruned = try programs.polder("store", "prune", "--older-than", "0", "--yes")
        #expect(pruned.out.hasPrefix("took 1 run away"), "\(pruned.out)\(pruned.err)")
        #expect(try programs.polder("show", run).code == 65)
    }

    @Test("what a scraper reads has every run by its state, and refusals by their code")
    func prometheus() throws {
        let programs = try Programs()
        _ = try programs.polder("run", network, "--members", "8")
        _ = try programs.polder("show", "nothing")
        let text = try programs.polder("status", "--format", "prometheus").out
        for line in [
            "polder_runs{state=\"finished\"} 1", "polder_runs{state=\"queued\"} 0",
            "polder_refusals_total{code=\"run.not_found\"} 1", "# TYPE polder_members_total counter",
        ] { #expect(text.contains(line + "\n"), "\(text)") }
    }
}
