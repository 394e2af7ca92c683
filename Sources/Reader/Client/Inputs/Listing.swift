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

    /// A line for each entry: its name, what people call it, its value or its unit, and what it is.
    func entries(_ entries: [DescribeReply.Entry]) -> String {
        let hasValues = entries.contains { $0.central != nil || !unit(of: $0).isEmpty }
        var table = TextTable(hasValues ? [.left, .left, .left, .left] : [.left, .left, .left])
        for entry in entries {
            let value = entry.central.map {
                "\(number($0))\(span(of: entry, in: " (", ")")) \(unit(of: entry))"
            }
            table.add(
                [entry.name, entry.title(in: language)]
                    + (hasValues ? [value ?? unit(of: entry)] : []) + [entry.sentence(in: language)])
        }
        return table.lines.map { line in line.count > width * 2 ? String(line.prefix(width * 2)) + "…" : line
        }
        .joined(separator: "\n") + "\n"
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
        add(said("unit"), entry.unit)
        add(said("better"), entry.better.map { said("better.\($0)") })
        add(said("formula"), entry.formulas?[language] ?? entry.formula)
        add(said("central"), entry.central.map(number))
        add(said("range"), span(of: entry))
        for line in entry.details {
            add(line.key.map(said) ?? line.label, line.values?[language] ?? line.value)
        }
        if let evidence = entry.evidence {
            add(said("evidence"), "\(grade(of: evidence)): \(evidence.source(in: language))")
            add(said("evidence.verified"), evidence.verified?[language])
            add(said("evidence.note"), evidence.note?[language])
            add(said("evidence.measuring"), evidence.measuring?[language])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Figures of a region, each with where it comes from.
    func figures(_ entries: [DescribeReply.Entry]) -> String {
        var table = TextTable([.left, .right, .left, .left, .left])
        for entry in entries {
            table.add([
                entry.name, entry.central.map(number) ?? "", entry.unit ?? "",
                entry.evidence.map(grade) ?? "", entry.sentence(in: language),
            ])
        }
        return table.lines.joined(separator: "\n") + "\n"
    }

    private func said(_ key: String) -> String { Phrase("describe.\(key)").text(language) }

    private func grade(of evidence: EvidenceNote) -> String {
        evidence.trusted?.title[language] ?? evidence.grade
    }

    private func unit(of entry: DescribeReply.Entry) -> String {
        entry.unit.map { $0 == "1" ? "" : $0 } ?? ""
    }

    private func span(of entry: DescribeReply.Entry, in open: String = "", _ close: String = "") -> String {
        guard let low = entry.low, let high = entry.high else { return "" }
        let span = Phrase("describe.span", ["low": .text(number(low)), "high": .text(number(high))])
        return open + span.text(language) + close
    }

    /// In at most five digits behind the mark of the language.
    private func number(_ value: Double) -> String {
        let isWhole = value.magnitude >= 1_000_000 || value == value.rounded() && value.magnitude < 1e15
        let digits = isWhole ? "\(Int64(value.rounded()))" : "\((value * 100_000).rounded() / 100_000)"
        return language == .dutch ? digits.replacing(".", with: ",") : digits
    }
}

extension DescribeReply.Entry {
    /// What people call it.
    func title(in language: Language) -> String { titles?[language] ?? title }

    /// What it is.
    func sentence(in language: Language) -> String { sentences?[language] ?? sentence }
}

extension EvidenceNote {
    /// The table, the study or the reason.
    func source(in language: Language) -> String { sources?[language] ?? source }
}
