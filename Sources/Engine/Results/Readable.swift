extension Unicode.Scalar {
    /// Whether it stands for itself where it is shown: no control character, no mark that turns the direction of
    /// others, no end of a line.
    public var isForReading: Bool {
        // Letters of the Latin, Greek and Cyrillic alphabets: long lists are full of them.
        if (0x20..<0x7F).contains(value) || (0xAE..<0x530).contains(value) { return true }
        return switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
        // Joiners and variation selectors belong to letters and pictures; these turn or hide what stands beside them.
        case .format:
            !(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
                && ![0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF].contains(value)
                && !(0xE0000...0xE007F).contains(value)
        default: true
        }
    }
}

extension String {
    /// The same with a visible code, `<U+1B>`, in the place of every character that is not for reading: what others
    /// wrote is shown, and never obeyed.
    ///
    /// - Parameter isMultiline: leaves ends of lines and tabs as they are.
    public func shown(isMultiline: Bool = false) -> String {
        // Tables have thousands of lines, most of plain letters.
        let ends: Set<UInt8> = isMultiline ? [UInt8(ascii: "\n"), UInt8(ascii: "\t")] : []
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) || ends.contains($0) }) { return self }
        guard unicodeScalars.contains(where: { !$0.isForReading }) else { return self }
        var shown = ""
        // By characters: a carriage return before a line feed is one with it.
        for character in self {
            let isPlain = isMultiline && ["\n", "\r\n", "\t"].contains(character)
            for scalar in character.unicodeScalars {
                if isPlain || scalar.isForReading {
                    shown.unicodeScalars.append(scalar)
                } else {
                    shown += "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
                }
            }
        }
        return shown
    }
}
