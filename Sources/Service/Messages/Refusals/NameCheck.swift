internal import Results
internal import Words

extension String {
    /// Whether a name that others will read can be.
    ///
    /// - Throws: `request.invalid` where it is longer than `most` bytes, or not for reading.
    func check(_ path: String, most: Int) throws(Refusal) {
        guard utf8.count <= most else {
            throw .field(path, .hasBytes(utf8.count), Phrase("fix.at_most", ["most": .count(most)]))
        }
        if let strange = unicodeScalars.first(where: { !$0.isForReading }) {
            throw .field(
                path,
                Phrase(
                    "field.has_control",
                    ["code": .text("U+" + String(strange.value, radix: 16, uppercase: true))]),
                Phrase("fix.plain_text"))
        }
    }
}
