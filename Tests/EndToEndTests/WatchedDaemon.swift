import Foundation
import Testing

/// A daemon whose log is read while it works, so that it can be killed at a moment of its choosing.
final class WatchedDaemon {
    private let process = Process()
    private let log: String
    private let programs: Programs

    /// Starts a daemon and waits until it answers.
    ///
    /// - Parameters:
    ///   - arguments: flags beside those that make it say what it does.
    ///   - environment: variables beside those of the programs.
    init(_ programs: Programs, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
        self.programs = programs
        log = programs.folder.path + "/daemon-\(UUID().uuidString).log"
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        process.executableURL = URL(filePath: programs.bin + "/polderd")
        process.arguments = ["--log-level", "debug"] + arguments
        process.environment = programs.allVariables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
        try process.run()
        // The client asks until it answers; with an endpoint named it starts none of its own.
        try waitUntil("an answer of the daemon") {
            try #require(process.isRunning, "\(lines.joined(separator: "\n"))")
            return try programs.polder("status", "--endpoint", programs.runtime).code == 0
        }
    }

    deinit { kill() }

    /// The last that it said, for a test that fails.
    var lastLines: String { lines.suffix(8).joined(separator: "\n") }

    private var lines: [String] {
        ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    /// Reads the log until it says that the run has come so far.
    func wait(for moment: KillTests.Moment, of run: String) throws {
        let word = moment == .running ? "computing" : moment.rawValue
        let end = ContinuousClock.now + .seconds(60)
        // Without a pause: the moment that is waited for may last less than one.
        while !lines.contains(where: { $0.contains(" \(word)") && $0.contains(run) }) {
            try #require(process.isRunning)
            guard ContinuousClock.now < end else {
                throw NeverHappened(what: "\(word) of \(run)", seconds: 60)
            }
        }
    }

    /// The last that the log says of a run.
    func moment(of run: String) -> KillTests.Moment {
        let said = lines.filter { $0.contains(run) }
        if said.contains(where: { $0.contains(" committing") }) { return .committing }
        if said.contains(where: { $0.contains(" finishing") }) { return .finishing }
        return said.contains { $0.contains(" computing") } ? .running : .queued
    }

    /// Lets time pass without giving the processor away: what is killed should be in the middle of something.
    func spin(microseconds: Int) {
        let end = ContinuousClock.now + .microseconds(microseconds)
        while ContinuousClock.now < end {}
    }

    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    var isRunning: Bool { process.isRunning }

    /// Asks it to end, and goes on.
    func terminate() { process.terminate() }

    /// Waits for its end; returns the exit code.
    func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }
}
