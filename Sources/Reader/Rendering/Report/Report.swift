import Modelling
import Results
import Words

/// A report of one run or of several: one file without scripts and without anything to be fetched.
public struct Report {
    private let chapters: [ReportContext]
    private let language: Language
    private let voice: Voice

    /// Nil where a run compares nothing.
    public init?(_ runs: [ReportFacts]) {
        let chapters = runs.compactMap(ReportContext.init)
        guard let first = chapters.first, chapters.count == runs.count else { return nil }
        self.chapters = chapters
        language = first.page.language
        voice = first.voice
    }

    /// The page.
    public var html: String { made.page.written + "\n" }

    /// The page with its figures, as tests look at them.
    var made: (page: Markup, figures: ReportFigures) {
        var figures = ReportFigures(words: voice("report.table"), isOpen: chapters[0].facts.showsTables)
        let articles = chapters.enumerated().map { number, context in
            figures.run = context.run
            return chapter(context, mark: number == 0 ? "" : "-\(number + 1)", &figures)
        }
        let title = chapters.map(Self.title).joined(separator: " · ")
        let page = ReportFrame(language: language, title: title).page(articles)
        return (page, figures)
    }

    private static func title(_ context: ReportContext) -> String {
        if let own = context.facts.title, !own.isEmpty { return own }
        let parts = PageParts(
            facts: context.page, findings: context.findings, table: context.own,
            layout: PageLayout(width: 80),
            cut: 0)
        return parts.title
    }

    private func chapter(_ context: ReportContext, mark: String, _ figures: inout ReportFigures) -> Markup {
        let page = context.page
        let years = context.own.rows.lazy.map(\.year)
        let kicker = voice(
            "report.kicker",
            [
                "region": .text(page.title(of: context.region)), "first": .text("\(years.min() ?? 0)"),
                "last": .text("\(context.findings.horizon)"),
            ])
        let like =
            context.findings.budgets.isEmpty ? [] : LikeForLike(facts: page, findings: context.findings).lines
        let heads = page.scenarios.map { "\(page.name($0.name).column): \($0.title[language])" }
        let head = Markup.group([
            .tag("p", ["class": "sub"], kicker), .tag("h1", [:], Self.title(context)),
            .tag("p", ["class": "sub"], heads.joined(separator: " · ").capitalised),
            .tag(
                "div", ["class": "like"],
                (like + [voice("report.no-forecast")]).map { context.paragraph($0) }),
        ])
        func section(_ name: String, _ inside: Markup, class kind: String? = nil) -> Markup {
            .tag(
                "section", ["id": name + mark, "class": kind, "data-run": context.run],
                [.tag("h2", [:], voice("report.head.\(name)")), inside])
        }
        let ground = GroundSection(context: context)
        var parts = [
            section("answer", AnswerSection(context: context).markup(&figures), class: "first"),
            section("flips", FlipsSection(context: context).markup(&figures)),
            section("find-out", FindOutSection(context: context).markup(&figures)),
            section("gains", GainsSection(context: context).markup(&figures)),
            section("why", WhySection(context: context).markup(&figures)),
            section("roadmap", RoadmapSection(context: context).markup(&figures)),
            section("fans", FansSection(context: context).markup(&figures)),
        ]
        let map = Markup.tag("div", ["class": "map"], [MapSection(context: context).markup(&figures)])
        let wheel = WheelSection(context: context).markup(&figures).map {
            Markup.tag("div", ["class": "wheel"], [$0])
        }
        parts.append(
            section("map", wheel.map { .tag("div", ["class": "pair"], [map, $0]) } ?? map))
        parts += [
            section("inputs", InputsSection(context: context).markup(&figures)),
            section("assumptions", AssumptionsSection(context: context).markup(&figures)),
            section("trust", ground.trust), section("method", ground.method),
        ]
        return .tag("article", ["data-run": context.run], [head] + parts)
    }
}

/// What all pages of the family have around them.
struct ReportFrame {
    let language: Language
    let title: String

    func page(_ inside: [Markup]) -> Markup {
        .group([
            .style("<!DOCTYPE html>"),
            .tag(
                "html", ["lang": language.rawValue],
                [
                    .tag(
                        "head", [:],
                        [
                            .tag("meta", ["charset": "utf-8"]),
                            .tag(
                                "meta",
                                ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                            .tag("meta", ["name": "generator", "content": "Polder"]),
                            .tag("title", [:], title), .tag("style", [:], [.style(ReportStyle.rules)]),
                        ]),
                    .tag("body", [:], [Drawing.hatching, .tag("main", [:], inside)]),
                ]),
        ])
    }
}
