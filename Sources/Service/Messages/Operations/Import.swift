internal import Modelling
public import Reading
public import Words

/// Makes a table of figures from a file that somebody else laid out. Nothing is stored.
public struct ImportRequest: Codable, Equatable, Sendable {
    /// The file: the daemon never opens a path of the client.
    public var file: SourceFile
    /// What the user says that the file does not.
    public var options: ImportOptions

    public init(file: SourceFile, options: ImportOptions = ImportOptions()) {
        self.file = file
        self.options = options
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        file = try fields.decode(SourceFile.self, forKey: .file)
        options = try fields.decodeIfPresent(ImportOptions.self, forKey: .options) ?? ImportOptions()
        try check()
    }

    /// - Throws: `request.invalid` for options that cannot be.
    public func check() throws(Refusal) {
        try file.name.check("file.name", most: RunRequest.Limits.fileName)
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
    public var layout: ImportLayout
    public var changes: [ImportedChange]
    /// What was guessed, summed, converted or left out, a sentence each, in English: for clients of 1.0.
    public var notes: [String]
    /// What makes the same sentences in any language; nil from a daemon of 1.0.
    public var notePhrases: [Phrase]?
    /// What is odd about the file, but no reason to refuse it.
    public var warnings: [Diagnostic]

    public init(
        overlay: String, layout: ImportLayout, changes: [ImportedChange], notes: [Phrase],
        warnings: [Diagnostic] = []
    ) {
        self.overlay = overlay
        self.layout = layout
        self.changes = changes
        self.notes = notes.map { $0.text(.english) }
        notePhrases = notes
        self.warnings = warnings
    }
}
