import Foundation
import Messages
import Synchronization

/// What goes to the terminal beside the result.
enum Terminal {
    /// Whether somebody watches standard error.
    static let isWatched = isatty(STDERR_FILENO) == 1

    /// Columns of the window; 110 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 110 }
        return min(Int(size.ws_col), 140)
    }

    /// A line for people.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
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
        guard isWatched, !lines.isEmpty else { return }
        wipe()
        let width = drawingWidth
        let picture = lines.map { String($0.prefix(width)) }.joined(separator: "\n")
        FileHandle.standardError.write(Data(picture.utf8))
        drawn.withLock { $0 = lines.count }
    }

    /// Takes away what was drawn.
    static func wipe() {
        guard isWatched else { return }
        let lines = drawn.withLock { drawn in
            defer { drawn = 0 }
            return drawn
        }
        guard lines > 0 else { return }
        let up = lines > 1 ? "\u{1B}[\(lines - 1)A" : ""
        FileHandle.standardError.write(Data("\r\(up)\u{1B}[J".utf8))
    }

    /// The result: to a file or to standard output.
    static func deliver(_ text: String, to file: String?) throws {
        guard let file else {
            FileHandle.standardOutput.write(Data(text.utf8))
            return
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw Complaint("\(file): the file cannot be written; name another with -o", .input)
        }
    }
}
