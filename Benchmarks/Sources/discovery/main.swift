import Foundation
import Modelling
import ScenarioDiscovery
import ValueOfInformation

// discovery DRAWS NUMBERS FILE: times the search for a planted box and the value of information, and writes the draws as
// 64-bit numbers: by number, by draw, and then whether each draw is a case.

struct Planted {
    let columns: [[Double]]
    let isCase: [Bool]

    init(draws: Int, numbers: Int, seed: UInt64) {
        func column(_ name: String) -> [Double] {
            stride(from: 0, to: draws, by: 8).flatMap { first -> [Double] in
                let lanes = Draws(seed: seed, firstMember: first).uniform(Key(name))
                return (0..<8).map { lanes[$0] }
            }
        }
        let columns = (0..<numbers).map { column("number \($0)") }
        let luck = column("luck")
        isCase = luck.indices.map { luck[$0] < (columns[1][$0] > 0.5 && columns[2][$0] < 0.4 ? 0.9 : 0.3) }
        self.columns = columns
    }
}

/// The quickest of some rounds, in seconds.
func quickest(of rounds: Int, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<rounds).map { _ in clock.measure(work) / .seconds(1) }.min() ?? 0
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let draws = Int(arguments[1]), let numbers = Int(arguments[2]), draws % 8 == 0 else {
    print("usage: discovery DRAWS NUMBERS FILE")
    exit(64)
}
let (known, unseen) = (
    Planted(draws: draws, numbers: numbers, seed: 1), Planted(draws: draws, numbers: numbers, seed: 2)
)
let doubles = known.columns.flatMap { $0 } + known.isCase.map { $0 ? 1 : 0 }
try Data(doubles.flatMap { number in withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } })
    .write(to: URL(filePath: arguments[3]))

let (space, judging) = (DrawSpace(known.columns), DrawSpace(unseen.columns))
var once = ScenarioDiscovery.Tests()
(once.permutations, once.resamples) = (0, 0)
let searches = ScenarioDiscovery(space, cases: known.isCase, seed: 1, tests: once)
print("boxes", quickest(of: 5) { _ = searches.findings(judgedOn: judging, cases: unseen.isCase) })
for workers in [1, 2] {
    let tested = ScenarioDiscovery(space, cases: known.isCase, seed: 1, workers: workers)
    print(
        "boxes-with-200-permutations-\(workers)-workers",
        quickest(of: 2) { _ = tested.findings(judgedOn: judging, cases: unseen.isCase) })
}
let differences = known.isCase.indices.map { (known.isCase[$0] ? 1.0 : -1) + known.columns[0][$0] }
let information = ValueOfInformation(of: differences, given: known.columns, seed: 1)
print("value-of-information", quickest(of: 5) { _ = information.findings(above: 0) })
print("value-by-chance", quickest(of: 2) { _ = information.valueByChance() })
