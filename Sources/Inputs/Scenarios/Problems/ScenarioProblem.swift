/// One thing that a user should change in a scenario, or should know about it.
public struct ScenarioProblem: Error, Hashable, Sendable {
    public enum Severity: String, Sendable {
        /// The scenario cannot run.
        case error
        /// It can, but the user should look at it.
        case warning
    }

    public let place: SourcePlace
    /// The keys that lead to it: `roadmap[2].lead`; empty where it concerns the file.
    public let path: String
    public let fact: Fact
    /// The files that bring it in by `extends`; empty where the user gave the file itself.
    public var extendedBy: [String] = []

    init(at place: SourcePlace, path: String = "", _ fact: Fact) {
        self.place = place
        self.path = path
        self.fact = fact
    }
}

extension ScenarioProblem {
    public var severity: Severity { fact.isWarning ? .warning : .error }

    /// A stable word for programs: `scenario.unknown_name`.
    public var code: String { "scenario.\(fact.code)" }

    /// What is the case, without a full stop.
    public var factSentence: String {
        guard let first = extendedBy.first else { return fact.sentence.fact }
        let others = extendedBy.count - 1
        let more = others == 0 ? "" : " and \(others) other\(others == 1 ? "" : "s")"
        return "\(fact.sentence.fact) (extended by \(first)\(more))"
    }

    /// What the user can do about it.
    public var fix: String { fact.sentence.fix }
}

extension ScenarioProblem: CustomStringConvertible, Comparable {
    /// `scenarios/rijnmond.yaml:14:9: there is no measure 'sme_outreech'; did you mean 'sme_outreach'?`
    public var description: String {
        let warning = severity == .warning ? "warning: " : ""
        return "\(place): \(warning)\(factSentence); \(fix)"
    }

    public static func < (a: ScenarioProblem, b: ScenarioProblem) -> Bool {
        a.place == b.place ? a.description < b.description : a.place < b.place
    }
}
