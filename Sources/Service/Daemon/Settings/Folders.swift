import Endpoints
import Foundation
import Messages

/// An advisory lock on a folder: two daemons cannot serve the same socket or write the same store.
///
/// libzmq lets a second daemon take over an ipc path without a word, so the lock is taken before any bind.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: `StartError.taken` if another process holds it, `.unwritable` if there can be none.
    init(_ folder: String) throws(StartError) {
        let path = folder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .taken(folder)
        }
        // Who cannot reach the daemon by its sockets finds here which process it is.
        let process = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = pwrite(descriptor, process, process.count, 0)
    }

    deinit { close(descriptor) }
}

/// Where the store of runs lives.
struct StateFolder {
    let path: String

    /// The folder that the settings name, else the user's own.
    ///
    /// - Throws: `StartError.unwritable` if it cannot be made.
    init(_ settings: Settings, environment: [String: String]) throws(StartError) {
        path =
            settings.stateFolder.isEmpty
            ? UserFolders(environment: environment).state : settings.stateFolder
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable(path)
        }
    }

    /// The database of runs.
    var database: String { path + "/runs.sqlite" }
}

/// Why the daemon does not start.
enum StartError: Error, CustomStringConvertible {
    case taken(String)
    case unwritable(String)
    case folder(RuntimeFolderError)
    case settings(SettingsError)
    case baseline([String])
    case socket(String)
    case keys([String])
    case unknownClientAdmitted
    /// The process may open too few files.
    case fewFiles(Int, needed: Int)

    /// Place, fact and way out, a line for each problem.
    var description: String {
        switch self {
        case .taken(let folder):
            "\(folder): another polderd works here; use that one (polder status), stop it "
                + "(polder daemon stop), or give this one folders of its own"
        case .unwritable(let folder):
            "\(folder): the folder cannot be written; make it, or name another with --state-folder"
        case .folder(let error): "\(error)"
        case .settings(let error): error.problems.joined(separator: "\n")
        case .baseline(let problems): problems.joined(separator: "\n")
        case .socket(let fact): "the socket cannot be opened (\(fact))"
        case .keys(let faults): faults.joined(separator: "\n")
        case .unknownClientAdmitted:
            "tcp.listen: a client with a key that nobody has was not turned away in a trial; use another "
                + "build of libzmq, or leave tcp.listen empty"
        case .fewFiles(let most, let needed):
            "the process may open \(most) files at a time, and needs at least \(needed); start it with a higher "
                + "limit (ulimit -n \(max(1_024, needed)))"
        }
    }

    /// Exit code: 64 usage, 65 input, 69 unavailable, 75 busy.
    var exitCode: Int32 {
        switch self {
        case .taken: 75
        case .unwritable, .folder, .socket, .unknownClientAdmitted, .fewFiles: 69
        case .settings(let error): error.isUsage ? 64 : 65
        case .baseline, .keys: 65
        }
    }
}
