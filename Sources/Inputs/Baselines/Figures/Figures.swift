import Modelling

/// Figures by name and place, before anything is derived from them.
struct Figures: Sendable {
    let places: Places
    /// By name with element (`jobs.employed[B-E]`), then by code of the place.
    private(set) var values: [String: [String: FigureValue]] = [:]
    /// Texts in tables whose keys are no places: `nature.regions` of area `57`.
    private(set) var texts: [String: [(key: String, text: String)]] = [:]

    /// The elements that a figure has anywhere, by its name.
    private var elements: [String: Set<String>] = [:]

    init(places: Places) { self.places = places }

    /// The figure of exactly this place.
    func value(_ figure: String, _ place: String) -> FigureValue? { values[figure]?[place] }

    /// The figure of the region, else of its province, else of the country.
    func nearest(_ figure: String, _ region: Region) -> FigureValue? {
        guard let known = values[figure] else { return nil }
        return known[region.code] ?? known[region.province] ?? known[Places.nation]
    }

    /// The level of the place of `nearest`.
    func level(of figure: String, _ region: Region) -> FigureLevel? {
        guard let known = values[figure] else { return nil }
        return [region.code, region.province, Places.nation].first { known[$0] != nil }
            .flatMap { places.level(of: $0) }
    }

    /// All elements of a figure at a place, in the order of their names.
    func elements(of name: String, _ place: String) -> [(element: String, value: FigureValue)] {
        (elements[name] ?? []).sorted().compactMap { element in
            values["\(name)[\(element)]"]?[place].map { (element, $0) }
        }
    }

    /// The levels at which a figure, or any element of it, has values.
    func levels(of name: String) -> Set<FigureLevel> {
        let names = [name] + (elements[name] ?? []).map { "\(name)[\($0)]" }
        return Set(names.flatMap { (values[$0] ?? [:]).keys.compactMap { places.level(of: $0) } })
    }

    /// Puts a value in, and returns the one that it takes the place of.
    @discardableResult
    mutating func insert(_ value: FigureValue, _ figure: String, _ place: String) -> FigureValue? {
        let (name, element) = parts(of: figure)
        if !element.isEmpty { elements[name, default: []].insert(element) }
        return values[figure, default: [:]].updateValue(value, forKey: place)
    }

    /// Takes a value away.
    mutating func remove(_ figure: String, _ place: String) { values[figure]?[place] = nil }

    /// Keeps the texts of which `isKept` says so.
    mutating func keepTexts(_ figure: String, where isKept: (_ key: String, Figures) -> Bool) {
        let all = texts[figure] ?? []
        texts[figure] = all.filter { isKept($0.key, self) }
    }

    mutating func insert(text: String, _ figure: String, key: String) {
        texts[figure, default: []].append((key, text))
    }

    /// One line for each value, in an order that depends on nothing else: what a digest is taken of.
    var canonicalText: String {
        let numbers = values.flatMap { figure, known in
            known.map { place, value in
                "\(figure)|\(place)|\(value.value)|\(value.unit)|\(value.year)|\(value.evidence.grade)"
                    + "|\(value.evidence.source.english)|\(value.level)|\(value.spread)"
            }
        }
        let words = texts.flatMap { figure, known in known.map { "\(figure)|\($0.key)|\($0.text)" } }
        let map = places.regions.map { region in
            "\(region.code)|\(region.name)|\(region.province)|\(region.provinceName)|\(region.corop)"
                + "|\(region.longitude)|\(region.latitude)"
        }
        return (numbers + words + map).sorted().joined(separator: "\n")
    }
}
