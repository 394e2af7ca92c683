import Foundation
import Synchronization
import Testing
import ZeroMQ

@testable import Daemon

@Suite("Requests that wait")
struct DeskTests {
    /// What was answered, in order.
    private final class Answered: Sendable {
        let names = Mutex<[String]>([])
        func add(_ name: String) { names.withLock { $0.append(name) } }
    }

    /// A desk whose thread waits until the gate opens.
    private func held(_ limits: Desk.Limits) -> (desk: Desk, gate: DispatchSemaphore) {
        let desk = Desk("test", limits)
        let (gate, begun) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        _ = desk.take(of: 0, from: "gate", isOperator: true) {
            begun.signal()
            gate.wait()
        }
        begun.wait()
        return (desk, gate)
    }

    @Test("one client's many requests hold up another's by one, whatever the number of connections")
    func turns() {
        let (desk, gate) = held(Desk.Limits(requests: 64))
        let answered = Answered()
        for number in 0..<64 {
            #expect(desk.take(of: 10, from: "bob", isOperator: false) { answered.add("bob \(number)") })
        }
        #expect(!desk.take(of: 10, from: "bob", isOperator: false) {}, "one more than may wait")
        let done = DispatchSemaphore(value: 0)
        #expect(
            desk.take(of: 10, from: "anna", isOperator: false) {
                answered.add("anna")
                done.signal()
            })
        gate.signal()
        done.wait()
        #expect(answered.names.withLock { Array($0.prefix(2)) } == ["bob 0", "anna"])
    }

    @Test("bytes are bounded for each client and for all, and operators have room of their own")
    func bytes() {
        let (desk, gate) = held(Desk.Limits(requests: 9, bytes: 100, all: 150))
        defer { gate.signal() }
        #expect(desk.take(of: 90, from: "bob", isOperator: false) {})
        #expect(!desk.take(of: 20, from: "bob", isOperator: false) {})
        #expect(!desk.take(of: 70, from: "anna", isOperator: false) {})
        #expect(desk.take(of: 50, from: "anna", isOperator: false) {})
        #expect(desk.take(of: 90, from: "local", isOperator: true) {})
    }

    @Test("what was answered makes room again")
    func room() throws {
        let desk = Desk("test", Desk.Limits(requests: 1, bytes: 10, all: 10))
        for _ in 0..<100 {
            let done = DispatchSemaphore(value: 0)
            while !desk.take(of: 10, from: "bob", isOperator: false, run: { done.signal() }) { sched_yield() }
            done.wait()
        }
        while desk.count > 0 { sched_yield() }
    }

    @Test(
        "doors leave files for the daemon, at every limit; where none is left it does not start",
        arguments: [
            64, 256, 1_024, 16_384, 65_536,
        ])
    func doors(files: Int) throws {
        for hasPort in [false, true] where files > 64 || !hasPort {
            let room = try DoorRoom(mostFiles: files, open: 12, hasPort: hasPort)
            #expect(2 * room.folder + 2 * room.port <= files - 52)
            #expect(room.port < room.folder)
            #expect(room.limits(.folder, isData: false).unfinished < room.folder)
        }
        #expect(throws: StartError.self) { try DoorRoom(mostFiles: 32, open: 12, hasPort: false) }
    }
}
