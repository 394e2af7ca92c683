import ArgumentParser
import Messages

/// `polder show`
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a finished run again, or one member of it.",
        discussion: """
            Examples:
              polder show k3v9q2xa
              polder show k3v --region Twente --indicator all --format csv
              polder show k3v --member 7
              polder show k3v --member 7 --draws --names safety -o member-7.csv
              polder show k3v --member 7 --draws --names business_cycle --format arrow -o member-7.arrows

            A member is computed anew, with the bits that it had in the run. --draws gives a row for
            each number: what,name,element,unit,quarter,value. Quarter 0 is the base date, quarter n
            is n quarters later; what stays put has none, and an indicator's value of a year stands
            at its first quarter. Without --names that is some 240 MB. Where -o names a folder that
            is there, it gets a file for each of given, parameters, shocks, quantities, indicators.
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @OptionGroup var member: MemberOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let number = try member.number()
            let stored = StoredRun(run: run, selection: selection, output: output, daemon: daemon)
            let connection = try stored.launch.connect().connection
            guard case .result(let document) = try connection.ask(.result(ResultRequest(run: run))) else {
                throw Complaint.otherAnswer
            }
            guard let number else { return try stored.present() }
            try ReplayedMember(
                run: document.run, number: number, options: member, selection: selection, output: output
            ).present(document, over: connection)
        }
    }
}
