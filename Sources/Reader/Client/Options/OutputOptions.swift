import ArgumentParser
import Foundation
import Messages
import Reading
import Words

/// A form that a result can be written in; the first is what is taken where nobody says anything.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Sendable {
    /// What the name of a file in this form ends with, without the dot.
    var endings: [String] { get }
}

/// What `run` and `compare` can write.
enum ResultFormat: String, OutputFormat {
    case table, json, csv

    var endings: [String] { self == .table ? ["txt"] : [rawValue] }
}

/// How a result leaves the program.
struct OutputOptions<Format: OutputFormat>: ParsableArguments {
    @Option(help: .said(Phrase("option.format", Self.formats), Phrase("value.format")))
    var format: String?

    @Option(
        name: [.short, .customLong("output")],
        help: .said(Phrase("option.output", ["endings": .list(Self.endings)]), Phrase("value.file")))
    var output: String?

    @Flag(help: .said(Phrase("option.force")))
    var force = false

    private static var formats: [String: Phrase.Argument] {
        let names = Format.allCases.map(\.rawValue)
        return ["default": .text(names.first ?? ""), "others": .list(Array(names.dropFirst()))]
    }

    private static var endings: [String] { Format.allCases.flatMap(\.endings).map { ".\($0)" } }

    /// Where the result goes.
    var target: OutputTarget { OutputTarget(name: output, isForced: force) }

    /// The form that was asked for, by name or by the ending of the file.
    ///
    /// - Parameter otherwise: what is taken where nothing says anything; the first form if nil.
    /// - Throws: `Complaint` for a form that there is not, an ending that says nothing, and one that says another.
    func chosen(otherwise: Format? = nil) throws -> Format {
        let named = try format.map(Self.named)
        guard let output, let ending = Self.ending(of: output) else { return try fallback(named, otherwise) }
        let byEnding = Format.allCases.first { $0.endings.contains(ending) }
        switch (named, byEnding) {
        case (let named?, let other?) where named != other:
            throw Complaint(
                Phrase(
                    "client.format.contradiction",
                    [
                        "file": .text(output), "format": .text(named.rawValue),
                        "ending": .text(".\(ending)"), "other": .text(other.rawValue),
                    ]), .input)
        case (let named?, _): return named
        case (nil, let found?): return found
        case (nil, nil):
            throw Complaint(
                Phrase(
                    "client.format.ending",
                    [
                        "file": .text(output), "ending": .text(".\(ending)"), "endings": .list(Self.endings),
                        "formats": .list(Format.allCases.map(\.rawValue)),
                    ]), .input)
        }
    }

    private func fallback(_ named: Format?, _ otherwise: Format?) throws -> Format {
        guard let format = named ?? otherwise ?? Format.allCases.first else {
            throw Complaint(Phrase("client.internal"), .internalError)
        }
        return format
    }

    private static func named(_ word: String) throws -> Format {
        guard let format = Format(rawValue: word) else {
            throw Complaint(
                Misspelt.unknown(
                    word, kind: Phrase("kind.format"), among: Format.allCases.map(\.rawValue),
                    place: "--format"), .input)
        }
        return format
    }

    /// The ending of a file's name; nil for none, and for what is no plain file or a folder.
    private static func ending(of file: String) -> String? {
        let ending = PathText(file).ending.lowercased()
        return ending.isEmpty || OutputTarget(name: file, isForced: false).isStream ? nil : ending
    }
}
