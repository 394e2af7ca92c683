import Foundation
import Logging
import Testing

@testable import Daemon

@Suite("Settings")
struct SettingsTests {
    func read(_ arguments: [String] = [], _ environment: [String: String] = [:]) async throws -> Settings {
        try await Settings.read(arguments: ["polderd"] + arguments, environment: environment)
    }

    func problems(_ arguments: [String], _ environment: [String: String] = [:]) async -> [String] {
        do {
            _ = try await read(arguments, environment)
            return []
        } catch let error as SettingsError {
            return error.problems
        } catch {
            return ["\(error)"]
        }
    }

    /// A settings file in a folder of its own.
    func file(_ text: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "polderd-\(UUID()).yaml")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url
    }

    @Test("without anything said, every setting has its default")
    func defaults() async throws {
        let settings = try await read()
        #expect(settings.workers == 0 && settings.idleMinutes == 0 && settings.drainSeconds == 20)
        #expect(settings.logLevel == .info && settings.maximumMembers == 100_000)
        #expect(settings.runtimeFolder == "")
    }

    @Test("a flag wins over the environment, and that over the file")
    func order() async throws {
        let url = try file("workers: 3\nidle:\n  minutes: 7.5\nlimits:\n  queue: 5\n")
        defer { try? FileManager.default.removeItem(at: url) }
        let settings = try await read(
            ["--settings", url.path, "--idle-minutes", "2"],
            ["POLDERD_WORKERS": "4", "POLDERD_IDLE_MINUTES": "9"])
        #expect(settings.workers == 4)
        #expect(settings.idleMinutes == 2)
        #expect(settings.maximumQueue == 5)
    }

    @Test("the file in config holds every setting with its default and its sentence")
    func shippedFile() async throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config/polderd.yaml")
        let text = try String(contentsOf: url, encoding: .utf8)
        for setting in Settings.catalogue {
            #expect(text.contains("# \(setting.sentence)\n"), "\(setting.key) is not described")
            let last = setting.key.split(separator: ".").last.map(String.init) ?? setting.key
            #expect(text.contains("\(last): \(setting.standard)\n"), "\(setting.key) has another default")
        }
        let settings = try await read(["--settings", url.path])
        #expect(settings.workers == 0 && settings.maximumQueue == 1_000)
    }

    @Test("operators are written with commas, or as a list in the file")
    func operators() async throws {
        #expect(try await read().operators == ["local"])
        #expect(try await read(["--operators", "anna,bert"]).operators == ["anna", "bert"])
        #expect(try await read([], ["POLDERD_OPERATORS": "anna, bert"]).operators == ["anna", "bert"])
        let url = try file("operators: [anna, bert]\n")
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(try await read(["--settings", url.path]).operators == ["anna", "bert"])
        #expect(try await read(["--settings", url.path, "--operators", ""]).operators == [])
    }

    @Test("everything that is wrong is said at once")
    func mistakes() async {
        #expect(
            await problems(["--workers", "many", "--log-level", "loud", "--limits-members", "0"]) == [
                "workers: 'many' is not a whole number from 0 to 1024",
                "limits.members: '0' is not a whole number from 1 to 10000000",
                "log.level: there is no level 'loud'; use one of trace, debug, info, notice, warning, error, critical",
            ])
        #expect(
            await problems(["--tcp-listen", "localhost:7400", "--operators", "local, Anna"]) == [
                "tcp.listen: 'localhost:7400' is no address and port; write it as 127.0.0.1:7400 or [::1]:7400",
                "operators: 'Anna' cannot name a client; use at most 32 small letters, digits, '-' and '_', a "
                    + "letter first",
            ])
        #expect(
            await problems(["--workers", "2", "--workers", "3"]) == [
                "workers: '2,3' is not a whole number from 0 to 1024"
            ])
        #expect(
            await problems(["--wokers", "2"]).first
                == "there is no flag '--wokers'; did you mean '--workers'?")
    }

    @Test(
        "what nobody reads is told: stray words, flags without value, misspelt variables and keys of the file"
    )
    func unread() async throws {
        #expect(await problems(["now"]) == ["'now' belongs to no flag; see polderd --help"])
        #expect(
            await problems(["--workers", "--idle-minutes", "3"])
                == ["--workers has no value; write one behind it"])
        #expect(await problems(["--workers"]) == ["--workers has no value; write one behind it"])
        #expect(
            await problems([], ["POLDERD_WORKRES": "2"])
                == ["there is no variable 'POLDERD_WORKRES'; did you mean 'POLDERD_WORKERS'?"])
        let url = try file("workers: 3\nidle:\n  minuts: 7.5   # a slip\n# no: key\n")
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(
            await problems(["--settings", url.path])
                == ["\(url.path):3:3: there is no key 'minuts'; did you mean 'minutes'?"])
    }

    @Test("the file is read as every other file is: all that is wrong in it is said at its place")
    func placesInFile() async throws {
        func said(_ text: String) async throws -> [String] {
            let url = try file(text)
            defer { try? FileManager.default.removeItem(at: url) }
            return await problems(["--settings", url.path]).map { $0.replacing(url.path, with: "FILE") }
        }
        #expect(
            try await said("workers: many\nquota:\n  members: 200.000\n") == [
                "FILE:3:12: quota.members: '200.000' can be two numbers; write 200000, or 200 for the smaller number",
                "FILE:1:10: workers: 'many' is not a whole number from 0 to 1024",
            ])
        #expect(
            try await said("idle:\n  minutes: 7,5\nidle:\n  minutes: 8\n") == [
                "FILE:3:1: 'idle' stands here for the second time, after line 1; keep one of the two"
            ])
        #expect(try await said("- workers\n").count == 1)
        #expect(try await said("# nothing yet\n\n").isEmpty)
    }

    @Test("the folder of figures is set by --config-dir or POLDERD_CONFIG_DIR")
    func configFolder() async throws {
        #expect(try await read(["--config-dir", "/etc/polder"]).configFolder == "/etc/polder")
        #expect(try await read([], ["POLDERD_CONFIG_DIR": "/srv/figures"]).configFolder == "/srv/figures")
    }

    @Test("every setting is on the help page")
    func help() {
        for setting in Settings.catalogue { #expect(Program.help.contains(Settings.flag(setting.key))) }
    }
}
