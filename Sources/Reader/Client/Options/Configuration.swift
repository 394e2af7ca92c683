import Endpoints
import Foundation
import Words
import Yams

/// What the user's client.yaml and environment say.
struct Configuration {
    private let environment: [String: String]
    private let written: [String: String]
    /// Why the file cannot serve; nil where it can or where there is none.
    let fault: Phrase?

    private static let keys = ["endpoint", "key", "language", "server-key"]

    /// Reads `~/.config/polder/client.yaml`, if it is there.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
        let file = UserFolders(environment: environment).configuration + "/client.yaml"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let node = try? compose(yaml: text)
        else {
            written = [:]
            fault = FileManager.default.fileExists(atPath: file) ? Self.unreadable(file) : nil
            return
        }
        guard let mapping = node.mapping else {
            (written, fault) = ([:], Self.unreadable(file))
            return
        }
        let pairs = mapping.compactMap { key, value in
            key.string.flatMap { name in value.scalar.map { (name, $0.string) } }
        }
        written = Dictionary(pairs) { first, _ in first }
        let unknown = written.keys.sorted().first { !Self.keys.contains($0) }
        fault = unknown.map {
            Misspelt.unknown($0, kind: Phrase("kind.key"), among: Self.keys, place: file)
        }
    }

    private static func unreadable(_ file: String) -> Phrase {
        Phrase("client.configuration", ["file": .text(file)])
    }

    /// What was given, else the variable `POLDER_…`, else the line of the file; nil where none says anything.
    ///
    /// - Parameter key: as in the file; `server-key` is `POLDER_SERVER_KEY` in the environment.
    func value(_ key: String, given: String?) -> String? {
        let variable = "POLDER_" + key.uppercased().replacing("-", with: "_")
        return [given, environment[variable], written[key]].lazy.compactMap(\.self).first { !$0.isEmpty }
    }
}
