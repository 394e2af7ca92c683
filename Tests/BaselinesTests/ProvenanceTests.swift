import Foundation
import Modelling
import Testing

@testable import Baselines

/// Every measured figure names the cell that it was taken from, and equals it.
@Suite struct ProvenanceTests {
    /// The cells of the published files that figures name, in the repository.
    static let cells = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("Cells")

    /// The folder of the published files themselves, beside the checkout.
    static let statistics = cells.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")

    static let areThere = FileManager.default.fileExists(
        atPath: statistics.appendingPathComponent("pop").path)

    /// A file as its lines of cells by column name.
    private static func table(_ path: String, in folder: URL = cells) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let first = lines[0].replacingOccurrences(of: "\u{FEFF}", with: "")
        let separator: Character = first.contains(";") ? ";" : ","
        let head = cells(first, separator)
        lines.removeFirst()
        return lines.map { Dictionary(zip(head, cells($0, separator))) { first, _ in first } }
    }

    private static func cells(_ line: String, _ separator: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    /// Names that the publishers write in two ways.
    private static func otherName(_ word: String) -> String {
        ["Fryslân": "Friesland", "Nederland (PO)": "Nederland"][word] ?? word
    }

    @Test("Every measured figure of a region names file and row")
    func everyMeasuredFigureNamesItsCell() throws {
        let figures = try Shared.catalogue.get().content.figures
        for (figure, known) in figures.values {
            for (place, value) in known where value.evidence.grade == .measured {
                #expect(value.origin != nil, "\(figure) of \(place)")
            }
        }
    }

    @Test("Every figure that names a cell equals that one cell, or the sum of as many as there are regions")
    func figuresEqualTheirSource() throws {
        let figures = try Shared.catalogue.get().content.figures
        var byFile: [String: [(name: String, value: Double, origin: FigureValue.Origin)]] = [:]
        for (figure, known) in figures.values {
            for (place, value) in known {
                guard let origin = value.origin else { continue }
                byFile[origin.file, default: []].append(("\(figure) of \(place)", value.value, origin))
            }
        }
        var compared = 0
        for (file, wanted) in byFile {
            let rows = try Self.table(file)
            for (name, value, origin) in wanted {
                let selectors = origin.row.mapValues { ($0, Self.otherName($0)) }
                let found = rows.filter { row in
                    selectors.allSatisfy { row[$0.key] == $0.value.0 || row[$0.key] == $0.value.1 }
                }
                let isSum = name.hasPrefix("sectors.employed_2011")
                #expect(found.count == (isSum ? 40 : 1), "\(name): rows of \(file) that fit")
                let numbers = found.compactMap { Double($0[origin.column] ?? "") }
                #expect(numbers.count == found.count, "\(name): no number in '\(origin.column)' of \(file)")
                #expect(
                    abs(numbers.reduce(0, +) * origin.factor - value)
                        <= max(1e-6 * abs(value), origin.factor < 0.001 ? 0.0051 : 1e-9),
                    "\(name) in \(file)")
                compared += 1
            }
        }
        #expect(compared > 4_850)
    }

    @Test(
        "Every cell in the repository stands in the published file itself",
        .enabled(if: areThere, "the published files are not beside this checkout, in ../shared/data"))
    func cellsEqualTheirFile() throws {
        let files =
            FileManager.default.enumerator(atPath: Self.cells.path)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".csv") {
            let ours = try Self.table(file)
            let columns = try #require(ours.first).keys.sorted()
            let theirs = Set(
                try Self.table(file, in: Self.statistics).map { row in columns.map { row[$0] ?? "" } })
            for row in ours {
                #expect(theirs.contains(columns.map { row[$0] ?? "" }), "\(file): \(row)")
            }
        }
    }

    @Test("Critical loads of an area are the mean over its habitats")
    func criticalLoadsAreMeans() throws {
        let figures = try Shared.catalogue.get().content.figures
        let rows = try Self.table("nitrogen/kdw_by_natura2000_area_geonovius.csv")
        for area in Set(rows.compactMap { $0["natura2000_area_id"] }) {
            guard let ours = figures.value("nature.critical_load[\(area)]", "NL")?.value else { continue }
            var (logarithms, hectares) = (0.0, 0.0)
            for row in rows where row["natura2000_area_id"] == area {
                let size = ["area_m2_exceeded", "area_m2_not_exceeded"].compactMap { Double(row[$0] ?? "") }
                    .reduce(0, +)
                let load = try #require(Double(row["critical_deposition_mol_ha_yr"] ?? ""))
                logarithms += Foundation.log(load) * size
                hectares += size
            }
            #expect(abs(ours - Foundation.exp(logarithms / hectares)) < 0.006)
        }
    }
}
