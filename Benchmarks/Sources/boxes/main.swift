import Foundation
import Modelling
import ScenarioDiscovery

// boxes find NUMBERS FILE: the boxes of a table that another program wrote, as 64-bit numbers: by number, by draw, and then
// whether each draw is a case. A line for each box: draws, cases, and its conditions as number, 1 for at least, and limit.
//
// boxes null ENSEMBLES DRAWS NUMBERS BASE SHAPE: in how many ensembles whose cases hang on nothing a condition is reported,
// with all tests as they are in use; numbers are `uniform`, or `mixed` with whole ones and categories.

func column(_ name: String, draws: Int, seed: UInt64) -> [Double] {
    stride(from: 0, to: draws, by: 8).flatMap { first -> [Double] in
        let lanes = Draws(seed: seed, firstMember: first).uniform(Key(name))
        return (0..<8).map { lanes[$0] }
    }
}

/// An ensemble in which nothing says anything.
struct Noise {
    let space: DrawSpace
    let isCase: [Bool]

    init(draws: Int, numbers: Int, base: Double, isMixed: Bool, seed: UInt64) {
        space = DrawSpace(
            (0..<numbers).map { number in
                let own = column("number \(number)", draws: draws, seed: seed)
                // Every third number has two values, every third five.
                guard isMixed, number % 3 > 0 else { return own }
                let values = number % 3 == 1 ? 2.0 : 5
                return own.map { ($0 * values).rounded(.down) }
            })
        isCase = column("luck", draws: draws, seed: seed).map { $0 < base }
    }
}

func find(numbers: Int, file: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: file))
    let all = stride(from: 0, to: bytes.count, by: 8).map { place in
        Double(bitPattern: bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    let draws = all.count / (numbers + 1)
    let space = DrawSpace((0..<numbers).map { Array(all[$0 * draws..<($0 + 1) * draws]) })
    let isCase = all[(numbers * draws)...].map { $0 > 0.5 }
    // The search alone, counted where it searched, as the other program does.
    var tests = ScenarioDiscovery.Tests()
    (tests.permutations, tests.resamples, tests.leastStability) = (0, 0, 0)
    let findings = ScenarioDiscovery(space, cases: isCase, seed: 1, tests: tests)
        .findings(judgedOn: space, cases: isCase)
    for finding in findings where finding.raises {
        let conditions = finding.conditions.map { "\($0.number) \($0.isAbove ? 1 : 0) \($0.limit)" }
        print(finding.draws, finding.cases, conditions.joined(separator: " "))
    }
}

func null(ensembles: Int, draws: Int, numbers: Int, base: Double, isMixed: Bool) {
    var reported = 0
    for number in 0..<ensembles {
        func noise(_ seed: Int) -> Noise {
            Noise(draws: draws, numbers: numbers, base: base, isMixed: isMixed, seed: UInt64(seed))
        }
        let (known, unseen) = (noise(2 * number), noise(2 * number + 1))
        let findings = ScenarioDiscovery(
            known.space, cases: known.isCase, seed: UInt64(number),
            workers: ProcessInfo.processInfo.activeProcessorCount
        ).findings(judgedOn: unseen.space, cases: unseen.isCase)
        if !findings.isEmpty { reported += 1 }
    }
    print(ensembles, reported)
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "find" where arguments.count == 3:
    try find(numbers: Int(arguments[1]) ?? 0, file: arguments[2])
case "null" where arguments.count == 6:
    null(
        ensembles: Int(arguments[1]) ?? 0, draws: Int(arguments[2]) ?? 0, numbers: Int(arguments[3]) ?? 0,
        base: Double(arguments[4]) ?? 0, isMixed: arguments[5] == "mixed")
default:
    print("usage: boxes find NUMBERS FILE | boxes null ENSEMBLES DRAWS NUMBERS BASE uniform|mixed")
    exit(64)
}
