import Crypto

/// SHA-256 of a text, in 64 hexadecimal digits: says whether two runs started from the same figures.
public func digest(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
