/// The name that a misspelt one was most likely meant to be; nil if none is near.
///
/// Near is at most a third of the letters wrong, or a name that holds the word: of several one that begins with it, and
/// then the shortest. Of equally near names one of the same letters is taken, then the first in the alphabet.
public func nearestName(to word: String, among names: some Sequence<String>) -> String? {
    // One letter may carry any number of accents.
    guard word.utf8.count <= 320, Advice.isLeft() else { return nil }
    let sought = folded(word)
    let typed = Array(sought)
    guard typed.count <= 80 else { return nil }
    // `Bergen` is rather `Bergen (L.)` than `Tubbergen`.
    func rank(_ name: String) -> (Int, Int, String) {
        (folded(name).hasPrefix(sought) ? 0 : 1, name.count, name)
    }
    if typed.count > 3,
        let whole = names.filter({ folded($0).contains(sought) })
            .min(by: { rank($0) < rank($1) })
    {
        return whole
    }
    // Two letters swapped are likelier than one too many: `provincei` is rather `provincie` than `province`.
    func order(_ found: (name: String, distance: Int)) -> (Int, Int, String) {
        (found.distance, hasLetters(of: typed, found.name) ? 0 : 1, found.name)
    }
    return names.map { (name: $0, distance: editDistance(typed, Array(folded($0)))) }
        .filter { $0.distance <= max(1, $0.name.count / 3) }
        .min { order($0) < order($1) }?.name
}

/// Whether two words differ in the order of their letters alone.
private func hasLetters(of word: [Character], _ name: String) -> Bool {
    folded(name).sorted() == word.sorted()
}

/// Whether a word was rather meant to be another name than the one: it is nearer, or as near and of the same letters.
public func isNearer(_ other: String, than name: String, to word: String) -> Bool {
    let typed = Array(folded(word))
    func order(_ name: String) -> (Int, Int) {
        (editDistance(typed, Array(folded(name))), hasLetters(of: typed, name) ? 0 : 1)
    }
    return order(other) < order(name)
}

/// The word in small letters, with `-` and spaces as `_`, so that `SME Outreach` is `sme_outreach`.
public func folded(_ word: String) -> String {
    let isFolded = word.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
    return isFolded ? word : String(word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
}

/// How many letters must be added, left out, changed or swapped with their neighbour to make `b` of `a`.
public func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for (row, letter) in a.enumerated() {
        var current = [row + 1]
        for (column, other) in b.enumerated() {
            var least = min(
                last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, letter == b[column - 1], a[row - 1] == other {
                least = min(least, beforeLast[column - 1] + 1)
            }
            current.append(least)
        }
        (beforeLast, last) = (last, current)
    }
    return last[b.count]
}

private let accents: [Character: Character] = [
    "â": "a", "á": "a", "à": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "ï": "i", "í": "i",
    "ö": "o", "ó": "o", "ô": "o", "ú": "u", "û": "u", "ü": "u",
]

/// A name in small letters, without accents, and with one space for whatever parts its words: `Fryslân` is `fryslan`.
public func spelling(of name: String) -> String {
    if let plain = plainSpelling(of: name) { return plain }
    var words: [String] = [""]
    for letter in name.lowercased() {
        let plain = accents[letter] ?? letter
        if plain.isLetter || plain.isNumber {
            words[words.count - 1].append(plain)
        } else if words[words.count - 1] != "" {
            words.append("")
        }
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
}

/// The same for a name of ASCII alone, which most of a long table's are; nil for others.
private func plainSpelling(of name: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    var isApart = false
    for byte in name.utf8 {
        guard byte < 0x80 else { return nil }
        let letter = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
        guard (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter) else {
            isApart = !bytes.isEmpty
            continue
        }
        if isApart { bytes.append(UInt8(ascii: " ")) }
        isApart = false
        bytes.append(letter)
    }
    return String(decoding: bytes, as: UTF8.self)
}
