public import Reading
public import Words

/// What became of a file: a table to lay over the figures, and what it changes.
public struct ImportedFigures: Sendable {
    public let layout: ImportLayout
    /// Text of the table, as `--data` takes it.
    public let overlay: String
    public let changes: [Change]
    /// What was guessed, summed, converted or left out, a sentence each.
    public let notes: [Phrase]
    /// What is odd, but no reason to refuse the file.
    public let warnings: [Problem]

    /// One line of the table beside what the project has.
    public struct Change: Sendable, Hashable {
        public let figure: String
        /// Code of the region, the province or `NL`.
        public let place: String
        public let placeName: String
        /// What the project has; nil where it has nothing of this place.
        public let before: Double?
        /// The year that `before` is about.
        public let beforeYear: Int?
        public let after: Double
        public let year: Int
        public let unit: String
    }
}

/// One number of a foreign table that a figure is to have.
struct ImportedValue {
    let figure: String
    /// Code of the place.
    let place: String
    let value: Double
    let year: Int
    /// Where it stands, or where the first of the numbers stands that it is the sum of.
    let cell: Delimited.Cell
    let unit: String
}
