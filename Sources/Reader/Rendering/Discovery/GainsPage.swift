import Modelling
public import Results
import Words

/// Who gains and who loses: themes and years of the region that it is about, and the other regions where it matters there.
public struct GainsPage {
    private let facts: PageFacts
    private let table: ResultTable
    private static let width = 80

    private var voice: Voice { facts.voice }

    /// - Parameters:
    ///   - facts: its years are the columns.
    ///   - table: all rows of a comparison.
    public init(_ facts: PageFacts, table: ResultTable) {
        (self.facts, self.table) = (facts, table)
    }

    public var text: String {
        var blocks: [String] = []
        for scenario in facts.compared {
            blocks.append(head(scenario.name))
            for region in facts.focus { blocks.append(self.region(scenario.name, region)) }
            if let others = others(scenario.name) { blocks.append(others) }
        }
        blocks.append(
            PageFoot(facts: facts, share: nil, width: Self.width - 2).lines.joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func head(_ scenario: String) -> String {
        let title = voice(
            "gains.title",
            [
                "scenario": .text(facts.name(scenario).column),
                "reference": .text(facts.name(facts.reference ?? "").column),
            ])
        let below = (facts.unlikeLines + [voice("gains.read")]).map { $0.wrapped(to: Self.width) }
        return ([title] + below).joined(separator: "\n")
    }

    /// What an indicator is in each of the page's years.
    private struct Course {
        let indicator: String
        let years: [Int: Difference]

        func verdict(_ year: Int) -> Judgement { years[year]?.verdict ?? .tooSmall }
    }

    private func courses(_ scenario: String, _ region: String) -> [Course] {
        let levels = IndicatorRows.of(table, scenario: facts.reference ?? "", region: region)
        return IndicatorRows.of(table, scenario: scenario, region: region).compactMap { rows in
            guard let entry = facts.indicator(rows.indicator), entry.isHeadline, entry.better != .neither
            else { return nil }
            let base = levels.first { $0.indicator == rows.indicator }
            let years = rows.rows.compactMap { row in
                facts.difference(row, level: base?.row(row.year)?.value?.p50).map { (row.year, $0) }
            }
            return Course(indicator: rows.indicator, years: Dictionary(years) { first, _ in first })
        }
    }

    // MARK: - The region that it is about

    private func region(_ scenario: String, _ region: String) -> String {
        let courses = courses(scenario, region)
        let told = courses.filter { course in facts.years.contains { course.verdict($0) != .tooSmall } }
        let title = facts.title(of: region).uppercased()
        guard !told.isEmpty else { return title + "\n" + voice("gains.nothing").wrapped(to: Self.width) }
        var table = TextTable([.left] + facts.years.map { _ in .right })
        table.add([title] + facts.years.map(String.init))
        for course in told {
            table.add([label(course.indicator)] + facts.years.map { cell(course.years[$0]) })
        }
        var lines = table.lines
        let silent = courses.filter { course in !told.contains { $0.indicator == course.indicator } }
        if !silent.isEmpty {
            lines.append(
                voice("gains.too-small", ["list": .text(voice.list(silent.map { lowered($0.indicator) }))])
                    .wrapped(to: Self.width))
        }
        return (lines + nowAndLater(told)).joined(separator: "\n")
    }

    /// Sentences alone: what turns, and what is too small to name.
    func sentences(_ scenario: String, _ region: String) -> [String] {
        let courses = courses(scenario, region)
        let told = courses.filter { course in facts.years.contains { course.verdict($0) != .tooSmall } }
        guard !told.isEmpty else { return [voice("gains.nothing")] }
        let silent = courses.filter { course in !told.contains { $0.indicator == course.indicator } }
        let small =
            silent.isEmpty
            ? []
            : [voice("gains.too-small", ["list": .text(voice.list(silent.map { lowered($0.indicator) }))])]
        return GainsDocument.Turn.allCases.compactMap { turn($0, told) } + small
    }

    private func label(_ indicator: String) -> String { facts.label(indicator, unit: "").capitalised }

    private func lowered(_ indicator: String) -> String {
        facts.indicator(indicator)?.title[facts.language] ?? indicator
    }

    /// `+ 92`, `− 86`, `= 48`, `≈`: what it is, and in how many of 100 draws that is so; of `=` in how many it is better.
    private func cell(_ difference: Difference?) -> String {
        guard let difference else { return "" }
        let count = difference.share.map(voice.cell) ?? ""
        switch difference.verdict {
        case .ahead, .more: return "+ \(count)"
        case .behind, .less: return "− \(difference.share.map { voice.cell(1 - $0) } ?? "")"
        case .neckAndNeck: return "= \(count)"
        case .tooSmall: return "≈"
        }
    }

    /// Whether a gain stands against a later loss, a sentence for each that turns.
    private func nowAndLater(_ courses: [Course]) -> [String] {
        GainsDocument.Turn.allCases.compactMap { turn($0, courses) }
            .map { "• \($0)".wrapped(to: Self.width, indent: "  ") }
    }

    private func turn(_ turn: GainsDocument.Turn, _ courses: [Course]) -> String? {
        let list = courses.filter { self.turn($0) == turn }.map { lowered($0.indicator) }
        guard !list.isEmpty else { return nil }
        return voice("gains.\(turn.rawValue)", ["list": .text(voice.list(list))])
    }

    private func turn(_ course: Course) -> GainsDocument.Turn? {
        let sides = facts.years.map(course.verdict).filter { $0 == .ahead || $0 == .behind }
        guard let first = sides.first, let last = sides.last else { return nil }
        let lasts = facts.years.last.map(course.verdict) == last
        return switch (first, last) {
        case (.behind, .ahead): .laterAhead
        case (.ahead, .behind): .laterBehind
        case (.ahead, _): lasts ? .ahead : .aheadPassing
        default: lasts ? .behind : .behindPassing
        }
    }

    // MARK: - As a document

    /// The same for programs.
    public var document: GainsDocument {
        GainsDocument(
            run: facts.provenance?.run ?? "", reference: facts.reference ?? "", years: facts.years,
            scenarios: facts.compared.map { scenario in
                let regions = facts.focus + facts.regions.map(\.code).filter { !facts.focus.contains($0) }
                return GainsDocument.Scenario(
                    scenario: scenario.name,
                    courses: regions.flatMap { region in
                        courses(scenario.name, region).compactMap { document($0, of: region) }
                    })
            })
    }

    /// Nil for what does not move elsewhere.
    private func document(_ course: Course, of region: String) -> GainsDocument.Course? {
        let turn = turn(course)
        guard facts.focus.contains(region) || turn != nil else { return nil }
        return GainsDocument.Course(
            region: region, indicator: course.indicator,
            unit: facts.indicator(course.indicator)?.unit ?? "",
            years: facts.years.compactMap { year in
                course.years[year].map { difference in
                    GainsDocument.Year(
                        year: year, word: GainsDocument.Word(difference.verdict),
                        difference: difference.median, better: difference.share)
                }
            }, turn: turn)
    }

    // MARK: - Elsewhere

    /// The regions elsewhere in which a headline moves by more than is worth naming, each with what moves there last.
    private func others(_ scenario: String) -> String? {
        let elsewhere = facts.regions.filter { !facts.focus.contains($0.code) && $0.code != "NL" }
        guard !elsewhere.isEmpty else { return nil }
        let moved = elsewhere.compactMap { region -> [String]? in
            let courses = courses(scenario, region.code)
            let told = courses.compactMap { course -> String? in
                let year = course.years.keys.sorted().last { [.ahead, .behind].contains(course.verdict($0)) }
                return year.map { "\(lowered(course.indicator)) \($0) \(cell(course.years[$0]))" }
            }
            return told.isEmpty ? nil : [region.title[facts.language], told.joined(separator: " · ")]
        }
        let still = voice(
            moved.isEmpty ? "gains.elsewhere.all" : "gains.elsewhere",
            ["still": .count(elsewhere.count - moved.count), "all": .count(elsewhere.count)])
        let lines = moved.map { "\($0[0]): \($0[1])".wrapped(to: Self.width, indent: "  ") }
        let rest = moved.count < elsewhere.count ? [still.wrapped(to: Self.width)] : []
        return ([voice("gains.elsewhere.title").uppercased()] + lines + rest).joined(separator: "\n")
    }
}

extension GainsDocument.Word {
    fileprivate init(_ judgement: Judgement) {
        self =
            switch judgement {
            case .ahead, .more: .ahead
            case .behind, .less: .behind
            case .neckAndNeck: .neckAndNeck
            case .tooSmall: .tooSmall
            }
    }
}
