import Modelling
import Words

/// Says what the catalogue holds in one language.
struct Voice: Sendable {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// Numbers as this language writes them.
    var numbers: NumberText { NumberText(language) }

    /// The text under a key of `pages.json`.
    func callAsFunction(_ key: String, _ arguments: [String: Phrase.Argument] = [:]) -> String {
        Phrase(key, arguments).text(language)
    }

    /// The text under a key, nil where the catalogue has none.
    func known(_ key: String, _ arguments: [String: Phrase.Argument] = [:]) -> String? {
        Wording.shared.has(key) ? self(key, arguments) : nil
    }

    /// `banen, woningen en veiligheid`; with a comma before the last where the items are parts of a sentence.
    func list(_ items: [String], ofParts: Bool = false) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        let first = items.dropLast().joined(separator: ", ")
        return self(ofParts ? "page.and-parts" : "page.and", ["first": .text(first), "last": .text(last)])
    }

    /// A number of months: whole below 24, else years with one decimal (R21).
    func duration(months: Double) -> String {
        let months = months.magnitude
        guard months.rounded() >= 24 else {
            return self("page.months", ["n": .number(months.rounded())])
        }
        return self("page.years", ["n": .text(numbers.years(ofMonths: months))])
    }

    /// (R16) How often: `in 84 van de 100 trekkingen`; all and none only where it is every draw.
    func count(_ share: Double) -> String {
        switch Tally(share) {
        case .all: self("page.count.all")
        case .none: self("page.count.none")
        case .almostAll: self("page.count.almost-all")
        case .almostNone: self("page.count.almost-none")
        case .some(let count): self("page.count.some", ["k": .count(count)])
        }
    }

    /// (R16) The same for a cell: `84`, `>99`, `<1`; 100 and 0 only where it is every draw.
    func cell(_ share: Double) -> String {
        switch Tally(share) {
        case .all: "100"
        case .none: "0"
        case .almostAll: ">99"
        case .almostNone: "<1"
        case .some(let count): "\(count)"
        }
    }
}

/// (R16) A share of draws as a count of 100, which is never rounded to all or to none.
enum Tally: Equatable {
    case all, none, almostAll, almostNone
    case some(Int)

    init(_ share: Double) {
        let count = Int((share * 100).rounded())
        switch (share, count) {
        case (1..., _): self = .all
        case (...0, _): self = .none
        case (_, 100...): self = .almostAll
        case (_, ...0): self = .almostNone
        default: self = .some(count)
        }
    }
}

extension String {
    /// With a capital first letter; brackets and quotes before it stay.
    var capitalised: String {
        guard let first = firstIndex(where: \.isLetter),
            self[..<first].allSatisfy({ "⟦'".contains($0) })
        else { return self }
        return self[..<first] + self[first].uppercased() + self[index(after: first)...]
    }
}
