import Modelling
import Results
import Words

extension PathwaysPage {
    /// The map as a picture: a line for each scenario, stations where one could switch, and where a line ends for the targets.
    ///
    /// A line is thick as far as half of the draws meet the first target, thin until 95 of 100 have ended. Stations are filled
    /// where switching brings more on average, hollow where it does not; the lines between them are drawn for the best year.
    public var map: String { MetroMap(self).text }
}

private struct MetroMap {
    private let page: PathwaysPage
    private let document: PathwaysDocument
    private var voice: Voice { page.layout.voice }

    private static let (left, right, top, row) = (180.0, 40.0, 70.0, 64.0)
    private static let width = 900.0
    private static let legendLine = 18.0
    private static let colours = ["#8A3A00", "#005B96", "#4A5560", "#5FA3D3"]

    init(_ page: PathwaysPage) {
        self.page = page
        document = page.document
    }

    private var height: Double {
        Self.top + Self.row * Double(document.scenarios.count) + 52
            + Self.legendLine * Double(legend.count)
    }

    private func x(_ year: Int) -> Double {
        let span = Double(max(1, document.lastYear - document.firstYear))
        return Self.left + (Self.width - Self.left - Self.right) * Double(year - document.firstYear) / span
    }

    private func y(_ scenario: Int) -> Double { Self.top + Self.row * Double(scenario) + 20 }

    private func colour(_ scenario: Int) -> String { Self.colours[scenario % Self.colours.count] }

    var text: String {
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(Self.width)) \(number(height))\" "
                + "width=\"\(number(Self.width))\" height=\"\(number(height))\" role=\"img\" "
                + "font-family=\"Noto Sans, Liberation Sans, Arial, sans-serif\" font-size=\"14\" fill=\"#1B2128\">",
            "<title>\(escaped(page.layout.heading("pathways.title").replacing("\n", with: " ")))</title>",
            "<desc>\(escaped(page.text))</desc>",
            "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>",
            write(
                page.layout.heading("pathways.title").replacing("\n", with: " "), at: (20, 28), size: 17,
                weight: 700),
        ]
        lines += grid
        lines += document.scenarios.indices.flatMap(line)
        lines += document.switches.compactMap(connection)
        lines += document.switches.flatMap(stations)
        for (number, line) in legend.enumerated() {
            let place = height - 18 - Self.legendLine * Double(legend.count - 1 - number)
            lines.append(write(line, at: (20, place), size: 12, fill: "#4A5560"))
        }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// As many lines as it takes within the width.
    private var legend: [String] {
        let target = document.targets.first.map { page.layout.target($0, from: "pathways.target") }
        return voice("pathways.map.legend", ["target": .optional(target)]).wrapped(to: 120)
            .split(separator: "\n").map(String.init)
    }

    private var grid: [String] {
        (document.firstYear...document.lastYear).filter { $0.isMultiple(of: 5) }.flatMap { year in
            [
                "<line x1=\"\(number(x(year)))\" y1=\"\(number(Self.top))\" x2=\"\(number(x(year)))\" "
                    + "y2=\"\(number(y(document.scenarios.count - 1) + 20))\" stroke=\"#E6EAEE\"/>",
                write("\(year)", at: (x(year), Self.top - 8), size: 12, fill: "#4A5560", anchor: "middle"),
            ]
        }
    }

    /// Thick until half of the draws have ended, thin until 95 of 100 have; whole where there is no target.
    private func line(_ scenario: Int) -> [String] {
        let expiry = document.expiries.first?[scenario]
        let ends =
            expiry.map { ($0.middle ?? document.lastYear, $0.high ?? document.lastYear) }
            ?? (document.lastYear, document.lastYear)
        let name = page.layout.facts.column(document.scenarios[scenario], width: 20)
        var lines = [write(name.capitalised, at: (20, y(scenario) + 5), weight: 700, fill: colour(scenario))]
        for (from, to, width, dash) in [
            (document.firstYear, ends.0, 7.0, ""), (ends.0, ends.1, 3.0, " stroke-dasharray=\"6 5\""),
        ] where to > from {
            lines.append(
                "<line x1=\"\(number(x(from)))\" y1=\"\(number(y(scenario)))\" x2=\"\(number(x(to)))\" "
                    + "y2=\"\(number(y(scenario)))\" stroke=\"\(colour(scenario))\" "
                    + "stroke-width=\"\(number(width))\"\(dash)/>")
        }
        if let middle = expiry?.middle {
            lines.append(
                "<line x1=\"\(number(x(middle)))\" y1=\"\(number(y(scenario) - 12))\" "
                    + "x2=\"\(number(x(middle)))\" y2=\"\(number(y(scenario) + 12))\" stroke=\"#1B2128\" stroke-width=\"3\"/>"
            )
            lines.append(write("\(middle)", at: (x(middle), y(scenario) - 16), size: 12, anchor: "middle"))
        }
        return lines
    }

    /// The way over in the trigger's year, else in the year that is best for switching always; none where it brings nothing.
    private func connection(_ change: PathwaysDocument.Switch) -> String? {
        let trigger = change.trigger.flatMap { $0.isBetter ? $0 : nil }
        guard let year = trigger?.year ?? change.alwaysYear else { return nil }
        let end = min(year + 2, document.lastYear)
        return
            "<path d=\"M \(number(x(year))) \(number(y(change.from))) C \(number(x(end))) \(number(y(change.from))) "
            + "\(number(x(year))) \(number(y(change.to))) \(number(x(end))) \(number(y(change.to)))\" fill=\"none\" "
            + "stroke=\"\(colour(change.to))\" stroke-width=\"3\""
            + (trigger == nil ? "" : " stroke-dasharray=\"2 4\"") + "/>"
    }

    private func stations(_ change: PathwaysDocument.Switch) -> [String] {
        // Several ways from one line stand beside each other.
        let rank = document.switches.filter { $0.from == change.from && $0.to < change.to }.count
        return change.moments.map { moment in
            let title = voice(
                "pathways.map.station",
                [
                    "year": .text("\(moment.year)"),
                    "to": .text(page.layout.facts.name(document.scenarios[change.to]).with),
                    "count": .text(
                        voice.count(Double(moment.better) / Double(max(document.draws, 1)))),
                ])
            return "<circle cx=\"\(number(x(moment.year) + 13 * Double(rank)))\" "
                + "cy=\"\(number(y(change.from)))\" r=\"6\" "
                + "fill=\"\(moment.gain > 0 ? colour(change.to) : "#FFFFFF")\" stroke=\"\(colour(change.to))\" "
                + "stroke-width=\"2\"><title>\(escaped(title))</title></circle>"
        }
    }

    private func write(
        _ text: String, at place: (Double, Double), size: Double = 14, weight: Int = 400,
        fill: String = "#1B2128", anchor: String = "start"
    ) -> String {
        "<text x=\"\(number(place.0))\" y=\"\(number(place.1))\" font-size=\"\(number(size))\" font-weight=\"\(weight)\" "
            + "fill=\"\(fill)\" text-anchor=\"\(anchor)\">\(escaped(text))</text>"
    }

    /// With at most one digit behind the point.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\((tenths % 10).magnitude)"
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
