/// What filled-in questionnaires say of the trust between organisations, without naming any of them.
///
/// Questions after the five dimensions of Klijn, Edelenbos and Steijn (2010); scoring in `docs/trust-questionnaire.md`.
struct TrustScore: Codable, Equatable {
    /// Mean of the pairs, 0 to 1.
    let trust: Double
    /// Ends of its range: 1.645 standard errors over the pairs, 0.1 at least.
    let low, high: Double
    /// How far pairs lie apart: their standard deviation.
    let spread: Double
    /// Pairs that count, and those in which the two sides differ by more than a quarter.
    let pairs, uneven: Int
    /// Pairs with answers from too few people on one side.
    let leftOut: Int
    let organisations, answers: Int
    /// Whether the six questions measure one thing (Cronbach 1951); nil where too few answered them all.
    let alpha: Double?
    /// Means of what organisations can do and of how conflicts end, 0 to 1; nil where nobody answered.
    let competence, repair: Double?
    /// Share of the possible links that are used monthly at least; nil where contact was not asked.
    let linkDensity: Double?

    /// Fewest people of an organisation who must have answered about another.
    static let fewestRespondents = 2
    /// Fewest pairs of which a mean tells nobody who thinks what of whom.
    static let fewestPairs = 3
    /// Above this a table is uneven.
    static let largeGap = 0.25

    private enum CodingKeys: String, CodingKey {
        case trust, low, high, spread, pairs, uneven, organisations, answers, alpha, competence, repair
        case leftOut = "left_out"
        case linkDensity = "link_density"
    }

    /// How many pairs have answers from both sides.
    struct TooFew: Error, Equatable {
        let pairs: Int
    }

    /// - Throws: `TooFew` where a mean would say what one organisation thinks of another.
    init(_ answers: [TrustAnswers.Answer]) throws(TooFew) {
        let sides = Self.sides(answers)
        let names = Set(answers.flatMap { [$0.from, $0.to] }).sorted()
        var (values, uneven, leftOut) = ([Double](), 0, 0)
        for (position, one) in names.enumerated() {
            for other in names[(position + 1)...] {
                guard let out = sides[[one, other]], let back = sides[[other, one]],
                    out.count >= Self.fewestRespondents, back.count >= Self.fewestRespondents
                else {
                    if sides[[one, other]] != nil || sides[[other, one]] != nil { leftOut += 1 }
                    continue
                }
                let (there, here) = (Self.median(out), Self.median(back))
                values.append((there + here) / 2)
                if abs(there - here) > Self.largeGap { uneven += 1 }
            }
        }
        guard values.count >= Self.fewestPairs else { throw TooFew(pairs: values.count) }
        let mean = Self.mean(values)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        let half = max(0.1, 1.645 * (variance / Double(values.count)).squareRoot())
        (trust, low, high) = (mean, max(0, mean - half), min(1, mean + half))
        (spread, pairs, self.uneven, self.leftOut) = (variance.squareRoot(), values.count, uneven, leftOut)
        (organisations, self.answers) = (names.count, answers.count)
        alpha = Self.alpha(answers.compactMap(Self.items))
        competence = Self.mean(of: answers.compactMap { $0.marks[5] })
        repair = Self.mean(of: answers.compactMap { $0.marks[6] })
        linkDensity = Self.linkDensity(answers, names)
    }

    /// By organisation and the one that it is about: the trust of each respondent, 0 to 1.
    private static func sides(_ answers: [TrustAnswers.Answer]) -> [[String]: [Double]] {
        var sides: [[String]: [Double]] = [:]
        for answer in answers {
            let known = asked(answer).compactMap(\.self)
            // Who could judge less than four of the six could not judge.
            guard known.count >= 4 else { continue }
            sides[[answer.from, answer.to], default: []].append((mean(known.map(Double.init)) - 1) / 6)
        }
        return sides
    }

    /// Questions 1 to 5, and 8 the other way round: who writes everything down trusts less.
    private static func asked(_ answer: TrustAnswers.Answer) -> [Int?] {
        answer.marks[0..<5] + [answer.marks[7].map { 8 - $0 }]
    }

    private static func items(_ answer: TrustAnswers.Answer) -> [Double]? {
        let known = asked(answer).compactMap(\.self)
        return known.count == 6 ? known.map(Double.init) : nil
    }

    /// k / (k − 1) · (1 − Σ variance of a question / variance of the sum)
    private static func alpha(_ rows: [[Double]]) -> Double? {
        guard rows.count >= 10 else { return nil }
        func variance(_ values: [Double]) -> Double {
            let middle = mean(values)
            return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count - 1)
        }
        let whole = variance(rows.map { $0.reduce(0, +) })
        guard whole > 0 else { return nil }
        let parts = (0..<6).reduce(0) { sum, item in sum + variance(rows.map { $0[item] }) }
        return 6.0 / 5 * (1 - parts / whole)
    }

    private static func linkDensity(_ answers: [TrustAnswers.Answer], _ names: [String]) -> Double? {
        var votes: [Set<String>: (monthly: Int, all: Int)] = [:]
        for answer in answers {
            guard let contact = answer.contact else { continue }
            votes[[answer.from, answer.to], default: (0, 0)].all += 1
            if contact.isMonthly { votes[[answer.from, answer.to], default: (0, 0)].monthly += 1 }
        }
        guard !votes.isEmpty else { return nil }
        let links = votes.values.count { 2 * $0.monthly >= $0.all }
        return Double(links) / Double(names.count * (names.count - 1) / 2)
    }

    private static func mean(of marks: [Int]) -> Double? {
        marks.isEmpty ? nil : (mean(marks.map(Double.init)) - 1) / 6
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
