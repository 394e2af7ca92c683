import Foundation
import Modelling
import Results
import Testing

@testable import Rendering

/// The cases that the pages of the client in Python pass too.
@Suite("Verdicts, as every reader gives them")
struct SharedVerdictTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let about: String
        let row: Row
        let worthNaming: Double
        let level: Double?
        let word: String
        var testDescription: String { about }

        struct Row: Decodable, Sendable {
            let differenceP50: Double
            let probabilityBetter: Double
            let better: Indicator.Direction
            let members: Int
        }
    }

    static let cases: [Case] = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/verdicts.json")
        return (try? decoder.decode([Case].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test("there are cases") func read() { #expect(Self.cases.count > 10) }

    @Test("a row has the word that the file says", arguments: cases)
    func word(_ one: Case) {
        let middle = one.row.differenceP50
        let band = Quantiles(p05: middle, p25: middle, p50: middle, p75: middle, p95: middle)
        let shares = Shares(better: one.row.probabilityBetter, equal: 0, worse: 1 - one.row.probabilityBetter)
        let difference = Difference(
            band, shares: shares, members: one.row.members, better: one.row.better,
            worthNaming: one.worthNaming, level: one.level)
        let words: [(Judgement, String)] = [
            (.ahead, "ahead"), (.behind, "behind"), (.neckAndNeck, "neck-and-neck"), (.tooSmall, "too-small"),
        ]
        #expect(words.first { $0.0 == difference.verdict }?.1 == one.word)
        #expect(one.row.members >= SamplingError.fewestDraws)
    }
}
