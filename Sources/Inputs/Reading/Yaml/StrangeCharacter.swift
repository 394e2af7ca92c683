import Words

/// A character that word processors and telephones put where a file needs another, with what was meant.
struct StrangeCharacter: Hashable {
    let scalar: Unicode.Scalar
    /// What was most likely meant; nil where nothing was.
    let meant: Unicode.Scalar?
    /// What it is called.
    let name: Phrase

    private init(_ scalar: Unicode.Scalar, meant: Unicode.Scalar?, _ name: String) {
        self.scalar = scalar
        self.meant = meant
        self.name = Phrase(name, ["letter": .text(String(scalar))])
    }

    /// `U+00A0`
    var code: String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// What to write, as an argument of the sentence.
    var instead: Phrase.Argument {
        switch meant {
        case nil: .word("character.nothing")
        case " ": .word("character.plain_space")
        case let meant?: .text("'\(meant)'")
        }
    }

    /// A space that is no plain one, wherever it stands.
    init?(space scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{A0}", "\u{202F}": self.init(scalar, meant: " ", "character.no_break_space")
        case "\u{1680}", "\u{2000}"..."\u{200A}", "\u{205F}", "\u{3000}":
            self.init(scalar, meant: " ", "character.wide_space")
        default: return nil
        }
    }

    /// What no text of a scenario holds on purpose: letters of double width, and marks that cannot be seen.
    init?(anywhere scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{FF01}"..."\u{FF5E}":
            self.init(scalar, meant: Unicode.Scalar(scalar.value - 0xFEE0), "character.full_width")
        case "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}",
            "\u{2066}"..."\u{2069}":
            self.init(scalar, meant: nil, "character.unseen")
        default: return nil
        }
    }

    /// What stands before an item of a list in place of a hyphen.
    init?(bullet scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{2010}"..."\u{2015}", "\u{2212}": self.init(scalar, meant: "-", "character.long_dash")
        case "\u{2022}", "\u{B7}", "\u{25CF}", "\u{25E6}", "\u{2043}":
            self.init(scalar, meant: "-", "character.bullet")
        default: return nil
        }
    }

    /// A quotation mark that no file is written with.
    static func isCurlyQuote(_ letter: Character) -> Bool { "“”„‟‘’‚‛«»".contains(letter) }
}
