import Designs
import Reading

/// One thing that a design varies: a key of scenario files, and the values that it takes.
struct DesignFactor {
    /// What tables call it, unique within the design.
    let name: String
    /// The keys that lead to it in a scenario, in English: `roadmap`, `farm_transition`, `start`.
    let path: [String]
    let values: Values
    /// Where it stands in the file.
    let field: Field

    enum Values {
        case list([YamlNode], usual: Int)
        case range(low: Double, high: Double, levels: Int, usual: Double, isWhole: Bool)
    }

    /// What a design makes of its coordinates.
    var shape: FactorShape {
        switch values {
        case .list(let nodes, let usual): .list(nodes.count, usual: usual)
        case .range(let low, let high, let levels, let usual, _):
            .range(levels: levels, usual: (usual - low) / (high - low))
        }
    }

    /// The value that a coordinate stands for, as a scenario file has it.
    func value(at coordinate: Double) -> YamlNode {
        switch values {
        case .list(let nodes, _): return nodes[shape.place(at: coordinate)]
        case .range(let low, let high, _, _, let isWhole):
            let exact = low + coordinate * (high - low)
            let number = isWhole ? exact.rounded() : Self.shortened(exact)
            return YamlNode(
                position: field.node.position, content: .text(unmistakable(number), isQuoted: false))
        }
    }

    /// Nine digits are enough to tell points apart, and can be read.
    private static func shortened(_ number: Double) -> Double {
        guard number != 0, number.isFinite else { return number }
        var scale = 1.0
        while abs(number) * scale < 1e8 && scale < 1e15 { scale *= 10 }
        return (number * scale).rounded() / scale
    }

    /// Whether it is the step itself that is there or not.
    var isStep: Bool { path.count == 2 && path[0] == "roadmap" }
}

/// A value as numbers compare it: numbers, quarters, yes as 1 and no as 0; nil for other words.
func comparable(_ text: String) -> Double? {
    if case .success(let value) = number(from: text) { return value }
    if text.hasSuffix("%"), case .success(let share) = number(from: text.filter { $0 != "%" && $0 != " " }) {
        return share / 100
    }
    switch text.lowercased() {
    case "yes", "ja", "true", "on", "aan": return 1
    case "no", "nee", "false", "off", "uit": return 0
    default: break
    }
    guard let match = text.wholeMatch(of: /([0-9]{4})[QqKk]([1-4])/), let year = Double(match.output.1),
        let quarter = Double(match.output.2)
    else { return nil }
    return year + (quarter - 1) / 4
}

/// A comparison between two factors, or of one with a value, that every point of a design has to meet.
struct DesignConstraint {
    enum Side {
        /// By its number among the factors.
        case factor(Int)
        case value(String)
    }

    let left: Side
    let sign: String
    let right: Side
    let field: Field

    /// The parts of `trust < 0.5`; nil for what is none.
    static func parts(of text: String) -> (left: String, sign: String, right: String)? {
        guard let match = text.wholeMatch(of: /\s*([^<>=!]+?)\s*(<=|>=|==|!=|<|>|=)\s*([^<>=!]+?)\s*/) else {
            return nil
        }
        return (String(match.output.1), String(match.output.2), String(match.output.3))
    }

    /// Whether it is met; nil where the two cannot be compared.
    func isMet(by values: [String]) -> Bool? {
        func text(_ side: Side) -> String {
            switch side {
            case .factor(let place): values[place]
            case .value(let text): text
            }
        }
        let (left, right) = (text(left), text(right))
        if let a = comparable(left), let b = comparable(right) {
            switch sign {
            case "<": return a < b
            case "<=": return a <= b
            case ">": return a > b
            case ">=": return a >= b
            case "!=": return a != b
            default: return a == b
            }
        }
        switch sign {
        case "=", "==": return left.lowercased() == right.lowercased()
        case "!=": return left.lowercased() != right.lowercased()
        default: return nil
        }
    }
}
