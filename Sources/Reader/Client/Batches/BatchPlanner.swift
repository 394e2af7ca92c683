import Crypto
import Designs
import Foundation
import Messages
import Modelling
import Reading
import ShippedFiles
import Words

/// Makes a batch of a design file: reads it, lays its points out, and has the daemon look at every one of them.
struct BatchPlanner {
    let connection: Connection
    let hello: HelloReply

    /// Most problems that are told of points.
    private static let mostProblems = 20

    /// The text of a design: a file, or `polder:designs/NAME`.
    ///
    /// - Throws: `Complaint` for a file that cannot be read.
    static func source(_ file: String) throws -> SourceFile {
        if file.hasPrefix("polder:") {
            let name = file.dropFirst(7) + (file.hasSuffix(".yaml") ? "" : ".yaml")
            if let text = ShippedFiles.all["scenarios/\(name)"], name.hasPrefix("designs/") {
                return SourceFile(name: "polder:\(name)", text: text)
            }
            throw Complaint(
                Misspelt.unknown(
                    file, kind: Phrase("kind.design"),
                    among: ShippedFiles.texts(in: "scenarios/designs").keys.sorted().map {
                        "polder:designs/" + PathText($0).stem
                    }), .input)
        }
        var (texts, problems): ([RunFile], [Phrase]) = ([], [])
        SentFiles.read(file, role: .scenario, into: &texts, problems: &problems)
        guard let text = texts.first else { throw Complaint(problems, .input) }
        return text.source
    }

    /// - Throws: `Complaint` with everything that is the matter with the design or one of its points.
    func batch(of file: String) throws -> Batch {
        let source = try Self.source(file)
        let knowledge = try self.knowledge()
        let (design, problems) = DesignReader(knowledge: knowledge, file: source).design()
        guard let design else { throw Self.complaint(Diagnostic.first(of: problems), of: source) }
        let (names, texts) = (Submission.names(of: design.scenarios), try bases(of: design))
        let byName = Dictionary(texts.map { ($0.name, $0.text) }) { first, _ in first }
        let bases = try zip(names, design.scenarios).map { name, file in
            try BaseScenario(name: name, file: file, texts: byName) { word in
                try measure(word, knowledge)
            }
        }
        try checkSteps(of: design, bases, source)
        let batch = laidOut(
            design, bases,
            files: texts.filter { !design.scenarios.contains($0.name) }
                + texts.filter { design.scenarios.contains($0.name) }.map {
                    RunFile(name: $0.name, role: .base, text: $0.text)
                })
        try check(batch, design, source)
        return batch
    }

    private func knowledge() throws -> DesignKnowledge {
        let numbers = try Catalogue.entries(of: .parameters, connection).compactMap { entry in
            entry.low.flatMap { low in entry.high.map { (entry.name, low...max(low, $0)) } }
        }
        return DesignKnowledge(
            numbers: Dictionary(numbers) { first, _ in first },
            regions: try Catalogue.entries(of: .regions, connection).map(\.name),
            measures: try Catalogue.entries(of: .measures, connection).map { entry in
                [entry.name, entry.title] + (entry.titles.map { [$0.dutch, $0.english] } ?? [])
            })
    }

    /// The public name for what a roadmap calls a measure; the daemon knows more words than its catalogue shows.
    private func measure(_ word: String, _ knowledge: DesignKnowledge) throws -> String? {
        let reader = DesignReader(knowledge: knowledge, file: SourceFile(name: "", text: ""))
        if let known = reader.measure(word) { return known }
        return (try? Catalogue.entries(of: .measures, connection, name: word))?.first?.name
    }

    /// The base scenarios and all that they need, as the daemon asks for it.
    ///
    /// - Throws: `Complaint` with what is the matter with them.
    private func bases(of design: BatchDesign) throws -> [RunFile] {
        let sent = try SentFiles(design.scenarios, data: design.data)
        let (submission, reply) = try Submission(sent).completed(over: connection)
        let errors = reply.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw Complaint(
                texts: [DiagnosticPage(errors, texts: submission.texts).text(ending: true)], .input)
        }
        return submission.request.files
    }

    /// Whether each factor about a roadmap finds its step in one of the scenarios.
    private func checkSteps(of design: BatchDesign, _ bases: [BaseScenario], _ source: SourceFile) throws {
        let known = bases.flatMap { $0.steps.map(\.measure) }
        var problems: [Problem] = []
        for factor in design.factors where factor.path[0] == "roadmap" && factor.path.count > 1 {
            guard !known.contains(factor.path[1]) else { continue }
            let names = known.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            let reader = FieldReader(.scenario)
            problems.append(
                Problem(
                    .scenario, at: factor.field.node.position,
                    Fact(
                        DesignCode.noStep,
                        [
                            "measure": .text(factor.path[1]), "names": .list(names),
                            "near": .optional(reader.nearest(to: factor.path[1], among: names)),
                        ])))
        }
        guard problems.isEmpty else { throw Self.complaint(Diagnostic.first(of: problems), of: source) }
    }

    private func laidOut(_ design: BatchDesign, _ bases: [BaseScenario], files: [RunFile]) -> Batch {
        let folder = design.file.hasPrefix("polder:") ? "" : PathText(design.file).folder
        // A colon stands in no name that a user has, so no file is written over in thought.
        let scenarios = zip(bases, design.scenarios).map { base, _ in
            Batch.Scenario(
                name: base.name,
                file: PathText(folder).with(
                    "\(design.name).\(base.name.replacing("/", with: "-")).yaml"))
        }
        let (points, _) = design.points()
        let made = points.map { point in
            let labels = point.values.map(\.label)
            let remark =
                ([design.name, "#\(point.number)"]
                + zip(design.factors, labels).map { "\($0.name)=\($1)" }).joined(separator: " ")
                .split(whereSeparator: \.isNewline).joined(separator: " ")
            let settings = zip(design.factors, point.values).map { ($0.path, $1) }
            return Batch.Point(
                number: point.number, coordinates: point.coordinates, values: labels,
                texts: bases.map { base in
                    PointScenario(base: base, settings: settings, remark: remark)
                        .text(extending: Self.seen(base.file, from: folder))
                })
        }
        let runs = Self.runs(of: design)
        return Batch(
            name: design.name,
            digest: digest(bases, points: made, files: files, runs: runs),
            file: design.file, kind: design.kind, sampling: Self.sampling(of: design),
            factors: design.factors.map(Self.factor), scenarios: scenarios, points: made,
            excluded: design.sampling.count - made.count, files: files, runs: runs,
            model: hello.model.digest, data: hello.data.digest)
    }

    /// What a factor sets in a scenario is not said once more in the request, which would win.
    private static func runs(of design: BatchDesign) -> BatchDesign.Runs {
        var runs = design.runs
        if design.factors.contains(where: { $0.path == ["ensemble", "members"] }) { runs.members = nil }
        if design.factors.contains(where: { $0.path == ["ensemble", "seed"] }) { runs.seed = nil }
        return runs
    }

    /// A base as a file in a folder names it.
    private static func seen(_ file: String, from folder: String) -> String {
        guard !file.hasPrefix("polder:"), !file.hasPrefix("/"), !folder.isEmpty else { return file }
        return file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.count + 1)) : file
    }

    private static func sampling(of design: BatchDesign) -> Batch.Sampling {
        var sampling = Batch.Sampling(seed: design.sampling.seed)
        switch design.sampling.kind {
        case .fullFactorial, .oneAtATime: break
        case .latinHypercube(let points), .sobol(let points): sampling.size = points
        case .morris(let trajectories, let levels): (sampling.size, sampling.levels) = (trajectories, levels)
        case .saltelli(let base): sampling.size = base
        }
        return sampling
    }

    private static func factor(_ factor: DesignFactor) -> Batch.Factor {
        let path = factor.path.joined(separator: ".")
        return switch factor.values {
        case .list(let nodes, _):
            Batch.Factor(name: factor.name, path: path, values: nodes.map(\.label), low: nil, high: nil)
        case .range(let low, let high, _, _, _):
            Batch.Factor(name: factor.name, path: path, values: nil, low: low, high: high)
        }
    }

    /// Of all that decides a result, without the folders that files lie in.
    private func digest(
        _ bases: [BaseScenario], points: [Batch.Point], files: [RunFile], runs: BatchDesign.Runs
    ) -> String {
        var hash = SHA256()
        func add(_ text: String) { hash.update(data: Data("\(text.utf8.count):\(text)".utf8)) }
        add("batch 1")
        add(hello.model.digest)
        add(hello.data.digest)
        add(String(decoding: (try? Wire.encode(runs)) ?? [], as: UTF8.self))
        for base in bases {
            add(base.name)
            base.texts.forEach(add)
        }
        for file in files.sorted(by: { ($0.text, $0.name) < ($1.text, $1.name) }) {
            add(file.role.rawValue)
            add(file.text)
        }
        for point in points {
            add("\(point.number)")
            // Without its first line, which only tells what the others say.
            point.texts.forEach { add($0.split(separator: "\n").dropFirst().joined(separator: "\n")) }
        }
        return hash.finalize().prefix(12).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Has the daemon read every scenario of every point; nothing is computed.
    ///
    /// - Throws: `Complaint` with what is the matter, at the factor that it comes from.
    private func check(_ batch: Batch, _ design: BatchDesign, _ source: SourceFile) throws {
        var found: [Diagnostic] = []
        var seen: Set<String> = []
        let room = RunRequest.Limits.scenarios / batch.scenarios.count
        let stem = batch.scenarios.map(\.file)
        for start in stride(from: 0, to: batch.points.count, by: max(1, room)) {
            let points = batch.points[start..<min(start + max(1, room), batch.points.count)]
            var (files, asked): ([RunFile], [RequestedScenario]) = (batch.files, [])
            var origin: [String: Batch.Point] = [:]
            for point in points {
                for (place, text) in point.texts.enumerated() {
                    let name = PathText(stem[place]).stem + ".\(point.number).yaml"
                    files.append(RunFile(name: name, role: .scenario, text: text))
                    asked.append(
                        RequestedScenario(name: "\(point.number) \(batch.scenarios[place].name)", file: name))
                    origin[name] = point
                }
            }
            let request = RunRequest(
                key: UUID().uuidString, scenarios: asked, files: files, members: batch.runs.members,
                seed: batch.runs.seed, keep: batch.runs.keep, years: batch.runs.years,
                regions: batch.runs.regions)
            let reply = try connection.ask(ValidateRequest(request), within: 60)
            for diagnostic in reply.diagnostics where diagnostic.severity == .error {
                guard let point = origin[diagnostic.file] else { continue }
                let moved = Self.moved(diagnostic, to: design, point)
                let known = "\(moved.line ?? 0) \(moved.code) \(moved.fact(in: .english))"
                if seen.insert(known).inserted { found.append(moved) }
            }
            if found.count >= Self.mostProblems { break }
        }
        guard found.isEmpty else { throw Self.complaint(found, of: source) }
    }

    /// A problem of a point's scenario, told at the factor that brings it in; else of the point.
    private static func moved(_ problem: Diagnostic, to design: BatchDesign, _ point: Batch.Point)
        -> Diagnostic
    {
        let factor = design.factors.first { factor in
            let path = factor.path.joined(separator: ".")
            if factor.path.count > 2, factor.path[0] == "roadmap" {
                // Steps go by their measure here and by their number there; what tells them apart is the value.
                let key = factor.path.dropFirst(2).joined(separator: ".")
                let value = point.values[design.factors.firstIndex { $0.name == factor.name } ?? 0]
                return problem.path.hasSuffix("]." + key)
                    && problem.arguments.values.contains(.text(value))
            }
            return problem.path == path || problem.path.hasPrefix(path + ".")
                || path.hasPrefix(problem.path + ".") && !problem.path.isEmpty
        }
        var moved = problem
        moved.file = design.file
        (moved.line, moved.column) = (nil, nil)
        if let position = factor?.field.node.position {
            (moved.line, moved.column) = (position.line, position.column)
        } else {
            let values = zip(design.factors, point.values).map { "\($0.name)=\($1)" }
            moved.file += " #\(point.number) (\(values.joined(separator: ", ")))"
        }
        return moved
    }

    private static func complaint(_ problems: [Diagnostic], of source: SourceFile) -> Complaint {
        Complaint(
            texts: [DiagnosticPage(problems, texts: [source.name: source.text]).text(ending: false)], .input)
    }
}

extension Submission {
    /// The request with every file that it turns out to need, and what the daemon says of it; runs nothing.
    func completed(over connection: Connection) throws -> (Submission, ValidateReply) {
        var submission = self
        let reply = try submission.completing(ValidateRequest.init, over: connection)
        return (submission, reply)
    }
}
