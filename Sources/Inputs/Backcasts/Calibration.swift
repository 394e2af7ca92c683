import Modelling
import Results
public import Scores

/// Fits the parameters that observations may say something about, on the training windows alone.
///
/// The loss of a set of values is the mean over training windows of the squared error of growth, all places alike, as a share
/// of that of the best rival that is told the totals. It is searched with differential evolution (Storn and Price 1997; the three
/// members that make a new one may coincide), each step of which follows from the seed and the steps before it; so a search that was interrupted goes on from its
/// evaluations. How sure the values are is found by drawing the places anew, with replacement, and taking the best of all
/// evaluated sets for each.
public struct Calibration {
    /// A parameter and where it is looked for.
    struct Searched {
        let name: String
        let range: ClosedRange<Double>
        /// The value at which it does nothing new.
        let idle: Double
    }

    static let searched = [
        Searched(name: "population.lasting_gain", range: 0...1.5, idle: 1),
        Searched(name: "jobs.lasting_shift", range: 0...1.5, idle: 0),
        Searched(name: "jobs.lasting_product_shift", range: 0...1.5, idle: 0),
    ]

    /// The model of the specification: gains last, and no region's product grows faster than its jobs.
    static let before = ["population.lasting_gain": 1.0, "jobs.lasting_product_shift": 0]

    /// One set of values with the squared errors of growth, training window by training window and place by place.
    public struct Evaluation: Codable, Sendable, Equatable {
        public var values: [Double]
        public var errors: [[Double]]
    }

    /// How many sets are tried.
    public static let total = 240
    private static let population = 24

    private let validation: Validation
    private let seed: Int
    private let rivals: [Double]
    private var members: [(values: [Double], loss: Double)] = []
    public private(set) var evaluations: [Evaluation] = []

    /// - Parameter evaluations: those of an earlier search with the same seed, which is gone on with.
    public init(_ validation: Validation, seed: Int, evaluations: [Evaluation] = []) {
        self.validation = validation
        self.seed = seed
        rivals = Validation.training.map { validation.squaredErrorOfRivals($0) }
        let places = Validation.training.map { validation.record($0)?.places.count ?? 0 }
        for known in evaluations.prefix(Self.total) {
            guard known.values == nextValues(), known.errors.map(\.count) == places else { break }
            learn(known)
        }
    }

    public var isDone: Bool { evaluations.count >= Self.total }

    /// Tries the next set of values.
    public mutating func advance() -> Evaluation {
        let values = nextValues()
        let evaluation = Evaluation(values: values, errors: errors(of: values))
        learn(evaluation)
        return evaluation
    }

    private func errors(of values: [Double]) -> [[Double]] {
        let named = Dictionary(uniqueKeysWithValues: zip(Self.searched.map(\.name), values))
        var runs: [Validation.WindowKey: Backcast] = [:]
        for key in Set(Validation.training.map(\.key)) { runs[key] = validation.run(key, named) }
        return Validation.training.map { runs[$0.key]?.squaredErrors($0.variable, in: $0.year) ?? [] }
    }

    private func loss(_ errors: [[Double]]) -> Double {
        mean(zip(errors, rivals).map { mean($0) / $1 })
    }

    private mutating func learn(_ evaluation: Evaluation) {
        let loss = loss(evaluation.errors)
        let number = evaluations.count
        evaluations.append(evaluation)
        if number < Self.population {
            members.append((evaluation.values, loss))
        } else if loss <= members[number % Self.population].loss {
            members[number % Self.population] = (evaluation.values, loss)
        }
    }

    /// The first sets fill the space; each later one is a member moved along the difference of two others.
    private func nextValues() -> [Double] {
        let number = evaluations.count
        let draws = Draws(seed: UInt64(seed), firstMember: 0)
        func uniform(_ what: String) -> Double { draws.uniform(Key(what), step: number)[0] }
        guard number >= Self.population else {
            return Self.searched.map {
                $0.range.lowerBound + uniform($0.name) * ($0.range.upperBound - $0.range.lowerBound)
            }
        }
        let own = members[number % Self.population].values
        let picked = ["first", "second", "third"].map { Int(uniform($0) * Double(Self.population)) }
        let always = Int(uniform("always") * Double(Self.searched.count))
        return Self.searched.enumerated().map { place, searched in
            guard place == always || uniform("cross \(searched.name)") < 0.9 else { return own[place] }
            let (a, b, c) = (members[picked[0]], members[picked[1]], members[picked[2]])
            let moved = a.values[place] + 0.7 * (b.values[place] - c.values[place])
            return min(max(moved, searched.range.lowerBound), searched.range.upperBound)
        }
    }

    /// What was found so far.
    public func document(declared: [String: Double]) -> CalibrationDocument {
        let best = evaluations.min { loss($0.errors) < loss($1.errors) }
        let own = Self.searched.map { declared[$0.name] ?? .nan }
        return CalibrationDocument(
            seed: seed, done: evaluations.count, total: Self.total,
            loss: best.map { loss($0.errors) } ?? .infinity, declaredLoss: loss(errors(of: own)),
            fits: isDone ? fits(best?.values ?? [], declared: own) : [],
            training: Validation.training.map { "\($0.variable.indicator) \($0.start)-\($0.year)" },
            heldOut: isDone
                ? Validation.heldOut.compactMap {
                    let values = zip(Self.searched.map(\.name), best?.values ?? [])
                    return validation.run($0.key, Dictionary(uniqueKeysWithValues: values))?
                        .score($0.variable, in: $0.year, use: .heldOut)
                } : [])
    }

    private func fits(_ best: [Double], declared: [Double]) -> [CalibrationDocument.Fit] {
        let bests = (0..<400).map { resampled($0) }
        return Self.searched.indices.map { place in
            let sorted = bests.map { $0[place] }.sorted()
            return CalibrationDocument.Fit(
                parameter: Self.searched[place].name, value: best[place],
                low: sorted[sorted.count / 20], high: sorted[sorted.count - 1 - sorted.count / 20],
                searchedFrom: Self.searched[place].range.lowerBound,
                searchedTo: Self.searched[place].range.upperBound, declared: declared[place],
                idle: Self.searched[place].idle)
        }
    }

    /// The best set where every window's places were drawn anew.
    private func resampled(_ number: Int) -> [Double] {
        let draws = Draws(seed: UInt64(seed), firstMember: 0)
        // The same regions in every window of a variable: windows of one variable are no samples of their own.
        let picks = zip(Validation.training, evaluations.first?.errors ?? []).map { judged, errors in
            errors.indices.map { place in
                let key = Key("place \(judged.variable.rawValue) \(place)")
                return Int(draws.uniform(key, step: number)[0] * Double(errors.count))
            }
        }
        func loss(_ evaluation: Evaluation) -> Double {
            mean(
                zip(zip(evaluation.errors, picks), rivals).map { pair, rival in
                    mean(pair.1.map { pair.0[$0] }) / rival
                })
        }
        return evaluations.min { loss($0) < loss($1) }?.values ?? []
    }
}

extension Validation {
    /// What was observed in a case.
    func record(_ judged: Case) -> Record? {
        windows[judged.key]?.record(judged.variable, to: judged.year)
    }

    /// Mean squared error of growth of the best rival that is told the totals.
    func squaredErrorOfRivals(_ judged: Case) -> Double {
        guard let record = record(judged) else { return .nan }
        let happened = record.growth(to: record.values(judged.year))
        return Rival.allCases.filter(\.isToldTotals).compactMap { record.forecast($0, of: judged.year) }
            .map { forecast in square(zip(record.growth(to: forecast), happened).map { $0 - $1 }) }
            .min() ?? .nan
    }
}

extension Backcast {
    /// Squared errors of growth, place by place.
    func squaredErrors(_ variable: Variable, in year: Int) -> [Double] {
        let record = window.record(variable, to: year)
        let happened = record.growth(to: record.values(year))
        return zip(record.growth(to: forecast(record, of: year)), happened).map { ($0 - $1) * ($0 - $1) }
    }
}
