internal import Endpoints

/// Where a daemon keeps its own keys and those of its clients.
public struct KeyFolder: Sendable, Equatable {
    public let path: String

    public init(path: String) { self.path = path }

    /// The keys of a daemon that keeps its runs in the folder `state`.
    public init(state: String) { path = state + "/keys" }

    /// Where daemon and `polder keygen --server` look by default: `$XDG_STATE_HOME/polder/keys`, else
    /// `~/.local/state/polder/keys`.
    public init(environment: [String: String]) {
        self.init(state: UserFolders(environment: environment).state)
    }

    /// What the daemon's own files are called.
    public static let serverName = "server"
    /// The daemon's own pair.
    public var serverSecret: String { "\(path)/\(Self.serverName).secret" }
    /// One file for each client.
    public var clients: String { "\(path)/authorized_clients" }
}
