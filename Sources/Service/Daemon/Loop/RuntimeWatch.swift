import Endpoints
import Foundation
import Logging
import ZeroMQ

/// Sees whether the folder of the sockets is still there: a logout takes `/run/user/UID` away, cleaners what is old in
/// `/tmp`, and a daemon that nobody can reach would go on computing for nobody.
struct RuntimeWatch {
    private let folder: RuntimeFolder
    private let group: String
    private let logger: Logger
    private var lock: FolderLock?
    private var isTold = false

    init(_ addresses: ListenAddresses, logger: Logger) {
        folder = addresses.folder
        group = addresses.group
        self.logger = logger
    }

    /// Makes the folder again where it is gone, and listens there.
    mutating func look(at listener: Listener) {
        guard listener.isUnreachable(in: folder) else {
            isTold = false
            return
        }
        do {
            try folder.prepare(group: group)
            lock = try FolderLock(folder.path)
            try listener.bindAgain(in: folder, isForGroup: !group.isEmpty)
            logger.notice(
                "the folder of the sockets was gone; it is there again",
                metadata: ["folder": "\(folder.path)"])
        } catch {
            guard !isTold else { return }
            isTold = true
            logger.error(
                "the folder of the sockets is gone and cannot be made; make it, or end this process with: kill \(getpid())",
                metadata: ["folder": "\(folder.path)", "fact": "\(error)"])
        }
    }
}
