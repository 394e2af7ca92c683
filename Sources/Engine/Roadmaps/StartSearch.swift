/// Looks for the start nearest to the one that is asked which a step can have; the later of two that are as near.
public struct StartSearch: Sendable {
    /// The quarter that was found; nil as long as none is.
    public private(set) var found: Int?
    private let asked: Int
    private let possible: ClosedRange<Int>
    private var distance = 0
    private var isEarlier = false

    /// - Parameters:
    ///   - asked: the quarter that is asked.
    ///   - possible: quarters in which it could start.
    public init(asked: Int, possible: ClosedRange<Int>) {
        (self.asked, self.possible) = (asked, possible)
        step()
    }

    /// The quarter to be tried; nil where one is found, or all were tried.
    public var next: Int? {
        guard found == nil, distance <= reach else { return nil }
        return isEarlier ? asked - distance : asked + distance
    }

    private var reach: Int { max(asked - possible.lowerBound, possible.upperBound - asked) }

    /// Takes what came of trying `next`.
    public mutating func answer(_ can: Bool) {
        if can { found = next } else { step() }
    }

    private mutating func step() {
        repeat {
            if isEarlier || distance == 0 {
                (distance, isEarlier) = (distance + 1, false)
            } else {
                isEarlier = true
            }
        } while distance <= reach && !possible.contains(isEarlier ? asked - distance : asked + distance)
    }
}

/// Whether something is so in most draws: then a roadmap cannot count on the other.
public func isUsual(_ draws: Int, of all: Int) -> Bool { 2 * draws > all }
