/// What is wrong with a file before any of it is read as YAML: its size, and characters that no text holds.
///
/// Of several such characters of one kind the first is reported.
func textProblems(of file: SourceFile) -> [ScenarioProblem] {
    let start = SourcePlace(file: file.name, line: 1, column: 1)
    let size = file.text.utf8.count
    guard size <= YamlLimits.bytes else {
        return [ScenarioProblem(at: start, .fileTooLarge(kilobytes: (size + 1023) / 1024))]
    }
    guard file.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != byteOrderMark })
    else {
        return [ScenarioProblem(at: start, .fileEmpty)]
    }
    var found: [ScenarioProblem.Fact] = []
    var problems: [ScenarioProblem] = []
    var (line, column) = (1, 1)
    var previous: Unicode.Scalar?
    for scalar in file.text.unicodeScalars {
        if let fact = fact(about: scalar), !found.contains(fact) {
            found.append(fact)
            problems.append(
                ScenarioProblem(at: SourcePlace(file: file.name, line: line, column: column), fact))
        }
        if scalar == "\n" && previous == "\r" {
        } else if scalar == "\n" || scalar == "\r" {
            (line, column) = (line + 1, 1)
        } else if scalar != byteOrderMark || previous != nil {
            column += 1
        }
        previous = scalar
    }
    return problems
}

/// What editors put before the text to say that it is Unicode.
let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

private func fact(about scalar: Unicode.Scalar) -> ScenarioProblem.Fact? {
    switch scalar {
    case "\t": .tab
    case "\n", "\r": nil
    case "\u{FFFD}", "\u{FFFE}", "\u{FFFF}": .notUnicode
    case "\u{2028}", "\u{2029}": .controlCharacter
    default: scalar.properties.generalCategory == .control ? .controlCharacter : nil
    }
}
