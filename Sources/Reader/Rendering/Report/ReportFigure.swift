/// A number of the report, and where it stands in its run.
struct Traced: Equatable {
    /// `row/network/NL213/collaboration.delivered/2050/difference.p50`, or a way into a document that is stored with the
    /// run: `findings/0/scenarios/0/time/never`.
    let place: String
    /// As the run has it.
    let value: Double

    init(_ value: Double, _ place: String) { (self.value, self.place) = (value, place) }

    /// Of a row of the run.
    static func row(
        _ value: Double, _ scenario: String, _ region: String, _ indicator: String, _ year: Int,
        _ field: String
    ) -> Traced {
        let parts = ["row", scenario, region, indicator, "\(year)", field]
        return Traced(value, parts.map(part).joined(separator: "/"))
    }

    /// A part of a way, in which a slash is none of its own (RFC 6901).
    static func part(_ text: String) -> String {
        text.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

/// The numbers of a figure, each with its place in the run.
struct ReportTable: Equatable {
    /// A text, with the number that it is the text of.
    struct Cell: Equatable {
        let text: String
        var number: Traced?
        /// What a reader who sees no colours is told by the sign, and others by the colour too.
        var tone: Tone = .plain
        var isText = false

        init(_ text: String, _ number: Traced? = nil, tone: Tone = .plain, isText: Bool = false) {
            (self.text, self.number, self.tone, self.isText) = (text, number, tone, isText)
        }
    }

    enum Tone: String { case plain, gain, loss, even }

    /// A line of the table.
    struct Row: Equatable {
        let title: String
        let cells: [Cell]
    }

    let head: [String]
    let rows: [Row]

    init(_ head: [String], _ rows: [Row]) { (self.head, self.rows) = (head, rows) }

    /// - Parameter id: of the figure; cells with a number are `ID-row-column`.
    func markup(id: String, isCards: Bool = false) -> Markup {
        let columns = head.dropFirst().enumerated().map { number, title in
            Markup.tag("th", ["scope": "col", "class": isTextColumn(number) ? nil : "n"], title)
        }
        let top = Markup.tag("tr", [:], [.tag("th", ["scope": "col"], head.first ?? "")] + columns)
        let lines = rows.enumerated().map { number, row in
            Markup.tag(
                "tr", [:],
                [.tag("th", ["scope": "row"], row.title)]
                    + row.cells.enumerated().map { cell($1, id: "\(id)-\(number + 1)-\($0 + 1)", column: $0) }
            )
        }
        let table = Markup.tag(
            "table", ["class": isCards ? "cards" : nil],
            [.tag("thead", [:], [top]), .tag("tbody", [:], lines)])
        return .tag(
            "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": head.first], [table])
    }

    private func isTextColumn(_ column: Int) -> Bool {
        rows.contains { column < $0.cells.count && $0.cells[column].isText }
    }

    private func cell(_ cell: Cell, id: String, column: Int) -> Markup {
        let tone = cell.tone == .plain ? nil : cell.tone.rawValue
        let classes = [cell.isText ? nil : "n", tone].compactMap(\.self).joined(separator: " ")
        return .tag(
            "td",
            [
                "id": cell.number.map { _ in id }, "class": classes.isEmpty ? nil : classes,
                "data-l": column + 1 < head.count ? head[column + 1] : nil,
                "data-value": cell.number.map { "\($0.value)" }, "data-place": cell.number?.place,
            ], cell.text)
    }
}

/// A figure: a title that is a question or a fact, the picture with a description, how to read it, and its numbers.
struct ReportFigure {
    let title: String
    /// For who cannot see the picture.
    let description: String
    /// Nil where the table is the figure.
    var drawing: Drawing?
    var caption: String = ""
    let table: ReportTable
    /// Whether a row is a card on a telephone, since it is too wide for one.
    var isCards = false

    /// - Parameters:
    ///   - id: `F4`.
    ///   - words: what the table under a picture is called.
    ///   - isOpen: whether that table is open.
    func markup(id: String, words: String, isOpen: Bool) -> Markup {
        let number = Markup.tag("span", ["class": "id"], id)
        let heading = Markup.tag("h3", [:], [.text(title + " "), number])
        let below = caption.isEmpty ? [] : [Markup.tag("figcaption", [:], caption)]
        guard let drawing else {
            return .tag(
                "figure", ["id": id, "aria-label": description],
                [heading, table.markup(id: id, isCards: isCards)] + below)
        }
        return .tag(
            "figure", ["id": id],
            [heading, drawing.markup(id: id, title: title, description: description)] + below + [
                .tag(
                    "details", ["open": isOpen ? "open" : nil],
                    [.tag("summary", [:], words), table.markup(id: id)])
            ])
    }
}
