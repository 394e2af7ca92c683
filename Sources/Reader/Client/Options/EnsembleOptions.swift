import ArgumentParser
import Messages

/// What is computed.
struct EnsembleOptions: ParsableArguments {
    @Option(help: "Members of the ensemble (default: 256, or what the scenario says).")
    var members: String?

    @Option(help: "Seed of all draws (default: 1, or what the scenario says).")
    var seed: String?

    @Option(parsing: .singleValue, help: "A table of your own figures to lay over the baseline.")
    var data: [String] = []

    @Flag(help: "One member, every number at its central value, shocks off.")
    var central = false

    @Option(
        help: """
            What is kept of every member: focus (default: all years of the focus regions and the nation), all (of \
            every region, and the members themselves of focus and nation) or bands (quantiles only).
            """)
    var keep: String?

    @Option(help: "What to call the run.")
    var name: String?

    @Option(help: "interactive or batch (default: by size). A short run need not wait for a long one.")
    var queue: String?

    @Option(help: "Within its queue, a higher one goes first; -100 to 100 (default: 0).")
    var priority: String?

    @Flag(help: "Do not wait: print the run's id and leave.")
    var detach = false

    /// - Throws: `Complaint` for everything that cannot be what it should.
    func checked() throws -> (
        members: Int?, seed: UInt64?, keep: RunRequest.Keep, queue: Queue?, priority: Int?
    ) {
        var problems: [String] = []
        if let members, Int(members).map({ $0 < 1 }) ?? true {
            problems.append("--members: '\(members)' is no whole number from 1 on; give one")
        }
        if let seed, UInt64(seed).map({ $0 >= RunRequest.Limits.seed }) ?? true {
            problems.append("--seed: '\(seed)' is no whole number from 0 to 2^53; give one")
        }
        if let keep, RunRequest.Keep(rawValue: keep) == nil {
            let words = RunRequest.Keep.allCases.map(\.rawValue)
            problems.append("--keep: " + Misspelt.unknown(keep, kind: "way to keep members", among: words))
        }
        if let queue, Queue(rawValue: queue) == nil {
            problems.append(
                "--queue: " + Misspelt.unknown(queue, kind: "queue", among: Queue.allCases.map(\.rawValue)))
        }
        if let priority, Int(priority).map({ !QueueRequest.priorities.contains($0) }) ?? true {
            problems.append("--priority: '\(priority)' is no whole number from -100 to 100; give one")
        }
        guard problems.isEmpty else { throw Complaint(lines: problems, .input) }
        return (
            members.flatMap { Int($0) }, seed.flatMap { UInt64($0) },
            keep.flatMap { RunRequest.Keep(rawValue: $0) } ?? .focus,
            queue.flatMap { Queue(rawValue: $0) }, priority.flatMap { Int($0) }
        )
    }
}
