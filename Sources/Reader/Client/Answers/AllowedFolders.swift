import Foundation
import Messages
import Reading
import Words

/// Where the files that a scenario needs may lie: below the `scenarios` folder of the files that the user named,
/// or below their own.
struct AllowedFolders {
    private let roots: [String]

    /// - Parameter files: as the user wrote them; shipped ones have no folder.
    init(of files: [String]) {
        roots = files.filter { !$0.hasPrefix("polder:") }.map(Self.root)
    }

    /// Why a file that the daemon asks for is not read; nil where it may be.
    func objection(to file: NeededFile) -> Phrase? {
        let places: [String: Phrase.Argument] = ["by": .text(file.namedBy), "file": .text(file.name)]
        let kind = file.role == .data ? "csv" : "yaml"
        guard PathText(file.name).ending == kind else {
            return Phrase("client.file.ending", places.merging(["kind": .text(kind)]) { $1 })
        }
        let path = Self.standardized(file.name)
        guard let root = roots.first(where: { path.hasPrefix($0 + "/") }) else {
            return Phrase("client.file.outside", places)
        }
        guard !Self.isLinked(path, below: root) else {
            return Phrase("client.file.link", places)
        }
        return nil
    }

    /// The `scenarios` folder that a file is in, else its own folder.
    private static func root(of file: String) -> String {
        let folder = PathText(standardized(file)).folder
        var parent = folder
        while parent != "/", !parent.isEmpty {
            if PathText(parent).name == "scenarios" { return parent }
            parent = PathText(parent).folder
        }
        return folder
    }

    /// Whether the file, or a folder between it and the root, is a symbolic link.
    private static func isLinked(_ path: String, below root: String) -> Bool {
        var part = path
        while part.utf8.count > root.utf8.count {
            var status = stat()
            if lstat(part, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { return true }
            part = PathText(part).folder
        }
        return false
    }

    /// Absolute, without `.` and `..`; links are left as they are.
    private static func standardized(_ file: String) -> String {
        let whole = file.hasPrefix("/") ? file : FileManager.default.currentDirectoryPath + "/" + file
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
