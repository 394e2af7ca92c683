internal import Baselines
internal import Reading
import Spelling

/// The files of one submission: finds, reads and lays over each other what each scenario consists of.
struct FileSet {
    private static let longestChain = 8

    private let given: [FileName: SourceFile]
    private let missing: Set<FileName>
    private var trees: [FileName: YamlNode] = [:]
    private var isRead: Set<FileName> = []
    /// The scenarios that a file is part of, by the file's name in problems.
    private(set) var users: [String: [String]] = [:]
    private(set) var problems: [Problem] = []
    private(set) var needs: [NeededFile] = []
    /// The tables that scenarios name.
    private(set) var tables: [SourceFile] = []

    /// - Parameters:
    ///   - missing: files that were asked for and that are not there.
    ///   - isStored: whether these are all files of a run that was accepted before, shipped ones too: then
    ///   their texts count, not those that ship today.
    init(_ files: [SourceFile], missing: [String], isStored: Bool) {
        self.missing = Set(missing.map { FileName($0) })
        let inOrder = isStored ? files + ShippedScenarios.files : ShippedScenarios.files + files
        given = Dictionary(inOrder.map { (FileName($0.name), $0) }) { first, _ in first }
    }

    /// The scenario in a file, with all that it extends; nil where the file itself is missing or cannot be read.
    mutating func scenario(in name: String) -> ScenarioFile? {
        let top = FileName(name)
        var chain: [FileName] = []
        var roots: [YamlNode] = []
        var next: FileName? = top
        var namedAt: SourcePosition?
        var isWhole = true
        while let file = next {
            if let read = given[file] { users[read.name, default: []].append(name) }
            guard let root = tree(of: file, namedAt: namedAt) else {
                isWhole = false
                break
            }
            chain.append(file)
            roots.append(root)
            next = nil
            if let base = root["extends"] {
                guard let extended = self.base(base, of: chain, below: top.root) else {
                    isWhole = false
                    break
                }
                (next, namedAt) = (extended, base.position)
            }
        }
        guard let own = roots.first else { return nil }
        // A short name is the name of one file, and not of what others make of it.
        let merged = roots.dropFirst().map { $0.without("short") }.reversed() + [own]
        let whole = merged.dropFirst().reduce(merged[0]) { $0.overlaid(by: $1) }
        return ScenarioFile(
            name: name, root: whole.without("extends"),
            chain: chain.map { given[$0]?.name ?? $0.text }, isWhole: isWhole)
    }

    /// The files that a scenario consists of, its own first.
    func files(of scenario: String) -> [SourceFile] {
        let others = users.filter { $0.key != scenario && $0.value.contains(scenario) }.map(\.key).sorted()
        return ([scenario] + others).compactMap { given[FileName($0)] }
    }

    /// A table that a scenario names; nil where it is not given, or may not be.
    mutating func table(_ node: YamlNode, named text: String, of scenario: ScenarioFile) -> SourceFile? {
        let root = FileName(scenario.name).root
        let isShipped = text.hasPrefix("polder:")
        guard
            let name = isShipped
                ? FileName(text) : checked(text, at: node.position, below: root, ending: ".csv")
        else { return nil }
        guard let file = given[name] else {
            if isShipped {
                problems.append(
                    Problem(
                        .scenario, at: node.position, path: "data", .unknownFile(text, suggestion: nil)))
            } else {
                need(name, as: .data, namedAt: node.position)
            }
            return nil
        }
        let table = SourceFile(name: file.name, text: file.text)
        if !tables.contains(table) { tables.append(table) }
        return table
    }

    private mutating func tree(of name: FileName, namedAt position: SourcePosition?) -> YamlNode? {
        guard let file = given[name] else {
            if name.isShipped {
                let known = ShippedScenarios.names
                let asked = ShippedScenarios.shortName(name.text)
                problems.append(
                    Problem(
                        .scenario,
                        at: position ?? SourcePosition(file: name.text, line: 1, column: 1), path: "extends",
                        .unknownShipped(asked, suggestion: nearestName(to: asked, among: known))))
            } else {
                need(name, as: .base, namedAt: position)
            }
            return nil
        }
        if isRead.insert(name).inserted {
            let reading = YamlParser.read(file, as: .scenario)
            let english = reading.root.map { KeyWords.scenario.english($0) }
            problems += reading.problems + (english?.problems ?? [])
            trees[name] = english?.node
        }
        return trees[name]
    }

    private mutating func need(_ name: FileName, as role: RunFile.Role, namedAt position: SourcePosition?) {
        guard !missing.contains(name) else {
            let path = role == .data ? "data" : "extends"
            problems.append(
                Problem(
                    .scenario, at: position ?? SourcePosition(file: name.text, line: 1, column: 1),
                    path: path,
                    .unknownFile(
                        name.text, suggestion: role == .data ? nil : shipped(like: name, namedAt: position))))
            return
        }
        guard !needs.contains(where: { $0.name == name.text }) else { return }
        needs.append(NeededFile(name: name.text, namedBy: position?.file ?? "", role: role))
    }

    /// The shipped scenario that a file of this name was most likely copied beside: the one of its region.
    private func shipped(like name: FileName, namedAt position: SourcePosition?) -> String? {
        let stem = name.parts.last.map { $0.hasSuffix(".yaml") ? String($0.dropLast(5)) : $0 } ?? ""
        let known = ShippedScenarios.all.filter { $0.hasSuffix("/\(stem)") }
        let text =
            position.flatMap { given[FileName($0.file)] }.map { spelling(of: "\($0.name) \($0.text)") } ?? ""
        let ofRegion = known.filter { text.contains(spelling(of: String($0.prefix { $0 != "/" }))) }
        return ofRegion.count == 1 ? "polder:\(ofRegion[0])" : nil
    }

    private mutating func base(
        _ node: YamlNode, of chain: [FileName], below root: FileName
    ) -> FileName? {
        guard case .text(let text, _) = node.content, !text.isEmpty else {
            problems.append(
                Problem(
                    .scenario,
                    at: node.position, path: "extends",
                    .wrongKind(found: node.kind, expected: .fileName)))
            return nil
        }
        let name: FileName
        if text.hasPrefix("polder:") {
            name = ShippedScenarios.fileName(text)
        } else {
            guard let sibling = checked(text, at: node.position, below: root, ending: ".yaml") else {
                return nil
            }
            name = sibling
        }
        if let first = chain.firstIndex(of: name) {
            let circle = (chain[first...] + [name]).map(\.text)
            problems.append(Problem(.scenario, at: node.position, path: "extends", .extendsInCircle(circle)))
            return nil
        }
        guard chain.count < Self.longestChain else {
            problems.append(
                Problem(
                    .scenario, at: node.position, path: "extends", .chainTooLong(limit: Self.longestChain)))
            return nil
        }
        return name
    }

    private mutating func checked(
        _ text: String, at position: SourcePosition, below root: FileName, ending: String
    ) -> FileName? {
        let path = ending == ".csv" ? "data" : "extends"
        let file = FileName(position.file)
        let name = file.sibling(text)
        if text.hasPrefix("/") || text.hasPrefix("~") || text.contains("\\") {
            problems.append(Problem(.scenario, at: position, path: path, .absolutePath(text)))
        } else if !name.isBelow(file.isShipped ? file.root : root) {
            problems.append(
                Problem(
                    .scenario,
                    at: position, path: path,
                    .leadsOutside(text, folder: root.text.isEmpty ? "." : root.text)))
        } else if !name.hasEnding(ending) {
            problems.append(
                Problem(.scenario, at: position, path: path, .wrongFileType(text, expected: ending)))
        } else {
            return name
        }
        return nil
    }
}
