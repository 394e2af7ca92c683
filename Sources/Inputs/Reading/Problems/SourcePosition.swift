/// Where something stands in a file that a user gave.
public struct SourcePosition: Hashable, Sendable {
    /// The file's name, as the user gave it.
    public let file: String
    /// Counts from 1.
    public let line: Int
    /// Counts characters (Unicode scalars) from 1.
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension SourcePosition: CustomStringConvertible, Comparable {
    /// `scenarios/rijnmond.yaml:14:9`
    public var description: String { "\(file):\(line):\(column)" }

    public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}
