import Foundation
public import Reading

extension ConfigFiles {
    /// Reads `regions/*.csv` and `measures.yaml` below `folder`; throws every file that is missing or cannot be opened.
    public init(folder: String) throws(Problems) {
        var problems: [Problem] = []
        func read(_ name: String) -> String {
            let path = "\(folder)/\(name)"
            guard FileManager.default.fileExists(atPath: path) else {
                problems.append(Problem(path, 1, 1, .fileMissing(name)))
                return ""
            }
            do {
                return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            } catch {
                problems.append(Problem(path, 1, 1, .fileUnreadable((error as NSError).localizedDescription)))
                return ""
            }
        }
        let regions = Dictionary(Self.tables.map { ("\($0).csv", read("regions/\($0).csv")) }) { first, _ in
            first
        }
        let measures = read("measures.yaml")
        if !problems.isEmpty { throw Problems(problems) }
        self.init(regions: regions, measures: measures, observations: Self.embedded.observations)
    }
}
