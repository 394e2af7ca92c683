/// What a daemon calls its clients.
public enum ClientName {
    /// Everybody who comes through the socket's file and so has no key.
    public static let local = "local"

    /// What is wrong with a name for the holder of a key; nil where nothing is.
    ///
    /// - Parameter place: what to complain about.
    public static func fault(of name: String, at place: String) -> KeyFault? {
        let letters = "abcdefghijklmnopqrstuvwxyz"
        let allowed = letters + "0123456789-_"
        guard (1...32).contains(name.utf8.count), name.allSatisfy(allowed.contains),
            name.first.map(letters.contains) ?? false
        else { return .namedOddly(place, name: name) }
        return name == local ? .reserved(place, name: name) : nil
    }
}
