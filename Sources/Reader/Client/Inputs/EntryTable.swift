import Messages
import Modelling
import Results

/// Entries of the catalogue as columns, the same in every language.
enum EntryTable {
    private static let columns = [
        ResultColumn("name", .text, "As scenario files and options write it."),
        ResultColumn("title_nl", .text, "What people call it, in Dutch."),
        ResultColumn("title_en", .text, "What people call it, in English."),
        ResultColumn("sentence_nl", .text, "What it is, in Dutch."),
        ResultColumn("sentence_en", .text, "What it is, in English."),
        ResultColumn("unit", .text, "What its numbers are counted in."),
        ResultColumn("better", .text, "Which way is better."),
        ResultColumn("central", .number, "The value where nothing else is said.", isNullable: true),
        ResultColumn("low", .number, "The lower end of the range.", isNullable: true),
        ResultColumn("high", .number, "The upper end of the range.", isNullable: true),
        ResultColumn("evidence", .text, "How far its number can be trusted."),
        ResultColumn("source", .text, "Where its number comes from, in English."),
        ResultColumn("details", .text, "Whatever else there is, in English."),
    ]

    static func commaSeparated(_ entries: [DescribeReply.Entry]) -> String {
        func texts(_ text: (DescribeReply.Entry) -> String?) -> ColumnTable.Values {
            .texts(entries.map { text($0) ?? "" })
        }
        let values: [ColumnTable.Values] = [
            texts { $0.name },
            texts { $0.title(in: .dutch) }, texts { $0.title(in: .english) },
            texts { $0.sentence(in: .dutch) }, texts { $0.sentence(in: .english) },
            texts { $0.unit }, texts { $0.better },
            .numbers(entries.map(\.central)), .numbers(entries.map(\.low)), .numbers(entries.map(\.high)),
            texts { $0.evidence?.grade.rawValue }, texts { $0.evidence?.source.english },
            texts { entry in entry.details.map { "\($0.label): \($0.value)" }.joined(separator: "; ") },
        ]
        return ColumnTable(columns, values: values).commaSeparated
    }
}
