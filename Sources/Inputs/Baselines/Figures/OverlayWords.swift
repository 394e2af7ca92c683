import Modelling
import Reading
import Spelling
import Words

// What the cells of a user's table of figures mean
extension Overlay {
    static let dutch = [
        "cijfer": "figure", "regio": "region", "waarde": "value", "eenheid": "unit", "jaar": "year",
        "bron": "source", "bewijs": "evidence",
    ]

    /// The column that people call so, in either language and whatever the case.
    static func column(called text: String) -> String {
        let name = text.lowercased()
        return dutch[name] ?? (dutch.values.contains(name) ? name : text)
    }

    /// The figure of a public name or of what people call it; of a figure by year that of the row's year.
    static func figure(called text: String, year: Int?, in content: FigureTables.Content) -> String {
        let name = FigureTitles.figure(called: text) ?? text
        guard let year, parts(of: name).element.isEmpty, content.figures.values[name] == nil,
            content.figures.values["\(name)[\(year)]"] != nil
        else { return name }
        return "\(name)[\(year)]"
    }

    /// What a number in a unit, as people write it, is multiplied by to be in the figure's own; nil where that cannot be.
    static func factor(from text: String, to unit: String) -> Double? {
        let key = "describe.unit.\(unit)"
        let spoken =
            Wording.shared.has(key)
            && Language.allCases.contains { Phrase(key).text($0).lowercased() == text.lowercased() }
        return spoken || text == unit ? 1 : ForeignUnits.factor(from: text, to: unit)
    }

    /// The grade of evidence of a word in either language.
    static func grade(called text: String) -> Evidence.Grade? {
        Evidence.Grade.allCases.first { $0.title.dutch == text.lowercased() }
            ?? Evidence.Grade(word: text.lowercased())
    }

    /// The name or the title of a figure that a misspelt one was most likely meant to be.
    static func nearest(to text: String, among names: [String]) -> String? {
        if text.contains(".") { return nearestName(to: text, among: names) }
        let title = parts(of: text).name
        return nearestName(to: title, among: FigureTitles.all) ?? ColumnMeanings.likely(title)
            ?? nearestName(to: text, among: names)
    }

    /// Why a figure cannot be given.
    enum Objection: Error {
        case unknown
        case follows(String)
        case retired(String)
    }

    /// What a figure of this name can be.
    static func limits(of figure: String, in content: FigureTables.Content) -> Result<Limits, Objection> {
        if let successor = RetiredFigures.successor(of: figure) { return .failure(.retired(successor)) }
        let (name, element) = parts(of: figure)
        let given = GivenFigure.byName[name].flatMap { given in
            let elements = given.elements(regions: content.figures.places.regions)
            return (elements.isEmpty && element.isEmpty) || elements.contains(element) ? given : nil
        }
        if let instead = given?.follows { return .failure(.follows(instead)) }
        let known = content.figures.values[figure]
        var levels = content.figures.levels(of: name)
        if let given { levels.insert(given.isRegional ? .region : .nation) }
        if let sample = known?.values.first, let declared = declaration(of: figure, in: content) {
            return .success(
                Limits(unit: sample.unit, allowed: declared.least...declared.most, levels: levels))
        }
        guard let given else { return .failure(.unknown) }
        return .success(Limits(unit: given.unit, allowed: given.allowed, levels: levels))
    }

    private static func declaration(of figure: String, in content: FigureTables.Content) -> FigureDeclaration?
    {
        let (name, element) = parts(of: figure)
        // Of a figure by area and year, `nature.deposition[57:2021]`, the year is what is described.
        let last = element.split(separator: ":").last ?? ""
        let candidates = [figure, "\(name)[]", name, "\(name)[\(last)]"].flatMap {
            content.declarations[$0] ?? []
        }
        return candidates.first { $0.places.isEmpty } ?? candidates.first
    }

    /// Every name that a line can begin with.
    static func allNames(of content: FigureTables.Content) -> [String] {
        content.figures.values.keys.sorted()
            + GivenFigure.all.filter { $0.follows == nil }.flatMap { given in
                let elements = given.elements(regions: content.figures.places.regions)
                return elements.isEmpty ? [given.name] : elements.map { "\(given.name)[\($0)]" }
            }
    }
}
