import Foundation

/// The equations that a number of the model belongs to: those that it is declared beside, and those that a function about
/// one equation alone computes with it.
struct EquationsOfNumbers {
    /// A file of the model.
    private struct Source {
        let folder: String
        /// Equations that comments of their own stand for.
        var heads: Set<String> = []
        var lines: [Line] = []
    }

    /// A line of code without its comment and its texts.
    private struct Line {
        let names: Set<String>
        /// Names that it reads of another theme.
        let coupled: Set<String>
        /// Equations of the function that it stands in.
        let equations: [String]
    }

    private struct Place {
        let property: String
        let source: Int
        let equations: [String]
    }

    private var sources: [Source] = []
    /// By the first two parts of the public name.
    private var places: [String: Place] = [:]

    init(in folder: String) throws {
        for file in try Repository.swiftFiles(in: folder) {
            read(
                try Repository.text(file),
                folder: file.split(separator: "/").dropLast().joined(separator: "/"))
        }
    }

    /// Numbers of equations, rising: of `jobs.basic_share.trade` those of `jobs.basic_share`.
    func equations(of name: String) -> [String] {
        let key = name.split(separator: ".").prefix(2).joined(separator: ".")
        guard let place = places[key] else { return [] }
        let home = sources[place.source]
        var found = Set(place.equations)
        for source in sources {
            let isHome = source.folder == home.folder
            for line in source.lines where (isHome ? line.names : line.coupled).contains(place.property) {
                let told = line.equations.isEmpty ? Array(source.heads) : line.equations
                if told.count == 1 { found.formUnion(told) }
            }
        }
        if found.isEmpty { found = home.heads }
        return found.sorted { Self.order($0) < Self.order($1) }
    }

    private static func order(_ number: String) -> Int {
        let parts = number.split(separator: ".").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 1_000 + parts[1] : .max
    }

    private mutating func read(_ text: String, folder: String) {
        var source = Source(folder: folder)
        var chapter = ""
        var (section, ofNext, ofFunction): ([String], [String], [String]) = ([], [], [])
        var isHead = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.trimmingCharacters(in: .whitespaces)
            if let match = words.firstMatch(of: #/static let chapter = Chapter\.(\w+)/#) {
                chapter = Self.publicName(String(match.output.1))
            }
            if let match = words.prefixMatch(of: #/\/\/ (\(\d\.\d[^()]*\))/#) {
                let numbers = Self.numbers(match.output.1)
                section = isHead ? section + numbers : numbers
                source.heads.formUnion(numbers)
                isHead = true
            } else {
                isHead = isHead && words.hasPrefix("// ")
            }
            if let match = words.prefixMatch(of: #/\/\/\/ (\(\d\.\d[^()]*\))/#) {
                ofNext = Self.numbers(match.output.1)
            } else if !words.hasPrefix("//"), words.contains(#/\bfunc \w/#) {
                (ofFunction, ofNext) = (ofNext, [])
            }
            if !chapter.isEmpty, let match = words.wholeMatch(of: #/(?:public )?var (\w+)/#) {
                let property = String(match.output.1)
                places["\(chapter).\(Self.publicName(property))"] = Place(
                    property: property, source: sources.count, equations: section)
            }
            source.lines.append(Self.line(String(line), equations: ofFunction))
            if line == "    }" { ofFunction = [] }
        }
        sources.append(source)
    }

    private static func line(_ line: String, equations: [String]) -> Line {
        let code = (line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? line)
            .replacing(#/"[^"]*"/#, with: "")
        return Line(
            names: Set(code.matches(of: #/\w+/#).map { String($0.output) }),
            coupled: Set(code.matches(of: #/\bnow\.(\w+)/#).map { String($0.output.1) }),
            equations: equations)
    }

    /// The numbers in `(8.1–8.3)`; a part such as `(8.11a)` belongs to what it is a part of, and counts there.
    private static func numbers(_ bracketed: Substring) -> [String] {
        Mentions.numbers(String(bracketed)).filter { $0.wholeMatch(of: #/\d\.\d+/#) != nil }
    }

    /// `basicShare` is called `basic_share`.
    private static func publicName(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
}

/// Where the specification explains each equation.
struct SpecificationPages {
    private var places: [String: String] = [:]

    init() throws {
        let folder = "docs/specification"
        let pages = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: folder).path)
        for page in pages.filter({ $0.hasSuffix(".md") }).sorted() {
            for line in try Repository.text("\(folder)/\(page)").split(separator: "\n")
            where line.hasPrefix("### (") {
                let heading = line.dropFirst(4)
                for number in Self.numbers(in: heading) {
                    places[number] = "specification/\(page)#\(Self.anchor(heading))"
                }
            }
        }
    }

    /// `[(2.13)](…)`, or the number alone where no page explains it.
    func link(_ number: String) -> String {
        places[number].map { "[(\(number))](\($0))" } ?? "(\(number))"
    }

    /// `(4.4) to (4.7)` are four numbers.
    private static func numbers(in heading: Substring) -> [String] {
        if let match = heading.prefixMatch(of: #/\((\d\.\d+)\) to \((\d\.\d+)\)/#) {
            return Mentions.numbers("(\(match.output.1)–\(match.output.2))")
        }
        return heading.matches(of: #/\((\d\.\d+)\)/#).map { String($0.output.1) }
    }

    /// The name that GitHub gives a heading.
    private static func anchor(_ heading: Substring) -> String {
        heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
            .replacing(" ", with: "-")
    }
}
