import Configuration
import Foundation
import Logging
import SystemPackage

/// What an operator can set, each from the settings file, the environment or a flag; the last of these wins.
struct Settings: Sendable {
    /// Folder of the socket; empty: where the client looks by default.
    var runtimeFolder: String
    /// Folder of the store; empty: `$XDG_STATE_HOME/polder`.
    var stateFolder: String
    /// Folder with figures and measures that stand in for those that were built in; empty: those.
    var configFolder: String
    /// Worker threads; 0: one for each core.
    var workers: Int
    /// Minutes without client, queued or running run after which the daemon ends; 0: never.
    var idleMinutes: Double
    /// Seconds that running work gets to end when the daemon is told to stop.
    var drainSeconds: Double
    var logLevel: Logger.Level
    /// Largest ensemble that is accepted.
    var maximumMembers: Int
    /// Longest queue that is accepted.
    var maximumQueue: Int

    /// Every key with its default and a sentence, in the order of `config/polderd.yaml`.
    static let catalogue: [(key: String, standard: String, sentence: String)] = [
        (
            "runtime.folder", "\"\"",
            "Folder of the socket, 0700; empty: $POLDER_RUNTIME, $XDG_RUNTIME_DIR/polder, ..."
        ),
        (
            "state.folder", "\"\"",
            "Folder of the store of runs; empty: $XDG_STATE_HOME/polder or ~/.local/state/polder."
        ),
        (
            "config.dir", "\"\"",
            "Folder with regions/ and measures.yaml instead of those built in; empty: built in."
        ),
        ("workers", "0", "Worker threads; 0: one for each core."),
        ("idle.minutes", "0", "Minutes without client or work after which the daemon ends; 0: never."),
        ("drain.seconds", "20", "Seconds that a running run gets to end when the daemon is told to stop."),
        ("log.level", "info", "trace, debug, info, notice, warning, error or critical; logs go to stderr."),
        ("limits.members", "100000", "Largest ensemble that is accepted."),
        ("limits.queue", "1000", "Longest queue of runs that is accepted."),
    ]

    /// Reads flags, environment (`POLDERD_…`) and the file that `--settings` names.
    ///
    /// - Throws: `SettingsError` with every problem at once.
    static func read(arguments: [String], environment: [String: String]) async throws -> Settings {
        try refuseUnknown(arguments)
        let flags = CommandLineArgumentsProvider(arguments: arguments)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: ["polderd"])
        var providers: [any ConfigProvider] = [flags, variables]
        let file = ConfigReader(providers: providers).string(forKey: "settings", default: "")
        if !file.isEmpty {
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
            } catch {
                throw SettingsError(problems: ["\(file): the settings cannot be read (\(error))"])
            }
        }
        return try Settings(ConfigReader(providers: providers))
    }

    private init(_ reader: ConfigReader) throws {
        var problems: [String] = []
        func text(_ key: String) -> String {
            let standard = Self.catalogue.first { $0.key == key }?.standard ?? ""
            return reader.string(
                forKey: ConfigKey(key), default: standard == "\"\"" ? "" : standard)
        }
        func number(_ key: String, _ allowed: ClosedRange<Double>, whole: Bool = true) -> Double {
            let written = text(key)
            if let value = Double(written), allowed.contains(value), !whole || value == value.rounded() {
                return value
            }
            let kind = whole ? "a whole number" : "a number"
            problems.append(
                "\(key): '\(written)' is not \(kind) from \(Int(allowed.lowerBound)) to \(Int(allowed.upperBound))"
            )
            return allowed.lowerBound
        }
        runtimeFolder = text("runtime.folder")
        stateFolder = text("state.folder")
        configFolder = text("config.dir")
        workers = Int(number("workers", 0...1_024))
        idleMinutes = number("idle.minutes", 0...100_000, whole: false)
        drainSeconds = number("drain.seconds", 0...3_600, whole: false)
        maximumMembers = Int(number("limits.members", 1...10_000_000))
        maximumQueue = Int(number("limits.queue", 1...1_000_000))
        let level = text("log.level")
        logLevel = Logger.Level(rawValue: level) ?? .info
        if Logger.Level(rawValue: level) == nil {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append("log.level: there is no level '\(level)'; use one of \(levels)")
        }
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
    }

    /// A flag that nobody reads would be a setting that silently does nothing.
    private static func refuseUnknown(_ arguments: [String]) throws {
        let known = Set(catalogue.map { flag($0.key) } + ["--settings"])
        let unknown = arguments.dropFirst().filter { $0.hasPrefix("-") }
            .map { String($0.prefix { $0 != "=" }) }.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw SettingsError(
                problems: unknown.map { "there is no flag '\($0)'; see polderd --help" }, isUsage: true)
        }
    }

    /// `idle.minutes` is set by `--idle-minutes`.
    static func flag(_ key: String) -> String { "--" + key.replacing(".", with: "-") }
}

/// Everything that is wrong with the settings.
struct SettingsError: Error {
    var problems: [String]
    /// A misspelt flag rather than a bad value.
    var isUsage = false
}
