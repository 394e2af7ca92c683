import Foundation

/// Two neighbouring tcp ports that a daemon listens at: requests at the first, streams at the next.
public struct PortAddress: Sendable, Equatable {
    /// A name or an address; of IPv6 without brackets.
    public let host: String
    /// Port of the control socket, 1 to 65534.
    public let port: Int

    /// Reads `127.0.0.1:7400`, `[::1]:7400` or `daemon.example:7400`, with or without `tcp://` before it; nil for
    /// anything else.
    public init?(_ text: String) {
        let plain = text.hasPrefix("tcp://") ? text.dropFirst(6) : text[...]
        guard let colon = plain.lastIndex(of: ":"), let port = Int(plain[plain.index(after: colon)...]),
            (1...65_534).contains(port)
        else { return nil }
        var host = plain[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = host.dropFirst().dropLast() }
        let allowed = isBracketed ? "0123456789abcdefABCDEF:." : Self.nameLetters
        guard !host.isEmpty, host.allSatisfy(allowed.contains) else { return nil }
        self.host = String(host)
        self.port = port
    }

    private static let nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"

    /// Whether the host is an address of IPv6.
    public var isIPv6: Bool { host.contains(":") }

    /// Whether the host is an address rather than a name.
    public var isLiteral: Bool {
        var (four, six) = (in_addr(), in6_addr())
        return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
    }

    /// Address of the socket for requests.
    public var control: String { endpoint(port) }
    /// Address of the socket for streams.
    public var data: String { endpoint(port + 1) }

    private func endpoint(_ port: Int) -> String {
        "tcp://" + (isIPv6 ? "[\(host)]" : host) + ":\(port)"
    }
}
