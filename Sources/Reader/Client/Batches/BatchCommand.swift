import ArgumentParser
import Foundation
import Messages
import Results
import Words

/// `polder batch`
struct BatchCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "batch", Phrase("command.batch"), more: Phrase("command.batch.more"),
            examples: [
                "polder batch validate polder:designs/trust-by-region",
                "polder batch submit polder:designs/screening-twente",
                "polder batch results screening-twente -o rows.csv",
                "polder batch sensitivity screening-twente --indicator housing.dwellings",
            ],
            subcommands: [
                ValidateDesign.self, Submit.self, WatchBatch.self, Batches.self, ShowBatch.self,
                CancelBatch.self, Resume.self, ResultsCommand.self, SensitivityCommand.self,
            ])
    }

    /// The batch that a word means: a design, or the name of one that was submitted here.
    ///
    /// - Throws: `Complaint` for a design with mistakes, and for what is neither.
    static func meant(by word: String, over line: BatchLine) throws -> Batch {
        let isFile =
            word.hasPrefix("polder:") || word.hasSuffix(".yaml") || word.hasSuffix(".yml")
            || word.contains("/")
        let folder = BatchFolder()
        if !isFile, let batch = folder.batch(word) { return batch }
        guard isFile || FileManager.default.fileExists(atPath: word) else {
            throw Complaint(
                Misspelt.unknown(word, kind: Phrase("kind.batch"), among: folder.names), .input)
        }
        return try BatchPlanner(connection: line.connection, hello: line.hello).batch(of: word)
    }

    /// - Throws: `Complaint` where the daemon's model or figures are others than the batch was laid out for: its points would
    ///   not be comparable.
    static func checkModel(of batch: Batch, _ hello: HelloReply) throws {
        guard batch.model != hello.model.digest || batch.data != hello.data.digest else { return }
        throw Complaint(
            Phrase("client.batch.other_model", ["batch": .text(batch.name), "file": .text(batch.file)]),
            .input)
    }

    /// How a batch ended, and what of it did not come to anything.
    ///
    /// - Throws: an exit code where a point failed or was cancelled.
    static func tell(_ runs: BatchRuns) throws {
        Terminal.wipe()
        try Terminal.answer(BatchProgress.line(runs, left: nil))
        let lost = runs.points(.failed, .cancelled)
        guard !lost.isEmpty else {
            return try Terminal.answer(
                Phrase("client.batch.done", ["batch": .text(runs.batch.name)]))
        }
        for point in lost.prefix(10) { try Terminal.answer(Self.lost(point, runs)) }
        if lost.count > 10 {
            try Terminal.answer(Phrase("client.batch.more_lost", ["count": .count(lost.count - 10)]))
        }
        try Terminal.answer(
            Phrase("client.batch.resume", ["batch": .text(runs.batch.name), "count": .count(lost.count)]))
        throw ArgumentParser.ExitCode(Messages.ExitCode.unfulfilled.rawValue)
    }

    /// `point 17 (mode=silo, warming=2.2), run k3v9q2xa: failed: …`
    static func lost(_ point: Batch.Point, _ runs: BatchRuns) -> Phrase {
        let run = runs[point]
        let values = zip(runs.batch.factors, point.values).map { "\($0.name)=\($1)" }
        return Phrase(
            "client.batch.lost",
            [
                "number": .count(point.number), "values": .list(values), "run": .optional(run?.id),
                "state": .phrase((run?.state ?? .queued).phrase), "failure": .optional(run?.failure),
            ])
    }
}

extension BatchCommand {
    /// `polder batch validate`
    struct ValidateDesign: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "validate", Phrase("command.batch.validate"),
                examples: [
                    "polder batch validate sweep.yaml",
                    "polder batch validate polder:designs/trust-by-region",
                ])
        }

        @Argument(help: .said(Phrase("option.batch.design"), Phrase("value.design"))) var design: String
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let line = try BatchLine(daemon)
            let batch = try BatchPlanner(connection: line.connection, hello: line.hello).batch(of: design)
            let workers = try line.ask(StatusRequest()).workers
            try Terminal.answer(BatchEstimate(batch, workers: workers).phrase)
        }
    }

    /// `polder batch submit`
    struct Submit: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "submit", Phrase("command.batch.submit"), more: Phrase("command.batch.submit.more"),
                examples: [
                    "polder batch submit sweep.yaml",
                    "polder batch submit polder:designs/screening-twente --detach",
                ])
        }

        @Argument(help: .said(Phrase("option.batch.design"), Phrase("value.design"))) var design: String
        @Flag(help: .said(Phrase("option.batch.detach"))) var detach = false
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: design, over: line)
            try BatchCommand.checkModel(of: batch, line.hello)
            let status = try line.ask(StatusRequest())
            Terminal.say(BatchEstimate(batch, workers: status.workers).phrase)
            try BatchFolder().keep(batch)
            let feeding = BatchFeeding(line: line, batch: batch, detaches: detach, interrupt: Interrupt())
            let runs = try feeding.run()
            guard detach else { return try BatchCommand.tell(runs) }
            Terminal.wipe()
            let missing = runs.missing.count
            try Terminal.answer(
                missing == 0
                    ? Phrase("client.batch.queued", ["batch": .text(batch.name), "file": .text(design)])
                    : Phrase(
                        "client.batch.queued_part",
                        [
                            "batch": .text(batch.name), "file": .text(design), "missing": .count(missing),
                            "total": .count(batch.points.count),
                        ]))
        }
    }

    /// `polder batch resume`
    struct Resume: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "resume", Phrase("command.batch.resume"), examples: ["polder batch resume sweep"])
        }

        @Argument(help: .said(Phrase("option.batch"), Phrase("value.batch"))) var batch: String
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: batch, over: line)
            try BatchCommand.checkModel(of: batch, line.hello)
            try BatchFolder().keep(batch)
            let feeding = BatchFeeding(line: line, batch: batch, repeats: true, interrupt: Interrupt())
            try BatchCommand.tell(feeding.run())
        }
    }

    /// `polder batch watch`
    struct WatchBatch: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "watch", Phrase("command.batch.watch"), examples: ["polder batch watch sweep"])
        }

        @Argument(help: .said(Phrase("option.batch"), Phrase("value.batch"))) var batch: String
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: batch, over: line)
            let interrupt = Interrupt()
            var progress = BatchProgress(batch)
            while true {
                let runs = try progress.timed { try BatchRuns(of: batch, over: line) }
                progress.show(runs, detaches: false)
                if runs.ended == runs.runs.count, runs.missing.isEmpty || runs.count(.queued) == 0 {
                    guard runs.missing.isEmpty else {
                        Terminal.wipe()
                        try Terminal.answer(BatchProgress.line(runs, left: nil))
                        throw Complaint(
                            Phrase(
                                "client.batch.missing",
                                [
                                    "missing": .count(runs.missing.count), "batch": .text(batch.name),
                                    "file": .text(batch.file),
                                ]), .unfulfilled)
                    }
                    return try BatchCommand.tell(runs)
                }
                let end = ContinuousClock.now + .seconds(progress.interval)
                repeat {
                    if interrupt.isAsked {
                        Terminal.wipe()
                        throw Complaint(
                            Phrase("client.batch.watch_stopped", ["batch": .text(batch.name)]), .interrupted)
                    }
                    usleep(50_000)
                } while ContinuousClock.now < end
            }
        }
    }

    /// `polder batch cancel`
    struct CancelBatch: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "cancel", Phrase("command.batch.cancel"), examples: ["polder batch cancel sweep"])
        }

        @Argument(help: .said(Phrase("option.batch"), Phrase("value.batch"))) var batch: String
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: batch, over: line)
            let runs = try BatchRuns(of: batch, over: line)
            // The last first, so that none of them begins meanwhile.
            var count = 0
            for point in runs.points(.queued, .running).reversed() {
                guard let run = runs[point] else { continue }
                if try line.ask(CancelRequest(run: run.id)).state == .cancelled { count += 1 }
            }
            try Terminal.answer(
                Phrase("client.batch.cancelled", ["batch": .text(batch.name), "count": .count(count)]))
        }
    }
}
