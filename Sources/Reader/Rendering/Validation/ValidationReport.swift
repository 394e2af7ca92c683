public import Modelling
public import Scores
import Words

/// Backcasts as a page of the family of reports: the verdict first, then every region under its name.
public struct ValidationReport {
    private let document: BackcastDocument
    private let words: ValidationWords
    private let provenance: PageFacts.Provenance?

    /// - Parameter provenance: version and date; its run means nothing here.
    public init(_ document: BackcastDocument, in language: Language, provenance: PageFacts.Provenance? = nil)
    {
        (self.document, self.provenance) = (document, provenance)
        words = ValidationWords(language)
    }

    private var voice: Voice { words.voice }

    /// The page.
    public var html: String { markup.written + "\n" }

    var markup: Markup {
        ReportFrame(language: voice.language, title: voice("validation.report.title").capitalised).page(
            [verdict, places] + regions + [made])
    }

    private func paragraph(_ text: String, class name: String? = nil) -> Markup {
        .tag("p", ["class": name], text)
    }

    private var verdict: Markup {
        let verdict = ValidationVerdict(questions: document.questions, words: words)
        let read = voice("validation.report", ["n": .text(voice.numbers.count(document.members))])
        return .group([
            .tag("p", ["class": "sub"], voice("validation.report.kicker")),
            .tag("h1", [:], voice("validation.report.title").capitalised),
            .tag("div", ["class": "answer"], verdict.summary.map { paragraph($0, class: "say") }),
            .tag(
                "details", [:],
                [
                    .tag("summary", [:], voice("validation.report.by-question")),
                    .tag("ul", [:], verdict.lines.map { .tag("li", [:], $0) }),
                ]),
            .tag(
                "section", ["id": "read"],
                [
                    .tag("h2", [:], voice("validation.report.reading")), paragraph(read),
                ]),
        ])
    }

    /// Names of places in their order, each with what there is of it.
    private var groups: [(name: String, place: String, series: [BackcastDocument.Series])] {
        var order: [String] = []
        var found: [String: [BackcastDocument.Series]] = [:]
        for series in document.series {
            if found[series.place] == nil { order.append(series.place) }
            found[series.place, default: []].append(series)
        }
        // Regions come before provinces, by name.
        return order.map { (found[$0]?.first?.name ?? $0, $0, found[$0] ?? []) }.sorted {
            ($0.place.count < 5 ? 1 : 0, Self.plain($0.name), $0.place) < (
                $1.place.count < 5 ? 1 : 0, Self.plain($1.name), $1.place
            )
        }
    }

    /// Without the mark in front of `'s-Gravenhage`, and in small letters.
    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0 == " " }
    }

    private var places: Markup {
        let links = groups.enumerated().flatMap { number, group -> [Markup] in
            let link = Markup.tag("a", ["href": "#\(group.place)"], group.name)
            return number == 0 ? [link] : [.text(" · "), link]
        }
        return .tag(
            "section", ["id": "places"],
            [.tag("h2", [:], voice("validation.report.places")), .tag("nav", [:], links)])
    }

    private struct Window: Hashable {
        let indicator: String
        let start: Int
    }

    private var regions: [Markup] {
        let readings = Dictionary(grouping: document.series) {
            Window(indicator: $0.indicator, start: $0.start)
        }
        .mapValues(SmallMultiple.Reading.init)
        return groups.map { group in
            let sorted = group.series.sorted {
                (words.variable($0.indicator), $0.start, $0.years.last ?? 0)
                    < (words.variable($1.indicator), $1.start, $1.years.last ?? 0)
            }
            let pictures = sorted.compactMap { series in
                readings[Window(indicator: series.indicator, start: series.start)].map {
                    SmallMultiple(series: series, reading: $0, words: words)
                }
            }
            let figures = pictures.enumerated().map { number, picture in
                figure(picture, id: "\(group.place)-\(number + 1)")
            }
            return .tag(
                "section", ["id": group.place],
                [
                    .tag("h2", [:], group.name), .tag("div", ["class": "many"], figures),
                    table(pictures, group.name),
                ])
        }
    }

    private func title(_ picture: SmallMultiple) -> String {
        voice(
            "validation.report.section",
            [
                "variable": .text(words.variable(picture.series.indicator)),
                "first": .text("\(picture.series.start)"), "last": .text("\(picture.series.years.last ?? 0)"),
            ])
    }

    private func figure(_ picture: SmallMultiple, id: String) -> Markup {
        let series = picture.series
        let label = voice(
            "validation.picture",
            [
                "place": .text(series.name),
                "years": .text(
                    voice(
                        "validation.picture.years",
                        ["first": .text("\(series.start)"), "last": .text("\(series.years.last ?? 0)")])),
                "off": .optional(picture.miss.map { _ in picture.missText }),
            ])
        return .tag(
            "figure", ["id": id],
            [
                .tag("h3", [:], title(picture)),
                picture.drawing.markup(id: id, title: title(picture), description: label),
                .tag(
                    "figcaption", [:],
                    voice("validation.report.off", ["off": .text(picture.missText)])),
            ])
    }

    private func table(_ pictures: [SmallMultiple], _ place: String) -> Markup {
        let rows = pictures.map { picture -> ReportTable.Row in
            let series = picture.series
            func text(_ value: Double?) -> ReportTable.Cell {
                .init(
                    value.map { picture.reading.isShare ? words.percent($0) : voice.numbers.figure($0) }
                        ?? "–")
            }
            return .init(
                title: title(picture),
                cells: [
                    text(series.observed.last.flatMap(\.self)), text(series.central.last),
                    text(series.p05.last),
                    text(series.p95.last), .init(picture.missText),
                ])
        }
        let head = voice("validation.report.columns").split(separator: "|").map(String.init)
        return .tag(
            "details", [:],
            [.tag("summary", [:], voice("report.table")), ReportTable(head, rows).markup(id: place)])
    }

    private var made: Markup {
        var facts = [
            (voice("report.from.draws"), voice.numbers.count(document.members)),
            (voice("report.from.seed"), "\(document.seed)"),
        ]
        if let provenance {
            let foot = PageFoot(facts: PageFacts(in: voice.language), share: nil, width: 80)
            facts.insert(
                (voice("report.from.made"), "\(foot.date(provenance)), \(foot.time(provenance))"), at: 0)
            facts.append((voice("report.from.version"), provenance.version))
        }
        return .tag(
            "section", ["id": "made"],
            [
                .tag("h2", [:], voice("report.head.method")),
                .tag("dl", [:], facts.flatMap { [.tag("dt", [:], $0.0), .tag("dd", [:], $0.1)] }),
            ])
    }
}
