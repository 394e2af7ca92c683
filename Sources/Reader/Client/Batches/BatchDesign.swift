import Designs
import Reading
import Results

/// What a design file says, before its points are laid out.
struct BatchDesign {
    /// What the batch is called.
    let name: String
    /// The file, as the user named it.
    let file: String
    /// Base scenarios, the first of which the others are compared with: `polder:…`, or paths as seen from the program.
    let scenarios: [String]
    let sampling: SamplingDesign
    /// The word for the kind of sampling.
    let kind: String
    let factors: [DesignFactor]
    let constraints: [DesignConstraint]
    /// Tables of figures, as paths seen from the program.
    let data: [String]
    let runs: Runs

    /// What every run of a design has.
    struct Runs: Codable, Equatable {
        /// Nil for what the scenarios say.
        var members: Int?
        var seed: UInt64?
        var keep = Retention.bands
        var years: [Int] = []
        var regions: [String] = []
    }

    /// Most points of a design, and most of them that are laid out to see which ones constraints leave.
    static let mostPoints = 20_000

    /// The points that every constraint lets through, by their numbers in the design, and two sides that cannot be compared.
    func points() -> (
        points: [(number: Int, coordinates: [Double], values: [YamlNode])],
        incomparable: [(DesignConstraint, [String])]
    ) {
        var incomparable: [(DesignConstraint, [String])] = []
        var found: [(number: Int, coordinates: [Double], values: [YamlNode])] = []
        for (index, coordinates) in sampling.points.enumerated() {
            let values = zip(factors, coordinates).map { $0.value(at: $1) }
            let labels = values.map(\.label)
            let isLeft = constraints.enumerated().allSatisfy { place, constraint in
                if let isMet = constraint.isMet(by: labels) { return isMet }
                if !incomparable.contains(where: { $0.0.field.path == constraint.field.path }) {
                    incomparable.append((constraint, labels))
                }
                return true
            }
            if isLeft { found.append((index + 1, coordinates, values)) }
        }
        return (found, incomparable)
    }
}

/// What a design can be about, as the daemon knows it.
struct DesignKnowledge {
    /// Ranges of the uncertain numbers, by name.
    var numbers: [String: ClosedRange<Double>] = [:]
    /// Codes of all regions.
    var regions: [String] = []
    /// Every word for each measure; the first is its public name.
    var measures: [[String]] = []
}
