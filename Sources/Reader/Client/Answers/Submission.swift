import Foundation
import Messages

/// Scenario files on their way to the daemon, with every file that they need.
struct Submission {
    var request: RunRequest
    private let folders: AllowedFolders

    private static let mostRounds = 8

    /// Reads the files that the user named; `polder:…` stands for a shipped scenario.
    ///
    /// - Throws: `Complaint` with every file that cannot be read.
    init(
        _ files: [String], data: [String] = [], members: Int? = nil, seed: UInt64? = nil,
        keep: RunRequest.Keep = .focus, name: String? = nil,
        isCentral: Bool = false, queue: Queue? = nil, priority: Int? = nil, years: [Int] = [],
        regions: [String] = [], against: String? = nil,
        compares: Bool = false
    ) throws {
        var named = files
        if let against, !named.contains(against) { named.insert(against, at: 0) }
        var problems: [String] = []
        var texts: [RequestFile] = []
        for file in Set(named).sorted() where !file.hasPrefix("polder:") {
            Self.read(file, role: .scenario, into: &texts, problems: &problems)
        }
        for file in data { Self.read(file, role: .data, into: &texts, problems: &problems) }
        if Set(named).count != named.count {
            problems.append("a file is named twice; name every scenario once")
        }
        guard problems.isEmpty else { throw Complaint(lines: problems, .input) }
        let names = Self.names(of: named)
        let reference = against.flatMap { named.firstIndex(of: $0) } ?? 0
        request = RunRequest(
            key: UUID().uuidString.lowercased(), name: name,
            scenarios: zip(names, named).map { RequestedScenario(name: $0, file: $1) },
            reference: compares ? names[reference] : nil, files: texts, members: members,
            seed: seed, keep: keep, years: years, regions: regions, central: isCentral, queue: queue,
            priority: priority)
        folders = AllowedFolders(of: named)
        do throws(Refusal) {
            try request.check()
        } catch {
            throw Complaint(error)
        }
    }

    /// Sends the request, and the files that it turns out to need, until it is accepted or refused.
    func send(_ make: (RunRequest) -> Request, over connection: Connection) throws -> Reply {
        var submission = self
        for _ in 0..<Self.mostRounds {
            do {
                return try connection.ask(make(submission.request), within: 30)
            } catch let refusal as Refusal where refusal.code == .scenarioNeedsFiles {
                try submission.add(refusal.detail.names ?? [])
            }
        }
        throw Complaint("the files need each other more than \(Self.mostRounds) deep; extend fewer", .input)
    }

    /// Reads what the daemon asks for, as far as that is allowed.
    ///
    /// - Throws: `Complaint` with every file that is not or cannot be read.
    mutating func add(_ needed: [Refusal.NeededFile]) throws {
        var problems: [String] = []
        for file in needed {
            if let objection = folders.objection(to: file) {
                problems.append(objection)
            } else {
                Self.read(file.name, role: file.role, into: &request.files, problems: &problems)
            }
        }
        guard problems.isEmpty else { throw Complaint(lines: problems, .input) }
    }

    private static func read(
        _ file: String, role: RequestFile.Role, into texts: inout [RequestFile], problems: inout [String]
    ) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let attributes else { return problems.append("\(file): there is no such file; check its name") }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            return problems.append("\(file): this is no plain file; give one (links are not followed)")
        }
        guard (attributes[.size] as? Int ?? 0) <= 2 << 20 else {
            return problems.append("\(file): the file has more than 2 MB; a scenario or a table is smaller")
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            return problems.append("\(file): the file cannot be read; check its permissions")
        }
        texts.append(RequestFile(name: file, role: role, text: String(decoding: data, as: UTF8.self)))
    }

    /// `silo` for `scenarios/groot-rijnmond/silo.yaml`; with its folder where two have the same name.
    static func names(of files: [String]) -> [String] {
        func parts(_ file: String) -> [String] {
            let plain = file.hasPrefix("polder:") ? String(file.dropFirst(7)) : file
            return (plain as NSString).deletingPathExtension.split(separator: "/").map(String.init)
        }
        let short = files.map { parts($0).last ?? $0 }
        return zip(files, short).map { file, name in
            short.count { $0 == name } == 1 ? name : parts(file).suffix(2).joined(separator: "/")
        }
    }
}
