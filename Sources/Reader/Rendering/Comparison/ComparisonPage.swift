public import Results
import Words

/// A comparison as a page of text: what comes out, in sentences and one table, what decides it, and where it comes from.
///
/// `docs/reading-results.md` explains every line. The rules have numbers, R1 to R33, which code and tests name.
public struct ComparisonPage {
    private let facts: PageFacts
    private let table: ResultTable
    private let width: Int
    private let layout: PageLayout

    /// - Parameters:
    ///   - table: rows of the places and years that are to be shown, of all indicators.
    ///   - width: columns of the terminal.
    public init(_ facts: PageFacts, table: ResultTable, width: Int = 80) {
        self.facts = facts
        self.table = table
        self.width = width
        layout = PageLayout(width: width)
    }

    /// The page, ended by a line feed; one after the other where the scenarios are about several regions.
    public var text: String {
        let findings = facts.isCentral && facts.findings.isEmpty ? central : facts.findings
        guard !findings.isEmpty else { return older }
        return findings.map { page($0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    /// A central run has one draw, of which nothing is found; its table can still be read.
    private var central: [Findings] {
        facts.focus.map { region in
            Findings(
                region: region, base: facts.reference ?? "", horizon: facts.years.last ?? 0, members: 1,
                scenarios: facts.compared.map { ScenarioFindings(scenario: $0.name) })
        }
    }

    /// What stands there where the run was made by a version that found nothing out.
    private var older: String {
        let voice = facts.voice
        let version = facts.provenance?.version ?? ""
        let lines =
            [
                voice(
                    "page.older",
                    [
                        "version": .optional(version.isEmpty ? nil : version),
                        "run": .text(facts.provenance?.run ?? ""),
                    ])
            ].map {
                $0.wrapped(to: layout.text)
            } + [""] + PageFoot(facts: facts, share: nil, width: layout.text).lines
        return lines.joined(separator: "\n") + "\n"
    }

    /// (R2) The page, with as much left out as it takes: natural units beyond three, rows of the whole region beyond
    /// three, the band, the table of measures, one such row after the other, other rows of the programme, and the counts.
    private func page(_ findings: Findings) -> [String] {
        let most = facts.scenarios.count > 3 ? PageLayout.mostLines.many : PageLayout.mostLines.few
        // Rows of other regions are many, and this page asks for none of them.
        let table = table.filtered { $0.region == findings.region }
        var lines: [String] = []
        for cut in 0...PageParts.lastCut {
            lines =
                PageParts(facts: facts, findings: findings, table: table, layout: layout, cut: cut).lines
            if layout.isNarrow || lines.count <= most { break }
        }
        return lines
    }
}
