/// A table to lay over the figures, and what it changes.
public struct ImportReply: Codable, Equatable, Sendable {
    /// Text of the table, for a file of role `data`.
    public var overlay: String
    /// How the file was read.
    public var layout: ImportRequest.Layout
    public var changes: [Change]
    /// What was guessed, summed, converted or left out, a sentence each.
    public var notes: [String]
    /// What is odd about the file, but no reason to refuse it.
    public var warnings: [Diagnostic]

    /// A figure of a place, before and after.
    public struct Change: Codable, Equatable, Hashable, Sendable {
        public var figure: String
        /// Code of a region or province, or `NL`.
        public var place: String
        public var placeName: String
        /// Nil where nothing is known of this place.
        public var before: Double?
        /// The year that `before` is about.
        public var beforeYear: Int?
        public var after: Double
        public var year: Int
        public var unit: String

        public init(
            figure: String, place: String, placeName: String, before: Double?, beforeYear: Int?,
            after: Double,
            year: Int, unit: String
        ) {
            self.figure = figure
            self.place = place
            self.placeName = placeName
            self.before = before
            self.beforeYear = beforeYear
            self.after = after
            self.year = year
            self.unit = unit
        }
    }

    public init(
        overlay: String, layout: ImportRequest.Layout, changes: [Change], notes: [String],
        warnings: [Diagnostic] = []
    ) {
        self.overlay = overlay
        self.layout = layout
        self.changes = changes
        self.notes = notes
        self.warnings = warnings
    }
}
