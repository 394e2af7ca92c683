import Foundation
import Messages
import Rendering

/// Lists for people: entries of the catalogue, one entry in full.
enum Listing {
    static func entries(_ entries: [DescribeReply.Entry], width: Int) -> String {
        var table = TextTable([.left, .left, .left])
        for entry in entries {
            let unit = entry.unit.map { $0 == "1" ? "" : $0 } ?? ""
            let value = entry.central.map { central -> String in
                let range =
                    entry.low.flatMap { low in entry.high.map { " (\(number(low)) to \(number($0)))" } } ?? ""
                return "\(number(central))\(range) \(unit)"
            }
            table.add([entry.name, value ?? unit, entry.sentence])
        }
        return table.lines.map { line in line.count > width * 2 ? String(line.prefix(width * 2)) + "…" : line
        }
        .joined(separator: "\n") + "\n"
    }

    static func entry(_ entry: DescribeReply.Entry, width: Int) -> String {
        var lines = ["\(entry.name): \(entry.title)", entry.sentence.wrapped(to: width)]
        func add(_ label: String, _ value: String?) {
            if let value { lines.append("  \(label): \(value)".wrapped(to: width, indent: "    ")) }
        }
        add("unit", entry.unit)
        add("better", entry.better)
        add("formula", entry.formula)
        add("central", entry.central.map(number))
        add("range", entry.low.flatMap { low in entry.high.map { "\(number(low)) to \(number($0))" } })
        for detail in entry.details { add(detail.label, detail.value) }
        add("evidence", entry.evidence.map { "\($0.grade): \($0.source)" })
        return lines.joined(separator: "\n") + "\n"
    }

    private static func number(_ value: Double) -> String {
        value.magnitude >= 1_000_000 || value == value.rounded() && value.magnitude < 1e15
            ? "\(Int64(value.rounded()))" : "\((value * 100_000).rounded() / 100_000)"
    }
}
