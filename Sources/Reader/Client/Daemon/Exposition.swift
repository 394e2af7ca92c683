import Messages
import Results

/// A status in Prometheus' text format (version 0.0.4), for a scraper that runs the client.
struct Exposition {
    private let reply: StatusReply
    private let hello: HelloReply

    init(_ reply: StatusReply, hello: HelloReply) {
        self.reply = reply
        self.hello = hello
    }

    var text: String {
        let load = reply.load
        var text = ""
        func add(_ name: String, _ kind: String, _ help: String, _ samples: [(labels: String, value: Double)])
        {
            text += "# HELP polder_\(name) \(help)\n# TYPE polder_\(name) \(kind)\n"
            for sample in samples {
                let labels = sample.labels.isEmpty ? "" : "{\(sample.labels)}"
                text += "polder_\(name)\(labels) \(Self.number(sample.value))\n"
            }
        }
        add(
            "info", "gauge", "Version and build of the daemon.",
            [
                (
                    "version=\"\(Self.label(hello.version))\",build=\"\(Self.label(hello.build))\",model=\"\(Self.label(String(hello.model.digest.prefix(12))))\"",
                    1
                )
            ])
        add("up_seconds", "counter", "Seconds since the daemon started.", [("", reply.uptime)])
        add(
            "draining", "gauge", "1 while the daemon takes no new runs.",
            [("", reply.state == .draining ? 1 : 0)])
        add("queue_paused", "gauge", "1 while nothing that waits begins.", [("", reply.paused ? 1 : 0)])
        add(
            "runs", "gauge", "Runs in the store by state.",
            [
                ("queued", reply.queued), ("running", reply.running), ("finished", load.finished),
                ("failed", load.failed), ("cancelled", load.cancelled),
            ].map { ("state=\"\($0)\"", Double($1)) })
        add("workers", "gauge", "Threads that compute.", [("", Double(reply.workers))])
        add("members_total", "counter", "Members computed since the start.", [("", Double(load.members))])
        add(
            "members_per_second", "gauge", "Members per second of the runs being computed.", [("", load.rate)]
        )
        add("clients", "gauge", "Connections heard of in the last 30 seconds.", [("", Double(load.clients))])
        add("streams", "gauge", "Streams that are open.", [("", Double(load.streams))])
        add("store_bytes", "gauge", "Size of the store on disk.", [("", Double(load.storeBytes))])
        add(
            "refusals_total", "counter", "Refusals since the start by code.",
            load.refusals.map { ("code=\"\(Self.label($0.code))\"", Double($0.count)) })
        return text
    }

    /// What another program said, as the value of a label.
    private static func label(_ text: String) -> String {
        text.shown().replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
