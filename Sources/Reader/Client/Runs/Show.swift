import ArgumentParser
import Messages
import Reading
import Words

/// `polder show`
struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "show", Phrase("command.show"), more: Phrase("command.show.more"),
            examples: [
                "polder show k3v9q2xa",
                "polder show k3v --region Twente --indicator all -o twente.csv",
                "polder show k3v --scenario",
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
        if number == nil, member.scenario != nil { return try showTexts(to: target) }
        guard let number else {
            guard let format = ResultFormat(rawValue: format.rawValue) else {
                throw Complaint(Phrase("client.format.arrow"), .input)
            }
            // One that has not ended is refused: `watch` follows it.
            _ = try DaemonLaunch(daemon).connect().connection.ask(ResultRequest(run: run))
            return try StoredRun(run: run, selection: selection, daemon: daemon).present(
                as: format, to: target)
        }
        guard !member.draws || format != .table else {
            throw Complaint(Phrase("client.format.draws"), .input)
        }
        let connection = try DaemonLaunch(daemon).connect().connection
        let document = try connection.ask(ResultRequest(run: run))
        try ReplayedMember(
            run: document.run, number: number, options: member, selection: selection, format: format,
            target: target
        ).present(document, over: connection)
    }

    /// The scenarios as they were stored, or the one that was named.
    private func showTexts(to target: OutputTarget) throws {
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(TextsRequest(run: run))
        var named = member.chosenScenario
        if let word = named, !reply.scenarios.contains(where: { $0.name == word }) {
            // What people call scenarios stands in the document of a run that has ended.
            let titles = (try? connection.ask(ResultRequest(run: run)))?.scenarios ?? []
            named = titles.first { $0.isCalled(word) }?.name ?? word
        }
        let chosen = reply.scenarios.filter { named == nil || $0.name == named }
        guard !chosen.isEmpty else {
            throw Complaint(
                Phrase(
                    "client.run.no_text",
                    [
                        "run": .text(reply.run), "name": .optional(named),
                        "names": .list(reply.scenarios.map(\.name)),
                    ]), .input)
        }
        // What a scenario extends is needed to read it.
        let files =
            named == nil
            ? reply.files : reply.files.filter { file in chosen.contains { $0.file == file.name } }
        guard !files.isEmpty else {
            return try target.deliver(
                Phrase("client.run.shipped_text", ["files": .list(chosen.map(\.file))]).said + "\n")
        }
        let heads = files.count > 1
        let texts = files.map { (heads ? "# \($0.name)\n" : "") + $0.text }
        try target.deliver(texts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n"))
    }
}
