import Reading
import Testing

@testable import Scenarios

@Suite("A file that is not meant well gets an answer all the same")
struct HostileFileTests {
    private static let letters = Array("\n\n  :-[]{}#&*!|>'\"%@`,?0.5é\u{0}\t\\<~")

    @Test("Any scribble in a scenario gives problems or a scenario, and ends")
    func scribbles() {
        let text = Array(ShippedScenarios.files.map(\.text).joined())
        var random = SplitMix(state: 1)
        for _ in 0..<300 {
            var scribbled = Array(text.shuffledLines(&random))
            for _ in 0..<Int(random.next() % 12) where !scribbled.isEmpty {
                let at = Int(random.next() % UInt64(scribbled.count))
                scribbled[at] = Self.letters[Int(random.next() % UInt64(Self.letters.count))]
            }
            let reading = Words.reading(("a.yaml", String(scribbled)))
            #expect(reading.isAccepted == (reading.scenarios.count == 1 && reading.needs.isEmpty))
            #expect(reading.problems.allSatisfy { $0.position.line >= 1 && $0.position.column >= 1 })
        }
    }

    @Test("Thousands of mistakes are all told")
    func many() {
        let names = (0..<10_000).map { "    name\($0): 1\n" }.joined()
        let problems = Words.problems(in: "focus: NL225\ncontext:\n  assumptions:\n" + names)
        #expect(problems.count == 10_000)
    }
}

/// A small generator of numbers, so that every run of the tests scribbles the same.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension [Character] {
    /// Some twenty lines that stand together, now and then in another order.
    fileprivate func shuffledLines(_ random: inout SplitMix) -> [Character] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        let start = Int(random.next() % UInt64(lines.count))
        lines = Array<[Character]>(lines[start..<Swift.min(lines.count, start + 20)])
        if random.next() % 4 == 0 { lines.shuffle(using: &random) }
        return Array(lines.joined(separator: "\n"))
    }
}
