import Foundation
import Messages
import Reading
import Words

/// The files that the user named: `polder:…` stands for a shipped scenario, all others are read.
struct SentFiles {
    /// Scenarios in the order in which they are compared, as the user wrote them.
    let named: [String]
    /// The one that the others are compared with.
    let reference: String
    /// Whether nobody asked for it.
    let isReferenceUsual: Bool
    let texts: [RunFile]

    /// - Throws: `Complaint` with every file that cannot be read.
    init(_ files: [String], against: String? = nil, data: [String] = []) throws {
        var named = files
        // One of the files may be meant by its name in rows.
        let against = against.map { word in
            files.contains(word) || FileManager.default.fileExists(atPath: word)
                ? word : zip(Submission.names(of: files), files).first { $0.0 == word }?.1 ?? word
        }
        if let against, !named.contains(against) { named.insert(against, at: 0) }
        var (problems, texts): ([Phrase], [RunFile]) = ([], [])
        for file in Set(named).sorted() where !file.hasPrefix("polder:") {
            Self.read(file, role: .scenario, into: &texts, problems: &problems)
        }
        for file in data { Self.read(file, role: .data, into: &texts, problems: &problems) }
        for file in Set(named).sorted() where named.count(where: { $0 == file }) > 1 {
            problems.append(Phrase("client.file.twice", ["file": .text(file)]))
        }
        guard problems.isEmpty else { throw Complaint(problems, .input) }
        (self.named, self.texts) = (named, texts)
        reference = against ?? named.first ?? ""
        isReferenceUsual = against == nil
    }

    /// A scenario that is not written yet.
    init(text file: RunFile) {
        (named, texts, reference, isReferenceUsual) = ([file.name], [file], file.name, true)
    }

    /// The files that are there, where some are not; nil where that leaves no scenario, or all are there.
    static func thatAreThere(_ files: [String], data: [String]) -> SentFiles? {
        func isThere(_ file: String) -> Bool {
            file.hasPrefix("polder:") || FileManager.default.fileExists(atPath: file)
        }
        let (scenarios, tables) = (files.filter(isThere), data.filter(isThere))
        guard !scenarios.isEmpty, scenarios.count + tables.count < files.count + data.count else {
            return nil
        }
        return try? SentFiles(scenarios, data: tables)
    }

    /// Reads a file, or adds to the problems why it cannot be.
    static func read(
        _ file: String, role: RunFile.Role, into texts: inout [RunFile], problems: inout [Phrase]
    ) {
        func refuse(_ phrase: Phrase) { problems.append(phrase) }
        let place: [String: Phrase.Argument] = ["file": .text(file)]
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let attributes else { return refuse(missing(file, role: role)) }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            return refuse(Phrase("client.file.not_plain", place))
        }
        guard (attributes[.size] as? Int ?? 0) <= 2 << 20 else {
            return refuse(Phrase("client.file.large", place))
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            return refuse(Phrase("client.file.unreadable", place))
        }
        texts.append(RunFile(name: file, role: role, text: String(decoding: data, as: UTF8.self)))
    }

    /// No such file: perhaps a year that belongs to an option, or a shipped scenario.
    private static func missing(_ file: String, role: RunFile.Role) -> Phrase {
        let isYear = file.count == 4 && Int(file) != nil
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let isShipped =
            role == .scenario && parts.count == 2
            && parts.allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "-" } && !$0.isEmpty }
        return Phrase(
            "client.file.missing",
            [
                "file": .text(file), "year": .text(isYear ? file : ""),
                "shipped": .text(isShipped ? "polder:\(file)" : ""),
            ])
    }
}

/// Scenarios on their way to the daemon, with every file that they need.
struct Submission {
    var request: RunRequest
    private let folders: AllowedFolders

    private static let mostRounds = 8

    /// - Throws: `Complaint` for what the request cannot hold.
    init(
        _ files: SentFiles, ensemble: EnsembleOptions.Checked = EnsembleOptions.Checked(), years: [Int] = [],
        regions: [String] = [], compares: Bool = false
    ) throws {
        let names = Self.names(of: files.named)
        let reference = files.named.firstIndex(of: files.reference) ?? 0
        request = RunRequest(
            key: UUID().uuidString.lowercased(), name: ensemble.name,
            scenarios: zip(names, files.named).map { RequestedScenario(name: $0, file: $1) },
            reference: compares ? names[reference] : nil,
            isReferenceUsual: compares && files.isReferenceUsual ? true : nil, files: files.texts,
            members: ensemble.members,
            seed: ensemble.seed, keep: ensemble.keep, years: years, regions: regions,
            central: ensemble.isCentral, queue: ensemble.queue, priority: ensemble.priority)
        folders = AllowedFolders(of: files.named)
        do throws(Refusal) {
            try request.check()
        } catch {
            throw Complaint(error)
        }
    }

    /// The texts that were sent, by their names.
    var texts: [String: String] {
        Dictionary(request.files.map { ($0.name, $0.text) }) { first, _ in first }
    }

    /// Says what the daemon found in the files.
    func tell(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        Terminal.say(line: DiagnosticPage(diagnostics, texts: texts).text(ending: true))
    }

    /// Sends the request, and the files that it turns out to need, until it is accepted or refused.
    func send<Asked: Request>(
        _ make: (RunRequest) -> Asked, over connection: Connection
    ) throws -> Asked.Answer {
        var submission = self
        return try submission.completing(make, over: connection)
    }

    /// The same, and keeps the files that turn out to be needed.
    mutating func completing<Asked: Request>(
        _ make: (RunRequest) -> Asked, over connection: Connection
    ) throws -> Asked.Answer {
        for _ in 0..<Self.mostRounds {
            do {
                return try connection.ask(make(request), within: 30)
            } catch let refusal as Refusal where refusal.code == .scenarioNeedsFiles {
                try add(refusal.detail.names ?? [])
            } catch let refusal as Refusal where refusal.detail.diagnostics?.isEmpty == false {
                throw Complaint(refusal, texts: texts)
            }
        }
        throw Complaint(Phrase("client.file.deep", ["most": .count(Self.mostRounds)]), .input)
    }

    /// Reads what the daemon asks for, as far as that is allowed.
    ///
    /// - Throws: `Complaint` with every file that is not or cannot be read.
    mutating func add(_ needed: [NeededFile]) throws {
        var problems: [Phrase] = []
        for file in needed {
            if let objection = folders.objection(to: file) {
                problems.append(objection)
            } else if !FileManager.default.fileExists(atPath: file.name) {
                // The daemon says where it is named, and all else that is the matter.
                request.missing = (request.missing ?? []) + [file.name]
            } else {
                SentFiles.read(file.name, role: file.role, into: &request.files, problems: &problems)
            }
        }
        guard problems.isEmpty else { throw Complaint(problems, .input) }
    }

    /// `silo` for `scenarios/groot-rijnmond/silo.yaml`; with its folder where two have the same name.
    static func names(of files: [String]) -> [String] {
        func parts(_ file: String) -> [String] {
            let plain = file.hasPrefix("polder:") ? String(file.dropFirst(7)) : file
            return PathText(plain).stem.split(separator: "/").map(String.init)
        }
        let short = files.map { parts($0).last ?? $0 }
        return zip(files, short).map { file, name in
            short.count { $0 == name } == 1 ? name : parts(file).suffix(2).joined(separator: "/")
        }
    }
}
