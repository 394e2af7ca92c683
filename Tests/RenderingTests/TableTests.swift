import Modelling
import Results
import Testing

@testable import Rendering

@Suite("Tables of a comparison")
struct TableTests {
    private func table(_ findings: Findings, width: Int = 80, change: (inout PageFacts) -> Void = { _ in })
        -> DifferenceTable
    {
        var facts = Twente.facts(.dutch, findings)
        change(&facts)
        return DifferenceTable(
            facts: facts, findings: findings, table: Twente.table(for: findings),
            layout: PageLayout(width: width))
    }

    @Test(
        "section 7: labels, names and years have the widths of 60, 80 and 120 columns",
        arguments: [
            (60, 22, 0, 9, 2, 58), (79, 22, 0, 9, 2, 58), (80, 28, 12, 8, 4, 78), (119, 28, 12, 8, 4, 78),
            (120, 36, 16, 9, 6, 96),
        ])
    func widths(width: Int, label: Int, scenario: Int, cell: Int, years: Int, text: Int) {
        let layout = PageLayout(width: width)
        #expect(layout.label == label && layout.scenario == scenario && layout.cell == cell)
        #expect(layout.years == years && layout.text == text)
    }

    @Test("Titles break above narrow columns and end on one line, and a heading is as wide as it is")
    func heads() {
        var table = TextTable([.left, .right])
        table.head(["", "in the band"])
        table.heading("a heading that is wider than all")
        table.add(["homes", "7 %"])
        table.add(["jobs", "10 %"])
        #expect(
            table.lines == [
                "         in", "        the", "       band", "a heading that is wider than all",
                "homes   7 %",
                "jobs   10 %",
            ])
    }

    @Test("section 7: where years do not fit the first and the last stay")
    func years() {
        #expect(PageLayout(width: 60).shown([2030, 2035, 2040, 2050]) == [2030, 2050])
        #expect(PageLayout(width: 80).shown([2030, 2035, 2040, 2045, 2050]).first == 2030)
        #expect(PageLayout(width: 80).shown([2030, 2035, 2040, 2045, 2050]).last == 2050)
        #expect(PageLayout(width: 120).shown([2030, 2035, 2040, 2050]).count == 4)
    }

    @Test("R27: the usual years are 2030, 2035, 2040 and 2050, where there are rows of them")
    func usualYears() {
        let years = { (known: ClosedRange<Int>) in
            PageFacts.usualYears(among: Set(known), reported: [2027, 2028])
        }
        #expect(years(2024...2050) == [2030, 2035, 2040, 2050] && years(2026...2036) == [2030, 2035])
        #expect(years(2026...2029) == [2027, 2028])
    }

    @Test(
        "R28: delivered comes first, then what tells ways of working apart, by its size beside the least difference"
    )
    func order() {
        #expect(
            table(Twente.two).named.map(\.name) == [
                "collaboration.delivered", "hidden_champions.reached_share",
                "biodiversity.nitrogen_deposition",
            ])
        #expect(table(Twente.three).named.last?.name == "jobs.employed")
    }

    @Test("R29: headlines without a row are folded into one line")
    func folded() {
        #expect(
            table(Twente.two).folded.map(\.name) == [
                "jobs.employed", "housing.dwellings", "biodiversity.species_abundance",
                "safety.recorded_crime",
                "amenities.index",
            ])
    }

    @Test("R22: the base has its level, the others their differences with a sign, never two levels")
    func levels() {
        let lines = table(Twente.two).lines
        #expect(lines[1].hasSuffix("34      64      67      67"))
        #expect(lines[2].hasSuffix("−17      +3      +8      +8"))
    }

    @Test("R3: the yardstick has rows of the whole region alone, and none about the programme")
    func yardstick() {
        let lines = table(Twente.three).lines
        let delivered = lines.prefix { !$0.hasPrefix("Hidden") }
        #expect(!delivered.contains { $0.contains("autonoom") } && lines.contains { $0.contains("autonoom") })
    }

    @Test("R28: the band has a row only where there are two scenarios")
    func band() {
        #expect(table(Twente.two).lines.contains { $0.contains("· 90 op 100") })
        #expect(!table(Twente.three).lines.contains { $0.contains("· 90 op 100") })
    }

    @Test("R14, R20: where two are neck and neck a cell has the sign and its count")
    func open() {
        let rows = Twente.table().rows.map { row in
            var row = row
            row.members = 100
            return row
        }
        let lines = DifferenceTable(
            facts: Twente.facts(.dutch, Twente.two), findings: Twente.two,
            table: ResultTable(rows, isComparison: true), layout: PageLayout(width: 80)
        ).lines
        #expect(lines[2].hasSuffix("−17  + (58)      +8      +8"))
    }

    @Test("R2: leaving out goes step by cut: measures, rows of the region, the band, the table of measures")
    func leavingOut() {
        let facts = Twente.facts(.dutch, Twente.two)
        let pages = (0...8).map { step in
            PageParts(
                facts: facts, findings: Twente.two, table: Twente.table(), layout: PageLayout(width: 80),
                cut: step
            ).lines
        }
        let has = { (text: String) in pages.map { $0.contains { $0.contains(text) } } }
        #expect(has("Veilige wijken") == [true] + Array(repeating: false, count: 8))
        #expect(has("· 90 op 100") == [true, true, true] + Array(repeating: false, count: 6))
        #expect(has("PER MAATREGEL").prefix(6) == [true, true, true, true, true, false])
        #expect(has("Met een netwerk").allSatisfy(\.self) && has("Berekening").allSatisfy(\.self))
        #expect(zip(pages, pages.dropFirst()).allSatisfy { $0.count >= $1.count })
    }

    @Test("a headline of which only the difference can be read has no level")
    func differenceOnly() {
        let lines = table(Twente.two) { facts in
            facts.indicators = facts.indicators.map { entry in
                var entry = entry
                if entry.name == "biodiversity.nitrogen_deposition" { entry.reading = .difference }
                return entry
            }
        }.lines
        #expect(!lines.contains { $0.contains("1.240") } && lines.contains { $0.contains("+6") })
    }
}
