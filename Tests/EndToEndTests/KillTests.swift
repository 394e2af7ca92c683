import Foundation
import Testing

/// The daemon is killed at moments of four kinds; nothing that it accepted may be lost, and no bit of a result may differ.
@Suite("A daemon that is killed", .serialized)
struct KillTests {
    /// Where a run was when the daemon was killed: the last that its log says of it.
    enum Moment: String, CaseIterable {
        case queued, running, finishing, committing
    }

    let request = [
        "run", "scenarios/groot-rijnmond/network.yaml", "--members", "144", "--seed", "5", "--detach",
    ]

    @Test("what a daemon was asked when it was killed is asked of the next one")
    func askedAgain() throws {
        let programs = try Programs()
        #expect(try programs.polder("daemon", "start").code == 0)
        let words = try programs.polder("status").out.split { !$0.isNumber && !$0.isLetter }
        let position = try #require(words.firstIndex(of: "process"))
        let daemon = try #require(pid_t(words[position + 1]))
        let asked = try programs.start(["backcast", "--members", "24", "--format", "json"])
        // The daemon is at it once it has used a second of its processor.
        let clock = { try Self.ticks(of: daemon) }
        let before = try clock()
        while try clock() < before + 100, asked.process.isRunning { usleep(20_000) }
        kill(daemon, SIGKILL)
        asked.process.waitUntilExit()
        let said = try programs.text("\(asked.name).err")
        #expect(asked.process.terminationStatus == 0, "\(said)")
        #expect(said.contains("does not answer"))
        #expect(try programs.text("\(asked.name).out").hasPrefix("{"))
    }

    /// Hundredths of a second that a process has computed.
    private static func ticks(of process: pid_t) throws -> Int {
        let fields = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8).split(
            separator: " ")
        return (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0)
    }

    /// Kills for each kind of moment. Where each lands is up to the machine, so it is counted and not expected.
    private static let kills = 12

    @Test(
        "twelve times each while a run waits, is computed, ends and is stored: nothing is lost, the bits are the same",
        .enabled(if: Programs.release != nil, "POLDER_RELEASE_BIN names no release build"),
        .timeLimit(.minutes(20)))
    func fourMoments() throws {
        let programs = try Programs(bin: try #require(Programs.release))
        var daemon = try WatchedDaemon(programs)
        let first = try programs.polder(request).out.trimmed
        let expected = try programs.polder("watch", first, "--format", "csv").out
        #expect(expected.count > 1_000)

        var landed: [Moment: Int] = [:]
        let tries = Self.kills * Moment.allCases.count
        for number in 0..<tries {
            // The kinds in turn, each time a little later within its kind.
            let wanted = Moment.allCases[number % Moment.allCases.count]
            if wanted == .queued { _ = try programs.polder("queue", "pause") }
            let run = try programs.polder(request).out.trimmed
            #expect(run.count == 8)
            if wanted != .queued { try daemon.wait(for: wanted, of: run) }
            daemon.spin(
                microseconds: number / Moment.allCases.count * (wanted == .running ? 20_000 : 150))
            daemon.kill()
            landed[daemon.moment(of: run), default: 0] += 1

            daemon = try WatchedDaemon(programs)
            if wanted == .queued {
                #expect(try programs.polder("queue").out.contains(run))
                _ = try programs.polder("queue", "resume")
            }
            let result = try programs.polder("watch", run, "--format", "csv")
            #expect(result.code == 0 && result.out == expected, "kill \(number): \(result.err)")
        }
        let report = Moment.allCases.map { "\($0.rawValue) \(landed[$0, default: 0])" }.joined(
            separator: ", ")
        print("killed while: \(report)")
        // A queue that pauses holds its run back, so these cannot land elsewhere.
        #expect(landed[.queued, default: 0] >= Self.kills, "\(report)")
        let check = try programs.polder("store", "check")
        #expect(check.code == 0, "\(check.err)")
        // One run for each submission: none was lost, and none was counted twice.
        let list = try programs.polder("runs", "--limit", "200", "--format", "csv").out
        #expect(list.split(whereSeparator: \.isNewline).count == 1 + 1 + tries)
        #expect(list.split(whereSeparator: \.isNewline).dropFirst().allSatisfy { $0.contains(",finished,") })
        daemon.kill()
    }

    @Test("in the middle of a long run goes on from the blocks that it has, instead of from the start")
    func goesOn() throws {
        let programs = try Programs()
        var daemon = try WatchedDaemon(programs)
        let run = try programs.polder(
            "run", "scenarios/twente/silo.yaml", "--members", "400", "--detach"
        ).out.trimmed
        let folder = programs.folder.path + "/state/polder/blocks"
        func size() -> Int {
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let own = files.first { $0.hasPrefix(run) }.map { "\(folder)/\($0)" } ?? ""
            return (try? FileManager.default.attributesOfItem(atPath: own))?[.size] as? Int ?? 0
        }
        try waitUntil("a stored block") { size() >= 3_000_000 }
        daemon.kill()
        let kept = size()
        daemon = try WatchedDaemon(programs)
        let result = try programs.polder("watch", run, "--format", "csv")
        #expect(result.code == 0, "\(result.err)")
        let status = try programs.polder("status", "--format", "prometheus").out
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("polder_members_total ") })
        let computed = try #require(line.split(separator: " ").last.flatMap { Int($0) })
        #expect(computed < 400, "\(computed) members were computed again though \(kept) bytes were kept")
        #expect(size() == 0)
        daemon.kill()
    }
}
