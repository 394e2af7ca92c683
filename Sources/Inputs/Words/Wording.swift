import Foundation
public import Modelling
import ShippedFiles

/// Every sentence of the interface, in each language that Polder speaks: `config/words`, built in.
///
/// Titles and sentences of what the model declares stand beside the declarations; they are no part of it.
public struct Wording: Sendable {
    /// The catalogue that is built in.
    public static let shared = Wording()

    /// What stands under a key.
    struct Entry: Sendable {
        let texts: [Language: Template]
    }

    let entries: [String: Entry]
    /// What is the matter with the files: a file that is no table of texts, a key twice, braces that do not match.
    let faults: [String]

    private init() {
        var (entries, faults): ([String: Entry], [String]) = ([:], [])
        for (file, content) in ShippedFiles.texts(in: "config/words").sorted(by: { $0.key < $1.key }) {
            guard let texts = try? JSONDecoder().decode([String: Text].self, from: Data(content.utf8)) else {
                faults.append("\(file): write {\"key\": {\"nl\": \"…\", \"en\": \"…\"}, …}")
                continue
            }
            for (key, text) in texts {
                if entries[key] != nil { faults.append("\(file): '\(key)' stands in another file too") }
                do throws(TemplateFault) {
                    entries[key] = Entry(texts: [
                        .dutch: try Template(text.dutch), .english: try Template(text.english),
                    ])
                } catch {
                    faults.append("\(file): the braces of '\(key)' do not match: \(error.text)")
                }
            }
        }
        self.entries = entries
        self.faults = faults
    }

    /// Whether there is a text under a key.
    public func has(_ key: String) -> Bool { entries[key] != nil }

    /// What stands behind `prefix` in the keys that begin with it.
    public func names(under prefix: String) -> [String] {
        entries.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    /// A phrase as a sentence.
    ///
    /// A key that this build does not know is shown with its arguments: a daemon of another version may have more.
    public func text(_ phrase: Phrase, in language: Language) -> String {
        let spoken: Language = language == .bracketed ? .english : language
        guard let template = entries[phrase.key]?.texts[spoken] else {
            let arguments = phrase.arguments.sorted { $0.key < $1.key }
                .map { "\($0.key): \(said($0.value, in: language))" }
            return ([phrase.key] + arguments).joined(separator: ", ")
        }
        let text = template.filled(phrase.arguments) { said($0, in: language) }
        return language == .bracketed ? "⟦\(text)⟧" : text
    }

    private func said(_ argument: Phrase.Argument, in language: Language) -> String {
        switch argument {
        case .text(let text): text
        case .number(let number): Self.written(number, in: language)
        case .list(let items): items.joined(separator: ", ")
        case .phrase(let phrase): text(phrase, in: language)
        }
    }

    /// Whole numbers as they are, others with the language's decimal mark.
    private static func written(_ number: Double, in language: Language) -> String {
        let plain = number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
        return language == .dutch ? plain.replacing(".", with: ",") : plain
    }
}

extension Phrase {
    /// The phrase as a sentence of the catalogue that is built in.
    public func text(_ language: Language) -> String { Wording.shared.text(self, in: language) }
}
