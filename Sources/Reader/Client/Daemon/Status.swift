import ArgumentParser
import Foundation
import Messages

/// `polder status`
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What the daemon is doing.",
        discussion: """
            Examples:
              polder status
              polder status --format json
              polder status --format prometheus
            """)

    @Option(help: "table, json or prometheus.") var format = "table"
    @Option(name: [.short, .customLong("output")], help: "A file to write it to.") var output: String?
    @OptionGroup var daemon: DaemonOptions

    private enum Format: String, CaseIterable { case table, json, prometheus }

    func run() async throws {
        try await telling {
            guard let chosen = Format(rawValue: format) else {
                throw Complaint(
                    Misspelt.unknown(format, kind: "format", among: Format.allCases.map(\.rawValue)), .input)
            }
            let launch = try DaemonLaunch(daemon)
            let connection = try Connection(launch.endpoint)
            guard let hello = try launch.hello(of: connection, within: 2) else {
                throw Complaint(
                    "\(launch.endpoint.name): no daemon answers there; \(launch.endpoint.remedy)",
                    .unavailable)
            }
            guard case .status(let reply) = try connection.ask(.status(StatusRequest())) else {
                throw Complaint.otherAnswer
            }
            let text =
                switch chosen {
                case .json: String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n"
                case .prometheus: Exposition(reply, hello: hello).text
                case .table: table(reply, hello: hello, endpoint: launch.endpoint.name)
                }
            try Terminal.deliver(text, to: output)
        }
    }

    private func table(_ reply: StatusReply, hello: HelloReply, endpoint: String) -> String {
        let megabytes = Double(reply.load.storeBytes) / 1e6
        return """
            polderd \(hello.version) is \(reply.state.rawValue) (process \(hello.pid), \(endpoint))
            \(reply.running) running, \(reply.queued) waiting\(reply.paused ? " (the queues pause)" : ""), \
            \(reply.workers) workers
            \(reply.load.clients) clients, \(reply.load.streams) streams, store \
            \((megabytes * 10).rounded() / 10) MB
            model \(hello.model.version) \(hello.model.digest.prefix(12)), data \(hello.data.digest.prefix(12))

            """ + (reply.runs.isEmpty ? "" : RunTable.text(reply.runs))
    }
}
