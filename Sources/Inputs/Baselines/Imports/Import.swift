import Modelling
public import Reading
import Spelling
import Words

extension Catalogue {
    /// Makes a table to lay over the figures from a file that somebody else laid out, and says what it changes.
    ///
    /// - Parameter baseline: what the numbers are compared with.
    /// - Throws: every reason why it cannot be done, at once.
    public func imported(
        _ file: SourceFile, _ options: ImportOptions = ImportOptions(), over baseline: DescribedBaseline
    ) throws(Problems) -> ImportedFigures {
        let reading = Import(file, options: options, content: content)
        guard reading.problems.isEmpty else { throw Problems(reading.problems) }
        let overlay = reading.overlay
        let table = SourceFile(name: file.name, text: overlay)
        var found: [Problem] = []
        do {
            _ = try self.baseline(over: [table])
        } catch {
            found = error.all.map { reading.atItsCell($0) }
        }
        let compared = reading.compared(with: baseline)
        // A number in another unit is told as that, and not as one that is not possible.
        if !compared.problems.isEmpty { found = compared.problems }
        guard found.isEmpty else { throw Problems(found) }
        return ImportedFigures(
            layout: reading.layout, overlay: overlay, changes: compared.changes, notes: reading.notes,
            warnings: (reading.warnings + compared.warnings).sorted())
    }
}

/// The way of a file to a table of figures: its layout, its columns, its numbers, the checks.
struct Import {
    private(set) var layout: ImportLayout = .table
    private(set) var problems: [Problem] = []
    private(set) var warnings: [Problem] = []
    private(set) var notes: [Phrase] = []
    private var values: [ImportedValue] = []
    private var evidence = Evidence.Grade.judged
    private var source = ""
    private let file: String
    private let options: ImportOptions
    private let content: FigureTables.Content

    init(_ file: SourceFile, options: ImportOptions, content: FigureTables.Content) {
        self.file = file.name
        self.options = options
        self.content = content
        let table = ForeignTable(file)
        problems = table.problems
        guard problems.isEmpty else { return }
        let titles = Set(table.columns.map { spelling(of: $0.title) })
        let line = table.columns[0].cell.line
        if let own = OwnTable(table, options: options, content: content) {
            layout = .table
            problems = own.problems
            values = own.values
            notes = own.notes
            return
        }
        layout = options.layout ?? Self.layout(of: table, titles)
        if options.layout == nil {
            notes.append(Phrase("import.layout", ["layout": .word("import.layout.\(layout.rawValue)")]))
        }
        describeSource(table)
        switch layout {
        case .leefbaarometer: problems.append(Problem(file.name, line, 1, .leefbaarometer))
        case .rivm:
            let reading = DepositionReading(table, options: options, content: content)
            problems += reading.problems
            notes += reading.notes
            values = reading.values
        case .statline, .table: read(table)
        }
    }

    private static func layout(of table: ForeignTable, _ titles: Set<String>) -> ImportLayout {
        let scores = ["lbm", "afw"].contains { titles.contains($0) }
        let areas = ["gm code", "wk code", "bu code", "gm naam", "pc4"].contains { titles.contains($0) }
        if scores, areas { return .leefbaarometer }
        if DepositionReading.fits(table) { return .rivm }
        let words = ["regio s", "regios", "regiokenmerken", "perioden", "periods", "wijkenenbuurten"]
        let isCounted = (table.footers + table.titles).contains {
            $0.contains("CBS") || $0.contains("Centraal Bureau") || $0.contains("Statistics Netherlands")
        }
        return isCounted || words.contains { titles.contains($0) } ? .statline : .table
    }

    private mutating func describeSource(_ table: ForeignTable) {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        evidence =
            switch layout {
            case .statline: .measured
            case .table where isOfEurostat(table): .measured
            case .rivm: .published
            case .table, .leefbaarometer: .judged
            }
        if let said = options.evidence {
            evidence = said
        } else {
            notes.append(Phrase("import.evidence", ["evidence": .word("import.grade.\(evidence.rawValue)")]))
        }
        switch layout {
        case _ where options.source != nil: source = options.source ?? ""
        case .statline: source = "CBS StatLine, \(table.titles.first ?? name)"
        case .rivm: source = "RIVM, deposition by Natura 2000 area, \(name)"
        case .table where isOfEurostat(table): source = "Eurostat, \(name)"
        case .table: problems.append(Problem(file, table.columns[0].cell.line, 1, .sourceNotSaid))
        case .leefbaarometer: break
        }
        if options.source == nil, !source.isEmpty {
            notes.append(Phrase("import.source", ["source": .text(source)]))
        }
    }

    /// Whether a table has the keys of Eurostat: `geo` with a frequency or a dataflow, in columns or in one cell.
    private func isOfEurostat(_ table: ForeignTable) -> Bool {
        let titles = Set(table.columns.map { spelling(of: $0.title) })
        return table.columns.contains {
            $0.title.lowercased().contains("geo\\time") || $0.title.lowercased().contains("geo/time")
        }
            || titles.contains("dataflow") && titles.contains("geo")
            || titles.isSuperset(of: ["freq", "geo", "time period"])
            || titles.isSuperset(of: ["geo", "time period", "obs value"])
            || table.titles.contains { $0.contains("Eurostat") } || titles.contains("geo labels")
    }

    private mutating func read(_ table: ForeignTable) {
        var rows = ForeignRows(table, options: options, content: content)
        guard rows.problems.isEmpty else {
            problems += rows.problems
            return
        }
        refusePartAbove(table)
        let search = TopicSearch(rows, options: options, content: content)
        problems += search.problems
        notes += search.notes
        var read: [(topic: Topic, entries: [ForeignRows.Entry])] = []
        for topic in search.topics { read.append((topic, rows.entries(of: topic.columns))) }
        notes += rows.notes
        let numbers = NumberReading(
            read.flatMap { $0.entries.map(\.cell) }, decimal: options.decimal, file: file,
            others: table.rows.flatMap(\.cells))
        guard numbers.problems.isEmpty else {
            problems += rows.problems + numbers.problems
            return
        }
        for (topic, entries) in read {
            let taken = TopicValues(
                entries, of: topic, isOneOfSeveral: read.count > 1, numbers: numbers, rows: &rows,
                options: options, content: content)
            values += taken.values
            problems += taken.problems
            warnings += taken.warnings
            notes += taken.notes.filter { !notes.contains($0) }
        }
        problems += rows.problems
        if values.isEmpty, problems.isEmpty {
            let reasons = notes.filter { Self.reasons.contains($0.key) }
            problems.append(Problem(file, table.columns[0].cell.line, 1, .nothingLeft(reasons)))
        }
    }

    /// The table as `--data` takes it.
    var overlay: String {
        func quoted(_ text: String) -> String {
            text.contains { ",\"".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
        }
        return "figure,region,value,unit,year,source,evidence\n"
            + values.map { value in
                [
                    value.figure, value.place, unmistakable(value.value), value.unit, "\(value.year)",
                    quoted(value.source ?? source), (value.evidence ?? evidence).rawValue,
                ].joined(separator: ",") + "\n"
            }.joined()
    }

    /// A problem of the table, told at the cell of the file that the line came from.
    func atItsCell(_ problem: Problem) -> Problem {
        let index = problem.line - 2
        guard problem.file == file, values.indices.contains(index) else { return problem }
        let cell = values[index].cell
        let fact = problem.fact.afterLine { values.indices.contains($0 - 2) ? values[$0 - 2].cell.line : $0 }
        return Problem(file, cell.line, cell.column, fact)
    }

    /// What the numbers change of what the project has.
    func compared(with baseline: DescribedBaseline) -> ImportComparison {
        ImportComparison(values, with: baseline, content: content, file: file)
    }

    /// Whether the user has named no figure of one class, which the rows may well be of.
    private var namesNoClass: Bool {
        let element = options.figure.map { parts(of: FigureTitles.figure(called: $0) ?? $0).element } ?? ""
        return element.isEmpty || Int(element) != nil
    }

    /// Refuses a file whose title tells a part of the whole, where the user has not said what its numbers are.
    private mutating func refusePartAbove(_ table: ForeignTable) {
        guard options.column == nil, namesNoClass,
            let title = table.titles.first(where: { ForeignClasses.partAbove($0) != nil }),
            let word = ForeignClasses.partAbove(title)
        else { return }
        problems.append(
            Problem(file, table.columns[0].cell.line, 1, .partAbove(title, word: word)))
    }

    /// The notes that say why a number was left out.
    private static let reasons: Set = [
        "import.other_areas", "import.municipalities_left_out", "import.neighbourhoods_left_out",
        "import.year_lacks", "import.levels_left_out", "import.areas_not_found", "import.areas_incomplete",
        "import.not_understood", "import.parts_of_years", "import.no_number",
    ]
}
