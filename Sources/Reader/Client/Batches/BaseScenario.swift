import Foundation
import Reading
import ShippedFiles
import Spelling

/// A scenario that the points of a design build on.
struct BaseScenario {
    /// The name in results.
    let name: String
    /// `polder:…`, or a path as seen from where the program runs.
    let file: String
    /// The steps of its roadmap, its own or those of what it extends, with the measures by their public names; none where it
    /// has no roadmap.
    let steps: [Step]
    /// The texts of all files that it consists of, its own first.
    let texts: [String]

    struct Step {
        let measure: String
        let node: YamlNode
    }

    /// - Parameters:
    ///   - texts: of the files that it and what it extends are in, by name.
    ///   - measure: the public name for a word that a file has.
    init(name: String, file: String, texts: [String: String], measure: (String) throws -> String?) rethrows {
        (self.name, self.file) = (name, file)
        var next: String? = file
        var (roadmap, read): (YamlNode?, [String]) = (nil, [])
        while let current = next, read.count < 8, let text = Self.text(of: current, among: texts) {
            read.append(text)
            guard let root = YamlParser.read(SourceFile(name: current, text: text), as: .scenario).root
            else { break }
            roadmap = roadmap ?? Self.value("roadmap", of: root)
            next = Self.value("extends", of: root).map { Self.joined($0.label, in: current) }
        }
        self.texts = read
        steps = try (roadmap?.items ?? []).compactMap { node in
            guard
                let word = node.entries.first(where: {
                    DesignWords.scenarioKey($0.key, isFirst: false) == "measure"
                })?.value.label
            else { return nil }
            return Step(measure: try measure(word) ?? word, node: node)
        }
    }

    private static func value(_ key: String, of root: YamlNode) -> YamlNode? {
        let words = key == "extends" ? ["extends", "basis", "bouwt_voort_op"] : []
        return root.entries.first {
            DesignWords.scenarioKey($0.key, isFirst: true) == key || words.contains(folded($0.key))
        }?.value
    }

    private static func text(of file: String, among texts: [String: String]) -> String? {
        guard file.hasPrefix("polder:") else { return texts[file] ?? texts[standardized(file)] }
        let name = file.dropFirst(7)
        return ShippedFiles.all["scenarios/\(name)" + (name.hasSuffix(".yaml") ? "" : ".yaml")]
    }

    /// A file that another one names.
    private static func joined(_ name: String, in file: String) -> String {
        guard !name.hasPrefix("polder:") else { return name }
        if file.hasPrefix("polder:") {
            return "polder:" + standardized(PathText(String(file.dropFirst(7))).with(inFolder: name))
        }
        return standardized(PathText(file).with(inFolder: name))
    }

    /// Without `.` and with as few `..` as can be.
    private static func standardized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}

extension PathText {
    /// Another name in the folder of this file.
    fileprivate func with(inFolder name: String) -> String {
        folder.isEmpty ? name : PathText(folder).with(name)
    }
}

/// A scenario of one point: what it extends, and what the factors put in place of that.
struct PointScenario {
    let base: BaseScenario
    /// Paths and values, in the order of the factors.
    let settings: [(path: [String], value: YamlNode)]
    /// What the file tells people who open it, in one line.
    let remark: String

    /// The file.
    /// - Parameter extends: the base as seen from the folder that the file is in.
    func text(extending extends: String) -> String {
        var lines = ["# \(remark)", "extends: \(extends)"]
        var tops: [String] = []
        var trees: [String: YamlNode] = [:]
        for (path, value) in settings where path[0] != "roadmap" {
            if !tops.contains(path[0]) { tops.append(path[0]) }
            let empty = YamlNode(position: value.position, content: .mapping([]))
            trees[path[0]] = (trees[path[0]] ?? empty).setting(path.dropFirst(), to: value)
        }
        for top in tops {
            guard let tree = trees[top] else { continue }
            if tree.entries.isEmpty {
                lines.append("\(top): \(tree.written)")
            } else {
                lines.append("\(top):")
                lines += tree.entries.map { "  \($0.key): \($0.value.written)" }
            }
        }
        return (lines + roadmap).joined(separator: "\n") + "\n"
    }

    /// The whole roadmap where a factor is about it: a list is replaced as a whole.
    private var roadmap: [String] {
        let own = settings.filter { $0.path[0] == "roadmap" }
        guard !own.isEmpty else { return [] }
        let steps = base.steps.compactMap { step -> String? in
            var node = step.node
            for (path, value) in own where path.count > 1 && path[1] == step.measure {
                if path.count == 2 {
                    if comparable(value.label) == 0 { return nil }
                } else {
                    node = node.setting(path.dropFirst(2), to: value)
                }
            }
            return "  - \(node.written)"
        }
        return steps.isEmpty ? ["roadmap: []"] : ["roadmap:"] + steps
    }
}
