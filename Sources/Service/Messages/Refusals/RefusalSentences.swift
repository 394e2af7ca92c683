/// Every sentence that the wire itself refuses with.
extension Refusal {
    static var noFrames: Refusal {
        Refusal(.protocolMalformed, "the message is empty; send 'PLD1' and a JSON header")
    }

    static var noMagic: Refusal {
        Refusal(.protocolMalformed, "the message does not begin with 'PLD1'; send 'PLD1' and a JSON header")
    }

    static func versionUnsupported(_ magic: String) -> Refusal {
        Refusal(
            .protocolVersionUnsupported,
            "version '\(magic)' of the protocol is not spoken here; use 'PLD1'",
            detail: Detail(supported: [Wire.version[0]]))
    }

    static func frameCount(_ count: Int, most: Int) -> Refusal {
        let expected = most == 2 ? "2" : "2 or \(most)"
        return Refusal(.protocolMalformed, "the message has \(count) frames; send \(expected)")
    }

    static func tooLarge(_ bytes: Int, most: Int) -> Refusal {
        Refusal(
            .protocolTooLarge, "the header has \(bytes) bytes; send at most \(most)",
            detail: Detail(most: most))
    }

    static var notUnicode: Refusal {
        Refusal(.protocolMalformed, "the header is not UTF-8; send JSON in UTF-8")
    }

    static func malformed(at position: Int, expected: String) -> Refusal {
        Refusal(.protocolMalformed, "the header is no JSON at byte \(position); write \(expected) there")
    }

    static func tooDeep(most: Int) -> Refusal {
        Refusal(.protocolMalformed, "the header is nested more than \(most) deep; send a flatter one")
    }

    static func duplicateKey(_ key: String) -> Refusal {
        Refusal(.protocolMalformed, "the key '\(key.shortened)' stands twice in one object; keep one of them")
    }

    static func notFinite(at position: Int) -> Refusal {
        Refusal(.protocolMalformed, "the number at byte \(position) is too large; send a finite one")
    }

    static func fieldMissing(_ path: String) -> Refusal {
        Refusal(.requestInvalid, "'\(path)' is missing; add it", detail: Detail(path: path))
    }

    static func fieldOfAnotherKind(_ path: String, expected: String) -> Refusal {
        Refusal(.requestInvalid, "'\(path)' cannot be read; give \(expected)", detail: Detail(path: path))
    }

    static func numberNotWhole(_ path: String) -> Refusal {
        let place = path.isEmpty ? "the header" : "'\(path)'"
        return Refusal(
            .requestInvalid, "a number in \(place) has a fraction or is out of range; give a whole number",
            detail: Detail(path: path))
    }

    static func unknownWord(_ word: String, path: String, choices: [String]) -> Refusal {
        Refusal(
            .requestInvalid,
            "'\(path)' is '\(word.shortened)'; give one of \(choices.joined(separator: ", "))",
            detail: Detail(path: path))
    }

    /// A field whose value cannot be: `fact` goes on after the field's name.
    public static func field(_ path: String, _ fact: String, fix: String) -> Refusal {
        Refusal(.requestInvalid, "'\(path)' \(fact); \(fix)", detail: Detail(path: path))
    }

    static func opUnknown(_ op: String) -> Refusal {
        let known = Request.Op.allCases.map(\.rawValue).joined(separator: ", ")
        return Refusal(.opUnknown, "there is no operation '\(op.shortened)'; use one of \(known)")
    }

    static func notEncodable(_ type: String) -> Refusal {
        .internalError("a value of \(type) is not finite and cannot be sent")
    }

    /// A mistake in the program itself; `fact` says what was met.
    public static func internalError(_ fact: String) -> Refusal {
        Refusal(.daemonInternal, "\(fact); this is a mistake in Polder, please report it")
    }
}

extension String {
    /// What a stranger sent, cut to a length that fits a sentence, without control characters.
    var shortened: String {
        let plain = String(prefix(60).map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? $0 : "?" })
        return plain.count < count ? plain + "…" : plain
    }
}
