public import Foundation

/// The folder in which a daemon's sockets live, and the addresses in it.
public struct RuntimeFolder: Sendable, Equatable {
    /// Absolute path.
    public let path: String

    /// The longest path that leaves room for a socket's name in the 107 bytes that the kernel allows.
    public static let longestPath = 90

    /// A folder that was named.
    public init(path: String) {
        self.path = path
    }

    /// A folder that was named by itself or by its control socket, with or without `ipc://`.
    public init(address: String) {
        let plain = address.hasPrefix(Self.scheme) ? String(address.dropFirst(Self.scheme.count)) : address
        path =
            plain.hasSuffix(Self.controlName) ? String(plain.dropLast(Self.controlName.count)) : plain
    }

    private static let scheme = "ipc://"
    private static let controlName = "/control"

    /// Where daemon and client look by default: `$POLDER_RUNTIME`, `$XDG_RUNTIME_DIR/polder`,
    /// `/run/user/UID/polder`, else `~/.local/state/polder/run`.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        if let named = environment["POLDER_RUNTIME"], !named.isEmpty {
            path = named
        } else if let folder = environment["XDG_RUNTIME_DIR"], !folder.isEmpty {
            path = folder + "/polder"
        } else if FileManager.default.isWritableFile(atPath: "/run/user/\(getuid())") {
            path = "/run/user/\(getuid())/polder"
        } else {
            path = UserFolders.home(environment) + "/.local/state/polder/run"
        }
    }

    /// Address of the socket for requests.
    public var control: String { Self.scheme + controlFile }
    /// Address of the socket for streams.
    public var data: String { "\(Self.scheme)\(path)/data" }
    /// The file of the socket for requests.
    public var controlFile: String { path + Self.controlName }
    /// What a daemon writes to that a client started.
    public var log: String { path + "/polderd.log" }

    /// Makes the folder if need be, and sees that it is the user's own and nobody else's.
    ///
    /// - Parameter group: a group whose members may enter; what is made in the folder belongs to that group. Empty for
    ///   none.
    /// - Throws: `RuntimeFolderError`.
    public func prepare(group: String = "") throws(RuntimeFolderError) {
        guard path.utf8.count <= Self.longestPath else { throw .tooLong(path) }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .cannotMake(path)
        }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .cannotMake(path) }
        guard status.st_uid == getuid() else { throw .notOwned(path) }
        guard !group.isEmpty else {
            guard status.st_mode & 0o077 == 0 else { throw .open(path, mode: status.st_mode & 0o777) }
            return
        }
        guard let entry = getgrnam(group)?.pointee else { throw .noGroup(group) }
        // A service manager may have made the folder as it should be, and forbid to change it.
        if status.st_gid == entry.gr_gid, status.st_mode & 0o7777 == 0o2750 { return }
        guard chown(path, uid_t.max, entry.gr_gid) == 0, chmod(path, 0o2750) == 0, lstat(path, &status) == 0,
            status.st_gid == entry.gr_gid, status.st_mode & 0o7777 == 0o2750
        else { throw .groupRefused(path, group: group) }
    }
}

/// Why a runtime folder cannot serve.
public enum RuntimeFolderError: Error, Equatable, CustomStringConvertible {
    case tooLong(String)
    case cannotMake(String)
    case notOwned(String)
    case open(String, mode: mode_t)
    case noGroup(String)
    case groupRefused(String, group: String)

    /// Place, fact and way out in one sentence.
    public var description: String {
        switch self {
        case .tooLong(let path):
            "\(path): the path of the runtime folder has more than \(RuntimeFolder.longestPath) bytes; "
                + "set POLDER_RUNTIME to a shorter one"
        case .cannotMake(let path):
            "\(path): there is no such folder and it cannot be made; set POLDER_RUNTIME to one that can"
        case .notOwned(let path):
            "\(path): the runtime folder belongs to another user; set POLDER_RUNTIME to one of your own"
        case .open(let path, let mode):
            "\(path): others can enter the runtime folder (mode \(String(mode, radix: 8))); "
                + "run: chmod 700 '\(path)'"
        case .noGroup(let group):
            "runtime.group: there is no group '\(group)' on this machine; make it, or name another"
        case .groupRefused(let path, let group):
            "\(path): the folder cannot be given to the group '\(group)'; run the daemon as a member of it"
        }
    }
}
