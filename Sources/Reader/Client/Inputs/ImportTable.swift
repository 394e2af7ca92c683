import Messages
import Modelling
import Reading
import Rendering
import Words

/// What an import changes, for people.
enum ImportTable {
    /// What a table of figures changes, how it was made, and how to use it.
    static func text(_ reply: ImportReply, written file: String?, width: Int) -> String {
        var table = TextTable([.left, .right, .left, .right, .right, .left])
        table.head([
            Phrase("column.region").said, Phrase("column.before").said, "",
            Phrase("column.after").said, Phrase("column.change").said, Phrase("column.unit").said,
        ])
        var figure = ""
        for change in reply.changes {
            if change.figure != figure { table.heading(change.figure) }
            figure = change.figure
            let share = change.before.flatMap { before in
                before == 0 ? nil : (change.after / before - 1) * 100
            }
            let year = change.beforeYear.flatMap { $0 == change.year ? nil : "(\($0))" }
            table.add([
                "  " + (change.placeName.isEmpty ? change.place : change.placeName),
                change.before.map(plain) ?? "–", year ?? "",
                plain(change.after), share.map(percent) ?? "", unit(change.unit),
            ])
        }
        var lines = table.lines + [""]
        lines += notes(of: reply).map { $0.said.wrapped(to: width, indent: "  ") }
        let count = Phrase.Argument.count(reply.changes.count)
        let end =
            file.map { Phrase("client.import.written", ["file": .text($0), "count": count]) }
            ?? Phrase("client.import.unwritten", ["count": count])
        lines += ["", end.said]
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was guessed, summed, converted or left out.
    static func notes(of reply: ImportReply) -> [Phrase] {
        let texts: [Phrase.Argument] =
            Phrase.known(reply.notePhrases)?.map { .phrase($0) } ?? reply.notes.map { .text($0) }
        return texts.map { Phrase("client.import.note", ["text": $0]) }
    }

    /// With as many digits as the figure itself has, so that a change can be checked.
    private static func plain(_ value: Double) -> String {
        let shown = value == value.rounded() ? value : (value * 10_000).rounded() / 10_000
        return Phrase("value", ["value": .number(shown)]).said
    }

    /// A unit as the table has it; in Dutch as people say it, where there are words for it.
    private static func unit(_ symbol: String) -> String {
        Speech.language == .dutch && Wording.shared.has("describe.unit.\(symbol)")
            ? Phrase("describe.unit.\(symbol)").said : symbol
    }

    private static func percent(_ change: Double) -> String {
        let rounded = (change * 10).rounded() / 10
        let size = "\(rounded.magnitude)"
        return (rounded == 0 ? "" : rounded < 0 ? "−" : "+")
            + (Speech.language == .dutch ? size.replacing(".", with: ",") : size) + " %"
    }
}
