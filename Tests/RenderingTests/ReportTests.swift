import Foundation
import Modelling
import Results
import Testing

@testable import Rendering

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Reports")
struct ReportTests {
    /// The network of Twente beside its silos, with all that may be stored with a run.
    static func facts(
        _ language: Language = .dutch, title: String? = nil, hasAnswers: Bool = true
    ) -> ReportFacts {
        var findings = Twente.two
        findings.scenarios[0].time?.twentieths = (0..<20).map { Double($0) * 4 - 12 }
        findings.scenarios[0].delivery?.twentieths = (0..<20).map { Double($0) * 0.01 - 0.04 }
        var page = Twente.facts(language, findings)
        page.discoveries = hasAnswers ? [Discoveries.document] : []
        var facts = ReportFacts(page, table: Twente.table())
        facts.title = title
        facts.explanations = hasAnswers ? [Explanations.document] : []
        facts.roadmaps = hasAnswers ? [Roadmaps.alone] : []
        facts.assumptions = [
            .init(
                name: "collaboration.initial_trust", title: Text(nl: "vertrouwen", en: "trust"),
                grade: Text(nl: "ingeschat", en: "judged"), source: Text(nl: "geen studie", en: "no study"),
                central: 0.5, low: 0.15, high: 0.85, influence: 0.51)
        ]
        facts.sources = [.init(name: "<b>.yaml", text: "title: <script>alert(1)</script> & \"quotes\"")]
        facts.sheet = [.init(label: "fout", value: "inwoners +1,3 %")]
        return facts
    }

    private static func made(_ facts: ReportFacts) throws -> (page: Markup, figures: ReportFigures) {
        try #require(Report([facts])).made
    }

    @Test("letters can be read on their ground: at least 4.5 to 1", arguments: Lettering.all)
    func contrast(_ letters: Lettering) {
        #expect(letters.contrast >= 4.5, "\(letters.ink.hex) on \(letters.ground.hex): \(letters.contrast)")
    }

    @Test("black on white is 21 to 1, and a colour on itself 1 to 1")
    func luminance() {
        #expect(abs(Colour(0).contrast(with: Colour(0xFFFFFF)) - 21) < 1e-9)
        #expect(Colour.blue.contrast(with: .blue) == 1)
        // W3C's own example of what just misses: #777777 on white.
        #expect(abs(Colour(0x777777).contrast(with: .paper) - 4.478) < 0.001)
    }

    @Test("pictures write in no other letters, and in nothing smaller than 10", arguments: Language.spoken)
    func letterings(language: Language) throws {
        let figures = try Self.made(Self.facts(language)).figures.all
        for (id, _, figure) in figures {
            guard let drawing = figure.drawing else { continue }
            #expect(drawing.letterings.isSubset(of: Lettering.all), "\(id)")
            for mark in drawing.marks.flatMap(\.elements) where mark.name == "text" {
                let size = try #require(mark.attributes.first { $0.name == "font-size" })
                #expect(try #require(Double(size.value)) >= 10, "\(id)")
            }
        }
    }

    @Test("every figure has an id, a title, a description and its numbers", arguments: Language.spoken)
    func figures(language: Language) throws {
        let (page, figures) = try Self.made(Self.facts(language))
        #expect(figures.all.count >= 7)
        #expect(figures.all.map(\.id) == (1...figures.all.count).map { "F\($0)" })
        for (id, run, figure) in figures.all {
            #expect(run == "zarh7cx3" || !run.isEmpty)
            #expect(!figure.title.isEmpty && !figure.description.isEmpty, "\(id)")
            #expect(!figure.table.rows.isEmpty, "\(id)")
            let own = try #require(
                page.elements.first { $0.name == "figure" && $0.attributes.contains(.init("id", id)) })
            let names = own.inside.elements.map(\.name)
            #expect(names.contains("h3") && names.contains("table"), "\(id)")
            guard figure.drawing != nil else { continue }
            let svg = try #require(own.inside.elements.first { $0.name == "svg" })
            #expect(svg.attributes.contains(.init("role", "img")))
            #expect(svg.inside.elements.prefix(2).map(\.name) == ["title", "desc"], "\(id)")
        }
    }

    @Test("ids are each there once")
    func ids() throws {
        let page = try Self.made(Self.facts()).page
        let ids = page.elements.flatMap { $0.attributes.filter { $0.name == "id" }.map(\.value) }
        #expect(Set(ids).count == ids.count)
    }

    @Test("what others wrote is shown and never obeyed")
    func escaping() throws {
        let title = "<script>alert('x')</script> & \"<img src=x onerror=y>\" \u{202E}om"
        let html = try #require(Report([Self.facts(title: title)])).html
        #expect(!html.contains("<script") && !html.contains("<img"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;&lt;img"))
        #expect(!html.contains("\u{202E}"))
        #expect(html.contains("The file") || html.contains("Het bestand &lt;b&gt;.yaml"))
    }

    @Test("it is one file without scripts that fetches nothing", arguments: Language.spoken)
    func contained(language: Language) throws {
        let html = try #require(Report([Self.facts(language)])).html
        for word in ["<script", "http:", "https:", " src=", "@import", "<link", "url(h", "onload="] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test("an XML parser reads it", arguments: Language.spoken)
    func wellFormed(language: Language) throws {
        let html = try #require(Report([Self.facts(language, title: "a < b & c")])).html
        let parser = XMLParser(data: Data(html.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }

    @Test("the same run gives the same bytes")
    func deterministic() throws {
        let once = try #require(Report([Self.facts()])).html
        #expect(try #require(Report([Self.facts()])).html == once)
    }

    @Test("both languages have the same parts, and no word of the other's catalogue is missing")
    func languages() throws {
        let (dutch, english) = (
            try Self.made(Self.facts(.dutch)).page, try Self.made(Self.facts(.english)).page
        )
        func shape(_ page: Markup) -> [String] {
            page.elements.map { element in
                ([element.name]
                    + element.attributes.filter { ["id", "class"].contains($0.name) }.map(\.value))
                    .joined(separator: " ")
            }
        }
        #expect(shape(dutch) == shape(english))
        for page in [dutch, english] {
            #expect(!page.words.contains("report.") && !page.words.contains("⟦"))
        }
    }

    @Test("sections come in the order of the question, and ask for what is not stored")
    func order() throws {
        let page = try Self.made(Self.facts(.english, hasAnswers: false)).page
        let sections = page.elements.filter { $0.name == "section" }.compactMap { section in
            section.attributes.first { $0.name == "id" }?.value
        }
        #expect(
            sections == [
                "answer", "flips", "find-out", "gains", "why", "roadmap", "fans", "map", "inputs",
                "assumptions", "trust", "method",
            ])
        let commands = page.elements.filter { $0.name == "code" }.map(\.inside.words)
        let run = Self.facts().page.provenance?.run ?? ""
        for command in ["flips", "find-out", "explain", "roadmap"] {
            #expect(commands.contains("polder \(command) \(run)"))
        }
    }

    @Test("sentences are those of the terminal page", arguments: Language.spoken)
    func sentences(language: Language) throws {
        let facts = Self.facts(language)
        let answer = ComparisonPage(facts.page, table: facts.table, width: 400).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let page = try Self.made(facts).page
        let said = page.elements.filter { element in
            element.name == "p" && element.attributes.contains(.init("class", "say"))
        }
        #expect(said.count == 3)
        for sentence in said {
            let words = sentence.inside.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(answer.contains(words), "\(words)")
        }
    }

    @Test("numbers of rows and findings are where the page says")
    func traced() throws {
        let facts = Self.facts()
        let figures = try Self.made(facts).figures.all
        let rows = ReportRows(facts.table)
        var seen = 0
        for number in figures.flatMap({ $0.figure.table.rows }).flatMap(\.cells).compactMap(\.number)
        where number.place.hasPrefix("row/") {
            let parts = number.place.split(separator: "/").map(String.init)
            let row = try #require(rows(parts[1], parts[2], parts[3])[Int(parts[4]) ?? 0])
            let band = parts[5].hasPrefix("value") ? row.value : row.comparison?.difference
            let names = ["p05", "p25", "p50", "p75", "p95"]
            let position = try #require(names.firstIndex { parts[5].hasSuffix($0) })
            #expect(band?.values[position] == number.value, "\(number.place)")
            seen += 1
        }
        #expect(seen > 20)
    }

    @Test("numbers of the roadmap are where the page says, each step, partner and payer once")
    func tracedRoadmap() throws {
        let figures = try Self.made(Self.facts()).figures.all
        let plan = Roadmaps.alone.plans[0]
        let numbers = figures.flatMap { $0.figure.table.rows }.flatMap(\.cells).compactMap(\.number)
        func value(_ place: String) -> Double? { numbers.first { $0.place == place }?.value }
        let head = "roadmap/NL213/network/plans/0"
        for (number, step) in plan.steps.enumerated() {
            #expect(value("\(head)/steps/\(number)/budget") == step.budget)
            #expect(value("\(head)/steps/\(number)/done/middle") == step.done.middle)
        }
        for (number, load) in plan.loads.enumerated() {
            #expect(value("\(head)/loads/\(number)/asked/7") == load.asked[7])
            #expect(value("\(head)/loads/\(number)/overloaded") == Double(load.overloaded))
        }
        for (number, money) in plan.money.enumerated() {
            #expect(value("\(head)/money/\(number)/spent/6") == money.spent[6])
        }
    }

    @Test("all 40 regions have a tile of their own")
    func tiles() {
        let tiles = TileGrid.tiles
        #expect(
            tiles.count == 40 && Set(tiles.map(\.code)).count == 40 && Set(tiles.map(\.corop)).count == 40)
        #expect(Set(tiles.map { $0.row * TileGrid.columns + $0.column }).count == 40)
        #expect(
            tiles.allSatisfy { $0.short.count <= 8 && $0.row < TileGrid.rows && $0.column < TileGrid.columns }
        )
        #expect(Set(tiles.map(\.corop)) == Set(1...40))
    }

    @Test("a map's words are codes, numbers of Statistics Netherlands, or names")
    func codes() {
        let names = ["NL213": ["Twente", "Twente"]]
        for word in ["NL213", "nl213", "CR12", "Twente", "twente"] {
            #expect(RegionCode.meant(by: word, names: names) == "NL213", "\(word)")
        }
        #expect(RegionCode.meant(by: "CR41", names: names) == nil)
        #expect(RegionCode.meant(by: "12", names: names) == nil)
    }

    @Test("borders take the place of tiles")
    func borders() throws {
        var facts = Self.facts()
        for (number, code) in RegionCode.all.enumerated() {
            let x = Double(number % 8)
            let y = Double(number / 8)
            facts.shapes[code] = .init(rings: [[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]])
        }
        let page = try Self.made(facts).page
        let map = try #require(page.elements.first { $0.attributes.contains(.init("class", "map")) })
        let paths = map.inside.elements.filter { $0.name == "path" }
        #expect(paths.count >= 40)
    }

    @Test("dots stand on the side of nothing that they belong to")
    func dots() {
        let plot = DotPlot(
            values: (0..<20).map { Double($0) - 4.5 }, labels: ("later", "earlier"), axis: "months",
            unitStep: 0,
            numbers: NumberText(.english))
        let circles = plot.drawing.marks.flatMap(\.elements).filter { $0.name == "circle" }
        #expect(circles.count == 20)
        let hollow = circles.filter { $0.attributes.contains(.init("fill", Colour.paper.hex)) }
        #expect(hollow.count == 5)
        #expect(DotPlot.counts([-1, 0, 2, 3]) == (1, 2, 1))
    }

    @Test("backcasts are a page of the family: the verdict first, a section for each place")
    func backcasts() throws {
        let page = ValidationReport(Backcasts.document, in: .english)
        let names = page.markup.elements.map(\.name)
        #expect(
            try #require(names.firstIndex(of: "h1")) < (try #require(names.firstIndex(of: "svg", from: 2))))
        #expect(page.html.contains("href=\"#NL213\"") && page.html.contains("id=\"NL213\""))
        #expect(!page.html.contains("MASE") && !page.html.contains("−0.0"))
        let parser = XMLParser(data: Data(page.html.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
}

extension [String] {
    /// The first place of a word behind so many others of it.
    fileprivate func firstIndex(of word: String, from skipped: Int) -> Int? {
        enumerated().filter { $0.element == word }.dropFirst(skipped - 1).first?.offset
    }
}
