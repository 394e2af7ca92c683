import Foundation
import Messages
import Reading
import Results
import Words

/// The place that a result is to go to, as the user named it.
struct OutputTarget {
    /// Nil for standard output.
    let name: String?
    /// Whether a file that is there may be written over.
    let isForced: Bool

    /// - Parameter name: as the user wrote it; `-` and nil mean standard output.
    init(name: String?, isForced: Bool) {
        self.name = name == "-" ? nil : name
        self.isForced = isForced
    }

    /// What is at a path, behind all links.
    private enum Kind { case nothing, file(stat), folder, stream }

    /// Whether it is a pipe or a device, which are written to as they are.
    var isStream: Bool {
        guard let name, case .stream = Self.kind(of: name) else { return false }
        return true
    }

    /// Whether it is a folder that is there.
    var isFolder: Bool {
        guard let name, case .folder = Self.kind(of: name) else { return false }
        return true
    }

    /// Sees before the work begins that the result will find its place.
    ///
    /// - Parameter inputs: files that are read, which are never written over.
    /// - Throws: `Complaint` for a file that is there, a folder, and one of the inputs.
    func check(inputs: [String] = []) throws {
        guard let name else { return }
        switch Self.kind(of: name) {
        case .stream: return
        case .folder: throw Complaint(Phrase("client.output.folder", ["file": .text(name)]), .input)
        case .nothing:
            let resolved = Self.resolved(name)
            var status = stat()
            // A chain of links that ends in none.
            guard lstat(resolved, &status) != 0 else { throw Self.unwritable(name) }
            let folder = PathText(resolved).folder
            guard FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder) else {
                throw Self.unwritable(name)
            }
        case .file(let status):
            let isInput = inputs.contains { input in
                var other = stat()
                return stat(input, &other) == 0 && other.st_ino == status.st_ino
                    && other.st_dev == status.st_dev
            }
            guard !isInput else {
                throw Complaint(Phrase("client.output.input", ["file": .text(name)]), .input)
            }
            guard isForced else {
                throw Complaint(Phrase("client.output.exists", ["file": .text(name)]), .input)
            }
        }
    }

    /// A text as the whole result, in which what others wrote is shown and never obeyed.
    ///
    /// - Throws: `Complaint` where it cannot be written.
    func deliver(_ text: String) throws {
        let file = try OutputFile(self)
        try file.write(Data(text.shown(isMultiline: true).utf8))
        try file.finish()
    }

    /// A file of its own in the folder that is named.
    func file(_ name: String) -> OutputTarget {
        OutputTarget(
            name: PathText(self.name ?? "").with(name), isForced: isForced)
    }

    static func unwritable(_ name: String) -> Complaint {
        Complaint(Phrase("client.output.unwritable", ["file": .text(name)]), .input)
    }

    /// Where a chain of links leads, also where nothing is there yet.
    static func resolved(_ path: String) -> String {
        var path = path
        for _ in 0..<16 {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            path = next.hasPrefix("/") ? next : PathText(PathText(path).folder).with(next)
        }
        return path
    }

    private static func kind(of path: String) -> Kind {
        if path.hasPrefix("/dev/") || path.hasPrefix("/proc/") { return .stream }
        var status = stat()
        guard stat(path, &status) == 0 else { return .nothing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(status)
        case S_IFDIR: return .folder
        default: return .stream
        }
    }
}

/// A result on its way: to a file that is there when all of it is, to a pipe or a device, or to standard output.
final class OutputFile {
    private let handle: FileHandle
    private let name: String?
    /// What is renamed at the end, and the name that it gets; nil for what is written to as it is.
    private let part: (file: String, path: String)?
    private var isFinished = false

    /// - Throws: `Complaint` where it cannot be written, or where a file is there that may not be written over.
    init(_ target: OutputTarget) throws {
        name = target.name
        guard let name = target.name else {
            (handle, part) = (.standardOutput, nil)
            return
        }
        if !target.isStream { try target.check() }
        // Links to pipes and devices lead to names that cannot be opened: `/dev/stdout`.
        let path = target.isStream ? name : OutputTarget.resolved(name)
        var status = stat()
        let isThere = stat(path, &status) == 0
        // What has a second name keeps it only if it is written in place.
        guard !target.isStream, !isThere || status.st_nlink == 1 else {
            let flags = O_WRONLY | (target.isStream ? 0 : O_TRUNC)
            let descriptor = open(path, flags)
            guard descriptor >= 0 else { throw OutputTarget.unwritable(name) }
            (handle, part) = (FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), nil)
            return
        }
        let file = "\(path).\(getpid()).part"
        let mode = isThere ? status.st_mode & 0o7777 : 0o666
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, mode)
        guard descriptor >= 0 else { throw OutputTarget.unwritable(name) }
        if isThere { fchmod(descriptor, mode) }
        (handle, part) = (FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), (file, path))
    }

    deinit {
        if let part, !isFinished { unlink(part.file) }
    }

    /// - Throws: `Complaint` where the disk is full or nobody reads.
    func write(_ data: Data) throws {
        guard let name else { return try Terminal.write(data) }
        do {
            try handle.write(contentsOf: data)
        } catch {
            throw Complaint(Phrase("client.output.full", ["file": .text(name)]), .input)
        }
    }

    /// Gives the file its name.
    func finish() throws {
        guard let part else { return }
        try? handle.close()
        guard rename(part.file, part.path) == 0 else { throw OutputTarget.unwritable(name ?? "") }
        isFinished = true
    }
}
