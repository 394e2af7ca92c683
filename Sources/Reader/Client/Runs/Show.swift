import ArgumentParser
import Messages
import Words

/// `polder show`
struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "show", Phrase("command.show"), more: Phrase("command.show.more"),
            examples: [
                "polder show k3v9q2xa",
                "polder show k3v --region Twente --indicator all -o twente.csv",
                "polder show k3v --member 7",
                "polder show k3v --member 7 --draws --names safety -o member-7.csv",
                "polder show k3v --member 7 --draws --names business_cycle -o member-7.arrows",
            ])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @OptionGroup var member: MemberOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions<RowWriter.Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, number, _) = try together(
            { try output.chosen(otherwise: member.draws ? .csv : .table) }, { try member.number() },
            { if !(member.draws && target.isFolder) { try target.check() } })
        guard let number else {
            guard let format = ResultFormat(rawValue: format.rawValue) else {
                throw Complaint(Phrase("client.format.arrow"), .input)
            }
            return try StoredRun(run: run, selection: selection, daemon: daemon).present(
                as: format, to: target)
        }
        guard !member.draws || format != .table else {
            throw Complaint(Phrase("client.format.draws"), .input)
        }
        let connection = try DaemonLaunch(daemon).connect().connection
        guard case .result(let document) = try connection.ask(.result(ResultRequest(run: run))) else {
            throw Complaint.otherAnswer
        }
        try ReplayedMember(
            run: document.run, number: number, options: member, selection: selection, format: format,
            target: target
        ).present(document, over: connection)
    }
}
