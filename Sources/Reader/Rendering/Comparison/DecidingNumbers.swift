import Modelling
import Results
import Words

/// (R31) The numbers that decide what is delivered in the end.
struct DecidingNumbers {
    let facts: PageFacts
    let findings: Findings
    let layout: PageLayout
    var most = 2

    private var voice: Voice { facts.voice }

    /// Those whose rank correlation is beyond what chance reaches, 3/√n, the strongest first.
    var found: [Findings.DecidingNumber] {
        findings.deciding.filter { Self.standsOut($0.correlation, members: findings.members) }
    }

    static func standsOut(_ correlation: Double, members: Int) -> Bool {
        correlation.magnitude * Double(members).squareRoot() > 3
    }

    var lines: [String] {
        let shown = Array(found.prefix(most))
        guard !shown.isEmpty else {
            return voice("page.deciding.none").wrapped(to: layout.text).split(separator: "\n").map(
                String.init)
        }
        // (R19) Where all of them are our own the heading says so.
        let grades = shown.map { Evidence.Grade(word: $0.grade) }
        let isOwn = grades.allSatisfy { $0?.isOwn == true }
        let isJudged = grades.allSatisfy { $0 == .judged }
        let heading = isJudged ? "head-judged" : isOwn ? "head-own" : "head"
        let head = voice(
            "page.deciding.\(heading)", ["year": .text("\(findings.horizon)")]
        ).wrapped(to: layout.width - 1, indent: "  ").split(separator: "\n").map(String.init)
        return head + shown.enumerated().flatMap { number, deciding in line(deciding, isFirst: number == 0) }
    }

    private func line(_ deciding: Findings.DecidingNumber, isFirst: Bool) -> [String] {
        let numbers = voice.numbers
        let title = deciding.title[facts.language].cut(to: layout.isNarrow ? 56 : layout.label)
        let range = voice(
            "page.deciding.range",
            [
                "central": .text(numbers.input(deciding.central)), "low": .text(numbers.input(deciding.low)),
                "high": .text(numbers.input(deciding.high)),
            ])
        let better = deciding.correlation > 0 ? "better" : "worse"
        func words(_ name: String) -> String {
            voice(isFirst ? "page.deciding.\(better)-for" : "page.deciding.\(better)", ["a": .text(name)])
        }
        let (name, start) = (
            facts.name(deciding.scenario),
            "  " + title.filled(to: layout.label + 1) + range.filled(to: 18) + " "
        )
        // The whole name where there is room for it.
        let whole = words(name.subject)
        if layout.isNarrow { return ["  \(title)", "    \(range.filled(to: 20)) \(whole)"] }
        let side = start.count + whole.count <= layout.width ? whole : words(name.column)
        guard start.count + side.count <= layout.width else { return [start.trimmedAtEnd, "    " + side] }
        return [start + side]
    }
}
