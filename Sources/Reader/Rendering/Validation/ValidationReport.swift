public import Modelling
public import Scores
import Words

/// Backcasts as a page of pictures that needs nothing else: to mail, to print, to show.
public struct ValidationReport {
    private let document: BackcastDocument
    private let words: ValidationWords

    public init(_ document: BackcastDocument, in language: Language) {
        self.document = document
        words = ValidationWords(language)
    }

    /// The page.
    public var html: String {
        let groups = document.series.reduce(into: [[BackcastDocument.Series]]()) { groups, series in
            if groups.last?.first?.indicator == series.indicator, groups.last?.first?.start == series.start {
                groups[groups.count - 1].append(series)
            } else {
                groups.append([series])
            }
        }
        let voice = words.voice
        let intro = voice("validation.report", ["n": .text(voice.numbers.count(document.members))])
            .replacing("●", with: "<span class=\"key seen\">●</span>")
            .replacing("━", with: "<span class=\"key model\">━</span>")
            .replacing("▇", with: "<span class=\"key band\">▇</span>")
        return """
            <!doctype html>
            <html lang="\(voice.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Polder: \(voice("validation.report.title"))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <h1>\(voice("validation.report.title").capitalised)</h1>
            <p>\(intro)</p>
            \(groups.map(section).joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private func section(_ series: [BackcastDocument.Series]) -> String {
        let first = series[0]
        let last = first.years.last ?? first.start
        let score = document.scores.first {
            $0.indicator == first.indicator && $0.start == first.start && $0.year == last
        }
        let verdict = score.map {
            words.voice(
                "validation.report.verdict",
                [
                    "mase": .text(words.ratio($0.mase)), "median": .text(words.ratio($0.medianMase)),
                    "coverage": .text(words.whole($0.coverage90)), "verdict": .text(words.verdict($0)),
                ])
        }
        let title = words.voice(
            "validation.report.section",
            [
                "variable": .text(words.variable(first.indicator)), "first": .text("\(first.start)"),
                "last": .text("\(last)"),
            ])
        return """
            <section>
            <h2>\(title)</h2>
            <p>\(verdict ?? "")</p>
            <div class="all">\(series.map { SmallMultiples(series: $0, words: words).svg }.joined(separator: "\n"))</div>
            </section>
            """
    }

    private static let style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2733; \
        background: #fff }
        h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin-top: 2rem; border-top: 1px solid #d5dbe1; padding-top: 1rem }
        .all { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: .5rem }
        svg { width: 100%; background: #f6f8fa; border-radius: 4px }
        svg text { font-size: 9px; fill: #1c2733 }
        svg text.small { font-size: 7px; fill: #5a6673 } svg text.end { text-anchor: end }
        .band { fill: #9cc3e6; opacity: .55 } .model { fill: none; stroke: #14508c; stroke-width: 1.4 }
        .seen circle { fill: #b3400e }
        .key.seen { color: #b3400e } .key.model { color: #14508c } .key.band { color: #9cc3e6 }
        @media print { body { margin: 0; max-width: none } section { break-inside: avoid-page } }
        """
}
