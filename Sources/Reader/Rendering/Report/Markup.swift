/// What a page is made of: elements, attributes and texts, which are escaped where they are written and nowhere else.
///
/// What is written is both HTML and well-formed XML, so that any XML parser reads it.
indirect enum Markup: Equatable {
    case text(String)
    case element(String, [Attribute], [Markup])
    case group([Markup])
    /// Rules of our own, which stand as they are.
    case style(String)

    /// A name and its value.
    struct Attribute: Equatable {
        let name, value: String

        init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    static let nothing = Markup.group([])

    /// An element; attributes without a value are left out.
    static func tag(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup] = []
    ) -> Markup {
        .element(name, attributes.compactMap { key, value in value.map { Attribute(key, $0) } }, children)
    }

    /// An element that holds a text.
    static func tag(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String
    ) -> Markup {
        tag(name, attributes, [.text(text)])
    }

    /// As it is sent.
    var written: String {
        var out = ""
        write(to: &out)
        return out
    }

    /// All elements with their attributes, outer before inner.
    var elements: [(name: String, attributes: [Attribute], inside: Markup)] {
        switch self {
        case .text, .style: []
        case .group(let parts): parts.flatMap(\.elements)
        case .element(let name, let attributes, let parts):
            [(name, attributes, .group(parts))] + parts.flatMap(\.elements)
        }
    }

    /// All texts in it, one behind the other.
    var words: String {
        switch self {
        case .text(let text): text
        case .style: ""
        case .group(let parts): parts.map(\.words).joined()
        case .element(_, _, let parts): parts.map(\.words).joined()
        }
    }

    /// Elements that have nothing in them in HTML.
    private static let empty: Set = ["meta", "br", "circle", "line", "rect", "path"]
    /// Elements that stand on a line of their own.
    private static let blocks: Set = [
        "section", "figure", "table", "tr", "p", "h1", "h2", "h3", "svg", "details", "dl", "ul", "li",
        "figcaption", "meta", "title", "style", "head", "body", "main", "div", "thead", "tbody",
    ]

    private func write(to out: inout String) {
        switch self {
        case .text(let text): out += Self.escaped(text)
        case .style(let rules): out += rules
        case .group(let parts): for part in parts { part.write(to: &out) }
        case .element(let name, let attributes, let parts):
            if Self.blocks.contains(name), out.last != "\n" { out += "\n" }
            out += "<\(name)"
            for attribute in attributes {
                out += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
            }
            if parts.isEmpty, Self.empty.contains(name) {
                out += "/>"
            } else {
                out += ">"
                for part in parts { part.write(to: &out) }
                out += "</\(name)>"
            }
        }
    }

    /// A text in which nothing is markup; what XML cannot hold is shown as a box.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            // Controls, and marks that turn the direction of what is read.
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}",
                "\u{FFFE}", "\u{FFFF}":
                out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
