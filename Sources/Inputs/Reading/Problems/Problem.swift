internal import Modelling
public import Results
public import Words

/// One thing in a file that somebody should change, or should know about.
public struct Problem: Error, Hashable, Sendable {
    /// What the file is; the first part of every code.
    public enum Area: String, CaseIterable, Sendable {
        /// A scenario.
        case scenario
        /// A table of figures, the catalogue of measures, a file of others.
        case data
    }

    public enum Severity: String, Word {
        /// The file cannot be used.
        case error
        /// It can, but the user should look at it.
        case warning
    }

    public let position: SourcePosition
    /// The keys that lead to it: `roadmap[2].lead`; empty where it concerns the file.
    public let path: String
    public let area: Area
    public let fact: Fact
    /// The files that bring it in by `extends`; empty where the user gave the file itself.
    public var extendedBy: [String] = []

    public init(_ area: Area, at position: SourcePosition, path: String = "", _ fact: Fact) {
        self.position = position
        self.path = path
        self.area = area
        self.fact = fact
    }
}

extension Problem {
    public var severity: Severity { fact.isWarning ? .warning : .error }

    /// A stable word for programs: `scenario.unknown_name`.
    public var code: String { "\(area.rawValue).\(fact.code)" }

    /// What stands in its sentences, with the files that bring it in, if any.
    public var arguments: [String: Phrase.Argument] {
        guard let first = extendedBy.first else { return fact.arguments }
        let others = extendedBy.count - 1
        return fact.arguments.merging([
            Phrase.extendedBy: .text(first), Phrase.others: others == 0 ? .optional(nil) : .count(others),
        ]) { own, _ in own }
    }

    /// What is the case, without a full stop.
    public var phrase: Phrase { .fact(code, arguments) }

    /// What the user can do about it, without a full stop.
    public var wayOut: Phrase { .wayOut(code, arguments) }
}

extension Problem {
    /// In English.
    public var factSentence: String { phrase.text(.english) }

    /// The way out, in English.
    public var fix: String { wayOut.text(.english) }
}

extension Problem: CustomStringConvertible, Comparable {
    /// In English: `scenarios/rijnmond.yaml:14:9: there is no measure 'sme_outrech'; did you mean 'sme_outreach'?`
    public var description: String {
        let warning = severity == .warning ? "warning: " : ""
        return "\(position): \(warning)\(factSentence); \(fix)"
    }

    public static func < (a: Problem, b: Problem) -> Bool {
        a.position == b.position ? a.description < b.description : a.position < b.position
    }
}

/// Everything that is the matter, in the order of the files; never empty.
public struct Problems: Error, Hashable, Sendable, CustomStringConvertible {
    public let all: [Problem]

    public init(_ all: [Problem]) { self.all = all.sorted() }

    /// One problem a line.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
