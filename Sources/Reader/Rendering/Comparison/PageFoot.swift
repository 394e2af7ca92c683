import Foundation
import Modelling
import Results
import Words

/// (R32) Where a page comes from, wrapped at its dots.
struct PageFoot {
    let facts: PageFacts
    /// (R33) The share that the sampling error is told of; nil for none.
    let share: Double?
    let width: Int

    private var voice: Voice { facts.voice }

    var lines: [String] {
        guard let provenance = facts.provenance else { return [] }
        let figures = provenance.ownFigures
        let parts = [
            voice("page.foot.run", ["run": .text(provenance.run), "name": .optional(provenance.name)]),
            date(provenance), time(provenance),
            voice("page.foot.seed", ["seed": .text("\(provenance.seed)")]), draws,
            provenance.version.isEmpty ? "" : "Polder \(provenance.version)",
            voice("page.foot.model", ["digest": .text(String(provenance.model.prefix(8)))]),
            voice("page.foot.data", ["digest": .text(String(provenance.data.prefix(8)))]),
            figures.isEmpty
                ? voice("page.foot.no-figures") : voice("page.foot.figures", ["files": .list(figures)]),
            // Where a number comes from is one command away.
            voice("page.foot.no-forecast"), voice("page.foot.evidence"),
            voice("page.foot.more", ["run": .optional(flips ? provenance.run : nil)]),
        ].filter { !$0.isEmpty }
        return wrapped(parts)
    }

    /// (R33) Standard error of the count in S2, to the nearest whole draw of 100, at least 1.
    static func error(_ share: Double, members: Int) -> Int {
        // Where every draw agrees, as if four more had been drawn of which two do (Agresti and Coull 1998).
        let (n, isWhole) = (Double(members), share <= 0 || share >= 1)
        let (k, draws) = isWhole ? ((share * n + 2) / (n + 4), n + 4) : (share, n)
        return max(1, Int((100 * SamplingError.ofShare(k, draws: draws)).rounded()))
    }

    private var draws: String {
        if facts.isCentral { return voice("page.foot.central") }
        return voice(
            "page.foot.draws",
            [
                "n": .text(voice.numbers.count(facts.members)),
                "k": .optional(share.map { "\(Int(($0 * 100).rounded()))" }),
                "error": .text(share.map { "\(Self.error($0, members: facts.members))" } ?? ""),
            ])
    }

    /// Whether there is an answer that something may flip.
    private var flips: Bool { facts.reference != nil && !facts.isCentral }

    func date(_ provenance: PageFacts.Provenance) -> String {
        let parts = clock(provenance)
        return voice(
            "page.foot.date",
            [
                "day": .text("\(parts.day ?? 0)"), "month": .word("month.\(parts.month ?? 1)"),
                "year": .text("\(parts.year ?? 0)"),
            ])
    }

    func time(_ provenance: PageFacts.Provenance) -> String {
        let parts = clock(provenance)
        let two = { (number: Int?) in String("0\(number ?? 0)".suffix(2)) }
        return voice("page.foot.time", ["hour": .text(two(parts.hour)), "minute": .text(two(parts.minute))])
    }

    private func clock(_ provenance: PageFacts.Provenance) -> DateComponents {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = provenance.timeZone
        return calendar.dateComponents(
            [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: provenance.created))
    }

    private func wrapped(_ parts: [String]) -> [String] {
        var lines: [String] = []
        var line = ""
        for (number, part) in parts.enumerated() {
            // What goes on behind a line ends in a dot.
            let end = number == parts.count - 1 ? 0 : 2
            if line.isEmpty {
                line = part
            } else if line.count + 3 + part.count + end > width {
                lines.append(line + " ·")
                line = part
            } else {
                line += " · \(part)"
            }
        }
        return (lines + [line]).flatMap { $0.wrapped(to: width).split(separator: "\n").map(String.init) }
    }
}
