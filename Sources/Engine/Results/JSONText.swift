/// JSON as text, written in the order in which it is said (RFC 8259).
///
/// Numbers are the shortest that read back to the same bits. What does not exist, and what is not finite, is null.
public struct JSONText: Sendable {
    /// What was written so far.
    public private(set) var text = ""
    private var needsComma = false

    public init() {}

    /// Writes an object; `write` says its fields.
    public mutating func object(_ write: (inout JSONText) -> Void) { enclose("{", "}", write) }

    /// Writes an array; `write` says its elements.
    public mutating func array(_ write: (inout JSONText) -> Void) { enclose("[", "]", write) }

    /// Writes the name of a field; its value comes next.
    public mutating func name(_ name: String) {
        separate()
        text += Self.quoted(name) + ":"
        needsComma = false
    }

    public mutating func string(_ value: String?) { scalar(value.map(Self.quoted)) }
    public mutating func integer(_ value: Int?) { scalar(value.map { "\($0)" }) }
    public mutating func boolean(_ value: Bool?) { scalar(value.map { "\($0)" }) }
    public mutating func number(_ value: Double?) {
        scalar(value.flatMap { $0.isFinite ? "\($0)" : nil })
    }

    /// Starts a new line between elements, for people who read along.
    public mutating func newLine() {
        if needsComma { text += "," }
        needsComma = false
        text += "\n"
    }

    private mutating func scalar(_ value: String?) {
        separate()
        text += value ?? "null"
        needsComma = true
    }

    private mutating func enclose(_ start: String, _ end: String, _ write: (inout JSONText) -> Void) {
        separate()
        text += start
        needsComma = false
        write(&self)
        text += end
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { text += "," }
        needsComma = false
    }

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
