import ArgumentParser
import Messages
import Words

/// Which member of a run is shown, and how much of it.
struct MemberOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: .said(Phrase("option.member"), Phrase("value.number")))
    var member: String?

    /// Empty where the option stands without a name.
    @Option(
        defaultAsFlag: "", parsing: .next, help: .said(Phrase("option.scenario"), Phrase("value.name")))
    var scenario: String?

    @Flag(help: .said(Phrase("option.draws")))
    var draws = false

    @Option(parsing: .singleValue, help: .said(Phrase("option.names"), Phrase("value.name")))
    var names: [String] = []

    /// The scenario that is meant by name; nil where none is.
    var chosenScenario: String? { scenario.flatMap { $0.isEmpty ? nil : $0 } }

    /// The number of the member; nil where none is asked for.
    ///
    /// - Throws: `Complaint` for what is no number, and for options that say nothing without a member.
    func number() throws -> Int? {
        guard let member else {
            guard !draws, names.isEmpty else {
                throw Complaint(Phrase("client.member.needed"), .usage)
            }
            return nil
        }
        guard draws || names.isEmpty else { throw Complaint(Phrase("client.member.names"), .usage) }
        guard let number = Int(member), number >= 0 else {
            throw Complaint(Phrase("client.member.number", ["text": .text(member)]), .input)
        }
        return number
    }
}
