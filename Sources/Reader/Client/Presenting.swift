import Foundation
import Messages
import Modelling
import Rendering
import Results
import Words

/// Makes of a finished run what the user asked for: a page, one JSON document, or rows.
struct Presenting {
    let document: RunDocument
    let table: ResultTable
    let selection: SelectionOptions
    /// What is stored with the run about when its answer flips.
    var discoveries: [DiscoveryDocument] = []

    /// The text in a format.
    ///
    /// - Throws: `Complaint` for a region, an indicator or a year that the run has no rows of.
    func text(_ format: ResultFormat) throws -> String {
        let regions = try selection.places(in: document)
        let years = try years()
        let indicators = try indicators(all: format != .table)
        let shown = table.filtered { row in
            regions.contains(row.region) && years.contains(row.year)
                && (indicators.map { $0.contains(row.indicator) } ?? true)
        }
        switch format {
        case .csv: return shown.cells.commaSeparated
        case .json: return try json(shown, years: years)
        case .table: return try page(shown, regions: regions, years: years, indicators: indicators)
        }
    }

    /// The rows of everything that was asked for, of all indicators where none was.
    ///
    /// - Throws: `Complaint` for a region, an indicator or a year that the run has no rows of.
    func rows() throws -> ResultTable {
        let (regions, years) = (try selection.places(in: document), try years())
        let indicators = try indicators(all: true)
        return table.filtered { row in
            regions.contains(row.region) && years.contains(row.year)
                && (indicators.map { $0.contains(row.indicator) } ?? true)
        }
    }

    /// Who gains and who loses.
    ///
    /// - Throws: `Complaint` for a year that the run has no rows of.
    func gains() throws -> GainsPage {
        var facts = RunFacts(document).facts
        facts.years = selection.year.isEmpty ? defaultYears : try years()
        return GainsPage(facts, table: table)
    }

    /// What comes out; the details where they are asked for, or an indicator is.
    private func page(
        _ shown: ResultTable, regions: [String], years: [Int], indicators: Set<String>?
    ) throws -> String {
        var facts = RunFacts(document).facts
        facts.isHeadline = selection.indicators.isEmpty
        facts.discoveries = discoveries
        facts.regions = facts.regions.sorted(in: regions)
        facts.years = years
        guard document.reference != nil else {
            return RunPage(facts, table: shown, width: Terminal.width).text
        }
        guard selection.details || !selection.indicators.isEmpty else {
            facts.regions = RunFacts(document).facts.regions
            facts.years = selection.year.isEmpty ? defaultYears : years
            return pages(facts, of: selection.regions.isEmpty ? nil : regions)
        }
        // Stretches are told from all years that there are.
        let yearly = table.filtered { row in
            regions.contains(row.region) && (indicators.map { $0.contains(row.indicator) } ?? true)
        }
        return DetailsPage(facts, table: yearly, width: Terminal.width).text
    }

    /// The page of each region that was asked for; of those that the scenarios are about where none was.
    private func pages(_ facts: PageFacts, of regions: [String]?) -> String {
        guard let regions, !facts.findings.isEmpty else {
            return ComparisonPage(facts, table: table, width: Terminal.width).text
        }
        return regions.map { region in
            var own = facts
            own.findings = facts.findings.filter { $0.region == region }
            return own.findings.isEmpty
                ? ElsewherePage(facts, table: table, width: Terminal.width).text(of: region)
                : ComparisonPage(own, table: table, width: Terminal.width).text
        }.joined(separator: "\n")
    }

    /// The years of a page where nobody asks for others.
    private var defaultYears: [Int] {
        let known = Set(table.rows.lazy.filter { document.focus.contains($0.region) }.map(\.year))
        return PageFacts.usualYears(among: known, reported: document.years)
    }

    private func years() throws -> [Int] {
        let asked = try selection.years(within: document.modelPeriod)
        guard !asked.isEmpty else { return document.years }
        let known = Set(table.rows.lazy.map(\.year))
        for year in asked where !known.contains(year) {
            let years = known.sorted().map(String.init).joined(separator: ", ")
            throw Complaint(
                Phrase(
                    "client.run.no_year",
                    ["run": .text(document.run), "year": .text("\(year)"), "years": .text(years)]), .input)
        }
        return asked
    }

    /// Nil for all.
    private func indicators(all: Bool) throws -> Set<String>? {
        let known = Set(table.rows.lazy.map(\.indicator))
        let asked = selection.indicators
        if asked.isEmpty {
            let headlines = document.indicators.filter(\.isHeadline).map(\.name)
            return all || headlines.isEmpty ? nil : Set(headlines)
        }
        if asked.contains("all") { return nil }
        var chosen: Set<String> = []
        for name in asked {
            let found = known.filter { $0 == name || $0.hasPrefix(name + ".") }
            guard !found.isEmpty else {
                let names =
                    known.sorted() + Set(known.compactMap { $0.split(separator: ".").first }.map(String.init))
                throw Complaint(
                    Misspelt.unknown(
                        name, kind: Phrase("kind.indicator"), among: names, place: "--indicator"), .input)
            }
            chosen.formUnion(found)
        }
        return chosen
    }

    /// One document: everything about the run, and the rows that were asked for.
    private func json(_ shown: ResultTable, years: [Int]) throws -> String {
        func part(_ name: String, _ value: some Encodable) throws -> String {
            "\"\(name)\": " + String(decoding: try Wire.encode(value), as: UTF8.self)
        }
        var rows = JSONText()
        rows.rows(of: shown)
        var parts = [
            try part("run", document.run), try part("scenarios", document.scenarios),
            try part("reference", document.reference), try part("period", document.period),
            try part("years", years), try part("focus", document.focus),
            try part("members", document.members), try part("seed", document.seed),
            try part("central", document.central), try part("model", document.model),
            try part("data", document.data), "\"rows\": \(rows.text)",
            try part("assumptions", document.assumptions), try part("goals", document.goals),
            try part("warnings", document.warnings),
        ]
        if document.reference != nil {
            parts.append(try part("changed_inputs", document.changedInputs))
            parts.append(try part("turns", document.turns))
            parts.append(try part("findings", document.findings))
        }
        return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
    }
}

extension [PageFacts.Region] {
    /// The regions with these codes, in their order.
    fileprivate func sorted(in codes: [String]) -> [PageFacts.Region] {
        codes.map { code in
            first { $0.code == code } ?? PageFacts.Region(code: code, title: Text(nl: code, en: code))
        }
    }
}
