import Messages
import Modelling
import Reading
import Words

/// Filled-in questionnaires on trust, as a table: a line for each respondent and each organisation that they worked with.
///
/// Columns are `from,to,respondent`, the answers `1` to `8` and, if wanted, `contact`; Dutch words serve as well. Each answer
/// is 1 to 7, or empty for who cannot judge.
struct TrustAnswers {
    /// What one respondent of an organisation says of another.
    struct Answer {
        let from, to, respondent: String
        /// Nil where it was not asked, or not answered.
        let contact: Contact?
        /// By question; nil for who cannot judge.
        let marks: [Int?]
    }

    /// How often two organisations speak.
    enum Contact: String, CaseIterable {
        case weekly, monthly, quarterly, less

        var isMonthly: Bool { self == .weekly || self == .monthly }

        /// In Dutch.
        var dutch: String {
            switch self {
            case .weekly: "wekelijks"
            case .monthly: "maandelijks"
            case .quarterly: "kwartaal"
            case .less: "minder"
            }
        }

        init?(written text: String) {
            // `per kwartaal` as well.
            let word = text.lowercased().split(separator: " ").last.map(String.init)
            guard let found = Self.allCases.first(where: { $0.rawValue == word || $0.dutch == word }) else {
                return nil
            }
            self = found
        }
    }

    static let questions = 8
    private static let names = ["from": "van", "to": "naar", "respondent": "invuller", "contact": "contact"]

    private(set) var answers: [Answer] = []
    private(set) var problems: [Problem] = []
    private let file: String
    private var columns: [String: Int] = [:]
    private var lines: [[String]: Int] = [:]

    init(_ file: SourceFile) {
        self.file = file.name
        let table = Delimited(file)
        problems = table.problems
        guard !table.head.isEmpty else { return }
        let needed = ["from", "to", "respondent"] + (1...Self.questions).map(String.init)
        for (position, cell) in table.head.enumerated() {
            let word = cell.text.lowercased()
            let name = Self.names.first { $0.value == word }?.key ?? word
            if needed.contains(name) || name == "contact" {
                columns[name] = position
            } else {
                report(cell, Fact(TrustCode.trustColumn, ["name": .text(cell.text)]))
            }
        }
        for name in needed where columns[name] == nil {
            problems.append(
                Problem(
                    self.file, table.head[0].line, 1,
                    Fact(TrustCode.trustColumnMissing, ["name": .text(name)])))
        }
        guard needed.allSatisfy({ columns[$0] != nil }) else { return }
        for row in table.rows { read(row) }
    }

    private mutating func read(_ row: Delimited.Row) {
        func cell(_ name: String) -> Delimited.Cell? { columns[name].map { row.cells[$0] } }
        let names = ["from", "to", "respondent"].compactMap(cell)
        let empty = names.filter(\.text.isEmpty)
        for cell in empty { report(cell, Fact(TrustCode.trustEmpty)) }
        guard empty.isEmpty, names.count == 3 else { return }
        let (from, to, respondent) = (names[0].text, names[1].text, names[2].text)
        if from == to { report(names[1], Fact(TrustCode.trustItself, ["name": .text(to)])) }
        if let first = lines.updateValue(row.line, forKey: [from, to, respondent]) {
            report(names[2], Fact(TrustCode.trustTwice, ["line": .count(first)]))
        }
        var contact: Contact?
        if let cell = cell("contact"), !cell.text.isEmpty {
            contact = Contact(written: cell.text)
            if contact == nil {
                let words = Contact.allCases.map { Speech.language == .dutch ? $0.dutch : $0.rawValue }
                report(
                    cell,
                    Fact(TrustCode.trustContact, ["text": .text(cell.text), "words": .list(words)]))
            }
        }
        let marks = (1...Self.questions).map { question -> Int? in
            guard let cell = cell("\(question)"), !cell.text.isEmpty else { return nil }
            guard let mark = Int(cell.text), (1...7).contains(mark) else {
                report(cell, Fact(TrustCode.trustMark, ["text": .text(cell.text)]))
                return nil
            }
            return mark
        }
        answers.append(
            Answer(from: from, to: to, respondent: respondent, contact: contact, marks: marks))
    }

    private mutating func report(_ cell: Delimited.Cell, _ fact: Fact) {
        problems.append(Problem(file, cell.line, cell.column, fact))
    }
}

/// What can be the matter with filled-in questionnaires.
enum TrustCode: String, ProblemCode {
    case trustColumn = "trust_column"
    case trustColumnMissing = "trust_column_missing"
    case trustContact = "trust_contact"
    case trustEmpty = "trust_empty"
    case trustItself = "trust_itself"
    case trustMark = "trust_mark"
    case trustTwice = "trust_twice"
}
