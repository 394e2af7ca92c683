public import Reading
import ShippedFiles

/// The scenarios that come with Polder, which others extend as `polder:NAME`, and the tables that they name.
public enum ShippedScenarios {
    /// Their files, named `polder:groot-rijnmond/silo.yaml`.
    public static let files: [SourceFile] = embedded.map { path, text in
        SourceFile(name: "polder:\(path)", text: text)
    }

    /// `groot-rijnmond/silo`, with the bases that only others extend.
    static let all: [String] = embedded.map(\.path).filter { $0.hasSuffix(".yaml") }.map {
        String($0.dropLast(".yaml".count))
    }

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

    /// By path, in the order of the paths.
    private static let embedded: [(path: String, text: String)] =
        ShippedFiles.texts(in: "scenarios").filter { !$0.key.hasPrefix("designs/") }
        .map { (path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
}
