import Baselines
import Messages
import Modelling
import RegionModel
import Results
import Spelling
import Words

/// What of a roadmap stays as its owner has it.
struct Kept: Equatable, Sendable {
    /// Of every step.
    private(set) var aspects: Set<ImprovementDocument.Aspect> = []
    /// Everything of these, by the names of the catalogue.
    private(set) var measures: Set<String> = []

    private static let words: [(word: String, aspect: ImprovementDocument.Aspect)] = [
        ("start", .start), ("begin", .start), ("way", .way), ("mode", .way), ("manier", .way),
        ("manier_van_werken", .way), ("partners", .partners), ("level", .level), ("niveau", .level),
        ("order", .order), ("volgorde", .order),
    ]

    /// Reads what people write: an aspect or a measure, in either language.
    ///
    /// - Parameter planned: names of the measures that there are; nil for every one of the catalogue.
    /// - Throws: `request.invalid` for the first word that is neither.
    init(_ words: [String], among catalogue: Baselines.Catalogue, planned: Set<String>? = nil) throws(Refusal)
    {
        let measures = catalogue.measures.filter { planned?.contains($0.definition.id) ?? true }
        for (index, word) in words.enumerated() {
            let sought = folded(word)
            if let known = Self.words.first(where: { $0.word == sought }) {
                aspects.insert(known.aspect)
            } else if let measure = measures.first(where: { measure in
                Self.names(of: measure).contains { folded($0) == sought }
            }) {
                self.measures.insert(measure.definition.id)
            } else {
                let aspects = ImprovementDocument.Aspect.allCases.map(\.rawValue)
                throw Refusal.unknown(
                    word, path: "keep[\(index)]", Phrase("refusal.improve.keep"),
                    nearest: nearestName(
                        to: word,
                        among: Self.words.map(\.word) + measures.flatMap(Self.names)),
                    among: aspects + (planned == nil ? [] : measures.map(\.definition.id)))
            }
        }
    }

    private static func names(of measure: Measure) -> [String] {
        let title = measure.definition.title
        return [
            measure.definition.id, title.dutch, title.english, measure.short.dutch, measure.short.english,
        ]
    }

    /// Whether something of a measure stays.
    func has(_ aspect: ImprovementDocument.Aspect, of measure: String) -> Bool {
        aspects.contains(aspect) || measures.contains(measure)
    }

    /// What is kept, by the words of files.
    var words: [String] {
        ImprovementDocument.Aspect.allCases.filter(aspects.contains).map(\.rawValue) + measures.sorted()
    }
}
