import Designs
import Messages
import Modelling
import Reading
import Results
import Spelling
import Words

/// Reads a design file, and notes everything that is the matter with it.
struct DesignReader {
    let reader = FieldReader(.scenario)
    let knowledge: DesignKnowledge
    let file: SourceFile

    /// Every kind with its words; the first is the one that messages list.
    static let kinds: [[String]] = [
        ["full_factorial", "volledig", "alle_combinaties"],
        ["latin_hypercube", "latijnse_hyperkubus", "lhs"],
        ["sobol"], ["one_at_a_time", "een_voor_een"], ["morris"], ["saltelli"],
    ]

    /// The first keys that a path can begin with.
    static let tops = [
        "collaboration", "context", "data", "ensemble", "existing_plans", "focus", "period", "roadmap",
    ]

    /// The design; nil where something is the matter with it.
    func design() -> (design: BatchDesign?, problems: [Problem]) {
        let (root, problems) = YamlParser.read(file, as: .scenario)
        guard let root else { return (nil, problems) }
        let design = read(Field(root: Self.english(root, DesignWords.design)))
        let all = problems + reader.problems
        return (all.contains { $0.severity == .error } ? nil : design, all)
    }

    private func read(_ root: Field) -> BatchDesign? {
        guard hasKeys(DesignWords.design, in: root) else { return nil }
        for key in ["scenarios", "kind", "factors"] where root[key] == nil {
            reader.note(.missingKey(key, of: .text("'\(file.name)'")), at: root)
        }
        let scenarios = (root["scenarios"].flatMap(reader.list) ?? []).compactMap { reader.text($0) }
        let kind = root["kind"].flatMap(self.kind)
        let factors = self.factors(root["factors"])
        let sampling = kind.flatMap { self.sampling($0, of: factors, root) }
        let constraints = self.constraints(root["constraints"], among: factors, kind: kind)
        let design = BatchDesign(
            name: name(root["name"]), file: file.name, scenarios: scenarios.map(beside),
            sampling: sampling ?? SamplingDesign(.oneAtATime, factors: []), kind: kind ?? "",
            factors: factors, constraints: constraints,
            data: (root["data"].flatMap(reader.list) ?? []).compactMap { reader.text($0) }.map(beside),
            runs: runs(root["runs"]))
        guard sampling != nil, reader.problems.isEmpty else { return nil }
        checkPoints(of: design, root)
        return design
    }

    /// A file that the design names, as seen from where the program runs.
    private func beside(_ name: String) -> String {
        let folder = PathText(file.name).folder
        let isWhole = name.hasPrefix("polder:") || name.hasPrefix("/") || folder.isEmpty
        return isWhole || file.name.hasPrefix("polder:") ? name : PathText(folder).with(name)
    }

    private func name(_ field: Field?) -> String {
        let stem = PathText(PathText(file.name).name).stem
        guard let field else {
            let letters = stem.map { Self.isOfNames($0) ? $0 : "-" }
            return String(letters.prefix(60))
        }
        guard let text = reader.text(field) else { return stem }
        if text.isEmpty || text.count > 60 || !text.allSatisfy(Self.isOfNames) {
            reader.note(Fact(DesignCode.name, ["name": .text(text)]), at: field)
        }
        return text
    }

    private static func isOfNames(_ letter: Character) -> Bool {
        letter.isASCII && (letter.isLetter || letter.isNumber) || "._-".contains(letter)
    }

    private func kind(_ field: Field) -> String? {
        guard let text = reader.text(field) else { return nil }
        let word = folded(text)
        if let kind = Self.kinds.first(where: { $0.contains(word) }) { return kind[0] }
        let names = Self.kinds.map { $0[0] }
        reader.note(
            Fact(
                DesignCode.kind,
                [
                    "text": .text(text), "names": .list(names),
                    "near": .optional(
                        reader.nearest(to: text, among: names, else: Self.kinds.flatMap { $0.dropFirst() })),
                ]), at: field)
        return nil
    }

    /// What the kind and its numbers come to; nil where one is wrong.
    private func sampling(_ kind: String, of factors: [DesignFactor], _ root: Field) -> SamplingDesign? {
        func count(_ key: String, otherwise: Int? = nil, from least: Int = 1, to most: Int) -> Int? {
            guard let field = root[key] else {
                if otherwise == nil { reader.note(.missingKey(key, of: .text("'\(kind)'")), at: root) }
                return otherwise
            }
            return whole(field, from: least, to: most)
        }
        let most = BatchDesign.mostPoints
        let found: SamplingDesign.Kind?
        switch kind {
        case "full_factorial": found = .fullFactorial
        case "one_at_a_time": found = .oneAtATime
        case "latin_hypercube": found = count("points", to: most).map { .latinHypercube(points: $0) }
        case "sobol": found = count("points", to: most).map { .sobol(points: $0) }
        case "saltelli": found = count("points", from: 2, to: most).map { .saltelli(base: $0) }
        default:
            let levels = count("levels", otherwise: 4, from: 2, to: 100)
            if let levels, levels % 2 == 1 {
                reader.note(Fact(DesignCode.levels, ["count": .count(levels)]), at: root["levels"] ?? root)
            }
            let trajectories = count("trajectories", to: most)
            found = trajectories.flatMap { trajectories in
                levels.map { .morris(trajectories: trajectories, levels: $0) }
            }
        }
        let seed = root["seed"].map { whole($0, from: 0, to: 1 << 53 - 1) ?? 1 } ?? 1
        let dimensions = ["saltelli": 2, "sobol": 1][kind, default: 0] * factors.count
        if dimensions > SobolSequence.mostDimensions, let field = root["factors"] {
            reader.note(
                Fact(
                    DesignCode.tooManyFactors,
                    [
                        "count": .count(factors.count), "kind": .text(kind),
                        "most": .count(SobolSequence.mostDimensions / (kind == "saltelli" ? 2 : 1)),
                    ]), at: field)
            return nil
        }
        guard let found, !factors.isEmpty else { return nil }
        return SamplingDesign(found, factors: factors.map(\.shape), seed: UInt64(seed))
    }

    func whole(_ field: Field, from least: Int, to most: Int) -> Int? {
        reader.count(field, atLeast: least, atMost: most) { text, least, most in
            Fact(DesignCode.count, ["text": .text(text), "least": .text(least), "most": .text(most)])
        }
    }

    private func constraints(
        _ field: Field?, among factors: [DesignFactor], kind: String?
    ) -> [DesignConstraint] {
        guard let field, let items = reader.list(field) else { return [] }
        if let kind, kind == "morris" || kind == "saltelli" {
            reader.note(Fact(DesignCode.constraintKind, ["kind": .text(kind)]), at: field)
            return []
        }
        return items.compactMap { item in
            guard let text = reader.text(item) else { return nil }
            guard let parts = DesignConstraint.parts(of: text) else {
                reader.note(Fact(DesignCode.constraint, ["text": .text(text)]), at: item)
                return nil
            }
            func side(_ word: String) -> DesignConstraint.Side {
                let place = factors.firstIndex {
                    $0.name == word || $0.path.joined(separator: ".") == word
                }
                return place.map { .factor($0) } ?? .value(word)
            }
            let constraint = DesignConstraint(
                left: side(parts.left), sign: parts.sign, right: side(parts.right), field: item)
            if case .value(let left) = constraint.left, case .value(let right) = constraint.right {
                // One of them is no number, and so a factor that is misspelt.
                let word = comparable(left) == nil ? left : right
                let names = factors.map(\.name)
                reader.note(
                    Fact(
                        DesignCode.constraintFactor,
                        [
                            "word": .text(word), "names": .list(names),
                            "near": .optional(reader.nearest(to: word, among: names)),
                        ]), at: item)
                return nil
            }
            return constraint
        }
    }

    private func runs(_ field: Field?) -> BatchDesign.Runs {
        var runs = BatchDesign.Runs()
        guard let given = field else { return runs }
        let field = given.with(Self.english(given.node, DesignWords.runs))
        guard hasKeys(DesignWords.runs, in: field) else { return runs }
        runs.members = field["members"].flatMap { whole($0, from: 1, to: RunRequest.Limits.members) }
        runs.seed = field["seed"].flatMap { whole($0, from: 0, to: 1 << 53 - 1) }.map { UInt64($0) }
        runs.years = (field["years"].flatMap(reader.list) ?? []).compactMap {
            whole($0, from: 2000, to: 2100)
        }
        runs.regions = (field["regions"].flatMap(reader.list) ?? []).compactMap { reader.text($0) }
        if let field = field["keep"], let text = reader.text(field) {
            if let keep = Retention(rawValue: text) {
                runs.keep = keep
            } else {
                let words = Retention.allCases.map(\.rawValue)
                reader.note(
                    Fact(
                        DesignCode.keep,
                        [
                            "text": .text(text), "names": .list(words),
                            "near": .optional(reader.nearest(to: text, among: words)),
                        ]), at: field)
            }
        }
        return runs
    }

    /// How many points there are, and whether any is left.
    private func checkPoints(of design: BatchDesign, _ root: Field) {
        let (count, most) = (design.sampling.count, BatchDesign.mostPoints)
        guard count <= most else {
            let shown: Phrase.Argument = count == .max ? .text("> 10^18") : .count(count)
            reader.note(
                Fact(DesignCode.tooManyPoints, ["count": shown, "most": .count(most)]),
                at: root["factors"] ?? root)
            return
        }
        guard let field = root["constraints"] else { return }
        let (points, incomparable) = design.points()
        for (constraint, _) in incomparable {
            reader.note(
                Fact(
                    DesignCode.incomparable,
                    ["text": .optional(constraint.field.text), "sign": .text(constraint.sign)]),
                at: constraint.field)
        }
        if points.isEmpty {
            reader.note(Fact(DesignCode.excluded, ["count": .count(count)]), at: field)
        }
    }

    func hasKeys(_ set: [String: [String]], in field: Field) -> Bool {
        reader.hasKeys(
            set.keys.sorted(), or: set.values.flatMap(\.self).sorted(), in: field, called: nil)
    }

    /// The same keys with English words.
    static func english(_ node: YamlNode, _ set: [String: [String]]) -> YamlNode {
        guard case .mapping(let entries) = node.content else { return node }
        return YamlNode(
            position: node.position,
            content: .mapping(
                entries.map { entry in
                    var entry = entry
                    entry.key = DesignWords.key(entry.key, of: set) ?? entry.key
                    return entry
                }))
    }
}
