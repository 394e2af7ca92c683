import ArgumentParser
import Foundation
import Messages
import Rendering
import Results

/// `polder calibrate`
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit the parameters that observations may say something about.",
        discussion: """
            What was tried is kept by the daemon: after Ctrl-C, or when the daemon was stopped, the same command goes on. \
            Nothing in the model changes; fitted values are declared in its source with their evidence.

            Examples:
              polder calibrate
              polder calibrate --seed 7 --format json
            """)

    @Option(help: "Seed of the search; the same seed finds the same values.") var seed = 1
    @Option(help: "table or json.") var format = "table"
    @Option(name: [.short, .customLong("output")], help: "A file to write it to.") var output: String?
    @OptionGroup var daemon: DaemonOptions

    private enum Format: String, CaseIterable { case table, json }

    func run() async throws {
        try await telling {
            guard let chosen = Format(rawValue: format) else {
                throw Complaint(
                    Misspelt.unknown(format, kind: "format", among: Format.allCases.map(\.rawValue)), .input)
            }
            let connection = try DaemonLaunch(daemon).connect().connection
            let interrupt = Interrupt()
            var document: CalibrationDocument
            repeat {
                let request = Request.calibrate(CalibrateRequest(seed: seed))
                guard case .calibrate(let reply) = try connection.ask(request, within: 120) else {
                    throw Complaint.otherAnswer
                }
                document = reply
                if interrupt.isAsked, document.done < document.total {
                    throw Complaint(
                        "stopped after \(document.done) of \(document.total) sets of values; the same command goes on",
                        .interrupted)
                }
                Terminal.draw([
                    "\(document.done) of \(document.total) sets of values tried, least loss \(Self.rounded(document.loss))"
                ])
            } while document.done < document.total
            Terminal.wipe()
            let text =
                chosen == .json
                ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n" : Self.table(document)
            try Terminal.deliver(text, to: output)
        }
    }

    private static func table(_ document: CalibrationDocument) -> String {
        var fits = TextTable([.left, .right, .right, .left, .left])
        fits.add(["parameter", "declared", "best", "nine tenths of resampled places", "identified"])
        for fit in document.fits {
            fits.add([
                fit.parameter, rounded(fit.declared), rounded(fit.value),
                "\(rounded(fit.low)) to \(rounded(fit.high))",
                fit.isIdentified ? "yes" : "no: the data do not say",
            ])
        }
        var held = TextTable([.left, .left, .right, .right])
        held.add(["held out, with the best set", "from-to", "MASE", "median place"])
        for score in document.heldOut {
            held.add([
                score.indicator, "\(score.start)-\(score.year)", rounded(score.mase),
                rounded(score.medianMase),
            ])
        }
        return """
            fitted on \(document.training.joined(separator: ", "))
            loss \(rounded(document.loss)) at the best set, \(rounded(document.declaredLoss)) as declared; 1 is the \
            best forecast without a model

            \(fits.lines.joined(separator: "\n"))

            \(held.lines.joined(separator: "\n"))

            """
    }

    private static func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
