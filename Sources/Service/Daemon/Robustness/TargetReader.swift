import Messages
import Modelling
import Results
import Spelling
import Words

/// Reads targets as people write them: `housing.dwellings>=750000@2040`, `woningen >= 0,5@2040`.
struct TargetReader {
    let knowledge: Knowledge
    /// The years that a target can be about.
    let period: Period

    /// - Parameter usualYear: the year of a target that names none.
    /// - Throws: `request.invalid` with every problem of all of them.
    func targets(_ texts: [String], usualYear: Int) throws(Refusal) -> [RobustDocument.Target] {
        var problems: [Diagnostic] = []
        var targets: [RobustDocument.Target] = []
        for text in texts {
            let (target, found) = read(text, usualYear: usualYear)
            problems += found
            if let target { targets.append(target) }
        }
        guard problems.isEmpty else {
            throw Refusal(
                .requestInvalid, Phrase("refusal.targets", ["count": .count(problems.count)]),
                detail: Refusal.Detail(diagnostics: problems, path: "targets"))
        }
        return targets
    }

    private func read(_ text: String, usualYear: Int) -> (RobustDocument.Target?, [Diagnostic]) {
        var problems: [Diagnostic] = []
        func problem(_ code: String, at place: String.Index, _ arguments: [String: Phrase.Argument] = [:]) {
            problems.append(
                Diagnostic(
                    file: text, line: 1, column: text.distance(from: text.startIndex, to: place) + 1,
                    path: "targets", code: code, arguments: arguments))
        }
        guard let sign = text.firstIndex(where: { "<>≤≥".contains($0) }) else {
            problem("target.relation", at: text.startIndex)
            return (nil, problems)
        }
        var rest = text[text.index(after: sign)...]
        if rest.first == "=" { rest = rest.dropFirst() }
        let name = text[..<sign].trimmed
        let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let entry = indicator(name) { problem($0, at: text.startIndex, $1) }
        let valueStart = parts[0].firstIndex { $0 != " " } ?? rest.startIndex
        let value = value(parts[0].trimmed, of: entry) { problem($0, at: valueStart, $1) }
        var year: Int? = usualYear
        if parts.count > 1 {
            let written = parts[1].trimmed
            year = Int(written)
            if year.map({ !period.years.contains($0) }) ?? true {
                problem(
                    "target.year", at: parts[1].firstIndex { $0 != " " } ?? parts[1].startIndex,
                    [
                        "text": .text(written), "first": .text("\(period.first)"),
                        "last": .text("\(period.last)"),
                    ])
            }
        }
        guard problems.isEmpty, let entry, let value, let year else { return (nil, problems) }
        return (
            RobustDocument.Target(
                indicator: entry.name, isAtLeast: ">≥".contains(text[sign]), value: value, year: year), []
        )
    }

    /// The one indicator that is called so, in either language.
    private func indicator(
        _ name: String, problem: (String, [String: Phrase.Argument]) -> Void
    ) -> IndicatorEntry? {
        let reply = try? knowledge.describe(DescribeRequest(topic: .indicators, name: name))
        let found = knowledge.indicators.filter { entry in
            reply?.entries.contains { $0.name == entry.name } ?? false
        }
        guard let entry = found.first, !name.isEmpty else {
            let titles = knowledge.indicators.flatMap { [$0.name, $0.title.dutch, $0.title.english] }
            problem(
                "target.indicator",
                ["name": .text(name), "near": .optional(nearestName(to: name, among: titles))])
            return nil
        }
        guard found.count == 1 else {
            problem(
                "target.several", ["name": .text(name), "names": .list(found.prefix(4).map(\.name))])
            return nil
        }
        guard entry.reading != .difference else {
            problem("target.difference", ["name": .text(entry.name)])
            return nil
        }
        return entry
    }

    private func value(
        _ written: String, of entry: IndicatorEntry?,
        problem: (String, [String: Phrase.Argument]) -> Void
    ) -> Double? {
        let isPercent = written.last == "%"
        let digits = (isPercent ? written.dropLast() : written[...]).trimmed
        switch WrittenNumber(digits) {
        case .none:
            problem("target.number", ["text": .text(written)])
        case .two(let decimal, let thousands):
            problem(
                "target.ambiguous",
                ["text": .text(digits), "decimal": .text(decimal), "thousands": .text(thousands)])
        case .one(let number):
            guard let entry else { return number }
            if entry.unit == "share" {
                if isPercent { return number / 100 }
                guard number.magnitude > 1.5 else { return number }
                problem(
                    "target.share",
                    ["text": .text(digits), "times": .number(number * 100), "share": .number(number / 100)])
            } else if isPercent {
                problem("target.percent", ["name": .text(entry.name), "unit": .text(entry.unit)])
            } else {
                return number
            }
        }
        return nil
    }
}

/// A number as people write it in either language.
enum WrittenNumber: Equatable {
    case one(Double)
    /// One mark before three digits: may be a decimal mark, or part thousands.
    case two(decimal: String, thousands: String)
    case none

    init(_ text: String) {
        let body = text.first == "-" || text.first == "−" ? text.dropFirst() : text[...]
        let sign = body.count < text.count ? -1.0 : 1.0
        let marks = body.filter { ".,".contains($0) }
        let groups = body.split(omittingEmptySubsequences: false) { ".,".contains($0) }.map(String.init)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) }),
            body.count < 18
        else {
            self = .none
            return
        }
        func number(_ whole: String, _ part: String = "") -> WrittenNumber {
            Double(part.isEmpty ? whole : "\(whole).\(part)").map { .one(sign * $0) } ?? .none
        }
        let areThousands = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
        switch marks.count {
        case 0: self = number(groups[0])
        case 1 where areThousands && groups[0] != "0":
            self = .two(decimal: groups[0] + "," + groups[1], thousands: groups.joined())
        case 1: self = number(groups[0], groups[1])
        default:
            // 1.234.567, or 1.234,5 with another mark at the end.
            if Set(marks).count == 1 {
                self = areThousands ? number(groups.joined()) : .none
            } else {
                let front = groups.dropLast()
                let isRegular =
                    Set(marks.dropLast()).count == 1 && marks.last != marks.first
                    && front.dropFirst().allSatisfy { $0.count == 3 }
                self = isRegular ? number(front.joined(), groups[groups.count - 1]) : .none
            }
        }
    }
}

extension StringProtocol {
    /// Without spaces around it.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
