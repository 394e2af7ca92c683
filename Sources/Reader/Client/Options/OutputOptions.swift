import ArgumentParser
import Messages

/// How a result leaves the program.
struct OutputOptions: ParsableArguments {
    @Option(help: "table (default), json or csv; of a member also arrow.")
    var format: String?

    @Option(name: [.short, .customLong("output")], help: "A file to write the result to.")
    var output: String?

    enum Format: String, CaseIterable { case table, json, csv }

    /// - Throws: `Complaint` with the nearest format that there is.
    func chosen() throws -> Format {
        let format = format ?? Format.table.rawValue
        guard let chosen = Format(rawValue: format) else {
            throw Complaint(
                Misspelt.unknown(format, kind: "format", among: Format.allCases.map(\.rawValue)), .input)
        }
        return chosen
    }
}
