import Baselines
import Messages
import Modelling
import Reading
import Words

extension ImportRequest: AnsweredRequest {
    static let lane = Lane.files

    func answer(by handler: RequestHandler, for client: String) throws -> ImportReply {
        try handler.knowledge.imported(self)
    }
}

extension Knowledge {
    /// A table of figures from a file of others, and what it would change.
    ///
    /// - Throws: `import.invalid` with every reason why not.
    func imported(_ request: ImportRequest) throws(Refusal) -> ImportReply {
        var options = ImportOptions()
        options.figure = request.options.figure
        options.column = request.options.column
        options.year = request.options.year
        options.source = request.options.source
        options.evidence = request.options.evidence.flatMap { Evidence.Grade(word: $0.rawValue) }
        options.unit = request.options.unit
        options.factor = request.options.factor
        options.regionColumn = request.options.regionColumn
        options.layout = request.options.layout.flatMap { ImportLayout(rawValue: $0.rawValue) }
        options.decimal = request.options.decimal.flatMap { DecimalMark(rawValue: $0.rawValue) }
        let file = SourceFile(name: request.file.name, text: request.file.text)
        do {
            return ImportReply(try catalogue.imported(file, options, over: baseline))
        } catch {
            throw .notImported(
                error.all.count, error.all.prefix(Self.mostReasons).map { Diagnostic($0) })
        }
    }

    /// More would only say again that the file is another one than was meant.
    private static let mostReasons = 200
}

extension ImportReply {
    init(_ imported: ImportedFigures) {
        self.init(
            overlay: imported.overlay,
            layout: ImportRequest.Layout(rawValue: imported.layout.rawValue) ?? .table,
            changes: imported.changes.map { change in
                Change(
                    figure: change.figure, place: change.place, placeName: change.placeName,
                    before: change.before, beforeYear: change.beforeYear, after: change.after,
                    year: change.year, unit: change.unit)
            },
            notes: imported.notes.map { $0.text(.english) },
            warnings: imported.warnings.map { problem in
                var warning = Diagnostic(problem)
                warning.severity = .warning
                return warning
            })
    }
}
