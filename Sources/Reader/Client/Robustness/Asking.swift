import Messages
import Modelling
import Results
import Words

/// Questions about a run whose answers take the daemon a while: asked until they are there.
struct Asking {
    let launch: DaemonLaunch

    /// Seconds that a moment of computing, or the search at its end, may take on a busy machine.
    private static let longestMoment = 60.0

    /// Asks again and again, over a daemon that is killed too: another begins anew. Ctrl-C stops asking, and the daemon
    /// computing.
    func document<Asked: Request, Document>(
        _ request: Asked, over first: Connection, texts: [String: String],
        _ read: (Asked.Answer) -> (done: Int, total: Int, document: Document?)
    ) throws -> Document {
        let interrupt = Interrupt()
        var (connection, losses) = (first, 0)
        while true {
            let answer: Asked.Answer
            do {
                answer = try connection.ask(request, within: Self.longestMoment)
            } catch let refusal as Refusal where refusal.detail.diagnostics?.isEmpty == false {
                throw Complaint(refusal, texts: texts, ending: false)
            } catch let complaint as Complaint where complaint.code == .unavailable && losses < 3 {
                losses += 1
                Terminal.wipe()
                Terminal.say(Phrase("client.daemon.lost"))
                connection = try launch.connect().connection
                continue
            }
            let (done, total, document) = read(answer)
            if let document {
                Terminal.wipe()
                return document
            }
            let counts: [String: Phrase.Argument] = ["done": .count(done), "total": .count(total)]
            if interrupt.isAsked {
                Terminal.wipe()
                throw Complaint(Phrase("client.discover.stopped", counts), .interrupted)
            }
            Terminal.draw([Phrase("client.robust.progress", counts).said])
        }
    }
}

/// Scenarios that are asked about together: several that are run first, or those of a stored run.
struct AskedScenarios {
    let sent: SentFiles?
    private let run: String

    /// Most scenarios of a run.
    private static let most = RunRequest.Limits.scenarios

    /// - Throws: `Complaint` for one scenario alone, too many, and files that cannot be read.
    init(_ files: [String]) throws {
        run = files.first ?? ""
        guard files.count == 1 else {
            guard files.count <= Self.most else {
                throw Complaint(
                    Phrase(
                        "client.robust.many",
                        ["count": .count(files.count), "most": .count(Self.most)]), .usage)
            }
            sent = try SentFiles(files)
            return
        }
        guard !run.hasPrefix("polder:"), !run.hasSuffix(".yaml") else {
            throw Complaint(Phrase("client.robust.one", ["scenario": .text(run)]), .usage)
        }
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
