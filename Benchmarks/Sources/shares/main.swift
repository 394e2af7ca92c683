import Attribution
import Foundation
import Modelling

// shares PLAYERS DRAWS FILE: times Shapley values and interactions of a game of any values, and writes the game and
// what comes out as 64-bit numbers: values by coalition, by draw; then shares by player; then interactions by pair.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let players = Int(arguments[1]), let draws = Int(arguments[2]), draws % 8 == 0 else {
    print("usage: shares PLAYERS DRAWS FILE")
    exit(64)
}
let values = (0..<1 << players).map { coalition in
    stride(from: 0, to: draws, by: 8).flatMap { first -> [Double] in
        let lanes = Draws(seed: 1, firstMember: first).uniform(Key("coalition \(coalition)"))
        return (0..<8).map { lanes[$0] }
    }
}
let pairs = (0..<players).flatMap { second in (0..<second).map { ($0, second) } }

/// The quickest of some rounds, in seconds.
func quickest(of rounds: Int, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<rounds).map { _ in clock.measure(work) / .seconds(1) }.min() ?? 0
}

var found: [[Double]] = []
print("shares", quickest(of: 5) { found = Attribution(players: players, values: values).shares() })
let attribution = Attribution(players: players, values: values)
var together: [[Double]] = []
print("interactions", quickest(of: 5) { together = pairs.map { attribution.interaction($0.0, $0.1) } })
let doubles = (values + found + together).flatMap { $0 }
try Data(doubles.flatMap { number in withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } })
    .write(to: URL(filePath: arguments[3]))
