import Foundation

/// polderd and polder as a user has them, in folders of their own that go when the test ends.
final class Programs {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let debug = root.path + "/.build/debug"
    /// Where the programs are that most tests drive: the debug build, unless another one is named.
    static let usual = ProcessInfo.processInfo.environment["POLDER_BIN"] ?? debug
    /// Where the release build is; nil where none was made.
    static let release = ProcessInfo.processInfo.environment["POLDER_RELEASE_BIN"]

    let folder: URL
    let bin: String
    /// Variables that `polder` has beside the usual ones.
    var environment: [String: String] = [:]
    /// Where its programs run: the repository, unless told otherwise.
    var workingFolder = Programs.root

    struct Answer {
        let code: Int32
        let out: String
        let err: String
    }

    /// - Parameter settings: of the daemon that the client starts, by flag.
    init(_ settings: [String: String] = [:], bin: String = Programs.usual) throws {
        self.bin = bin
        for (flag, value) in settings {
            environment["POLDERD_" + flag.uppercased().replacing("-", with: "_")] = value
        }
        folder = URL(filePath: "/tmp/polder-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        _ = try? polder("daemon", "stop")
        try? FileManager.default.removeItem(at: folder)
    }

    /// Where the daemon's sockets are.
    var runtime: String { folder.path + "/run" }

    /// What a program of this test finds in its environment.
    var allVariables: [String: String] {
        var variables = ProcessInfo.processInfo.environment
        variables["POLDER_RUNTIME"] = runtime
        variables["XDG_STATE_HOME"] = folder.path + "/state"
        variables["XDG_CONFIG_HOME"] = folder.path + "/config"
        variables["POLDER_ENDPOINT"] = nil
        // Tests read English unless they ask for another language.
        for name in ["POLDER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] { variables[name] = nil }
        return variables.merging(environment) { $1 }
    }

    /// Runs the client in the repository, and waits for it.
    func polder(_ arguments: String...) throws -> Answer { try polder(arguments) }

    func polder(_ arguments: [String]) throws -> Answer {
        let process = try start(arguments)
        process.process.waitUntilExit()
        return Answer(
            code: process.process.terminationStatus, out: try text("\(process.name).out"),
            err: try text("\(process.name).err"))
    }

    /// Starts the client and goes on.
    func start(_ arguments: [String]) throws -> (process: Process, name: String) {
        let name = UUID().uuidString
        let process = Process()
        process.executableURL = URL(filePath: bin + "/polder")
        process.arguments = arguments
        process.currentDirectoryURL = workingFolder
        process.environment = allVariables
        // Files rather than pipes: a daemon that the client starts would keep a pipe open.
        process.standardOutput = try handle("\(name).out")
        process.standardError = try handle("\(name).err")
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return (process, name)
    }

    func text(_ file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    /// Writes a file into the test's folder and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let url = folder.appending(path: name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    private func handle(_ file: String) throws -> FileHandle {
        let url = folder.appending(path: file)
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        return try FileHandle(forWritingTo: url)
    }
}

/// Waits for something to become true, a minute at most.
///
/// - Throws: `NeverHappened`, or what `condition` throws.
func waitUntil(_ what: String, seconds: Int = 60, holds condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened(what: what, seconds: seconds) }
        // Another process works at it: it gets the processor.
        sched_yield()
    }
}

/// What a test waited for in vain.
struct NeverHappened: Error, CustomStringConvertible {
    let what: String
    let seconds: Int
    var description: String { "\(what) did not happen within \(seconds) seconds" }
}

extension String {
    /// Without the line feed that a program ends its answer with.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
