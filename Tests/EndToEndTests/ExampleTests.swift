import Foundation
import Testing

@Suite("Examples in the help of the commands", .serialized)
struct ExampleTests {
    /// Names in the examples that stand for a run that has ended, and for runs that wait.
    static let ended = ["watch", "show", "rerun", "delete"]

    /// A folder as the examples have it: shipped scenarios, and files of the user's own beside them.
    func makeFiles(for programs: Programs) throws {
        let files = FileManager.default
        try files.copyItem(
            at: Programs.root.appending(path: "scenarios"), to: programs.folder.appending(path: "scenarios"))
        try files.createDirectory(
            at: programs.folder.appending(path: "docs"), withIntermediateDirectories: true)
        try files.copyItem(
            at: Programs.root.appending(path: "docs/examples"),
            to: programs.folder.appending(path: "docs/examples"))
        for name in ["silo", "network", "everyone", "mine"] {
            let base = name == "mine" ? "network" : name
            _ = try programs.file("\(name).yaml", "title: \(name)\nextends: polder:groot-rijnmond/\(base)\n")
        }
        _ = try programs.file(
            "figures.csv",
            "figure,region,value,unit,year,source\njobs.employment[industry],NL33C,60000,persons,2023,own count\n"
        )
    }

    /// The lines of all help texts that show how a command is called.
    func examples(_ programs: Programs) throws -> [String] {
        let commands = [
            "compare", "run", "validate", "import", "describe", "watch", "runs", "show", "rerun", "rename",
            "note", "keep", "cancel", "delete",
            "status",
            "queue",
            "queue show", "queue pause", "queue resume", "queue move", "queue prioritize", "store",
            "store backup",
            "store prune", "store check", "backcast", "calibrate", "keygen", "daemon", "daemon start",
            "daemon stop",
        ]
        return try commands.flatMap { command in
            let help = try programs.polder(command.split(separator: " ").map(String.init) + ["--help"])
            #expect(help.code == 0)
            // A long example goes on in the next line.
            let part = help.out.split(separator: "Examples:\n").last?.split(separator: "\n\n").first ?? ""
            let joined = part.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .reduce(into: [String]()) { lines, line in
                    if line.hasPrefix("polder ") {
                        lines.append(line)
                    } else if !lines.isEmpty {
                        lines[lines.count - 1] += " " + line
                    }
                }
            #expect(!joined.isEmpty, "\(command) shows no example")
            return joined
        }
    }

    @Test("every example does what it says, in a folder that has its files and a daemon that has its runs")
    func executed() throws {
        let programs = try Programs()
        try makeFiles(for: programs)
        programs.workingFolder = programs.folder
        let done = try programs.polder(submission).out.trimmed
        #expect(try programs.polder("watch", done).code == 0)
        for example in try examples(programs) {
            var words = example.split(separator: " ").dropFirst().map(String.init)
            var run = done
            // Over tcp there is another daemon, which is tested elsewhere.
            if words.contains(where: { $0.hasPrefix("tcp://") }) { continue }
            if !Self.ended.contains(words[0]), words.contains("k3v9q2xa") || words.contains("k3v") {
                _ = try programs.polder("queue", "pause")
                run = try programs.polder(submission).out.trimmed
            }
            let other = words.contains("q7mxk2vb") ? try programs.polder(submission).out.trimmed : ""
            words = words.map { word in
                switch word {
                case "k3v9q2xa": run
                case "k3v": String(run.prefix(7))
                case "q7mxk2vb": other
                case "4000", "1000": "16"
                default: word
                }
            }
            if words[0] == "calibrate" {
                try begins(words, programs)
                continue
            }
            let answer = try programs.polder(words)
            #expect(answer.code == 0, "\(example)\n\(answer.err)")
        }
    }

    /// A search takes minutes, and `make backcasts` waits for all of it: here it begins, and goes on when asked again.
    private func begins(_ words: [String], _ programs: Programs) throws {
        let folder = programs.folder.path + "/state/polder/calibrations"
        func tried() -> Set<String> {
            Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        }
        let before = tried()
        let search = try programs.start(words)
        try waitUntil("the first set of values of a search") {
            try #require(search.process.isRunning)
            return tried() != before
        }
        search.process.interrupt()
        search.process.waitUntilExit()
        #expect(search.process.terminationStatus == 130)
        #expect(try programs.text("\(search.name).err").contains("the same command goes on"))
    }

    private let submission = ["run", "network.yaml", "--members", "8", "--detach"]
}
