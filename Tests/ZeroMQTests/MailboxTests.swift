import Foundation
import Testing
import ZeroMQ

extension OverSockets {
    @Suite("A mailbox takes letters from any thread and wakes its reader")
    struct MailboxTests {
        @Test("Every letter of every writer is read once, each writer's in order")
        func letters() throws {
            struct Letter: Sendable {
                let writer: Int
                let number: Int
            }
            let (writers, count) = (4, 5_000)
            let mailbox = try Mailbox<Letter>()
            let thread = Thread {
                onThreads(writers) { writer in
                    for number in 0..<count { mailbox.post(Letter(writer: writer, number: number)) }
                }
            }
            thread.start()
            var poller = Poller()
            let watched = poller.watch(mailbox.waker)
            var read = [Int](repeating: 0, count: writers)
            while read.reduce(0, +) < writers * count {
                // Without a limit: a wake-up that got lost would hang here.
                guard try poller.wait(milliseconds: nil), poller.isReady(watched) else { continue }
                for letter in mailbox.take() {
                    #expect(letter.number == read[letter.writer])
                    read[letter.writer] = letter.number + 1
                }
            }
            #expect(read == [Int](repeating: count, count: writers))
        }

        @Test("A letter that was there before anybody waited is found at once")
        func before() throws {
            let mailbox = try Mailbox<String>()
            mailbox.post("a")
            mailbox.post("b")
            var poller = Poller()
            let watched = poller.watch(mailbox.waker)
            #expect(try poller.wait(milliseconds: nil))
            #expect(poller.isReady(watched))
            #expect(mailbox.take() == ["a", "b"])
            #expect(try poller.wait(milliseconds: 0) == false)
            #expect(mailbox.take() == [])
        }

        @Test("A poller tells sockets and wakers apart, and passes over what is closed or forgotten")
        func apart() throws {
            let folder = try SocketFolder()
            let context = try Context.shared()
            let daemon = try Socket(.router, in: context)
            try daemon.bind(folder.endpoint())
            let client = try Socket(.dealer, in: context)
            try client.connect(folder.endpoint())
            let waker = try Waker()
            var poller = Poller()
            let (socketWatched, wakerWatched) = (poller.watch(daemon), poller.watch(waker))
            try client.send([.bytes([1])])
            #expect(try poller.wait(milliseconds: nil))
            #expect(poller.isReady(socketWatched))
            #expect(!poller.isReady(wakerWatched))
            _ = try daemon.receive(most: 2)
            waker.wake()
            #expect(try poller.wait(milliseconds: nil))
            #expect(!poller.isReady(socketWatched))
            #expect(poller.isReady(wakerWatched))
            daemon.close()
            #expect(try poller.wait(milliseconds: nil))
            #expect(!poller.isReady(socketWatched))
            poller.forget(wakerWatched)
            #expect(try poller.wait(milliseconds: 0) == false)
        }
    }
}
