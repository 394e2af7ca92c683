import ArgumentParser
import Messages

/// Something that the user is told instead of a result, and what the program exits with.
struct Complaint: Error {
    var lines: [String]
    var code: Messages.ExitCode

    init(_ line: String, _ code: Messages.ExitCode) {
        lines = [line]
        self.code = code
    }

    init(lines: [String], _ code: Messages.ExitCode) {
        self.lines = lines
        self.code = code
    }

    /// A reply of another operation than the one that was asked for.
    static let otherAnswer = Complaint(
        "the daemon answered something else; use programs of one version", .unavailable)

    /// A refusal of the daemon; every problem of the files on a line of its own.
    init(_ refusal: Refusal) {
        let diagnostics = refusal.detail.diagnostics?.map { "\($0)" } ?? []
        lines = diagnostics.isEmpty ? [refusal.message] : diagnostics
        code = refusal.code.exitCode
    }
}

extension AsyncParsableCommand {
    /// Runs a command's work; what goes wrong is told and becomes the exit code.
    func telling(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let complaint as Complaint {
            Terminal.wipe()
            complaint.lines.forEach(Terminal.say)
            throw ArgumentParser.ExitCode(complaint.code.rawValue)
        } catch let refusal as Refusal {
            Terminal.wipe()
            let complaint = Complaint(refusal)
            complaint.lines.forEach(Terminal.say)
            throw ArgumentParser.ExitCode(complaint.code.rawValue)
        }
    }
}
