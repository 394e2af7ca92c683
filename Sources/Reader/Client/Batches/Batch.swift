import Designs
import Messages
import Reading
import Results

/// A design with its points laid out and every text of it at hand: what runs are made of, and what results are read by.
///
/// It is kept beside the state of the program, so that a batch goes by its name; the runs themselves are in the daemon's
/// store, where the batch finds them by their names.
struct Batch: Codable, Equatable {
    let name: String
    /// Stands for everything that decides a result: points, texts, model and figures; 24 hexadecimal digits.
    let digest: String
    /// The file that the design came from.
    let file: String
    let kind: String
    /// What `SamplingDesign.Kind` needs beside the word for it.
    let sampling: Sampling
    let factors: [Factor]
    let scenarios: [Scenario]
    let points: [Point]
    /// Points that constraints left out.
    let excluded: Int
    /// What all runs share: what scenarios extend, and tables.
    let files: [RunFile]
    let runs: BatchDesign.Runs
    /// Digests of the model and of the figures that it was laid out for.
    let model: String
    let data: String

    struct Sampling: Codable, Equatable {
        /// Points, trajectories or base points; 0 where the kind has no such number.
        var size = 0
        var levels = 0
        var seed: UInt64 = 1
    }

    struct Factor: Codable, Equatable {
        let name: String
        /// `collaboration.mode`
        let path: String
        /// Of a list in its order; nil for a range.
        let values: [String]?
        let low: Double?
        let high: Double?
    }

    struct Scenario: Codable, Equatable {
        let name: String
        /// The file that a point's scenario has in its request.
        let file: String
    }

    struct Point: Codable, Equatable {
        /// In the design, from 1.
        let number: Int
        let coordinates: [Double]
        /// One for each factor, as a scenario file has it.
        let values: [String]
        /// One for each scenario.
        let texts: [String]
    }

    /// The request for a point's run.
    ///
    /// - Parameter attempt: 1 for the first.
    func request(_ point: Point, attempt: Int) -> RunRequest {
        let own = zip(scenarios, point.texts).map {
            RunFile(name: $0.file, role: .scenario, text: $1)
        }
        return RunRequest(
            key: "batch-\(digest)-\(point.number)" + (attempt > 1 ? "-\(attempt)" : ""),
            name: BatchLabel(batch: name, mark: mark, number: point.number, total: total, attempt: attempt)
                .text,
            scenarios: scenarios.map { RequestedScenario(name: $0.name, file: $0.file) },
            reference: scenarios.count > 1 ? scenarios[0].name : nil, files: own + files,
            members: runs.members, seed: runs.seed, keep: runs.keep, years: runs.years,
            regions: runs.regions, queue: .batch)
    }

    /// What tells its runs from those of other batches of its name.
    var mark: String { String(digest.prefix(8)) }

    /// How many points the design has, with those that constraints left out.
    var total: Int { points.count + excluded }

    /// Draws of all scenarios of all points.
    func work(members: Int) -> Int {
        points.count * members * (scenarios.count + (scenarios.count > 1 ? 1 : 0))
    }
}

/// The name of a run that says which point of which batch it is: `sweep #17/64 [ab12cd34]`.
struct BatchLabel: Equatable {
    let batch: String
    let mark: String
    let number: Int
    let total: Int
    let attempt: Int

    init(batch: String, mark: String, number: Int, total: Int, attempt: Int) {
        (self.batch, self.mark, self.number, self.total, self.attempt) = (batch, mark, number, total, attempt)
    }

    /// Nil for a name that is none of these.
    init?(_ name: String) {
        guard name.hasSuffix("]"),
            let match = name.wholeMatch(
                of: /([A-Za-z0-9._\-]+) #([0-9]+)(?:\.([0-9]+))?\/([0-9]+) \[([0-9a-f]{8})\]/),
            let number = Int(match.output.2), let total = Int(match.output.4)
        else { return nil }
        self.init(
            batch: String(match.output.1), mark: String(match.output.5), number: number, total: total,
            attempt: match.output.3.flatMap { Int($0) } ?? 1)
    }

    var text: String { "\(batch) #\(number)\(attempt > 1 ? ".\(attempt)" : "")/\(total) [\(mark)]" }
}
