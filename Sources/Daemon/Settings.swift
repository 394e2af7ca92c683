import Configuration
import Foundation
import Keys
import Logging
import Messages
import SystemPackage

/// What an operator can set, each from the settings file, the environment or a flag; the last of these wins.
struct Settings: Sendable {
    /// Folder of the socket; empty: where the client looks by default.
    var runtimeFolder: String
    /// Group whose members may use that socket; empty: the daemon's user alone.
    var runtimeGroup: String
    /// Folder of the store; empty: `$XDG_STATE_HOME/polder`.
    var stateFolder: String
    /// Folder with figures and measures that stand in for those that were built in; empty: those.
    var configFolder: String
    /// Where clients with keys are listened to; nil: nowhere.
    var listen: PortAddress?
    /// Folder of the keys; empty: `keys` in the folder of the store.
    var keysFolder: String
    /// Clients that may cancel any run, stop the daemon, and have no quota.
    var operators: Set<String>
    /// What every other client may have at a time.
    var quota: Quota
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
            "config.folder", "\"\"",
            "Folder with regions/ and measures.yaml instead of those built in; empty: built in."
        ),
        (
            "runtime.group", "\"\"",
            "Group whose members may use the socket too (folder 0750, socket 0660); empty: none."
        ),
        (
            "tcp.listen", "\"\"",
            "Address and port for clients with keys, as 127.0.0.1:7400 (streams at the next port); empty: off."
        ),
        (
            "keys.folder", "\"\"",
            "Folder of server.secret and authorized_clients/NAME.pub; empty: keys in the state folder."
        ),
        (
            "operators", "local",
            "Clients, with commas, that may cancel any run and stop the daemon; local: all without a key."
        ),
        ("quota.queued", "100", "Most runs of one client, operators apart, that wait at a time."),
        (
            "quota.members", "200000",
            "Most members of all runs of one client, operators apart, that wait or are computed."
        ),
        (
            "quota.store.megabytes", "10000",
            "A client, operators apart, whose runs take so many megabytes in the store may submit no more."
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
            // A flag with a comma in it, or one that is given twice, is a list; as a text it would silently be nothing.
            return reader.string(forKey: ConfigKey(key))
                ?? reader.stringArray(forKey: ConfigKey(key))?.joined(separator: ",")
                ?? (standard == "\"\"" ? "" : standard)
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
        configFolder = text("config.folder")
        runtimeGroup = text("runtime.group")
        keysFolder = text("keys.folder")
        let address = text("tcp.listen")
        listen = PortAddress(address)
        if !address.isEmpty, !(listen?.isLiteral ?? false) {
            problems.append(
                "tcp.listen: '\(address)' is no address and port; write it as 127.0.0.1:7400 or [::1]:7400")
        }
        let names = text("operators").split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        operators = Set(names)
        for name in names where name != ClientName.local {
            if let fault = ClientName.fault(of: name, at: "operators") { problems.append("\(fault)") }
        }
        quota = Quota(
            queued: Int(number("quota.queued", 1...1_000_000)),
            members: Int(number("quota.members", 1...1_000_000_000)),
            megabytes: Int(number("quota.store.megabytes", 1...1_000_000_000)))
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
