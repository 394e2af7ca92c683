/// A file before any of it is read as YAML: its size, and characters that do not belong there.
struct PlainText {
    /// The text with what was meant in place of characters that only look like it; every character keeps its place.
    private(set) var text: String
    private(set) var problems: [Problem] = []
    /// Whether the rest can be read all the same.
    private(set) var isReadable = true
    private let area: Problem.Area
    private let file: String

    init(_ file: SourceFile, _ area: Problem.Area) {
        self.area = area
        self.file = file.name
        text = file.text
        let start = SourcePosition(file: file.name, line: 1, column: 1)
        let size = file.text.utf8.count
        guard size <= YamlLimits.bytes else {
            refuse(
                .fileTooLarge(kilobytes: (size + 1023) / 1024, limit: YamlLimits.bytes / 1024), at: start)
            return
        }
        guard file.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != byteOrderMark })
        else {
            refuse(.fileEmpty, at: start)
            return
        }
        read(file.text)
    }

    /// Of several unreadable characters of one kind the first is told.
    private mutating func read(_ whole: String) {
        var found: Set<Fact> = []
        var mended = String.UnicodeScalarView()
        var line = Line()
        var previous: Unicode.Scalar?
        for scalar in whole.unicodeScalars {
            if let fact = fact(about: scalar), found.insert(fact).inserted {
                refuse(fact, at: position(of: line))
            }
            if let strange = line.strangeCharacter(scalar), previous != nil || scalar != byteOrderMark {
                if found.insert(.strangeCharacter(strange)).inserted {
                    problems.append(Problem(area, at: position(of: line), .strangeCharacter(strange)))
                }
                mended.append(strange.meant ?? " ")
            } else {
                mended.append(scalar)
            }
            if scalar == "\n" && previous == "\r" {
            } else if scalar == "\n" || scalar == "\r" {
                line = Line(number: line.number + 1)
            } else if scalar != byteOrderMark || previous != nil {
                line.pass(scalar)
            }
            previous = scalar
        }
        text = String(mended)
    }

    private func position(of line: Line) -> SourcePosition {
        SourcePosition(file: file, line: line.number, column: line.column)
    }

    private mutating func refuse(_ fact: Fact, at position: SourcePosition) {
        problems.append(Problem(area, at: position, fact))
        isReadable = false
    }

    private func fact(about scalar: Unicode.Scalar) -> Fact? {
        switch scalar {
        case "\t": .tab
        case "\n", "\r": nil
        case "\u{FFFD}", "\u{FFFE}", "\u{FFFF}": .notUnicode
        case "\u{2028}", "\u{2029}": .controlCharacter
        default: scalar.properties.generalCategory == .control ? .controlCharacter : nil
        }
    }
}

/// How far a line was read: what a character means depends on what stands before it.
private struct Line {
    var number = 1
    var column = 1
    /// Whether nothing but spaces and hyphens of lists came so far.
    private var isIndentation = true
    private var isComment = false
    private var quote: Unicode.Scalar?
    private var last: Unicode.Scalar = " "

    init(number: Int = 1) { self.number = number }

    /// The next character, if it is one that cannot be meant here.
    func strangeCharacter(_ scalar: Unicode.Scalar) -> StrangeCharacter? {
        guard !isComment, quote == nil else { return nil }
        if let strange = StrangeCharacter(anywhere: scalar) { return strange }
        // A no-break space may part the words of a title, and nothing else.
        if isIndentation || last == ":", let strange = StrangeCharacter(space: scalar) { return strange }
        return isIndentation ? StrangeCharacter(bullet: scalar) : nil
    }

    mutating func pass(_ scalar: Unicode.Scalar) {
        column += 1
        if let open = quote {
            if scalar == open { quote = nil }
        } else if scalar == "#", last == " " {
            isComment = true
        } else if (scalar == "\"" || scalar == "'") && (last == " " || last == "[" || last == "{") {
            quote = scalar
        }
        let isSpace = scalar == " " || StrangeCharacter(space: scalar) != nil
        if !isSpace, scalar != "-", StrangeCharacter(bullet: scalar) == nil { isIndentation = false }
        last = isSpace ? " " : scalar
    }
}

/// What editors put before the text to say that it is Unicode.
let byteOrderMark: Unicode.Scalar = "\u{FEFF}"
