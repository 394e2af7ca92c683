extension BackcastDocument {
    /// What one variable's windows say together: whether the model is of more use than a ruler. Windows that were fitted on do not
    /// count.
    public struct Question: Hashable, Sendable {
        /// The model against the best forecast without one that is told as much.
        public enum Answer: String, Sendable, CaseIterable {
            /// Better in every window, together and in the middle place, and in one at least by more than the luck of places.
            case better
            /// Neither of the others.
            case even
            /// Worse in a window by more than the luck of places, and in none better by more.
            case worse
        }

        /// What bands of 90 % hold: about nine tenths (80 to 97 %) in every window, or less, or more.
        public enum Bands: String, Sendable {
            case right, narrow, wide
        }

        /// The model's indicator.
        public let indicator: String
        public let answer: Answer
        /// Nil without members.
        public let bands: Bands?
        /// Least and largest share of what was counted inside the band of 90 %, over the windows.
        public let coverage: ClosedRange<Double>?
        /// The windows, longest last.
        public let scores: [Score]

        init(_ scores: [Score]) {
            self.scores = scores.sorted { ($0.year - $0.start, $0.start) < ($1.year - $1.start, $1.start) }
            indicator = scores.first?.indicator ?? ""
            let isBetter = scores.contains { ($0.mase95 ?? 1) < 1 }
            let isWorse = scores.contains { ($0.mase05 ?? 1) > 1 }
            answer =
                if isBetter, scores.allSatisfy(\.beatsRivals) {
                    .better
                } else if isWorse, !isBetter {
                    .worse
                } else {
                    .even
                }
            let covered = scores.compactMap(\.coverage90).sorted()
            guard let least = covered.first, let most = covered.last else {
                (bands, coverage) = (nil, nil)
                return
            }
            coverage = least...most
            bands = least < 0.8 ? .narrow : most > 0.97 ? .wide : .right
        }
    }

    /// A verdict on each variable, in the order of the scores.
    public var questions: [Question] {
        var order: [String] = []
        for score in scores where !order.contains(score.indicator) { order.append(score.indicator) }
        return order.compactMap { indicator in
            let judged = scores.filter { $0.indicator == indicator && $0.use != .training }
            return judged.isEmpty ? nil : Question(judged)
        }
    }
}
