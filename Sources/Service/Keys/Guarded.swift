import Foundation

/// Files and folders that only their owner may change, or read.
enum Guarded {
    private static let largest = 4_096

    /// The text of a plain file, read from the very file that was checked.
    static func text(of path: String, isSecret: Bool) throws(KeyFault) -> String {
        // Without waiting: a pipe in its place must not keep the daemon from starting.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing(path)
            case ELOOP: throw .notPlain(path)
            default: throw .unreadable(path)
            }
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .notPlain(path)
        }
        try check(status, path, isSecret: isSecret, isFolder: false)
        do {
            return String(decoding: try file.read(upToCount: largest) ?? Data(), as: UTF8.self)
        } catch {
            throw .unreadable(path)
        }
    }

    /// Names in a folder that nobody else can add to; none where there is no such folder.
    static func names(in folder: String) throws(KeyFault) -> [String] {
        var status = stat()
        guard lstat(folder, &status) == 0 else {
            if errno == ENOENT { return [] }
            throw .unreadable(folder)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unreadable(folder) }
        try check(status, folder, isSecret: false, isFolder: true)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .unreadable(folder)
        }
        return names.sorted()
    }

    private static func check(
        _ status: stat, _ path: String, isSecret: Bool, isFolder: Bool
    ) throws(KeyFault) {
        // What the administrator put there is as good as one's own, unless it is to be secret.
        guard status.st_uid == geteuid() || !isSecret && status.st_uid == 0 else { throw .notOwned(path) }
        guard status.st_mode & (isSecret ? 0o077 : 0o022) == 0 else {
            throw .open(path, mode: status.st_mode & 0o777, isSecret: isSecret, isFolder: isFolder)
        }
    }
}
