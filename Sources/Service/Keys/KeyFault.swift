/// Why a file of keys cannot serve.
public enum KeyFault: Error, Equatable, Sendable {
    case missing(String)
    case unreadable(String)
    case notPlain(String)
    case notOwned(String)
    /// Others may read a secret, or write what is public.
    case open(String, mode: UInt32, isSecret: Bool, isFolder: Bool)
    case fieldMissing(String, field: String)
    case noKey(String, field: String)
    /// The public and the secret key do not belong to each other.
    case notPaired(String)
    case namedOddly(String, name: String)
    case reserved(String, name: String)
    /// Two clients cannot have the same key.
    case twice(String, first: String)
    case exists(String)
    case unwritable(String)
    /// The library could not make a pair.
    case noPair(String)
}

extension KeyFault: CustomStringConvertible {
    /// Place, fact and way out in one sentence.
    public var description: String {
        switch self {
        case .missing(let path):
            "\(path): there is no such file of keys; `polder keygen` makes one"
        case .unreadable(let path):
            "\(path): it cannot be read; see who owns it and its mode"
        case .notPlain(let path):
            "\(path): this is no plain file; put the file itself there (links are not followed)"
        case .notOwned(let path):
            "\(path): it belongs to another user; keep keys in files of your own"
        case .open(let path, let mode, let isSecret, let isFolder):
            "\(path): others can \(isSecret ? "read the secret key" : "change who is let in") (mode "
                + "\(String(mode, radix: 8))); run: chmod \(isFolder ? "700" : isSecret ? "600" : "644") '\(path)'"
        case .fieldMissing(let path, let field):
            "\(path): the line '\(field): …' is missing; make the file anew with `polder keygen`"
        case .noKey(let path, let field):
            "\(path): what follows '\(field):' is no key of 40 characters; make the file anew with "
                + "`polder keygen`"
        case .notPaired(let path):
            "\(path): the two keys do not belong to each other; make the file anew with `polder keygen`"
        case .namedOddly(let path, let name):
            "\(path): '\(name)' cannot name a client; use at most 32 small letters, digits, '-' and '_', a "
                + "letter first"
        case .reserved(let path, let name):
            "\(path): the name '\(name)' is taken by clients without keys; choose another"
        case .twice(let path, let first):
            "\(path): \(first) holds the same key; remove one of them"
        case .exists(let path):
            "\(path): the file is there already; remove it first, or choose another name or folder (-o)"
        case .unwritable(let path):
            "\(path): the file cannot be written; choose another folder (-o)"
        case .noPair(let fact):
            "no keys can be made (\(fact)); use a libzmq with CURVE"
        }
    }
}
