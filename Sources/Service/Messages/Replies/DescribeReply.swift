/// What there is to know about a topic.
public struct DescribeReply: Codable, Equatable, Sendable {
    public var topic: DescribeRequest.Topic
    public var entries: [Entry]

    public init(topic: DescribeRequest.Topic, entries: [Entry]) {
        self.topic = topic
        self.entries = entries
    }

    /// One indicator, lever, measure, parameter, region, actor or mode.
    public struct Entry: Codable, Equatable, Sendable {
        /// As scenario files and options write it.
        public var name: String
        /// As people say it.
        public var title: String
        /// What it is, in one sentence.
        public var sentence: String
        /// Nil where there is none to give.
        public var unit: String?
        /// `higher`, `lower` or `neither`; nil for what is no indicator.
        public var better: String?
        /// How it follows from the model's quantities.
        public var formula: String?
        /// The value where nothing else is said.
        public var central: Double?
        /// The lower end of the range.
        public var low: Double?
        /// The upper end of the range.
        public var high: Double?
        public var evidence: EvidenceNote?
        /// Whatever else there is, in the order to show it.
        public var details: [Line]

        public init(
            name: String, title: String, sentence: String, unit: String? = nil, better: String? = nil,
            formula: String? = nil, central: Double? = nil, low: Double? = nil, high: Double? = nil,
            evidence: EvidenceNote? = nil, details: [Line] = []
        ) {
            self.name = name
            self.title = title
            self.sentence = sentence
            self.unit = unit
            self.better = better
            self.formula = formula
            self.central = central
            self.low = low
            self.high = high
            self.evidence = evidence
            self.details = details
        }
    }

    /// A label and its value.
    public struct Line: Codable, Equatable, Hashable, Sendable {
        public var label: String
        public var value: String

        public init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }
}

/// Where a number comes from.
public struct EvidenceNote: Codable, Equatable, Hashable, Sendable {
    /// `measured`, `published` or `assumed`.
    public var grade: String
    /// The table, the study or the reason.
    public var source: String

    public init(grade: String, source: String) {
        self.grade = grade
        self.source = source
    }
}
