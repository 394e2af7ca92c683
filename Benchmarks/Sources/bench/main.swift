import Foundation

// bench FIGURES members ROUNDS | bench FIGURES ensemble MEMBERS WORKERS: numbers that `run` makes a table of.
let words = Array(CommandLine.arguments.dropFirst())
let numbers = words.dropFirst(2).compactMap { Int($0) }
switch (words.dropFirst().first, numbers.count) {
case ("members", 1):
    timeMembers(try Subject(figuresAt: words[0]), rounds: numbers[0])
case ("ensemble", 2):
    try await timeEnsemble(try Subject(figuresAt: words[0]), members: numbers[0], workers: numbers[1])
default:
    print("usage: bench FIGURES members ROUNDS | bench FIGURES ensemble MEMBERS WORKERS")
    exit(64)
}
