import Foundation

/// What the user's client.yaml and environment say.
struct Configuration {
    private let environment: [String: String]
    private let lines: [Substring]

    /// Reads `~/.config/polder/client.yaml`, if it is there.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
        let text = try? String(contentsOfFile: Self.folder(environment) + "/client.yaml", encoding: .utf8)
        lines = text?.split(separator: "\n") ?? []
    }

    /// `$XDG_CONFIG_HOME/polder`, else `~/.config/polder`.
    static func folder(_ environment: [String: String]) -> String {
        let home = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return (home ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.config") + "/polder"
    }

    /// What was given, else the variable `POLDER_…`, else the line of the file; nil where none says anything.
    ///
    /// - Parameter key: as in the file; `server-key` is `POLDER_SERVER_KEY` in the environment.
    func value(_ key: String, given: String?) -> String? {
        let variable = "POLDER_" + key.uppercased().replacing("-", with: "_")
        let line = lines.first { $0.hasPrefix("\(key):") }
        let written = line?.dropFirst(key.count + 1).trimmingCharacters(
            in: CharacterSet(charactersIn: " \"'"))
        return [given, environment[variable], written].lazy.compactMap(\.self).first { !$0.isEmpty }
    }
}
