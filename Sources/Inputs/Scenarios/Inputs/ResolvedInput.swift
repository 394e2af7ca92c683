internal import Baselines
public import Reading

/// One thing that a scenario says, after its files are laid over each other and defaults are filled in.
public struct ResolvedInput: Hashable, Sendable {
    /// `roadmap.safe_neighbourhoods.mode`; the same for the same thing in every scenario.
    public let path: String
    /// `network`; numbers in the unit of the model.
    public let value: String
    /// Where it is written; nil where it follows from the catalogue of measures.
    public let position: SourcePosition?
    /// The key that says so, where that is another: `collaboration.mode`.
    public let writtenAs: String

    init(path: String, value: String, position: SourcePosition?, writtenAs: String? = nil) {
        self.path = path
        self.value = value
        self.position = position
        self.writtenAs = writtenAs ?? path
    }
}

extension Scenario {
    /// The scenario as text: equal for scenarios that give the same results, whatever their files look like.
    ///
    /// One `path = value` a line, in alphabetical order, then the tables laid over the baseline. Title and
    /// existing plans are left out, since they change no number.
    public var canonicalText: String {
        let lines = inputs.sorted { $0.path < $1.path }.map { "\($0.path) = \($0.value)\n" }
        return lines.joined() + overlays.map { "data\n\($0.text)" }.joined()
    }
}
