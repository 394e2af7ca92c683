import Results

/// What a difference amounts to: which way, how sure and how large.
struct Verdict {
    /// How large the middle difference is.
    enum Size { case none, negligible, little, plain, much }

    /// How many members agree on the sign.
    enum Certainty { case certain, probable, perhaps, open }

    /// Better or worse; more or less, where no direction is better.
    enum Way { case better, worse, more, less }

    let size: Size
    let certainty: Certainty
    let way: Way
    /// The share of members that agree, as people read it; nil where it is not known.
    let number: String?
    /// Whether there is one member only, so that nothing can be said about how sure it is.
    let isCentral: Bool

    /// Nil where there is no difference to judge.
    ///
    /// - Parameter worthNaming: the least difference worth naming, in the indicator's unit; 0 where it is not known.
    init?(_ comparison: ResultRow.Comparison?, worthNaming: Double, isCentral: Bool) {
        guard let comparison, let difference = comparison.difference else { return nil }
        self.isCentral = isCentral
        size = Self.size(difference, share: comparison.shareOfEffect?.p50, worthNaming: worthNaming)
        if let probability = comparison.probabilityBetter {
            let agreeing = max(probability, 1 - probability)
            way = probability >= 0.5 ? .better : .worse
            certainty = Self.certainty(agreeing)
            number = NumberText.percent(agreeing)
        } else {
            way = difference.p50 < 0 ? .less : .more
            let isCertain = difference.p05 > 0 || difference.p95 < 0
            let isProbable = difference.p25 > 0 || difference.p75 < 0
            certainty = isCertain ? .certain : isProbable ? .probable : .open
            number = isCertain ? "≥ 95 %" : isProbable ? "≥ 75 %" : nil
        }
    }

    private static func size(_ difference: Quantiles, share: Double?, worthNaming: Double) -> Size {
        let middle = difference.p50.magnitude
        if difference.p05 == 0, difference.p95 == 0 { return .none }
        if middle < worthNaming { return .negligible }
        guard let share = share?.magnitude else { return middle < 2 * worthNaming ? .little : .plain }
        if share < 0.01 { return .negligible }
        if share < 0.05 || middle < 2 * worthNaming { return .little }
        return share < 0.25 ? .plain : .much
    }

    private static func certainty(_ agreeing: Double) -> Certainty {
        switch agreeing {
        case 0.95...: .certain
        case 0.8..<0.95: .probable
        case 0.65..<0.8: .perhaps
        default: .open
        }
    }

    /// Whether there is nothing here to dwell on.
    var isSlight: Bool { size == .none || size == .negligible }
}

extension Sentences {
    /// `certainly better (99 %)`
    static func verdict(_ verdict: Verdict) -> String {
        if verdict.size == .none { return "no difference" }
        if verdict.isCentral { return verdict.isSlight ? "negligible" : amount(verdict) }
        let number = verdict.number.map { " (\($0))" } ?? ""
        if verdict.size == .negligible {
            return switch verdict.certainty {
            case .certain: "certain, but negligible" + number
            case .probable: "probable, but negligible" + number
            case .perhaps, .open: "negligible either way" + number
            }
        }
        return switch verdict.certainty {
        case .certain: "certainly " + amount(verdict) + number
        case .probable: "probably " + amount(verdict) + number
        case .perhaps: "perhaps " + amount(verdict) + number
        case .open: "too close to call" + number
        }
    }

    private static func amount(_ verdict: Verdict) -> String {
        let way =
            switch verdict.way {
            case .better: "better"
            case .worse: "worse"
            case .more: "more"
            case .less: "less"
            }
        return switch verdict.size {
        case .little: "a little " + way
        case .much: "much " + way
        case .none, .negligible, .plain: way
        }
    }
}
