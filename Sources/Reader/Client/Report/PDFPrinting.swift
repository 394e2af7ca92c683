import Foundation
import Messages
import Words

/// Prints a report on A4 with Chromium, which tags it for who cannot see it.
struct PDFPrinting {
    private static let names = ["chromium", "chromium-browser", "google-chrome", "chrome"]
    private static let patience = 60.0

    private let report: String
    private let target: OutputTarget
    private let program: String

    /// The PDF.
    var file: String { target.name ?? "" }

    /// - Throws: `Complaint` where there is no Chromium, no file to print, or a PDF that may not be written over.
    init(beside report: OutputTarget) throws {
        guard let name = report.name, !report.isStream else {
            throw Complaint(Phrase("client.report.pdf_where"), .usage)
        }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(
            String.init)
        let found = Self.names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else {
            throw Complaint(Phrase("client.report.chromium", ["file": .text(name)]), .unavailable)
        }
        (self.report, program) = (name, found)
        target = OutputTarget(
            name: URL(filePath: name).deletingPathExtension().path + ".pdf", isForced: report.isForced)
        try target.check()
    }

    /// - Throws: `Complaint` where Chromium makes none.
    func print() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "polder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "report.pdf")
        let process = Process()
        process.executableURL = URL(filePath: program)
        // Chromium has no sandbox for root.
        process.arguments =
            ["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"]
            + (getuid() == 0 ? ["--no-sandbox"] : []) + [
                "--user-data-dir=\(folder.path)/profile", "--no-pdf-header-footer", "--export-tagged-pdf",
                "--print-to-pdf=\(file.path)", URL(filePath: report).absoluteString,
            ]
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        do { try process.run() } catch { throw failed("\(error.localizedDescription)") }
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while process.isRunning {
            guard Date() < deadline else {
                process.terminate()
                throw failed("\(Int(Self.patience)) s")
            }
            usleep(50_000)
        }
        guard process.terminationStatus == 0, let data = try? Data(contentsOf: file), !data.isEmpty else {
            throw failed("\(process.terminationStatus)")
        }
        let out = try OutputFile(target)
        try out.write(data)
        try out.finish()
    }

    private func failed(_ reason: String) -> Complaint {
        Complaint(
            Phrase("client.report.pdf_failed", ["file": .text(report), "reason": .text(reason)]), .unfulfilled
        )
    }
}
