import ArgumentParser
import Foundation
import Messages
import Reading
import Words

/// `polder trust`
struct Trust: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "trust", Phrase("command.trust"), more: Phrase("command.trust.more"),
            examples: [
                "polder trust docs/examples/trust_answers.csv",
                "polder trust docs/examples/trust_answers.csv --format json",
            ])
    }

    /// What the answer can be written in.
    enum Format: String, OutputFormat {
        case table, json

        var endings: [String] { self == .table ? ["txt"] : [rawValue] }
    }

    @Argument(help: .said(Phrase("option.trust_answers"), Phrase("value.file"))) var file: String
    @OptionGroup var output: OutputOptions<Format>

    func run() async throws {
        let target = output.target
        let (format, _, read) = try together(
            { try output.chosen() }, { try target.check(inputs: [file]) }, { try ForeignFile(file) })
        read.notes.forEach(Terminal.say)
        let answers = TrustAnswers(SourceFile(name: file, text: read.text))
        guard answers.problems.isEmpty else {
            let page = DiagnosticPage(
                answers.problems.sorted().map { Diagnostic($0) }, texts: [file: read.text])
            throw Complaint(texts: [page.text(ending: false)], .input)
        }
        let score: TrustScore
        do throws(TrustScore.TooFew) {
            score = try TrustScore(answers.answers)
        } catch {
            throw Complaint(
                Phrase(
                    "client.trust.too_few",
                    [
                        "file": .text(file), "pairs": .count(error.pairs),
                        "most": .count(TrustScore.fewestPairs),
                    ]
                ), .input)
        }
        switch format {
        case .json: try target.deliver(String(decoding: try Wire.encode(score), as: UTF8.self) + "\n")
        case .table: try target.deliver(TrustPage(score).text)
        }
    }
}
