import Foundation
import Testing

@Suite("Keys and owners, from outside", .serialized)
struct SecurityTests {
    let network = "scenarios/groot-rijnmond/network.yaml"

    @Test("a listed key is let in; another key, another daemon's key and no key are told apart")
    func keys() throws {
        let team = try Team(["anna"])
        try team.makeKey("carol")
        try team.start()
        let anna = try team.polder(as: "anna", "status")
        #expect(anna.code == 0 && anna.out.contains("tcp://127.0.0.1:\(team.port)"), "\(anna.err)")

        let folder = team.programs.folder.path
        let carol = try team.polder(as: "carol", "status")
        #expect(carol.code == 77)
        #expect(
            carol.err == "tcp://127.0.0.1:\(team.port): the daemon does not let in the key of "
                + "\(folder)/carol.secret; ask its operator to put the public key (the .pub file) into "
                + "authorized_clients and to send polderd a SIGHUP\n")

        let astray = try team.programs.polder(
            ["status"] + team.options(of: "anna", server: "\(folder)/carol.pub"))
        #expect(astray.code == 77)
        #expect(
            astray.err == "tcp://127.0.0.1:\(team.port): who listens there hangs up on the key of "
                + "\(folder)/carol.pub: the daemon has another one, or it is no polderd; get server.pub from "
                + "its operator anew\n")

        let endpoint = "tcp://127.0.0.1:\(team.port)"
        let none = try team.programs.polder("status", "--endpoint", endpoint)
        #expect(none.code == 65)
        #expect(none.err.split(separator: "\n").count == 2, "\(none.err)")

        let nobody = try team.programs.polder(["status"] + team.options(of: "anna", port: 1))
        #expect(nobody.code == 69 && nobody.err.hasPrefix("tcp://127.0.0.1:1: no daemon answers there"))
    }

    @Test("a run is shown to all, and cancelled by its owner or an operator alone")
    func owners() throws {
        let team = try Team(["anna", "bert"])
        try team.start()
        let first = try team.polder(as: "anna", "run", network, "--detach", "--members", "100000")
        let second = try team.polder(as: "anna", "run", network, "--detach", "--members", "90000")
        let (long, short) = (first.out.trimmed, second.out.trimmed)
        let list = try team.polder(as: "bert", "runs", "--format", "json")
        #expect(list.out.contains(long) && list.out.contains("\"owner\":\"anna\""), "\(list.out)\(list.err)")

        let refused = try team.polder(as: "bert", "cancel", long)
        #expect(refused.code == 77)
        #expect(
            refused.err
                == "run \(long) belongs to 'anna'; ask 'anna' or an operator of the daemon to cancel it\n"
        )
        #expect(try team.polder(as: "anna", "cancel", short).out == "run \(short) is cancelled\n")
        #expect(try team.local("cancel", long).out == "run \(long) is cancelled\n")

        let stop = try team.polder(as: "bert", "daemon", "stop")
        #expect(stop.code == 77)
        #expect(stop.err == "only an operator of the daemon may do this; ask one of them\n")
    }

    @Test("results stream over tcp, bit for bit as through the socket's file")
    func results() throws {
        let team = try Team(["anna"])
        try team.start()
        let remote = try team.polder(as: "anna", "run", network, "--members", "16", "--format", "csv")
        let local = try team.local("run", network, "--members", "16", "--format", "csv")
        #expect(remote.code == 0 && local.code == 0, "\(remote.err)\(local.err)")
        #expect(remote.out == local.out && !remote.out.isEmpty)
    }

    @Test("a client may have so much and no more; an operator is bound by the daemon's limits alone")
    func quotas() throws {
        let team = try Team(
            ["anna", "bert"], flags: ["--operators", "anna", "--quota-queued", "1", "--quota-members", "100"])
        try team.start()
        _ = try team.polder(
            as: "anna", "run", network, "--detach", "--members", "100000", "--queue", "interactive")
        var status = ""
        for _ in 0..<100 where !status.contains("1 running") { status = try team.local("status").out }
        let many = try team.polder(as: "bert", "run", network, "--detach", "--members", "101")
        #expect(many.code == 75)
        #expect(many.err.contains("101 members of 'bert' would wait, and at most 100 may"), "\(many.err)")
        #expect(try team.polder(as: "bert", "run", network, "--detach", "--members", "16").code == 0)
        let second = try team.polder(as: "bert", "run", network, "--detach", "--members", "16")
        #expect(second.code == 75 && second.err.contains("as many runs of 'bert' wait as may (1)"))
        let local = try team.local("daemon", "stop")
        #expect(local.code == 77, "\(local.out)\(local.err)")
        #expect(try team.polder(as: "anna", "run", network, "--detach", "--members", "16").code == 0)
    }

    @Test("SIGHUP lets a new client in, and turns a removed one out of what it has open")
    func reread() throws {
        let team = try Team(["anna"])
        try team.makeKey("carol")
        try team.start()
        let run = try team.polder(as: "anna", "run", network, "--detach", "--members", "100000").out.trimmed
        let watching = try team.programs.start(["watch", run] + team.options(of: "anna"))
        #expect(try team.polder(as: "carol", "status").code == 77)
        try team.list("carol")
        try team.strike("anna")
        team.reread()
        #expect(try team.polder(as: "carol", until: 0, "status").code == 0)
        #expect(try team.polder(as: "anna", "status").code == 77)
        watching.process.waitUntilExit()
        let said = try team.programs.text("\(watching.name).err")
        #expect(watching.process.terminationStatus == 77, "\(said)")
        #expect(try team.local("cancel", run).code == 0)
    }

    @Test("no daemon starts without keys, with keys that others can read, or beside another one")
    func starting() throws {
        let team = try Team([])
        let secret = team.keys + "/server.secret"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: secret)
        let open = try team.another()
        #expect(open.code == 65)
        #expect(
            open.err == "polderd: \(secret): others can read the secret key (mode 644); run: chmod 600 "
                + "'\(secret)'\n")
        try FileManager.default.moveItem(atPath: secret, toPath: secret + ".away")
        let none = try team.another()
        #expect(none.code == 65)
        #expect(
            none.err == "polderd: \(secret): the daemon has no keys for tcp; run: polder keygen --server -o "
                + "'\(team.keys)'\n")
        try FileManager.default.moveItem(atPath: secret + ".away", toPath: secret)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
        try team.start()
        let second = try team.another()
        #expect(second.code == 75 && second.err.contains("another polderd works here"), "\(second.err)")
        #expect(try team.local("status").code == 0)
    }
}
