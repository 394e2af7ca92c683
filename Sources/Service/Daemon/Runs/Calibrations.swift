import Backcasts
import Baselines
import Crypto
import Foundation
import Messages
import Modelling
import RegionModel
import Results
import Scores
import Synchronization

/// Windows for backcasts, made when somebody asks for them, and searches that are under way.
final class Calibrations: Sendable {
    private struct State {
        var validation: Validation?
        /// By the files in which they are written down.
        var searches: [String: Calibration] = [:]
    }

    private let state = Mutex(State())
    /// A request is answered after this long, so that requests behind it need not wait.
    private static let moment = Duration.milliseconds(400)
    /// Most searches that are held; another one begins by reading what it had tried.
    private static let mostSearches = 4
    /// Most searches of which a folder keeps what was tried; the one that was left longest ago goes.
    private static let mostFiles = 16

    func document(members: Int, seed: Int, knowledge: Knowledge) throws -> BackcastDocument {
        try state.withLock { state in
            try Self.validation(&state, knowledge).document(members: members, seed: seed)
        }
    }

    /// Tries sets of values for a moment; each is written down before the next.
    func goOn(seed: Int, folder: URL, knowledge: Knowledge) throws -> CalibrationDocument {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = folder.appending(path: "\(Self.name(of: knowledge))-\(seed).jsonl")
        let declared = knowledge.model.makeWorkspace().parameters.reduce(into: [String: Double]()) {
            $0[$1.name] = $1.declaration.central.first
        }
        return try state.withLock { state in
            let validation = try Self.validation(&state, knowledge)
            let name = file.path
            if state.searches[name] == nil {
                Self.makeRoom(in: folder, for: file)
                if state.searches.count >= Self.mostSearches { state.searches = [:] }
                let search = Calibration(validation, seed: seed, evaluations: Self.evaluations(in: file))
                // Whatever is cut off or damaged goes, so that lines are added behind whole ones.
                try Self.write(search.evaluations, to: file)
                state.searches[name] = search
            }
            let start = ContinuousClock.now
            while state.searches[name]?.isDone == false, ContinuousClock.now - start < Self.moment {
                if let tried = state.searches[name]?.advance() { try Self.append(tried, to: file) }
            }
            guard let search = state.searches[name] else { throw Refusal.internalError("a search is gone") }
            return search.document(declared: declared)
        }
    }

    private static func makeRoom(in folder: URL, for file: URL) {
        let known =
            (try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: [.contentModificationDateKey, .isRegularFileKey]))
            ?? []
        let changed = { (file: URL) in
            (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate
                ?? .distantPast
        }
        let others = known.filter {
            $0.pathExtension == "jsonl" && $0.lastPathComponent != file.lastPathComponent
        }
        .sorted { changed($0) < changed($1) }
        for old in others.dropLast(mostFiles - 1) { try? FileManager.default.removeItem(at: old) }
    }

    private static func validation(_ state: inout State, _ knowledge: Knowledge) throws -> Validation {
        if let known = state.validation { return known }
        let made = try Validation(knowledge.catalogue)
        state.validation = made
        return made
    }

    /// Evaluations belong to one model on one set of figures.
    private static func name(of knowledge: Knowledge) -> String {
        let observations = ConfigFiles.embedded.observations.sorted { $0.key < $1.key }.map(\.value)
        let all =
            [knowledge.modelIdentity.version, knowledge.modelIdentity.digest, knowledge.dataIdentity.digest]
            + observations
        return String(SHA256.hash(data: Data(all.joined(separator: "\n").utf8)).hexadecimal.prefix(16))
    }

    /// What was tried before, up to a line that was cut off.
    private static func evaluations(in file: URL) -> [Calibration.Evaluation] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var known: [Calibration.Evaluation] = []
        for line in text.split(separator: "\n") {
            guard let one = try? JSONDecoder().decode(Calibration.Evaluation.self, from: Data(line.utf8))
            else { break }
            known.append(one)
        }
        return known
    }

    private static func write(_ evaluations: [Calibration.Evaluation], to file: URL) throws {
        let encoder = JSONEncoder()
        let lines = try evaluations.reduce(into: Data()) { $0 += try encoder.encode($1) + Data("\n".utf8) }
        try lines.write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }

    private static func append(_ tried: Calibration.Evaluation, to file: URL) throws {
        let line = try JSONEncoder().encode(tried) + Data("\n".utf8)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: line)
    }
}
