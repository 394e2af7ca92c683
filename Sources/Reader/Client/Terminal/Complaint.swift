import Messages
import Words

/// Something that the user is told instead of a result, and what the program exits with.
struct Complaint: Error {
    var lines: [Line]
    var code: Messages.ExitCode

    /// One line of what is told.
    enum Line: Equatable {
        case phrase(Phrase)
        /// As somebody else said it: a daemon of another version, a library.
        case text(String)

        var said: String {
            switch self {
            case .phrase(let phrase): phrase.said
            case .text(let text): text
            }
        }
    }

    init(_ phrase: Phrase, _ code: Messages.ExitCode) { self.init([phrase], code) }

    init(_ phrases: [Phrase], _ code: Messages.ExitCode) { self.init(lines: phrases.map(Line.phrase), code) }

    init(texts: [String], _ code: Messages.ExitCode) { self.init(lines: texts.map(Line.text), code) }

    init(lines: [Line], _ code: Messages.ExitCode) {
        self.lines = lines
        self.code = code
    }

    /// A reply of another operation than the one that was asked for.
    static let otherAnswer = Complaint(Phrase("client.other_answer"), .unavailable)

    /// A refusal of the daemon; problems of files as a page that shows their lines.
    ///
    /// - Parameters:
    ///   - texts: of the files that were sent, by name.
    ///   - ending: whether a last line says how to look a file over.
    init(_ refusal: Refusal, texts: [String: String] = [:], ending: Bool = true) {
        let diagnostics = refusal.detail.diagnostics ?? []
        self.init(
            texts: diagnostics.isEmpty
                ? [refusal.message(in: Speech.language)]
                : [DiagnosticPage(diagnostics, texts: texts).text(ending: ending)],
            refusal.code.exitCode)
        if let more = refusal.detail.more {
            lines.append(.phrase(Phrase("client.problems.more", ["count": .count(more)])))
        }
    }
}
