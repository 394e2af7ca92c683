import Foundation

/// What SALib and SciPy say, as `References/make_references.py` wrote it down.
struct References: Decodable {
    struct Indices: Decodable {
        let base: Int
        let first: [Double]
        let firstMargin: [Double]
        let total: [Double]
        let totalMargin: [Double]
        let rows: [[Double]]
    }

    struct Effects: Decodable {
        let levels: [[Int]]
        let mean: [Double]
        let meanSize: [Double]
        let meanSizeMargin: [Double]
        let deviation: [Double]
    }

    let sobolPoints: [[Double]]
    let ishigami: Indices
    let sobolG: Indices
    let ishigamiEffects: Effects
    let sobolGEffects: Effects
    let ishigamiRanks: [Double]

    static func read() throws -> References {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "References/references.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(References.self, from: Data(contentsOf: file))
    }
}

/// Ishigami and Homma (1990), over coordinates from 0 to 1.
func ishigami(_ point: [Double]) -> Double {
    let x = point.map { -Double.pi + 2 * Double.pi * $0 }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
}

/// The G of Sobol (1993).
func sobolG(_ point: [Double]) -> Double {
    let weights = [0, 1, 4.5, 9, 99, 99, 99, 99]
    return zip(point, weights).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
}
