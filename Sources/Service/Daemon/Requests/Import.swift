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
        do {
            return ImportReply(try catalogue.imported(request.file, request.options, over: baseline))
        } catch {
            throw .notImported(error.all)
        }
    }
}

extension ImportReply {
    init(_ imported: ImportedFigures) {
        self.init(
            overlay: imported.overlay,
            layout: imported.layout, changes: imported.changes, notes: imported.notes,
            warnings: imported.warnings.prefix(Diagnostic.most).map { problem in
                var warning = Diagnostic(problem)
                warning.severity = .warning
                return warning
            })
    }
}
