import ArgumentParser
import Messages

/// Which member of a run is shown, and how much of it.
struct MemberOptions: ParsableArguments {
    @Option(help: "One member by its number, from 0: its indicators instead of the bands over all.")
    var member: String?

    @Option(help: "With --member: a scenario of the run (default: the first).")
    var scenario: String?

    @Flag(
        help: """
            With --member: figures it was given, its parameters and shocks, and every inner variable each quarter, \
            a row for each number, as csv (default), json or arrow.
            """)
    var draws = false

    @Option(
        parsing: .singleValue,
        help: "With --draws: only these names or themes (safety); polder describe quantities lists them.")
    var names: [String] = []

    /// The number of the member; nil where none is asked for.
    ///
    /// - Throws: `Complaint` for what is no number, and for options that say nothing without a member.
    func number() throws -> Int? {
        guard let member else {
            guard scenario == nil, !draws, names.isEmpty else {
                throw Complaint("--scenario, --draws and --names are about one member; add --member", .usage)
            }
            return nil
        }
        guard draws || names.isEmpty else {
            throw Complaint("--names says which draws are shown; add --draws, or use --indicator", .usage)
        }
        guard let number = Int(member), number >= 0 else {
            throw Complaint("--member: '\(member)' is no whole number from 0 on; give one", .input)
        }
        return number
    }
}
