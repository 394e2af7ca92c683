import Foundation
import Messages
import Results
import Synchronization
import Words

/// What goes to the terminal beside the result.
enum Terminal {
    private static let environment = ProcessInfo.processInfo.environment

    /// Whether somebody watches standard error.
    static let isWatched = isatty(STDERR_FILENO) == 1

    /// Whether somebody can be asked: both ends are a terminal.
    static let canAsk = isWatched && isatty(STDIN_FILENO) == 1

    /// Whether pictures can be drawn in place of one another.
    static let canDraw =
        isWatched && environment["TERM"] != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty

    /// Columns of the window, at most 140; 110 where there is none, as in a pipe.
    static var width: Int { window ?? 110 }

    /// Columns of the window that standard output is shown in, or what `COLUMNS` says of a reader behind a pipe.
    static var window: Int? {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return min(Int(size.ws_col), 140)
        }
        return environment["COLUMNS"].flatMap { Int($0) }.flatMap { (40...140).contains($0) ? $0 : nil }
    }

    /// A sentence for people, beside the result.
    static func say(_ phrase: Phrase) { say(line: phrase.said) }

    /// A line for people that somebody else wrote.
    static func say(line: String) {
        try? FileHandle.standardError.write(
            contentsOf: Data("\(line.shown(isMultiline: true))\n".utf8))
    }

    /// A sentence that is the answer.
    ///
    /// - Throws: `Complaint` where standard output takes nothing.
    static func answer(_ phrase: Phrase) throws { try answer(line: phrase.said) }

    /// A line that is the answer.
    ///
    /// - Throws: `Complaint` where standard output takes nothing.
    static func answer(line: String) throws { try write(Data("\(line.shown(isMultiline: true))\n".utf8)) }

    /// Writes to standard output.
    ///
    /// - Throws: `Complaint` where it takes nothing.
    static func write(_ data: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: data)
        } catch {
            throw Complaint(Phrase("client.no_output"), .input)
        }
    }

    /// Asks for a yes.
    static func agrees(_ question: Phrase) -> Bool {
        try? FileHandle.standardError.write(
            contentsOf: Data("\(question.said.shown(isMultiline: true)) ".utf8))
        let answer = (readLine() ?? "").trimmingCharacters(in: .whitespaces).lowercased()
        return ["j", "ja", "y", "yes"].contains(answer)
    }

    /// Columns of the window that is drawn in; 80 where there is none.
    static var drawingWidth: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col) - 1
    }

    // Lines that were drawn last; one thread draws.
    private static let drawn = Mutex(0)

    /// Draws in place: each picture takes the place of the one before.
    static func draw(_ lines: [String]) {
        guard canDraw, !lines.isEmpty else { return }
        wipe()
        let width = drawingWidth
        let picture = lines.map { String($0.shown().prefix(width)) }.joined(separator: "\n")
        say(picture)
        drawn.withLock { $0 = lines.count }
    }

    /// Takes away what was drawn.
    static func wipe() {
        guard canDraw else { return }
        let lines = drawn.withLock { drawn in
            defer { drawn = 0 }
            return drawn
        }
        guard lines > 0 else { return }
        let up = lines > 1 ? "\u{1B}[\(lines - 1)A" : ""
        say("\r\(up)\u{1B}[J")
    }

    private static func say(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}

extension String {
    /// With spaces before it until it is so long.
    func filledBefore(to count: Int) -> String {
        String(repeating: " ", count: Swift.max(0, count - self.count)) + self
    }
}
