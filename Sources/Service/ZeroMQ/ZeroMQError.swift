internal import CZeroMQ
internal import Glibc

/// What libzmq or the system answered instead of doing what it was asked.
public enum ZeroMQError: Error, Equatable, Sendable {
    /// Nothing is there to receive, or the peer's queue is full.
    case wouldBlock
    /// A router has no peer of that address: it has left, or never came.
    case peerGone
    /// The context was shut down; close the socket.
    case contextTerminated
    /// Another process listens there.
    case endpointTaken(String)
    /// The folder of the socket is not there, or may not be written in.
    case endpointClosed(String, reason: String)
    /// A socket's path has to fit into 107 bytes.
    case endpointTooLong(String)
    /// No address that libzmq understands.
    case endpointUnreadable(String)
    /// An abstract socket: it has no owner and no permissions, anyone may take its name.
    case endpointAbstract(String)
    /// The context's limit of sockets or the process's limit of files is reached.
    case tooManySockets
    /// Anything else, with the call and the error number.
    case system(call: String, number: Int32)

    /// The error that libzmq's last call on this thread left behind.
    static func last(_ call: StaticString, endpoint: String = "") -> ZeroMQError {
        switch zmq_errno() {
        case EAGAIN: .wouldBlock
        case EHOSTUNREACH: .peerGone
        case czeromq_context_terminated: .contextTerminated
        case EADDRINUSE: .endpointTaken(endpoint)
        case ENAMETOOLONG: .endpointTooLong(endpoint)
        case EMFILE, ENFILE: .tooManySockets
        case let number
        where !endpoint.isEmpty && [EINVAL, EPROTONOSUPPORT, ENODEV, EADDRNOTAVAIL].contains(number):
            .endpointUnreadable(endpoint)
        case let number where !endpoint.isEmpty && [EACCES, ENOENT, ENOTDIR, EROFS].contains(number):
            .endpointClosed(endpoint, reason: sentence(of: number))
        case let number: .system(call: "\(call)", number: number)
        }
    }

    /// The error that the system's last call on this thread left behind.
    static func system(_ call: StaticString) -> ZeroMQError {
        .system(call: "\(call)", number: errno)
    }

    fileprivate static func sentence(of number: Int32) -> String {
        zmq_strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}

extension ZeroMQError: CustomStringConvertible {
    /// Fact and way out in one sentence.
    public var description: String {
        switch self {
        case .wouldBlock:
            "nothing can be sent or received just now; wait until the socket is ready"
        case .peerGone:
            "the peer is no longer connected; let it connect and ask again"
        case .contextTerminated:
            "the sockets of this process are being closed; open new ones"
        case .endpointTaken(let endpoint):
            "\(endpoint): another process listens there; stop it, or choose another endpoint"
        case .endpointClosed(let endpoint, let reason):
            "\(endpoint): \(reason); choose a folder that exists and that you may write in"
        case .endpointTooLong(let endpoint):
            "\(endpoint): the path of a socket has at most 107 bytes; choose a shorter folder"
        case .endpointUnreadable(let endpoint):
            "\(endpoint): no socket can have this address here; write it as ipc:///path/of/a/socket or "
                + "tcp://127.0.0.1:7400"
        case .endpointAbstract(let endpoint):
            "\(endpoint): an abstract socket is open to every user; write it as ipc:///path/of/a/socket"
        case .tooManySockets:
            "no more sockets can be opened; close some clients or raise the limit of open files (ulimit -n)"
        case .system(let call, let number):
            "\(call): \(Self.sentence(of: number)) (error \(number))"
        }
    }
}
