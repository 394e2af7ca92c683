import Configuration
import Endpoints
import Foundation
import Keys
import Logging
import Messages
import Reading
import Spelling

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
    /// Members times scenarios up to which a run waits in the queue `interactive`.
    var interactiveMembers: Int
    /// How the queues share the cores while both have work.
    var shares: [Queue: Double]
    /// Largest size of the blocks that are kept of an unfinished run, in bytes.
    var checkpointBytes: Int
    /// Largest size of the store, in bytes; nil for no other limit than the disk's.
    var storeBytes: Int?

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
        ("limits.store", "0", "Largest size of the store in MB; 0: as large as the disk."),
        (
            "limits.checkpoint", "4096",
            "Most MB that are kept of an unfinished run, so that a daemon that was killed goes on from there."
        ),
        (
            "queues.interactive.members", "4096",
            "Members times scenarios up to which a run goes to the queue 'interactive' where nobody says which."
        ),
        (
            "queues.interactive.share", "3",
            "Part of the cores that 'interactive' gets while both queues have work, beside that of 'batch'."
        ),
        ("queues.batch.share", "1", "Part of the cores that 'batch' gets while both queues have work."),
    ]

    /// Reads flags, environment (`POLDERD_…`) and the file that `--settings` names.
    ///
    /// - Throws: `SettingsError` with every problem at once.
    static func read(arguments: [String], environment: [String: String]) async throws -> Settings {
        try refuseUnknown(arguments, environment)
        let flags = CommandLineArgumentsProvider(arguments: arguments)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: ["polderd"])
        let given = ConfigReader(providers: [flags, variables])
        let path = given.string(forKey: "settings", default: "")
        guard !path.isEmpty else { return try Settings(given, SettingsFile()) }
        let file = SettingsFile(path: path, known: catalogue.map(\.key))
        guard file.problems.isEmpty else { throw SettingsError(problems: file.problems) }
        return try Settings(given, file)
    }

    private init(_ given: ConfigReader, _ file: SettingsFile) throws {
        var problems: [String] = []
        func read(_ key: String) -> (text: String, position: String) {
            // A flag with a comma in it, or one that is given twice, is a list; as a text it would silently be nothing.
            if let text = given.string(forKey: ConfigKey(key))
                ?? given.stringArray(forKey: ConfigKey(key))?.joined(separator: ",")
            {
                return (text, key)
            }
            if let value = file.values[key] { return (value.text, "\(value.position): \(key)") }
            let standard = Self.catalogue.first { $0.key == key }?.standard ?? ""
            return (standard == "\"\"" ? "" : standard, key)
        }
        func text(_ key: String) -> String { read(key).text }
        func number(_ key: String, _ allowed: ClosedRange<Double>, whole: Bool = true) -> Double {
            let (written, position) = read(key)
            do throws(NumberFault) {
                return try Self.number(written, within: allowed, isWhole: whole)
            } catch {
                problems.append("\(position): \(error.sentence)")
                return allowed.lowerBound
            }
        }
        runtimeFolder = text("runtime.folder")
        stateFolder = text("state.folder")
        configFolder = text("config.dir")
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
        interactiveMembers = Int(number("queues.interactive.members", 0...100_000_000))
        shares = [
            .interactive: number("queues.interactive.share", 1...1_000, whole: false),
            .batch: number("queues.batch.share", 1...1_000, whole: false),
        ]
        checkpointBytes = Int(number("limits.checkpoint", 0...10_000_000)) << 20
        let most = Int(number("limits.store", 0...10_000_000))
        storeBytes = most > 0 ? most << 20 : nil
        let level = text("log.level")
        logLevel = Logger.Level(rawValue: level) ?? .info
        if Logger.Level(rawValue: level) == nil {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append("log.level: there is no level '\(level)'; use one of \(levels)")
        }
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
    }

    /// A flag or a variable that nobody reads would be a setting that silently does nothing.
    private static func refuseUnknown(_ arguments: [String], _ environment: [String: String]) throws {
        let known = catalogue.map { flag($0.key) } + ["--settings"]
        var problems: [String] = []
        var needsValue: String?
        for word in arguments.dropFirst() {
            if needsValue != nil, !word.hasPrefix("--") {
                needsValue = nil
            } else if word.hasPrefix("-") {
                if let needsValue { problems.append("\(needsValue) has no value; write one behind it") }
                let flag = String(word.prefix { $0 != "=" })
                needsValue = word.contains("=") ? nil : flag
                guard !known.contains(flag) else { continue }
                needsValue = nil
                problems.append("there is no flag '\(flag)'; \(nearest(to: flag, among: known))")
            } else {
                problems.append("'\(word)' belongs to no flag; see polderd --help")
            }
        }
        if let needsValue { problems.append("\(needsValue) has no value; write one behind it") }
        let variables = catalogue.map { variable($0.key) } + ["POLDERD_SETTINGS"]
        for name in environment.keys.sorted() where name.hasPrefix("POLDERD_") && !variables.contains(name) {
            problems.append("there is no variable '\(name)'; \(nearest(to: name, among: variables))")
        }
        guard problems.isEmpty else { throw SettingsError(problems: problems, isUsage: true) }
    }

    /// What is the matter with a number.
    private struct NumberFault: Error {
        let sentence: String
    }

    private static func number(
        _ written: String, within allowed: ClosedRange<Double>, isWhole: Bool
    ) throws(NumberFault) -> Double {
        switch Reading.number(from: written, within: allowed) {
        case .success(let value) where allowed.contains(value) && (!isWhole || value == value.rounded()):
            return value
        case .failure(let slip) where slip != .other && !(isWhole && slip.isComma):
            let problem = Problem(
                .data, at: SourcePosition(file: "", line: 1, column: 1), slip.fact(for: written))
            throw NumberFault(sentence: "\(problem.factSentence); \(problem.fix)")
        default:
            let kind = isWhole ? "a whole number" : "a number"
            let (least, most) = (Int(allowed.lowerBound), Int(allowed.upperBound))
            throw NumberFault(sentence: "'\(written)' is not \(kind) from \(least) to \(most)")
        }
    }

    private static func nearest(to word: String, among words: [String]) -> String {
        nearestName(to: word, among: words).map { "did you mean '\($0)'?" } ?? "see polderd --help"
    }

    /// `idle.minutes` is set by `POLDERD_IDLE_MINUTES`.
    private static func variable(_ key: String) -> String {
        "POLDERD_" + key.uppercased().replacing(".", with: "_")
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
