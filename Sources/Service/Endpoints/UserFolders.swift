public import Foundation

/// The folders of a user, where the XDG base directories say that they are.
public struct UserFolders: Sendable, Equatable {
    /// What a daemon keeps, unless its settings name another folder: `$XDG_STATE_HOME/polder`, else
    /// `~/.local/state/polder`.
    public let state: String
    /// What a user wrote for the client: `$XDG_CONFIG_HOME/polder`, else `~/.config/polder`.
    public let configuration: String

    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let home = Self.home(environment)
        func folder(_ variable: String, else usual: String) -> String {
            let named = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
            return (named ?? home + usual) + "/polder"
        }
        state = folder("XDG_STATE_HOME", else: "/.local/state")
        configuration = folder("XDG_CONFIG_HOME", else: "/.config")
    }

    static func home(_ environment: [String: String]) -> String {
        environment["HOME"] ?? NSHomeDirectory()
    }
}
