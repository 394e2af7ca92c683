import ArgumentParser
import Foundation
import Messages
import Modelling
import Testing

@testable import Client

@Suite("Where a result goes")
struct OutputTests {
    /// A folder that goes when the test ends.
    final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String, _ text: String? = nil) throws -> String {
            if let text { try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8) }
            return path + "/" + name
        }

        func text(_ name: String) throws -> String {
            try String(contentsOfFile: path + "/" + name, encoding: .utf8)
        }

        /// Nothing half-written stays behind.
        var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
    }

    private func output(_ words: String...) throws -> OutputOptions<RowWriter.Format> {
        try OutputOptions.parse(words)
    }

    @Test("the format follows the ending of the file")
    func endings() throws {
        #expect(try output("-o", "a.csv").chosen() == .csv)
        #expect(try output("-o", "a.b.JSON").chosen() == .json)
        #expect(try output("-o", "a.arrows").chosen() == .arrow)
        #expect(try output("-o", "a.txt").chosen() == .table)
        #expect(try output("-o", "a").chosen() == .table)
        #expect(try output("-o", "a").chosen(otherwise: .csv) == .csv)
        #expect(try output("-o", "a.dat", "--format", "csv").chosen() == .csv)
        #expect(try output().chosen() == .table)
    }

    @Test("an ending that no format has, and one that says another format, are told")
    func wrongEndings() throws {
        let unknown = try #require(throws: Complaint.self) { try output("-o", "a.xlsx").chosen() }
        let other = try #require(throws: Complaint.self) {
            try output("-o", "a.csv", "--format", "json").chosen()
        }
        Speech.$language.withValue(.english) {
            #expect(
                unknown.lines.map(\.said) == [
                    "-o: a.xlsx ends in .xlsx, which no format has; use .txt, .csv, .json, .arrows, .arrow, "
                        + "or say --format (table, csv, json, arrow)"
                ])
            #expect(
                other.lines.map(\.said) == [
                    "-o: a.csv ends in .csv, which is csv, and --format says json; leave one of them out"
                ])
        }
    }

    @Test("a file that is there is written over with --force alone, keeps its mode, and is never an input")
    func existing() throws {
        let folder = try Folder()
        let file = try folder.file("a.csv", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        #expect(throws: Complaint.self) { try OutputTarget(name: file, isForced: false).deliver("new") }
        #expect(try folder.text("a.csv") == "old")
        let forced = OutputTarget(name: file, isForced: true)
        #expect(throws: Complaint.self) { try forced.check(inputs: [folder.path + "/./a.csv"]) }
        try forced.deliver("new")
        #expect(try folder.text("a.csv") == "new")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600 && folder.names == ["a.csv"])
    }

    @Test("a link is followed, also to a file that is not there yet; a second name is kept")
    func links() throws {
        let folder = try Folder()
        _ = try folder.file("real.csv", "old")
        let link = try folder.file("link.csv")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.csv")
        try OutputTarget(name: link, isForced: true).deliver("new")
        #expect(try folder.text("real.csv") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.csv")
        let dangling = try folder.file("dangling.csv")
        try FileManager.default.createSymbolicLink(atPath: dangling, withDestinationPath: "later.csv")
        try OutputTarget(name: dangling, isForced: false).deliver("later")
        #expect(try folder.text("later.csv") == "later")
        let second = try folder.file("second.csv")
        try FileManager.default.linkItem(atPath: folder.path + "/real.csv", toPath: second)
        try OutputTarget(name: second, isForced: true).deliver("both")
        #expect(try folder.text("real.csv") == "both")
    }

    @Test("a device and a pipe are written to and stay what they are")
    func streams() throws {
        try OutputTarget(name: "/dev/null", isForced: false).deliver("gone")
        let folder = try Folder()
        let pipe = try folder.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        // Open for both, so that neither end waits for the other.
        let reader = open(pipe, O_RDWR)
        defer { close(reader) }
        try OutputTarget(name: pipe, isForced: false).deliver("through")
        var bytes = [UInt8](repeating: 0, count: 7)
        #expect(read(reader, &bytes, 7) == 7 && String(decoding: bytes, as: UTF8.self) == "through")
        #expect(folder.names == ["pipe"])
    }

    @Test("a folder, and a place where nothing can be written, are told before anything is computed")
    func nowhere() throws {
        let folder = try Folder()
        #expect(throws: Complaint.self) { try OutputTarget(name: folder.path, isForced: true).check() }
        let nowhere = OutputTarget(name: folder.path + "/no/such/a.csv", isForced: false)
        #expect(throws: Complaint.self) { try nowhere.check() }
    }
}
