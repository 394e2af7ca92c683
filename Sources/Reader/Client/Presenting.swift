import Foundation
import Messages
import Rendering
import Results

/// Makes of a finished run what the user asked for: a page, one JSON document, or rows.
struct Presenting {
    let document: RunDocument
    let table: ResultTable
    let selection: SelectionOptions
    let worthNaming: [String: Double]

    /// The text in a format.
    ///
    /// - Throws: `Complaint` for a region, an indicator or a year that the run has no rows of.
    func text(_ format: OutputOptions.Format) throws -> String {
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
        case .table:
            let facts = facts(regions: regions, years: years, isHeadline: selection.indicators.isEmpty)
            return document.reference == nil
                ? RunPage(facts, table: shown, width: Terminal.width).text
                : ComparisonPage(facts, table: shown, width: Terminal.width).text
        }
    }

    private func years() throws -> [Int] {
        let asked = try selection.years()
        guard !asked.isEmpty else { return document.years }
        let known = Set(table.rows.lazy.map(\.year))
        for year in asked where !known.contains(year) {
            let years = known.sorted().map(String.init).joined(separator: ", ")
            throw Complaint("--year: run \(document.run) has no rows of \(year); it has \(years)", .input)
        }
        return asked
    }

    /// Nil for all.
    private func indicators(all: Bool) throws -> Set<String>? {
        let known = Set(table.rows.lazy.map(\.indicator))
        let asked = selection.indicators
        if asked.isEmpty { return all ? nil : Set(Headline.indicators) }
        if asked.contains("all") { return nil }
        var chosen: Set<String> = []
        for name in asked {
            let found = known.filter { $0 == name || $0.hasPrefix(name + ".") }
            guard !found.isEmpty else {
                let names =
                    known.sorted() + Set(known.compactMap { $0.split(separator: ".").first }.map(String.init))
                throw Complaint(
                    "--indicator: " + Misspelt.unknown(name, kind: "indicator", among: names), .input)
            }
            chosen.formUnion(found)
        }
        return chosen
    }

    private func facts(regions: [String], years: [Int], isHeadline: Bool) -> PageFacts {
        var facts = PageFacts()
        facts.scenarios = document.scenarios.map { PageFacts.Named(name: $0.name, title: $0.title) }
        facts.reference = document.reference
        facts.regions = regions.map { code in
            PageFacts.Named(name: code, title: document.regions.first { $0.code == code }?.name ?? code)
        }
        facts.members = document.members
        facts.isCentral = document.central
        facts.years = years
        facts.worthNaming = worthNaming
        facts.isHeadline = isHeadline
        facts.turns = document.turns.map {
            PageFacts.Turn(
                scenario: $0.scenario, region: $0.region, indicator: $0.indicator,
                sentence: Sentences.turn(
                    isAheadAfter: $0.isAheadAfter, from: $0.p05, middle: $0.p50, to: $0.p95, share: $0.share))
        }
        facts.assumptions = document.assumptions.map { assumed in
            let unit = assumed.unit == "1" ? "" : " \(assumed.unit)"
            let influence = assumed.influence.map(Sentences.influence) ?? ""
            return PageFacts.Assumed(
                name: assumed.name, sentence: assumed.sentence,
                range: "\(assumed.central) (\(assumed.low) to \(assumed.high))\(unit)",
                influence: influence + (assumed.onIndicator.map { " in \(Headline.words($0))" } ?? ""))
        }
        facts.goals = document.goals.map {
            Sentences.goals(
                $0.scenario, plans: $0.plans.count, leftByPlans: $0.leftByPlans, uncovered: $0.uncovered)
        }
        facts.warnings = document.warnings.map { "\($0)" }
        facts.changes = document.changedInputs.map {
            PageFacts.Change(
                scenario: $0.scenario, path: $0.path, before: $0.referenceValue ?? "nothing",
                after: $0.value ?? "nothing")
        }
        return facts
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
        }
        return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
    }
}
