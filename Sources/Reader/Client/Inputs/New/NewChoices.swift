import Messages
import Modelling
import Spelling
import Words

/// What the daemon knows that a new scenario can be made of, and what somebody means by a word.
struct NewChoices {
    let regions, measures, modes, scenarios: [DescribeReply.Entry]
    private let connection: Connection?

    /// - Throws: `Complaint` or `Refusal` where the daemon does not tell.
    init(_ connection: Connection) throws {
        regions = try Catalogue.entries(of: .regions, connection).filter { $0.name != "NL" }
        measures = try Catalogue.entries(of: .measures, connection)
        modes = try Catalogue.entries(of: .modes, connection)
        scenarios = try Catalogue.entries(of: .scenarios, connection)
        self.connection = connection
    }

    /// Of entries that are at hand.
    init(
        regions: [DescribeReply.Entry], measures: [DescribeReply.Entry], modes: [DescribeReply.Entry],
        scenarios: [DescribeReply.Entry]
    ) {
        (self.regions, self.measures, self.modes, self.scenarios) = (regions, measures, modes, scenarios)
        connection = nil
    }

    /// What measures work on, in the order of the catalogue, with what people call it.
    var challenges: [(name: String, title: String)] {
        var found: [(name: String, title: String)] = []
        for measure in measures {
            guard let line = Self.department(of: measure), !found.contains(where: { $0.name == line.value })
            else {
                continue
            }
            found.append((line.value, line.values?[Speech.language] ?? line.value))
        }
        return found
    }

    /// What files call a challenge.
    func words(of challenge: String) -> Text {
        let line = measures.lazy.compactMap(Self.department).first { $0.value == challenge }
        return Text(nl: folded(line?.values?[.dutch] ?? challenge), en: challenge)
    }

    /// The measures for a challenge.
    func measures(for challenge: String) -> [DescribeReply.Entry] {
        measures.filter { Self.department(of: $0)?.value == challenge }
    }

    private static func department(of measure: DescribeReply.Entry) -> DescribeReply.Line? {
        measure.details.first { $0.key == "department" }
    }

    /// The challenge that is called so, in either language; nil for none.
    func challenge(_ word: String) -> String? {
        measures.lazy.compactMap(Self.department).first { line in
            ([line.value] + Language.spoken.compactMap { line.values?[$0] }).contains {
                Self.isAlike($0, word)
            }
        }?.value
    }

    /// The one of some entries that is called so, in either language; nil for none.
    ///
    /// - Parameter topic: where the daemon is asked of other spellings and of municipalities.
    /// - Throws: `Refusal` where the daemon says more of the word than that it is unknown.
    func entry(
        _ word: String, among entries: [DescribeReply.Entry], topic: DescribeRequest.Topic
    ) throws -> DescribeReply.Entry? {
        let exact = entries.first { entry in
            ([entry.name] + Language.spoken.map { entry.title(in: $0) }).contains { Self.isAlike($0, word) }
        }
        guard exact == nil, let connection else { return exact }
        let asked = try Catalogue.entries(of: topic, connection, name: word)
        return asked.first.flatMap { found in entries.first { $0.name == found.name } }
    }

    private static func isAlike(_ name: String, _ word: String) -> Bool {
        name.lowercased() == word.lowercased()
    }
}

extension NewScenario.Step {
    /// Measures without a start of their own begin half a year after one another, from the next year on.
    static func starting(_ measures: [(DescribeReply.Entry, start: String?)], after year: Int) -> [Self] {
        var position = 0
        return measures.map { measure, start in
            defer { position += start == nil ? 1 : 0 }
            return NewScenario.Step(
                measure: measure, start: start ?? "\(year + 1 + position / 2)Q\(position % 2 == 0 ? 1 : 3)")
        }
    }
}
