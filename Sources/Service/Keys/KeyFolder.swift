import Foundation

/// Where a daemon keeps its own keys and those of its clients.
public struct KeyFolder: Sendable, Equatable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Where daemon and `polder keygen --server` look by default: `$XDG_STATE_HOME/polder/keys`, else
    /// `~/.local/state/polder/keys`.
    public init(environment: [String: String]) {
        let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        path = (state ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state") + "/polder/keys"
    }

    /// What the daemon's own files are called.
    public static let serverName = "server"
    /// The daemon's own pair.
    public var serverSecret: String { "\(path)/\(Self.serverName).secret" }
    /// One file for each client.
    public var clients: String { "\(path)/authorized_clients" }
}
