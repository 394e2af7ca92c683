internal import Modelling
internal import Reading
internal import Words

/// How the catalogue of measures says what its numbers rest on.
extension Findings {
    /// The evidence of a list of groups of numbers, by the name of each number.
    ///
    /// - Parameter names: the numbers that there are; any name where it is not known yet, as under `defaults`.
    func evidence(_ field: Field, of names: [String]?) -> [String: Evidence] {
        guard let items = field.items else {
            note(.wrongKind(found: field.kind, expected: .list), at: field)
            return [:]
        }
        var found: [String: Evidence] = [:]
        for item in items {
            guard let (numbers, evidence) = group(item, of: names) else { continue }
            for number in numbers {
                guard found.updateValue(evidence, forKey: number) == nil else {
                    note(.evidenceTwice(number), at: item)
                    continue
                }
            }
        }
        return found
    }

    private func group(_ field: Field, of names: [String]?) -> (numbers: [String], evidence: Evidence)? {
        let needed = ["of", "grade", "source"]
        guard
            let fields = fields(
                field, .word("owner.evidence"), known: needed + ["verified", "note", "measuring"],
                needed: needed),
            let numbers = fields["of"].flatMap({ list($0) })?.compactMap({ number in
                names.map { word(number, .number, among: $0, label: \.self) } ?? words(number)
            }),
            let grade = fields["grade"].flatMap({ field in
                field.text.flatMap { Evidence.Grade(word: $0) }
                    ?? word(field, .grade, among: Evidence.Grade.allCases, label: \.rawValue)
            }),
            let source = fields["source"].flatMap({ bothLanguages($0) })
        else { return nil }
        return (
            numbers,
            Evidence(
                grade, source, verified: fields["verified"].flatMap { bothLanguages($0) },
                note: fields["note"].flatMap { bothLanguages($0) },
                measuring: fields["measuring"].flatMap { bothLanguages($0) })
        )
    }

    /// A text in Dutch and English, or one that is the same in both, such as a citation.
    private func bothLanguages(_ field: Field) -> Text? {
        guard field.isMapping else { return words(field).map { Text(nl: $0, en: $0) } }
        guard let fields = fields(field, .text(field.key), known: ["nl", "en"], needed: ["nl", "en"]),
            let dutch = fields["nl"].flatMap({ words($0) }), let english = fields["en"].flatMap({ words($0) })
        else { return nil }
        return Text(nl: dutch, en: english)
    }
}
