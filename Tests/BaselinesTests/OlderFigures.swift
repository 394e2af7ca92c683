import Reading

@testable import Baselines

/// The figures that the independent implementation had where the project has better ones since.
enum OlderFigures {
    /// 2,800 in Zeeuwsch-Vlaanderen and none elsewhere.
    static let crossBorderWorkers = SourceFile(
        name: "older.csv",
        text: """
            figure,region,value,unit,year,source,evidence
            jobs.cross_border_workers,NL341,2800,persons,2022,CBS 85481NED,published
            """)

    /// Unemployment of provinces in 2019 (Eurostat tgs00010).
    private static let unemployment = [
        "NL11": "0.051", "NL12": "0.037", "NL13": "0.028", "NL21": "0.03", "NL22": "0.031", "NL23": "0.035",
        "NL31": "0.029", "NL32": "0.031", "NL33": "0.04", "NL34": "0.026", "NL41": "0.032", "NL42": "0.031",
    ]

    /// All recorded crime per 1000 inhabitants of police regions in 2011, traffic and drugs included.
    static let crimes = [
        "Groningen": "63.3", "Friesland": "48.7", "Drenthe": "52.7", "IJsselland": "53.7", "Twente": "57.7",
        "Noord- en Oost-Gelderland": "53.2", "Gelderland-Zuid": "69.4", "Gelderland-Midden": "66.4",
        "Flevoland": "65.7", "Utrecht": "69.3", "Noord-Holland-Noord": "65.3", "Kennemerland": "77.8",
        "Zaanstreek-Waterland": "61.6", "Gooi en Vechtstreek": "71.5", "Amsterdam-Amstelland": "117.1",
        "Haaglanden": "92.4", "Hollands Midden": "62.2", "Zuid-Holland-Zuid": "57.0",
        "Rotterdam-Rijnmond": "90.5", "Zeeland": "58.0", "Midden- en West-Brabant": "72.2",
        "Brabant-Noord": "63.3", "Brabant-Zuidoost": "74.0", "Limburg-Noord": "64.5", "Limburg-Zuid": "86.7",
        "Nederland": "71.6",
    ]

    static func putBack(into files: inout ConfigFiles) {
        files.replace("unemployment_rate", in: "jobs", with: unemployment)
        files.replace("cross_border_share", in: "jobs", with: [:])
        files.replace("counted_with", in: "sectors", with: [:])
        files.replace("establishments", in: "firms", with: OlderCounts.establishments)
        files.replace("dwellings", in: "housing", with: OlderCounts.dwellings)
        files.regions["figures.csv"] = files.regions["figures.csv"]?
            .replacing("housing.dwellings,,dwellings,2024", with: "housing.dwellings,,dwellings,2022")
        // Small waters count as land, and again as inland water.
        files.replace(
            "total", in: "land",
            with: files.column("total", in: "land").mapValues { $0.isEmpty ? "" : "700000" })
        let deposition = files.column("deposition[2021]", in: "nature")
        files.replace("deposition[2025]", in: "nature", with: deposition)
        files.regions["boundary_changes.csv"] = "municipality,from,to,year,jobs\n"
        let single = files.regions["single_figures.csv"] ?? ""
        files.regions["single_figures.csv"] = single.replacing(
            "nature.share_without_exceedance,NL,0.3", with: "nature.share_without_exceedance,NL,0.28")
    }
}

extension ConfigFiles {
    /// Cells of a column by the key of their rows; for tables without quotes in or before it.
    func column(_ name: String, in table: String) -> [String: String] {
        let lines = (regions["\(table).csv"] ?? "").split(separator: "\n").map(DelimitedLine.init)
        guard let position = lines.first?.cells.firstIndex(of: name) else { return [:] }
        return Dictionary(lines.dropFirst().map { ($0.cells[0], $0.cells[position]) }) { first, _ in first }
    }

    /// Puts other cells into a column; empty where `cells` has none.
    mutating func replace(_ name: String, in table: String, with cells: [String: String]) {
        let lines = (regions["\(table).csv"] ?? "").split(separator: "\n").map(DelimitedLine.init)
        guard let position = lines.first?.cells.firstIndex(of: name) else { return }
        regions["\(table).csv"] = lines.enumerated().map { number, line in
            var line = line
            if number > 0 { line.cells[position] = cells[line.cells[0]] ?? "" }
            return line.text
        }.joined(separator: "\n")
    }
}

/// A line of a table; a comma between quotes does not divide.
private struct DelimitedLine {
    var cells: [String]

    init(_ line: Substring) {
        cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
    }

    var text: String { cells.joined(separator: ",") }
}
