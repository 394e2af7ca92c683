import Foundation
import Messages
import Results
import Words

/// Everything that makes one member, a row for each number: more than one reply holds, so it is asked for theme by
/// theme and some quarters at a time, and written as it comes.
struct MemberDraws {
    let member: ReplayedMember
    /// The years that the model simulates.
    let period: Period

    /// How many quarters there are: the base date and the end of every quarter.
    private var quarters: Int { 4 * period.years.count + 1 }

    /// Writes one file, or into a folder one for each kind of number.
    func present(over connection: Connection) throws {
        let names = try names(connection)
        let (format, target) = (member.format, member.target)
        let isFolder = target.isFolder
        var file: OutputFile?
        var writer = RowWriter(ResultColumn.ofMember, as: format)
        // A name that there is not is told before anything is written.
        var isBegun = false
        func begin() throws {
            if !isBegun { try file?.write(writer.start()) }
            isBegun = true
        }
        for what in [MemberSubject.given, .parameters, .shocks, .quantities, .indicators] {
            if isFolder || file == nil {
                file = try OutputFile(isFolder ? target.file("\(what.rawValue).\(format.ending)") : target)
                writer = RowWriter(ResultColumn.ofMember, as: format)
                isBegun = false
            }
            for name in what == .quantities ? names.map({ [$0] }) : [member.options.chosenNames] {
                try ask(what, names: name, over: connection) {
                    try begin()
                    try file?.write(writer.rows($0))
                }
            }
            if isFolder || what == .indicators {
                try begin()
                try file?.write(writer.end())
                try file?.finish()
            }
        }
        Terminal.wipe()
    }

    /// What quantities are asked for, one after the other: names that somebody chose, or all themes.
    private func names(_ connection: Connection) throws -> [String] {
        if let names = member.options.chosenNames {
            // What a theme holds is not asked for twice.
            return names.filter { name in
                let theme = name.split(separator: ".").first.map(String.init) ?? name
                return theme == name || !names.contains(theme)
            }
        }
        let entries = try Catalogue.entries(of: .quantities, connection)
        return entries.compactMap { $0.name.split(separator: ".").first.map(String.init) }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Asks for all that there is; where that is more than a reply holds, for half as many quarters at a time.
    private func ask(
        _ what: MemberSubject, names: [String]?, over connection: Connection,
        _ take: (ColumnTable) throws -> Void
    ) throws {
        guard what.isQuarterly else {
            tell(what, names, 0)
            return try take(
                ColumnTable(of: member.ask(what, names: names, over: connection), from: 0))
        }
        var (first, count) = (0, quarters)
        while first < quarters {
            tell(what, names, first)
            let part = first..<min(first + count, quarters)
            do {
                let reply = try member.ask(what, names: names, quarters: part, over: connection)
                try take(ColumnTable(of: reply, from: first))
                first = part.upperBound
            } catch let refusal as Refusal where refusal.code == .quotaExceeded && count > 1 {
                count = (count + 1) / 2
            }
        }
    }

    private func tell(_ what: MemberSubject, _ names: [String]?, _ quarter: Int) {
        let phrase = Phrase(
            "client.member.progress",
            [
                "number": .count(member.number), "what": .text(what.rawValue), "names": .list(names ?? []),
                "quarter": what.isQuarterly ? .count(quarter) : "", "quarters": .count(quarters),
            ])
        Terminal.draw([phrase.said])
    }
}

extension MemberOptions {
    /// The names that were chosen, each once; nil for all.
    var chosenNames: [String]? {
        let chosen = SelectionOptions.parts(names)
        return chosen.isEmpty ? nil : chosen.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension ColumnTable {
    /// A row for each number of a reply whose first quarter is `first`.
    fileprivate init(of reply: MemberReply, from first: Int) {
        var texts = (names: [String](), elements: [String](), units: [String]())
        var (quarters, values): ([Int?], [Double?]) = ([], [])
        // An indicator has a value for each year, which stands at the year's first quarter.
        let step = reply.what == .indicators ? 4 : 1
        let isOfTime = reply.what.isQuarterly || reply.what == .indicators
        for entry in reply.entries {
            for (number, value) in entry.values.enumerated() {
                texts.names.append(entry.name)
                texts.elements.append(entry.element)
                texts.units.append(entry.unit)
                quarters.append(isOfTime ? first + number * step : nil)
                values.append(value)
            }
        }
        self.init(
            ResultColumn.ofMember,
            values: [
                .texts(Array(repeating: reply.what.rawValue, count: values.count)), .texts(texts.names),
                .texts(texts.elements), .texts(texts.units), .integers(quarters), .numbers(values),
            ])
    }
}
