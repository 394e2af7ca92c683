import ArgumentParser
import Foundation
import Messages
import Rendering
import Results
import Scores
import Words

/// `polder calibrate`
struct CalibrateCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "calibrate", Phrase("command.calibrate"), more: Phrase("command.calibrate.more"),
            examples: ["polder calibrate", "polder calibrate --seed 7 --format json"])
    }

    /// What its answer can be written in.
    enum Format: String, OutputFormat {
        case table, json

        var endings: [String] { self == .table ? ["txt"] : [rawValue] }
    }

    @Option(parsing: .unconditional, help: .said(Phrase("option.calibrate_seed"), Phrase("value.number")))
    var seed = 1
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (chosen, _) = try together({ try output.chosen() }, { try target.check() })
        let launch = try DaemonLaunch(daemon)
        var connection = try launch.connect().connection
        let interrupt = Interrupt()
        var document: CalibrationDocument
        repeat {
            document = try launch.ask(CalibrateRequest(seed: seed), within: 120, over: &connection)
            if interrupt.isAsked, document.done < document.total {
                throw Complaint(
                    Phrase(
                        "client.calibrate.stopped",
                        ["done": .count(document.done), "total": .count(document.total)]),
                    .interrupted)
            }
            let progress = Phrase(
                "client.calibrate.progress",
                [
                    "done": .count(document.done), "total": .count(document.total),
                    "loss": Self.rounded(document.loss),
                ])
            Terminal.draw([progress.said])
        } while document.done < document.total
        Terminal.wipe()
        let text =
            chosen == .json
            ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n" : Self.table(document)
        try target.deliver(text)
    }

    private static func table(_ document: CalibrationDocument) -> String {
        func cell(_ value: Double) -> String { Phrase("value", ["value": rounded(value)]).said }
        var fits = TextTable([.left, .right, .right, .left, .left])
        fits.add(
            [
                Phrase("column.parameter"), Phrase("column.declared"), Phrase("column.best"),
                Phrase("column.resampled"), Phrase("column.identified"),
            ].map(\.said))
        for fit in document.fits {
            let range = Phrase("client.range", ["low": rounded(fit.low), "high": rounded(fit.high)])
            let isIdentified =
                fit.isIdentified ? Phrase("client.yes") : Phrase("client.calibrate.unidentified")
            fits.add([fit.parameter, cell(fit.declared), cell(fit.value), range.said, isIdentified.said])
        }
        var held = TextTable([.left, .left, .right, .right])
        held.add(
            [
                Phrase("column.held_out"), Phrase("column.years"), Phrase("column.mase"),
                Phrase("column.median_place"),
            ].map(\.said))
        for score in document.heldOut {
            held.add([
                score.indicator, "\(score.start)–\(score.year)", cell(score.mase), cell(score.medianMase),
            ])
        }
        let head = Phrase(
            "client.calibrate.head",
            [
                "training": .list(document.training.map { "\($0)" }), "loss": rounded(document.loss),
                "declared": rounded(document.declaredLoss),
            ])
        return [head.said, fits.lines.joined(separator: "\n"), held.lines.joined(separator: "\n")]
            .joined(separator: "\n\n") + "\n"
    }

    private static func rounded(_ value: Double) -> Phrase.Argument {
        .number((value * 1000).rounded() / 1000)
    }
}
