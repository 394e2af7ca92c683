import Messages
import Modelling
import Results
import Words

/// Scenarios that are asked about together: several that are run first, or those of a stored run.
struct AskedScenarios {
    let sent: SentFiles?
    private let run: String

    /// Most scenarios of a run.
    private static let most = RunRequest.Limits.scenarios

    /// - Throws: `Complaint` for one scenario alone, too many, and files that cannot be read.
    init(_ files: [String], _ figures: FigureOptions) throws {
        run = files.first ?? ""
        guard files.count == 1 else {
            guard files.count <= Self.most else {
                throw Complaint(
                    Phrase(
                        "client.robust.many",
                        ["count": .count(files.count), "most": .count(Self.most)]), .usage)
            }
            sent = try SentFiles(files, data: figures.data)
            return
        }
        guard !run.hasPrefix("polder:"), !run.hasSuffix(".yaml") else {
            throw Complaint(Phrase("client.robust.one", ["scenario": .text(run)]), .usage)
        }
        try figures.checkNone(for: run)
        sent = nil
    }

    /// Facts of the run, which is made where there is none.
    func facts(_ launch: DaemonLaunch, _ connection: Connection) throws -> RunDocument {
        if let sent { return try ComparedRun(sent).outcome(launch, connection).document }
        return try connection.ask(ResultRequest(run: run))
    }
}

extension RunDocument {
    /// The code of a region that somebody wrote as a code or a name; as it is written where the run has none such.
    func code(of region: String?) -> String? {
        guard let region else { return nil }
        let known = regions.first {
            [$0.code, $0.title.dutch, $0.title.english].contains { $0.lowercased() == region.lowercased() }
        }
        return known?.code ?? region
    }
}

/// `--members` of questions that have an answer for no fewer, and no more, draws.
func checkMembers(_ members: Int?, within possible: ClosedRange<Int>) throws {
    guard let members, !possible.contains(members) else { return }
    throw Complaint(
        Phrase(
            "client.option.number",
            [
                "option": .text("--members"), "text": .text("\(members)"),
                "least": .text("\(possible.lowerBound)"), "most": .text("\(possible.upperBound)"),
            ]), .input)
}

/// - Throws: `Complaint` with every problem of the targets, before anything is computed.
func checkTargets(_ targets: [String], over connection: Connection, texts: [String: String]) throws {
    guard !targets.isEmpty else { return }
    do {
        _ = try connection.ask(RobustRequest(targets: targets))
    } catch let refusal as Refusal {
        throw Complaint(refusal, texts: texts, ending: false)
    }
}
