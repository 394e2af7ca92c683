import CFuzzer
import Messages

/// What a stranger writes into a header, read as every type that comes over the wire.
///
/// What can be read as a request can be written again, and is then read as the same request.
@main
enum Headers {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            Headers.take(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
    }

    static func take(_ header: [UInt8]) {
        do {
            let message = try RequestMessage(header: header)
            guard let again = try? message.encoded() else { return }
            guard let read = try? RequestMessage(header: again), read == message else {
                fatalError("a request is another one when it is read again")
            }
        } catch {
            check(error.refusal)
        }
        attempt { try Incoming(header: header) }
        attempt { try Wire.decode(ChunkHeader.self, from: header) }
        attempt { try Wire.decode(RunDocument.self, from: header) }
        attempt { try Wire.decode(RunRequest.self, from: header) }
    }

    static func attempt<Value>(_ read: () throws -> Value) {
        do {
            _ = try read()
        } catch let refusal as Refusal {
            check(refusal)
        } catch {
            fatalError("\(error) is no refusal")
        }
    }

    static func check(_ refusal: Refusal) {
        guard refusal.code != .daemonInternal, !refusal.message.isEmpty, refusal.message.utf8.count < 4_000
        else { fatalError("'\(refusal.message)'") }
    }
}
