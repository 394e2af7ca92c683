import Reading
import Spelling
import Words

/// A figure with the columns of a foreign table that hold it.
struct Topic {
    /// As the file calls it.
    let title: String
    /// Without the year in brackets where `years` is not empty.
    let figure: String
    /// The years that the project has the figure of, where they are its elements.
    let years: [Int]
    /// The year that the user named with the figure: `population.residents[2022]`.
    let namedYear: Int?
    /// One, or one for each year.
    let columns: [ForeignTable.Column]
    let limits: Overlay.Limits
    /// What the numbers of the file are multiplied by.
    let factor: Double

    /// The figure of a year.
    func figure(of year: Int) -> String { years.isEmpty ? figure : "\(figure)[\(year)]" }
}

/// Finds what of a foreign table is a figure: what the user named, or what the titles certainly mean.
struct TopicSearch {
    private(set) var topics: [Topic] = []
    private(set) var problems: [Problem] = []
    private(set) var notes: [Phrase] = []
    private let rows: ForeignRows
    private let options: ImportOptions
    private let content: FigureTables.Content

    init(_ rows: ForeignRows, options: ImportOptions, content: FigureTables.Content) {
        self.rows = rows
        self.options = options
        self.content = content
        if let named = options.figure {
            let figure = FigureTitles.figure(called: named) ?? named
            if let columns = columns(for: figure) {
                refusePart(of: figure, columns[0])
                add(figure, columns, meaning: nil)
            }
        } else {
            guess()
        }
    }

    /// Refuses a column whose title tells a part of the figure, unless the user has named the column or a figure of one class.
    private mutating func refusePart(of figure: String, _ column: ForeignTable.Column) {
        let (name, element) = parts(of: figure)
        guard options.column == nil, element.isEmpty || Int(element) != nil,
            ColumnMeanings.meaning(of: column.title)?.figure != name,
            let word = ColumnMeanings.part(of: column.title) ?? ForeignClasses.part(in: column.title)
        else { return }
        report(column, .partAbove(column.title, word: word))
    }

    private var headLine: Int { rows.table.columns[0].cell.line }

    private func titles(_ columns: [ForeignTable.Column]) -> [String] { columns.map { Self.title(of: [$0]) } }

    /// What a figure's columns are called; columns that are headed by years only are called by these.
    private static func title(of columns: [ForeignTable.Column]) -> String {
        if !columns[0].title.isEmpty { return columns[0].title }
        let texts = columns.map(\.cell.text)
        return texts.count == 1 ? texts[0] : "\(texts[0]) to \(texts[texts.count - 1])"
    }

    /// The columns of a figure that the user named.
    private mutating func columns(for figure: String) -> [ForeignTable.Column]? {
        if let name = options.column {
            guard let column = rows.column(named: name) else {
                problems.append(rows.unknownColumn(name))
                return nil
            }
            return allYears(of: column)
        }
        let numbered = rows.numbered
        let byYear = numbered.filter { $0.period != nil }
        let others = numbered.filter { $0.period == nil }
        if !byYear.isEmpty, others.isEmpty || rows.period == nil, Set(byYear.map(\.title)).count == 1 {
            return byYear
        }
        if byYear.isEmpty, others.count == 1 { return others }
        let base = parts(of: figure).name
        let meant = numbered.filter { column in
            ColumnMeanings.meaning(of: column.title).map { [figure, base].contains($0.figure) } ?? false
        }
        if Set(meant.map(\.title)).count == 1, !meant.isEmpty { return meant }
        let known = titles(numbered)
        problems.append(
            Problem(
                rows.table.file, headLine, 1,
                known.isEmpty ? .noNumbers : .whichColumn(figure, among: known)))
        return nil
    }

    /// Of columns by year, the name of the topic means all of them and a year means one.
    private func allYears(of column: ForeignTable.Column) -> [ForeignTable.Column] {
        guard column.period != nil, !column.title.isEmpty else { return [column] }
        return rows.numbered.filter { $0.title == column.title && $0.period != nil }
    }

    private mutating func guess() {
        if let name = options.column, let column = rows.column(named: name) {
            guard let meaning = meaning(of: column) else {
                report(column, .columnNotUnderstood(column.title, near: ColumnMeanings.likely(column.title)))
                return
            }
            return add(meaning.figure, allYears(of: column), meaning: meaning)
        } else if let name = options.column {
            problems.append(rows.unknownColumn(name))
            return
        }
        var leftOut: [String] = []
        var found: [String: [ForeignTable.Column]] = [:]
        var order: [String] = []
        var parted: [(column: ForeignTable.Column, word: String)] = []
        for column in rows.numbered {
            guard meaning(of: column) != nil else {
                if let word = ColumnMeanings.part(of: column.title) { parted.append((column, word)) }
                leftOut.append(Self.title(of: [column]))
                continue
            }
            if found[column.title] == nil { order.append(column.title) }
            found[column.title, default: []].append(column)
        }
        guard !order.isEmpty else {
            return reportNothing(leftOut: leftOut, parted: parted)
        }
        if order.count > 1, options.unit != nil || options.factor != nil {
            let fact = Fact.unitForSeveral(order)
            problems.append(Problem(rows.table.file, headLine, 1, fact))
            return
        }
        for title in order {
            guard let all = found[title], let meaning = meaning(of: all[0]) else { continue }
            let columns = inUnits(all, of: meaning)
            leftOut += all.filter { column in !columns.contains { $0.index == column.index } }
                .map { "\($0.title) (\($0.unit ?? ""))" }
            add(meaning.figure, columns, meaning: meaning)
        }
        if !leftOut.isEmpty {
            notes.append(
                Phrase(
                    "import.not_understood",
                    [
                        "titles": Fact.quoted(
                            leftOut.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
                    ]))
        }
    }

    /// Says why no column means a figure: each holds a part of something, or a code, or nobody knows its title.
    private mutating func reportNothing(
        leftOut: [String], parted: [(column: ForeignTable.Column, word: String)]
    ) {
        guard parted.isEmpty else {
            for (column, word) in parted.prefix(12) { report(column, .partAbove(column.title, word: word)) }
            return
        }
        let titles = Set(leftOut).sorted()
        let near = titles.compactMap { title in ColumnMeanings.likely(title).map { (title, $0) } }
        let areCodes =
            !titles.isEmpty && titles.allSatisfy { $0.wholeMatch(of: /[MD][0-9]{6}(?:_[0-9]+)?/) != nil }
        let fact: Fact =
            leftOut.isEmpty
            ? .noNumbers : areCodes ? .topicsAreCodes(titles) : .nothingUnderstood(titles, near: near)
        problems.append(Problem(rows.table.file, headLine, 1, fact))
    }

    /// Of columns of one title in several units, `aantal` and `per 1 000 inwoners`, those that can be turned into the figure's own.
    private func inUnits(_ columns: [ForeignTable.Column], of meaning: ColumnMeanings.Meaning)
        -> [ForeignTable.Column]
    {
        guard Set(columns.map(\.unit)).count > 1, let unit = unit(of: meaning.figure) else { return columns }
        let fitting = columns.filter { column in
            column.unit.map { ForeignUnits.factor(from: $0, to: unit) != nil } ?? true
        }
        return fitting.isEmpty ? columns : fitting
    }

    private func unit(of figure: String) -> String? {
        let last = years(of: figure).last.map { "\(figure)[\($0)]" } ?? figure
        return try? Overlay.limits(of: last, in: content).get().unit
    }

    /// What a column is by its title: a title of StatLine, or the name of a figure itself.
    private func meaning(of column: ForeignTable.Column) -> ColumnMeanings.Meaning? {
        if let meaning = ColumnMeanings.meaning(of: column.title, unit: column.unit) { return meaning }
        let (name, element) = parts(of: column.title)
        let isKnown = (try? Overlay.limits(of: column.title, in: content).get()) != nil
        if isKnown, Int(element) == nil {
            return ColumnMeanings.Meaning(column.title)
        }
        return element.isEmpty && !years(of: name).isEmpty
            ? ColumnMeanings.Meaning(name, isByYear: true) : nil
    }

    /// The years that are elements of a figure.
    private func years(of name: String) -> [Int] {
        content.figures.values.keys.compactMap { figure in
            let (base, element) = parts(of: figure)
            guard base == name, element.count == 4, let year = Int(element) else { return nil }
            return (1900...2100).contains(year) ? year : nil
        }.sorted()
    }

    private mutating func add(
        _ figure: String, _ columns: [ForeignTable.Column], meaning: ColumnMeanings.Meaning?
    ) {
        let (base, element) = parts(of: figure)
        let years = years(of: base)
        let known =
            years.isEmpty ? figure : "\(base)[\(element.isEmpty ? "\(years[years.count - 1])" : element)]"
        let limits: Overlay.Limits
        switch Overlay.limits(of: known, in: content) {
        case .success(let found): limits = found
        case .failure(.follows(let instead)):
            return report(columns[0], .followsFromOthers(figure, instead: instead))
        case .failure(.retired(let instead)):
            return report(columns[0], .retired(figure, instead: instead))
        case .failure(.unknown):
            let near = Overlay.nearest(to: figure, among: Overlay.allNames(of: content))
            return report(columns[0], .unknownFigure(figure, suggestion: near))
        }
        guard let factor = factor(of: columns, figure, limits.unit, meaning) else { return }
        let title = Self.title(of: columns)
        topics.append(
            Topic(
                title: title, figure: years.isEmpty ? figure : base, years: years, namedYear: Int(element),
                columns: columns, limits: limits, factor: factor))
        if meaning != nil {
            let taken = years.isEmpty ? figure : base + "[YEAR]"
            notes.append(Phrase("import.taken_as", ["title": .text(title), "figure": .text(taken)]))
        }
    }

    private mutating func factor(
        of columns: [ForeignTable.Column], _ figure: String, _ unit: String,
        _ meaning: ColumnMeanings.Meaning?
    ) -> Double? {
        let column = columns[0]
        let title = Self.title(of: columns)
        var units = Set(columns.compactMap(\.unit))
        switch rows.percents(in: columns) {
        case .all: units.insert("%")
        case .some: units.formUnion(["%", "1"])
        case .none: break
        }
        guard units.count < 2 else {
            report(column, .mixedUnits(title, among: units.sorted()))
            return nil
        }
        if let factor = options.factor {
            notes.append(
                Phrase("import.multiplied", ["title": .text(title), "factor": .text(written(factor))]))
            return factor
        }
        guard let said = options.unit ?? units.first ?? meaning?.unit else {
            // A title that is the figure's own name is in the figure's own unit.
            if meaning?.figure == column.title || options.figure != nil {
                notes.append(Phrase("import.unit_not_said", ["title": .text(title), "unit": .text(unit)]))
                return 1
            }
            report(column, .unitNotSaid(column.title, figure: figure, expected: unit))
            return nil
        }
        guard let factor = ForeignUnits.factor(from: said, to: unit) else {
            report(column, .cannotConvert(said, figure: figure, expected: unit))
            return nil
        }
        if factor != 1 {
            notes.append(
                Phrase(
                    "import.converted",
                    ["title": .text(title), "unit": .text(said), "factor": .text(written(factor))]))
        }
        return factor
    }

    private mutating func report(_ column: ForeignTable.Column, _ fact: Fact) {
        problems.append(Problem(rows.table.file, column.cell.line, column.cell.column, fact))
    }
}
