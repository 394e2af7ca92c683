import Foundation
import Reading
import Synchronization

/// Room on the disk that is held so that there is some to make room with: taking runs away writes too.
final class Reserve: Sendable {
    private let path: String
    private let isInUse = Mutex(false)

    /// Most bytes that are held.
    private static let most = 4 << 20

    init(beside database: String) {
        path = database + "-reserve"
    }

    /// Takes the room, where there is plenty.
    func hold() {
        guard !isInUse.withLock({ $0 }), !FileManager.default.fileExists(atPath: path),
            let free = Disk.free(at: PathText(path).folder)
        else { return }
        let bytes = min(Self.most, free / 16)
        guard bytes >= 64 << 10 else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if posix_fallocate(descriptor, 0, off_t(bytes)) != 0 { unlink(path) }
    }

    /// Does what makes room; the first time without the held room, and where the disk is full once more with it.
    func used<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch StoreError.full {
            isInUse.withLock { $0 = true }
            defer {
                isInUse.withLock { $0 = false }
                hold()
            }
            unlink(path)
            return try work()
        }
    }
}

/// Room on a disk.
enum Disk {
    /// What is left beside a copy, in bytes.
    static let margin = 1 << 20

    /// Bytes that may still be written in a folder; nil where that is not known.
    static func free(at folder: String) -> Int? {
        var known = statvfs()
        guard statvfs(folder, &known) == 0 else { return nil }
        return Int(clamping: UInt64(known.f_bavail) * UInt64(known.f_frsize))
    }
}
