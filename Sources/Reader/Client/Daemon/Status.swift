import ArgumentParser
import Messages
import Words

/// `polder status`
struct Status: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "status", Phrase("command.status"),
            examples: [
                "polder status", "polder status --format json", "polder status --format prometheus",
            ])
    }

    /// What the state of a daemon can be written in.
    enum Format: String, OutputFormat {
        case table, json, prometheus

        var endings: [String] {
            switch self {
            case .table: ["txt"]
            case .json: ["json"]
            case .prometheus: ["prom"]
            }
        }
    }

    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
        let launch = try DaemonLaunch(daemon)
        launch.waitForSockets()
        let connection = try Connection(launch.endpoint)
        guard let hello = try launch.hello(of: connection, within: 2) else {
            throw launch.unreachable ?? Connection.silence(of: launch.endpoint)
        }
        let reply = try connection.ask(StatusRequest())
        let text =
            switch format {
            case .json: String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n"
            case .prometheus: Exposition(reply, hello: hello).text
            case .table:
                table(reply, hello: hello, endpoint: launch.endpoint.name)
                    + (try runs(reply, over: connection))
            }
        try target.deliver(text)
    }

    private func table(_ reply: StatusReply, hello: HelloReply, endpoint: String) -> String {
        let phrase = Phrase(
            "client.status",
            [
                "version": .text(hello.version), "state": .phrase(reply.state.phrase),
                "process": .text("\(hello.pid)"), "endpoint": .text(endpoint),
                "running": .count(reply.running), "waiting": .count(reply.queued),
                "paused": .text(reply.paused ? "!" : ""), "workers": .count(reply.workers),
                "clients": .count(reply.load.clients), "streams": .count(reply.load.streams),
                "store": StoreCommand.megabytes(reply.load.storeBytes),
                "model": .text("\(hello.model.version) \(hello.model.digest.prefix(12))"),
                "data": .text("\(hello.data.digest.prefix(12))"),
            ])
        return phrase.said + "\n"
    }

    private func runs(_ reply: StatusReply, over connection: Connection) throws -> String {
        let more = reply.more.map { Phrase("client.runs.more", ["count": .count($0)]).said + "\n" } ?? ""
        return (reply.runs.isEmpty ? "" : try RunTable(reply.runs, over: connection).text) + more
    }
}

extension DaemonState {
    /// What people call it.
    var phrase: Phrase {
        switch self {
        case .running: Phrase("daemon.running")
        case .draining: Phrase("daemon.draining")
        }
    }
}
