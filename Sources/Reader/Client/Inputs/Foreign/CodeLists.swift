import Foundation
import Reading
import Words

/// The topics of a download of OData 4, `Observations.csv`, which names them by code: their titles stand in `MeasureCodes.csv` beside it.
enum CodeLists {
    /// The text with titles for codes; the same text where it is no such download, or no list stands beside it.
    static func read(_ text: String, file: String) -> String {
        var lines = Delimited.lines(of: text)
        guard let head = lines.first, let separator = [";", ",", "\t"].first(where: { head.contains($0) })
        else { return text }
        let names = Delimited.cells(of: head, number: 1, separator: separator).cells.map(\.text)
        guard let topic = names.firstIndex(of: "Measure"), names.contains("Value") else { return text }
        let folder = URL(filePath: file).deletingLastPathComponent()
        guard let data = try? Data(contentsOf: folder.appending(path: "MeasureCodes.csv")),
            data.count < 8 << 20, let list = String(data: data, encoding: .utf8)
        else { return text }
        let titles = titles(list)
        guard !titles.isEmpty else { return text }
        for index in lines.indices.dropFirst() where !lines[index].isEmpty {
            let cells = Delimited.cells(of: lines[index], number: 1, separator: separator).cells
            guard cells.indices.contains(topic), let title = titles[cells[topic].text] else { continue }
            let start = cells[topic].column - 1
            let end = topic + 1 < cells.count ? cells[topic + 1].column - 2 : lines[index].count
            guard start <= end, end <= lines[index].count else { continue }
            let quoted = "\"\(title.replacing("\"", with: "\"\""))\""
            lines[index].replaceSubrange(start..<end, with: Array(quoted.unicodeScalars))
        }
        return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
    }

    /// Titles with their units by code: `Totale bevolking (aantal)`.
    private static func titles(_ list: String) -> [String: String] {
        let table = Delimited(SourceFile(name: "MeasureCodes.csv", text: list), limitInKilobytes: 8192)
        func column(_ name: String) -> Int? { table.head.firstIndex { $0.text == name } }
        guard let code = column("Identifier") ?? column("Key"), let title = column("Title") else {
            return [:]
        }
        let unit = column("Unit")
        return table.rows.reduce(into: [:]) { titles, row in
            let unit = unit.map { row.cells[$0].text } ?? ""
            titles[row.cells[code].text] = row.cells[title].text + (unit.isEmpty ? "" : " (\(unit))")
        }
    }
}
