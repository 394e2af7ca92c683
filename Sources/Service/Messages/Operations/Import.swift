internal import Words

/// Makes a table of figures from a file that somebody else laid out. Nothing is stored.
public struct ImportRequest: Codable, Equatable, Sendable {
    public var file: File
    public var options: Options

    /// The file: the daemon never opens a path of the client.
    public struct File: Codable, Equatable, Hashable, Sendable {
        /// The path as the client names it in messages.
        public var name: String
        /// The whole text.
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// What the user says that the file does not; nil leaves it to the file.
    public struct Options: Codable, Equatable, Hashable, Sendable {
        /// The figure that the column holds.
        public var figure: String?
        /// The column that holds the figure.
        public var column: String?
        /// The year to take.
        public var year: Int?
        /// Where the numbers come from.
        public var source: String?
        public var evidence: Grade?
        /// What the numbers are in.
        public var unit: String?
        /// What the numbers are multiplied by.
        public var factor: Double?
        /// The column that says the region.
        public var regionColumn: String?
        public var layout: Layout?
        /// Which mark numbers are written with.
        public var decimal: Decimal?

        public init(
            figure: String? = nil, column: String? = nil, year: Int? = nil, source: String? = nil,
            evidence: Grade? = nil, unit: String? = nil, factor: Double? = nil, regionColumn: String? = nil,
            layout: Layout? = nil, decimal: Decimal? = nil
        ) {
            self.figure = figure
            self.column = column
            self.year = year
            self.source = source
            self.evidence = evidence
            self.unit = unit
            self.factor = factor
            self.regionColumn = regionColumn
            self.layout = layout
            self.decimal = decimal
        }
    }

    /// How far the numbers can be trusted; `assumed` is what clients of 1.0 call `judged`.
    public enum Grade: String, Word {
        case measured, published, tuned, judged, assumed

        /// Those that are offered.
        public static let allCases: [Grade] = [.measured, .published, .tuned, .judged]
    }

    /// How the file is laid out.
    public enum Layout: String, Word { case statline, table, leefbaarometer, rivm }

    /// The mark before the part of a number that is less than one.
    public enum Decimal: String, Word { case comma, point }

    public init(file: File, options: Options = Options()) {
        self.file = file
        self.options = options
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        file = try fields.decode(File.self, forKey: .file)
        options = try fields.decodeIfPresent(Options.self, forKey: .options) ?? Options()
        try check()
    }

    /// - Throws: `request.invalid` for options that cannot be.
    public func check() throws(Refusal) {
        if let factor = options.factor, factor == 0 || !factor.isFinite {
            throw .field("options.factor", .isValue(.number(factor)), Phrase("fix.not_zero"))
        }
        guard options.unit == nil || options.factor == nil else {
            throw .field("options.factor", Phrase("field.beside_unit"), Phrase("fix.leave_one"))
        }
        if let source = options.source, source.contains(where: \.isNewline) || source.isEmpty {
            throw .field("options.source", Phrase("field.many_lines"), Phrase("fix.one_line"))
        }
    }
}

extension ImportRequest: Request {
    public typealias Answer = ImportReply
    public static let op = "import"
}

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
