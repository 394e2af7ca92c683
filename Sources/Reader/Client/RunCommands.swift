import ArgumentParser
import Foundation
import Messages
import Rendering

/// `polder watch`
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow a run to its end, and show what `run` or `compare` would have shown.",
        discussion: """
            Examples:
              polder watch k3v9q2xa
              polder watch k3v --format json -o result.json
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            try Fetching(run: run, selection: selection, output: output, daemon: daemon).present()
        }
    }
}

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
            let fetching = Fetching(run: run, selection: selection, output: output, daemon: daemon)
            let connection = try fetching.launch.connect().connection
            guard case .result(let document) = try connection.ask(.result(ResultRequest(run: run))) else {
                throw Complaint.otherAnswer
            }
            guard let number else { return try fetching.present() }
            try MemberShowing(
                run: document.run, member: number, options: member, selection: selection, output: output
            ).present(document, over: connection)
        }
    }
}

/// What `watch` and `show` share.
struct Fetching {
    let run: String
    let selection: SelectionOptions
    let output: OutputOptions
    let daemon: DaemonOptions

    var launch: DaemonLaunch { get throws { try DaemonLaunch(daemon) } }

    func present() throws {
        let format = try output.chosen()
        let launch = try launch
        let connection = try launch.connect().connection
        let known = try Catalogue(connection)
        try known.check(selection)
        let following = Following(launch: launch, run: run, cancels: false)
        let outcome = try following.outcome(over: connection, interrupt: Interrupt())
        let text = try Presenting(
            document: outcome.document, table: outcome.table, selection: selection,
            worthNaming: known.worthNaming
        ).text(format)
        try Terminal.deliver(text, to: output.output)
    }
}

/// `polder runs`
struct Runs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the runs that the daemon knows, the newest first.",
        discussion: """
            Examples:
              polder runs
              polder runs --limit 5 --format json
            """)

    @Option(help: "Most runs to list.") var limit = 20
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let format = try output.chosen()
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .list(let reply) = try connection.ask(.list(ListRequest(limit: limit))) else {
                throw Complaint.otherAnswer
            }
            let text =
                switch format {
                case .json: String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n"
                case .csv: Listing.commaSeparated(reply.runs)
                case .table: Listing.runs(reply.runs)
                }
            try Terminal.deliver(text, to: output.output)
        }
    }
}

/// `polder rerun`
struct Rerun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute a stored run once more, from the texts that were stored with it.",
        discussion: """
            Examples:
              polder rerun k3v9q2xa
              polder rerun k3v --check
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @Flag(help: "Say whether the bits are the same, and exit 1 if not.") var check = false
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let format = try output.chosen()
            let launch = try DaemonLaunch(daemon)
            let connection = try launch.connect().connection
            let interrupt = Interrupt()
            let again = RunRequest(
                key: UUID().uuidString.lowercased(), scenarios: [], files: [], rerunOf: run)
            guard case .submit(let accepted) = try connection.ask(.submit(again), within: 30) else {
                throw Complaint.otherAnswer
            }
            let second = try Following(launch: launch, run: accepted.run, cancels: true)
                .outcome(over: connection, interrupt: interrupt)
            guard check else {
                let text = try Presenting(
                    document: second.document, table: second.table, selection: selection,
                    worthNaming: try Catalogue(connection).worthNaming
                ).text(format)
                return try Terminal.deliver(text, to: output.output)
            }
            let first = try Following(launch: launch, run: run, cancels: false)
                .outcome(over: connection, interrupt: interrupt)
            let isSame = first.table == second.table && first.checksum == second.checksum
            print(
                isSame
                    ? "the bits are the same (\(second.checksum ?? "no checksum"))"
                    : "the bits differ: model \(first.document.model.digest) then, \(second.document.model.digest) now"
            )
            if !isSame { throw ArgumentParser.ExitCode(Messages.ExitCode.unfulfilled.rawValue) }
        }
    }
}

/// `polder cancel`
struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop a run that waits or is computed.",
        discussion: """
            Examples:
              polder cancel k3v9q2xa
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .cancel(let reply) = try connection.ask(.cancel(CancelRequest(run: run))) else {
                throw Complaint.otherAnswer
            }
            print("run \(reply.run) is \(reply.state.rawValue)")
        }
    }
}
