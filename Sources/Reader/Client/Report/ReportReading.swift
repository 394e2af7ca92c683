import Foundation
import Messages
import Words

/// A report that was written before, as far as its numbers go.
struct ReportReading {
    /// A number of a figure.
    struct Number {
        /// `F4-2-1`
        let id: String
        /// As it stands on the page.
        let text: String
        let value: Double
        /// Where it stands in the run.
        let place: String
    }

    /// A figure, and the run that it is of.
    struct Figure {
        let id, run: String
        var title = ""
        var numbers: [Number] = []
    }

    private(set) var figures: [Figure] = []

    /// - Throws: `Complaint` for a file that cannot be read, and for one that is no report.
    init(_ file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint(Phrase("client.file.unreadable", ["file": .text(file)]), .input)
        }
        read(String(decoding: data, as: UTF8.self))
        guard !figures.isEmpty else {
            throw Complaint(Phrase("client.trace.none", ["file": .text(file)]), .input)
        }
    }

    /// Reads what `polder report` writes: a tag at a time, with the text behind it.
    private mutating func read(_ html: String) {
        var (run, isHeading) = ("", false)
        for piece in html.split(separator: "<") {
            guard let end = piece.firstIndex(of: ">") else { continue }
            let (tag, text) = (piece[..<end], piece[piece.index(after: end)...])
            if tag.hasPrefix("section") || tag.hasPrefix("article") {
                run = Self.attribute("data-run", of: tag) ?? run
            } else if tag.hasPrefix("figure "), let id = Self.attribute("id", of: tag) {
                figures.append(Figure(id: id, run: run))
                isHeading = true
            } else if tag == "h3", isHeading, !figures.isEmpty {
                figures[figures.count - 1].title = Self.plain(text).trimmingCharacters(in: .whitespaces)
                isHeading = false
            } else if tag.hasPrefix("td "), !figures.isEmpty, let id = Self.attribute("id", of: tag),
                let place = Self.attribute("data-place", of: tag),
                let value = Self.attribute("data-value", of: tag).flatMap(Double.init)
            {
                // Tables that go on behind a figure have ids of their own.
                let number = Number(id: id, text: Self.plain(text), value: value, place: place)
                if id.hasPrefix(figures[figures.count - 1].id + "-") {
                    figures[figures.count - 1].numbers.append(number)
                } else {
                    let own = String(id.prefix { $0 != "-" })
                    if let known = figures.firstIndex(where: { $0.id == own && $0.run == run }) {
                        figures[known].numbers.append(number)
                    } else {
                        figures.append(Figure(id: own, run: run, numbers: [number]))
                    }
                }
            }
        }
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return plain(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func plain(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
