import Messages
import Modelling
import Rendering
import Words

/// Lists for people: entries of the catalogue, one entry in full, the figures of a region.
struct Listing {
    let language: Language
    /// Columns of the page.
    let width: Int

    init(in language: Language, width: Int) {
        self.language = language
        self.width = width
    }

    /// Each entry: its name, and beside it what people call it, its value or its unit, and what it is.
    func entries(_ entries: [DescribeReply.Entry]) -> String {
        let longest = entries.lazy.map(\.name.count).max() ?? 0
        let label = min(longest, width / 3)
        let margin = String(repeating: " ", count: label + 2)
        let lines = entries.flatMap { entry -> [String] in
            let texts = texts(of: entry).flatMap { broken($0, in: width - margin.count) }
            guard entry.name.count <= label, let first = texts.first else {
                return [entry.name] + texts.map { margin + $0 }
            }
            let start = entry.name + String(repeating: " ", count: margin.count - entry.name.count)
            return [start + first] + texts.dropFirst().map { margin + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// On one line where it fits, else the title with the value, and what it is.
    private func texts(of entry: DescribeReply.Entry) -> [String] {
        let value = entry.central.map { "\(number($0))\(span(of: entry, in: " (", ")"))" }
        let told = [value ?? "", unit(of: entry)].filter { !$0.isEmpty }.joined(separator: " ")
        let title = entry.title(in: language) + (told.isEmpty ? "" : ", \(told)")
        let sentence = entry.sentence(in: language)
        return "\(title): \(sentence)".count <= width - min(width / 3, entry.name.count) - 2
            ? ["\(title): \(sentence)"] : [title, sentence]
    }

    private func broken(_ text: String, in room: Int) -> [String] {
        text.wrapped(to: room).split(separator: "\n").map(String.init)
    }

    /// Everything that there is to say of one entry.
    func entry(_ entry: DescribeReply.Entry) -> String {
        var lines = [
            "\(entry.name): \(entry.title(in: language))", entry.sentence(in: language).wrapped(to: width),
        ]
        func add(_ label: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append("  \(label): \(value)".wrapped(to: width, indent: "    "))
        }
        add(said("unit"), entry.unit.map(words))
        add(said("better"), entry.better.map { said("better.\($0)") })
        add(said("formula"), entry.formulas?[language] ?? entry.formula)
        add(said("central"), entry.central.map(number))
        add(said("range"), span(of: entry))
        for line in entry.details {
            add(line.key.map(said) ?? line.label, line.values?[language] ?? line.value)
        }
        if let evidence = entry.evidence {
            add(said("evidence"), "\(grade(of: evidence)): \(evidence.source[language])")
            add(said("evidence.verified"), evidence.verified?[language])
            add(said("evidence.note"), evidence.note?[language])
            add(said("evidence.measuring"), evidence.measuring?[language])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Figures of a region: what people call each, its value, and below it where it comes from.
    func figures(_ entries: [DescribeReply.Entry]) -> String {
        let numbers = NumberText(language)
        let blocks = entries.map { entry -> String in
            let value = entry.central.map {
                [numbers.figure($0), unit(of: entry)].filter { !$0.isEmpty }.joined(separator: " ")
            }
            let told = [value ?? unit(of: entry), entry.evidence.map(grade) ?? ""].filter { !$0.isEmpty }
            let lines = [
                "\(entry.title(in: language)): \(told.joined(separator: ", "))", entry.sentence(in: language),
            ]
            return ([entry.name] + lines.map { "  \($0)".wrapped(to: width, indent: "    ") }).joined(
                separator: "\n")
        }
        return blocks.joined(separator: "\n") + "\n"
    }

    private func said(_ key: String) -> String { Phrase("describe.\(key)").text(language) }

    private func grade(of evidence: Evidence) -> String { evidence.grade.title[language] }

    private func unit(of entry: DescribeReply.Entry) -> String {
        entry.unit.map { $0 == "1" ? "" : words($0) } ?? ""
    }

    /// A unit in words; as equations write it where nobody says it otherwise.
    private func words(_ symbol: String) -> String {
        let key = "describe.unit.\(symbol)"
        return Wording.shared.has(key) ? Phrase(key).text(language) : symbol
    }

    private func span(of entry: DescribeReply.Entry, in open: String = "", _ close: String = "") -> String {
        guard let low = entry.low, let high = entry.high else { return "" }
        let span = Phrase("describe.span", ["low": .text(number(low)), "high": .text(number(high))])
        return open + span.text(language) + close
    }

    /// In at most five digits behind the mark of the language.
    private func number(_ value: Double) -> String {
        let rounded = (value * 100_000).rounded() / 100_000
        let isWhole = value.magnitude >= 1_000_000 || rounded == rounded.rounded() && value.magnitude < 1e15
        let digits = isWhole ? "\(Int64(value.rounded()))" : "\(rounded)"
        return language == .dutch ? digits.replacing(".", with: ",") : digits
    }
}

extension DescribeReply.Entry {
    /// What people call it.
    func title(in language: Language) -> String { titles?[language] ?? title }

    /// What it is.
    func sentence(in language: Language) -> String { sentences?[language] ?? sentence }
}
