extension Delimited {
    /// How many lines one cell can have: quotes that are open for longer have no end.
    private static let longestCell = 20

    /// The text line by line, without a byte-order mark and without line ends of any kind.
    public static func lines(of text: String) -> [[Unicode.Scalar]] {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        // Old spreadsheets end lines with a carriage return alone.
        let end: Unicode.Scalar = scalars.contains("\n") ? "\n" : "\r"
        return scalars.split(separator: end, omittingEmptySubsequences: false).map { line in
            line.last == "\r" ? Array(line.dropLast()) : Array(line)
        }
    }

    /// The text record by record, each with the line that it begins in: a line break inside quotes becomes a space.
    public static func records(of text: String) -> [(line: Int, text: [Unicode.Scalar])] {
        let lines = lines(of: text)
        var records: [(line: Int, text: [Unicode.Scalar])] = []
        records.reserveCapacity(lines.count)
        var next = 0
        while next < lines.count {
            let first = next
            next += 1
            guard lines[first].contains("\""), isOpen(after: lines[first], open: false) else {
                records.append((first + 1, lines[first]))
                continue
            }
            let most = min(lines.count, first + longestCell)
            guard let last = (next..<most).first(where: { !isOpen(after: lines[$0], open: true) }) else {
                records.append((first + 1, lines[first]))
                continue
            }
            records.append((first + 1, Array(lines[first...last].joined(separator: [" "]))))
            next = last + 1
        }
        return records
    }

    /// Whether a quoted cell goes on in the next line.
    private static func isOpen(after line: [Unicode.Scalar], open: Bool) -> Bool {
        var inside = open
        var begins = !open
        var position = 0
        while position < line.count {
            let letter = line[position]
            if inside {
                if letter == "\"" {
                    if position + 1 < line.count, line[position + 1] == "\"" {
                        position += 1
                    } else {
                        inside = false
                    }
                }
                begins = false
            } else {
                inside = begins && letter == "\""
                begins = letter == ";" || letter == "," || letter == "\t"
            }
            position += 1
        }
        return inside
    }

    /// The separator that a line `sep=;` names; nil for any other line.
    public static func namedSeparator(_ line: [Unicode.Scalar]) -> Unicode.Scalar? {
        let letters = line.filter { $0 != "\"" && $0 != " " }
        guard letters.count == 5 || letters.count > 5 && letters[5...].allSatisfy({ $0 == letters[4] }),
            String(String.UnicodeScalarView(letters[..<4])).lowercased() == "sep=",
            [";", ",", "\t"].contains(letters[4])
        else { return nil }
        return letters[4]
    }

    /// Where a program has put the replacement character in place of a letter that it could not read, at most once a line.
    public static func lostLetters(in file: SourceFile) -> [Problem] {
        guard file.text.unicodeScalars.contains("\u{FFFD}") else { return [] }
        return lines(of: file.text).enumerated().compactMap { index, line in
            line.firstIndex(of: "\u{FFFD}").map { Problem(file.name, index + 1, $0 + 1, .lostLetter) }
        }
    }
}
