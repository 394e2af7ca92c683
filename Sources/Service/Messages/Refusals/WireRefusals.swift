internal import Modelling
internal import Results
public import Words

/// What the wire itself refuses; the sentences are in `config/words/refusals.json`.
extension Refusal {
    static var noFrames: Refusal { Refusal(.protocolMalformed, Phrase("refusal.no_frames")) }

    static var noMagic: Refusal { Refusal(.protocolMalformed, Phrase("refusal.no_magic")) }

    /// Clients of every version read this one, so its shape never changes: it has no phrase.
    static func versionUnsupported(_ magic: String) -> Refusal {
        let phrase = Phrase("refusal.version_unsupported", ["version": .text(magic)])
        return Refusal(
            .protocolVersionUnsupported, phrase.text(.english), detail: Detail(supported: [Wire.version[0]]))
    }

    static func frameCount(_ count: Int, most: Int) -> Refusal {
        let expected: Phrase.Argument =
            most == 2 ? 2 : .phrase(Phrase("refusal.two_or", ["most": .count(most)]))
        return Refusal(
            .protocolMalformed,
            Phrase("refusal.frame_count", ["count": .count(count), "expected": expected]))
    }

    static func tooLarge(_ bytes: Int, most: Int) -> Refusal {
        Refusal(
            .protocolTooLarge,
            Phrase("refusal.too_large", ["bytes": .count(bytes), "most": .count(most)]),
            detail: Detail(most: most))
    }

    static var notUnicode: Refusal { Refusal(.protocolMalformed, Phrase("refusal.not_unicode")) }

    /// - Parameter expected: a key of the catalogue.
    static func malformed(at position: Int, expected: String) -> Refusal {
        Refusal(
            .protocolMalformed,
            Phrase("refusal.not_json", ["byte": .count(position), "expected": .word(expected)]))
    }

    static func tooDeep(most: Int) -> Refusal {
        Refusal(.protocolMalformed, Phrase("refusal.too_deep", ["most": .count(most)]))
    }

    static func duplicateKey(_ key: String) -> Refusal {
        Refusal(.protocolMalformed, Phrase("refusal.duplicate_key", ["key": .text(key.shortened)]))
    }

    static func notFinite(at position: Int) -> Refusal {
        Refusal(.protocolMalformed, Phrase("refusal.not_finite", ["byte": .count(position)]))
    }

    static func columnType(_ type: String, of column: String) -> Refusal {
        Refusal(
            .protocolMalformed,
            Phrase("refusal.column_type", ["column": .text(column.shortened), "type": .text(type.shortened)]))
    }

    static func textTooLong(_ path: String, bytes: Int, most: Int) -> Refusal {
        invalid(
            path.shortened,
            Phrase(
                "refusal.text_too_long",
                ["path": .text(path.shortened), "bytes": .count(bytes), "most": .count(most)]))
    }

    static func listTooLong(_ path: String, most: Int) -> Refusal {
        invalid(
            path.shortened,
            Phrase("refusal.list_too_long", ["path": .text(path.shortened), "most": .count(most)]))
    }

    /// An answer that no header can hold: its sender has done nothing wrong but ask for much.
    static func replyTooLarge(_ bytes: Int, most: Int) -> Refusal {
        Refusal(
            .quotaExceeded,
            Phrase("refusal.reply_too_large", ["bytes": .count(bytes), "most": .count(most)]),
            detail: Detail(most: most))
    }

    static func fieldMissing(_ path: String) -> Refusal {
        invalid(path, Phrase("refusal.field_missing", ["path": .text(path)]))
    }

    /// - Parameter expected: a key of the catalogue.
    static func fieldOfAnotherKind(_ path: String, expected: String) -> Refusal {
        invalid(path, Phrase("refusal.field_kind", ["path": .text(path), "expected": .word(expected)]))
    }

    static func numberNotWhole(_ path: String) -> Refusal {
        invalid(path, Phrase("refusal.not_whole", ["path": .text(path)]))
    }

    static func unknownWord(_ word: String, path: String, choices: [String]) -> Refusal {
        invalid(
            path,
            Phrase(
                "refusal.unknown_word",
                ["path": .text(path), "word": .text(word.shortened), "choices": .list(choices)]))
    }

    /// A field whose value cannot be.
    ///
    /// - Parameters:
    ///   - path: the field, as `scenarios[0].file`.
    ///   - fact: goes on after the field's name.
    ///   - fix: what to give instead.
    public static func field(_ path: String, _ fact: Phrase, _ fix: Phrase) -> Refusal {
        invalid(
            path,
            Phrase("refusal.field", ["path": .text(path), "fact": .phrase(fact), "fix": .phrase(fix)]))
    }

    private static func invalid(_ path: String, _ phrase: Phrase) -> Refusal {
        Refusal(.requestInvalid, phrase, detail: Detail(path: path))
    }

    static func opUnknown(_ op: String) -> Refusal {
        Refusal(
            .opUnknown,
            Phrase(
                "refusal.op_unknown",
                ["op": .text(op.shortened), "known": .list(Wire.requests.map { $0.op })]))
    }

    static func notEncodable(_ type: String) -> Refusal {
        .mistake(.phrase(Phrase("refusal.not_encodable", ["type": .text(type)])))
    }

    /// A mistake in the program itself; `fact` says what was met.
    public static func internalError(_ fact: String) -> Refusal { .mistake(.text(fact)) }

    /// A mistake in the program itself, in words of the catalogue.
    public static func mistake(_ fact: Phrase.Argument) -> Refusal {
        Refusal(.daemonInternal, Phrase("refusal.internal", ["fact": fact]))
    }
}

/// What is the matter with a field, and what to give instead.
extension Phrase {
    /// The field has this value.
    public static func isValue(_ value: Argument) -> Phrase { Phrase("field.is", ["value": value]) }

    /// The field has this word.
    public static func isWord(_ word: String) -> Phrase {
        Phrase("field.is_word", ["value": .text(word.shortened)])
    }

    /// The field has so many of what it lists.
    public static func has(_ count: Int) -> Phrase { Phrase("field.has", ["count": .count(count)]) }

    /// The field has so many bytes.
    public static func hasBytes(_ count: Int) -> Phrase {
        Phrase("field.has_bytes", ["count": .count(count)])
    }

    /// Give `least` to `most`.
    public static func give(_ least: Int, to most: Int) -> Phrase {
        Phrase("fix.between", ["least": .count(least), "most": .count(most)])
    }

    /// Give what names a run or a request.
    static var giveIdentity: Phrase { Phrase("fix.between_uuid", ["least": 1, "most": 64]) }

    /// Give `least` or more.
    public static func give(atLeast least: Int) -> Phrase {
        Phrase("fix.at_least", ["least": .count(least)])
    }
}

extension String {
    /// What somebody else sent, cut to a length that fits a sentence, without characters that are not for reading.
    var shortened: String { shortened(to: 60) }

    func shortened(to most: Int) -> String {
        var short = ""
        // By what Unicode counts: one letter may carry megabytes of accents.
        for (index, scalar) in unicodeScalars.enumerated() {
            guard index < most else { return short + "…" }
            short.unicodeScalars.append(scalar.isForReading ? scalar : "?")
        }
        return short
    }
}
