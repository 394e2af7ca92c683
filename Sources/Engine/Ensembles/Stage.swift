/// A stretch of members after which the workers meet, so that results over a prefix of the members can be shown.
struct Stage: Hashable {
    let members: Range<Int>
    /// Whether results are made at its end.
    let isReported: Bool

    var blocks: Range<Int> { members.lowerBound / 8..<(members.upperBound + 7) / 8 }

    /// The most members whose blocks are held at a time where values are counted.
    static let most = 512
    /// Results are shown over the first 64 members, then over four times as many, and so on.
    static let first = 64
    static let growth = 4

    /// The stages of an ensemble. Where values are counted, none is longer than `most`.
    static func all(members: Int, mostExact: Int = 4_096) -> [Stage] {
        var stages: [Stage] = []
        var start = 0
        var shown = first
        while start < members {
            var end = min(shown, members)
            if members > mostExact { end = min(end, (start / most + 1) * most) }
            stages.append(Stage(members: start..<end, isReported: end == shown || end == members))
            if end == shown { shown *= growth }
            start = end
        }
        return stages
    }
}
