public import Modelling
public import Results

/// What there is to know about the model, the data and the catalogue.
public struct DescribeRequest: Codable, Equatable, Sendable {
    public var topic: Topic
    /// One entry of the topic; nil for all of them.
    public var name: String?

    /// What can be described.
    public enum Topic: String, Word {
        case indicators, levers, measures, parameters, quantities, regions, actors, modes, scenarios
    }

    public init(topic: Topic, name: String? = nil) {
        self.topic = topic
        self.name = name
    }
}

extension DescribeRequest: Request {
    public typealias Answer = DescribeReply
    public static let op = "describe"

    /// - Throws: `request.invalid` for a name that no entry can have.
    public func check() throws(Refusal) {
        if let name { try name.check("name", most: RunRequest.Limits.word) }
    }
}

/// What there is to know about a topic.
public struct DescribeReply: Codable, Equatable, Sendable {
    public var topic: DescribeRequest.Topic
    public var entries: [Entry]

    public init(topic: DescribeRequest.Topic, entries: [Entry]) {
        self.topic = topic
        self.entries = entries
    }

    /// One indicator, lever, measure, parameter, quantity, region, actor, mode or scenario.
    public struct Entry: Codable, Equatable, Sendable {
        /// As scenario files and options write it.
        public var name: String
        /// As people say it, in English: for clients of 1.0.
        public var title: String
        /// What it is, in one sentence of English: for clients of 1.0.
        public var sentence: String
        /// The title in each language; nil from a daemon of 1.0.
        public var titles: Text?
        /// The sentence in each language; nil from a daemon of 1.0.
        public var sentences: Text?
        /// Nil where there is none to give.
        public var unit: String?
        /// `higher`, `lower` or `neither`; nil for what is no indicator.
        public var better: String?
        /// How it follows from the model's quantities, in English: for clients of 1.0.
        public var formula: String?
        /// The formula in each language; nil from a daemon of 1.0.
        public var formulas: Text?
        /// The value where nothing else is said.
        public var central: Double?
        /// The lower end of the range.
        public var low: Double?
        /// The upper end of the range.
        public var high: Double?
        public var evidence: Evidence?
        /// Whatever else there is, in the order to show it.
        public var details: [Line]

        public init(
            name: String, title: Text, sentence: Text, unit: String? = nil, better: String? = nil,
            formula: Text? = nil, central: Double? = nil, low: Double? = nil, high: Double? = nil,
            evidence: Evidence? = nil, details: [Line] = []
        ) {
            self.name = name
            self.title = title.english
            self.sentence = sentence.english
            titles = title
            sentences = sentence
            self.unit = unit
            self.better = better
            self.formula = formula?.english
            formulas = formula
            self.central = central
            self.low = low
            self.high = high
            self.evidence = evidence
            self.details = details
        }
    }

    /// A label and its value.
    public struct Line: Codable, Equatable, Hashable, Sendable {
        /// In English: for clients of 1.0.
        public var label: String
        /// In English: for clients of 1.0.
        public var value: String
        /// Which label it is, so that each language has its own: `lead` is `describe.lead` in the catalogue of
        /// sentences; nil where the label is a public name, or from a daemon of 1.0.
        public var key: String?
        /// The value in each language; nil from a daemon of 1.0.
        public var values: Text?

        public init(key: String? = nil, label: String, _ value: Text) {
            self.key = key
            self.label = label
            self.value = value.english
            values = value
        }
    }
}
