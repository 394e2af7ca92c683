public import Reading
import ShippedFiles

/// The scenarios that come with Polder, which others extend as `polder:NAME`.
public enum ShippedScenarios {
    /// Their files, named `polder:groot-rijnmond/silo.yaml`.
    public static let files: [SourceFile] = embedded.map { name, text in
        SourceFile(name: "polder:\(name).yaml", text: text)
    }

    /// `groot-rijnmond/silo`, with the bases that only others extend.
    static let all: [String] = embedded.map(\.name)

    /// `groot-rijnmond/silo`, without the bases that only others extend.
    public static let names: [String] = all.filter { !$0.hasSuffix("/base") }

    /// The file of `polder:groot-rijnmond/silo`, which may end in `.yaml`.
    static func fileName(_ text: String) -> FileName {
        FileName(text.hasSuffix(".yaml") ? text : "\(text).yaml")
    }

    /// `groot-rijnmond/silo` of `polder:groot-rijnmond/silo.yaml`.
    static func shortName(_ text: String) -> String {
        let name = text.split(separator: ":", maxSplits: 1).last ?? ""
        return String(name.hasSuffix(".yaml") ? name.dropLast(5) : name)
    }

    /// By name, in the order of the names.
    private static let embedded: [(name: String, text: String)] =
        ShippedFiles.texts(in: "scenarios").map {
            (name: String($0.key.dropLast(".yaml".count)), text: $0.value)
        }
        .sorted { $0.name < $1.name }
}
